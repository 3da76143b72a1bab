import { EventEmitter } from 'node:events';
import type { App, WebContents } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recoverKiosk } from '../../../../../src/main/electron/kiosk-recovery.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const kiosk = () => {
  const done: string[] = [];
  const [contents, app] = [new EventEmitter(), new EventEmitter()];
  let wiping = false;
  const recover = recoverKiosk({
    contents: contents as WebContents,
    app: app as EventEmitter as App,
    isWiping: () => wiping,
    endVisit: () => void done.push('visit ended'),
    wipe: async () => void done.push('wiped'),
    restart: () => void done.push('started again'),
    withoutGpu: () => void done.push('without graphics'),
  });
  const gpu = (reason = 'crashed', type = 'GPU'): void =>
    void app.emit('child-process-gone', {}, { type, reason, exitCode: 1 });
  return {
    ...{ contents, recover, gpu },
    wiping: (it: boolean) => {
      wiping = it;
    },
    done: () => done.splice(0),
  };
};

const RECOVERED = ['visit ended', 'wiped'];

const REASONS = [
  ...['clean-exit', 'abnormal-exit', 'killed', 'crashed', 'oom', 'launch-failed', 'integrity-failure'],
  'memory-eviction',
];

describe('a page', () => {
  it.each(REASONS)('whose process went is another one: %s', (reason) => {
    const { contents, done } = kiosk();
    contents.emit('render-process-gone', {}, { reason, exitCode: 1 });
    expect(done()).toEqual(RECOVERED);
  });

  it('that hangs is another one', () => {
    const { contents, recover, done } = kiosk();
    contents.emit('unresponsive');
    recover();
    expect(done()).toEqual([...RECOVERED, ...RECOVERED]);
  });

  it('that was sent away is no crash', () => {
    const { contents, recover, wiping, done } = kiosk();
    wiping(true);
    contents.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
    contents.emit('unresponsive');
    recover();
    expect(done()).toEqual([]);
  });

  it('that keeps going ends the app: the sixth time within a minute', () => {
    const { contents, done } = kiosk();
    const crash = (): readonly string[] => {
      contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
      return done();
    };
    expect(Array.from({ length: 5 }, crash).flat()).toEqual(
      Array.from({ length: 5 }, () => RECOVERED).flat(),
    );
    expect(crash()).toEqual(['started again']);
    vi.advanceTimersByTime(60_000);
    expect(crash()).toEqual(RECOVERED);
  });
});

describe('the process of the graphics', () => {
  it.each(REASONS.filter((reason) => reason !== 'clean-exit'))('that went is noted: %s', (reason) => {
    const { gpu, done } = kiosk();
    gpu(reason);
    expect(done()).toEqual(['without graphics', ...RECOVERED]);
  });

  it('that goes again soon ends the app, which then does without it', () => {
    const { gpu, done } = kiosk();
    gpu();
    done();
    vi.advanceTimersByTime(599_999);
    gpu();
    expect(done()).toEqual(['without graphics', 'started again']);
  });

  it.each([
    ['clean-exit', 'GPU'],
    ['crashed', 'Utility'],
    ['killed', 'Zygote'],
  ])('is not what went: %s of %s', (reason, type) => {
    const { gpu, done } = kiosk();
    gpu(reason, type);
    expect(done()).toEqual([]);
  });
});
