import { POSITIONS } from '../../e2e/scans/positions.ts';
import { SPOTS } from '../../support/scans/desk-model.ts';
import { SUFFIXES } from '../../support/scans/keys.ts';
import { CODES, GAPS } from '../../support/scans/sweep.ts';
import { table } from '../table.ts';
import type { ScansFigures } from './run-scans.ts';

/** What scans did that they must not, one line each. */
export const scansFindings = ({ detector, page }: ScansFigures): readonly string[] => [
  ...detector.findings,
  ...page.findings,
];

/** How often a scan did something that it must not. */
export const scansFaults = ({ detector, page }: ScansFigures): number =>
  detector.pressed +
  detector.left +
  detector.parts +
  detector.missed +
  page.pressed +
  page.drafts +
  page.left +
  page.parts;

const count = (items: object): number => Object.keys(items).length;

/** The part of docs/reliability.md about scans. */
export const scansReport = ({ detector, page }: ScansFigures, seed: number): string => `## Scans

A scanner sends keys, and its keys go wherever the focus is ([decision 13](decisions/0013-keys-of-a-device.md)). The
detector alone was sent ${count(CODES)} codes (digits, blanks, letters, control characters) at ${count(SPOTS)} kinds of places, with
${count(SUFFIXES)} suffixes, at ${GAPS[0]} to ${GAPS.at(-1)} ms a key with 30% jitter, keys down shortly and long, stalls of up to 200 ms and a page that
is busy for 250 ms; the built app in a browser was sent a card at ${count(POSITIONS)} places, with a drafted change open, by the browser's own
key events. Seed ${seed}.

${table(
  ['', 'detector', 'built app'],
  [
    ['scans', detector.scans, page.scans],
    ['controls pressed, changes sent', detector.pressed, page.pressed],
    ['drafts made or altered', '–', page.drafts],
    ['characters left in a field', detector.left, page.left],
    ['looked up in part or as somebody else', detector.parts, page.parts],
    ['whole scans that were not taken for one', detector.missed, '–'],
  ],
)}
`;
