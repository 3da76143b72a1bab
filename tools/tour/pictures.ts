import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from '@playwright/test';
import { toPalette } from './palette.ts';
import { readPng } from './png-read.ts';
import { writePng } from './png-write.ts';

/** Takes the numbered pictures of a tour. */
export interface Pictures {
  /** Gives the picture's path from the project's folder. */
  take(page: Page, number: number, name: string): Promise<string>;
}

/** Where the project lies. */
const ROOT = join(import.meta.dirname, '..', '..');

/** Starts with none: those of an earlier tour are removed from the folder. */
export const createPictures = (folder: string): Pictures => {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (/^\d\d-.*\.png$/.test(name)) rmSync(join(folder, name));
  }
  return {
    take: async (page, number, name) => {
      const file = join(folder, `${String(number).padStart(2, '0')}-${name}.png`);
      // The pointer rests where it lights nothing up.
      await page.mouse.move(0, (page.viewportSize()?.height ?? 800) - 1);
      const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      writeFileSync(file, writePng(toPalette(readPng(picture))));
      return relative(ROOT, file);
    },
  };
};
