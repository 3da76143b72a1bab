import { Plural, useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import { MenuTrigger } from 'react-aria-components/Menu';
import { communicationSet } from '../../../shared/kinds/communication-set.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { DownIcon } from '../../ui/icons.tsx';
import { Menu, MenuItem, MenuPopover } from '../../ui/menu.tsx';
import { useBarred } from '../operators/use-barred.ts';
import type { PlacedSelection } from './selections.ts';
import { useStageAll } from './use-stage-all.ts';

interface HeadMenuProps {
  /** The category or channel of the row or column. */
  readonly name: string;
  /** Its selections that are on, and those that are off, drafts counted. */
  readonly on: readonly PlacedSelection[];
  readonly off: readonly PlacedSelection[];
}

const PlainMenu = ({ name, on, off }: HeadMenuProps) => {
  const { t } = useLingui();
  const { busy, stageAll } = useStageAll();
  const barred = useBarred().kinds(communicationSet.name);
  if (barred !== null)
    return (
      <IconButton size="small" label={t`Edit all of ${name}`} barred={barred}>
        <DownIcon size={12} />
      </IconButton>
    );
  return (
    <MenuTrigger>
      <IconButton size="small" label={t`Edit all of ${name}`} isDisabled={busy}>
        <DownIcon size={12} />
      </IconButton>
      <MenuPopover placement="bottom start" offset={2}>
        <Menu aria-label={t`Edit all of ${name}`}>
          <MenuItem isDisabled={on.length === 0} onAction={() => void stageAll(on, 'N')}>
            <Plural
              value={on.length}
              _0="Nothing to stop"
              one="Stop the one that is on"
              other="Stop all # that are on"
            />
          </MenuItem>
          <MenuItem isDisabled={off.length === 0} onAction={() => void stageAll(off, 'Y')}>
            <Plural
              value={off.length}
              _0="Nothing to opt in to"
              one="Opt in to the one that is off"
              other="Opt in to all # that are off"
            />
          </MenuItem>
        </Menu>
      </MenuPopover>
    </MenuTrigger>
  );
};

const isSame = (before: readonly PlacedSelection[], now: readonly PlacedSelection[]): boolean =>
  before.length === now.length && before.every((one, at) => one === now[at]);

/** Edits a whole row or column at once. An opt-in still asks for the customer's consent. */
export const HeadMenu = memo(
  PlainMenu,
  (before, now) => before.name === now.name && isSame(before.on, now.on) && isSame(before.off, now.off),
);
