import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpResult } from '../../../../../src/main/systems/http/call.ts';
import { entriesOf } from '../../../../../src/main/systems/wm/complete-set.ts';
import { readPreferences } from '../../../../../src/main/systems/wm/read-reply.ts';
import { problem } from '../../../../../src/shared/domain/problem.ts';
import { asXml, replied, sampleSet, wirePreferences } from './wire.ts';

const read = (body: unknown) => readPreferences(replied(200, body));
const codeOf = (result: ReturnType<typeof readPreferences>): string =>
  result.ok ? 'ok' : result.problem.code;
const withSelection = (selection: object) => ({
  preferences: [{ category: 'C', channels: [{ name: 'Text', selections: [selection] }] }],
});
const selection = { value: '1', type: 'BPHONE', is_opt_in: 'Y' };

describe('reading preferences', () => {
  it('keeps every name, value and type as WM wrote it, in WM’s order', () => {
    fc.assert(
      fc.property(wirePreferences, (preferences) => {
        const found = read({ request_tracking_id: '12', preferences });
        expect(found.ok).toBe(true);
        const wire = preferences.flatMap(({ category, channels }) =>
          channels.flatMap(({ name, selections }) =>
            selections.map(({ value, type, is_opt_in }) => ({
              category,
              channel: name,
              type,
              value,
              optIn: is_opt_in,
            })),
          ),
        );
        expect(found.ok && found.value !== null && entriesOf(found.value)).toEqual(wire);
      }),
    );
  });

  it('finds the same in XML as in JSON', () => {
    fc.assert(
      fc.property(wirePreferences, (preferences) => {
        const body = { request_tracking_id: '12', preferences };
        const xml = readPreferences(
          replied(200, `<?xml version="1.0"?>\n${asXml('response', body)}`, 'application/xml'),
        );
        expect(xml).toEqual(read(body));
      }),
    );
  });

  it('tells by the first character, whatever the content type says', () => {
    const body = { preferences: sampleSet };
    expect(readPreferences(replied(200, asXml('response', body), 'application/json'))).toEqual(read(body));
    expect(readPreferences(replied(200, body, 'application/xml'))).toEqual(read(body));
    expect(readPreferences(replied(200, `\uFEFF ${JSON.stringify(body)}`, ''))).toEqual(read(body));
  });

  it('takes channels and selections as one object or as a list', () => {
    const single = { preferences: [{ category: 'C', channels: { name: 'Text', selections: selection } }] };
    expect(read(single)).toEqual(read(withSelection(selection)));
  });

  it.each([
    ['Y', true],
    ['N', false],
    [true, true],
    ['false', false],
    [null, null],
    [undefined, null],
  ])('reads is_category_enabled %j as %j', (flag, enabled) => {
    const found = read({ preferences: [{ category: 'C', is_category_enabled: flag, channels: [] }] });
    expect(found.ok && found.value?.categories[0]?.enabled).toBe(enabled);
  });

  it('keeps the digits of a value that came as a number', () => {
    const text = JSON.stringify(withSelection({ ...selection, value: 0 })).replace(
      '"value":0',
      '"value":12334545670012345678901',
    );
    const found = readPreferences(replied(200, text));
    expect(found.ok && found.value && entriesOf(found.value)[0]?.value).toBe('12334545670012345678901');
  });

  it('lets unknown members pass', () => {
    const found = read({ ...withSelection({ ...selection, new_member: [1, { a: null }] }), _links: {} });
    expect(codeOf(found)).toBe('ok');
  });

  it.each([
    ['no preferences', {}, 'preferences'],
    ['preferences as an object', { preferences: { category: 'C', channels: [] } }, 'preferences'],
    ['a category without a name', { preferences: [{ channels: [] }] }, 'preferences.0.category'],
    ['a category without channels', { preferences: [{ category: 'C' }] }, 'preferences.0.channels'],
    ['a list', [], 'preferences'],
    [
      'no value',
      withSelection({ type: 'BPHONE', is_opt_in: 'Y' }),
      'preferences.0.channels.0.selections.0.value',
    ],
    [
      'a number as type',
      withSelection({ ...selection, type: 5 }),
      'preferences.0.channels.0.selections.0.type',
    ],
    [
      'no opt-in',
      withSelection({ value: '1', type: 'BPHONE' }),
      'preferences.0.channels.0.selections.0.is_opt_in',
    ],
    [
      'an opt-in in small letters',
      withSelection({ ...selection, is_opt_in: 'y' }),
      'preferences.0.channels.0.selections.0.is_opt_in',
    ],
    [
      'a boolean opt-in',
      withSelection({ ...selection, is_opt_in: true }),
      'preferences.0.channels.0.selections.0.is_opt_in',
    ],
    [
      'an opt-in with a space',
      withSelection({ ...selection, is_opt_in: 'Y ' }),
      'preferences.0.channels.0.selections.0.is_opt_in',
    ],
    ['an error that is no object', { ...withSelection(selection), error: 'boom' }, 'error'],
    ['an error without a word', { ...withSelection(selection), error: {} }, 'error'],
  ])('refuses a reply with %s, and names the place', (_, body, at) => {
    expect(read(body)).toMatchObject({
      ok: false,
      problem: { code: 'reply.shape', data: { upstream: 'wm', call: 'communication.get', status: 200, at } },
    });
  });

  it.each<[string, HttpResult, string]>([
    [
      'an error object under a 200',
      replied(200, { preferences: [], error: { code: '17', message: 'No' } }),
      'upstream.rejected',
    ],
    ['a bad request', replied(400, { error: { code: '17', message: 'No' } }), 'upstream.rejected'],
    ['a bad request without a word', replied(400, ''), 'reply.status'],
    ['401', replied(401, { error: { code: '1', message: 'expired' } }), 'upstream.sign-in-failed'],
    ['401 without a word', replied(401, ''), 'upstream.sign-in-failed'],
    ['429', replied(429, { error: { code: '9' } }), 'upstream.rate-limited'],
    ['503 with a page', replied(503, '<html><body>Bad</body></html>', 'text/html'), 'upstream.busy'],
    ['403 with a page', replied(403, '<html><body>Bad</body></html>', 'text/html'), 'reply.html'],
    ['a page under a 200', replied(200, '<!DOCTYPE html><html/>', 'text/html'), 'reply.html'],
    [
      'a page that begins elsewhere',
      replied(200, '<h1>Hello</h1>', 'text/html; charset=utf-8'),
      'reply.html',
    ],
    ['a page where a customer is missing', replied(404, '<html/>', 'text/html'), 'reply.html'],
    ['nothing under a 200', replied(200, ' '), 'reply.empty'],
    ['204', replied(204, ''), 'reply.empty'],
    ['304', replied(304, ''), 'reply.status'],
    ['cut JSON', replied(200, '{"preferences":['), 'reply.unreadable'],
    ['a member twice', replied(200, '{"preferences":[],"preferences":[]}'), 'reply.unreadable'],
    ['cut XML', replied(200, '<r><preferences>', 'application/xml'), 'reply.unreadable'],
    ['no connection', { ok: false, failure: { delivery: 'before', problem: problem('net.dns') } }, 'net.dns'],
  ])('names what was wrong: %s', (_, result, code) => {
    expect(codeOf(readPreferences(result))).toBe(code);
  });

  it('finds no such customer in a 404 with WM’s own word', () => {
    const body = { error: { code: '404', message: 'Unknown customer' } };
    expect(readPreferences(replied(404, body))).toEqual({ ok: true, value: null });
  });

  it.each([[''], [{}], [{ detail: 'no route' }], [{ request_tracking_id: 'x', preferences: [] }]])(
    'makes nobody of a customer for a bare 404: %j',
    (body) => {
      expect(codeOf(readPreferences(replied(404, body)))).toBe('reply.status');
    },
  );

  it('passes WM’s code and message on, bounded and as plain text', () => {
    const error = { code: 17, message: `No\u202e\n${'x'.repeat(2_000)}`, errors: [{ message: 'second' }] };
    const found = readPreferences(replied(422, { error }));
    expect(found.ok).toBe(false);
    if (found.ok) return;
    expect(found.problem.data).toMatchObject({ code: '17', status: 422 });
    expect(String(found.problem.data.message)).toMatch(/^No x{10}/);
    expect(String(found.problem.data.message).length).toBeLessThanOrEqual(500);
  });
});
