import { describe, expect, it } from 'vitest';
import { PLAIN_RULES, SPOTS, sendTo } from '../../../support/scans/desk-model.ts';
import { deviceKeys, randomOf, type SentKey, SUFFIXES } from '../../../support/scans/keys.ts';
import { sweepScans } from '../../../support/scans/sweep.ts';

const random = randomOf(7);
const device = (
  text: string,
  suffix: keyof typeof SUFFIXES,
  gap: number,
  stalls: readonly (readonly [place: number, ms: number])[] = [],
): readonly SentKey[] =>
  deviceKeys(
    [...text],
    { suffix: SUFFIXES[suffix], gap, jitter: 0, dwell: 0.1, stalls: new Map(stalls) },
    1_000,
    random,
  );

describe('keys of a device', () => {
  it('press nothing, leave nothing and are looked up whole, wherever the focus is', () => {
    const { findings, ...counts } = sweepScans({ seed: 1, times: 1 });
    expect(findings).toEqual([]);
    expect(counts).toEqual({ scans: 4_480, pressed: 0, left: 0, parts: 0, missed: 0 });
  });

  it('press no button at their end, when they end with CR and LF', () =>
    expect(sendTo(device('5100000000000029', 'CR LF', 8), SPOTS.button)).toMatchObject({
      pressed: [],
      scans: ['5100000000000029'],
    }));

  it('press no button with a blank in the code', () =>
    expect(sendTo(device('5100 0000 0000 0029', 'CR', 8), SPOTS.button)).toMatchObject({
      pressed: [],
      scans: ['5100 0000 0000 0029'],
    }));

  it('are one code in spite of a stall before the seventh digit', () => {
    for (const stall of [60, 120, 200, 300])
      expect(
        sendTo(device('5100009876500002', 'CR', 5, [[6, stall]]), SPOTS.note),
        String(stall),
      ).toMatchObject({
        field: '',
        scans: ['5100009876500002'],
      });
  });

  it('leave no note and no form behind with Tab, or at 60 ms a key', () => {
    for (const suffix of ['Tab', 'CR'] as const)
      for (const gap of [8, 60])
        expect(sendTo(device('5100000000000029', suffix, gap), SPOTS.note)).toMatchObject({
          field: '',
          pressed: [],
          scans: ['5100000000000029'],
        });
  });

  it('that stop for longer than any stall are told to be scanned again, and no later part is looked up', () => {
    for (const [spot, at] of [
      [SPOTS.button, 3],
      [SPOTS.note, 4],
      [SPOTS.note, 5],
    ] as const)
      expect(sendTo(device('5100009876500002', 'CR', 5, [[at, 900]]), spot)).toMatchObject({
        field: '',
        pressed: [],
        scans: [],
        broken: 2,
      });
    const short = sendTo(device('51000', 'CR', 5), SPOTS.note);
    expect(short).toMatchObject({ field: '', pressed: [], scans: [], broken: 1 });
  });

  it('of several lines are no code: nothing of them is looked up', () => {
    const lines = [...'5100000000', 'Enter', ...'0000029876'];
    const spec = { suffix: ['Enter'], gap: 5, jitter: 0, dwell: 0.1, stalls: new Map() };
    for (const spot of Object.values(SPOTS))
      expect(sendTo(deviceKeys(lines, spec, 0, random), spot)).toMatchObject({
        pressed: [],
        scans: [],
        broken: 1,
      });
  });

  it('that fit no length or check digit of the branch are told, and not looked up', () => {
    for (const [text, rules] of [
      ['510000000000002', { ...PLAIN_RULES, lengths: [16] }],
      ['5100000000000028', { ...PLAIN_RULES, checkDigit: 'luhn' as const }],
    ] as const)
      for (const gap of [5, 60])
        expect(sendTo(device(text, 'CR', gap), SPOTS.note, { rules }), `${text} ${gap}`).toMatchObject({
          field: '',
          pressed: [],
          scans: [],
          broken: 1,
        });
    const fits = { ...PLAIN_RULES, lengths: [16, 13], checkDigit: 'luhn' as const };
    expect(sendTo(device('4539578763621486', 'CR', 5), SPOTS.note, { rules: fits }).scans).toHaveLength(1);
  });

  it('without the suffix of the branch are told, and not looked up', () => {
    const rules = { ...PLAIN_RULES, suffix: ['\t'] };
    for (const suffix of ['none', 'CR'] as const)
      expect(sendTo(device('5100000000000029', suffix, 5), SPOTS.button, { rules })).toMatchObject({
        pressed: [],
        scans: [],
        broken: 1,
      });
    expect(sendTo(device('5100000000000029', 'Tab', 5), SPOTS.button, { rules }).scans).toHaveLength(1);
  });

  it('that go on behind their suffix are no code: nothing of them is looked up', () => {
    const first = device('5100000000000029', 'CR', 5);
    const second = device('5100000000000045', 'CR', 5).map((key) => ({
      ...key,
      down: key.down + 110,
      up: key.up + 110,
    }));
    expect(sendTo([...first, ...second], SPOTS.note)).toMatchObject({
      field: '',
      pressed: [],
      scans: [],
      broken: 1,
    });
  });

  it('that come right after those of another card are looked up as well', () => {
    const first = device('5100000000000029', 'CR LF', 5);
    const second = device('5100000000000045', 'CR', 5).map((key) => ({
      ...key,
      down: key.down + 200,
      up: key.up + 200,
    }));
    expect(sendTo([...first, ...second], SPOTS.button)).toMatchObject({
      pressed: [],
      scans: ['5100000000000029', '5100000000000045'],
    });
  });
});
