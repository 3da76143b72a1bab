import type { Settings } from '../../shared/config/settings.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { Operator } from '../../shared/operators/roles.ts';
import { type ViewApprovals, viewApprovals } from '../ipc/approval-handlers.ts';
import type { DeskCall } from '../ipc/gate.ts';
import type { Journal } from '../journal/journal.ts';
import { secondPerson } from '../operators/second-person.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import { createInbox } from '../visits/inbox.ts';
import { createRefs } from '../visits/refs.ts';
import { type Changing, composeDesk, type Desk } from './desk.ts';
import { composeFinder } from './finder.ts';
import { composeHandlers, type DeskHandlerDeps } from './handlers.ts';
import type { Hub } from './hub.ts';

/** One person's desk, and what answers there. */
interface OwnDesk {
  readonly desk: Desk;
  readonly handlers: Pick<Handlers, DeskCall>;
}

/** The desks of everybody who was signed in since the start. */
export interface Desks {
  /** The desk of a person; made when they sign in for the first time. */
  of(operator: Operator): OwnDesk;
  all(): readonly Desk[];
  /** What waits for a second person at any of them, as a person is shown it. */
  readonly approvalsOf: ViewApprovals;
}

/**
 * Makes the desks. Each person has their own: visits, drafts, searches and refs. What one has open, another one never
 * sees, and it is there again when its owner is back.
 */
export const composeDesks = (
  deps: Changing &
    Omit<DeskHandlerDeps, 'desk' | 'finder' | 'refs' | 'operator' | 'inbox' | 'approvalsOf'> & {
      readonly hub: Hub;
      readonly settings: Settings;
      readonly journal: Journal;
      readonly clock: Clock;
      readonly ids: Ids;
      readonly signal: AbortSignal;
    },
): Desks => {
  const { settings, sessions, roles, hub } = deps;
  const desks = new Map<string, OwnDesk>();
  const all = (): readonly Desk[] => [...desks.values()].map(({ desk }) => desk);
  const inbox = createInbox({
    ...{ ...deps, desks: all, second: secondPerson({ sessions, roles }) },
    mayApprove: (operator) => roles.may(operator, 'approve'),
    onActivity: () => hub.emit('activity.changed'),
  });
  const approvalsOf = viewApprovals({ inbox, sessions, roles });
  const make = (operator: Operator): OwnDesk => {
    const base = { ...deps, operator, refs: createRefs() };
    const finder = composeFinder({ ...base, readers: deps.upstreams.readers });
    const desk = composeDesk({
      ...{ ...base, ...deps.upstreams, kinds: deps.kinds, found: finder.found, identity: settings.identity },
      wordingVersion: settings.consent.version,
      changeTypes: settings.upstreams.capillary?.changeTypes ?? [],
    });
    return { desk, handlers: composeHandlers({ ...base, desk, finder, inbox, approvalsOf }) };
  };
  return {
    of: (operator) => {
      const own = desks.get(operator.id) ?? make(operator);
      desks.set(operator.id, own);
      return own;
    },
    ...{ all, approvalsOf },
  };
};
