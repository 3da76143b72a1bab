import { US_AREAS } from './names.ts';
import type { Sketch } from './sketch.ts';

/** The ids and contact points of a customer in all three systems. */
export interface PersonIds {
  readonly capillaryId: number;
  readonly entityId: string;
  readonly wmCustomerId: string;
  /** Digits with country code. */
  readonly mobile: string;
  /** The mobile without its country code. */
  readonly national: string;
  readonly landLine: string;
  readonly email: string | null;
}

const mobileOf = (sketch: Sketch, index: number): string => {
  if (sketch.mobile !== undefined) return sketch.mobile;
  if (sketch.country === 'IN') return `9198100${String(index + 1).padStart(5, '0')}`;
  const area = US_AREAS[index % US_AREAS.length] ?? US_AREAS[0];
  return `1${area}55501${String(index).padStart(2, '0')}`;
};

const emailOf = (sketch: Sketch, index: number): string => {
  const plain = (name: string | null): string =>
    (name ?? '')
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase()
      .slice(0, 20);
  const mailbox = [plain(sketch.first), plain(sketch.last)].filter((part) => part !== '').join('.');
  const domain = sketch.country === 'IN' ? 'example.in' : 'example.com';
  return sketch.email ?? `${mailbox === '' ? 'customer' : mailbox}${index + 1}@${domain}`;
};

/** Makes the ids of the customer at this place of the population. */
export const makeIds = (sketch: Sketch, index: number): PersonIds => {
  const mobile = mobileOf(sketch, index);
  const national = mobile.slice(sketch.country === 'IN' ? 2 : 1);
  return {
    capillaryId: 410_000_101 + index * 7,
    entityId: `CUST${String(100_001 + index * 13)}`,
    wmCustomerId:
      sketch.wm === 'leading-zeros' ? `00${String(31_207 + index)}` : String(123_450_000 + index * 101),
    mobile,
    national,
    landLine:
      sketch.country === 'IN'
        ? `80${String(25_550_100 + index)}`
        : `${national.slice(0, 3)}55501${99 - (index % 9)}`,
    email: sketch.onlyMobile === true ? null : emailOf(sketch, index),
  };
};
