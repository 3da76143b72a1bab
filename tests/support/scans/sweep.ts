import { type Became, SPOTS, type SpotName, sendTo } from './desk-model.ts';
import { type DeviceSpec, deviceKeys, randomOf, SUFFIXES } from './keys.ts';

/** Codes as keys; a name of several letters is one key. */
export const CODES = {
  '16 digits': [...'5100009876500002'],
  'digits in groups': [...'5100 0000 0000 0029'],
  'a blank first': [...' 5100000000000029'],
  'letters and digits': [...'MB00A1234567Z9'],
  'a slash first': [...'/5100000000000029'],
  'eight digits': [...'96385074'],
  'a separator within': [...'0106141411', 'Control+]', ...'3103001234'],
  'other control characters': [...'51000', 'Control+p', ...'0000', 'Control+z', ...'0000029'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Milliseconds from key to key. */
export const GAPS = [1, 2, 5, 8, 15, 25, 40, 60, 80, 100] as const;

/** What one scan did that it must not. */
export interface SweepFigures {
  scans: number;
  pressed: number;
  left: number;
  parts: number;
  missed: number;
  readonly findings: string[];
}

const wholeOf = (code: readonly string[]): string =>
  code
    .filter((key) => [...key].length === 1)
    .join('')
    .replace(/^\//, '')
    .trim();

interface Scan {
  readonly spot: SpotName;
  readonly suffix: keyof typeof SUFFIXES;
  readonly code: keyof typeof CODES;
  readonly gap: number;
  readonly stall: number;
  readonly dwell: number;
  readonly lag: number;
}

const judge = (scan: Scan, whole: string, became: Became, figures: SweepFigures): void => {
  const { field, pressed, scans } = became;
  const kept = scan.spot === 'card number';
  const note = (what: string): void => {
    if (figures.findings.length < 40)
      figures.findings.push(`${what}: ${JSON.stringify({ ...scan, became: { field, pressed, scans } })}`);
  };
  figures.scans += 1;
  if (pressed.length > 0) {
    figures.pressed += 1;
    note('pressed');
  }
  if (field !== '' && !kept) {
    figures.left += 1;
    note('left');
  }
  if (scans.some((text) => text !== whole)) {
    figures.parts += 1;
    note('part');
  }
  // A slow code without a suffix may as well be typed where cards are typed: it stays, and nothing comes of it.
  const silent = kept && scan.gap > 45 && scan.suffix === 'none';
  if (!silent && scans.length === 0) {
    figures.missed += 1;
    note('missed');
  }
};

/** Scans every code at every place, with every suffix and speed, `times` times each, and counts what must not be. */
export const sweepScans = ({
  seed,
  times,
  gaps = GAPS,
}: {
  readonly seed: number;
  readonly times: number;
  readonly gaps?: readonly number[];
}): SweepFigures => {
  const random = randomOf(seed);
  const figures: SweepFigures = { scans: 0, pressed: 0, left: 0, parts: 0, missed: 0, findings: [] };
  const names = <T extends object>(table: T) => Object.keys(table) as (keyof T)[];
  for (const spot of names(SPOTS))
    for (const suffix of names(SUFFIXES))
      for (const code of names(CODES))
        for (const gap of gaps)
          for (let time = 0; time < times; time += 1) {
            const keys = CODES[code];
            const stall = time % 2 === 0 ? 0 : Math.round(random() * 200);
            const dwell = [0.02, 0.5, 0.95][Math.floor(random() * 3)] ?? 0.5;
            // A blank that stays down like under a finger, and then nothing for long, is a person's.
            const first = keys[0] === ' ' && gap * dwell > 25 ? 2 : 1;
            const place = first + Math.floor(random() * (keys.length - first));
            const lag = time % 4 === 3 ? 250 : 0;
            const spec: DeviceSpec = {
              suffix: SUFFIXES[suffix],
              gap,
              jitter: 0.3,
              dwell,
              stalls: new Map(stall > 0 ? [[place, stall]] : []),
            };
            const sent = deviceKeys(keys, spec, 1_000, random);
            const busy = random() * 400;
            const became = sendTo(sent, SPOTS[spot], {
              // Busy for a while: what comes in that time is handled at its end.
              lag: (at) =>
                lag > 0 && at > 1_000 + busy && at < 1_000 + busy + lag ? 1_000 + busy + lag - at : 0,
            });
            judge({ spot, suffix, code, gap, stall, dwell, lag }, wholeOf(keys), became, figures);
          }
  return figures;
};
