import { headerIn, reply, split } from '../../wire/raw-http.ts';
import type { OwnWords } from '../own-words.ts';

export const words: OwnWords = {
  yes: (request) => {
    const id = headerIn(split(request)?.head ?? '', 'request-tracking-id') ?? '';
    return reply(200, JSON.stringify({ status: 'Success', request_tracking_id: id }));
  },
  no: (status) => JSON.stringify({ error: { code: `E${status}`, message: 'Fault lab', errors: [] } }),
  believed: (status) => [400, 401, 403, 404, 409, 415, 422, 429].includes(status),
};
