import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/main/ports/change-kind.ts';
import { codeClass, KNOWN_CODES } from '../../../src/main/systems/capillary/replies/codes.ts';
import { createCapillary } from '../../../src/main/systems/capillary/system.ts';
import type { HttpClient } from '../../../src/main/systems/http/call.ts';
import { createHttpClient } from '../../../src/main/systems/http/client.ts';
import { startTraining, type Training } from '../../../src/main/training/start.ts';
import { problemWords } from '../../../src/renderer/words/problems.ts';
import { ok, type Problem } from '../../../src/shared/domain/problem.ts';
import { CODE_ROWS } from '../../support/capillary-codes.ts';
import { realClock } from '../../support/clock.ts';
import { realIds } from '../../support/ids.ts';
import { personTagged } from '../../support/people.ts';
import { english } from '../../unit/renderer/words/english.ts';
import type { Answer } from './recorder.ts';
import { ATTEMPT, changeOf, settingsOf, setUp } from './set-up.ts';
import { answerOf, smallTenant } from './tenant.ts';

/** The expired token of OAuth is named by the page, though not in its table of codes. */
const BESIDE_THE_TABLE = [498];
/** The codes of the page that mean one thing or another. */
const TWO_MEANINGS = [3039, 8053, 8067];
/** Codes that mean one thing as an error and another one as a warning: what each says as a warning. */
const AS_WARNINGS: ReadonlyMap<number, string> = new Map([
  [3039, 'The card has this label already.'],
  [8066, 'The two records were combined before and are one already.'],
]);
/** Codes that tell of a merge where they stand as warnings. */
const WARN_OF_MERGE = [8050, 8051, 8052, 8053, 8066, 8067, 8069, 91009];

const CLASSES: Readonly<Record<(typeof CODE_ROWS)[number]['proves'], readonly string[]>> = {
  'nothing was done': ['refusal', 'nobody'],
  'it was done': ['after'],
  'a merge': ['merge'],
  'a side effect is missing': ['warning'],
  nothing: ['open'],
};

const i18n = english();
const words = (problem: Problem | null | undefined) => {
  if (problem === null || problem === undefined) throw new Error('there is no problem to word');
  return problemWords(i18n, problem);
};
const error = (code: number) => ({ status: false, code, message: `their words for ${code}` });

/** What is said of the code after the upstream's own words. */
const explanation = (problem: Problem | null | undefined): string =>
  words(problem)
    .what.split(/\(code \d+\)\./)[1]
    ?.trim() ?? '';

const tenant = smallTenant();
let linking: Awaited<ReturnType<typeof setUp>>;
beforeAll(async () => {
  linking = await setUp(answerOf(tenant));
});
afterAll(() => linking.close());

const link = async (answer: Answer): Promise<Reply> => {
  tenant.change = answer;
  const payload = { cardNumber: 'GOLD0003', statusLabel: null };
  const checked = await linking.kinds['card.link'].check([changeOf('card.link', payload)]);
  return checked.send(ATTEMPT);
};

describe.each(CODE_ROWS)('code $code of Capillary, which proves $proves', ({ code, proves }) => {
  it('has the class that says so', () => {
    expect(CLASSES[proves]).toContain(codeClass(code));
  });

  it.each([200, 400, 500])(
    'decides the outcome at HTTP status %i, and says why and what next',
    async (status) => {
      const { outcome, reason } = await link({ status, json: { errors: [error(code)], warnings: [] } });
      expect(outcome).toBe(proves === 'nothing was done' && status < 500 ? 'rejected' : 'unknown');
      const { what, next } = words(reason);
      expect(what).toContain(`“their words for ${code}” (code ${code})`);
      expect(explanation(reason)).toMatch(/^\p{Lu}.*\.$/u);
      expect(explanation(reason)).not.toContain('not known to Branchdesk');
      expect(explanation(reason).includes('two meanings')).toBe(TWO_MEANINGS.includes(code));
      expect(next).toMatch(/^\p{Lu}.*\.$/u);
    },
  );

  it('is shown beside the yes when it comes as a warning', async () => {
    const json = { createdId: 101, warnings: [error(code)] };
    const { outcome, notes } = await link({ json });
    expect([outcome, notes.length]).toEqual(['accepted', 1]);
    expect(notes[0]?.code).toBe(WARN_OF_MERGE.includes(code) ? 'upstream.merged' : 'upstream.warning');
    expect(words(notes[0]).what).toContain(`“their words for ${code}” (code ${code})`);
    expect(explanation(notes[0])).toMatch(/^\p{Lu}.*\.$/u);
    expect(explanation(notes[0])).not.toContain('not known to Branchdesk');
    if (AS_WARNINGS.has(code)) expect(explanation(notes[0])).toBe(AS_WARNINGS.get(code));
    expect(words(notes[0]).next).toMatch(/\.$/);
  });
});

describe('three codes have a plain line of their own', () => {
  it.each([
    [8087, 'The card is in its final status and cannot be changed any more.'],
    [8026, "The customer's personal data was deleted there."],
    [618, 'The customer is marked as fraud there, and this is not allowed.'],
  ])('%i', async (code, plain) => {
    const { outcome, reason } = await link({ status: 400, json: { errors: [error(code)] } });
    expect(outcome).toBe('unknown');
    expect(explanation(reason)).toBe(plain);
  });
});

describe('every code', () => {
  it('that src knows is one of the page, and the other way round', () => {
    const page = [...CODE_ROWS.map(({ code }) => code), ...BESIDE_THE_TABLE].sort((a, b) => a - b);
    expect(KNOWN_CODES).toEqual(page);
  });

  it.each([1, 3061, 8099, 91008, 91010])(
    'that nobody knows, such as %i, is shown with its words as not known, and proves nothing',
    async (code) => {
      for (const status of [200, 400, 500]) {
        const { outcome, reason } = await link({ status, json: { errors: [error(code)] } });
        expect(outcome).toBe('unknown');
        expect(words(reason).what).toContain(`“their words for ${code}” (code ${code})`);
        expect(explanation(reason)).toBe('This code is not known to Branchdesk.');
        expect(words(reason).next).toMatch(/tell IT\.$/);
      }
    },
  );
});

describe('every code from the training server, through the adapter', () => {
  let training: Training;
  let http: HttpClient;
  beforeAll(async () => {
    training = await startTraining();
    http = createHttpClient({ random: () => 0 });
  });
  afterAll(async () => {
    await http.close();
    await training.close();
  });

  const sent = async (code: number): Promise<Reply> => {
    await training.reset();
    const { kinds } = createCapillary({
      timeZone: 'Asia/Kolkata',
      http,
      settings: settingsOf(training.baseUrls.capillary, {}),
      credentials: {
        capillary: async () => ok(training.credentials.capillary),
      },
      clock: realClock,
      ids: realIds,
      country: 'IN',
    });
    const payload = { cardNumber: `CASE-${String(code).padStart(5, '0')}`, statusLabel: null };
    const { capillaryId } = personTagged(training, 'two-cards');
    const checked = await kinds['card.link'].check([changeOf('card.link', payload, capillaryId)]);
    expect([...checked.findings.values()].flat()).toEqual([]);
    return checked.send(ATTEMPT);
  };

  it.each(CODE_ROWS)('$code, which proves $proves, has its outcome', async ({ code, proves }) => {
    const { outcome, reason, notes } = await sent(code);
    const isDone = training.ledger.entries({ call: 'changeIdentifier', applied: true }).length === 1;
    switch (proves) {
      case 'nothing was done':
        expect([outcome, isDone]).toEqual(['rejected', false]);
        break;
      case 'nothing':
        expect([outcome, isDone]).toEqual(['unknown', false]);
        break;
      case 'it was done':
        expect([outcome, isDone]).toEqual(['unknown', true]);
        break;
      case 'a merge': {
        // Training answers two of them as warnings beside a yes.
        expect([outcome, isDone]).toEqual([[8050, 8052].includes(code) ? 'accepted' : 'unknown', true]);
        expect((reason ?? notes[0])?.code).toBe('upstream.merged');
        break;
      }
      case 'a side effect is missing':
        expect([outcome, isDone]).toEqual(['accepted', true]);
    }
    expect((reason ?? notes[0])?.data.code).toBe(code);
  });
});
