import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useKioskStore } from '../state/store.ts';
import { lostWords } from '../words/lost-words.ts';
import { BigButton } from './big-button.tsx';
import { Overlay } from './overlay.tsx';
import css from './warning.module.css';

/** Seconds that are told aloud: not each of them. */
const isTold = (left: number): boolean => left === 5 || left % 10 === 0;

/** Says what will be lost and when. Any key and any touch keeps it. */
export const Warning = ({ left, onStay }: { readonly left: number; readonly onStay: () => void }) => {
  const { i18n } = useLingui();
  const store = useKioskStore();
  const told = <Plural value={left} one="# second left" other="# seconds left" />;
  return (
    <Overlay
      role="alertdialog"
      title={<Trans>Are you still here?</Trans>}
      controls={
        <BigButton variant="main" onClick={onStay}>
          <Trans>I am still here</Trans>
        </BigButton>
      }
    >
      <p data-theirs={store.getState().view?.phase === 'visit' ? '' : undefined}>
        {lostWords(i18n, store.getState())}
      </p>
      <p aria-hidden="true" className={css.left}>
        {told}
      </p>
      <VisuallyHidden>
        <span role="status">{isTold(left) ? told : null}</span>
      </VisuallyHidden>
      <p>
        <Trans>Press any key, or touch the screen anywhere, to stay.</Trans>
      </p>
    </Overlay>
  );
};
