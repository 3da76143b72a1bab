import { Trans } from '@lingui/react/macro';
import { MenuTrigger } from 'react-aria-components/Menu';
import type { TellWhy } from './barred.ts';
import { IconButton } from './icon-button.tsx';
import { MoreIcon } from './icons.tsx';
import { Menu, MenuItem, MenuPopover } from './menu.tsx';

interface MoreMenuProps {
  /** The accessible name of the button. */
  readonly label: string;
  readonly items: readonly {
    readonly words: string;
    readonly onAction: () => void;
    readonly barred?: TellWhy | null;
  }[];
}

/** A button that opens a menu of what there is no room for beside it. */
export const MoreMenu = ({ label, items }: MoreMenuProps) => (
  <MenuTrigger>
    <IconButton label={label} size="small">
      <MoreIcon />
    </IconButton>
    <MenuPopover placement="bottom end">
      <Menu>
        {items.map(({ words, onAction, barred = null }) => (
          <MenuItem key={words} onAction={barred ?? onAction}>
            {barred === null ? words : <Trans>{words} (not in your role)</Trans>}
          </MenuItem>
        ))}
      </Menu>
    </MenuPopover>
  </MenuTrigger>
);
