import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useDeskStore } from '../../app/store.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import css from './customer-head.module.css';

/** The record that was asked for is gone into this one: said and announced until it is dismissed. */
export const MergedNotice = ({ from }: { readonly from: string }) => {
  const { t } = useLingui();
  const store = useDeskStore();
  const act = useAct();
  const words = t`The record ${from} was merged into this one. You see the one that survived.`;
  useEffect(() => store.setState({ announcement: words }), [store, words]);
  return (
    <Notice
      meaning="caution"
      className={css.merged}
      actions={
        <Button
          size="small"
          variant="quiet"
          onPress={() => void act((calls) => calls.visits.dismissMerged({}))}
        >
          <Trans>Dismiss</Trans>
        </Button>
      }
    >
      {words} <Trans>A merge cannot be undone. Check with the customer that both records were theirs.</Trans>
    </Notice>
  );
};
