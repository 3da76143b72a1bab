import type { Desk } from './desk.ts';
import type { People as DeskPeople } from './people.ts';

/** One step of a tour: what somebody does, and what the screen has to say then. */
export interface Step<Place = Desk, People = DeskPeople> {
  readonly title: string;
  /** The picture's name, without number and ending. */
  readonly picture: string;
  /** Does it, checks the screen, and gives what came of it in a few words; rejects when it is not as expected. */
  run(place: Place, people: People): Promise<string>;
  /** What is to be undone once the picture is taken. */
  readonly after?: (place: Place, people: People) => Promise<void>;
}
