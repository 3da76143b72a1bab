import type { WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { printPage } from '../../../../src/main/electron/print.ts';

type Print = WebContents['print'];

const answering = (success: boolean, reason: string): { print: Print } => ({
  print: (_options, callback) => void setImmediate(() => callback?.(success, reason)),
});

describe('printing the window', () => {
  it.each([
    [true, '', 'printed'],
    [false, 'cancelled', 'cancelled'],
    [false, 'Print job canceled', 'cancelled'],
    [false, 'Print job failed', 'failed'],
    [false, 'Invalid printer settings', 'failed'],
    [false, '', 'failed'],
  ])('that ends with %s and “%s” is %s', async (success, reason, end) => {
    expect(await printPage(answering(success, reason))).toBe(end);
  });

  it('fails without a window, and when the window has gone meanwhile', async () => {
    expect(await printPage(null)).toBe('failed');
    const gone: Print = () => {
      throw new TypeError('Object has been destroyed');
    };
    expect(await printPage({ print: gone })).toBe('failed');
  });

  it('asks for a printer: nothing is printed where nobody chose one', async () => {
    const asked: unknown[] = [];
    const print: Print = (options, callback) => {
      asked.push(options);
      callback?.(true, '');
    };
    await printPage({ print });
    expect(asked).toEqual([{ silent: false }]);
  });
});
