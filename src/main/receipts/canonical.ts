import { createHash } from 'node:crypto';
import type { ReceiptFacts } from '../../shared/ipc/receipt.ts';

/** Keeps these bytes from ever being taken for something else that a device signs or digests. */
const DOMAIN = 'branchdesk.receipt.v1\n';

/** JSON with the members of every object in the order of their names' UTF-16 units, and no space. */
const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
};

/** The bytes that stand for a receipt's facts: the same for the same facts, others for any other. */
const canonicalBytes = (facts: ReceiptFacts): Uint8Array =>
  Buffer.from(DOMAIN + canonicalJson(facts), 'utf8');

/** SHA-256 of a receipt's facts, 32 bytes. */
export const digestOf = (facts: ReceiptFacts): Uint8Array =>
  createHash('sha256').update(canonicalBytes(facts)).digest();
