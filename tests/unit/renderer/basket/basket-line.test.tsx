import { describe, expect, it } from 'vitest';
import { BasketLine } from '../../../../src/renderer/features/basket/basket-line.tsx';
import { STATE_WORDS } from '../../../../src/renderer/words/outcomes.ts';
import { LINE_STATES, type LineView } from '../../../../src/shared/ipc/views.ts';
import { CAN_DRAFT, CAN_NOTHING } from '../../../support/can.ts';
import { english } from '../words/english.ts';
import { blockedMerge, lineOf } from './lines.ts';
import { markupOf, textOf } from './render.tsx';

const i18n = english();
const nothing = () => {};
const rendered = (line: LineView, undoneByKeys = false): string =>
  markupOf(
    <BasketLine
      line={line}
      onRemove={nothing}
      onReadBack={nothing}
      onUndo={nothing}
      onTryAgain={nothing}
      onApprove={nothing}
      onRenew={nothing}
      onConsent={nothing}
      titleOf={(id) => (id === 'first' ? 'ATM' : null)}
      undoneByKeys={undoneByKeys}
      approvedByKeys={false}
    />,
  );
const read = (line: LineView): string => textOf(rendered(line));

describe('a line of the basket', () => {
  it.each(LINE_STATES)('shows the word and the mark of %s, and its name ends in the word', (state) => {
    const markup = rendered(lineOf({ state }));
    const word = i18n._(STATE_WORDS[state].word);
    expect(markup).toContain(`aria-label="ATM: Allowed → Not allowed. ${word}"`);
    expect(markup).toMatch(new RegExp(`</svg>${word}</span>`));
    expect(textOf(markup)).toMatch(/ATM .*Allowed → changes to Not allowed/);
  });

  it.each([
    ['remove', 'Remove'],
    ['renew', 'Keep my edit'],
    ['consent', 'Say how consent is given'],
    ['readBack', 'Read back now'],
    ['tryAgain', 'Try again'],
  ] as const)('offers what can be done with it, and nothing else: %s', (what, words) => {
    expect(read(lineOf())).not.toContain(words);
    expect(read(lineOf({ can: { ...CAN_NOTHING, [what]: true } }))).toContain(words);
  });

  it('shows that an approval is waited for, and takes it only when that is possible', () => {
    const waits = lineOf({ state: 'needs-approval' });
    expect(rendered(waits)).toMatch(/<button[^>]*disabled[^>]*>[^<]*Approve/);
    expect(rendered({ ...waits, can: { ...CAN_NOTHING, approve: true } })).not.toMatch(
      /<button[^>]*disabled[^>]*>[^<]*Approve/,
    );
  });

  it('goes on from a step, where a change alone is tried again', () => {
    const step = lineOf({ after: 'first', can: { ...CAN_NOTHING, tryAgain: true } });
    expect(read(step)).toContain('Go on from here');
    expect(read(step)).not.toContain('Try again');
  });

  it('names the step that it waits for while that one is in the basket too', () => {
    expect(read(lineOf({ after: 'first', can: CAN_DRAFT }))).toContain(
      'Sent only once this is confirmed: ATM',
    );
    expect(read(lineOf({ after: 'of an earlier run', can: CAN_DRAFT }))).not.toContain('Sent only once');
  });

  it.each(LINE_STATES)(
    'in state %s offers an undo only when it is done, and for as long as it is offered',
    (state) => {
      const isDone = state === 'accepted' || state === 'confirmed';
      const offered = rendered(lineOf({ state, undo: { can: true, offer: 1 } }));
      expect(/<button[^>]*>.*Undo.*<\/button>/.test(offered)).toBe(isDone);
      expect(rendered(lineOf({ state }))).not.toContain('Undo');
    },
  );

  it('names the undo keys only where they take this line back', () => {
    const line = lineOf({ state: 'confirmed', undo: { can: true, offer: 1 } });
    expect(rendered(line, true)).toContain('Ctrl Z');
    expect(rendered(line)).not.toContain('Ctrl Z');
  });

  it('says why it has no undo', () => {
    const why = { code: 'undo.prior-untold', data: { upstream: 'airpay' } } as const;
    expect(read(lineOf({ state: 'confirmed', undo: { can: false, why } }))).toContain(
      'This cannot be undone: airpay did not tell the state before it.',
    );
  });

  it('says what it takes back and what it tries again', () => {
    expect(read(lineOf({ undoOf: 'first' }))).toContain('Takes back: ATM');
    expect(read(lineOf({ retryOf: 'gone' }))).toContain('Tries again: an earlier change');
  });

  it('says what a rejection says, and that nothing was changed', () => {
    const reason = {
      code: 'upstream.rejected',
      data: { upstream: 'wm', code: 400, message: '<b>fail</b>' },
    } as const;
    const markup = rendered(lineOf({ state: 'rejected', reason }));
    expect(markup).toContain('WM says no: “&lt;b&gt;fail&lt;/b&gt;” (code 400). Nothing was changed.');
  });

  it('says of an unknown outcome that the change may have been made, and never to try again', () => {
    const reason = { code: 'reply.html', data: { upstream: 'airpay', call: 'set', status: 502 } } as const;
    const text = read(lineOf({ state: 'unknown', busy: 'reading-back', reason }));
    expect(text).toContain('airpay replied with a web page instead of data. The change may have been made.');
    expect(text).toContain('Reading it back…');
    expect(text).not.toMatch(/try again|nothing was/i);
  });

  it('says plainly that airpay does not tell, and does not call it confirmed', () => {
    const text = read(
      lineOf({ state: 'accepted', reason: { code: 'read-back.untold', data: { upstream: 'airpay' } } }),
    );
    expect(text).toContain('airpay does not tell the state');
    expect(text).toContain('It is accepted, not confirmed.');
  });

  it('says once what was not sent, when the reason says it already', () => {
    const text = read(lineOf({ state: 'not-sent', reason: { code: 'net.dns', data: { upstream: 'wm' } } }));
    expect(text).toContain('The address of WM cannot be found. Nothing was sent. Check the network');
    expect(text).not.toContain('Nothing was changed.');
  });

  it.each(['unknown', 'accepted', 'confirmed', 'contradicted', 'not-applied'] as const)(
    'never says that nothing was sent in state %s, whatever the reason says',
    (state) => {
      const reason = { code: 'net.dns', data: { upstream: 'wm' } } as const;
      expect(read(lineOf({ state, reason }))).not.toMatch(/nothing was/i);
    },
  );

  it('keeps request ids and what was seen in the details', () => {
    const reason = {
      code: 'reply.shape',
      data: { upstream: 'wm', call: 'preferences.put', status: 200 },
    } as const;
    const line = lineOf({
      upstream: 'wm',
      state: 'unknown',
      reason,
      requestId: 'r-1',
      upstreamRequestId: 'u-2',
    });
    expect(read(line)).toContain(
      'Details What was seen Call preferences.put, status 200 Request id r-1 Request id at WM u-2',
    );
    expect(rendered(lineOf())).not.toContain('<details');
  });

  it('shows side effects that were reported beside a yes', () => {
    const notes = [
      { code: 'upstream.warning', data: { upstream: 'capillary', code: 91007, message: 'in use' } },
    ] as const;
    expect(read(lineOf({ state: 'confirmed', notes }))).toContain('Capillary warns: “in use” (code 91007).');
  });
});

describe("a card that is somebody else's", () => {
  it('shows both customers, this one first, that nothing was sent and what to do', () => {
    const text = read(blockedMerge());
    const here = text.indexOf('Asha Verma This customer External id •••• 001 2 cards INSTORE');
    const other = text.indexOf(
      'Ravi Iyer Another customer Mobile •••• 567 E-mail r•••@•••.in 1 card INSTORE, WEB',
    );
    expect(here).toBeGreaterThan(-1);
    expect(other).toBeGreaterThan(here);
    expect(text).toContain('This card is linked to another customer. Nothing was sent. Check the number, or');
  });

  it('speaks of a merge for an identifier alone: a card is refused before anything could be joined', () => {
    const ofIdentifier = {
      ...blockedMerge(),
      findings: blockedMerge().findings.map((finding) => ({
        ...finding,
        problem: { code: 'identifier.of-another-customer', data: { type: 'mobile' } } as const,
      })),
    };
    expect(read(ofIdentifier)).toContain('Capillary could merge the two customers. This cannot be undone.');
    expect(read(blockedMerge())).not.toContain('merge');
  });

  it('says the block before the notes, and once', () => {
    const text = read(blockedMerge());
    expect(text.indexOf('Blocks:')).toBeLessThan(text.indexOf('Note:'));
    expect(text.split('This card is linked to another customer.')).toHaveLength(2);
  });

  it('says what is found twice once', () => {
    const { findings } = blockedMerge();
    const text = read({ ...blockedMerge(), findings: [...findings, ...findings] });
    expect(text.split('Note:')).toHaveLength(2);
  });

  it('is one item of the list', () => expect(rendered(blockedMerge()).match(/<li/g)).toHaveLength(1));
});
