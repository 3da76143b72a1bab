import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../../src/main/config/read-settings.ts';

const GOOD = `{
  // The branch of this machine.
  "version": 1,
  "branch": { "id": "BLR-014", "name": "Bengaluru 14", "country": "IN" }, /* in India */
  "upstreams": { "airpay": { "baseUrl": "http://127.0.0.1:9000" } }
}
`;

/** What is wrong, as the command line prints it without the file. */
const faults = (text: string): readonly string[] => {
  const read = readSettings('branch.json', text);
  return read.ok ? [] : read.faults.map(({ line, column, message }) => `${line}:${column}: ${message}`);
};

const withLine = (line: string): string =>
  `{\n  "version": 1,\n  "branch": { "id": "B", "name": "B", "country": "IN" },\n  ${line}\n}`;

describe('a configuration file', () => {
  it('is JSON with comments, its defaults filled in', () => {
    const read = readSettings('branch.json', GOOD);
    expect(read).toMatchObject({
      ok: true,
      settings: { branch: { id: 'BLR-014' }, network: { deadlineMs: 15_000 }, upstreams: {} },
    });
  });

  it.each([
    ['with a byte order mark', `\uFEFF${GOOD}`],
    ['with Windows line ends', GOOD.replaceAll('\n', '\r\n')],
    ['with old Mac line ends and no comment', withLine('"mode": "desk"').replaceAll('\n', '\r')],
    ['that names its schema', withLine('"$schema": "config.schema.json"')],
  ])('%s is read', (_name, text) => {
    expect(faults(text)).toEqual([]);
  });
});

describe('a fault', () => {
  it('does not hide another: each has its line, in the order of the file', () => {
    const text = `{
  "mode": "till",
  "colour": "red",
  "branch": { "id": "B 1", "name": "B", "country": "IN" }
}`;
    expect(faults(text)).toEqual([
      '1:1: "version" is missing',
      '2:11: "mode" must be "desk" or "kiosk", and is "till"',
      '3:3: "colour" is not a known key',
      '4:21: "branch.id" must be printable ASCII without spaces',
    ]);
  });

  it('is at the same place with a byte order mark and Windows line ends', () => {
    const text = withLine('"upstream": {}');
    expect(faults(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(faults(text));
  });

  it('never shows a password that stands in an address', () => {
    const text = withLine('"upstreams": { "wm": { "baseUrl": "https://till:hunter2@api.wm.com" } }');
    expect(faults(text).join()).not.toContain('hunter2');
    expect(faults(text)).toHaveLength(1);
  });

  it('takes the name of a prototype for what it is: an unknown key', () => {
    expect(faults(withLine('"__proto__": { "mode": "kiosk" }'))).toEqual([
      expect.stringMatching(/^4:3: "__proto__" is not a known key/),
    ]);
    expect(faults(withLine('"constructor": 1'))).toEqual([
      expect.stringMatching(/^4:3: "constructor" is not a known key/),
    ]);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('is the name %s wherever names are free', (name) => {
    const wording = `"consent": { "wording": { "${name}": { "en": "May we?" } } }`;
    expect(faults(withLine(wording))).toEqual([`4:29: "${name}" is not a name that can be used`]);
    expect(
      faults(withLine(`"consent": { "wording": { "SMS": { "en": "a", "${name}": "b" } } }`)),
    ).toHaveLength(1);
  });

  it('is the place where nesting begins to be too deep, whatever it is nested in', () => {
    const started = performance.now();
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
      ['[{"a":[', ']}]'],
    ] as const)
      for (const depth of [40, 10_000, 100_000]) {
        const text = withLine(`"presets": ${open.repeat(depth)}1${close.repeat(depth)}`);
        expect(faults(text)).toEqual([expect.stringMatching(/^4:\d+: is nested too deep$/)]);
        // One that is cut is no better.
        expect(faults(text.slice(0, -depth))).toEqual([expect.stringMatching(/^4:\d+: is nested too deep$/)]);
      }
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('is one of a hundred, and told in time, where a file of 1 MiB has no end of them', () => {
    const keys = Array.from({ length: 4_000 }, (_, at) => `"mode": ${at},`);
    const started = performance.now();
    expect(faults(withLine(`${keys.join('\n')} "mode": "desk"`))).toHaveLength(100);
    expect(faults(withLine(`"presets": [${'0,'.repeat(400_000)}0]`))).toEqual([
      expect.stringMatching(/^4:\d+: holds more than any settings do$/),
    ]);
    for (const text of [
      '"'.repeat(1_000_000),
      '{"a" '.repeat(200_000),
      ','.repeat(1_000_000),
      '/*'.repeat(500_000),
    ])
      expect(faults(text).length).toBeGreaterThan(0);
    expect(faults(`${'/* long */\n'.repeat(90_000)}${GOOD}`)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('is found in whatever is not the settings, and reading never fails', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const found = faults(text);
        expect(found.length).toBeGreaterThan(0);
        for (const one of found) expect(one).toMatch(/^[1-9]\d*:[1-9]\d*: \S/);
      }),
    );
  });
});

describe('a place in a text', () => {
  it('counts lines by every line end and columns by characters', () => {
    const branch = (name: string) => `"branch": { "id": "B", "name": "${name}", "country": "IN" }`;
    expect(faults(`{\r\n"version": 1,\r${branch('B')},\n\n"x": 1 }`)).toEqual([
      expect.stringMatching(/^5:1: "x" is not a known key/),
    ]);
    const [wide, plain] = ['👩', 'B'].map((name) => faults(`{ "version": 1, ${branch(name)}, "x": 1 }`));
    expect(wide).toEqual(plain);
    expect(faults('')).toEqual(['1:1: the file is empty']);
  });
});
