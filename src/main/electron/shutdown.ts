import type { App } from 'electron';

/** Ends the program in good order. */
interface Shutdown {
  /** Says what to close before the program ends. */
  closing(close: () => Promise<void>): void;
  /** Closes, waits until all output is written, and ends the program with a status. */
  exit(code: number): void;
}

/** What a shutdown is made of. */
interface ShutdownParts {
  readonly app: App;
  readonly output: NodeJS.WritableStream;
  /** How long closing may take, in milliseconds, before the program ends anyway, with status 1. */
  readonly graceMs: number;
}

/** Makes the one way out: a quit, from wherever it comes, first closes what is open. */
export const createShutdown = ({ app, output, graceMs }: ShutdownParts): Shutdown => {
  let close = async (): Promise<void> => {};
  let ending = false;
  const exit = (code: number): void => {
    if (ending) return;
    ending = true;
    const late = setTimeout(() => app.exit(1), graceMs);
    const end = (status: number): void => {
      output.write('', () => {
        clearTimeout(late);
        app.exit(status);
      });
    };
    close().then(
      () => end(code),
      () => end(1),
    );
  };
  app.on('will-quit', (event) => {
    event.preventDefault();
    exit(0);
  });
  return {
    closing: (it) => {
      close = it;
    },
    exit,
  };
};
