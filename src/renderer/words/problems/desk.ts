import { msg } from '@lingui/core/macro';
import type { ProblemCode } from '../../../shared/domain/problem.ts';
import { APART, journalUnavailable } from './journal.ts';
import type { MakeSentences } from './sentences.ts';

/** The desk itself: its keychain, its configuration, its journal, the open visit. */
export const DESK = {
  'credentials.absent': ({ whom }) => ({
    what: msg`This desk holds no credentials for ${whom}.`,
    changed: msg`Nothing was sent.`,
    next: msg`Tell IT: they are entered once for each desk.`,
  }),
  'credentials.locked': () => ({
    what: msg`The keychain of this desk is locked.`,
    changed: msg`Nothing was sent.`,
    next: msg`Unlock it, then try again.`,
  }),
  'credentials.denied': ({ whom }) => ({
    what: msg`The keychain of this desk does not give out the credentials for ${whom}.`,
    changed: msg`Nothing was sent.`,
    next: msg`Allow it when the keychain asks, then try again.`,
  }),
  'credentials.unavailable': () => ({
    what: msg`The keychain of this desk does not answer.`,
    changed: msg`Nothing was sent.`,
    next: msg`Try again. If it goes on, restart the desk.`,
  }),
  'credentials.corrupt': ({ whom }) => ({
    what: msg`The credentials for ${whom} on this desk cannot be used.`,
    changed: msg`Nothing was sent.`,
    next: msg`Tell IT: they need to be entered again.`,
  }),
  'credentials.not-a-token': () => ({
    what: msg`This is no access token: a token is one long word without spaces.`,
    changed: msg`The token in use stays as it is.`,
    next: msg`Copy it again, whole.`,
  }),
  'credentials.other-address': ({ whom, text }) => {
    const [boundTo, address] = [text('boundTo'), text('address')];
    return {
      what:
        boundTo === null || address === null
          ? msg`The credentials for ${whom} were stored for another address than the configuration names.`
          : msg`The credentials for ${whom} were stored for ${boundTo}, and the configuration names ${address}.`,
      changed: msg`Nothing was sent.`,
      next: msg`Tell IT: the address has to be set back, or the credentials stored again for this one.`,
    };
  },
  'credentials.too-large': ({ whom }) => ({
    what: msg`The credentials for ${whom} are too long for the keychain of this desk.`,
    changed: msg`Nothing was kept.`,
    next: msg`Tell IT: shorter ones are needed.`,
  }),
  'credentials.unfit': ({ whom }) => ({
    what: msg`What was typed cannot be the credentials for ${whom}.`,
    changed: msg`Those in use stay as they are.`,
    next: msg`Fill in every field, each in one line.`,
  }),
  'credentials.token-needed': ({ who }) => ({
    what: msg`${who} takes a token of this customer's own, and none is held here.`,
    changed: msg`Nothing was sent.`,
    next: msg`Enter the token.`,
  }),
  'config.invalid': ({ text }) => {
    const detail = text('detail', 'message', 'fault');
    return {
      what:
        detail === null
          ? msg`The configuration of this desk has a fault.`
          : msg`The configuration of this desk has a fault: ${detail}.`,
      changed: msg`No system is called.`,
      next: msg`Tell IT.`,
    };
  },
  'ipc.malformed': () => ({
    what: msg`Branchdesk did not understand what the screen asked for.`,
    changed: msg`Nothing was changed.`,
    next: msg`Check what was typed, then try again.`,
  }),
  'ipc.too-large': () => ({
    what: msg`What was typed is too long.`,
    changed: msg`Nothing was changed.`,
    next: msg`Shorten it, then try again.`,
  }),
  'ipc.forbidden': () => ({
    what: msg`Branchdesk does not take this from here.`,
    changed: msg`Nothing was changed.`,
    next: msg`Restart Branchdesk. If it goes on, tell IT.`,
  }),
  'journal.unavailable': journalUnavailable,
  ...APART,
  'visit.none': () => ({ what: msg`No customer is open.`, next: msg`Find a customer first.` }),
  'visit.gone': () => ({
    what: msg`What this refers to is no longer on the desk.`,
    changed: msg`Nothing was changed.`,
    next: msg`Look at the panel again, then try again.`,
  }),
  'basket.full': () => ({
    what: msg`The basket is full.`,
    changed: msg`What did not fit in was not added.`,
    next: msg`Apply these first, or remove some.`,
  }),
  'basket.part': ({ number }) => {
    const most = number('most') ?? '?';
    const left = number('left') ?? '?';
    return {
      what: msg`The basket holds ${most} changes at most: ${left} more have to be stopped.`,
      changed: msg`As many as fit are in the basket. Nothing was sent.`,
      next: msg`Apply these, then press the same button again for the rest.`,
    };
  },
  'visit.busy': () => ({
    what: msg`The changes of this customer are being applied.`,
    changed: msg`Nothing else was started.`,
    next: msg`Wait for the results.`,
  }),
  'receipt.nothing': () => ({
    what: msg`Nothing that was applied in this visit is on record.`,
    next: msg`Apply a change first, then print the receipt.`,
  }),
  'receipt.no-key': () => ({
    what: msg`The keychain of this desk does not give the key that signs receipts.`,
    changed: msg`No receipt was made. What was applied stays as it is.`,
    next: msg`Tell IT, then print the receipt again.`,
  }),
  'receipt.not-printed': () => ({
    what: msg`The receipt was not printed.`,
    changed: msg`It is on record as made. What was applied stays as it is.`,
    next: msg`Look whether the printer is on and has paper, then press Print again. If it goes on, tell IT.`,
  }),
  internal: () => ({
    what: msg`Branchdesk stopped at a fault of its own.`,
    next: msg`Look at Activity for what was sent. If it happens again, tell IT.`,
  }),
} as const satisfies Partial<Record<ProblemCode, MakeSentences>>;
