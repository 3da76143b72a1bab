import { createHttpClient } from '../../../src/main/systems/http/client.ts';
import type { Answer } from '../../contract/capillary/recorder.ts';
import { ATTEMPT } from '../../contract/capillary/set-up.ts';
import { ECHOED } from '../../support/echoed.ts';
import { asXml } from '../../unit/main/systems/wm/wire.ts';
import { AIRPAY_SECRETS, openAirpayDesk } from '../codes/airpay-codes.ts';
import { type CapillaryDesk, KINDS, openCapillaryDesk, PATHS } from '../codes/capillary-desk.ts';
import { openWmDesk, WM_SECRETS } from '../codes/wm-codes.ts';
import { type Attack, tryEach } from './attack.ts';

/** A place in a reply where a system may quote what it was called with; gives all that the desk tells of it. */
type Place = (told: string) => Promise<unknown>;

/** Forms that are two layers by themselves: two of them are more than anybody sees through (docs: security). */
const TWO_LAYERS: readonly string[] = [
  'as JSON in JSON',
  'percent-encoded twice',
  'as base64 in base64',
  'as base64 in an address',
];

/** What it looks like, encoded once and once more. */
function* told(
  secrets: readonly string[],
): Generator<{ secret: string; inner: string; text: string; how: string }> {
  for (const secret of secrets)
    for (const [name, form] of Object.entries(ECHOED)) {
      const inner = form(secret);
      yield { secret, inner, text: inner, how: name };
      for (const [again, outer] of Object.entries(ECHOED))
        if (again !== 'as it is' && !(TWO_LAYERS.includes(name) && TWO_LAYERS.includes(again)))
          yield { secret, inner, text: outer(inner), how: `${name}, ${again}` };
    }
}

const through = async (
  places: Readonly<Record<string, Place>>,
  secrets: readonly string[],
  take: (number: number) => boolean,
) => {
  const all = Object.entries(places).flatMap(([place, ask]) =>
    [...told(secrets)].map((one) => ({ ...one, place, ask })),
  );
  return tryEach(all, take, async ({ secret, inner, text, how, place, ask }) => {
    const shown = JSON.stringify(await ask(`not taken: ${text} (try again)`));
    // What JSON makes of it once more is looked for as well.
    const forms = [secret, inner, text].flatMap((one) => [one, JSON.stringify(one).slice(1, -1)]);
    return forms.some((form) => shown.includes(form)) ? [`${place}: ${how}`] : [];
  });
};

const capillaryPlaces = (desk: CapillaryDesk): Readonly<Record<string, Place>> => {
  const sent = async (change: Answer): Promise<unknown> => {
    desk.tenant.change = change;
    const checked = await KINDS['card.link'].check(desk);
    return checked.send(ATTEMPT);
  };
  const read = async (json: object): Promise<unknown> => {
    desk.tenant.broken.set(PATHS.labels, { json });
    try {
      return await desk.catalog.labels();
    } finally {
      desk.tenant.broken.clear();
    }
  };
  return {
    'an error of Capillary': (message) => sent({ status: 400, json: { errors: [{ code: 8013, message }] } }),
    'a warning of Capillary': (message) =>
      sent({ json: { createdId: 101, warnings: [{ code: 8013, message }] } }),
    'a header of Capillary': (text) =>
      sent({
        json: { createdId: 101 },
        headers: { 'X-Cap-Requestid': text.replace(/[^\x20-\x7e]/g, (sign) => encodeURIComponent(sign)) },
      }),
    'an error of a read of Capillary': (message) => read({ errors: [{ code: 8013, message }] }),
    'a label of Capillary': (label) => read({ data: [{ id: 1, label, status: 'ACTIVE', isActive: true }] }),
  };
};

/** A system that gives back what it was called with, anywhere in a reply. */
export const ECHOED_SECRETS: readonly Attack[] = [
  {
    name: 'secrets that Capillary gives back, in 22 forms, encoded once more',
    run: async (take) => {
      const desk = await openCapillaryDesk();
      try {
        return await through(capillaryPlaces(desk), desk.secrets, take);
      } finally {
        await desk.close();
      }
    },
  },
  {
    name: 'secrets that airpay gives back, in 22 forms, encoded once more',
    run: async (take) => {
      const http = createHttpClient({ random: () => 0 });
      const desk = await openAirpayDesk(http);
      const answering =
        (ask: () => Promise<unknown>, body: (text: string) => object): Place =>
        async (text) => {
          desk.answers({ json: body(text) });
          return ask();
        };
      const set = () => desk.client.set('CUST0001', 'ATM', 'ALLOWED');
      const get = () => desk.client.get('CUST0001');
      try {
        return await through(
          {
            'a no of airpay': answering(set, (message) => ({ status: 400, message })),
            'a reply of airpay that leaves it open': answering(set, (message) => ({ status: 500, message })),
            'a no to a get of airpay': answering(get, (message) => ({ status: 400, message })),
          },
          AIRPAY_SECRETS,
          take,
        );
      } finally {
        await desk.close();
        await http.close();
      }
    },
  },
  {
    name: 'secrets that WM gives back, in 22 forms, encoded once more, as JSON and as XML',
    run: async (take) => {
      const http = createHttpClient({ random: () => 0 });
      const desk = await openWmDesk(http);
      const put = () => desk.client.put('0042', { categories: [] }, 'asha.rao', 'ours');
      const answering =
        (form: 'JSON' | 'XML', body: (text: string) => object): Place =>
        async (text) => {
          const json = body(text.replace(/[^\P{Cc}\n]/gu, ''));
          desk.answers(
            form === 'JSON'
              ? { status: 400, json }
              : {
                  status: 400,
                  text: asXml('response', json),
                  headers: { 'content-type': 'application/xml' },
                },
          );
          return put();
        };
      try {
        return await through(
          {
            'an error of WM': answering('JSON', (message) => ({ error: { code: '1', message } })),
            'a code of WM': answering('JSON', (code) => ({ error: { code, message: 'no' } })),
            'one of several errors of WM': answering('JSON', (message) => ({
              error: { errors: [{ message }] },
            })),
            'a tracking id of WM': answering('JSON', (id) => ({
              request_tracking_id: id,
              error: { code: '1', message: 'no' },
            })),
            'an error of WM in XML': answering('XML', (message) => ({ error: { code: '1', message } })),
          },
          WM_SECRETS,
          take,
        );
      } finally {
        await desk.close();
        await http.close();
      }
    },
  },
];
