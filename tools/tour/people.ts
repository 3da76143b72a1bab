import { buildPopulation } from '../../src/main/training/population/build.ts';
import type { TrainingPerson } from '../../src/main/training/population/person.ts';

/** Whom the tour meets: people of the training population, which is the same on every machine. */
export interface People {
  readonly asha: TrainingPerson;
  /** Holds the card that is somebody else's. */
  readonly ravi: TrainingPerson;
  /** airpay tells nothing about this customer. */
  readonly silent: TrainingPerson;
  readonly sameName: readonly [TrainingPerson, ...TrainingPerson[]];
  /** A card that is linked to nobody. */
  readonly freeCard: string;
}

const given = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`the training population has no ${what}`);
  return value;
};

export const meetPeople = (): People => {
  const { people, unlinkedCards } = buildPopulation(1);
  const tagged = (tag: string): readonly TrainingPerson[] => people.filter(({ tags }) => tags.includes(tag));
  const named = (tag: string): TrainingPerson => given(tagged(tag)[0], `person tagged ${tag}`);
  const [first, ...others] = tagged('same-name');
  return {
    asha: named('two-cards'),
    ravi: named('one-card'),
    silent: named('airpay-silent'),
    sameName: [given(first, 'people of the same name'), ...others],
    freeCard: given(
      unlinkedCards.find(({ tags }) => tags.includes('linkable')),
      'card to link',
    ).number,
  };
};
