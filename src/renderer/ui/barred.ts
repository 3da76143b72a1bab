import { ROLE_REASON } from './page-ids.ts';

/** What a control does that whoever is signed in may not use: it says why. */
export type TellWhy = () => void;

/** What a control is described by: by why it does nothing too, where it does nothing. */
export const describedBy = (barred: TellWhy | null, own: string | undefined): string | undefined =>
  barred === null ? own : [own, ROLE_REASON].filter((id) => id !== undefined).join(' ');

/** What makes of a button one that can be reached, is said to do nothing and why, and says so when it is pressed. */
export const barredProps = (barred: TellWhy, own: string | undefined) =>
  ({
    onPress: barred,
    type: 'button',
    'aria-disabled': true,
    'aria-haspopup': false,
    'aria-describedby': describedBy(barred, own) ?? '',
  }) as const;
