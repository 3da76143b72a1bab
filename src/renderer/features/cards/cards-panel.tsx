import { useLingui } from '@lingui/react/macro';
import type { VisitView } from '../../../shared/ipc/views.ts';
import { Panel } from '../../ui/panel.tsx';
import { PanelBody } from '../customer/panel-body.tsx';
import { PanelFoot } from '../customer/panel-foot.tsx';
import { CardsTable } from './cards-table.tsx';
import { IdentifiersTable } from './identifiers/identifiers-table.tsx';

/** The customer's cards and identifiers, as Capillary tells them. */
export const CardsPanel = ({ visit }: { readonly visit: VisitView }) => {
  const { t } = useLingui();
  const panel = visit.panels.capillary;
  if (panel.state === 'off') return null;
  return (
    <Panel
      title={t`Cards and identifiers`}
      busy={panel.state === 'loading'}
      foot={<PanelFoot upstream="capillary" panel={panel} />}
    >
      <PanelBody visit={visit} upstream="capillary" panel={panel} rows={5}>
        {(view, readOnly) => (
          <>
            <CardsTable cards={view.cards} cut={view.cardsCut} basket={visit.basket} readOnly={readOnly} />
            <IdentifiersTable
              identifiers={view.identifiers}
              cut={view.identifiersCut}
              canAdd={view.changeTypes.some((type) => type !== 'cardnumber')}
              basket={visit.basket}
              readOnly={readOnly}
            />
          </>
        )}
      </PanelBody>
    </Panel>
  );
};
