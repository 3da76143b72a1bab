import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCalls } from '../ipc/calls-context.ts';
import { queries } from '../ipc/queries.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { fullTime } from '../words/times.ts';
import { useZone } from '../words/zone.ts';
import css from './journal-notice.module.css';

/** That the run before ended because of an error in the app, until the operator has read it. */
export const BadEndNotice = () => {
  const { i18n, t } = useLingui();
  const calls = useCalls();
  const zone = useZone();
  const end = useQuery(queries.info(calls)).data?.badEnd ?? null;
  const [isRead, setRead] = useState(false);
  if (end === null || isRead) return null;
  const { kind } = end;
  const when = fullTime(i18n, end.at, zone);
  return (
    <section aria-label={t`The last run`}>
      <Notice
        meaning="caution"
        className={css.bar}
        actions={
          <Button size="small" variant="quiet" onPress={() => setRead(true)}>
            <Trans>Dismiss</Trans>
          </Button>
        }
      >
        <Trans>
          Branchdesk ended at {when} because of a fault in it ({kind}). What was recorded is kept. A change
          whose outcome is not known stands under “Needs a look”. Drafts are gone. Tell IT.
        </Trans>
      </Notice>
    </section>
  );
};
