import { createPipeline } from '../../../src/main/changes/pipeline.ts';
import type { Progress } from '../../../src/main/changes/progress.ts';
import type { Systems } from '../../../src/main/compose/systems.ts';
import type { Journal } from '../../../src/main/journal/journal.ts';
import type { ChangeKind } from '../../../src/main/ports/change-kind.ts';
import { OUTCOMES } from '../../../src/shared/domain/outcome.ts';
import { upstreamOf } from '../../../src/shared/kinds/kinds.ts';
import { realIds } from '../../support/ids.ts';
import { lostReply } from '../faults/cuts.ts';
import { faultOf } from '../faults/of-spec.ts';
import type { Cases } from '../stand/cases.ts';
import { createLabClock } from '../stand/lab-clock.ts';
import type { LagMeter } from '../stand/lag.ts';
import type { Recorded } from '../stand/recorded.ts';
import { DEADLINE_MS, type Stand } from '../stand/stand.ts';
import type { OnRecord, Said, Timed, WriteEvidence } from './evidence.ts';
import type { WriteSpec } from './spec.ts';
import { PATIENCE_MS, within } from './within.ts';

/** What a run is made with. */
export interface RunDeps {
  readonly stand: Stand;
  readonly cases: Cases;
  readonly journal: Journal;
  readonly recorded: Recorded;
  readonly lag: LagMeter;
  /** Puts a defect into a kind, so that the lab can show that it sees one. */
  readonly tamper?: (kind: ChangeKind) => ChangeKind;
}

type Turn = 'check' | 'write' | 'read-back';

const isOutcome = (state: string): boolean => OUTCOMES.some((outcome) => outcome === state);

/** Makes one change with one fault in its way, and gathers what truly happened, what was said and what is on record. */
export const runWrite = async (deps: RunDeps, spec: WriteSpec): Promise<WriteEvidence> => {
  const { stand, journal, recorded, lag, tamper = (kind) => kind } = deps;
  const upstream = upstreamOf(spec.kind);
  const fault = faultOf(spec.fault);
  const front = stand.fronts[upstream];
  await stand.reset();
  const items = deps.cases.make(spec.kind);
  const changeIds = items.map(({ change }) => change.id);
  const clock = createLabClock();
  const said: Said[] = [];
  const onRecord: OnRecord[] = [];
  const timed: Timed[] = [];
  const reported = new Map<string, string>();
  let unrecorded = 0;
  let begun = 0;
  let seenInTurn = 0;
  let calls = 0;
  let missed = false;
  /** Whether nothing spoils what goes on now. */
  let plain = false;

  const upstreams: Systems = stand.connect({
    clock,
    upstream,
    fault,
    onCall: ({ call, durationMs, failure }) => {
      calls += 1;
      // A read is made again where a connection was left broken: with nothing in its way it fails for want of time.
      const wantedTime = durationMs >= DEADLINE_MS || (call.intent === 'read' && failure !== null);
      if (plain && wantedTime) missed = true;
      timed.push({
        what: 'call',
        ms: durationMs,
        calls: 1,
        lagMs: lag.since(performance.now() - durationMs),
      });
    },
  });

  const isHit = (turn: Turn): boolean =>
    spec.phase === turn || (turn === 'read-back' && spec.phase === 'read-back of a yes');
  const isSpoiled = (what: Timed['what']): boolean =>
    what === 'check' || what === 'read-back' ? isHit(what) : isHit('write') || spec.phase === 'read-back';

  const timing = async <T>(what: Timed['what'], work: () => Promise<T>): Promise<T> => {
    const at = performance.now();
    const before = calls;
    plain = !isSpoiled(what);
    try {
      return await work();
    } finally {
      plain = false;
      const made = what === 'send' ? 1 : Math.max(1, calls - before);
      timed.push({ what, ms: performance.now() - at, calls: made, lagMs: lag.since(at) });
    }
  };

  const inTurn = async <T>(turn: Turn, work: () => Promise<T>): Promise<T> => {
    const { effect, hits } = spec;
    if (isHit(turn)) await front.spoil({ fault, effect, hits });
    else if (spec.phase === 'read-back' && turn === 'write')
      await front.spoil({ fault: lostReply, effect, hits: 'all' });
    const before = front.begun();
    try {
      return await work();
    } finally {
      if (turn === 'write') begun += front.begun() - before;
      await front.heal();
      if (turn === 'write') seenInTurn = stand.truth(upstream).seen;
    }
  };

  const staged = (kind: ChangeKind): ChangeKind => ({
    ...kind,
    check: (changes) =>
      inTurn('check', async () => {
        const checked = await timing('check', () => kind.check(changes));
        return {
          ...checked,
          send: (attempt) =>
            inTurn('write', () => {
              for (const id of changeIds)
                if (recorded.intendedRequest(id) !== attempt.requestId) unrecorded += 1;
              return timing('send', () => checked.send(attempt));
            }),
        };
      }),
    readBack: (changes, expectation, gave) =>
      inTurn('read-back', () => timing('read-back', () => kind.readBack(changes, expectation, gave))),
  });

  const kinds = new Map([...upstreams.kinds].map(([name, kind]) => [name, staged(tamper(kind))]));
  const pipeline = createPipeline({ kinds, journal, clock, ids: realIds, deadlineMs: DEADLINE_MS });

  let settled = 0;
  let told = Promise.withResolvers<void>();
  const report = ({ changeId, state, busy }: Progress): void => {
    if (state !== undefined) reported.set(changeId, state);
    if (state !== undefined && isOutcome(state)) {
      said.push({ changeId, state, isAtRest: true, truth: stand.truth(upstream) });
      settled += 1;
    } else if (busy === 'reading-back') {
      const last = said.findLastIndex((one) => one.changeId === changeId);
      const one = said[last];
      if (one !== undefined) said[last] = { ...one, isAtRest: false };
    }
    told.resolve();
    told = Promise.withResolvers<void>();
  };

  const compare = (): void => {
    for (const changeId of changeIds)
      onRecord.push({
        changeId,
        reported: reported.get(changeId) ?? null,
        recorded: recorded.outcome(changeId),
      });
  };

  const isOpen = (): boolean => [...reported.values()].includes('unknown');
  const stuck = !(await within(PATIENCE_MS, async () => {
    await pipeline.apply(items, report);
    compare();
    await front.releaseLate();
    seenInTurn = stand.truth(upstream).seen;
    while (isOpen() && clock.sleeping() > 0) {
      const all = settled + changeIds.length;
      clock.wake();
      while (settled < all) await told.promise;
    }
    compare();
  }));
  await pipeline.close();
  await upstreams.close();
  const truth = stand.truth(upstream);
  return {
    spec,
    upstream,
    truth,
    begun,
    said,
    onRecord,
    unrecorded,
    timed,
    missed,
    strayed: truth.seen === 1 && seenInTurn === 0,
    stuck,
  };
};
