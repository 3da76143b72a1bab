import { expect, it } from 'vitest';
import { basicAuthorization } from '../../../../../../src/main/systems/capillary/sign-in/basic-auth.ts';

// The digests are the published ones of RFC 1321 and of the word "password"; the base64 is of `till:digest`.
it.each([
  ['till01', 'password', 'Basic dGlsbDAxOjVmNGRjYzNiNWFhNzY1ZDYxZDgzMjdkZWI4ODJjZjk5'],
  ['demo.till', 'message digest', 'Basic ZGVtby50aWxsOmY5NmI2OTdkN2NiNzkzOGQ1MjVhMmYzMWFhZjE2MWQw'],
])('signs a till in with the lower-case MD5 of its password (%s)', (till, password, header) => {
  expect(basicAuthorization(till, password)).toBe(header);
});
