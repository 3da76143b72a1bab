import type { ComponentProps } from 'react';
import { describe, expect, it } from 'vitest';
import { ChannelRow } from '../../../../src/renderer/features/card-usage/channel-row.tsx';
import type { LineView } from '../../../../src/shared/ipc/views.ts';
import { lineOf } from '../basket/lines.ts';
import { markupOf, textOf } from '../basket/render.tsx';

type ChannelRowProps = ComponentProps<typeof ChannelRow>;

const rowOf = (props: Partial<ChannelRowProps>): string =>
  markupOf(
    <ChannelRow
      row={{ channel: 'ATM', status: 'ALLOWED', last: null }}
      pending={null}
      noticed={false}
      readOnly={false}
      onChange={async () => undefined}
      {...props}
    />,
  );

const pending = (state: LineView['state']): ChannelRowProps['pending'] => {
  const summary = { kind: 'card-usage.set', channel: 'ATM', from: 'ALLOWED', to: 'NOTALLOWED' } as const;
  return { line: lineOf({ state, summary }), summary };
};

const checked = (markup: string): readonly boolean[] =>
  [...markup.matchAll(/<input[^>]*>/g)].map(([input]) => input.includes('checked'));

describe('a channel of card usage', () => {
  it('checks what airpay told', () => {
    expect(checked(rowOf({}))).toEqual([true, false]);
    expect(textOf(rowOf({}))).toBe('ATM Allowed Not allowed');
  });

  it('checks neither when airpay told nothing, and says so', () => {
    const markup = rowOf({ row: { channel: 'ECOM', status: null, last: null } });
    expect(checked(markup)).toEqual([false, false]);
    expect(textOf(markup)).toContain('Not told by airpay');
  });

  it('then says the last change made here, never more than its outcome', () =>
    expect(
      textOf(
        rowOf({
          row: {
            channel: 'ECOM',
            status: null,
            last: { to: 'NOTALLOWED', at: 0, by: 'RK', outcome: 'unknown' },
          },
        }),
      ),
    ).toMatch(/Last here: Not allowed, .*, RK: Outcome unknown$/));

  it('checks what is wished, and strikes what was', () => {
    const markup = rowOf({ pending: pending('draft') });
    expect(checked(markup)).toEqual([false, true]);
    expect(markup).toContain('<s>Allowed</s>');
    expect(textOf(markup)).toContain('Draft');
  });

  it.each([
    ['refused', 'Blocked'],
    ['needs-approval', 'Needs approval'],
    ['sending', 'Sending'],
  ] as const)('says of an edit that is %s just that', (state, word) => {
    const text = textOf(rowOf({ pending: pending(state) }));
    expect(text).toContain(word);
    expect(text).not.toContain('Draft');
  });

  it('says under a notice in two words that airpay told nothing, and all of them to a screen reader', () => {
    const row = { channel: 'ECOM', status: null, last: null } as const;
    expect(textOf(rowOf({ row, noticed: true }))).toMatch(/^E-commerce Not told by airpay Allowed/);
    const edited = textOf(rowOf({ row, noticed: true, pending: pending('draft') }));
    expect(edited).toBe('E-commerce Draft Not told Allowed Not allowed');
  });

  it('cannot be changed while it is only looked at', () =>
    expect(rowOf({ readOnly: true }).match(/disabled/g)).toHaveLength(2));
});
