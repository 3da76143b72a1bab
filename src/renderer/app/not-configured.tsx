import { Trans } from '@lingui/react/macro';
import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import { MachineBundle } from '../features/provisioning/machine-bundle.tsx';
import { SetUpFromFile } from '../features/provisioning/set-up-from-file.tsx';
import { Button } from '../ui/button.tsx';
import { PageLanguage } from './language-select.tsx';
import css from './not-configured.module.css';
import { ThemeButton } from './theme-button.tsx';
import { useAct } from './use-act.ts';

/** No configuration was found: nothing can be looked up or sent, and IT knows what to do. */
export const NotConfigured = ({ info }: { readonly info: AppInfoView }) => {
  const act = useAct();
  const train = async (): Promise<void> => {
    if (await act((calls) => calls.app.startTraining({}))) window.location.reload();
  };
  return (
    <div className={css.screen}>
      <header className={css.bar}>
        <span className={css.product}>Branchdesk</span>
        <div className={css.end}>
          <PageLanguage />
          <ThemeButton />
        </div>
      </header>
      <main className={css.main}>
        <h1 className={css.title}>
          <Trans>Not configured</Trans>
        </h1>
        <p>
          {info.configFaults.length === 0 ? (
            <Trans>
              This machine has no configuration for Branchdesk. Nothing can be looked up or sent yet.
            </Trans>
          ) : (
            <Trans>The configuration of this machine cannot be used. Nothing can be looked up or sent.</Trans>
          )}
        </p>
        {info.configFaults.length === 0 ? null : (
          <section aria-labelledby="faults" className={css.part}>
            <h2 id="faults" className={css.heading}>
              <Trans>What is wrong</Trans>
            </h2>
            <ul className={css.places}>
              {info.configFaults.map((fault) => (
                <li key={fault}>
                  <code>{fault}</code>
                </li>
              ))}
            </ul>
          </section>
        )}
        {info.bundleRefused === null ? <SetUpFromFile /> : <MachineBundle why={info.bundleRefused} />}
        <section aria-labelledby="for-it" className={css.part}>
          <h2 id="for-it" className={css.heading}>
            <Trans>What IT must do</Trans>
          </h2>
          <ol className={css.steps}>
            <li>
              <Trans>
                Put the branch's <code>branchdesk.config.json</code> in one of the places below.
              </Trans>
            </li>
            <li>
              <Trans>
                Check it with <code>Branchdesk --check-config FILE</code>: it names every fault with its line.
              </Trans>
            </li>
            <li>
              <Trans>Start Branchdesk again.</Trans>
            </li>
            <li>
              <Trans>
                Or put a sealed bundle there, as <code>branchdesk.bundle</code>: it brings the credentials
                too.
              </Trans>
            </li>
          </ol>
        </section>
        <section aria-labelledby="places" className={css.part}>
          <h2 id="places" className={css.heading}>
            <Trans>Where it was looked for</Trans>
          </h2>
          <ul className={css.places}>
            {info.configPlaces.map((place) => (
              <li key={place}>
                <code>{place}</code>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="training" className={css.part}>
          <h2 id="training" className={css.heading}>
            <Trans>Meanwhile</Trans>
          </h2>
          <p>
            <Trans>
              Training simulates the three systems on this machine. Nothing real is looked up or changed.
            </Trans>
          </p>
          <Button onPress={() => void train()}>
            <Trans>Start training</Trans>
          </Button>
        </section>
        <p className={css.version}>
          <Trans>Version {info.version}</Trans>
        </p>
      </main>
    </div>
  );
};
