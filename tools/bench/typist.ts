import type { CDPSession } from 'playwright';

/** How somebody, or something, enters a number and ends it with Enter. */
export interface Typist {
  /** Milliseconds from one key to the next, over and over; the last one comes before Enter. */
  readonly gaps: readonly number[];
  /** Milliseconds that a key stays down. */
  readonly heldMs: number;
}

/** A person's digits: no two keys overlap, so that nothing but the pace tells that fingers press them. */
export const PERSON: Typist = { gaps: [210, 150, 180, 140, 240, 160], heldMs: 90 };

/** A scanner that sends a key every 10 ms. */
export const SCANNER: Typist = { gaps: [10], heldMs: 3 };

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends the digits and Enter, each key with the time at which it is due, as the browser hears them of a driver. */
export const enter = async (session: CDPSession, digits: string, { gaps, heldMs }: Typist): Promise<void> => {
  const begun = Date.now() + 20;
  let after = 0;
  const keys = [...digits, 'Enter'].flatMap((key, index) => {
    after += index === 0 ? 0 : (gaps[(index - 1) % gaps.length] ?? 0);
    const due = begun + after;
    return [
      { key, due, type: 'keyDown' as const },
      { key, due: due + heldMs, type: 'keyUp' as const },
    ];
  });
  const sent: Promise<unknown>[] = [];
  for (const { key, due, type } of keys) {
    const wait = due - Date.now();
    if (wait > 4) await sleep(wait - 2);
    const text = key === 'Enter' ? '\r' : key;
    sent.push(
      session.send('Input.dispatchKeyEvent', {
        type,
        key,
        code: key === 'Enter' ? 'Enter' : `Digit${key}`,
        windowsVirtualKeyCode: key === 'Enter' ? 13 : key.charCodeAt(0),
        timestamp: due / 1_000,
        ...(type === 'keyDown' ? { text } : {}),
      }),
    );
  }
  await Promise.all(sent);
};
