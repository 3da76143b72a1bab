import { Trans, useLingui } from '@lingui/react/macro';
import type { KioskHealth } from '../../../shared/ipc/kiosk.ts';
import { fullTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import css from './staff-health.module.css';

type Bundle = NonNullable<KioskHealth['bundle']>;

const Standing = ({ state }: Pick<Bundle, 'state'>) => {
  switch (state) {
    case 'none':
      return (
        <Trans>
          There is no <code>branchdesk.bundle</code> where IT puts what is for this machine.
        </Trans>
      );
    case 'had':
      return <Trans>This kiosk has it already, or had it before.</Trans>;
    case 'new':
      return <Trans>It is new. When it is taken, the kiosk starts again.</Trans>;
    case 'taken':
      return <Trans>It is taken. The kiosk starts again.</Trans>;
  }
};

/** The bundle that was found for this machine, as it says of itself. */
export const StaffBundle = ({ bundle }: { readonly bundle: Bundle }) => {
  const { i18n } = useLingui();
  const zone = useZone();
  const { state, version, until } = bundle;
  return (
    <ul className={css.health}>
      <li>
        <Standing state={state} />
      </li>
      {bundle.issuer === null ? null : (
        <li>
          <Trans>Made by {bundle.issuer}</Trans>
        </li>
      )}
      {version === null ? null : (
        <li>
          <Trans>Version {version}</Trans>
        </li>
      )}
      {until === null ? null : (
        <li>
          <Trans>Good until {fullTime(i18n, until, zone)}</Trans>
        </li>
      )}
    </ul>
  );
};
