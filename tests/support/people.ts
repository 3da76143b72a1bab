import type { TrainingPerson } from '../../src/main/training/population/person.ts';
import type { Training } from '../../src/main/training/start.ts';

/** The first training customer with a tag. */
export const personTagged = (training: Pick<Training, 'people'>, tag: string): TrainingPerson => {
  const person = training.people.find(({ tags }) => tags.includes(tag));
  if (person === undefined) throw new Error(`nobody in training is tagged ${tag}`);
  return person;
};

/** The number of an unlinked training card with a tag. */
export const unlinkedCard = (training: Pick<Training, 'unlinkedCards'>, tag: string): string => {
  const card = training.unlinkedCards.find(({ tags }) => tags.includes(tag));
  if (card === undefined) throw new Error(`no unlinked card is tagged ${tag}`);
  return card.number;
};
