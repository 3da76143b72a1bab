import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { KioskHealth } from '../../../shared/ipc/kiosk.ts';
import { listed } from '../../words/formats.ts';
import { nameOfLanguage } from '../../words/languages.ts';
import { problemText } from '../../words/problems.ts';
import { upstreamName } from '../../words/systems.ts';
import { fullTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { useKiosk } from '../state/store.ts';
import css from './staff-health.module.css';

/** How the kiosk is, for staff. */
export const StaffHealth = ({ health }: { readonly health: KioskHealth }) => {
  const { i18n } = useLingui();
  const zone = useZone();
  const spoken = useKiosk((state) => state.spoken);
  const languages = useKiosk((state) => state.view?.languages) ?? [];
  const silent = languages.filter((one) => !spoken.includes(one));
  const { systems, journal, credentials, provisionedUntil, needsLook, version } = health;
  return (
    <ul className={css.health}>
      {systems.map(({ upstream, reachable }) => (
        <li key={upstream}>
          {reachable === null ? (
            <Trans>{upstreamName(upstream)}: not tried yet</Trans>
          ) : reachable ? (
            <Trans>{upstreamName(upstream)}: can be reached</Trans>
          ) : (
            <Trans>{upstreamName(upstream)}: cannot be reached</Trans>
          )}
        </li>
      ))}
      <li>{journal === null ? <Trans>The journal works.</Trans> : problemText(i18n, journal)}</li>
      {credentials === null ? null : <li>{problemText(i18n, credentials)}</li>}
      <li>
        {provisionedUntil === null ? (
          <Trans>Not provisioned</Trans>
        ) : (
          <Trans>Provisioned until {fullTime(i18n, provisionedUntil, zone)}</Trans>
        )}
      </li>
      <li>
        <Plural
          value={needsLook}
          _0="No change needs a look."
          one="# change needs a look."
          other="# changes need a look."
        />
      </li>
      {silent.length === 0 ? null : (
        <li>
          <Trans>No voice reads these aloud: {listed(i18n, silent.map(nameOfLanguage))}</Trans>
        </li>
      )}
      <li>
        <Trans>Version {version}</Trans>
      </li>
    </ul>
  );
};
