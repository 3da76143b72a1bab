import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CredentialsFileSchema } from '../../../../src/main/ports/credentials.ts';

const airpay = { token: 't', secretKey: 'k' };
const wm = { clientId: 'c', accessToken: 'a' };

describe('A credentials file', () => {
  it.each([
    {},
    { airpay },
    { airpay, capillary: { till: 't', password: 'p' }, wm },
    { capillary: { key: 'k', secret: 's' } },
  ])('may be %j', (file) => {
    expect(v.safeParse(CredentialsFileSchema, file)).toMatchObject({ success: true, output: file });
  });

  it.each([
    null,
    { airpay: { token: 't' } },
    { airpay: { ...airpay, secretKey: '' } },
    { airpay: { ...airpay, secret: 's' } },
    { capillary: { till: 't', secret: 's' } },
    { capillary: { till: 't', password: 'p', key: 'k', secret: 's' } },
    { wm: { clientId: 'c\r\nX: y', accessToken: 'a' } },
    { wn: wm },
  ])('may not be %j', (file) => {
    expect(v.safeParse(CredentialsFileSchema, file).success).toBe(false);
  });
});
