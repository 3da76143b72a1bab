import type { HttpClient } from '../../../src/main/systems/http/call.ts';
import { createWmClient } from '../../../src/main/systems/wm/client.ts';
import type { CommunicationPreferences } from '../../../src/shared/domain/communication.ts';
import { ok } from '../../../src/shared/domain/problem.ts';
import { type Answer, startRecorder } from '../../contract/capillary/recorder.ts';
import { realIds } from '../../support/ids.ts';
import { asXml, sampleSet } from '../../unit/main/systems/wm/wire.ts';
import { differs } from '../differs.ts';
import type { Try } from './try.ts';

/** Statuses that the page lists as refusals of WM's, with an `error` object (contract: wm, Replies). */
const REFUSED: readonly number[] = [400, 401, 403, 404, 409, 415, 422, 429];

const STATUSES = Array.from({ length: 400 }, (_, at) => 200 + at);
const isSuccess = (status: number): boolean => status >= 200 && status <= 299;
/** A reply of these has no body by the rules of HTTP. */
const isEmpty = (status: number): boolean => status === 204 || status === 205 || status === 304;

const ID = '0b0e7e0a-5d5c-4a43-9a7b-2a5f7f0a1b1c';
const YES = { status: 'Success', request_tracking_id: ID };
const ERROR = { code: '1042', message: 'Not allowed', errors: [{ message: 'value' }] };
const NOTHING: CommunicationPreferences = { categories: [] };

/** What a body says, whatever the status above it. */
const BODIES: Readonly<Record<string, { readonly json: unknown; readonly says: 'yes' | 'no' | 'nothing' }>> =
  {
    Success: { json: YES, says: 'yes' },
    'an error': { json: { error: ERROR }, says: 'no' },
    'an error beside Success': { json: { ...YES, error: ERROR }, says: 'no' },
    'an error without a code': { json: { error: { errors: [{ message: 'value' }] } }, says: 'no' },
    'another word': { json: { status: 'Failure' }, says: 'nothing' },
    'no word': { json: {}, says: 'nothing' },
  };

const CLIENT_ID = 'branch/client+canary';
const ACCESS_TOKEN = 'eyJhbGciOiJub25lIn0/canary+access%token&12';

/** What the client calls WM with. */
export const WM_SECRETS: readonly string[] = [CLIENT_ID, ACCESS_TOKEN];

/** WM's client over a server that answers as it is told. */
export const openWmDesk = async (http: HttpClient) => {
  let answer: Answer = {};
  const recorder = await startRecorder(() => answer);
  const client = createWmClient({
    http,
    settings: { baseUrl: `${recorder.url}/v1`, accept: 'json', notFromCustomer: [] } as never,
    credentials: {
      wm: async () => ok({ clientId: CLIENT_ID, accessToken: ACCESS_TOKEN }),
    },
    ids: realIds,
  });
  return {
    client,
    answers: (next: Answer): void => {
      answer = next;
    },
    close: recorder.close,
  };
};

type WmDesk = Awaited<ReturnType<typeof openWmDesk>>;

const answerOf = (status: number, json: unknown, form: 'JSON' | 'XML'): Answer => {
  if (isEmpty(status)) return { status, text: '' };
  return form === 'JSON'
    ? { status, json }
    : { status, text: asXml('response', json), headers: { 'content-type': 'application/xml' } };
};

const putting =
  (desk: WmDesk, answer: Answer, wanted: string): Try['run'] =>
  async (words) => {
    desk.answers(answer);
    const { outcome, reason } = await desk.client.put('0042', NOTHING, 'asha.rao', ID);
    const told = reason === null ? null : words(reason);
    return [
      ...differs('the outcome', wanted, outcome),
      ...(wanted === 'accepted' ? differs('the reason', null, reason) : []),
      ...(wanted !== 'accepted' && (told === null || told.what === '' || told.next === null)
        ? ['it is not explained']
        : []),
      ...(wanted === 'rejected' && told !== null && !told.what.includes('value')
        ? [`its words are not shown: ${told.what}`]
        : []),
    ];
  };

const getting =
  (desk: WmDesk, status: number, says: 'yes' | 'no' | 'nothing', answer: Answer): Try['run'] =>
  async (words) => {
    desk.answers(answer);
    const got = await desk.client.get('0042');
    const nobody = status === 404 && says === 'no';
    if (got.ok) {
      if (got.value === null) return nobody ? [] : ['a customer who is gone'];
      return ['preferences that nobody told'];
    }
    const { what, next } = words(got.problem);
    return what === '' || next === null ? ['it is not explained'] : [];
  };

/** A record under each status: it is read from a 2xx alone. */
const reading =
  (desk: WmDesk, status: number): Try['run'] =>
  async () => {
    desk.answers(answerOf(status, { request_tracking_id: '12', preferences: sampleSet }, 'JSON'));
    const got = await desk.client.get('0042');
    return differs('whether it is read', isSuccess(status) && !isEmpty(status), got.ok && got.value !== null);
  };

/** Every status with every body, as JSON and as XML, in the reply to a GET and to a PUT. */
export const wmCodes = (desk: WmDesk): readonly Try[] =>
  STATUSES.flatMap((status): Try[] => {
    const at = { system: 'wm', code: `${status}` } as const;
    const bodies = Object.entries(BODIES).flatMap(([name, { json, says }]) =>
      (['JSON', 'XML'] as const).flatMap((form): Try[] => {
        const said = isEmpty(status) ? 'nothing' : says;
        const answer = answerOf(status, json, form);
        const isNo = said === 'no' && (isSuccess(status) || REFUSED.includes(status));
        const wanted = said === 'yes' && isSuccess(status) ? 'accepted' : isNo ? 'rejected' : 'unknown';
        return [
          { ...at, place: `communication.put, ${name}, ${form}`, run: putting(desk, answer, wanted) },
          { ...at, place: `communication.get, ${name}, ${form}`, run: getting(desk, status, said, answer) },
        ];
      }),
    );
    return [...bodies, { ...at, place: 'communication.get, a record', run: reading(desk, status) }];
  });
