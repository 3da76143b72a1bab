import type { OperatorsView } from '../../shared/ipc/operators.ts';
import type { Operator } from '../../shared/operators/roles.ts';
import type { NeedsLook } from '../changes/needs-look.ts';
import { oncePerTurn } from '../clock/once-per-turn.ts';
import type { ViewApprovals } from '../ipc/approval-handlers.ts';
import { needsLookView } from '../ipc/change-handlers.ts';
import type { Host } from '../ports/host.ts';
import type { Visit } from '../visits/visit.ts';
import type { Hub } from './hub.ts';

/** Tells the window what happens at the desk of whoever is signed in. While nobody is, it is told nothing of a customer. */
export const tellWindow = ({
  hub,
  host,
  needsLook,
  operator,
  openVisit,
  operators,
  approvalsOf,
}: {
  readonly hub: Hub;
  readonly host: Pick<Host, 'emit'>;
  readonly needsLook: NeedsLook;
  /** Whoever is signed in; null: nobody is. */
  readonly operator: () => Operator | null;
  /** The visit that is open at their desk. */
  readonly openVisit: () => Visit | null;
  readonly operators: () => OperatorsView;
  readonly approvalsOf: ViewApprovals;
}): void => {
  /** The customer for whom what needs a look was told last: it says of each change whether it is theirs. */
  let toldFor: string | undefined;
  const tellNeedsLook = (): void => {
    if (operator() === null) return;
    const open = openVisit();
    toldFor = open?.keys.key;
    host.emit('needsLook.changed', needsLookView(needsLook, open));
  };
  /** What waits for a second person, at any desk: told when it is another than before. */
  let approvalsTold = '';
  const tellApprovals = oncePerTurn(() => {
    const who = operator();
    if (who === null) return;
    const approvals = approvalsOf(who, openVisit());
    const told = JSON.stringify(approvals);
    if (told === approvalsTold) return;
    approvalsTold = told;
    host.emit('approvals.changed', approvals);
  });
  hub.on('visits.changed', tellApprovals);
  /** The steps that stand in the open basket: Activity offers to link what none of them links. */
  let stepsToldOf = '';
  hub.on('operators.changed', () => {
    host.emit('operators.changed', operators());
    host.emit('info.changed', {});
    toldFor = undefined;
    approvalsTold = '';
    stepsToldOf = '';
  });
  hub.on('visits.changed', (who, view) => {
    if (who !== operator()?.id) return;
    host.emit('visits.changed', view);
    const steps = JSON.stringify(
      view.open?.basket.flatMap(({ after, can }) => (after === undefined ? [] : [after, can.dismiss])),
    );
    if (steps !== stepsToldOf) hub.emit('activity.changed');
    stepsToldOf = steps;
    if (openVisit()?.keys.key !== toldFor) tellNeedsLook();
  });
  hub.on('needs-look.changed', oncePerTurn(tellNeedsLook));
  hub.on(
    'activity.changed',
    oncePerTurn(() => host.emit('activity.changed', {})),
  );
};
