import { MenuTrigger } from 'react-aria-components/Menu';
import { IconButton } from './icon-button.tsx';
import { MoreIcon } from './icons.tsx';
import { Menu, MenuItem, MenuPopover } from './menu.tsx';

interface MoreMenuProps {
  /** The accessible name of the button. */
  readonly label: string;
  readonly items: readonly { readonly words: string; readonly onAction: () => void }[];
}

/** A button that opens a menu of what there is no room for beside it. */
export const MoreMenu = ({ label, items }: MoreMenuProps) => (
  <MenuTrigger>
    <IconButton label={label} size="small">
      <MoreIcon />
    </IconButton>
    <MenuPopover placement="bottom end">
      <Menu>
        {items.map(({ words, onAction }) => (
          <MenuItem key={words} onAction={onAction}>
            {words}
          </MenuItem>
        ))}
      </Menu>
    </MenuPopover>
  </MenuTrigger>
);
