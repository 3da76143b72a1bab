import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChildEntries } from '../../../../../src/main/credentials/keychain/child-entries.ts';
import type { KeychainChild } from '../../../../../src/main/ports/keychain-child.ts';

interface TestChild extends KeychainChild {
  /** The launch is over. */
  run(): void;
  readonly sent: object[];
  killed: boolean;
  say(message: unknown): void;
  exit(detail: string): void;
}

const makeChild = (runsAtOnce: boolean): TestChild => {
  const midwives: (() => void)[] = [];
  const hearers: ((message: unknown) => void)[] = [];
  const mourners: ((detail: string) => void)[] = [];
  return {
    sent: [],
    killed: false,
    onSpawn: (listener) => {
      if (runsAtOnce) listener();
      else midwives.push(listener);
    },
    run: () => {
      for (const tell of midwives) tell();
    },
    send(message) {
      this.sent.push(message);
    },
    onMessage: (listener) => hearers.push(listener),
    onExit: (listener) => mourners.push(listener),
    kill() {
      this.killed = true;
    },
    say: (message) => {
      for (const hear of hearers) hear(message);
    },
    exit: (detail) => {
      for (const mourn of mourners) mourn(detail);
    },
  };
};

const soon = () => performance.now() + 1000;
const NO_BUS = 'Cannot autolaunch D-Bus without X11 $DISPLAY';

describe('The entries behind the child process', () => {
  let children: TestChild[];
  let runsAtOnce: boolean;
  let entries: ReturnType<typeof createChildEntries>;

  const child = (index: number): TestChild => {
    const found = children[index];
    if (found === undefined) throw new Error(`child ${index} was not started`);
    return found;
  };

  beforeEach(() => {
    vi.useFakeTimers();
    children = [];
    runsAtOnce = true;
    entries = createChildEntries({
      service: 'Branchdesk',
      spawn: () => {
        const started = makeChild(runsAtOnce);
        children.push(started);
        return started;
      },
    });
  });

  afterEach(() => {
    entries.close();
    vi.useRealTimers();
  });

  it('start no child before it is needed, and one only', async () => {
    expect(children).toHaveLength(0);
    const first = entries.read('wm', soon());
    child(0).say({ id: 1, ok: true, found: true, value: 'w' });
    expect(await first).toEqual({ ok: true, value: 'w' });
    const second = entries.has('wm', soon());
    child(0).say({ id: 2, ok: true, found: false, value: null });
    expect(await second).toEqual({ ok: true, value: false });
    expect(children).toHaveLength(1);
    expect(child(0).sent).toEqual([
      { id: 1, service: 'Branchdesk', op: 'get', account: 'wm' },
      { id: 2, service: 'Branchdesk', op: 'has', account: 'wm' },
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('kill a child that is silent, and ask a new one next', async () => {
    const silent = entries.read('wm', soon());
    await vi.advanceTimersByTimeAsync(999);
    expect(child(0).killed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await silent).toMatchObject({ fault: 'unavailable' });
    expect(child(0).killed).toBe(true);
    const next = entries.read('wm', soon());
    child(0).say({ id: 2, ok: true, found: true, value: 'late, from the wrong child' });
    child(1).say({ id: 2, ok: true, found: true, value: 'w' });
    expect(await next).toEqual({ ok: true, value: 'w' });
  });

  it('answer at once when no time is left, without starting a child', async () => {
    expect(await entries.read('wm', performance.now())).toMatchObject({ fault: 'unavailable' });
    expect(children).toHaveLength(0);
  });

  it('answer when the child ends', async () => {
    const cutOff = entries.read('wm', soon());
    child(0).exit('SIGSEGV');
    expect(await cutOff).toEqual({
      ok: false,
      fault: 'unavailable',
      detail: 'The keychain process ended: SIGSEGV',
    });
  });

  it.each([null, 'text', {}, { id: 1, ok: true }, { id: 1, ok: 'yes', found: true, value: 'w' }])(
    'kill a child that says %j',
    async (nonsense) => {
      const asked = entries.read('wm', soon());
      child(0).say(nonsense);
      expect(await asked).toMatchObject({ fault: 'unavailable' });
      expect(child(0).killed).toBe(true);
    },
  );

  it('pay no heed to an answer that nobody asked for', async () => {
    const asked = entries.read('wm', soon());
    child(0).say({ id: 77, ok: true, found: true, value: 'of another' });
    child(0).say({ id: 1, ok: true, found: true, value: 'w' });
    expect(await asked).toEqual({ ok: true, value: 'w' });
  });

  it('ask a new child once when one that worked has lost the keychain', async () => {
    const before = entries.has('wm', soon());
    child(0).say({ id: 1, ok: true, found: true, value: null });
    await before;
    const asked = entries.read('wm', soon());
    child(0).say({ id: 2, ok: false, message: 'The connection is closed' });
    await vi.advanceTimersByTimeAsync(0);
    expect(child(0).killed).toBe(true);
    child(1).say({ id: 3, ok: false, message: NO_BUS });
    expect(await asked).toEqual({ ok: false, fault: 'unavailable', detail: NO_BUS });
    expect(children).toHaveLength(2);
  });

  it('keep a child that reports a fault other than unavailable', async () => {
    const asked = entries.write('wm', 'w', soon());
    child(0).say({ id: 1, ok: false, message: 'Cannot create an item in a locked collection' });
    expect(await asked).toMatchObject({ fault: 'locked' });
    expect(child(0).killed).toBe(false);
  });

  it.each(['spawn', 'send'])('are unavailable when %s throws', async (what) => {
    const broken = createChildEntries({
      service: 'Branchdesk',
      spawn: () => {
        if (what === 'spawn') throw new Error('canary');
        return {
          ...makeChild(true),
          send: () => {
            throw new Error('canary');
          },
        };
      },
    });
    const result = await broken.write('wm', 'canary', soon());
    expect(result).toMatchObject({ fault: 'unavailable' });
    expect(JSON.stringify(result)).not.toContain('canary');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('kill the child when they are closed, and start none afterwards', async () => {
    const waiting = entries.read('wm', soon());
    entries.close();
    expect(await waiting).toMatchObject({ fault: 'unavailable' });
    expect(child(0).killed).toBe(true);
    expect(await entries.read('wm', soon())).toMatchObject({ fault: 'unavailable' });
    expect(children).toHaveLength(1);
  });

  describe('while the child is launched', () => {
    beforeEach(() => {
      runsAtOnce = false;
    });

    it('are ready once it runs, and give a call its time from then', async () => {
      const asked = performance.now();
      const ready = entries.ready(asked, 5_000);
      await vi.advanceTimersByTimeAsync(20_000);
      const runsAt = performance.now();
      child(0).run();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await ready).toEqual({ ok: true, value: runsAt + 5_000 });
      expect(await entries.ready(asked, 5_000)).toEqual({ ok: true, value: runsAt + 5_000 });
      const later = performance.now();
      expect(await entries.ready(later, 5_000)).toEqual({ ok: true, value: later + 5_000 });
      expect(children).toHaveLength(1);
      expect(vi.getTimerCount()).toBe(0);
    });

    it('are unavailable when it ends, or does not run within a minute; the next call launches another', async () => {
      const first = entries.ready(performance.now(), 5_000);
      child(0).exit('status 1');
      expect(await first).toMatchObject({ ok: false, fault: 'unavailable' });
      const second = entries.ready(performance.now(), 5_000);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(await second).toMatchObject({ ok: false, fault: 'unavailable' });
      expect(child(1).killed).toBe(true);
      const third = entries.ready(performance.now(), 5_000);
      child(2).run();
      expect(await third).toMatchObject({ ok: true });
    });

    it('are not ready once they are closed', async () => {
      const ready = entries.ready(performance.now(), 5_000);
      entries.close();
      expect(await ready).toMatchObject({ fault: 'unavailable' });
      expect(child(0).killed).toBe(true);
      expect(await entries.ready(performance.now(), 5_000)).toMatchObject({ fault: 'unavailable' });
      expect(children).toHaveLength(1);
    });

    it('give a call that waited for its turn no more than the launch took', async () => {
      const asked = performance.now();
      await vi.advanceTimersByTimeAsync(4_999);
      const ready = entries.ready(asked, 5_000);
      await vi.advanceTimersByTimeAsync(300);
      child(0).run();
      expect(await ready).toEqual({ ok: true, value: asked + 5_300 });
    });

    it('launch nothing for a call whose time is over', async () => {
      expect(await entries.ready(performance.now() - 5_000, 5_000)).toMatchObject({ fault: 'unavailable' });
      expect(children).toHaveLength(0);
    });
  });
});
