import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDeskStore } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { problemOf } from '../../ipc/problem-error.ts';
import { queries } from '../../ipc/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { problemText } from '../../words/problems.ts';
import { upstreamName } from '../../words/systems.ts';
import { useNow } from '../activity/use-now.ts';
import { MakeBundle } from '../provisioning/make-bundle.tsx';
import { ProvisionedPart } from '../provisioning/provisioned-part.tsx';
import css from './credentials-dialog.module.css';
import { DeleteCredentials } from './delete-credentials.tsx';
import { ReplaceCredentials } from './replace-credentials.tsx';
import { type SystemCredentials, SystemRow } from './system-row.tsx';

interface Doing {
  readonly what: 'replace' | 'delete';
  readonly system: SystemCredentials;
}

/** The credentials of each system: how they stand, since when and by whom; tested, replaced and deleted. None is shown. */
export const CredentialsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const store = useDeskStore();
  const queryClient = useQueryClient();
  const now = useNow(30_000);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [making, setMaking] = useState(false);
  /** Counts what was done: what a test told of those before says nothing of these. */
  const [run, setRun] = useState(0);
  const { data, error, refetch } = useQuery(queries.credentials(calls));
  const info = useQuery(queries.info(calls)).data;
  const provisioned = info?.provisioned ?? null;

  const onDone = (words: string): void => {
    const { upstream } = doing?.system ?? {};
    setDoing(null);
    setRun((before) => before + 1);
    store.setState({ announcement: words });
    for (const { queryKey } of [
      queries.credentials(calls),
      queries.missingCredentials(calls),
      queries.wmToken(calls),
    ])
      void queryClient.invalidateQueries({ queryKey });
    if (upstream !== undefined && store.getState().visits?.open != null)
      void calls.visits.refresh({ upstream });
  };

  if (making)
    return (
      <Dialog key="make" title={t`Make a bundle`} onClose={onClose}>
        <MakeBundle onBack={() => setMaking(false)} />
      </Dialog>
    );

  if (doing !== null) {
    const name = upstreamName(doing.system.upstream);
    const back = (): void => setDoing(null);
    return doing.what === 'delete' ? (
      <Dialog key="delete" title={t`Delete the credentials for ${name}`} onClose={onClose}>
        <DeleteCredentials
          system={doing.system}
          onDone={() => onDone(t`The credentials for ${name} are deleted.`)}
          onBack={back}
        />
      </Dialog>
    ) : (
      <Dialog key="replace" title={t`Credentials for ${name}`} onClose={onClose}>
        <ReplaceCredentials
          system={doing.system}
          onDone={() => onDone(t`The credentials for ${name} are in the keychain.`)}
          onBack={back}
        />
      </Dialog>
    );
  }

  return (
    <Dialog key="list" title={t`Credentials`} width="wide" onClose={onClose}>
      <p className={css.about}>
        <Trans>
          They are in the keychain of this desk, each for one address. They go in here and are never shown
          again.
        </Trans>
      </p>
      {error === null ? null : (
        <Notice meaning="danger" announce="alert">
          {problemText(i18n, problemOf(error))}
        </Notice>
      )}
      {data === undefined ? (
        error === null && <Skeleton lines={6} />
      ) : (
        <ul className={css.systems}>
          {data.systems.map((system) => (
            <SystemRow
              key={`${system.upstream} ${run}`}
              system={system}
              now={now}
              onReplace={() => setDoing({ what: 'replace', system })}
              onDelete={() => setDoing({ what: 'delete', system })}
            />
          ))}
        </ul>
      )}
      {provisioned === null ? null : <ProvisionedPart provisioned={provisioned} now={now} />}
      <DialogActions>
        {info?.mode === 'live' ? (
          <Button onPress={() => setMaking(true)}>
            <Trans>Make a bundle…</Trans>
          </Button>
        ) : null}
        <Button onPress={() => void refetch()}>
          <Trans>Look again</Trans>
        </Button>
        <Button autoFocus variant="primary" onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  );
};
