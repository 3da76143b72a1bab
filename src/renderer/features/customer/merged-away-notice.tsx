import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useDeskStore } from '../../app/store.ts';
import { Notice } from '../../ui/notice.tsx';
import css from './customer-head.module.css';

/** The open record was merged into one that nobody names: said and announced as long as it is open. */
export const MergedAwayNotice = () => {
  const { t } = useLingui();
  const store = useDeskStore();
  const words = t`This record was merged into another one. Nothing can be changed in it.`;
  const next = t`Find the customer by another number, a card or the name: these lead to the record that survived.`;
  useEffect(() => store.setState({ announcement: words }), [store, words]);
  return (
    <Notice meaning="caution" className={css.merged}>
      {words} {next}
    </Notice>
  );
};
