import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useDesk, useDeskStore } from '../../app/store.ts';
import { Notice } from '../../ui/notice.tsx';
import css from './scan-notice.module.css';
import { brokenWords } from './try/broken-words.ts';

const SHOWN_MS = 10_000;

/** Says over everything, dialogs too, that a scan did not come whole; the next lookup takes it away, and so does time. */
export const ScanNotice = () => {
  const { i18n } = useLingui();
  const store = useDeskStore();
  const broken = useDesk((desk) => desk.brokenScan);
  useEffect(() => {
    if (broken === null) return;
    const later = setTimeout(() => store.setState({ brokenScan: null }), SHOWN_MS);
    return () => clearTimeout(later);
  }, [broken, store]);
  return (
    // Assistive technology hears it under a dialog too.
    <div className={css.place} data-react-aria-top-layer="true">
      {broken === null ? null : (
        <Notice key={broken.run} meaning="caution" announce="alert" className={css.notice}>
          <Trans>
            Scan again. {brokenWords(i18n, broken.why)} Nothing was looked up, and nothing was changed.
          </Trans>
        </Notice>
      )}
    </div>
  );
};
