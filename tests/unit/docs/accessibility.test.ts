import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const text = readFileSync(join(root, 'docs', 'accessibility.md'), 'utf8');

/** What stands between back ticks, once each. */
const named = [...new Set([...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))];

const tests = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' });
const sources = readdirSync(join(root, 'src', 'renderer'), { recursive: true, encoding: 'utf8' });

describe('What docs/accessibility.md names is there', () => {
  const files = named.filter((name) => /\.(spec|test)\.tsx?$/.test(name));

  it('names tests', () => expect(files.length).toBeGreaterThan(20));

  it.each(files)('the test %s, and one of this name', (file) => {
    expect(tests.filter((one) => basename(one) === file)).toHaveLength(1);
  });

  const places = named.filter((name) => /\.(tsx?|css)$/.test(name) && !files.includes(name));

  it.each(places)('the file %s', (place) => {
    expect(sources.some((one) => one === place || one.endsWith(`/${place}`))).toBe(true);
  });

  it.each(named.filter((name) => /^(kiosk|words|renderer)\/[\w/]*[^.]*$/.test(name)))(
    'the folder %s',
    (folder) => {
      const inside = folder.replace(/^renderer\//, '');
      expect(existsSync(join(root, 'src', 'renderer', inside))).toBe(true);
    },
  );
});
