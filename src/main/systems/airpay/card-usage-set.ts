import * as v from 'valibot';
import { USAGE_STATUSES, type UsageStatus } from '../../../shared/domain/card-usage.ts';
import type { Change } from '../../../shared/domain/change.ts';
import type { Finding, FindingLevel } from '../../../shared/domain/finding.ts';
import {
  fail,
  ok,
  type Problem,
  type ProblemCode,
  type ProblemData,
  problem,
} from '../../../shared/domain/problem.ts';
import {
  type ChangeKind,
  type Checked,
  type Inverse,
  type Json,
  type Observation,
  shared,
} from '../../ports/change-kind.ts';
import type { Ids } from '../../ports/ids.ts';
import { judge } from '../http/judge.ts';
import type { AirpayClient } from './client.ts';

type UsageChange = Change<'card-usage.set'>;

const Expectation = v.object({ prior: v.nullable(v.picklist(USAGE_STATUSES)) });

const finding = (level: FindingLevel, code: ProblemCode, data: ProblemData): Finding => ({
  level,
  problem: problem(code, data),
  owners: [],
});

/** What the fresh state of the channel means for the change. Told nothing is never "no difference". */
const findingsFor = (change: UsageChange, fresh: UsageStatus | null): readonly Finding[] => {
  const { channel, status } = change.payload;
  if (fresh === null) return [finding('note', 'card-usage.untold', { upstream: 'airpay', channel })];
  if (fresh === status)
    return [finding('block', 'change.no-difference', { upstream: 'airpay', channel, now: fresh })];
  if (fresh === change.prior) return [];
  return [finding('warn', 'change.stale', { upstream: 'airpay', channel, prior: change.prior, now: fresh })];
};

/** Space at the ends is left out of what is signed and sent: whoever keeps the record should know. */
const findingsAboutId = (entityId: string): readonly Finding[] =>
  entityId === entityId.trim() ? [] : [finding('note', 'entity.trimmed', { upstream: 'airpay' })];

const blockedBy = (change: UsageChange, code: ProblemCode, data: ProblemData): Checked => {
  const blocked = finding('block', code, data);
  return {
    findings: new Map([[change.id, [blocked]]]),
    expectation: { prior: null },
    send: async () => judge({ kind: 'unsent', problem: blocked.problem }),
  };
};

/** A state can be told from the one before only where that one was told. */
const observe = (change: UsageChange, seen: UsageStatus | null, expectation: Json): Observation => {
  const expected = v.safeParse(Expectation, expectation);
  const prior = expected.success ? expected.output.prior : null;
  const { channel, status } = change.payload;
  const at = (what: Observation['seen'], reason: Problem | null): Observation => ({
    changeId: change.id,
    seen: what,
    problem: reason,
  });
  if (seen === null) return at('untold', problem('read-back.untold', { upstream: 'airpay', channel }));
  if (seen === status) return at('requested', null);
  if (seen === prior) return at('prior', null);
  return at('other', problem('read-back.other', { upstream: 'airpay', channel, now: seen }));
};

const draftOf: ChangeKind<'card-usage.set'>['draft'] = ({ kind, channel, status }, { shown }) => {
  if (shown.airpay === null) return fail('visit.gone');
  const prior = shown.airpay[channel];
  return ok({ ask: { kind, payload: { channel, status } }, prior, already: prior === status });
};

const inverseOf = ({ payload }: UsageChange, expectation: Json): Inverse => {
  const { channel, status } = payload;
  const expected = v.safeParse(Expectation, expectation);
  const before = expected.success ? expected.output.prior : null;
  if (before === null) return { none: problem('undo.prior-untold', { upstream: 'airpay', channel }) };
  return {
    ask: { kind: 'card-usage.set', payload: { channel, status: before } },
    prior: status,
    first: null,
  };
};

/**
 * The change `card-usage.set`: one channel of one customer's prepaid account, one request (contract: airpay).
 *
 * Findings: `identity.unresolved`, `entity.invalid` and `check.unreadable` (with `cause`) block; so does
 * `change.no-difference`, since nothing is sent needlessly; `change.stale` warns; `card-usage.untold` and `entity.trimmed` are
 * notes.
 * Its inverse sets what was so just before; there is none where airpay did not tell that.
 */
export const createCardUsageSet = (options: {
  readonly client: AirpayClient;
  readonly ids: Pick<Ids, 'v7'>;
}): ChangeKind<'card-usage.set'> => {
  const { client, ids } = options;
  return {
    name: 'card-usage.set',
    upstream: 'airpay',
    combines: false,
    requestId: () => ids.v7(),
    inverse: inverseOf,
    draft: draftOf,

    async check([change], beside) {
      const entityId = change.customer.ids.airpay;
      if (entityId === undefined) return blockedBy(change, 'identity.unresolved', { upstream: 'airpay' });
      const usage = await shared(beside, ['airpay', entityId], () => client.get(entityId));
      if (!usage.ok) {
        return usage.problem.code === 'entity.invalid'
          ? blockedBy(change, 'entity.invalid', usage.problem.data)
          : blockedBy(change, 'check.unreadable', {
              ...usage.problem.data,
              upstream: 'airpay',
              cause: usage.problem.code,
            });
      }
      const fresh = usage.value[change.payload.channel];
      const findings = [...findingsFor(change, fresh), ...findingsAboutId(entityId)];
      const blocking = findings.find((found) => found.level === 'block');
      let sent = false;
      return {
        findings: new Map([[change.id, findings]]),
        expectation: { prior: fresh },
        async send() {
          if (blocking !== undefined) return judge({ kind: 'unsent', problem: blocking.problem });
          if (sent) return judge({ kind: 'unsent', problem: problem('internal', { upstream: 'airpay' }) });
          sent = true;
          return client.set(entityId, change.payload.channel, change.payload.status);
        },
      };
    },

    async readBack(changes, expectation) {
      return Promise.all(
        changes.map(async (change) => {
          const entityId = change.customer.ids.airpay;
          const usage = entityId === undefined ? null : await client.get(entityId);
          if (usage?.ok) return observe(change, usage.value[change.payload.channel], expectation);
          const cause = usage === null ? 'identity.unresolved' : usage.problem.code;
          return {
            changeId: change.id,
            seen: 'unavailable' as const,
            problem: problem('read-back.unavailable', { upstream: 'airpay', cause }),
          };
        }),
      );
    },
  };
};
