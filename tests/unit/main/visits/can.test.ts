import { describe, expect, it } from 'vitest';
import type { JournaledChange } from '../../../../src/main/journal/answers.ts';
import { type Around, applyOf, canOf, canOfPast } from '../../../../src/main/visits/can.ts';
import type { Line } from '../../../../src/main/visits/visit.ts';
import { ASKED_AT_THE_COUNTER } from '../../../../src/shared/domain/asked.ts';
import type { FindingLevel } from '../../../../src/shared/domain/finding.ts';
import { OUTCOMES } from '../../../../src/shared/domain/outcome.ts';
import type { ProblemCode } from '../../../../src/shared/domain/problem.ts';
import { LINE_STATES, type LineView } from '../../../../src/shared/ipc/views.ts';
import { usageChange } from '../changes/a-change.ts';

type Over = Partial<LineView> & Partial<Pick<Line, 'links' | 'underWay' | 'consent'>>;

const finding = (level: FindingLevel, code: ProblemCode) => ({
  level,
  problem: { code, data: {} },
  owners: [],
});

const lineOf = ({ links = {}, underWay = false, consent = null, ...view }: Over = {}): Line => ({
  ...usageChange(),
  ...{ slot: 'atm', target: null, links, underWay, consent },
  view: {
    ...{ state: 'draft', busy: null, findings: [], reason: null, notes: [] },
    ...{ requestId: null, upstreamRequestId: null },
    ...view,
  },
});

const consentLine = (over: Over = {}): Line => {
  const line = lineOf(over);
  const payload = { category: 'S', channel: 'Text', type: 'PHONE', value: '1', optIn: 'Y' } as const;
  return { ...line, change: { ...line.change, kind: 'communication.set', payload } };
};

const ALONE: Around = { applying: false, stepBefore: false, triedAgain: false };
const can = (line: Line, around: Partial<Around> = {}) => canOf(line, { ...ALONE, ...around });
const UNSENT: readonly LineView['state'][] = ['draft', 'refused', 'needs-approval'];

describe('what can be done with a line', () => {
  it.each(LINE_STATES)('%s: it is edited, read back, tried again or taken off', (state) => {
    const edit = UNSENT.includes(state);
    expect(can(lineOf({ state }))).toEqual({
      ...{ edit, remove: edit, renew: false, consent: false, sayWhoAsks: false },
      approve: state === 'needs-approval',
      readBack: state === 'unknown',
      tryAgain: state === 'not-applied',
      dismiss: !edit && state !== 'sending' && state !== 'unknown',
    });
  });

  it.each(LINE_STATES)('%s: nothing of it is edited while it is under way', (state) =>
    expect(can(lineOf({ state, underWay: true }), { applying: true })).toMatchObject({
      ...{ edit: false, remove: false, approve: false },
    }),
  );

  it.each(LINE_STATES)('%s: as a step after one that is done, it is gone on with', (state) => {
    const goesOn = ['not-applied', 'rejected', 'not-sent'].includes(state);
    const step = lineOf({ state, links: { after: 'first' } });
    expect(can(step).tryAgain).toBe(goesOn);
    expect(can(step, { triedAgain: true }).tryAgain).toBe(false);
  });

  it.each(LINE_STATES)('%s: as another try that came to nothing, it is tried once more', (state) =>
    expect(can(lineOf({ state, links: { retryOf: 'first' } })).tryAgain).toBe(
      state === 'not-applied' || state === 'not-sent',
    ),
  );

  it('an entry of several steps is taken out from its first one', () => {
    expect(can(lineOf(), { stepBefore: true })).toMatchObject({ edit: true, remove: false });
    expect(can(lineOf(), { applying: true })).toMatchObject({ edit: true, remove: false });
  });

  it('it is approved once its check has come to an end, and not while others are sent', () => {
    const waits = { state: 'needs-approval' } as const;
    expect(can(lineOf({ ...waits, busy: 'checking' })).approve).toBe(false);
    expect(can(lineOf(waits), { applying: true }).approve).toBe(false);
  });

  it('it is taken off only when nothing more is being learned about it', () =>
    expect(can(lineOf({ state: 'accepted', busy: 'reading-back' })).dismiss).toBe(false));

  it.each(['communication.changed-since', 'communication.changed-elsewhere'] as const)(
    'it is drafted again over what is there now: %s',
    (code) => {
      const line = lineOf({ state: 'refused', findings: [finding('block', code)] });
      expect(can(line)).toMatchObject({ renew: true });
      expect(can(line, { applying: true })).toMatchObject({ renew: false });
      expect(can({ ...line, underWay: true })).toMatchObject({ renew: false });
    },
  );

  it('a change of consent says who asks, or waits for the consent itself', () => {
    const findings = [finding('block', 'communication.ask-consent')];
    expect(can(consentLine())).toMatchObject({ sayWhoAsks: true, consent: false });
    expect(can(consentLine({ state: 'refused', findings }))).toMatchObject({
      ...{ sayWhoAsks: false, consent: true },
    });
    const consent = { ...ASKED_AT_THE_COUNTER, consented: true, wording: null };
    expect(can(consentLine({ consent })).sayWhoAsks).toBe(false);
    expect(can(consentLine({ state: 'confirmed' })).sayWhoAsks).toBe(false);
    expect(can(lineOf()).sayWhoAsks).toBe(false);
  });
});

describe('Apply', () => {
  const blocked = lineOf({
    state: 'refused',
    findings: [finding('block', 'card.of-another-customer')],
    reason: { code: 'card.of-another-customer', data: {} },
  });

  it('sends the drafts', () =>
    expect(applyOf([lineOf(), lineOf(), blocked], false)).toEqual({ can: true, count: 2 }));

  it.each([
    ['an empty basket', [], 'nothing'],
    ['results alone', [lineOf({ state: 'confirmed' }), lineOf({ state: 'unknown' })], 'nothing'],
    ['a blocked change alone', [blocked], 'blocked'],
    ['a blocked change beside results', [blocked, lineOf({ state: 'rejected' })], 'blocked'],
    ['a change that needs approval', [lineOf({ state: 'needs-approval' })], 'needs-approval'],
  ] as const)('has nothing to do with %s, and says why', (_, lines, why) =>
    expect(applyOf(lines, false)).toEqual({ can: false, count: 0, why }),
  );

  it('is shut while the changes are being applied', () =>
    expect(applyOf([lineOf()], true)).toMatchObject({ can: false, why: 'applying' }));

  it.each([
    'check.unreadable',
    'net.dns',
    'reply.html',
    'upstream.rejected',
    'credentials.token-needed',
    'journal.unavailable',
  ] as const)('checks again what was blocked only because something could not be read: %s', (code) => {
    const unread = finding('block', code);
    expect(applyOf([lineOf({ state: 'refused', findings: [unread] })], false).can).toBe(true);
    expect(applyOf([lineOf({ state: 'refused', reason: unread.problem })], false).can).toBe(true);
    const both = lineOf({ state: 'refused', findings: [unread, ...blocked.view.findings] });
    expect(applyOf([both], false)).toMatchObject({ can: false, why: 'blocked' });
  });
});

describe('what can be done with a change of the past', () => {
  const past = (over: Partial<JournaledChange> = {}): JournaledChange => ({
    ...{ id: 'made', upstream: 'capillary', summary: { kind: 'card.generate', series: 'Gold' } },
    ...{ outcome: 'confirmed', reason: null, notes: [], operator: 'rk', at: 1 },
    ...{ requestId: null, upstreamRequestId: null, stoodOnBy: null, stepsSaidNotMade: false },
    ...{ retryOf: null, retriedBy: null, undoOf: null, undoneBy: null },
    ...over,
  });
  const of = (item: JournaledChange, lines: readonly Line[] = [], hasWayBack = true, isMade = true) =>
    canOfPast(item, lines, { hasWayBack, isMade });
  const link = (after: string, state: LineView['state']): Line => lineOf({ state, links: { after } });

  it.each(OUTCOMES)('of outcome %s: it is undone and put to use only when it was made', (outcome) => {
    const wasMade = outcome === 'confirmed' || outcome === 'accepted';
    expect(of(past({ outcome }))).toEqual({
      undo: wasMade,
      tryAgain: outcome === 'not-applied',
      link: wasMade,
    });
  });

  it('nothing is undone twice, nor without a way back', () => {
    expect(of(past({ undoneBy: 'later' })).undo).toBe(false);
    expect(of(past(), [], false).undo).toBe(false);
  });

  it.each(OUTCOMES)('of outcome %s: a step is gone on with, and another try tried once more', (outcome) => {
    const cameToNothing = outcome === 'not-applied' || outcome === 'not-sent';
    expect(of(past({ outcome, after: 'x' })).tryAgain).toBe(cameToNothing || outcome === 'rejected');
    expect(of(past({ outcome, retryOf: 'x' })).tryAgain).toBe(cameToNothing);
    expect(of(past({ outcome, after: 'x', retriedBy: 'later' })).tryAgain).toBe(false);
  });

  it('a record of another version is not tried again', () => {
    const summary = { kind: 'set-apart', why: 'other-version', of: 'later' } as const;
    expect(of(past({ outcome: 'not-applied', summary })).tryAgain).toBe(false);
  });

  it('only what made something is put to use, and only once', () => {
    expect(of(past(), [], true, false).link).toBe(false);
    expect(of(past({ stoodOnBy: 'linked' })).link).toBe(false);
    expect(of(past({ stoodOnBy: 'linked', stepsSaidNotMade: true })).link).toBe(true);
  });

  it('a link that waits may name the try before', () => {
    expect(of(past({ retryOf: 'first try' }), [link('first try', 'refused')]).link).toBe(false);
    expect(of(past(), [link('first try', 'refused')]).link).toBe(true);
  });

  it.each(LINE_STATES)('a link in the basket that is %s', (state) => {
    const isAboutToBe = [...UNSENT, 'sending', 'unknown'].includes(state);
    expect(of(past(), [link('made', state)]).link).toBe(!isAboutToBe);
    expect(of(past(), [link('another', state)]).link).toBe(true);
  });
});
