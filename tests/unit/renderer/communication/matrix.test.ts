import { describe, expect, it } from 'vitest';
import { matrixOf } from '../../../../src/renderer/features/communication/matrix.ts';
import {
  isText,
  pendingSelections,
  placedSelections,
  shownAs,
} from '../../../../src/renderer/features/communication/selections.ts';
import type { LineView } from '../../../../src/shared/ipc/views.ts';
import type { CommunicationView } from '../../../../src/shared/systems/wm.ts';
import { ASHA, line } from '../../../support/renderer-stage/fixtures.ts';

const view = (): CommunicationView => {
  if (ASHA.panels.wm.state !== 'ready') throw new Error('The fixture is ready');
  return ASHA.panels.wm.data;
};

const stoppable = (of: CommunicationView, basket: readonly LineView[]) =>
  shownAs(pendingSelections(basket, placedSelections(of)), placedSelections(of), 'Y').filter(isText);

const textOf = (target: string, to: 'Y' | 'N') =>
  line({
    changeId: `c-${target}`,
    target,
    summary: {
      kind: 'communication.set',
      category: 'Service Notification',
      channel: 'Text',
      type: 'BPHONE',
      masked: '•••• 567',
      from: 'Y',
      to,
    },
  });

describe('the matrix of categories and channels', () => {
  it("keeps WM's order and gives every channel one column", () =>
    expect(matrixOf(view()).columns).toEqual(['Text', 'Email', 'Voice']));

  it('has a cell for each column, empty where a category has no such channel', () => {
    const { rows } = matrixOf(view());
    expect(rows.map(({ cells }) => cells.map((cell) => cell?.name ?? null))).toEqual([
      ['Text', 'Email', 'Voice'],
      ['Text', null, 'Voice'],
    ]);
  });

  it('places every selection exactly once', () =>
    expect(placedSelections(view()).map(({ ref }) => ref)).toEqual(['s-1', 's-2', 's-3', 's-4']));
});

describe('stopping all texts', () => {
  it('is about every text selection that is on, and about no other', () =>
    expect(stoppable(view(), []).map(({ ref }) => ref)).toEqual(['s-1', 's-3']));

  it('leaves out one that the basket stops already', () =>
    expect(stoppable(view(), [textOf('s-1', 'N')]).map(({ ref }) => ref)).toEqual(['s-3']));

  it('takes in one that the basket turns on', () => {
    const off: CommunicationView = {
      categories: view().categories.map((category) => ({
        ...category,
        channels: category.channels.map((channel) => ({
          ...channel,
          selections: channel.selections.map((selection) => ({ ...selection, optIn: 'N' as const })),
        })),
      })),
    };
    expect(stoppable(off, [])).toEqual([]);
    expect(stoppable(off, [textOf('s-1', 'Y')]).map(({ ref }) => ref)).toEqual(['s-1']);
  });
});

describe('editing many selections at once', () => {
  it('is about those of them that are on, or off, drafts counted', () => {
    const all = placedSelections(view());
    const refs = (optIn: 'Y' | 'N') =>
      shownAs(pendingSelections([textOf('s-1', 'N')], all), all, optIn).map(({ ref }) => ref);
    expect(refs('N')).toContain('s-1');
    expect([...refs('Y'), ...refs('N')].toSorted()).toEqual(all.map(({ ref }) => ref));
  });
});
