import type { Result } from '../../../src/shared/domain/problem.ts';
import type { UpstreamName } from '../../../src/shared/domain/upstream.ts';
import type {
  ActivityView,
  AppInfoView,
  FoundView,
  NeedsLookView,
  ReachabilityView,
} from '../../../src/shared/ipc/answer-views.ts';
import type { ApprovalsView } from '../../../src/shared/ipc/approvals.ts';
import type { CallOutput } from '../../../src/shared/ipc/contract.ts';
import type { KioskHealth, KioskView } from '../../../src/shared/ipc/kiosk.ts';
import type { OperatorsView } from '../../../src/shared/ipc/operators.ts';
import type { VisitsView } from '../../../src/shared/ipc/views.ts';
import type { ShiftStage } from './shift-fixtures.ts';

/** Everything that the renderer is told: one moment of the app, held still. */
export interface Stage {
  readonly info: AppInfoView;
  readonly operators: OperatorsView;
  readonly visits: VisitsView;
  readonly reachability: ReachabilityView;
  readonly needsLook: NeedsLookView;
  readonly approvals: ApprovalsView;
  readonly found: Result<FoundView>;
  readonly look: Result<CallOutput<'cards.look'>>;
  readonly labels: CallOutput<'cards.labels'>;
  readonly activity: ActivityView;
  readonly branch: CallOutput<'activity.ofBranch'>;
  readonly receipt: Result<CallOutput<'receipts.issue'>>;
  readonly shift: ShiftStage;
  /** Systems for which there are no credentials; left out: none. */
  readonly missing?: readonly UpstreamName[];
  readonly credentials?: CallOutput<'credentials.overview'>;
  /** What the screen of a kiosk shows, and what staff are told of it. */
  readonly kiosk?: { readonly view: KioskView; readonly health: KioskHealth };
  /** Calls that never answer. */
  readonly silent?: readonly string[];
}

/** Runs in the page before its scripts: a bridge that answers from the stage and keeps what was asked. */
export const setStage = (stage: Stage): void => {
  const calls: { name: string; input: unknown }[] = [];
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const emit = (event: string, payload: unknown): void => {
    for (const listener of listeners.get(event) ?? []) listener(payload);
  };
  const answers: Record<string, unknown> = {
    'app.info': { ok: true, value: stage.info },
    'operators.state': { ok: true, value: stage.operators },
    'app.reachability': { ok: true, value: stage.reachability },
    'changes.needsLook': { ok: true, value: stage.needsLook },
    'approvals.waiting': { ok: true, value: stage.approvals },
    'approvals.look': { ok: true, value: { shown: stage.approvals.items[0]?.shown ?? null } },
    'visits.state': { ok: true, value: stage.visits },
    'customers.find': stage.found,
    'cards.look': stage.look,
    'cards.series': { ok: true, value: [] },
    'drafts.check': { ok: true, value: { steps: [] } },
    'cards.labels': { ok: true, value: stage.labels },
    'activity.ofCustomer': { ok: true, value: stage.activity },
    'activity.ofBranch': { ok: true, value: stage.branch },
    'receipts.issue': stage.receipt,
    'shift.mine': { ok: true, value: stage.shift.mine },
    'shift.branch': { ok: true, value: stage.shift.branch },
    'shift.handOvers': { ok: true, value: stage.shift.handOvers },
    'credentials.missing': { ok: true, value: { systems: stage.missing ?? [] } },
    'credentials.overview': { ok: true, value: stage.credentials ?? { systems: [] } },
    'credentials.test': { ok: true, value: { tried: 'answered' } },
    'kiosk.state': { ok: true, value: stage.kiosk?.view },
    'kiosk.staff': { ok: true, value: stage.kiosk?.health },
    'drafts.put': { ok: true, value: { changeId: null } },
  };
  const verb = (name: string) => (input: unknown) => {
    calls.push({ name, input });
    if (stage.silent?.includes(name)) return new Promise(() => undefined);
    return Promise.resolve(answers[name] ?? { ok: true, value: {} });
  };
  const verbs = (domain: string) =>
    new Proxy({}, { get: (_, name) => (typeof name === 'string' ? verb(`${domain}.${name}`) : undefined) });
  const on = new Proxy(
    {},
    {
      get: (_, event) => (listener: (payload: unknown) => void) => {
        const all = listeners.get(String(event)) ?? new Set();
        listeners.set(String(event), all.add(listener));
        return () => all.delete(listener);
      },
    },
  );
  const domains = [
    'app',
    'customers',
    'visits',
    'drafts',
    'changes',
    'identity',
    'cards',
    'activity',
    'receipts',
    'shift',
    'operators',
    'credentials',
    'approvals',
    'kiosk',
  ];
  const bridge = Object.fromEntries(domains.map((domain) => [domain, verbs(domain)]));
  Object.assign(window, { branchdesk: { ...bridge, on }, stage: { calls, emit } });
};
