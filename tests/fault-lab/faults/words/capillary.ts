import * as v from 'valibot';
import { reply, split } from '../../wire/raw-http.ts';
import type { OwnWords } from '../own-words.ts';

const CardNumber = v.pipe(v.string(), v.parseJson(), v.object({ cardNumber: v.string() }));

/** What a yes to each of its writes holds: an id, a number, or the card itself. */
const yesTo = (head: string, body: Buffer): string => {
  if (/^POST \/v2\/card\/generate/.test(head)) return '"entity":["LAB-NEVER-MADE"]';
  if (/^POST \/v2\/card\b/.test(head)) return '"entity":999999';
  if (/^PUT \/v2\/card\b/.test(head)) {
    const read = v.safeParse(CardNumber, body.toString('utf8'));
    return `"cardNumber":${JSON.stringify(read.success ? read.output.cardNumber : '')}`;
  }
  return `"createdId":${/\/v2\/customers\/(\d+)\/changeIdentifier/.exec(head)?.[1] ?? '0'}`;
};

export const words: OwnWords = {
  yes: (request) => {
    const { head = '', body = Buffer.alloc(0) } = split(request) ?? {};
    return reply(200, `{${yesTo(head, body)},"warnings":[]}`);
  },
  no: (status) => JSON.stringify({ errors: [{ status: false, code: status, message: 'Fault lab' }] }),
  believed: (status) => [400, 401, 403, 404, 405, 415, 498].includes(status),
};
