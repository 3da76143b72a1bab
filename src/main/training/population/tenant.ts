import { CASE_SERIES } from '../capillary/cases.ts';
import type { StoredLabel, StoredSeries } from '../capillary/store.ts';

const series = (id: number, code: string, name: string, more: Partial<StoredSeries> = {}): StoredSeries => ({
  id,
  code,
  name,
  type: 'PHYSICAL',
  isActive: true,
  maxActive: 0,
  canGenerate: false,
  canLink: true,
  expiryDays: 1825,
  configuration: null,
  ...more,
});

/** The card series of the training tenant. */
export const SERIES: readonly StoredSeries[] = [
  series(101, 'GOLD', 'Gold', {
    maxActive: 5,
    canGenerate: true,
    configuration: { prefix: '6011', suffix: '', length: 16 },
  }),
  series(102, 'SILVER', 'Silver', {
    maxActive: 3,
    canGenerate: true,
    configuration: { prefix: '6022', suffix: '', length: 16 },
  }),
  series(103, 'EVERYDAY', 'Everyday', { type: 'DIGITAL', expiryDays: 0 }),
  series(104, 'PLAT', 'Platinum Circle', {
    maxActive: 1,
    configuration: { prefix: '6044', suffix: 'P', length: 16 },
  }),
  series(105, 'LEGACY', 'Legacy Blue', {
    isActive: false,
    configuration: { prefix: '6055', suffix: '', length: 16 },
  }),
  series(106, 'FEST', 'दिवाली Festive', {
    type: 'DIGITAL',
    maxActive: 2,
    canGenerate: true,
    expiryDays: 365,
    configuration: { prefix: 'FEST-', suffix: '', length: 12 },
  }),
  series(107, CASE_SERIES, 'Cases', { canGenerate: true, expiryDays: 0 }),
  series(108, 'GIFT', 'Gift, never linked', {
    type: 'DIGITAL',
    canGenerate: true,
    canLink: false,
    configuration: { prefix: 'GIFT-', suffix: '', length: 12 },
  }),
  series(109, 'LAST', 'Last numbers', {
    canGenerate: true,
    configuration: { prefix: 'LAST-', suffix: '', length: 6 },
  }),
  series(110, 'SHORT', 'Too short', {
    canGenerate: true,
    configuration: { prefix: 'SHORT-', suffix: '', length: 6 },
  }),
];

const label = (
  id: number,
  text: string,
  status: StoredLabel['status'],
  more: Partial<StoredLabel> = {},
): StoredLabel => ({ id, label: text, status, isActive: true, isDefault: false, vanishes: false, ...more });

/**
 * The status labels of the training tenant: with spaces, mixed case, one inactive, one with a space at its end,
 * one that is gone when it is used.
 */
export const LABELS: readonly StoredLabel[] = [
  label(1, 'In Hand', 'ACTIVE', { isDefault: true }),
  label(2, 'ACTIVE at Counter', 'ACTIVE'),
  label(3, 'Old active', 'ACTIVE', { isActive: false }),
  label(4, 'Not Issued', 'NOT_ISSUED', { isDefault: true }),
  label(5, 'Returned by Customer', 'NOT_ISSUED'),
  label(6, 'issued – awaiting PIN', 'ISSUED', { isDefault: true }),
  label(7, 'Suspended', 'SUSPENDED', { isDefault: true }),
  label(8, 'Lost or Stolen', 'SUSPENDED'),
  label(9, 'Put on hold ', 'SUSPENDED'),
  label(10, 'Expired', 'EXPIRED', { isDefault: true }),
  label(11, 'Withdrawn', 'DELETED', { isDefault: true }),
  label(12, 'Ends today', 'ACTIVE', { vanishes: true }),
];

/** The exact text of the label that the population uses for each state of a card. */
export const LABEL_OF = {
  active: 'In Hand',
  suspended: 'Suspended',
  expired: 'Expired',
  issued: 'issued – awaiting PIN',
  free: 'Not Issued',
} as const;
