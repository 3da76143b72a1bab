import { describe, expect, it } from 'vitest';
import type { CardCatalog } from '../../../../../../src/main/ports/readers.ts';
import { createSeenCards } from '../../../../../../src/main/systems/capillary/cards/seen-cards.ts';
import { fail, ok } from '../../../../../../src/shared/domain/problem.ts';
import { aCard } from '../../../visits/people.ts';

const catalogOf = (card: CardCatalog['card']): CardCatalog => ({
  card,
  history: async () => ok([]),
  series: async () => ok([]),
  labels: async () => ok([]),
});
const owned = (number: string, series: Partial<ReturnType<typeof aCard>> = {}) =>
  ok({ card: { ...aCard(number), ...series }, ownerId: null });

describe('a card that was looked at', () => {
  it('is remembered by its series', async () => {
    const looks = createSeenCards(catalogOf(async (number) => owned(number)));
    expect(looks.seriesOf('6375000000020077')).toBeNull();
    expect(await looks.read(['6375000000020077'])).toEqual(owned('6375000000020077'));
    expect(looks.seriesOf('6375000000020077')).toBe('Gold');
    expect(looks.seriesOf('6375000000020078')).toBeNull();
  });

  it('is named by the code of its series where that has no name, and by what was seen last', async () => {
    const names = ['Gold', null];
    const looks = createSeenCards(
      catalogOf(async (number) => owned(number, { seriesName: names.shift() ?? null })),
    );
    await looks.read(['1']);
    expect(looks.seriesOf('1')).toBe('Gold');
    await looks.read(['1']);
    expect(looks.seriesOf('1')).toBe('GOLD');
  });

  it('tells no series when it cannot be read or does not exist', async () => {
    const answers = [ok(null), fail('net.deadline')];
    const looks = createSeenCards(catalogOf(async () => answers.shift() ?? ok(null)));
    expect(await looks.read(['1'])).toEqual(ok(null));
    expect(await looks.read(['1'])).toEqual(fail('net.deadline'));
    expect(looks.seriesOf('1')).toBeNull();
  });

  it('is forgotten after fifty others', async () => {
    const looks = createSeenCards(catalogOf(async (number) => owned(number)));
    for (let at = 0; at <= 50; at += 1) await looks.read([String(at)]);
    expect([looks.seriesOf('0'), looks.seriesOf('1'), looks.seriesOf('50')]).toEqual([null, 'Gold', 'Gold']);
  });
});

describe('a label that is chosen', () => {
  const looksAt = async (...labels: readonly string[]) => {
    const looks = createSeenCards({
      ...catalogOf(async () => ok(null)),
      labels: async () =>
        ok(labels.map((label) => ({ label, status: 'ACTIVE' as const, active: true, isDefault: false }))),
    });
    const shown = await looks.labels();
    if (!shown.ok) throw new Error('no labels');
    return { looks, shown: shown.value.map(({ label }) => label) };
  };

  it('goes back as the tenant spells it, however it is shown', async () => {
    const labels = [' In  Hand ', 'Do \u202enot', 'L'.repeat(600), 'Plain'];
    const { looks, shown } = await looksAt(...labels);
    expect(shown).toEqual(['In Hand', 'Do not', `${'L'.repeat(199)}…`, 'Plain']);
    expect(shown.map(looks.labelOf)).toEqual(labels);
    expect(looks.labelOf('Never shown')).toBe('Never shown');
  });

  it('is offered only where nobody can mistake it for another one', async () => {
    const { shown } = await looksAt('Gold', 'Go\u200bld', 'Silver', '\u202e');
    expect(shown).toEqual(['Silver']);
  });
});
