import type { Spot, Stroke } from '../../../src/renderer/scanner/burst.ts';
import { createDetector } from '../../../src/renderer/scanner/create-detector.ts';
import type { ScanReport } from '../../../src/renderer/scanner/report.ts';
import type { ScannerRules } from '../../../src/renderer/scanner/rules.ts';
import { signOf } from '../../../src/renderer/scanner/sign.ts';
import type { SentKey } from './keys.ts';

/** Rules of a branch that configures no scanner. */
export const PLAIN_RULES: ScannerRules = {
  prefix: [],
  suffix: null,
  longestGapMs: 400,
  shortestCode: 6,
  lengths: [],
  checkDigit: null,
};

/** Where the focus may be. */
export const SPOTS = {
  nothing: { place: 'plain', presses: false, arrowsChoose: false },
  button: { place: 'plain', presses: true, arrowsChoose: false },
  radio: { place: 'plain', presses: true, arrowsChoose: true },
  menu: { place: 'finds', presses: true, arrowsChoose: false },
  select: { place: 'finds', presses: true, arrowsChoose: true },
  note: { place: 'field', presses: false, arrowsChoose: false },
  'search box': { place: 'search', presses: false, arrowsChoose: false },
  'card number': { place: 'own', presses: false, arrowsChoose: false },
} as const satisfies Readonly<Record<string, Spot>>;

export type SpotName = keyof typeof SPOTS;

/** As the page tells it: the search box that holds something is one to go on in, whoever put it there. */
const spotNow = (spot: Spot, field: string): Spot =>
  spot.place === 'search' && field !== '' ? { ...spot, place: 'more' } : spot;

/** What became of keys that were sent to one place. */
export interface Became {
  /** Text that is in the field at the end. */
  readonly field: string;
  /** Keys that pressed something, or did what a shortcut does. */
  readonly pressed: readonly string[];
  readonly scans: readonly string[];
  readonly broken: number;
  readonly reports: readonly ScanReport[];
  /** The longest that a key of a person waited, in milliseconds. */
  readonly waited: number;
}

/** Sends keys to a model of one control: `lag` is how late a busy page handles each of them. */
export const sendTo = (
  keys: readonly SentKey[],
  spot: Spot,
  {
    rules = PLAIN_RULES,
    lag = () => 0,
  }: { readonly rules?: ScannerRules; readonly lag?: (at: number) => number } = {},
): Became => {
  const texts = spot.place !== 'plain' && spot.place !== 'finds';
  let field = '';
  const before = new Map<number, string>();
  const pressed: string[] = [];
  const scans: string[] = [];
  const reports: ScanReport[] = [];
  let broken = 0;
  let waited = 0;
  let now = 0;

  const act = ({ sign }: Stroke): void => {
    const isCharacter = [...sign].length === 1 && sign >= ' ';
    if (isCharacter && texts) field += sign;
    else if (sign === '\r' || (sign === ' ' && spot.presses) || /^<(Control|Alt|Meta)/.test(sign))
      pressed.push(sign);
    else if (sign === '\t' && spot.place !== 'own') pressed.push('Tab');
    else if (sign.startsWith('<Arrow') && spot.arrowsChoose) pressed.push(sign);
    else if (['\u0010', '\u000b'].includes(sign) || (sign === '\u001a' && !texts)) pressed.push(sign);
  };

  const detector = createDetector(rules, {
    takeBack: (strokes) => {
      const [first] = strokes;
      if (first !== undefined) field = before.get(first.id) ?? field;
    },
    release: (strokes) => {
      for (const stroke of strokes) {
        waited = Math.max(waited, now - stroke.at);
        act(stroke);
      }
    },
    heard: (report) => {
      reports.push(report);
      if (report.understood.as === 'scan') scans.push(report.understood.text);
      if (report.understood.as === 'broken') broken += 1;
    },
  });

  const events = keys
    .flatMap((key, id) => [
      { key, id, at: key.down, kind: 'down' as const },
      { key, id, at: key.up, kind: 'up' as const },
    ])
    .toSorted((a, b) => a.at - b.at || (a.kind === 'up' ? -1 : 1));
  const settleUntil = (time: number): void => {
    for (let due = detector.due(); due !== null && due < time; due = detector.due()) {
      now = due;
      detector.settle();
    }
  };
  for (const { key, id, at, kind } of events) {
    const handled = Math.max(now, at + lag(at));
    // A page that is busy runs no timers either, and hears keys before them.
    settleUntil(at);
    now = handled;
    if (kind === 'up') {
      detector.up(key.code, at);
      continue;
    }
    const { code, ctrl } = key;
    const pressedKey = { key: key.key, code, ctrlKey: ctrl, altKey: false, metaKey: false, altGraph: false };
    const stroke = { id, sign: signOf(pressedKey), code, at, spot: spotNow(spot, field) };
    before.set(id, field);
    if (detector.down(stroke, now) === 'pass') act(stroke);
  }
  settleUntil(Number.POSITIVE_INFINITY);
  return { field, pressed, scans, broken, reports, waited };
};
