import { Trans, useLingui } from '@lingui/react/macro';
import { Button as AriaButton } from 'react-aria-components/Button';
import { MenuTrigger } from 'react-aria-components/Menu';
import { initialsOf } from '../../app/initials.ts';
import { useDesk, useDeskStore } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { Menu, MenuItem, MenuPopover } from '../../ui/menu.tsx';
import css from './operator-badge.module.css';
import { useLock } from './use-lock.ts';

/**
 * Who is signed in, by their initials. Where people sign in by themselves it opens what they can do about that; where the
 * operating system says who it is, there is nothing to do.
 */
export const OperatorBadge = () => {
  const { t } = useLingui();
  const store = useDeskStore();
  const calls = useCalls();
  const lock = useLock();
  const operators = useDesk((desk) => desk.operators);
  const operator = operators?.operator ?? null;
  if (operators === null || operator === null) return null;
  const label = t`Operator ${operator.name}`;
  const initials = initialsOf(operator.name);
  if (operators.from === 'os-user')
    return (
      <span role="img" className={css.badge} aria-label={label} title={operator.name}>
        {initials}
      </span>
    );
  return (
    <MenuTrigger>
      <AriaButton
        aria-label={label}
        className={css.badge ?? ''}
        render={(props) => <button {...props} title={operator.name} />}
      >
        {initials}
      </AriaButton>
      <MenuPopover placement="bottom end">
        <Menu>
          <MenuItem onAction={lock} aria-label={t`Lock`} textValue={t`Lock`}>
            <Trans>Lock</Trans>
            <kbd className={css.keys}>Ctrl L</kbd>
          </MenuItem>
          <MenuItem
            onAction={() => {
              store.setState({ switching: true });
              lock();
            }}
          >
            <Trans>Switch person</Trans>
          </MenuItem>
          <MenuItem onAction={() => void calls.operators.signOut({})}>
            <Trans>Sign out</Trans>
          </MenuItem>
          {operators.rights.includes('policies') ? (
            <MenuItem onAction={() => store.setState({ dialog: { name: 'set-pin' } })}>
              <Trans>Set a PIN…</Trans>
            </MenuItem>
          ) : null}
        </Menu>
      </MenuPopover>
    </MenuTrigger>
  );
};
