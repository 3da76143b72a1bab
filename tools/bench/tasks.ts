import type { Page } from 'playwright';
import { onTheDesk } from './on-the-desk.ts';
import type { BenchUpstreams } from './upstreams.ts';

/** One task of an operator, done in one way for several customers. */
export interface TaskFigure {
  readonly task: string;
  readonly means: 'keys' | 'clicks';
  /** Keys, or clicks. */
  readonly actions: number;
  /** Milliseconds from the first action to the final state, one for each customer. */
  readonly times: readonly number[];
  /** The most of each that the task may take. */
  readonly budget: { readonly actions: number; readonly seconds: number };
}

/** Does a task on the open customer, who is this person; gives how many actions it took. */
type Way = (page: Page, person: BenchUpstreams['people'][number]) => Promise<number>;

interface Task extends Pick<TaskFigure, 'task' | 'means' | 'budget'> {
  readonly way: Way;
  /** Whether there is something to do for the open customer. */
  readonly fits: (page: Page) => Promise<boolean>;
  /** Before the task is done for a customer. */
  readonly prepare?: (upstreams: BenchUpstreams) => void;
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

const ends = (page: Page, words: readonly string[]): Promise<unknown> =>
  Promise.all(
    words.map((word) =>
      region(page, 'Basket').getByRole('listitem').filter({ hasText: word }).first().waitFor(),
    ),
  );

const keysIn = async (page: Page, keys: readonly string[]): Promise<number> => {
  for (const key of keys) await page.keyboard.press(key);
  return keys.length;
};

const settled = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Print receipt' }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[aria-label$=". Sending"]').length === 0);
};

const printDialog = (page: Page) =>
  page.getByRole('dialog').getByRole('button', { name: 'Print', exact: true });

const areAllowed =
  (...channels: readonly string[]) =>
  async (page: Page): Promise<boolean> => {
    const allowed = await Promise.all(
      channels.map((name) =>
        region(page, 'Card usage')
          .getByRole('radiogroup', { name, exact: true })
          .getByRole('radio', { name: 'Allowed', exact: true })
          .isChecked(),
      ),
    );
    return allowed.every((is) => is);
  };

const hasTexts = (page: Page): Promise<boolean> =>
  page.getByRole('button', { name: 'Stop all texts' }).isEnabled();

const TASKS: readonly Task[] = [
  {
    task: 'ATM off, read back',
    means: 'keys',
    budget: { actions: 4, seconds: 3 },
    fits: areAllowed('ATM'),
    way: async (page) => {
      const keys = await keysIn(page, ['Tab', 'Tab', 'ArrowRight', 'Control+Enter']);
      await ends(page, ['Confirmed']);
      return keys;
    },
  },
  {
    task: 'ATM off, read back',
    means: 'clicks',
    budget: { actions: 3, seconds: 3 },
    fits: areAllowed('ATM'),
    way: async (page) => {
      const atm = region(page, 'Card usage').getByRole('radiogroup', { name: 'ATM', exact: true });
      await atm.getByText('Not allowed', { exact: true }).click();
      await region(page, 'Basket').getByRole('button', { name: 'Apply' }).click();
      await ends(page, ['Confirmed']);
      return 2;
    },
  },
  {
    task: 'safe preset with one channel rejected',
    means: 'keys',
    budget: { actions: 5, seconds: 5 },
    fits: areAllowed('Contactless', 'E-commerce'),
    prepare: (upstreams) => upstreams.reject('airpay', 'set'),
    way: async (page) => {
      const keys = await keysIn(page, ['Alt+1', 'Control+Enter']);
      await ends(page, ['Rejected', 'Confirmed']);
      return keys;
    },
  },
  {
    task: 'stop all texts, keep e-mail, print the receipt',
    means: 'keys',
    budget: { actions: 7, seconds: 7 },
    fits: hasTexts,
    way: async (page) => {
      const first = await keysIn(page, ['F6', 'F6', 'F6', 'Enter', 'Control+Enter']);
      await settled(page);
      const second = await keysIn(page, ['Control+p']);
      await printDialog(page).waitFor();
      return first + second + (await keysIn(page, ['Enter']));
    },
  },
  {
    task: 'stop all texts, keep e-mail, print the receipt',
    means: 'clicks',
    budget: { actions: 7, seconds: 7 },
    fits: hasTexts,
    way: async (page) => {
      await page.getByRole('button', { name: 'Stop all texts' }).click();
      await region(page, 'Basket').getByRole('button', { name: 'Apply' }).click();
      await settled(page);
      await page.getByRole('button', { name: 'Print receipt' }).click();
      await printDialog(page).click();
      return 4;
    },
  },
  {
    task: 'reveal a mobile number with a reason',
    means: 'keys',
    budget: { actions: 4, seconds: 2 },
    fits: async () => true,
    way: async (page, { mobile }) => {
      const first = await keysIn(page, ['Alt+r']);
      // The reason is free text, which is not counted.
      await page.getByRole('textbox', { name: 'Reason', exact: true }).and(page.locator(':focus')).waitFor();
      await page.keyboard.insertText('The customer asked for it');
      const second = await keysIn(page, ['Enter']);
      await page.getByRole('dialog').getByText(mobile, { exact: true }).waitFor();
      return first + second;
    },
  },
];

const CUSTOMERS = 5;

/** Does each task for customers of its own, on the built app with upstreams that answer in `latencyMs`. */
export const measureTasks = async (latencyMs: number): Promise<readonly TaskFigure[]> =>
  onTheDesk(latencyMs, async (page, upstreams) => {
    await page.evaluate(() => {
      window.print = () => {};
    });
    const people = upstreams.people.filter(({ tags }) => tags.includes('plain'));
    const served = new Set<string>();
    const figures: TaskFigure[] = [];
    for (const { task, means, budget, fits, way, prepare } of TASKS) {
      const times: number[] = [];
      let actions = 0;
      for (const person of people) {
        if (times.length === CUSTOMERS) break;
        if (served.has(person.mobile)) continue;
        await page.getByRole('searchbox', { name: 'Find a customer' }).fill(person.mobile);
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { level: 1, name: person.name, exact: true }).waitFor();
        for (const system of ['airpay', 'Capillary', 'WM'])
          await page.getByRole('button', { name: `Read ${system} again` }).waitFor();
        if (!(await fits(page))) continue;
        served.add(person.mobile);
        prepare?.(upstreams);
        const begun = performance.now();
        actions = await way(page, person);
        times.push(performance.now() - begun);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      if (times.length < CUSTOMERS) throw new Error(`too few customers for ${task}`);
      figures.push({ task, means, actions, times, budget });
    }
    return figures;
  });
