import type { Page } from 'playwright';
import * as v from 'valibot';
import type { GiantSize } from '../../tests/support/giant.ts';
import { type Answered, answered } from './answered.ts';
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

/** One action of an operator: how long it took, and how long the main process was held up at most meanwhile. */
export interface ActionFigure extends Answered {
  readonly action: string;
  /** Milliseconds by the clock, and of the thread's own work. */
  readonly held: { readonly wall: number; readonly worked: number };
  /** What the page's process worked meanwhile, in milliseconds: all of its threads. */
  readonly drawing: number;
}

/** What was measured on the desk of a giant customer. */
export interface GiantDesk {
  readonly actions: readonly ActionFigure[];
  readonly idle: IdleUse & { readonly changes: number };
}

const Held = v.object({ wall: v.number(), worked: v.number() });

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

const switchOf = (page: Page, nth: number) =>
  region(page, 'Communication preferences').getByRole('switch').nth(nth).locator('xpath=ancestor::label');

/** The refs of the selections that are shown. */
const refsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const state = await window.branchdesk.visits.state({});
    const panel = state.ok ? state.value.open?.communication : undefined;
    return panel?.state !== 'ready'
      ? []
      : panel.data.categories.flatMap(({ channels }) =>
          channels.flatMap(({ selections }) => selections.map(({ ref }) => ref)),
        );
  });

/** Drafts so many selections as the screen does when several are taken together. */
const draft = (page: Page, refs: readonly string[], optIn: 'Y' | 'N'): Promise<void> =>
  page.evaluate(
    async ([selections, to]) => {
      const put = await window.branchdesk.drafts.putAll({
        requests: selections.map((selection) => ({ kind: 'communication.set', selection, optIn: to })),
      });
      if (!put.ok) throw new Error(put.problem.code);
    },
    [refs, optIn] as const,
  );

/** States for every draft that the customer consents. */
const consentToAll = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const state = await window.branchdesk.visits.state({});
    const basket = state.ok ? (state.value.open?.basket ?? []) : [];
    const ids = basket
      .filter(({ state }) => state === 'draft' || state === 'refused')
      .map(({ changeId }) => changeId);
    for (let at = 0; at < ids.length; at += 100) {
      const asked = { who: null, how: 'in-person', other: null, why: null } as const;
      await window.branchdesk.drafts.consent({ changeIds: ids.slice(at, at + 100), asked, language: 'en' });
    }
  });

/** Waits until nothing is checked, sent or read back any more; gives how many drafts are left and how many were applied. */
const quiet = (page: Page): Promise<{ readonly drafts: number; readonly applied: number }> =>
  page.evaluate(async () => {
    for (;;) {
      const state = await window.branchdesk.visits.state({});
      const open = state.ok ? state.value.open : null;
      if (open === null) throw new Error('nobody is open');
      const isBusy =
        open.applying || open.basket.some(({ busy, state }) => busy !== null || state === 'sending');
      if (!isBusy)
        return {
          drafts: open.basket.filter(({ state }) => state === 'draft').length,
          applied: open.applied,
        };
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  });

/** Measures every action on the desk of giants, against upstreams that answer in `latencyMs`. */
export const measureGiantDesk = (latencyMs: number): Promise<GiantDesk> =>
  onTheDesk(
    latencyMs,
    async (page, upstreams, preview) => {
      const [goals, texts] = upstreams.people.filter(({ tags }) => tags.includes('plain'));
      if (goals === undefined || texts === undefined) throw new Error('there are no giants');
      const actions: ActionFigure[] = [];
      const act = async (
        action: string,
        does: () => Promise<unknown>,
        isDone: Parameters<typeof answered>[3],
      ): Promise<void> => {
        await preview.ask();
        const before = await usedBy(page, 'renderer');
        const figure = await answered(page, upstreams, does, isDone);
        const held = v.parse(Held, await preview.ask());
        const drawing = ((await usedBy(page, 'renderer')) - before) * 1_000;
        actions.push({ action, ...figure, held, drawing });
        if (process.env.BENCH_TRACE !== undefined)
          process.stderr.write(`${JSON.stringify(actions.at(-1))}\n`);
      };
      const open = async (who: typeof goals, action: string): Promise<void> => {
        const box = page.getByRole('searchbox', { name: 'Find a customer' });
        await box.fill(who.mobile);
        await act(
          action,
          () => box.press('Enter'),
          (visits) =>
            visits?.open?.communication.state === 'ready' &&
            visits.open.cards.state === 'ready' &&
            visits.open.cardUsage.state === 'ready' &&
            document.querySelectorAll('[role=switch]').length === 500,
        );
        await quiet(page);
      };

      await open(goals, 'opened, all panels shown');
      await draft(page, (await refsOf(page)).slice(0, 200), 'N');
      await quiet(page);
      await act(
        'ATM toggled at 200 drafts, shown as a draft',
        () =>
          region(page, 'Card usage')
            .getByRole('radiogroup', { name: 'ATM', exact: true })
            .locator('label', { has: page.locator('input:not(:checked)') })
            .first()
            .click(),
        (visits) => visits?.open?.basket.length === 201 && document.body.innerText.includes('201'),
      );
      await quiet(page);
      await act(
        'a selection toggled at 201 drafts, and its check shown',
        () => switchOf(page, 300).click(),
        (visits) =>
          visits?.open?.basket.length === 202 && visits.open.basket.every(({ busy }) => busy === null),
      );
      await quiet(page);
      const search = region(page, 'Cards and identifiers').getByRole('searchbox', {
        name: 'Search these cards',
      });
      await search.fill('platinu');
      await quiet(page);
      await act(
        'the last letter of a search in 1,000 cards',
        () => search.press('m'),
        (visits) =>
          visits?.open?.cards.state === 'ready' && visits.open.cards.data.cardsCut?.typed === 'platinum',
      );
      await act(
        'a draft taken out at 202',
        () => region(page, 'Basket').getByRole('button', { name: 'Remove' }).last().click(),
        (visits) => visits?.open?.basket.length === 201,
      );
      await quiet(page);
      await act(
        '201 changes applied, every outcome shown',
        () => page.keyboard.press('Control+Enter'),
        (visits) =>
          visits?.open?.applying === false &&
          visits.open.basket.length === 201 &&
          visits.open.basket.every(
            ({ state, busy }) => busy === null && state !== 'draft' && state !== 'sending',
          ),
      );
      await quiet(page);

      await open(texts, 'another one opened');
      const stop = region(page, 'Communication preferences').getByRole('button', { name: 'Stop all texts' });
      await act(
        'Stop all texts on 500 selections, every check shown',
        () => stop.click(),
        (visits) =>
          visits?.open?.basket.length === 500 && visits.open.basket.every(({ busy }) => busy === null),
      );
      await act(
        'these 500 applied, every outcome shown',
        () => page.keyboard.press('Control+Enter'),
        (visits) =>
          visits?.open?.applying === false &&
          visits.open.applied === 500 &&
          visits.open.basket.every(
            ({ state, busy }) => busy === null && state !== 'draft' && state !== 'sending',
          ),
      );
      await quiet(page);

      // The same are turned on again, which makes a thousand changes in one visit.
      const refs = await refsOf(page);
      await draft(page, refs, 'Y');
      await consentToAll(page);
      await quiet(page);
      await page.keyboard.press('Control+Enter');
      await page.waitForTimeout(2 * latencyMs);
      const { applied } = await quiet(page);
      return { actions, idle: { ...(await idleUse(page)), changes: applied } };
    },
    { giants: [OF_THE_GOALS, ALL_TEXTS], loaded: new URL('./block-probe.ts', import.meta.url) },
  );
