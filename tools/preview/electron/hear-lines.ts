import { existsSync, mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Hears each line that is added to a file, which is emptied first. Gives what ends it. */
export const hearLines = (file: string, onLine: (line: string) => void): (() => void) => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, '');
  let heard = 0;
  const watcher = watch(file, { persistent: false }, () => {
    // Gone with its folder.
    if (!existsSync(file)) return watcher.close();
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    const news = lines.slice(heard);
    heard = lines.length;
    for (const line of news) onLine(line);
  });
  return () => watcher.close();
};
