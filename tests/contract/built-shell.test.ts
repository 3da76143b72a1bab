import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-built-'));
  const { config } = await resolveConfig({ logLevel: 'silent' }, 'build', 'production');
  for (const part of ['main', 'preload'] as const) {
    const own = config?.[part] ?? {};
    const out = { outDir: join(folder, part), emptyOutDir: true };
    await build({ ...own, configFile: false, logLevel: 'silent', build: { ...own.build, ...out } });
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = (part: string): readonly string[] =>
  readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, part, path))
    .filter((path) => statSync(path).isFile());

const text = (part: string): string =>
  files(part)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');

describe('the built app', () => {
  it('holds nothing of the preview', () => {
    const built = text('main') + text('preload');
    expect(built.length).toBeGreaterThan(50_000);
    expect(built).not.toMatch(
      /__preview|BRANCHDESK_PREVIEW|branchdesk_preview|stand-in|preview\.lock|tools\/preview/,
    );
  });

  it('has a preload of one file that needs electron alone and holds no schemas', () => {
    expect(files('preload')).toEqual([join(folder, 'preload', 'index.cjs')]);
    const preload = text('preload');
    expect([...preload.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(([, id]) => id)).toEqual([
      'electron',
    ]);
    expect(preload).not.toMatch(/safeParse|strictObject|valibot|\bimport\b/);
    expect(preload.length).toBeLessThan(7_000);
  });

  it('needs nothing at run time but Node, electron and keytar', () => {
    const needed = [...text('main').matchAll(/^\s*import\b[^;'"]*["']([^"'.][^"']*)["']/gm)].map(
      ([, id = '']) => id,
    );
    expect(needed).toContain('electron');
    const others = needed.filter((id) => !id.startsWith('node:') && !builtinModules.includes(id));
    expect([...new Set(others)].filter((id) => !['electron', 'keytar'].includes(id))).toEqual([]);
  });
});
