import type { Page } from 'playwright';

/* What the measurements of giants do and ask over the page's own bridge, beside what they do as an operator does. */

/** The refs of the selections that are shown. */
export const refsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const state = await window.branchdesk.visits.state({});
    const panel = state.ok ? state.value.open?.panels.wm : undefined;
    return panel?.state !== 'ready'
      ? []
      : panel.data.categories.flatMap(({ channels }) =>
          channels.flatMap(({ selections }) => selections.map(({ ref }) => ref)),
        );
  });

/** Drafts so many selections as the screen does when several are taken together. */
export const draft = (page: Page, refs: readonly string[], optIn: 'Y' | 'N'): Promise<void> =>
  page.evaluate(
    async ([selections, to]) => {
      const put = await window.branchdesk.drafts.putAll({
        requests: selections.map((selection) => ({ kind: 'communication.set', selection, optIn: to })),
      });
      if (!put.ok) throw new Error(put.problem.code);
    },
    [refs, optIn] as const,
  );

/** States for every draft that asks for it that the customer consents. */
export const consentToAll = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const state = await window.branchdesk.visits.state({});
    const basket = state.ok ? (state.value.open?.basket ?? []) : [];
    const ids = basket.filter(({ can }) => can.consent).map(({ changeId }) => changeId);
    const asked = { who: null, how: 'in-person', other: null, why: null } as const;
    for (let at = 0; at < ids.length; at += 100) {
      const changeIds = ids.slice(at, at + 100);
      const said = await window.branchdesk.drafts.consent({ changeIds, asked, language: 'en' });
      if (!said.ok) throw new Error(said.problem.code);
    }
  });

/** Waits until nothing is checked, sent or read back any more; gives how many changes the visit has applied. */
export const quiet = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    for (;;) {
      const state = await window.branchdesk.visits.state({});
      const open = state.ok ? state.value.open : null;
      if (open === null) throw new Error('nobody is open');
      const { applying, basket, applied } = open;
      if (!applying && basket.every(({ busy, state }) => busy === null && state !== 'sending'))
        return applied;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  });
