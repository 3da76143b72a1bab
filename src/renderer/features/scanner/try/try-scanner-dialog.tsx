import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useDesk, useDeskStore } from '../../../app/store.ts';
import type { ScanReport } from '../../../scanner/report.ts';
import { shownSign } from '../../../scanner/sign.ts';
import { Button } from '../../../ui/button.tsx';
import { Code } from '../../../ui/code.tsx';
import { Dialog, DialogActions } from '../../../ui/dialog.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { speedWords, suffixWords, understoodWords } from './heard-words.ts';
import css from './try-scanner-dialog.module.css';

const Heard = ({ report }: { readonly report: ScanReport }) => {
  const { i18n } = useLingui();
  return (
    <div className={css.heard}>
      <p className={css.understood}>{understoodWords(i18n, report)}</p>
      <dl className={css.facts}>
        <dt>
          <Trans>Keys</Trans>
        </dt>
        <dd className={css.keys}>
          <Code>{report.keys.map(({ sign }) => shownSign(sign)).join(' ')}</Code>
        </dd>
        <dt>
          <Trans>At the end</Trans>
        </dt>
        <dd>{suffixWords(i18n, report)}</dd>
        <dt>
          <Trans>Speed</Trans>
        </dt>
        <dd>{speedWords(i18n, report)}</dd>
      </dl>
    </div>
  );
};

/** A place to try a scanner on: what it sent, and what was understood. Nobody is looked up while it is open. */
export const TryScannerDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, i18n } = useLingui();
  const store = useDeskStore();
  const tried = useDesk((desk) => desk.tried);
  const [last, ...earlier] = tried;
  useEffect(() => {
    store.setState({ tried: [], brokenScan: null });
    // What was scanned may be a customer's card.
    return () => store.setState({ tried: [] });
  }, [store]);
  return (
    <Dialog title={t`Try a scanner`} width="wide" onClose={onClose}>
      <p>
        <Trans>Scan something. Here it is only shown: nobody is looked up, and nothing is kept.</Trans>
      </p>
      <section aria-label={t`What was heard`} className={css.place}>
        {last === undefined ? (
          <p className={css.none}>
            <Trans>Nothing was heard yet.</Trans>
          </p>
        ) : (
          <Heard report={last} />
        )}
        {earlier.length === 0 ? null : (
          <>
            <h3 className={css.title}>
              <Trans>Before that</Trans>
            </h3>
            <ul>
              {earlier.map((report, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: they have no name but their place
                <li key={place} className={css.earlier}>
                  {understoodWords(i18n, report)} {speedWords(i18n, report)}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <VisuallyHidden>
        <span role="status">{last === undefined ? '' : understoodWords(i18n, last)}</span>
      </VisuallyHidden>
      <DialogActions>
        <Button variant="primary" autoFocus onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
      </DialogActions>
    </Dialog>
  );
};
