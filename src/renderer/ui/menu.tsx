import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  Header,
} from 'react-aria-components/Menu';
import { Popover, type PopoverProps } from 'react-aria-components/Popover';
import css from './menu.module.css';

type MenuPopoverProps = Omit<PopoverProps, 'className' | 'style'>;
type MenuProps = Omit<AriaMenuProps<object>, 'className' | 'style'>;
type MenuItemProps = Omit<AriaMenuItemProps, 'className' | 'style'>;

/** Where a menu opens: put it in a `MenuTrigger`, behind its button. */
export const MenuPopover = (props: MenuPopoverProps) => <Popover {...props} className={css.popover ?? ''} />;

/** What can be done or chosen. Without a name of its own it has that of its button. */
export const Menu = (props: MenuProps) => <AriaMenu {...props} className={css.menu ?? ''} />;

/** One of them; in a menu to choose from, the chosen one has a check mark. */
export const MenuItem = (props: MenuItemProps) => <AriaMenuItem {...props} className={css.item ?? ''} />;

/** The title of a `MenuSection`. */
export const MenuHeading = ({ words }: { readonly words: string }) => (
  <Header className={css.heading}>{words}</Header>
);
