import { Trans } from '@lingui/react/macro';
import { BigButton } from './big-button.tsx';
import css from './pages.module.css';

/** To the page before and to the next one; nothing where there is one page. */
export const Pages = ({
  at,
  pages,
  onTurn,
}: {
  readonly at: number;
  readonly pages: number;
  readonly onTurn: (to: number) => void;
}) =>
  pages < 2 ? null : (
    <div className={css.pages}>
      <BigButton size="tool" disabled={at === 0} onClick={() => onTurn(at - 1)}>
        <Trans>Before</Trans>
      </BigButton>
      <p role="status">
        <Trans>
          Page {at + 1} of {pages}
        </Trans>
      </p>
      <BigButton size="tool" disabled={at === pages - 1} onClick={() => onTurn(at + 1)}>
        <Trans>More</Trans>
      </BigButton>
    </div>
  );
