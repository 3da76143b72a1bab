import { Trans, useLingui } from '@lingui/react/macro';
import type { VisitView } from '../../../shared/ipc/views.ts';
import { useDeskStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { askedWords } from '../../words/asked.ts';
import css from './consent.module.css';

/** Who asks for the changes of consent that wait here: seen before they are sent, and changed in one place. */
export const AskedBy = ({ visit }: { readonly visit: VisitView }) => {
  const { t, i18n } = useLingui();
  const store = useDeskStore();
  if (!visit.basket.some(({ can }) => can.sayWhoAsks)) return null;
  const by = askedWords(i18n, visit.asked);
  return (
    <div className={css.bar}>
      <p className={css.said}>
        <Trans>Asked for by {by}</Trans>
      </p>
      <Button
        variant="quiet"
        size="small"
        aria-label={t`Change who asked, and how`}
        isDisabled={visit.applying}
        onPress={() => store.setState({ dialog: { name: 'asked' } })}
      >
        <Trans>Change</Trans>
      </Button>
    </div>
  );
};
