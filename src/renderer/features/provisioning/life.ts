import type { AppInfoView } from '../../../shared/ipc/answer-views.ts';
import { wholeDays } from '../credentials/days-left.ts';

/** From so many days before its end on, whoever looks after the desk is told. */
const TOLD_DAYS = 30;

/** How it stands with the end of a bundle: far from it, near, past it with changes still sent, or past that too. */
export type BundleLife =
  | { readonly state: 'holds' }
  | { readonly state: 'ends'; readonly days: number }
  | { readonly state: 'grace'; readonly days: number }
  | { readonly state: 'over' };

/** Where in its life a bundle is. `days`: whole days until its end, or until the end of its grace; 0 on the last day. Pure. */
export const bundleLife = (
  { expiresAt, graceEndsAt }: Pick<NonNullable<AppInfoView['provisioned']>, 'expiresAt' | 'graceEndsAt'>,
  now: number,
): BundleLife => {
  if (now >= graceEndsAt) return { state: 'over' };
  if (now >= expiresAt) return { state: 'grace', days: wholeDays(graceEndsAt, now) };
  const days = wholeDays(expiresAt, now);
  return days < TOLD_DAYS ? { state: 'ends', days } : { state: 'holds' };
};
