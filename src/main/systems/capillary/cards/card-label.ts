import type { CardLabel, CardStatus } from '../../../../shared/domain/card.ts';

/** The label that was asked for, where it fits the status; the tenant's own for it where none was asked for. */
export const labelOf = (
  labels: readonly CardLabel[],
  wanted: string | null,
  status: CardStatus,
): string | null => (wanted === null ? defaultLabel(labels, status) : labelFor(labels, wanted, status));

/** The tenant's label of exactly this spelling, if it is in use and maps to the status. */
export const labelFor = (labels: readonly CardLabel[], label: string, status: CardStatus): string | null =>
  labels.find((one) => one.label === label && one.active && one.status === status)?.label ?? null;

/**
 * The label that stands for a status when nobody chose one: the one marked as default, else the platform's own,
 * which is spelled as the status, else the only one. Never a guess among several.
 */
export const defaultLabel = (labels: readonly CardLabel[], status: CardStatus): string | null => {
  const fit = labels.filter((one) => one.active && one.status === status);
  const marked = fit.find((one) => one.isDefault) ?? fit.find((one) => one.label === status);
  return (marked ?? (fit.length === 1 ? fit[0] : undefined))?.label ?? null;
};
