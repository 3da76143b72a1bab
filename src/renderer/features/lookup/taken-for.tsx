import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from 'react-aria-components/Button';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { READINGS, type Reading } from '../../../shared/domain/identifier.ts';
import type { Taken } from '../../app/store.ts';
import { cx } from '../../ui/cx.ts';
import { ChevronIcon } from '../../ui/icons.tsx';
import { identifierTypeName } from '../../words/identifier-names.ts';
import css from './taken-for.module.css';
import { useSearch } from './use-search.ts';

const ANY = 'any';

const readingOf = (key: string): Reading | null => READINGS.find((one) => one === key) ?? null;

export interface TakenForProps {
  readonly taken: Taken;
  readonly className?: string | undefined;
}

/** What a searched text was taken for. Pressed, it offers what else it may be, and searches again. */
export const TakenFor = ({ taken, className }: TakenForProps) => {
  const { t, i18n } = useLingui();
  const { searchAs } = useSearch();
  const name = (reading: string): string => identifierTypeName(i18n, reading);
  const known = (readings: readonly string[]): readonly Reading[] =>
    readings.flatMap((reading) => readingOf(reading) ?? []);
  const types = taken.by.map(name).join(', ');
  const [likely, others] = [known(taken.understood), known(taken.others)];
  if (likely.length + others.length < 2)
    return (
      <span className={cx(css.plain, className)}>
        <Trans>Taken for: {types}</Trans>
      </span>
    );
  const items = (readings: readonly Reading[]) =>
    readings.map((reading) => (
      <MenuItem key={reading} id={reading} className={css.item ?? ''}>
        {name(reading)}
      </MenuItem>
    ));
  return (
    <MenuTrigger>
      <Button className={cx(css.button, className)}>
        <span className={css.words}>
          <Trans>Taken for: {types}</Trans>
        </span>
        <ChevronIcon size={12} />
      </Button>
      <Popover placement="bottom end" offset={4} className={css.popover ?? ''} data-find="">
        <Menu
          aria-label={t`Take it for`}
          selectionMode="single"
          selectedKeys={[taken.as ?? ANY]}
          onAction={(key) => searchAs({ ...taken, as: readingOf(String(key)) })}
          className={css.menu ?? ''}
        >
          <MenuItem id={ANY} className={css.item ?? ''}>
            <Trans>Whatever fits</Trans>
          </MenuItem>
          {likely.length === 0 ? null : (
            <MenuSection>
              <Header className={css.heading}>
                <Trans>What it looks like</Trans>
              </Header>
              {items(likely)}
            </MenuSection>
          )}
          {others.length === 0 ? null : (
            <MenuSection>
              <Header className={css.heading}>
                <Trans>Something else</Trans>
              </Header>
              {items(others)}
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
