import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { createDeskStore, DeskContext } from '../../../../src/renderer/app/store.ts';
import { BundleFacts } from '../../../../src/renderer/features/provisioning/bundle-facts.tsx';
import { MachineBundle } from '../../../../src/renderer/features/provisioning/machine-bundle.tsx';
import { MakeBundle } from '../../../../src/renderer/features/provisioning/make-bundle.tsx';
import { SetUpFromFile } from '../../../../src/renderer/features/provisioning/set-up-from-file.tsx';
import { type Calls, createCalls } from '../../../../src/renderer/ipc/calls.ts';
import { CallsContext } from '../../../../src/renderer/ipc/calls-context.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';
import type { BundleView } from '../../../../src/shared/ipc/provisioning.ts';
import { markupOf, textOf } from '../basket/render.tsx';

const drawn = (node: ReactNode): string =>
  markupOf(
    <CallsContext value={createCalls({} as Calls)}>
      <DeskContext value={createDeskStore()}>{node}</DeskContext>
    </CallsContext>,
  );

const BUNDLE: BundleView = {
  ...{
    digest: 'd1',
    file: 'blr-014.bundle',
    version: 7,
    issuer: 'IT of the south',
    locked: true,
    isFirst: true,
  },
  fingerprint: '7K3M-0QXT-5HZV-9WPA',
  issuedAt: Date.UTC(2026, 10, 27, 12),
  expiresAt: Date.UTC(2027, 10, 27, 12),
  graceEndsAt: Date.UTC(2027, 11, 11, 12),
  holds: { systems: ['airpay', 'capillary'], people: 3, pepper: true, groups: ['Branches of the south'] },
};

describe('a desk that is not configured', () => {
  it('offers to choose a file', () => {
    expect(textOf(drawn(<SetUpFromFile />))).toContain('Choose a file…');
  });

  it('reads what a bundle is: from whom, by which key, until when, what is in it', () => {
    const text = textOf(drawn(<BundleFacts bundle={BUNDLE} />));
    for (const part of [
      ...['blr-014.bundle', 'IT of the south', '7K3M-0QXT-5HZV-9WPA', '7, made on Nov 27, 2026'],
      'Nov 27, 2027; changes are sent until Dec 11, 2027',
      ...['credentials for airpay', 'credentials for Capillary', '3 people who work here'],
      ...['the secret that their PINs are kept with', 'the key of the group Branches of the south'],
    ])
      expect(text).toContain(part);
  });

  it.each([
    ['bundle.keychain', { why: 'locked' }, false],
    ['bundle.expired', { at: '2026-01-31T00:00:00.000Z' }, false],
    ['bundle.passphrase-needed', {}, true],
  ] as const)('says why the bundle of the machine was not taken in: %s', (code, data, asks) => {
    const markup = drawn(<MachineBundle why={problem(code, data)} />);
    expect(textOf(markup)).toContain('Nothing was changed.');
    expect(textOf(markup)).toContain('Try again');
    expect(markup.includes('type="password"')).toBe(asks);
  });
});

describe('the form that makes a bundle', () => {
  it('asks for device cards first, and cannot be sent empty', () => {
    const markup = drawn(<MakeBundle onBack={() => {}} />);
    for (const words of ['Who can open it', 'Device cards', 'From', 'Holds for days'])
      expect(textOf(markup)).toContain(words);
    expect(markup).toMatch(/<button[^>]*type="submit"[^>]*disabled/);
    expect(markup).not.toContain('type="password"');
  });
});
