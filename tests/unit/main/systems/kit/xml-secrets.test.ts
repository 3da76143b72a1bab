import { expect, it } from 'vitest';
import { createScrub } from '../../../../../src/main/systems/kit/scrub.ts';
import { judgePut } from '../../../../../src/main/systems/wm/write-reply.ts';

const TOKEN = 'canary/0123456789+abcdef';

const REPLY = (told: string): string =>
  `<response><error><code>1</code><message>no: ${told}</message></error><request_tracking_id>${told}</request_tracking_id></response>`;

it.each([
  ['as it is', TOKEN],
  ['in character references', [...TOKEN].map((c) => `&#${c.charCodeAt(0)};`).join('')],
  ['in a marked section', `<![CDATA[${TOKEN}]]>`],
  ['in base64', Buffer.from(TOKEN).toString('base64')],
])('a secret in a reply in XML is taken out of it: %s', (_name, told) => {
  const scrub = createScrub({ secrets: [TOKEN] });
  const headers = { 'content-type': 'application/xml' };
  const judged = judgePut({ ok: true, reply: { status: 400, headers, text: REPLY(told), scrub } }, 'ours');
  expect(judged).toMatchObject({
    outcome: 'rejected',
    reason: { data: { message: 'no: •••' } },
    upstreamRequestId: '•••',
  });
  expect(JSON.stringify(judged)).not.toContain('canary');
});
