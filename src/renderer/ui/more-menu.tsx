import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { IconButton } from './icon-button.tsx';
import { MoreIcon } from './icons.tsx';
import css from './more-menu.module.css';

export interface MoreMenuProps {
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
    <Popover placement="bottom end" className={css.popover ?? ''}>
      <Menu className={css.menu ?? ''}>
        {items.map(({ words, onAction }) => (
          <MenuItem key={words} className={css.item ?? ''} onAction={onAction}>
            {words}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  </MenuTrigger>
);
