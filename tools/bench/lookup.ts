import type { Page } from 'playwright';
import { onTheDesk } from './on-the-desk.ts';
import { ownTimeOfLookup } from './own-time.ts';
import { enter, PERSON, SCANNER, type Typist } from './typist.ts';

/** What lookups by mobile take, in milliseconds. */
export interface LookupTimes {
  /** From the Enter key to the customer's name on the screen, less the one upstream call that it waits for. */
  readonly typed: readonly number[];
  /** The same of a number that a scanner sends; whether its code goes on behind Enter has to be waited for. */
  readonly scanned: readonly number[];
  /** What the upstream itself takes for that call. */
  readonly own: number;
}

/** No desk makes so many: what is measured is not the client's own limit. */
const PER_MINUTE = 100_000;

/** Notes when Enter goes down before any part of the app can keep the key to itself. */
const noteEnter = (): void => {
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Enter') performance.mark('enter', { startTime: event.timeStamp });
    },
    { capture: true },
  );
};

/** Milliseconds from the next Enter to the painted name, told once it is. */
const untilShown = (page: Page, name: string): Promise<number> =>
  page.evaluate((wanted) => {
    performance.clearMarks('enter');
    return new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        const [pressed] = performance.getEntriesByName('enter');
        if (pressed === undefined || document.querySelector('h1')?.textContent !== wanted) return;
        observer.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - pressed.startTime));
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  }, name);

/** Measures lookups by mobile on the desk, typed and scanned, against the same call made bare in the same run. */
export const measureLookup = async (latencyMs: number, rounds: number): Promise<LookupTimes> =>
  onTheDesk(
    latencyMs,
    async (page, upstreams) => {
      await page.addInitScript(noteEnter);
      await page.reload();
      const session = await page.context().newCDPSession(page);
      const people = upstreams.people.filter(({ tags }) => tags.includes('plain'));
      const own = await ownTimeOfLookup(upstreams, people);
      const lookUp = async (typist: Typist, round: number): Promise<number> => {
        const person = people[round % people.length];
        if (person === undefined) throw new Error('nobody can be looked up');
        await page.getByRole('searchbox', { name: 'Find a customer' }).focus();
        const shown = untilShown(page, person.name);
        await enter(session, person.mobile, typist);
        const time = await shown;
        // The next customer comes once everything of this one is there.
        for (const system of ['airpay', 'Capillary', 'WM'])
          await page.getByRole('button', { name: `Read ${system} again` }).waitFor();
        return time - own;
      };
      const typed: number[] = [];
      const scanned: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        typed.push(await lookUp(PERSON, 2 * round));
        scanned.push(await lookUp(SCANNER, 2 * round + 1));
      }
      return { typed, scanned, own };
    },
    { perMinute: PER_MINUTE },
  );
