import { askOf, type Change } from '../../../../shared/domain/change.ts';
import type { Identifier } from '../../../../shared/domain/identifier.ts';
import { fail, ok, problem, type Result } from '../../../../shared/domain/problem.ts';
import type { Beside, ChangeKind, Inverse, Json } from '../../../ports/change-kind.ts';
import type { Asking, DraftFrom } from '../../../ports/drafting.ts';
import { block, warn } from '../../kit/findings.ts';
import { expectedOf } from '../../kit/read-back.ts';
import { identifiersByRef } from '../changes/by-ref.ts';
import { checked, type Judged, stopped } from '../changes/checked.ts';
import { IdentifierExpectation } from '../changes/expectation.ts';
import { defaultSource, isChangeable, type KindDeps } from '../changes/kind-deps.ts';
import { type Order, sourceOf } from '../changes/order.ts';
import { withExpectation } from '../changes/read-back.ts';
import { withReads } from '../changes/with-reads.ts';
import { ownOrFinding, readOwn } from '../customers/own-customer.ts';
import { anchorsOf } from '../customers/survivor.ts';
import { findHeld } from './held-identifier.ts';
import { identifierAddOf } from './identifier-add.ts';
import { readBackRemoved } from './identifier-read-back.ts';
import { isSameValue } from './same-identifier.ts';

/** Whether a step ahead adds an identifier: then the one that is removed is not the last. */
const isReplaced = (ahead: readonly Change[]): boolean => ahead.some(({ kind }) => kind === 'identifier.add');

/** Whether a change is about this identifier. */
const isAbout =
  ({ type, value }: Identifier, of: 'identifier.add' | 'identifier.remove') =>
  (change: Change): boolean => {
    const { kind, payload } = askOf(change);
    return kind === of && payload.type === type && isSameValue(type, payload.value, value);
  };

/**
 * Whether a read may show an identifier that is gone, or that goes yet: a removal was sent and never answered, or
 * Capillary said yes to one so lately that a read may lag behind it, and to no addition of the same since.
 */
const mayBeGone = (one: Identifier, open: readonly Change[], lately: readonly Change[]): boolean =>
  open.some(isAbout(one, 'identifier.remove')) ||
  lately.findLastIndex(isAbout(one, 'identifier.remove')) >
    lately.findLastIndex(isAbout(one, 'identifier.add'));

const judgeRemove = async (
  deps: KindDeps,
  change: Change<'identifier.remove'>,
  { ahead = [], open, lately }: Beside,
): Promise<Judged> => {
  const { type } = change.payload;
  // Cards are delinked, with a label: never removed bare.
  if (type === 'cardnumber' || !isChangeable(deps.settings, type))
    return stopped(block('identifier.type-off', { type }));
  const [read, sent, done] = await Promise.all([
    readOwn(deps.directory, change),
    open?.() ?? [],
    lately?.() ?? [],
  ]);
  const customer = ownOrFinding(change, read);
  if ('finding' in customer) return stopped(customer.finding);
  const { own } = customer;
  const found = findHeld(own, deps.settings, change.payload);
  if (found === null) return stopped(block('identifier.not-here', { type }));

  const { held, source } = found;
  if (source === null) return stopped(block('identifier.source-untold', { type }));
  const others = own.identifiers.filter((one) => one !== held && one.type !== 'cardnumber');
  const isLast = others.every((one) => mayBeGone(one, sent, done)) && !isReplaced(ahead);
  const last = others.length === 0 ? 'identifier.last' : 'identifier.perhaps-last';
  const findings = [
    ...(isLast ? [block(last, { type })] : []),
    ...(held.primary ? [warn('identifier.primary', { type })] : []),
  ];
  const order: Order = {
    call: 'change-identifier',
    source,
    customerId: own.id,
    body: { remove: [{ type: held.type, value: held.value }] },
  };
  return { findings, order, own, before: { primary: held.primary } };
};

const inverseOf = ({ payload }: Change<'identifier.remove'>, expectation: Json): Inverse => {
  const known = expectedOf(IdentifierExpectation, expectation);
  if (known === null) return { none: problem('undo.not-recorded', { upstream: 'capillary' }) };
  const { source, accountId, primary } = known;
  return {
    ...identifierAddOf({ ...payload, putBackIn: { source, accountId } }),
    first: primary === true ? problem('undo.not-primary-again', { type: payload.type }) : null,
  };
};

/** Drafts that an identifier is removed. */
export const draftRemoval = (
  { identifier }: { readonly identifier: string },
  { shown, refs }: DraftFrom,
): Result<Asking> => {
  const held = shown.capillary === null ? undefined : identifiersByRef(shown.capillary, refs).get(identifier);
  if (held === undefined) return fail('visit.gone');
  const { type, value } = held;
  return ok({ ask: { kind: 'identifier.remove', payload: { type, value } }, prior: 'present' });
};

/**
 * Removes an identifier from the source that holds it. The last one stays: cards do not count, since nobody
 * could be found without an identifier (contract: capillary), and neither does one whose removal may still be made or
 * was made so lately that a read may still show it.
 */
export const createIdentifierRemoveKind = (deps: KindDeps): ChangeKind<'identifier.remove'> => ({
  name: 'identifier.remove',
  upstream: 'capillary',
  combines: false,
  requestId: () => deps.ids.v7(),
  inverse: inverseOf,
  draft: draftRemoval,
  check: async ([change], beside = {}) => {
    const judged = await judgeRemove(withReads(deps, beside), change, beside);
    const { type, value } = change.payload;
    const expectation = {
      ...(sourceOf(judged.order) ?? defaultSource(deps.settings)),
      customerId: change.customer.ids.capillary ?? null,
      type,
      value,
      anchors: anchorsOf(judged.own, deps.settings.lookupTypes),
      ...judged.before,
    };
    return checked({ client: deps.client, changeId: change.id, judged, expectation });
  },
  readBack: async ([change], expectation, _gave, sharing) => [
    await withExpectation(change.id, IdentifierExpectation, expectation, (wanted) =>
      readBackRemoved(withReads(deps, sharing), change.id, wanted),
    ),
  ],
});
