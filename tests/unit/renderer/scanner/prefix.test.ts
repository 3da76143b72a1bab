import { describe, expect, it } from 'vitest';
import { PLAIN_RULES, SPOTS, sendTo } from '../../../support/scans/desk-model.ts';
import { deviceKeys, randomOf, SUFFIXES } from '../../../support/scans/keys.ts';

const random = randomOf(3);
const names = Object.keys as <T extends object>(table: T) => (keyof T)[];

/** How the prefix is configured, and the keys that a scanner sends for it. */
const PREFIXES = [
  { configured: ['~'], sent: ['~'] },
  { configured: [']', 'C', '1'], sent: [...']C1'] },
  { configured: ['\u0002'], sent: ['Control+b'] },
  { configured: ['<F9>'], sent: ['F9'] },
] as const;

describe('with a prefix nothing is guessed', () => {
  it('all that begins with it is a scan, at any speed and everywhere', () => {
    let scans = 0;
    for (const { configured, sent } of PREFIXES)
      for (const spot of names(SPOTS))
        for (const suffix of names(SUFFIXES))
          for (const gap of [1, 8, 60, 100])
            for (const code of ['5100 0000 0000 0029', 'ABCDEFGH', 'no digits here']) {
              const rules = { ...PLAIN_RULES, prefix: configured };
              const spec = {
                suffix: SUFFIXES[suffix],
                gap,
                jitter: 0.3,
                dwell: 0.5,
                stalls: new Map([[4, 150]]),
              };
              const became = sendTo(deviceKeys([...sent, ...code], spec, 0, random), SPOTS[spot], { rules });
              scans += 1;
              expect(became, JSON.stringify({ configured, spot, suffix, gap })).toMatchObject({
                field: '',
                pressed: [],
                scans: [code],
                broken: 0,
              });
            }
    expect(scans).toBe(4 * 8 * 7 * 4 * 3);
  });

  it('and everything else is a person’s, at once', () => {
    const rules = { ...PLAIN_RULES, prefix: ['~'] };
    const spec = { suffix: ['Enter'], gap: 3, jitter: 0, dwell: 0.5, stalls: new Map() };
    expect(sendTo(deviceKeys([...'5100000000000029'], spec, 0, random), SPOTS.note, { rules })).toMatchObject(
      {
        field: '5100000000000029',
        pressed: ['\r'],
        scans: [],
        waited: 0,
      },
    );
    expect(sendTo(deviceKeys([' '], spec, 0, random), SPOTS.button, { rules })).toMatchObject({
      pressed: [' ', '\r'],
      waited: 0,
    });
  });

  it('the prefix alone, or only its beginning, is typed after all', () => {
    const spec = { suffix: [], gap: 120, jitter: 0, dwell: 0.5, stalls: new Map() };
    const tilde = { ...PLAIN_RULES, prefix: ['~'] };
    expect(sendTo(deviceKeys(['~'], spec, 0, random), SPOTS.note, { rules: tilde }).field).toBe('~');
    const symbology = { ...PLAIN_RULES, prefix: [']', 'C', '1'] };
    expect(sendTo(deviceKeys([...'[a]Cb'], spec, 0, random), SPOTS.note, { rules: symbology }).field).toBe(
      '[a]Cb',
    );
  });

  it('a scan that is too short is told', () => {
    const rules = { ...PLAIN_RULES, prefix: ['~'] };
    const spec = { suffix: ['Enter'], gap: 3, jitter: 0, dwell: 0.5, stalls: new Map() };
    expect(sendTo(deviceKeys([...'~123'], spec, 0, random), SPOTS.note, { rules })).toMatchObject({
      field: '',
      pressed: [],
      scans: [],
      broken: 1,
    });
  });
});
