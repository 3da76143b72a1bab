import { useLingui } from '@lingui/react/macro';
import type { VisitView } from '../../../shared/ipc/views.ts';
import { Panel } from '../../ui/panel.tsx';
import { PanelBody } from '../customer/panel-body.tsx';
import { PanelFoot } from '../customer/panel-foot.tsx';
import { CardUsageList } from './card-usage-list.tsx';

/** Where the customer's prepaid cards may be used, as airpay tells it. */
export const CardUsagePanel = ({ visit }: { readonly visit: VisitView }) => {
  const { t } = useLingui();
  const panel = visit.panels.airpay;
  if (panel.state === 'off') return null;
  return (
    <Panel
      title={t`Card usage`}
      busy={panel.state === 'loading'}
      foot={<PanelFoot upstream="airpay" panel={panel} />}
    >
      <PanelBody visit={visit} upstream="airpay" panel={panel} rows={4}>
        {(usage, readOnly) => <CardUsageList usage={usage} basket={visit.basket} readOnly={readOnly} />}
      </PanelBody>
    </Panel>
  );
};
