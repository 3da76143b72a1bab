import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { isIdentified, type UpstreamName } from '../../../shared/domain/upstream.ts';
import type { PanelState } from '../../../shared/ipc/panel-state.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ReloadIcon } from '../../ui/icons.tsx';
import { upstreamName } from '../../words/systems.ts';
import { absoluteTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import css from './panel-foot.module.css';

interface PanelFootProps {
  readonly upstream: UpstreamName;
  readonly panel: PanelState<unknown>;
  /** What else is told there. */
  readonly children?: ReactNode;
}

/** Which system a panel shows and when it was read, with a way to read it again. */
export const PanelFoot = ({ upstream, panel, children }: PanelFootProps) => {
  const { t, i18n } = useLingui();
  const zone = useZone();
  const act = useAct();
  if (panel.state !== 'ready') return null;
  const name = upstreamName(upstream);
  const time = absoluteTime(i18n, panel.readAt, Date.now(), zone);
  return (
    <div className={css.foot}>
      <span>
        <Trans>
          {name}, read {time}
        </Trans>
      </span>
      {children}
      {panel.remembered && isIdentified(upstream) ? (
        <Button
          size="small"
          variant="quiet"
          onPress={() => void act((calls) => calls.identity.forget({ upstream }))}
        >
          <Trans>Forget the id</Trans>
        </Button>
      ) : null}
      <IconButton
        size="small"
        label={t`Read ${name} again`}
        className={css.again}
        onPress={() => void act((calls) => calls.visits.refresh({ upstream }))}
      >
        <ReloadIcon size={12} />
      </IconButton>
    </div>
  );
};
