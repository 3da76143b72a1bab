import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { toPalette } from './palette.ts';
import { readPng } from './png-read.ts';
import { writePng } from './png-write.ts';

/** Takes the numbered pictures of a tour. */
export interface Pictures {
  /** Gives the picture's path from the project's folder. */
  take(page: Page, number: number, name: string): Promise<string>;
}

/** Starts with none: those of an earlier tour are removed. */
export const createPictures = (root: string): Pictures => {
  const folder = join('docs', 'screenshots');
  mkdirSync(join(root, folder), { recursive: true });
  for (const name of readdirSync(join(root, folder))) {
    if (/^\d\d-.*\.png$/.test(name)) rmSync(join(root, folder, name));
  }
  return {
    take: async (page, number, name) => {
      const file = join(folder, `${String(number).padStart(2, '0')}-${name}.png`);
      // The pointer rests where it lights nothing up.
      await page.mouse.move(0, 799);
      const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      writeFileSync(join(root, file), writePng(toPalette(readPng(picture))));
      return file;
    },
  };
};
