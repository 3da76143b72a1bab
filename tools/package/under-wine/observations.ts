/** Something that was looked at in a step, and whether it was as it should be. */
export interface Observation {
  readonly step: string;
  readonly what: string;
  readonly fault: string | null;
}

/** Takes down what is seen. */
export interface Notes {
  /** From now on, this is what is being done. */
  step(name: string): void;
  /** It is as it should be, or a fault. */
  see(what: string, found: unknown, wanted: unknown): void;
  current(): string;
  readonly taken: readonly Observation[];
}

/** Notes of one lane; each step and its time are said as it begins. */
export const takeNotes = (say: (text: string) => void): Notes => {
  const taken: Observation[] = [];
  let current = '';
  return {
    taken,
    current: () => current,
    step: (name) => {
      if (current !== '') say(current);
      current = name;
    },
    see: (what, found, wanted) => {
      const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
      taken.push({ step: current, what, fault: is === should ? null : `is ${is}, should be ${should}` });
    },
  };
};
