import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Tried } from '../../shared/domain/credentials.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { CredentialsView } from '../../shared/ipc/credentials.ts';
import type { CredentialForm } from '../../shared/systems/define-system.ts';
import { SYSTEMS } from '../../shared/systems/systems.ts';
import { listed } from './formats.ts';

type CredentialState = CredentialsView['systems'][number]['state'];

interface StateWords {
  readonly word: MessageDescriptor;
  /** What whoever manages credentials does about it; null: nothing. */
  readonly next: MessageDescriptor | null;
}

/** How credentials stand, in a word, and what to do about it. */
export const CREDENTIAL_STATE_WORDS: Readonly<Record<CredentialState, StateWords>> = {
  held: { word: msg`Held`, next: null },
  absent: { word: msg`None`, next: msg`Enter them here.` },
  locked: { word: msg`Keychain locked`, next: msg`Unlock the keychain, then press “Look again”.` },
  denied: { word: msg`Not given out`, next: msg`Press “Look again”, and allow it when the keychain asks.` },
  unavailable: {
    word: msg`No answer`,
    next: msg`Press “Look again”. If it goes on, restart this desk.`,
  },
  corrupt: { word: msg`Cannot be used`, next: msg`Replace them.` },
  'too-large': { word: msg`Too long`, next: msg`Ask the system for shorter ones, then replace them.` },
  'other-address': {
    word: msg`For another address`,
    next: msg`Set the address in the configuration back, or replace them with those for the new one.`,
  },
};

/** What a harmless reading told. */
export const TRIED_WORDS: Readonly<Record<Tried, (name: string) => MessageDescriptor>> = {
  taken: (name) => msg`${name} takes them: it gave what was asked for.`,
  'not-refused': (name) =>
    msg`${name} answered and did not refuse them. Nobody is open: it was asked about an id that nobody has.`,
  answered: (name) =>
    msg`${name} answered, and refused an id that nobody has. That does not tell whether it takes the credentials: open a customer, then test again.`,
};

/** What the fields of credentials are called. A new one is one more line here. */
const FIELDS: Readonly<Record<string, MessageDescriptor>> = {
  token: msg`Token`,
  secretKey: msg`Secret key`,
  till: msg`Till`,
  password: msg`Password`,
  key: msg`Key`,
  secret: msg`Secret`,
  clientId: msg`Client id`,
  accessToken: msg`Access token`,
};

/** What a field of credentials is called. */
export const fieldName = (i18n: I18n, field: string): string => {
  const words = FIELDS[field];
  return words === undefined ? field : i18n._(words);
};

/** The form of a system's credentials that has a name. */
export const formNamed = (upstream: UpstreamName, name: string | null): CredentialForm | null => {
  const forms: readonly CredentialForm[] = SYSTEMS[upstream].credentials.forms;
  return forms.find((form) => form.name === name) ?? null;
};

/** What a form consists of: "Till, Password". */
export const formWords = (i18n: I18n, { fields }: CredentialForm): string =>
  listed(
    i18n,
    fields.map(({ name }) => fieldName(i18n, name)),
  );
