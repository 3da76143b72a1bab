import type { ReactNode } from 'react';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { PanelState } from '../../../shared/ipc/panel-state.ts';
import type { VisitView } from '../../../shared/ipc/views.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TokenNeeded } from '../card-usage/token-needed.tsx';
import { tokenOfferOf } from '../card-usage/token-offer-of.ts';
import { AskForId } from './ask-for-id.tsx';
import { ConfirmId } from './confirm-id.tsx';
import { PanelFailed, PanelStale } from './panel-failed.tsx';
import { Unreachable } from './unreachable.tsx';

interface PanelBodyProps<T> {
  readonly visit: VisitView;
  readonly upstream: UpstreamName;
  readonly panel: PanelState<T>;
  /** Rows that the content will have, to keep their place. */
  readonly rows: number;
  /** `readOnly` while the operator decides whether this is the customer. */
  readonly children: (data: T, readOnly: boolean) => ReactNode;
}

/** What a panel shows in each of its states. One that is off is not there at all; one that failed says since when. */
export const PanelBody = <T,>(props: PanelBodyProps<T>) => (
  <>
    {props.panel.state === 'off' || props.panel.state === 'failed' ? null : (
      <Unreachable upstream={props.upstream} />
    )}
    <StateOf {...props} />
  </>
);

const StateOf = <T,>({ visit, upstream, panel, rows, children }: PanelBodyProps<T>) => {
  switch (panel.state) {
    case 'off':
      return null;
    case 'loading':
      return <Skeleton lines={rows} />;
    case 'needs-id':
      return <AskForId upstream={upstream} problem={panel.problem} />;
    case 'confirm-id':
      return (
        <>
          <ConfirmId upstream={upstream} typed={panel.typed} />
          {children(panel.data, true)}
        </>
      );
    case 'failed':
      if (tokenOfferOf(panel.problem) === 'enter') return <TokenNeeded problem={panel.problem} />;
      return <PanelFailed visit={visit} upstream={upstream} problem={panel.problem} since={panel.since} />;
    case 'ready':
      return (
        <>
          {panel.stale === null ? null : (
            <PanelStale upstream={upstream} problem={panel.stale} readAt={panel.readAt} />
          )}
          {children(panel.data, false)}
        </>
      );
    default:
      return assertNever(panel);
  }
};
