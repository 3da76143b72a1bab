import { ok, type Result } from '../../shared/domain/problem.ts';
import { shownText } from '../../shared/domain/shown-text.ts';
import type { ApprovalsView } from '../../shared/ipc/approvals.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { isOfConsent, upstreamOf } from '../../shared/kinds/kinds.ts';
import type { Operator } from '../../shared/operators/roles.ts';
import type { Rules } from '../operators/rules.ts';
import type { Sessions } from '../operators/sessions.ts';
import { recordedOf } from '../visits/consent.ts';
import type { Inbox, WaitingChange } from '../visits/inbox.ts';
import { findingView } from '../visits/view.ts';
import type { Visit } from '../visits/visit.ts';
import { maskedOf } from '../visits/visit-store.ts';

/** Changes that are told at a time: each is looked at by itself, and the next ones follow. */
const MOST = 100;

/** What shows a person what waits for a second one. */
export type ViewApprovals = (operator: Operator, open: Visit | null) => ApprovalsView;

/** Makes what shows it. */
export const viewApprovals = ({
  inbox,
  sessions,
  roles,
}: {
  readonly inbox: Pick<Inbox, 'of' | 'shown'>;
  readonly sessions: Pick<Sessions, 'person' | 'people'>;
  readonly roles: Pick<Rules, 'may'>;
}): ViewApprovals => {
  const item = (waiting: WaitingChange, open: Visit | null): ApprovalsView['items'][number] => {
    const { line, visit } = waiting;
    const { change, view } = line;
    const { asked } = recordedOf(line, visit).change;
    return {
      changeId: change.id,
      shown: inbox.shown(waiting),
      upstream: upstreamOf(change.kind),
      summary: line.summary,
      findings: view.findings.map(findingView),
      ...(asked === undefined || !isOfConsent(change.kind) ? {} : { asked }),
      customer: { name: shownText(visit.name), masked: maskedOf(visit) },
      maker: { id: change.operator, name: sessions.person(change.operator)?.name ?? change.operator },
      since: change.draftedAt,
      here: visit.id === open?.id,
      busy: view.busy !== null,
      again: view.reason,
    };
  };
  return (operator, open) => {
    const all = inbox.of(operator);
    return {
      items: all.slice(0, MOST).map((waiting) => item(waiting, open)),
      more: Math.max(0, all.length - MOST),
      approvers: sessions
        .people()
        .filter((person) => roles.may(person, 'approve'))
        .map(({ id }) => id),
    };
  };
};

const done = (result: Result<null>) => (result.ok ? ok({}) : result);

/** Answers what waits for a second person, and takes that person's decision. */
export const approvalHandlers = ({
  inbox,
  view,
  operator,
  openVisit,
}: {
  readonly inbox: Inbox;
  readonly view: ViewApprovals;
  readonly operator: Operator;
  readonly openVisit: () => Visit | null;
}): Pick<Handlers, 'approvals.waiting' | 'approvals.look' | 'approvals.decide'> => ({
  'approvals.waiting': async () => ok(view(operator, openVisit())),
  'approvals.look': async ({ changeId }) => {
    const shown = await inbox.look(operator, changeId);
    return shown.ok ? ok({ shown: shown.value }) : shown;
  },
  'approvals.decide': async (decision) => done(await inbox.decide(operator, decision)),
});
