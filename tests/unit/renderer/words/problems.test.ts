import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemText, problemWords } from '../../../../src/renderer/words/problems.ts';
import { JOURNAL_WHYS } from '../../../../src/shared/domain/journal-why.ts';
import {
  PROBLEM_CODES,
  type ProblemCode,
  type ProblemData,
  problem,
} from '../../../../src/shared/domain/problem.ts';
import { english } from './english.ts';

const i18n = english();

const PLAUSIBLE: ProblemData = {
  upstream: 'capillary',
  call: 'customers.lookup',
  code: 8008,
  message: 'Identifier is in the same source',
  httpStatus: 400,
  limit: 50,
  type: 'mobile',
  detail: 'data.0: text expected',
  understood: 'name',
  seconds: 15,
  series: 'Gold',
  label: 'Returned',
  count: 2,
};

const BANNED =
  /!|\boops\b|\bsuccess|\bsorry\b|\bunfortunately\b|\binvalid\b|\bupstream\b|\bIPC\b|\bHTTP\b|\bpayload\b|\bundefined\b|\bnull\b|\bNaN\b|\[object|[{}]/i;

/** Said to customers, and not to whoever works with it all day. */
const POLITE = /\bplease\b/i;

const EMPTY_BLANK = /“”|\(code \)|:\s*[.,)]|\s[.,:]|\s{2}|^\s|\s$/;

describe.each(PROBLEM_CODES.map((code) => [code] as const))('%s', (code: ProblemCode) => {
  it.each([
    ['all of its data', PLAUSIBLE],
    ['no data', {}],
    ['data that tells nothing', Object.fromEntries(Object.keys(PLAUSIBLE).map((key) => [key, null]))],
    ['empty texts', Object.fromEntries(Object.keys(PLAUSIBLE).map((key) => [key, '']))],
  ])('is said in whole sentences with %s', (_, data) => {
    const { what, changed, next } = problemWords(i18n, problem(code, data));
    for (const sentence of [what, changed, next].filter((part) => part !== null)) {
      expect(sentence).toMatch(/^\p{L}.*[.…]$/u);
      expect(sentence).not.toMatch(BANNED);
      if (!code.startsWith('kiosk.')) expect(sentence).not.toMatch(POLITE);
      expect(sentence).not.toMatch(EMPTY_BLANK);
    }
    expect(what).not.toBe(code);
  });

  it('stays one bounded line, whatever a system wrote into it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...Object.keys(PLAUSIBLE)),
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 2000 }),
            fc.integer(),
            fc.boolean(),
            fc.constant(null),
          ),
        ),
        (data) => {
          const text = problemText(i18n, problem(code, data));
          expect(text).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
          expect([...text].length).toBeLessThan(2000);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('what a system says', () => {
  const said = (code: ProblemCode, data: ProblemData) => problemWords(i18n, problem(code, data)).what;

  it('shows the code and the message of a rejection', () => {
    expect(said('upstream.rejected', { upstream: 'capillary', code: '9999', message: 'Cap reached' })).toBe(
      'Capillary says no: “Cap reached” (code 9999). This code is not known to Branchdesk.',
    );
    expect(said('upstream.rejected', { upstream: 'airpay', code: 400, message: 'fail' })).toBe(
      'airpay says no: “fail” (code 400).',
    );
    expect(said('upstream.rejected', { upstream: 'wm', message: 'No such customer.' })).toBe(
      'WM says no: “No such customer”.',
    );
    expect(said('upstream.rejected', { code: 500 })).toBe('The system says no: code 500.');
  });

  it('shows markup as the letters it is made of, and braces as braces', () => {
    expect(said('upstream.rejected', { upstream: 'wm', message: '<b>{no}</b>' })).toContain('“<b>{no}</b>”');
  });

  it('cuts what is too long', () => {
    const text = said('upstream.warning', { upstream: 'wm', message: 'x'.repeat(2000) });
    expect(text).toContain(`${'x'.repeat(499)}…`);
    expect(text).not.toContain('x'.repeat(500));
  });

  it('names the system, the call and what was wrong with an unreadable reply', () => {
    const { what, facts } = problemWords(
      i18n,
      problem('reply.shape', {
        upstream: 'wm',
        call: 'preferences.get',
        status: 200,
        at: 'preferences.0.category',
      }),
    );
    expect(what).toBe('The reply of WM does not have the agreed form.');
    expect(facts).toBe('Call preferences.get, status 200, at preferences.0.category');
  });
});

describe('why the journal cannot be used', () => {
  it('has words of its own for each reason, what to do next, and no claim about what was sent', () => {
    const texts = JOURNAL_WHYS.map((why) => problemWords(i18n, problem('journal.unavailable', { why })));
    for (const { what, changed, next } of texts) {
      for (const sentence of [what, next]) {
        expect(sentence).toMatch(/^\p{L}.*\.$/u);
        expect(sentence).not.toMatch(BANNED);
      }
      expect(changed).toBeNull();
    }
    // `refused` is the one that nothing more is known of.
    expect(new Set(texts.map(({ what }) => what)).size).toBe(JOURNAL_WHYS.length);
    const untold = problemWords(i18n, problem('journal.unavailable'));
    expect(problemWords(i18n, problem('journal.unavailable', { why: 'no such reason' }))).toEqual(untold);
    expect(texts[JOURNAL_WHYS.indexOf('refused')]).toEqual(untold);
  });

  it.each([
    ['full', 'Free space on the disk.'],
    ['read-only', 'Ask IT to make the folder writable.'],
    ['locked', 'Unlock the keychain: the journal is opened then.'],
    ['opening', 'See whether it asks for something'],
    ['no-key', 'Do not delete anything. Tell IT'],
    ['rolled-back', 'Do not delete anything. Tell IT'],
  ])('says what to do next: %s', (why, next) =>
    expect(problemWords(i18n, problem('journal.unavailable', { why })).next).toContain(next),
  );
});

describe('what lies behind', () => {
  it('says why the state cannot be read, and once that nothing was sent', () => {
    const data = { upstream: 'airpay', call: 'get', cause: 'net.refused', detail: 'ECONNREFUSED' };
    expect(problemText(i18n, problem('check.unreadable', data))).toBe(
      'What airpay holds now cannot be read, so the change cannot be checked. airpay takes no connection. ' +
        'Nothing was sent. Try again when airpay answers.',
    );
  });

  it('says why a read-back did not work, and nothing about what was sent', () => {
    const data = { upstream: 'wm', cause: 'net.refused' };
    expect(problemText(i18n, problem('read-back.unavailable', data))).toBe(
      'The read-back did not work: WM cannot be read now. WM takes no connection. Read back again later.',
    );
  });

  it('does not go round in circles, nor trust a cause that is no code', () => {
    for (const cause of ['check.unreadable', 'constructor', 'no such code']) {
      expect(problemText(i18n, problem('check.unreadable', { cause }))).toBe(
        problemText(i18n, problem('check.unreadable')),
      );
    }
  });

  it('explains a code of Capillary beside its own words', () => {
    const data = { upstream: 'capillary', code: 3036, message: 'Max cards reached' };
    expect(problemWords(i18n, problem('upstream.rejected', data)).what).toBe(
      'Capillary says no: “Max cards reached” (code 3036). The customer holds as many active cards of this series as one customer may.',
    );
    expect(problemWords(i18n, problem('upstream.rejected', { ...data, upstream: 'wm' })).what).toBe(
      'WM says no: “Max cards reached” (code 3036).',
    );
  });

  it('names states as the panels do', () => {
    expect(problemText(i18n, problem('read-back.other', { upstream: 'airpay', now: 'ALLOWED' }))).toContain(
      '“Allowed”',
    );
    expect(problemText(i18n, problem('card.not-linkable', { label: 'EXPIRED' }))).toContain('“Expired”');
    expect(problemText(i18n, problem('card.not-linkable', { label: 'Blocked by bank' }))).toContain(
      '“Blocked by bank”',
    );
  });

  it.each([
    [
      { fault: 'too-long', length: 64, limit: 50 },
      "The customer's id has 64 characters: airpay takes at most 50.",
    ],
    [
      { fault: 'control-character', length: 9, limit: 50 },
      "The customer's id holds a control character, such as a tab or a line break. airpay takes none.",
    ],
    [
      { fault: 'malformed', limit: 50 },
      "The customer's id holds half a character, so it cannot be sent to airpay.",
    ],
    [{ fault: 'empty', length: 0, limit: 50 }, "The customer's id for airpay is empty."],
    [
      { limit: 50 },
      "The customer's id cannot be sent: airpay takes 1 to 50 characters and no control characters.",
    ],
  ])('names what is wrong with an entity id: %j', (data, words) => {
    expect(problemWords(i18n, problem('entity.invalid', { upstream: 'airpay', ...data })).what).toBe(words);
  });

  it('counts', () => {
    const cap = (limit: number) => problemText(i18n, problem('card.cap-reached', { limit, series: 'Gold' }));
    expect(cap(1)).toContain('1 active card of Gold');
    expect(cap(2)).toContain('2 active cards of Gold');
  });

  it.each([
    ['too-short', 'It is too short to be one.'],
    ['bad-email', 'It looks like an e-mail and is not a whole one.'],
    ['bad-phone', 'It looks like a phone number and is not a whole one.'],
    ['symbols', 'It holds signs that none of them has.'],
  ])('says what a text that is no identifier was taken for: %s', (understood, words) =>
    expect(problemWords(i18n, problem('find.not-an-identifier', { understood })).what).toBe(
      `This is not a mobile, e-mail, card or id. ${words}`,
    ),
  );
});

describe('before the first byte', () => {
  it.each([
    'net.dns',
    'net.refused',
    'net.unreachable',
    'net.connect-timeout',
    'net.tls',
    'net.proxy',
  ] as const)('%s says that nothing was sent', (code) =>
    expect(problemText(i18n, problem(code, { upstream: 'wm' }))).toContain('Nothing was sent.'),
  );

  it.each([
    'net.reset',
    'net.closed-early',
    'net.headers-timeout',
    'net.body-timeout',
    'net.deadline',
    'net.too-large',
    'net.protocol',
    'reply.html',
    'reply.unreadable',
    'reply.shape',
    'reply.empty',
    'reply.open',
    'journal.unavailable',
    'internal',
  ] as const)('%s, which may come after it, claims nothing about what was changed', (code) =>
    expect(problemText(i18n, problem(code, { upstream: 'wm' }))).not.toMatch(/nothing was (sent|changed)/i),
  );
});
