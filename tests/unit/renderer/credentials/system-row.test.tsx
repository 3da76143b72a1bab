import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { createDeskStore, DeskContext } from '../../../../src/renderer/app/store.ts';
import { ReplaceCredentials } from '../../../../src/renderer/features/credentials/replace-credentials.tsx';
import {
  type SystemCredentials,
  SystemRow,
} from '../../../../src/renderer/features/credentials/system-row.tsx';
import { type Calls, createCalls } from '../../../../src/renderer/ipc/calls.ts';
import { CallsContext } from '../../../../src/renderer/ipc/calls-context.ts';
import { markupOf, textOf } from '../basket/render.tsx';

const NOW = 1_800_000_000_000;
const DAY = 86_400_000;
const WM: SystemCredentials = {
  upstream: 'wm',
  state: 'held',
  form: 'access-token',
  held: 'access-token',
  address: 'https://wm.example',
  boundTo: 'https://wm.example',
  stored: { at: NOW - 9 * DAY, by: 'leela.n' },
  endsAt: NOW + 11.5 * DAY,
};
const nothing = (): void => {};

/** Nothing is asked while it is drawn. */
const bare = {} as Calls;
const atDesk = (node: ReactNode): string =>
  markupOf(
    <CallsContext value={createCalls(bare)}>
      <DeskContext value={createDeskStore()}>{node}</DeskContext>
    </CallsContext>,
  );
const rowOf = (more: Partial<SystemCredentials>): string =>
  textOf(atDesk(<SystemRow system={{ ...WM, ...more }} now={NOW} onReplace={nothing} onDelete={nothing} />));

describe('a row', () => {
  it('of credentials that are held tells since when, by whom, where, and the days that are left', () => {
    const text = rowOf({});
    for (const part of [
      'Held',
      'by leela.n',
      '11 days left of the token',
      'Client id, Access token',
      'https://wm.example',
    ])
      expect(text).toContain(part);
    expect(text).toContain('Test');
  });

  it.each([
    [0.5, 'The token ends within a day.'],
    [1.5, '1 day left of the token.'],
    [-0.5, 'The token has ended.'],
  ])('%d days before the end of a token', (days, words) => {
    expect(rowOf({ endsAt: NOW + days * DAY })).toContain(words);
  });

  it('of those of before says that nobody knows', () => {
    expect(rowOf({ stored: null })).toContain('It is not known since when');
  });

  it.each([
    ['absent', 'None', 'Enter them here.'],
    ['locked', 'Keychain locked', 'Unlock the keychain'],
    ['denied', 'Not given out', 'allow it when the keychain asks'],
    ['unavailable', 'No answer', 'restart this desk'],
    ['corrupt', 'Cannot be used', 'Replace them.'],
    ['too-large', 'Too long', 'shorter ones'],
    ['other-address', 'For another address', 'Set the address in the configuration back'],
  ] as const)('of credentials that are %s says “%s”, and what to do', (state, word, next) => {
    const text = rowOf({ state, held: null, boundTo: null, stored: null, endsAt: null });
    expect(text).toContain(word);
    expect(text).toContain(next);
    expect(text).not.toContain('Tell IT');
  });

  it('of another form than the configuration asks for names both', () => {
    const text = rowOf({ upstream: 'capillary', state: 'absent', form: 'oauth', held: 'basic' });
    expect(text).toContain('The keychain holds Till, Password, and the configuration asks for Key, Secret.');
  });
});

it('what is secret is typed unseen, and no field is remembered by a browser or looked up as a scan', () => {
  const markup = atDesk(<ReplaceCredentials system={WM} onDone={nothing} onBack={nothing} />);
  const inputs = markup.match(/<input[^>]*>/g) ?? [];
  expect(inputs.map((input) => /type="(\w+)"/.exec(input)?.[1])).toEqual(['text', 'password']);
  for (const input of inputs) {
    expect(input).toContain('autoComplete="off"');
    expect(input).toContain('data-scan="own"');
  }
});
