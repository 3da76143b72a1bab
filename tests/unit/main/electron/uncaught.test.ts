import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endOnUncaught, takeBadEnd } from '../../../../src/main/electron/uncaught.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-uncaught-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (file = join(folder, 'ended')) => {
  const program = new EventEmitter();
  const told: (string | number)[] = [];
  endOnUncaught({
    ...{ program, file },
    onEnd: (kind) => told.push(kind),
    exit: (code) => told.push(code),
  });
  return { program, file, told };
};

class CanaryError extends Error {}

describe('an error that nobody caught', () => {
  it.each(['uncaughtException', 'unhandledRejection'])(
    'ends the app in good order, and is told by its class alone: %s',
    (event) => {
      const { program, file, told } = run();
      program.emit(event, new CanaryError('4000123412341234'));
      program.emit(event, new TypeError('while it ends'));
      expect(told).toEqual(['CanaryError', 1]);
      expect(readFileSync(file, 'utf8')).not.toContain('4000');
      expect(takeBadEnd(file)).toEqual({ kind: 'CanaryError', at: expect.any(Number) });
      expect(takeBadEnd(file)).toBeNull();
    },
  );

  it('need not be an error, nor be remembered', () => {
    const { program, told } = run(join(folder, 'no', 'such', 'folder'));
    program.emit('unhandledRejection', 'canary');
    expect(told).toEqual(['unknown', 1]);
  });
});

it('what is no word of a run before counts as none', () => {
  const file = join(folder, 'ended');
  for (const text of ['', '{"kind":"<b>","at":1}', '{"kind":"Error"}', '[]']) {
    writeFileSync(file, text);
    expect(takeBadEnd(file)).toBeNull();
  }
});
