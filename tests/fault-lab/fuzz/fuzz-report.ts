import { findingsText, table } from '../table.ts';
import type { FuzzFigures } from './run-fuzz.ts';

/** The part of docs/reliability.md that is about replies that are not as they should be. */
export const fuzzReport = ({ formats, findings }: FuzzFigures, seed: number): string => {
  const rows = Object.entries(formats).map(([format, { replies, claims }]) => [format, replies, claims]);
  return `## Hostile replies

Seed ${seed}. Replies of WM (JSON and XML) and airpay, made up, mixed, cut and damaged, read as replies to a read and to a write. *Claims*: what the app took from them (a yes, a no, preferences, a customer who is gone, card usage); each was held against the text of the reply, told without the adapters. None may crash, hang or claim what its reply does not support.

${table(['replies of', 'replies', 'claims'], rows)}

### Findings
${findingsText(findings)}
`;
};
