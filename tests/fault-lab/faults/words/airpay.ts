import { reply } from '../../wire/raw-http.ts';
import type { OwnWords } from '../own-words.ts';

export const words: OwnWords = {
  yes: () => reply(200, '{"status":200,"message":"success","data":[]}'),
  no: (status) => JSON.stringify({ status, message: 'fail' }),
  believed: (status) => status >= 400 && status <= 499,
};
