import { EventEmitter } from 'node:events';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { VisitsView } from '../../shared/ipc/views.ts';
import type { CallReport } from '../systems/http/options.ts';

/** What parts of the app tell to parts that are made after them. */
interface HubEvents {
  /** A call to a system has ended. */
  'call.ended': [report: CallReport];
  /** A system that was down can be reached again. */
  'upstream.returned': [upstream: UpstreamName];
  /** Which systems can be reached has changed. */
  'reachability.changed': [];
  /** Somebody signed in, locked the desk or left it. */
  'operators.changed': [];
  /** The visits at an operator's desk have changed; told once for all changes of one turn, to be shown. */
  'visits.changed': [operator: string, view: VisitsView];
  /** The visits at a desk have changed: told at once, at every change. */
  'visits.moved': [];
  /** A change was accepted or confirmed: told at the desk where it was made. */
  'change.done': [visitId: string, changeId: string, state: 'accepted' | 'confirmed'];
  /** One of the changes that need a look has moved on. */
  'needs-look.changed': [];
  /** Something was journaled that an Activity shows. */
  'activity.changed': [];
}

/** Passes on what happens. Listeners are called at once, in the order in which they were added. */
export type Hub = EventEmitter<HubEvents>;

/** Makes a hub that nobody listens to yet. */
export const createHub = (): Hub => new EventEmitter<HubEvents>();
