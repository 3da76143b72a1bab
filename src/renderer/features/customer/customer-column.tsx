import { StartScreen } from '../../app/start-screen.tsx';
import { openVisit, useDesk } from '../../app/store.ts';
import { PanelFrame } from '../../ui/panel-frame.tsx';
import { CardUsagePanel } from '../card-usage/card-usage-panel.tsx';
import { CardsPanel } from '../cards/cards-panel.tsx';
import { CommunicationPanel } from '../communication/communication-panel.tsx';
import css from './customer-column.module.css';
import { CustomerHead } from './customer-head.tsx';

/** The place of a panel; none where its system is off. */
const frameOf = ({ state }: { readonly state: string }) => (state === 'off' ? null : <PanelFrame />);

export interface CustomerColumnProps {
  /** Whether the panels are shown too, and not their places alone. */
  readonly complete: boolean;
}

/** The open customer with the three panels; before the first one, what to type. */
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
        {complete ? <CardUsagePanel visit={visit} /> : frameOf(visit.cardUsage)}
        {complete ? <CardsPanel visit={visit} /> : frameOf(visit.cards)}
      </div>
      {complete ? <CommunicationPanel visit={visit} /> : frameOf(visit.communication)}
    </main>
  );
};
