import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

const EndSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({ kind: v.pipe(v.string(), v.regex(/^\w{1,40}$/)), at: v.number() }),
);

/** That the app ended because of an error in it: the error's class, and when, in milliseconds since the epoch. */
type BadEnd = v.InferOutput<typeof EndSchema>;

/** The class of an error, and nothing that its message may hold. */
const kindOf = (error: unknown): string => {
  const name = error instanceof Error ? error.constructor.name : '';
  return /^\w{1,40}$/.test(name) ? name : 'unknown';
};

/**
 * Ends the app in good order when nobody caught an error: half alive it could claim what is not so. Electron would show
 * the stack, which may hold values. The class alone is left in `file` for the next start, and told to `onEnd`.
 */
export const endOnUncaught = ({
  program,
  file,
  onEnd,
  exit,
}: {
  readonly program: Pick<NodeJS.EventEmitter, 'on'>;
  readonly file: string;
  readonly onEnd: (kind: string) => void;
  readonly exit: (code: number) => void;
}): void => {
  let isFirst = true;
  const end = (error: unknown): void => {
    if (!isFirst) return;
    isFirst = false;
    const kind = kindOf(error);
    try {
      writeFileSync(file, JSON.stringify({ kind, at: Date.now() }), { mode: 0o600 });
    } catch {
      // The log knows it too.
    }
    onEnd(kind);
    exit(1);
  };
  program.on('uncaughtException', end);
  program.on('unhandledRejection', end);
};

/** What the run before left in `file`, which is told once; null: it ended as it should. */
export const takeBadEnd = (file: string): BadEnd | null => {
  try {
    const read = v.safeParse(EndSchema, readFileSync(file, 'utf8'));
    rmSync(file);
    return read.success ? read.output : null;
  } catch {
    return null;
  }
};
