import type { ReactNode } from 'react';
import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { VisitView } from '../../../shared/ipc/views.ts';
import { CardUsagePanel } from '../card-usage/card-usage-panel.tsx';
import { CardsPanel } from '../cards/cards-panel.tsx';
import { CommunicationPanel } from '../communication/communication-panel.tsx';

/** The panel of one system. */
interface SystemPanel {
  readonly Panel: (props: { readonly visit: VisitView }) => ReactNode;
  /** Whether it stands beside another one, or takes the whole width. */
  readonly place: 'pair' | 'wide';
}

/** The panel of each system. A new system is one more line here. */
export const PANELS: { readonly [U in UpstreamName]: SystemPanel } = {
  airpay: { Panel: CardUsagePanel, place: 'pair' },
  capillary: { Panel: CardsPanel, place: 'pair' },
  wm: { Panel: CommunicationPanel, place: 'wide' },
};
