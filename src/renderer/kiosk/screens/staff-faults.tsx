import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useCalls } from '../../ipc/calls-context.ts';
import { queries } from '../../ipc/queries.ts';
import { problemText } from '../../words/problems.ts';
import css from './staff-health.module.css';

/** More of them do not fit beside the keypad: IT sees them all where it checks the file. */
const MOST_SHOWN = 3;

/** Why this kiosk cannot be used as it is configured, for whoever puts it right; nothing where it can. */
export const StaffFaults = () => {
  const { i18n } = useLingui();
  const info = useQuery(queries.info(useCalls())).data;
  if (info?.mode !== 'not-configured') return null;
  const more = info.configFaults.length - MOST_SHOWN;
  return (
    <div className={css.health}>
      <p>
        <Trans>The configuration of this machine cannot be used. Nothing can be looked up or sent.</Trans>
      </p>
      {info.bundleRefused === null ? null : <p>{problemText(i18n, info.bundleRefused)}</p>}
      <ul>
        {info.configFaults.slice(0, MOST_SHOWN).map((fault) => (
          <li key={fault} className={css.fault} dir="ltr">
            <code>{fault}</code>
          </li>
        ))}
      </ul>
      {more <= 0 ? null : (
        <p>
          <Plural value={more} one="# more fault" other="# more faults" />
        </p>
      )}
    </div>
  );
};
