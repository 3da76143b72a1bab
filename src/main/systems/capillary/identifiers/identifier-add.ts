import { createHmac, randomBytes } from 'node:crypto';
import type { Change } from '../../../../shared/domain/change.ts';
import type { LoyaltyCustomer } from '../../../../shared/domain/customer.ts';
import type { Finding } from '../../../../shared/domain/finding.ts';
import { fail, ok, problem, type Result } from '../../../../shared/domain/problem.ts';
import type { ChangePayloads } from '../../../../shared/kinds/kinds.ts';
import type { ChangeKind, Inverse, Json } from '../../../ports/change-kind.ts';
import type { Asking } from '../../../ports/drafting.ts';
import { block, needsSecond, unreadable } from '../../kit/findings.ts';
import { expectedOf } from '../../kit/read-back.ts';
import { checked, type Judged, stopped } from '../changes/checked.ts';
import { IdentifierExpectation } from '../changes/expectation.ts';
import { defaultSource, isChangeable, type KindDeps } from '../changes/kind-deps.ts';
import { type Order, sourceOf } from '../changes/order.ts';
import { withExpectation } from '../changes/read-back.ts';
import { withReads } from '../changes/with-reads.ts';
import { holdersOf } from '../customers/holders.ts';
import { ownOrFinding, readOwn } from '../customers/own-customer.ts';
import { owners } from '../customers/owner.ts';
import { anchorsOf } from '../customers/survivor.ts';
import { readBackAdded } from './identifier-read-back.ts';
import { holdsIdentifier } from './same-identifier.ts';

/**
 * Names a value and whose it is without telling either: masked, two customers may look alike, and an approval is for
 * one of them alone. The key is new in each run, so that nobody can work out the value behind it.
 */
type Named = (value: string, others: readonly LoyaltyCustomer[]) => string;

const createNamed =
  (key: Buffer = randomBytes(32)): Named =>
  (value, others) =>
    createHmac('sha256', key)
      .update(JSON.stringify([value, ...others.map(({ id }) => id).toSorted()]))
      .digest('base64url');

/** What is sent: a typed value as it is cleaned, and one that goes back exactly as the system held it. */
const sentValue = ({ rules }: KindDeps, { payload }: Change<'identifier.add'>): Result<string> =>
  payload.putBackIn === undefined ? rules.normalize(payload.type, payload.value) : ok(payload.value);

const judgeAdd = async (deps: KindDeps, named: Named, change: Change<'identifier.add'>): Promise<Judged> => {
  const { type } = change.payload;
  // Cards are linked, with a series and a label: never added bare.
  if (type === 'cardnumber' || !isChangeable(deps.settings, type))
    return stopped(block('identifier.type-off', { type }));
  const normalized = sentValue(deps, change);
  if (!normalized.ok) return stopped(block(normalized.problem.code, normalized.problem.data));
  const value = normalized.value;

  const [ownRead, holders] = await Promise.all([
    readOwn(deps.directory, change),
    holdersOf(deps.directory, type, [value, ...deps.rules.spellings(type, value)]),
  ]);
  const customer = ownOrFinding(change, ownRead);
  if ('finding' in customer) return stopped(customer.finding);
  if (!holders.ok) {
    const { code, data } = holders.problem;
    return stopped(
      code === 'identifier.type-off' ? block(code, data) : unreadable('capillary', holders.problem),
    );
  }

  const { own } = customer;
  const others = holders.value.map((match) => match.customer).filter(({ id }) => id !== own.id);
  const isHere = holdsIdentifier(own, { type, value }) || others.length < holders.value.length;
  /** Whose it is already: the upstream merges the two for good, so it is stopped, or waits for a second person. */
  const stops = deps.policies.merges === 'with-approval' ? needsSecond : block;
  const ofAnother = (): Finding =>
    stops('identifier.of-another-customer', { type, whose: named(value, others) }, owners(own, others));
  const findings = [
    ...(others.length > 0 ? [ofAnother()] : []),
    ...(isHere ? [block('identifier.already-here', { type })] : []),
  ];
  const order: Order = {
    call: 'change-identifier',
    source: change.payload.putBackIn ?? defaultSource(deps.settings),
    customerId: own.id,
    body: { add: [{ type, value }] },
  };
  return { findings, order, own };
};

const inverseOf = ({ payload: { type } }: Change<'identifier.add'>, expectation: Json): Inverse => {
  const known = expectedOf(IdentifierExpectation, expectation);
  if (known === null) return { none: problem('undo.not-recorded', { upstream: 'capillary' }) };
  const { value } = known;
  return { ask: { kind: 'identifier.remove', payload: { type, value } }, prior: 'present', first: null };
};

/** Adds an identifier that the customer does not hold. */
export const identifierAddOf = (payload: ChangePayloads['identifier.add']) =>
  ({ ask: { kind: 'identifier.add', payload }, prior: 'absent' }) as const satisfies Asking;

/**
 * Adds an identifier to the customer's default source. One that another customer holds in any source would merge the
 * two for good (contract: capillary): it is refused, or waits for a second person where the policy allows that.
 */
export const createIdentifierAddKind = (deps: KindDeps): ChangeKind<'identifier.add'> => {
  const named = createNamed();
  return {
    name: 'identifier.add',
    upstream: 'capillary',
    combines: false,
    requestId: () => deps.ids.v7(),
    inverse: inverseOf,
    draft: ({ type, value: typed }, { shown }) => {
      if (shown.capillary === null) return fail('visit.gone');
      const value = deps.rules.normalize(type, typed);
      return value.ok ? ok(identifierAddOf({ type, value: value.value })) : value;
    },
    check: async ([change], beside) => {
      const judged = await judgeAdd(withReads(deps, beside), named, change);
      const { type, value } = change.payload;
      const normalized = sentValue(deps, change);
      const expectation = {
        ...(sourceOf(judged.order) ?? defaultSource(deps.settings)),
        customerId: change.customer.ids.capillary ?? null,
        type,
        value: normalized.ok ? normalized.value : value,
        anchors: anchorsOf(judged.own, deps.settings.lookupTypes),
      };
      return checked({ client: deps.client, changeId: change.id, judged, expectation });
    },
    readBack: async ([change], expectation, _gave, sharing) => [
      await withExpectation(change.id, IdentifierExpectation, expectation, (wanted) =>
        readBackAdded(withReads(deps, sharing), change.id, wanted),
      ),
    ],
  };
};
