import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonOf } from '../../../../../src/main/systems/http/json-reply.ts';

const of = { upstream: 'wm', call: 'preferences.get' } as const;
const read = (text: string) => jsonOf(of, { status: 200, headers: {}, text });
const code = (text: string) => {
  const result = read(text);
  return result.ok ? 'ok' : [result.problem.code, result.problem.data.fault].filter(Boolean).join(' ');
};
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('a reply that should be JSON', () => {
  it('is read exactly as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(read(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it.each([
    ['{"a":"{\\"a\\":1,\\"a\\":2}"}', 'ok'],
    ['{"a":{"a":[{"a":1},{"a":2}]},"b":"a"}', 'ok'],
    ['\uFEFF {"a":1}\n', 'ok'],
    [nested(32), 'ok'],
    [nested(33), 'reply.unreadable depth'],
    [nested(200_000), 'reply.unreadable depth'],
    ['{"a":1,"a":1}', 'reply.unreadable duplicate-key'],
    ['{"a":1,"\\u0061":2}', 'reply.unreadable duplicate-key'],
    ['[{"b":{"c":1, "d":[], "c":2}}]', 'reply.unreadable duplicate-key'],
    ['{"a":', 'reply.unreadable syntax'],
    ['{"a":1} {"b":2}', 'reply.unreadable syntax'],
    ['success', 'reply.unreadable syntax'],
    ['', 'reply.empty'],
    [' \r\n\t', 'reply.empty'],
    ['<!DOCTYPE html><p>Sign in', 'reply.html'],
    ['\n  <html>', 'reply.html'],
  ])('%.40s', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  it('is named by upstream, call and status when it cannot be read, never quoted', () => {
    const bad = jsonOf(of, { status: 502, headers: {}, text: '<p>canary' });
    expect(bad).toEqual({ ok: false, problem: { code: 'reply.html', data: { ...of, status: 502 } } });
  });

  it('is read within a moment when it is large', () => {
    const begun = performance.now();
    expect(
      code(
        JSON.stringify(Array.from({ length: 60_000 }, (_, index) => ({ id: index, name: 'n'.repeat(20) }))),
      ),
    ).toBe('ok');
    expect(performance.now() - begun).toBeLessThan(1_500);
  });
});
