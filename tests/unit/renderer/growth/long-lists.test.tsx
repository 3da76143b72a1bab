import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOT_NARROWED } from '../../../../src/main/visits/narrowed.ts';
import { communicationView } from '../../../../src/main/visits/panels/communication.ts';
import { createRefs } from '../../../../src/main/visits/refs.ts';
import { viewOf } from '../../../../src/main/visits/view.ts';
import { createDeskStore, DeskContext } from '../../../../src/renderer/app/store.ts';
import { MOST_LINES, shownLines } from '../../../../src/renderer/features/basket/shown-lines.ts';
import { SelectionMatrix } from '../../../../src/renderer/features/communication/selection-matrix.tsx';
import {
  pendingSelections,
  placedSelections,
} from '../../../../src/renderer/features/communication/selections.ts';
import { pendingByRow } from '../../../../src/renderer/features/customer/pending.ts';
import type { Calls } from '../../../../src/renderer/ipc/calls.ts';
import { CallsContext } from '../../../../src/renderer/ipc/calls-context.ts';
import { LINE_STATES, type LineView } from '../../../../src/shared/ipc/views.ts';
import { giantSet } from '../../../support/giant.ts';
import { line } from '../../../support/renderer-stage/fixtures.ts';
import { ashasVisit } from '../../main/visits/a-visit.ts';
import { markupOf } from '../basket/render.tsx';

const PANEL_DEPS = { refs: createRefs(), changeTypes: [], narrowed: NOT_NARROWED } as const;

const aLine = (nth: number, state: LineView['state']): LineView =>
  line({
    ...{ changeId: `c-${nth}`, state },
    summary: { kind: 'card-usage.set', channel: 'ATM', from: 'ALLOWED', to: 'NOTALLOWED' },
  });

/** What the panel of a customer with so many selections is at its first sight. */
const matrixOf = (selections: number): string => {
  const data = giantSet(selections);
  const ready = { state: 'ready', data, readAt: 1, remembered: false, stale: null } as const;
  const {
    panels: { wm: communication },
  } = viewOf({ ...ashasVisit, panels: { ...ashasVisit.panels, wm: ready } }, createRefs(), []);
  if (communication.state !== 'ready') throw new Error('not read');
  return markupOf(
    <DeskContext value={createDeskStore()}>
      <CallsContext value={{} as Calls}>
        <SelectionMatrix view={communication.data} basket={[]} readOnly={false} onLook={() => {}} />
      </CallsContext>
    </DeskContext>,
  );
};

it.each([8, 40, 80])('%d selections are all there at first sight', (count) => {
  expect(matrixOf(count).match(/role="switch"/g)?.length).toBe(count);
});

it.each([500, 5_000])('of %d selections a screenful is there at first sight, of few nodes each', (count) => {
  const markup = matrixOf(count);
  const switches = markup.match(/role="switch"/g)?.length ?? 0;
  expect(switches).toBe(80);
  expect(markup.match(/<[a-z]/g)?.length).toBeLessThan(switches * 5 + 120);
});

it('an edit of one of 500 selections draws one switch anew', () => {
  const selections = placedSelections(communicationView(giantSet(500), PANEL_DEPS));
  const lines = selections.slice(0, 200).map(({ ref, category, channel, type, masked }, nth) =>
    line({
      ...{ changeId: `c-${nth}`, state: 'draft', target: ref },
      summary: { kind: 'communication.set', category, channel, type, masked, from: 'Y', to: 'N' },
    }),
  );
  const before = pendingSelections(lines, selections);
  const now = pendingSelections(lines.toSpliced(100, 1), selections);
  const changed = selections.filter(({ ref }) => before.get(ref)?.line !== now.get(ref)?.line);
  expect(changed.map(({ ref }) => ref)).toEqual([selections[100]?.ref]);
});

describe('a basket of many lines', () => {
  const lines = fc
    .array(fc.constantFrom(...LINE_STATES), { minLength: 1, maxLength: 400 })
    .map((states) => states.map((state, nth) => aLine(nth, state)));
  const asks = ({ state }: LineView): boolean => state === 'needs-approval' || state === 'unknown';

  it('shows no more than a page, in its order, and always the last one', () =>
    fc.assert(
      fc.property(lines, (all) => {
        const shown = shownLines(all, MOST_LINES);
        expect(shown.length).toBe(Math.min(all.length, MOST_LINES));
        expect(shown.at(-1)).toBe(all.at(-1));
        expect(shown).toEqual(all.filter((one) => shown.includes(one)));
      }),
      { numRuns: 40 },
    ));

  it('leaves out nobody who waits for a person as long as there is room', () => {
    const all = Array.from({ length: 300 }, (_, nth) =>
      aLine(nth, nth % 10 === 0 ? 'needs-approval' : 'confirmed'),
    );
    expect(shownLines(all, MOST_LINES).filter(asks).length).toBe(30);
  });
});

it('the edit that waits for a row is what comparing each line with each row tells', () => {
  const rows = fc.uniqueArray(
    fc.record({ ref: fc.constantFrom('a', 'b', 'c', 'd'), masked: fc.constantFrom('•••• 1', '•••• 2') }),
    { selector: ({ ref }) => ref },
  );
  const basket = fc.array(
    fc.record({
      target: fc.option(fc.constantFrom('a', 'b', 'e'), { nil: undefined }),
      card: fc.constantFrom('•••• 1', '•••• 2', '•••• 3'),
      state: fc.constantFrom('draft', 'confirmed', 'sending'),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(rows, basket, (all, drafts) => {
      const lines = drafts.map(({ target, card, state }, nth) =>
        line({
          ...{ changeId: `c-${nth}`, state },
          ...(target === undefined ? {} : { target }),
          summary: { kind: 'card.delink', card, series: null, label: 'Lost', reason: 'Lost' },
        }),
      );
      const found = pendingByRow(lines, 'card.delink', all, {
        ofLine: ({ card }) => card,
        ofRow: ({ masked }) => masked,
      });
      for (const row of all) {
        const expected = lines.find(({ state, target, summary }) => {
          if (state === 'confirmed' || summary.kind !== 'card.delink') return false;
          if (target !== undefined) return target === row.ref;
          const alike = all.filter(({ masked }) => masked === summary.card);
          return alike.length === 1 && alike[0]?.ref === row.ref;
        });
        expect(found.get(row.ref)?.line).toBe(expected);
      }
    }),
  );
});
