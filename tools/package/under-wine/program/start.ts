import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/*
 * What the stand-in for electron.exe does on Windows' Node: it runs the app out of the archive beside it. A process that
 * is forked is the app's utility process, and runs its script.
 */

// Wine has no such option for a socket.
Socket.prototype.setKeepAlive = function setKeepAlive() {
  return this;
};

// What is told of Node's own age is nothing that the app says.
process.removeAllListeners('warning');

const IMPORTED = '--import';

/** Electron's programs have no console: what goes wrong here is written where the lane looks for it. */
const told = (error: unknown): void => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  appendFileSync(join(process.env.TEMP ?? dirname(process.execPath), 'stand-in.log'), `${text}\n`);
};

const [first, , script = '', ...rest] = process.argv.slice(2);

const start = async (): Promise<void> => {
  if (first !== IMPORTED) return (await import('./main-process.ts')).runApp(process.argv.slice(2));
  const { createParentPort } = await import('../../../preview/child/parent-port.ts');
  Object.defineProperty(process, 'parentPort', { value: createParentPort(process), enumerable: true });
  process.argv = [process.execPath, script, ...rest];
  await import(pathToFileURL(script).href);
};

start().catch((error: unknown) => {
  told(error);
  process.exit(1);
});
