import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useDesk, useDeskStore } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { queries } from '../../ipc/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { listed } from '../../words/formats.ts';
import { upstreamName } from '../../words/systems.ts';
import css from './missing-notice.module.css';

/** That this desk holds no credentials for systems of the branch, with the way to enter them, or whom to ask. */
export const MissingNotice = () => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const store = useDeskStore();
  const info = useQuery(queries.info(calls)).data;
  const isIn = useDesk((desk) => desk.operators?.state === 'signed-in');
  const may = useDesk((desk) => desk.operators?.rights.includes('credentials') === true);
  const missing = useQuery({
    ...queries.missingCredentials(calls),
    enabled: isIn && info?.mode === 'live',
  }).data?.systems;
  if (info === undefined || missing === undefined || missing.length === 0) return null;
  const names = listed(i18n, missing.map(upstreamName));
  return (
    <section aria-label={t`Credentials of this desk`}>
      <Notice
        meaning="caution"
        className={css.bar}
        actions={
          may ? (
            <Button size="small" onPress={() => store.setState({ dialog: { name: 'credentials' } })}>
              <Trans>Enter credentials</Trans>
            </Button>
          ) : undefined
        }
      >
        {missing.length === info.upstreams.length ? (
          <Trans>This desk has no credentials yet: nothing can be looked up or sent.</Trans>
        ) : (
          <Trans>This desk has no credentials for {names} yet.</Trans>
        )}{' '}
        {may ? (
          <Trans>Enter them here, or have IT store them.</Trans>
        ) : (
          <Trans>Ask an administrator of this desk to enter them, or IT to store them.</Trans>
        )}
      </Notice>
    </section>
  );
};
