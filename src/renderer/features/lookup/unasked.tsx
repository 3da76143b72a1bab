import { Trans, useLingui } from '@lingui/react/macro';
import { Notice } from '../../ui/notice.tsx';
import { listed } from '../../words/formats.ts';
import { identifierTypeName } from '../../words/identifier-names.ts';
import css from './matches.module.css';

/** What the text may also be, where the look-up for it failed: what is shown may not be everybody who is meant. */
export const Unasked = ({ readings }: { readonly readings: readonly string[] }) => {
  const { i18n } = useLingui();
  if (readings.length === 0) return null;
  const types = listed(
    i18n,
    readings.map((reading) => identifierTypeName(i18n, reading)),
  );
  return (
    <Notice meaning="caution" className={css.failed}>
      <Trans>Not everything could be asked: {types}. Somebody else may be meant.</Trans>
    </Notice>
  );
};
