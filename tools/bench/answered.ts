import type { Page } from 'playwright';
import type { VisitsView } from '../../src/shared/ipc/views.ts';
import type { BenchUpstreams, ServedCall } from './upstreams.ts';

/** How long an action took, in milliseconds. */
export interface Answered {
  /** From the key or click to the paint of what it leads to. */
  readonly took: number;
  /** Of that, while at least one call was at the upstream. */
  readonly atUpstream: number;
  readonly calls: number;
}

/** How much of a stretch of time the calls cover together. */
const coveredBy = (calls: readonly ServedCall[], from: number, to: number): number => {
  let covered = 0;
  let end = from;
  for (const call of [...calls].sort((a, b) => a.from - b.from)) {
    const begin = Math.max(call.from, end);
    end = Math.max(end, Math.min(call.to, to));
    covered += Math.max(0, end - begin);
  }
  return covered;
};

/** How long an action may take before it is given up, in milliseconds: what is measured must never wait for ever. */
const LONGEST_MS = 60_000;

/** What stands on the screen of an action that did not come to its end. */
const stateOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const state = await window.branchdesk.visits.state({});
    const open = state.ok ? state.value.open : null;
    const count = new Map<string, number>();
    for (const line of open?.basket ?? [])
      count.set(`${line.state} ${line.busy}`, (count.get(`${line.state} ${line.busy}`) ?? 0) + 1);
    return JSON.stringify({
      open: open?.customer.name,
      panels: open && Object.values(open.panels).map(({ state }) => state),
      applying: open?.applying,
      applied: open?.applied,
      lines: [...count],
      switches: document.querySelectorAll('[role=switch]').length,
      shown: document.body.textContent.slice(0, 300),
    });
  });

const orGivenUp = async <T>(page: Page, measured: Promise<T>): Promise<T> => {
  let late: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    late = setTimeout(async () => {
      const state = await stateOf(page).catch(String);
      reject(new Error(`an action did not come to its end: ${state}`));
    }, LONGEST_MS);
  });
  try {
    return await Promise.race([measured, tooLong]);
  } finally {
    clearTimeout(late);
  }
};

/**
 * Measures an action by the page's own clock. `isDone` runs in the page, and so knows nothing but `about`: it is asked
 * with every state that the main process tells, and with each change of the page.
 */
export const answered = async (
  page: Page,
  upstreams: BenchUpstreams,
  act: () => Promise<unknown>,
  isDone: (visits: VisitsView | null, about: string) => boolean,
  about = '',
): Promise<Answered> => {
  await upstreams.served();
  // It is handed over as a function of the page: the page's own policy lets no text become code.
  const condition = await page.evaluateHandle(`(${isDone.toString()})`);
  // It listens before anything is done: a key that is quicker than this would never be heard.
  const listening = await page.evaluateHandle(
    ([done, told]) => ({
      over: new Promise<{ readonly from: number; readonly to: number }>((resolve) => {
        const isDoneNow = done as unknown as (visits: VisitsView | null, about: string) => boolean;
        let from = 0;
        let visits: VisitsView | null = null;
        let isOver = false;
        const begin = ({ timeStamp }: Event): void => {
          if (from === 0) from = performance.timeOrigin + timeStamp;
        };
        for (const type of ['keydown', 'pointerdown']) addEventListener(type, begin, { capture: true });
        const look = (): void => {
          if (isOver || from === 0 || !isDoneNow(visits, told)) return;
          isOver = true;
          observer.disconnect();
          unsubscribe();
          for (const type of ['keydown', 'pointerdown']) removeEventListener(type, begin, { capture: true });
          requestAnimationFrame(() => resolve({ from, to: performance.timeOrigin + performance.now() }));
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, {
          ...{ subtree: true, childList: true, characterData: true, attributes: true },
        });
        const unsubscribe = window.branchdesk.on['visits.changed']((now) => {
          visits = now;
          requestAnimationFrame(look);
        });
      }),
    }),
    [condition, about] as const,
  );
  await act();
  const measured = listening.evaluate(({ over }) => over);
  const { from, to } = await orGivenUp(page, measured);
  const calls = await upstreams.served();
  return { took: to - from, atUpstream: coveredBy(calls, from, to), calls: calls.length };
};
