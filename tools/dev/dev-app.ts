import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEV_APP, root } from './configs.ts';

/** Makes the folder that the preview takes for the app: its manifest, and the page whose headers the app gives. */
export const writeDevApp = (): void => {
  mkdirSync(join(DEV_APP, 'renderer'), { recursive: true });
  const manifest: object = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(DEV_APP, 'package.json'), JSON.stringify({ ...manifest, main: 'main/index.js' }));
  copyFileSync(join(root, 'src/renderer/index.html'), join(DEV_APP, 'renderer/index.html'));
};
