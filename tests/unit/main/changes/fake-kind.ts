import type {
  Attempt,
  ChangeKind,
  Inverse,
  Json,
  Observation,
  Reply,
} from '../../../../src/main/ports/change-kind.ts';
import type { Change } from '../../../../src/shared/domain/change.ts';
import type { Finding, FindingLevel } from '../../../../src/shared/domain/finding.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';
import { shownText } from '../../../../src/shared/domain/shown-text.ts';
import type { ChangeKindName } from '../../../../src/shared/kinds/kinds.ts';
import { upstreamOf } from '../../../../src/shared/kinds/kinds.ts';
import { realIds } from '../../../support/ids.ts';

export type Seen = Observation['seen'];

/** A reply with an outcome; not a yes without its reason. */
export const reply = (outcome: Reply['outcome'], more: Partial<Reply> = {}): Reply => ({
  outcome,
  reason: outcome === 'accepted' ? null : problem('net.deadline', { upstream: 'airpay' }),
  notes: [],
  upstreamRequestId: shownText('up-1'),
  httpStatus: 200,
  mergedInto: null,
  ...more,
});

/** A finding of a level. */
export const finding = (level: FindingLevel): Finding => ({
  level,
  problem: problem('change.stale', { level }),
  owners: [],
});

type Found = readonly (readonly [id: string, findings: readonly Finding[]])[];

export interface FakeKindScript {
  readonly name?: ChangeKindName;
  readonly combines?: boolean;
  check?(changes: readonly Change[]): Found | Promise<Found>;
  send?(attempt: Attempt, changes: readonly Change[]): Reply | Promise<Reply>;
  see?(change: Change, look: number): Seen | Promise<Seen>;
  inverse?(change: Change): Inverse;
}

/** A kind whose upstream does what a test says, and that keeps what was asked of it, in order. */
export const createFakeKind = (script: FakeKindScript = {}) => {
  const { name = 'card-usage.set', combines = false } = script;
  const asked: string[] = [];
  const attempts: Attempt[] = [];
  const openAtCheck: (readonly string[])[] = [];
  const latelyAtCheck: (readonly string[])[] = [];
  let looks = 0;
  const kind: ChangeKind = {
    name,
    upstream: upstreamOf(name),
    combines,
    requestId: () => realIds.v4(),
    inverse: (change) =>
      script.inverse?.(change) ?? {
        ask: { kind: 'card-usage.set', payload: { channel: 'ATM', status: 'ALLOWED' } },
        prior: 'NOTALLOWED',
        first: null,
      },
    check: async (changes, { open, lately } = {}) => {
      asked.push(`check ${changes.length}`);
      openAtCheck.push(((await open?.()) ?? []).map(({ id }) => id));
      latelyAtCheck.push(((await lately?.()) ?? []).map(({ id }) => id));
      const findings = new Map((await script.check?.(changes)) ?? []);
      const expectation: Json = { checked: changes.map(({ id }) => id) };
      let sent = false;
      return {
        findings,
        expectation,
        send: async (attempt) => {
          if (sent) throw new Error('sent twice through one check');
          sent = true;
          asked.push(`send ${changes.length}`);
          attempts.push(attempt);
          return (await script.send?.(attempt, changes)) ?? reply('accepted');
        },
      };
    },
    readBack: async (changes) => {
      looks += 1;
      const look = looks;
      asked.push(`look ${look}`);
      return Promise.all(
        changes.map(async (change) => ({
          changeId: change.id,
          seen: (await script.see?.(change, look)) ?? 'requested',
          problem: null,
        })),
      );
    },
  };
  return { kind, asked, attempts, openAtCheck, latelyAtCheck };
};
