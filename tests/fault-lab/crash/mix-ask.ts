import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import type { RecordedAsked } from '../../../src/shared/domain/asked.ts';
import type { ChangeAsk, ChangeSummary } from '../../../src/shared/kinds/kinds.ts';

/** A customer of the mix. */
export interface MixCustomer {
  readonly person: TrainingPerson;
  /** The series in which cards are generated for this customer. */
  readonly seriesId: number;
}

/** One step of what is asked for. */
export interface AskedStep {
  readonly ask: ChangeAsk;
  readonly prior: string;
  readonly summary: ChangeSummary;
  /** Who asked for it; with changes of consent. */
  readonly asked?: RecordedAsked;
}

/** What an operator could ask for now, step by step; empty where it would make no difference. */
export type Ask = (customer: MixCustomer) => Promise<readonly AskedStep[]>;

/** How values are shown. */
export const MASKED = '••••';
