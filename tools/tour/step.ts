import type { Desk } from './desk.ts';
import type { People } from './people.ts';

/** One step of the tour: what the operator does, and what the screen has to say then. */
export interface Step {
  readonly title: string;
  /** The picture's name, without number and ending. */
  readonly picture: string;
  /** Does it, checks the screen, and gives what came of it in a few words; rejects when it is not as expected. */
  run(desk: Desk, people: People): Promise<string>;
}
