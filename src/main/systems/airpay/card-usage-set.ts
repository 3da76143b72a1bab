import * as v from 'valibot';
import { type CardUsage, USAGE_STATUSES, type UsageStatus } from '../../../shared/domain/card-usage.ts';
import type { Change } from '../../../shared/domain/change.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import { fail, ok, problem, type Result } from '../../../shared/domain/problem.ts';
import type { ChangeKind, Checked, Inverse, Json, Observation } from '../../ports/change-kind.ts';
import type { Ids } from '../../ports/ids.ts';
import { type Sharing, sharedCustomer } from '../../ports/shared-reads.ts';
import { block, note, unreadable, warn } from '../kit/findings.ts';
import { expectedOf, observed, unavailable } from '../kit/read-back.ts';
import { sendOnce } from '../kit/send-once.ts';
import type { AirpayClient } from './client.ts';

type UsageChange = Change<'card-usage.set'>;

const Expectation = v.object({ prior: v.nullable(v.picklist(USAGE_STATUSES)) });

/** What the fresh state of the channel means for the change. Told nothing is never "no difference". */
const findingsFor = (change: UsageChange, fresh: UsageStatus | null): readonly Finding[] => {
  const { channel, status } = change.payload;
  if (fresh === null) return [note('card-usage.untold', { upstream: 'airpay', channel })];
  if (fresh === status) return [block('change.no-difference', { upstream: 'airpay', channel, now: fresh })];
  if (fresh === change.prior) return [];
  return [warn('change.stale', { upstream: 'airpay', channel, prior: change.prior, now: fresh })];
};

/** Space at the ends is left out of what is signed and sent: whoever keeps the record should know. */
const findingsAboutId = (entityId: string): readonly Finding[] =>
  entityId === entityId.trim() ? [] : [note('entity.trimmed', { upstream: 'airpay' })];

const blockedBy = (change: UsageChange, blocked: Finding): Checked => ({
  findings: new Map([[change.id, [blocked]]]),
  expectation: { prior: null },
  send: sendOnce('airpay', [blocked], null),
});

/** A state can be told from the one before only where that one was told. */
const observe = (change: UsageChange, seen: UsageStatus | null, expectation: Json): Observation => {
  const { id, payload } = change;
  const of = { upstream: 'airpay', channel: payload.channel } as const;
  if (seen === null) return { changeId: id, seen: 'untold', problem: problem('read-back.untold', of) };
  const prior = expectedOf(Expectation, expectation)?.prior ?? null;
  const where = seen === payload.status ? 'requested' : seen === prior ? 'prior' : 'other';
  return observed(id, where, problem('read-back.other', { ...of, now: seen }));
};

const draftOf: ChangeKind<'card-usage.set'>['draft'] = ({ kind, channel, status }, { shown }) => {
  if (shown.airpay === null) return fail('visit.gone');
  const prior = shown.airpay[channel];
  return ok({ ask: { kind, payload: { channel, status } }, prior, already: prior === status });
};

const inverseOf = ({ payload }: UsageChange, expectation: Json): Inverse => {
  const { channel, status } = payload;
  const before = expectedOf(Expectation, expectation)?.prior ?? null;
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
  const usageOf = (entityId: string, sharing: Sharing | undefined): Promise<Result<CardUsage>> =>
    sharedCustomer(sharing, 'airpay', entityId, () => client.get(entityId));
  return {
    name: 'card-usage.set',
    upstream: 'airpay',
    combines: false,
    requestId: () => ids.v7(),
    inverse: inverseOf,
    draft: draftOf,

    async check([change], beside) {
      const entityId = change.customer.ids.airpay;
      if (entityId === undefined)
        return blockedBy(change, block('identity.unresolved', { upstream: 'airpay' }));
      const usage = await usageOf(entityId, beside);
      if (!usage.ok) {
        const { code, data } = usage.problem;
        return blockedBy(
          change,
          code === 'entity.invalid' ? block(code, data) : unreadable('airpay', usage.problem),
        );
      }
      const fresh = usage.value[change.payload.channel];
      const findings = [...findingsFor(change, fresh), ...findingsAboutId(entityId)];
      return {
        findings: new Map([[change.id, findings]]),
        expectation: { prior: fresh },
        send: sendOnce('airpay', findings, () =>
          client.set(entityId, change.payload.channel, change.payload.status),
        ),
      };
    },

    async readBack(changes, expectation, _gave, sharing) {
      return Promise.all(
        changes.map(async (change) => {
          const entityId = change.customer.ids.airpay;
          const usage =
            entityId === undefined ? fail('identity.unresolved') : await usageOf(entityId, sharing);
          return usage.ok
            ? observe(change, usage.value[change.payload.channel], expectation)
            : unavailable(change.id, 'airpay', usage.problem);
        }),
      );
    },
  };
};
