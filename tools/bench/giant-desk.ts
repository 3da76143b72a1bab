import type { Page } from 'playwright';
import * as v from 'valibot';
import type { GiantSize } from '../../tests/support/giant.ts';
import { type Answered, answered } from './answered.ts';
import { consentToAll, draft, quiet, refsOf } from './giant-page.ts';
import { type IdleUse, idleUse, usedBy } from './idle-renderer.ts';
import { onTheDesk } from './on-the-desk.ts';

/* What the desk does for customers who hold very much, in the running app. */

/** The customer of the goals, and one whose selections are texts alone. */
const OF_THE_GOALS: GiantSize = {
  mobiles: 0,
  cards: 1_000,
  selections: 500,
  channels: ['Text', 'Email', 'Push', 'Mail'],
};
const ALL_TEXTS: GiantSize = { ...OF_THE_GOALS, channels: ['Text'] };
/** Somebody who holds 10,000 mobiles: what was typed by hand into one record for years. */
const MOBILES: GiantSize = { ...OF_THE_GOALS, mobiles: 10_000, cards: 10, selections: 8 };

/** What an action was before long lists were bounded, as far as somebody measured it. */
const WAS = {
  mobiles: 'main blocked for 14 to 24 s',
  toggle: '1,000 cards: 3.4 s a toggle',
  next: '1,000 drafts: the next call took 52 s',
  two: 'Stop all texts on 200 selections: 32 s',
  five: 'Stop all texts on 500 selections: without end',
} as const;

/** One action of an operator: how long it took, and how long the main process was held up at most meanwhile. */
interface ActionFigure extends Answered {
  readonly action: string;
  /** `null`: nobody measured it before. */
  readonly was: string | null;
  /** Milliseconds by the clock, and of the thread's own work. */
  readonly held: { readonly wall: number; readonly worked: number };
  /** What the page's process worked meanwhile, in milliseconds: all of its threads. */
  readonly drawing: number;
}

/** What was measured on the desk of giant customers. */
export interface GiantDesk {
  readonly actions: readonly ActionFigure[];
  readonly idle: IdleUse & { readonly changes: number };
}

const Held = v.object({ wall: v.number(), worked: v.number() });

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

const otherOfAtm = (page: Page) =>
  region(page, 'Card usage')
    .getByRole('radiogroup', { name: 'ATM', exact: true })
    .locator('label', { has: page.locator('input:not(:checked)') })
    .first();

/** Measures every action on the desk of giants, against upstreams that answer in `latencyMs`. */
export const measureGiantDesk = (latencyMs: number): Promise<GiantDesk> =>
  onTheDesk(
    latencyMs,
    async (page, upstreams, preview) => {
      const [goals, texts, mobiles] = upstreams.people.filter(({ tags }) => tags.includes('plain'));
      if (goals === undefined || texts === undefined || mobiles === undefined)
        throw new Error('there are no giants');
      const actions: ActionFigure[] = [];
      const act = async (
        action: string,
        was: string | null,
        does: () => Promise<unknown>,
        isDone: Parameters<typeof answered>[3],
        about = '',
      ): Promise<void> => {
        await preview.ask();
        const before = await usedBy(page, 'renderer');
        const figure = await answered(page, upstreams, does, isDone, about);
        const held = v.parse(Held, await preview.ask());
        const drawing = ((await usedBy(page, 'renderer')) - before) * 1_000;
        actions.push({ action, was, ...figure, held, drawing });
        await quiet(page);
      };
      /** Opened is who is on the screen with all three panels, and a screenful of each; `all` rows are there later. */
      const open = async (
        who: typeof goals,
        action: string,
        was: string | null,
        all: number,
      ): Promise<void> => {
        const box = page.getByRole('searchbox', { name: 'Find a customer' });
        await box.fill(who.mobile);
        await act(
          action,
          was,
          () => box.press('Enter'),
          (visits, name) =>
            visits?.open?.customer.name === name &&
            visits.open.panels.wm.state === 'ready' &&
            visits.open.panels.capillary.state === 'ready' &&
            visits.open.panels.airpay.state === 'ready' &&
            document.querySelector('h1')?.textContent === name &&
            document.querySelectorAll('[aria-label=Cards] tbody tr').length > 0 &&
            document.querySelectorAll('[role=switch]').length >= 8,
          who.name,
        );
        await page.waitForFunction(
          (count) => document.querySelectorAll('[role=switch]').length === count,
          all,
        );
      };
      const apply = (action: string, was: string, count: number): Promise<void> =>
        act(
          action,
          was,
          () => page.keyboard.press('Control+Enter'),
          (visits, applied) =>
            visits?.open?.applying === false &&
            visits.open.applied === Number(applied) &&
            visits.open.basket.every(
              ({ state, busy }) => busy === null && state !== 'draft' && state !== 'sending',
            ),
          String(count),
        );

      await open(goals, '1,000 cards and 500 selections opened', null, 500);
      await draft(page, (await refsOf(page)).slice(0, 200), 'N');
      await quiet(page);
      await act(
        'ATM toggled at 200 drafts',
        WAS.toggle,
        () => otherOfAtm(page).click(),
        (visits) =>
          visits?.open?.basket.length === 201 && document.body.textContent.includes(' of 201 changes'),
      );
      await act(
        'a selection toggled at 201 drafts, and its check shown',
        WAS.toggle,
        () =>
          region(page, 'Communication preferences')
            .getByRole('switch')
            .nth(300)
            .locator('xpath=ancestor::label')
            .click(),
        (visits) =>
          visits?.open?.basket.length === 202 &&
          visits.open.basket.every(({ busy }) => busy === null) &&
          document.body.textContent.includes(' of 202 changes'),
      );
      const search = region(page, 'Cards and identifiers').getByRole('searchbox', {
        name: 'Search these cards',
      });
      await search.fill('platinu');
      await page.waitForFunction(async () => {
        const state = await window.branchdesk.visits.state({});
        const cards = state.ok ? state.value.open?.panels.capillary : undefined;
        return cards?.state === 'ready' && cards.data.cardsCut?.typed === 'platinu';
      });
      await act(
        'the last letter of a search in 1,000 cards, with its pause of 80 ms',
        null,
        () => search.press('m'),
        (visits) =>
          visits?.open?.panels.capillary.state === 'ready' &&
          visits.open.panels.capillary.data.cardsCut?.typed === 'platinum',
      );
      await act(
        'a draft taken out of 202',
        WAS.next,
        () => region(page, 'Basket').getByRole('button', { name: 'Remove' }).last().click(),
        (visits) =>
          visits?.open?.basket.length === 201 && document.body.textContent.includes(' of 201 changes'),
      );
      await apply('201 changes applied, every outcome shown', WAS.two, 201);

      await open(texts, '500 selections that are all texts opened', null, 500);
      const stop = region(page, 'Communication preferences').getByRole('button', { name: 'Stop all texts' });
      await act(
        'Stop all texts on 500 selections, every check shown',
        WAS.five,
        () => stop.click(),
        (visits) =>
          visits?.open?.basket.length === 500 &&
          visits.open.basket.every(({ busy }) => busy === null) &&
          document.body.textContent.includes(' of 500 changes'),
      );
      await act(
        'a draft taken out of 500',
        WAS.next,
        () => region(page, 'Basket').getByRole('button', { name: 'Remove' }).last().click(),
        (visits) =>
          visits?.open?.basket.length === 499 && document.body.textContent.includes(' of 499 changes'),
      );
      await stop.click();
      await quiet(page);
      await apply('500 changes applied, every outcome shown', WAS.five, 500);

      await open(mobiles, '10,000 mobiles opened', WAS.mobiles, 8);
      await open(texts, '500 selections opened again', null, 500);

      // The same are turned on again, which makes a thousand changes in one visit.
      await draft(page, await refsOf(page), 'Y');
      await quiet(page);
      await consentToAll(page);
      await quiet(page);
      await page.keyboard.press('Control+Enter');
      await page.waitForFunction(() => document.body.textContent.includes('Applying…'));
      const changes = await quiet(page);
      return { actions, idle: { ...(await idleUse(page)), changes } };
    },
    {
      giants: [OF_THE_GOALS, ALL_TEXTS, MOBILES],
      loaded: new URL('./block-probe.ts', import.meta.url),
    },
  );
