import { appendFileSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const Second = v.pipe(v.string(), v.parseJson(), v.object({ argv: v.array(v.string()), folder: v.string() }));

const fileOf = (profile: string): string => join(profile, 'preview.second');

/** Tells the first instance of a profile that this one was started. */
export const tellFirst = (profile: string): void =>
  appendFileSync(fileOf(profile), `${JSON.stringify({ argv: process.argv, folder: process.cwd() })}\n`);

/** Hears of later instances of a profile, until what it gives is called. */
export const hearSeconds = (
  profile: string,
  onSecond: (argv: readonly string[], folder: string) => void,
): (() => void) => {
  writeFileSync(fileOf(profile), '');
  let heard = 0;
  const watcher = watch(fileOf(profile), { persistent: false }, () => {
    const lines = readFileSync(fileOf(profile), 'utf8').split('\n').slice(0, -1);
    const news = lines.slice(heard);
    heard = lines.length;
    for (const line of news) {
      const second = v.safeParse(Second, line);
      if (second.success) onSecond(second.output.argv, second.output.folder);
    }
  });
  return () => watcher.close();
};
