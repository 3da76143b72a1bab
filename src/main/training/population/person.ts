import type { Country } from './sketch.ts';

/** An identifier of a person, as Capillary holds it. */
interface TrainingIdentifier {
  readonly type: string;
  readonly value: string;
  readonly source: string;
  readonly accountId: string | null;
}

/** A card of a person. */
interface TrainingCard {
  readonly number: string;
  readonly seriesId: number | null;
  readonly label: string;
}

/** A person of the training population, as seeded: later changes do not show here. */
export interface TrainingPerson {
  /** Empty where the record holds no name. */
  readonly name: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly country: Country;
  readonly city: string;
  /** Capillary's id. */
  readonly capillaryId: string;
  /** The id under which airpay knows the person, whether or not the Capillary record tells it. */
  readonly airpayEntityId: string;
  /** The id under which WM knows the person, whether or not the Capillary record tells it. */
  readonly wmCustomerId: string;
  /** Digits with country code. */
  readonly mobile: string;
  readonly email: string | null;
  /** Without cards. */
  readonly identifiers: readonly TrainingIdentifier[];
  readonly cards: readonly TrainingCard[];
  /** What the person is there for: see docs/training.md. */
  readonly tags: readonly string[];
}
