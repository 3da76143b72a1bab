import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { hearLines } from './hear-lines.ts';

const Second = v.pipe(v.string(), v.parseJson(), v.object({ argv: v.array(v.string()), folder: v.string() }));

const fileOf = (profile: string): string => join(profile, 'preview.second');

/** Tells the first instance of a profile that this one was started. */
export const tellFirst = (profile: string): void =>
  appendFileSync(fileOf(profile), `${JSON.stringify({ argv: process.argv, folder: process.cwd() })}\n`);

/** Hears of later instances of a profile, until what it gives is called. */
export const hearSeconds = (
  profile: string,
  onSecond: (argv: readonly string[], folder: string) => void,
): (() => void) =>
  hearLines(fileOf(profile), (line) => {
    const second = v.safeParse(Second, line);
    if (second.success) onSecond(second.output.argv, second.output.folder);
  });
