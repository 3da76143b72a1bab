import { problem } from '../../shared/domain/problem.ts';
import type { RecordedChange } from '../journal/events.ts';
import type { ChangeKind, Json, NonEmpty, Observation } from '../ports/change-kind.ts';
import type { Clock } from '../ports/clock.ts';
import type { Sharing } from '../ports/shared-reads.ts';
import { ACCEPTED_DELAYS, type Verdict, verdictOfAccepted } from './verdict.ts';

/** An attempt whose effect can be read back. */
export interface Sent {
  readonly kind: ChangeKind;
  readonly items: NonEmpty<RecordedChange>;
  readonly expectation: Json;
  /** What the reply gave, where it gave anything. */
  readonly gave?: string | null;
}

/** Reads an attempt's changes back once: one observation for each; a kind that throws observed nothing. */
export const observe = async (
  { kind, items, expectation, gave }: Sent,
  sharing: Sharing = {},
): Promise<ReadonlyMap<string, Observation>> => {
  const [first, ...rest] = items;
  const nothing = (changeId: string): Observation => ({
    changeId,
    seen: 'unavailable',
    problem: problem('read-back.unavailable', { upstream: kind.upstream }),
  });
  try {
    const seen = await kind.readBack(
      [first.change, ...rest.map(({ change }) => change)],
      expectation,
      gave ?? null,
      sharing,
    );
    const byId = new Map(seen.map((observation) => [observation.changeId, observation]));
    return new Map(items.map(({ change }) => [change.id, byId.get(change.id) ?? nothing(change.id)]));
  } catch {
    return new Map(items.map(({ change }) => [change.id, nothing(change.id)]));
  }
};

/**
 * Reads an accepted attempt back at 0, 1 and 3 s, as long as any change of it is open; one verdict for each change
 * that has come to one. What a change has come to is not taken back by a later reading, which may show what somebody
 * else did since. A change is left out only when the signal ended the waiting. `begin` gives what each read-back reads.
 */
export const confirmAccepted = async (
  sent: Sent,
  clock: Clock,
  signal: AbortSignal,
  begin: () => Sharing = () => ({}),
): Promise<ReadonlyMap<string, Verdict>> => {
  const observations = new Map<string, readonly Observation[]>();
  const verdicts = new Map<string, Verdict>();
  let waited = 0;
  for (const delay of ACCEPTED_DELAYS) {
    try {
      if (delay > waited) await clock.sleep(delay - waited, signal);
    } catch {
      break;
    }
    waited = delay;
    for (const [changeId, observation] of await observe(sent, begin())) {
      if (verdicts.has(changeId)) continue;
      const so = [...(observations.get(changeId) ?? []), observation];
      observations.set(changeId, so);
      const verdict = verdictOfAccepted(so);
      if (verdict !== null) verdicts.set(changeId, verdict);
    }
    if (verdicts.size === sent.items.length) break;
  }
  return verdicts;
};
