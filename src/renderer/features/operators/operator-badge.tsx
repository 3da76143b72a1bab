import { Trans, useLingui } from '@lingui/react/macro';
import { Button as AriaButton } from 'react-aria-components/Button';
import { MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { initialsOf } from '../../app/initials.ts';
import { useDesk, useDeskStore } from '../../app/store.ts';
import { useLanguages } from '../../app/use-language.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { Menu, MenuHeading, MenuItem, MenuPopover } from '../../ui/menu.tsx';
import { nameOfLanguage } from '../../words/languages.ts';
import css from './operator-badge.module.css';
import { useLock } from './use-lock.ts';

/**
 * Who is signed in, by their initials. It opens what they did today, what is theirs to look after and, where people sign in
 * by themselves, what they can do about that.
 */
export const OperatorBadge = () => {
  const { t, i18n } = useLingui();
  const { offered, choose } = useLanguages();
  const store = useDeskStore();
  const calls = useCalls();
  const lock = useLock();
  const operators = useDesk((desk) => desk.operators);
  const operator = operators?.operator ?? null;
  if (operators === null || operator === null) return null;
  const label = t`Operator ${operator.name}`;
  const initials = initialsOf(operator.name);
  const signsIn = operators.from === 'roster';
  return (
    <MenuTrigger>
      <AriaButton
        aria-label={label}
        className={css.badge ?? ''}
        render={(props) => <button {...props} title={operator.name} data-initials={initials} />}
      />
      <MenuPopover placement="bottom end">
        <Menu>
          <MenuItem onAction={() => store.setState({ dialog: { name: 'shift' } })}>
            <Trans>My shift…</Trans>
          </MenuItem>
          {signsIn ? (
            <>
              <MenuItem onAction={lock} textValue={t`Lock`}>
                <Trans>Lock</Trans>
                <span aria-hidden="true" className={css.keys}>
                  Ctrl L
                </span>
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
            </>
          ) : null}
          {operators.rights.includes('credentials') ? (
            <MenuItem onAction={() => store.setState({ dialog: { name: 'credentials' } })}>
              <Trans>Credentials…</Trans>
            </MenuItem>
          ) : null}
          {signsIn && operators.rights.includes('policies') ? (
            <MenuItem onAction={() => store.setState({ dialog: { name: 'set-pin' } })}>
              <Trans>Set a PIN…</Trans>
            </MenuItem>
          ) : null}
          {offered.length < 2 ? null : (
            <MenuSection selectionMode="single" selectedKeys={[i18n.locale]}>
              <MenuHeading words={t`Language`} />
              {offered.map((language) => (
                <MenuItem key={language} id={language} lang={language} onAction={() => choose(language)}>
                  {nameOfLanguage(language)}
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </Menu>
      </MenuPopover>
    </MenuTrigger>
  );
};
