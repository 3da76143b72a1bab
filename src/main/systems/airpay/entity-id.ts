import { fail, ok, type Result } from '../../../shared/domain/problem.ts';

const CONTROL = /\p{Cc}/u;

/**
 * Makes an entity id ready to be signed and sent: trimmed once, and the same text is then signed and sent. Problem
 * `entity.invalid` with `limit` (characters; contract: airpay, S 1-50, a setting) and `fault`: `empty`, `too-long`,
 * `control-character` or `malformed` (half of a character), and with `length` (characters).
 */
export const entityIdOf = (text: string, limit: number): Result<string> => {
  const id = text.trim();
  const { length } = [...id];
  const refuse = (fault: string) => fail('entity.invalid', { upstream: 'airpay', limit, length, fault });
  if (id === '') return refuse('empty');
  if (!id.isWellFormed()) return refuse('malformed');
  if (CONTROL.test(id)) return refuse('control-character');
  return length > limit ? refuse('too-long') : ok(id);
};
