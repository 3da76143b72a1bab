import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow, OpenDialogReturnValue } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile } from '../../../../src/main/electron/open-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-open-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const window = { isDestroyed: () => false } as BrowserWindow;

/** A dialog that answers so, whoever asks. */
const answers = (answer: OpenDialogReturnValue | Error) => ({
  showOpenDialog: async () => {
    if (answer instanceof Error) throw answer;
    return answer;
  },
});

const opened = (name: string, mostBytes = 20) =>
  openFile(answers({ canceled: false, filePaths: [join(folder, name)] }) as never, {
    ...{ window, extension: 'bundle', mostBytes },
  });

describe('a file that a person chooses', () => {
  it('is read whole, to the last byte that it may have', async () => {
    writeFileSync(join(folder, 'a.bundle'), 'x'.repeat(20));
    expect(await opened('a.bundle')).toEqual({
      ...{ end: 'opened', file: join(folder, 'a.bundle'), text: 'x'.repeat(20) },
    });
    expect(await opened('a.bundle', 19)).toEqual({ end: 'too-large' });
  });

  it('that cannot be read is none: a folder, or one that is gone', async () => {
    mkdirSync(join(folder, 'b'));
    for (const name of ['b', 'gone']) expect(await opened(name)).toEqual({ end: 'failed' });
  });

  it('is not asked for without a window, and not taken where it was called off or the dialog fails', async () => {
    const wanted = { window, extension: 'bundle', mostBytes: 20 };
    const ends = async (answer: OpenDialogReturnValue | Error, over: BrowserWindow | null = window) =>
      (await openFile(answers(answer) as never, { ...wanted, window: over })).end;
    expect(await ends({ canceled: true, filePaths: [] })).toBe('cancelled');
    expect(await ends({ canceled: false, filePaths: [] })).toBe('cancelled');
    expect(await ends(new Error('no portal'))).toBe('failed');
    expect(await ends({ canceled: true, filePaths: [] }, null)).toBe('failed');
    expect(await ends({ canceled: true, filePaths: [] }, { isDestroyed: () => true } as BrowserWindow)).toBe(
      'failed',
    );
  });
});
