import { Plural, Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ProblemCode } from '../../../shared/domain/problem.ts';
import type { PanelState } from '../../../shared/ipc/panel-state.ts';
import type { CommunicationView } from '../../../shared/systems/wm.ts';
import { useDeskStore } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { queries } from '../../ipc/queries.ts';
import { Button } from '../../ui/button.tsx';
import { WarningIcon } from '../../ui/icons.tsx';
import { useBarred } from '../operators/use-barred.ts';
import { daysLeft } from './days-left.ts';
import css from './wm-token-note.module.css';

const NEEDS_TOKEN: readonly ProblemCode[] = ['upstream.sign-in-failed'];

const problemOf = (panel: PanelState<CommunicationView>): ProblemCode | null => {
  if (panel.state === 'failed') return panel.problem.code;
  return panel.state === 'ready' ? (panel.stale?.code ?? null) : null;
};

const Words = ({ refused, left }: { readonly refused: boolean; readonly left: number }) => {
  if (refused) return <Trans>WM does not accept the access token.</Trans>;
  if (left < 0) return <Trans>The access token for WM has ended.</Trans>;
  if (left === 0) return <Trans>The access token for WM ends within a day.</Trans>;
  return (
    <Plural
      value={left}
      one="The access token for WM ends in # day."
      other="The access token for WM ends in # days."
    />
  );
};

/** That WM's access token ends soon or is no longer taken, with the way to enter another; nothing while it is good. */
export const WmTokenNote = ({ panel }: { readonly panel: PanelState<CommunicationView> }) => {
  const store = useDeskStore();
  const barred = useBarred();
  const calls = useCalls();
  const token = useQuery(queries.wmToken(calls)).data;
  const code = problemOf(panel);
  const refused = code !== null && NEEDS_TOKEN.includes(code);
  const left = token === undefined ? null : daysLeft(token.endsAt, Date.now());
  if (panel.state === 'off' || (!refused && left === null)) return null;
  return (
    <div className={css.note}>
      <span className={css.icon}>
        <WarningIcon size={12} />
      </span>
      <span>
        <Words refused={refused} left={left ?? 0} />
      </span>
      <Button
        size="small"
        variant="quiet"
        className={css.enter}
        barred={barred.right('credentials')}
        onPress={() => store.setState({ dialog: { name: 'wm-token' } })}
      >
        <Trans>Enter a new token</Trans>
      </Button>
    </div>
  );
};
