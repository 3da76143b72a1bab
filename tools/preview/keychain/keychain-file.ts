import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';

const Contents = v.record(v.string(), v.record(v.string(), v.string()));
type Contents = v.InferOutput<typeof Contents>;

/** What keytar gives, as far as the app uses it. */
export interface Entries {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * The preview's development keychain: one file that only its owner may read, written whole. It protects nothing
 * from anybody who can read that file.
 */
export const createKeychainFile = (file: string): Entries => {
  const read = async (): Promise<Contents> => {
    try {
      return v.parse(Contents, JSON.parse(await readFile(file, 'utf8')));
    } catch (error) {
      if (isAbsent(error)) return {};
      // The message of a parser may quote the file.
      throw new Error('The development keychain cannot be read');
    }
  };

  const write = async (contents: Contents): Promise<void> => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const fresh = `${file}.${randomUUID()}`;
    const handle = await open(fresh, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(contents, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
    await chmod(file, 0o600);
  };

  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const mine = last.then(task, task);
    last = mine.catch(() => {});
    return mine;
  };

  return {
    getPassword: (service, account) => inTurn(async () => (await read())[service]?.[account] ?? null),
    setPassword: (service, account, password) =>
      inTurn(async () => {
        const contents = await read();
        await write({ ...contents, [service]: { ...contents[service], [account]: password } });
      }),
    deletePassword: (service, account) =>
      inTurn(async () => {
        const contents = await read();
        const { [account]: held, ...others } = contents[service] ?? {};
        if (held === undefined) return false;
        await write({ ...contents, [service]: others });
        return true;
      }),
  };
};
