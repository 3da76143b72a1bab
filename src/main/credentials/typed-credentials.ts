import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { CredentialField, CredentialForm } from '../../shared/systems/define-system.ts';
import { CREDENTIALS } from '../ports/credentials.ts';
import { bareToken } from './tokens/bare-token.ts';
import { bareAccessToken } from './tokens/wm-token.ts';

const WORD = /^[\x21-\x7e]+$/;

const word = (text: string): string | null => (WORD.test(text.trim()) ? text.trim() : null);

/** What each kind of field makes of what was typed; `null`: it cannot be what it has to be. */
const CLEAN: { readonly [K in CredentialField['kind']]: (text: string) => string | null } = {
  name: (text) => text.trim(),
  word,
  secret: (text) => text.trim(),
  password: (text) => text,
  token: bareToken,
  'access-token': bareAccessToken,
};

/** A longer one would not be read again (`CREDENTIALS`). */
const LONGEST = 2_400;

/**
 * The credentials in what was typed into a form. Problems: `credentials.unfit` with the `field`, `credentials.not-a-token`,
 * `credentials.too-large`. None of them holds what was typed.
 */
export const typedCredentials = (
  upstream: UpstreamName,
  form: CredentialForm,
  typed: Readonly<Record<string, string>>,
): Result<object> => {
  const made: Record<string, string> = {};
  for (const { name, kind } of form.fields) {
    const text = typed[name] ?? '';
    if (text.trim().length > LONGEST) return fail('credentials.too-large', { upstream });
    const value = CLEAN[kind](text);
    if (value === null && kind !== 'word') return fail('credentials.not-a-token', { upstream });
    if (value === null || value === '') return fail('credentials.unfit', { upstream, field: name });
    made[name] = value;
  }
  const extra = Object.keys(typed).find((name) => !Object.hasOwn(made, name));
  const parsed = v.safeParse<v.GenericSchema<unknown, object>>(CREDENTIALS[upstream], made);
  if (extra !== undefined || !parsed.success) return fail('credentials.unfit', { upstream, field: null });
  return ok(parsed.output);
};
