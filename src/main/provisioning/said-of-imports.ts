import type { ProblemCode, ProblemData } from '../../shared/domain/problem.ts';

/** A moment as a day of its own calendar: `2027-01-31`. */
const day = (at: unknown): string => String(at).slice(0, 10);

/** The codes of what can come in the way of an import, or of going back. */
type ImportCode = Extract<
  ProblemCode,
  | 'bundle.stranger'
  | 'bundle.expired'
  | 'bundle.future'
  | 'bundle.older'
  | 'bundle.needs-version'
  | 'bundle.wait'
  | 'bundle.not-written'
  | 'bundle.busy'
  | 'bundle.place'
  | 'bundle.nothing-before'
  | 'bundle.forbidden-below'
  | 'bundle.ended'
>;

/** One line for each: what is wrong, and what to do. */
export const SAID_OF_IMPORTS: { readonly [C in ImportCode]: (data: ProblemData) => string } = {
  'bundle.stranger': ({ signer, trusted }) =>
    `is signed by key ${String(signer)}, which does not count here (${trusted === null ? 'no key does' : `what counts is ${String(trusted)}`}): ask whose key that is; if keys were changed, a bundle of the old key or an administrator of this machine has to say so`,
  'bundle.expired': ({ at }) => `has expired on ${day(at)}: ask for a new one, or put the clock right`,
  'bundle.future': ({ at }) =>
    `was made on ${String(at)}, which is later than the clock of this machine says: put the clock right`,
  'bundle.older': ({ version, highest }) =>
    `has version ${String(version)}, and this user has had version ${String(highest)}: ask for a newer one`,
  'bundle.needs-version': ({ needs, version }) =>
    `needs Branchdesk ${String(needs)}, and this is ${String(version)}: update it first`,
  'bundle.wait': ({ seconds }) =>
    `was tried with too many wrong passphrases: try again in ${String(seconds)} seconds`,
  'bundle.not-written': ({ why }) =>
    `the folder of this user's state does not take it (${String(why)}): look at its space and its rights, and try again`,
  'bundle.busy': () => 'another Branchdesk of this user imports at this moment: try again when it is done',
  'bundle.place': ({ file, why }) =>
    why === 'configured'
      ? `this machine has a configuration of its own, ${String(file)}, and a bundle that a user brings does not count beside it: an administrator takes that file away, or puts the bundle in its place`
      : `${String(file)} ${String(why)}: an administrator of this machine has to put it right`,
  'bundle.nothing-before': () => 'there is no bundle before this one to go back to',
  'bundle.forbidden-below': ({ version, floor }) =>
    `a bundle forbids to go back below version ${String(floor)}, and the one before has version ${String(version)}`,
  'bundle.ended': ({ version, at }) =>
    `version ${String(version)} has expired on ${day(at)}, and its grace is over: ask for a new bundle`,
};
