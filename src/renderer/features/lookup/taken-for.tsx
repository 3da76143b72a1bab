import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from 'react-aria-components/Button';
import { MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { TAKEN_FOR, type TakenFor } from '../../../shared/domain/identifier.ts';
import type { Taken } from '../../app/store.ts';
import { cx } from '../../ui/cx.ts';
import { ChevronIcon } from '../../ui/icons.tsx';
import { Menu, MenuHeading, MenuItem, MenuPopover } from '../../ui/menu.tsx';
import { listed } from '../../words/formats.ts';
import { identifierTypeName } from '../../words/identifier-names.ts';
import css from './taken-for.module.css';
import { useSearch } from './use-search.ts';

const ANY = 'any';

const readingOf = (key: string): TakenFor | null => TAKEN_FOR.find((one) => one === key) ?? null;

interface TakenForProps {
  readonly taken: Taken;
  readonly className?: string | undefined;
}

/** What a searched text was taken for. Pressed, it offers what else it may be, and searches again. */
export const TakenForButton = ({ taken, className }: TakenForProps) => {
  const { t, i18n } = useLingui();
  const { searchAs } = useSearch();
  const name = (reading: string): string => identifierTypeName(i18n, reading);
  const known = (readings: readonly string[]): readonly TakenFor[] =>
    readings.flatMap((reading) => readingOf(reading) ?? []);
  const types = listed(i18n, taken.by.map(name));
  const [likely, others] = [known(taken.understood), known(taken.others)];
  if (likely.length + others.length < 2)
    return (
      <span className={cx(css.plain, className)}>
        <Trans>Taken for: {types}</Trans>
      </span>
    );
  const items = (readings: readonly TakenFor[]) =>
    readings.map((reading) => (
      <MenuItem key={reading} id={reading}>
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
      <MenuPopover placement="bottom end" offset={4} data-find="">
        <Menu
          aria-label={t`Take it for`}
          selectionMode="single"
          selectedKeys={[taken.as ?? ANY]}
          onAction={(key) => searchAs({ ...taken, as: readingOf(String(key)) })}
        >
          <MenuItem id={ANY}>
            <Trans>Whatever fits</Trans>
          </MenuItem>
          {likely.length === 0 ? null : (
            <MenuSection>
              <MenuHeading words={t`What it looks like`} />
              {items(likely)}
            </MenuSection>
          )}
          {others.length === 0 ? null : (
            <MenuSection>
              <MenuHeading words={t`Something else`} />
              {items(others)}
            </MenuSection>
          )}
        </Menu>
      </MenuPopover>
    </MenuTrigger>
  );
};
