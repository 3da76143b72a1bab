import { UPSTREAMS } from '../../../shared/domain/upstream.ts';
import type { VisitView } from '../../../shared/ipc/views.ts';
import { StartScreen } from '../../app/start-screen.tsx';
import { openVisit, useDesk } from '../../app/store.ts';
import { PanelFrame } from '../../ui/panel-frame.tsx';
import css from './customer-column.module.css';
import { CustomerHead } from './customer-head.tsx';
import { PANELS } from './panels.ts';

interface CustomerColumnProps {
  /** Whether the panels are shown too, and not their places alone. */
  readonly complete: boolean;
}

interface PanelsProps extends CustomerColumnProps {
  readonly visit: VisitView;
  readonly place: 'pair' | 'wide';
}

/** The panels of one place, or their places alone; nothing where a system is off. */
const Panels = ({ visit, place, complete }: PanelsProps) =>
  UPSTREAMS.filter((upstream) => PANELS[upstream].place === place).map((upstream) => {
    const { Panel } = PANELS[upstream];
    if (complete) return <Panel key={upstream} visit={visit} />;
    return visit.panels[upstream].state === 'off' ? null : <PanelFrame key={upstream} />;
  });

/** The open customer with the panels of the systems; before the first one, what to type. */
export const CustomerColumn = ({ complete }: CustomerColumnProps) => {
  const visit = useDesk((desk) => openVisit(desk));
  if (visit === null)
    return (
      <main className={css.column}>
        <StartScreen />
      </main>
    );
  const { customer } = visit;
  return (
    <main key={customer.visit} className={css.column}>
      <CustomerHead customer={customer} />
      <div className={css.pair}>
        <Panels visit={visit} place="pair" complete={complete} />
      </div>
      <Panels visit={visit} place="wide" complete={complete} />
    </main>
  );
};
