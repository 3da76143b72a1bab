import type { TrainingPerson } from './population/person.ts';

/** Three things to type at the first start: a mobile number, a name and a card number. `about` is the type of each. */
export const trainingExamples = (
  people: readonly TrainingPerson[],
): readonly { readonly text: string; readonly about: string }[] => {
  const [first, second] = people;
  const holder = people.find(({ cards }) => cards.length > 1) ?? first;
  const card = holder?.cards[0]?.number;
  return [
    ...(first === undefined ? [] : [{ text: first.mobile, about: 'mobile' }]),
    ...(second === undefined ? [] : [{ text: second.name, about: 'name' }]),
    ...(card === undefined ? [] : [{ text: card, about: 'cardnumber' }]),
  ];
};
