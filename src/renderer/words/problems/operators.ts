import { msg, plural } from '@lingui/core/macro';
import type { ProblemCode } from '../../../shared/domain/problem.ts';
import type { MakeSentences } from './sentences.ts';

/** Who is at the desk, what they may do, and a second person's word. */
export const OPERATORS = {
  'operators.wrong-pin': () => ({
    what: msg`That is not the right PIN.`,
    next: msg`Try again. After several wrong ones there is a wait.`,
  }),
  'operators.wait': ({ number }) => ({
    what: msg`There were too many wrong PINs.`,
    next: msg`${plural(number('seconds') ?? 1, { one: 'Try again in # second.', other: 'Try again in # seconds.' })}`,
  }),
  'operators.no-roster': () => ({
    what: msg`This desk goes by the account of the computer: nobody signs in here with a PIN.`,
    next: msg`Tell IT where people have to prove who they are.`,
  }),
  'operators.signed-out': () => ({
    what: msg`Nobody is signed in.`,
    changed: msg`Nothing was done.`,
    next: msg`Sign in first.`,
  }),
  'operators.locked': () => ({
    what: msg`This desk is locked.`,
    changed: msg`Nothing was done.`,
    next: msg`Unlock it with your PIN.`,
  }),
  'operators.left': () => ({
    what: msg`The desk was locked, or somebody else signed in, before this was answered.`,
    next: msg`What became of it stands in the basket of whoever asked for it.`,
  }),
  'operators.nobody': () => ({
    what: msg`The account of this computer is not on the list of people who work here.`,
    changed: msg`Nothing was done.`,
    next: msg`Tell IT: the configuration says who may work at this desk.`,
  }),
  'role.not-allowed': () => ({
    what: msg`Your role does not include this.`,
    changed: msg`Nothing was done.`,
    next: msg`Ask somebody whose role does.`,
  }),
  'role.second-person': () => ({
    what: msg`A second person has to agree to this change.`,
    next: msg`Ask a supervisor to approve it here.`,
  }),
  'approval.nobody': () => ({
    what: msg`This needs a second person, and nobody can prove to be one at this desk.`,
    changed: msg`Nothing was sent.`,
    next: msg`Make this change at a desk where people sign in with a PIN.`,
  }),
  'approval.no-right': () => ({
    what: msg`This person's role does not include approving.`,
    changed: msg`Nothing was approved.`,
    next: msg`Ask a supervisor.`,
  }),
  'reveal.budget': ({ number }) => ({
    what: msg`You have revealed ${number('most') ?? 0} values in this shift, and that is the most.`,
    changed: msg`Nothing was revealed.`,
    next: msg`Work with what is shown, or ask a supervisor.`,
  }),
  'approval.moved': ({ text }) => ({
    what: msg`What ${text('by') ?? '–'} approved is no longer what is there, or what is asked for.`,
    changed: msg`Nothing was sent.`,
    next: msg`Ask a second person to look again.`,
  }),
  'approval.expired': ({ text, number }) => ({
    what: msg`The approval of ${text('by') ?? '–'} is too old now: ${plural(number('minutes') ?? 1, {
      one: 'it held for # minute.',
      other: 'it held for # minutes.',
    })}`,
    changed: msg`Nothing was sent.`,
    next: msg`Ask a second person to look again.`,
  }),
  'approval.declined': ({ text }) => {
    const reason = text('reason');
    const by = text('by') ?? '–';
    return {
      what: reason === null ? msg`Declined by ${by}.` : msg`Declined by ${by}: ${reason}.`,
      changed: msg`Nothing was sent.`,
      next: msg`Remove it, or draft it anew as it was agreed.`,
    };
  },
  'approval.not-as-shown': () => ({
    what: msg`What you looked at has changed since.`,
    changed: msg`Nothing was decided.`,
    next: msg`Look at it again.`,
  }),
  'shift.gone': () => ({
    what: msg`Somebody has taken this over already.`,
    changed: msg`Nothing was recorded.`,
    next: msg`Close the note.`,
  }),
  'shift.not-saved': () => ({
    what: msg`The file was not saved.`,
    changed: msg`That it was asked for is on record.`,
    next: msg`Choose another place, then try again. If it goes on, tell IT.`,
  }),
  'pin.unfit': () => ({
    what: msg`A PIN has 6 to 12 digits, and not all the same or in a row.`,
    changed: msg`The PIN is as it was.`,
    next: msg`Choose another one.`,
  }),
  'pin.keychain': () => ({
    what: msg`The keychain of this desk does not give what PINs are checked with.`,
    next: msg`Unlock it, then try again. If it goes on, tell IT.`,
  }),
} as const satisfies Partial<Record<ProblemCode, MakeSentences>>;
