import { expect, it } from 'vitest';
import {
  CREDENTIAL_STATE_WORDS,
  fieldName,
  formNamed,
  formWords,
} from '../../../../src/renderer/words/credential-words.ts';
import { CREDENTIAL_STATES } from '../../../../src/shared/domain/credentials.ts';
import { UPSTREAMS } from '../../../../src/shared/domain/upstream.ts';
import type { CredentialForm } from '../../../../src/shared/systems/define-system.ts';
import { SYSTEMS } from '../../../../src/shared/systems/systems.ts';
import { english } from '../words/english.ts';

it('every field of every form has a name of its own', () => {
  for (const upstream of UPSTREAMS) {
    const forms: readonly CredentialForm[] = SYSTEMS[upstream].credentials.forms;
    for (const form of forms) {
      expect(formNamed(upstream, form.name)).toBe(form);
      for (const { name } of form.fields) expect(fieldName(english(), name)).toMatch(/^[A-Z]/);
    }
  }
  expect(formNamed('wm', 'another')).toBeNull();
  expect(formWords(english(), SYSTEMS.capillary.credentials.forms[0])).toBe('Till, Password');
});

it('every state in which they cannot be used says what to do', () => {
  for (const state of CREDENTIAL_STATES)
    expect([state, CREDENTIAL_STATE_WORDS[state].next === null]).toEqual([state, state === 'held']);
});
