import type { Page } from 'playwright';
import { hashPin } from '../../src/main/operators/pin.ts';
import { onTheDesk } from './on-the-desk.ts';
import type { TaskFigure } from './tasks.ts';
import type { BenchUpstreams } from './upstreams.ts';

const PIN = '135792';
const PEPPER = 'pepper-of-the-bench-0123456789abcdef';
const MAKER = { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' } as const;
const SECOND = { id: 'meera.s', name: 'Meera Shah', role: 'supervisor' } as const;

const CUSTOMERS = 5;

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Approve a change', exact: true });

/** The second person types their PIN, which is not counted, and agrees with Enter. */
const agree = async (page: Page): Promise<void> => {
  await dialogOf(page).getByLabel('PIN of that person').fill(PIN);
  await dialogOf(page).getByRole('button', { name: 'Approve', exact: true, disabled: false }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(`Approved by ${SECOND.name}`, { exact: true }).waitFor();
};

const lineThat = (page: Page, word: string) =>
  page.getByRole('region', { name: 'Basket', exact: true }).getByRole('listitem').filter({ hasText: word });

const atmOf = (page: Page) => page.getByRole('radiogroup', { name: 'ATM', exact: true });

/** A change that was approved, and of which something else is there now; false where the customer has ATM off already. */
const movedSince = async (
  page: Page,
  upstreams: BenchUpstreams,
  { mobile, name }: BenchUpstreams['people'][number],
): Promise<boolean> => {
  await page.getByRole('searchbox', { name: 'Find a customer' }).fill(mobile);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  for (const system of ['airpay', 'Capillary', 'WM'])
    await page.getByRole('button', { name: `Read ${system} again` }).waitFor();
  if (!(await atmOf(page).getByRole('radio', { name: 'Allowed', exact: true }).isChecked())) return false;
  upstreams.untold(true);
  await upstreams.served();
  await page.getByRole('button', { name: 'Read airpay again' }).click();
  await page.getByText('Not told does not mean off.').waitFor();
  await atmOf(page).getByText('Not allowed', { exact: true }).click();
  await lineThat(page, 'Needs approval').waitFor();
  await page.keyboard.press('Alt+a');
  await agree(page);
  upstreams.untold(false);
  // Messages are taken in their order: once this one is answered, airpay tells again.
  await upstreams.served();
  return true;
};

/** Approves what moved after a first approval, and applies it, for several customers. */
export const measureApproval = async (latencyMs: number): Promise<TaskFigure> => {
  const pin = await hashPin(PIN, PEPPER);
  return onTheDesk(
    latencyMs,
    async (page, upstreams) => {
      await page.getByRole('button', { name: MAKER.name, exact: true }).click();
      await page.getByLabel(`PIN of ${MAKER.name}`).fill(PIN);
      await page.keyboard.press('Enter');
      const times: number[] = [];
      const people = upstreams.people.filter(({ tags }) => tags.includes('plain'));
      for (const person of people) {
        if (times.length === CUSTOMERS) break;
        if (!(await movedSince(page, upstreams, person))) continue;
        const begun = performance.now();
        await page.keyboard.press('Control+Enter');
        await lineThat(page, 'no longer what is there').waitFor();
        await page.keyboard.press('Alt+a');
        await dialogOf(page)
          .getByText(/^It was/)
          .waitFor();
        await agree(page);
        await page.keyboard.press('Control+Enter');
        await lineThat(page, 'Confirmed').waitFor();
        times.push(performance.now() - begun);
      }
      return {
        ...{ task: 'approve after a concurrent edit, read back', means: 'keys', actions: 4, times },
        budget: { actions: 4, seconds: 6 },
      };
    },
    {
      pepper: PEPPER,
      configured: {
        operators: { from: 'roster', people: [MAKER, SECOND].map((person) => ({ ...person, pin })) },
        roles: { operator: { secondPerson: ['card-usage.set'] } },
      },
    },
  );
};
