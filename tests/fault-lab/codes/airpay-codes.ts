import { createAirpayClient } from '../../../src/main/systems/airpay/client.ts';
import type { HttpClient } from '../../../src/main/systems/http/call.ts';
import { ok } from '../../../src/shared/domain/problem.ts';
import { type Answer, startRecorder } from '../../contract/capillary/recorder.ts';
import { wallAt } from '../../support/clock.ts';
import { differs } from '../differs.ts';
import type { Try, unexplained } from './try.ts';

const HTTP_STATUSES = [200, 201, 400, 401, 403, 404, 429, 500, 502] as const;
const FORMS = ['a number', 'digits'] as const;

/** Numbers that the body of a reply may name: every one of three digits, and what is none. */
const NUMBERS = [...Array.from({ length: 500 }, (_, at) => 100 + at), 0, 1, 99, 600, 999, 2000, 4000];

const isSuccess = (status: number): boolean => status >= 200 && status <= 299;

/** What a reply means by the contract page; the status of HTTP that goes with a refusal is unstated, below 500. */
const meantBy = (http: number, number: number): 'accepted' | 'rejected' | 'unknown' => {
  if (isSuccess(http) && number === 200) return 'accepted';
  return number >= 400 && number <= 499 && http < 500 ? 'rejected' : 'unknown';
};

/** What the platform beneath may say in `data` of a yes (contract: airpay, Reply), and what the yes is then. */
const BENEATH: readonly (readonly [data: object, means: 'accepted' | 'rejected' | 'unknown'])[] = [
  [{ success: false }, 'rejected'],
  [{ result: false }, 'rejected'],
  [{ success: true, result: true, exception: null }, 'accepted'],
  [{ result: true, exception: { errorCode: 'Y104' } }, 'unknown'],
  [{ result: false, exception: { errorCode: 'Y104' } }, 'unknown'],
  [{ exception: 'timed out' }, 'unknown'],
];

const TOKEN = 'tok/canary 91f5+"9\\x&%4';
const SECRET_KEY = 'k-TEST/0001+canary';

/** What the client calls airpay with, and airpay has to keep to itself. */
export const AIRPAY_SECRETS: readonly string[] = [TOKEN, SECRET_KEY];

/** airpay's client over a server that answers as it is told. */
export const openAirpayDesk = async (http: HttpClient) => {
  let answer: Answer = {};
  const recorder = await startRecorder(() => answer);
  const client = createAirpayClient({
    http,
    settings: {
      baseUrl: recorder.url,
      checksumScheme: 'values-then-secret',
      tokenScope: 'shared',
      entityIdLimit: 50,
    },
    credentials: {
      airpay: async () => ok({ token: TOKEN, secretKey: SECRET_KEY }),
    },
    clock: { now: () => wallAt(Date.parse('2025-01-14T18:30:00Z')) },
  });
  return {
    client,
    answers: (next: Answer): void => {
      answer = next;
    },
    close: recorder.close,
  };
};

type AirpayDesk = Awaited<ReturnType<typeof openAirpayDesk>>;

const said = 'their words';

const setting =
  (desk: AirpayDesk, answer: Answer, wanted: string, code: number): Try['run'] =>
  async (words) => {
    desk.answers(answer);
    const { outcome, reason } = await desk.client.set('CUST0001', 'ATM', 'ALLOWED');
    return [
      ...differs('the outcome', wanted, outcome),
      ...(wanted === 'accepted' ? differs('the reason', null, reason) : told(words, reason, code)),
    ];
  };

const getting =
  (desk: AirpayDesk, answer: Answer, wanted: string, code: number): Try['run'] =>
  async (words) => {
    desk.answers(answer);
    const got = await desk.client.get('CUST0001');
    if (wanted === 'accepted') return got.ok ? [] : [`it cannot be read: ${got.problem.code}`];
    return got.ok ? ['card usage is told that nobody told'] : told(words, got.problem, code);
  };

/** airpay's numbers have no meaning of their own beyond yes and no: its words are shown, and what to do next. */
const told = (
  words: Parameters<Try['run']>[0],
  problem: Parameters<typeof unexplained>[1],
  code: number,
): readonly string[] => {
  if (problem === null || problem === undefined) return ['nothing is told of it'];
  const { what, next } = words(problem);
  return [
    ...(what.includes(`“${said}” (code ${code}).`) ? [] : [`its words and its code are not shown: ${what}`]),
    ...(next === null ? ['nothing to do next'] : []),
  ];
};

/** Every number in the reply to a get and to a set, at every status of HTTP. */
export const airpayCodes = (desk: AirpayDesk): readonly Try[] => {
  const both = (place: string, answer: Answer, wanted: string, code: number): readonly Try[] => [
    {
      system: 'airpay',
      place: `card-usage.set, ${place}`,
      code: `${code}`,
      run: setting(desk, answer, wanted, code),
    },
    {
      system: 'airpay',
      place: `card-usage.get, ${place}`,
      code: `${code}`,
      run: getting(desk, answer, wanted, code),
    },
  ];
  const numbered = HTTP_STATUSES.flatMap((status) =>
    NUMBERS.flatMap((number) =>
      FORMS.flatMap((form) => {
        const body = { status: form === 'digits' ? `${number}` : number, message: said, data: [] };
        return both(
          `status as ${form}, HTTP ${status}`,
          { status, json: body },
          meantBy(status, number),
          number,
        );
      }),
    ),
  );
  const beneath = BENEATH.flatMap(([data, wanted]) =>
    both(`data ${JSON.stringify(data)}`, { json: { status: 200, message: said, data } }, wanted, 200),
  );
  return [...numbered, ...beneath];
};
