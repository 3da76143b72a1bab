import { StartScreen } from '../../app/start-screen.tsx';
import { openVisit, useDesk } from '../../app/store.ts';
import { CardUsagePanel } from '../card-usage/card-usage-panel.tsx';
import { CardsPanel } from '../cards/cards-panel.tsx';
import { CommunicationPanel } from '../communication/communication-panel.tsx';
import css from './customer-column.module.css';
import { CustomerHead } from './customer-head.tsx';

export interface CustomerColumnProps {
  /** Whether the panels are shown too, and not the head alone. */
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
      {complete ? (
        <>
          <div className={css.pair}>
            <CardUsagePanel visit={visit} />
            <CardsPanel visit={visit} />
          </div>
          <CommunicationPanel visit={visit} />
        </>
      ) : null}
    </main>
  );
};
