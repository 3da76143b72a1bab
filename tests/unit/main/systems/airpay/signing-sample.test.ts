import { describe, expect, it } from 'vitest';
import { signingSample } from '../../../../../src/main/systems/airpay/signing-sample.ts';

const secretKey = 'k-TEST-0001';
const now = Date.parse('2025-01-14T18:30:00Z');

const VALUES = ['entity_id = CUST0001', 'status = ALLOWED', 'type = CONTACTLESS'];
const SECRET = 'secret key (from the keychain, not shown)';

describe('the sample that is signed', () => {
  it.each([
    [
      'values-then-secret',
      [...VALUES, SECRET],
      '1fc4a10ffecf8e1d17153941f0df54bff88f0b4d6f503d41f29926fe793c7c52',
    ],
    [
      'secret-then-values',
      [SECRET, ...VALUES],
      '4f507755ca4f327f658e31dc64a838f921133d26650a7f300dfe8a9f7157cd90',
    ],
    [
      'values-date-secret',
      [...VALUES, 'date in India = 2025-01-15', SECRET],
      '57c65323acedc54298272bb935b0c7621b2e5ac75cc098825fd2b5be7fc4ed34',
    ],
    ['hmac-sha256', VALUES, '957e0776bbc3ae0c8cba90044f55bf96aaa0384df6bcf94738c16f2efdd45164'],
  ] as const)(
    'under %s tells which values go in, in which order, and never the secret',
    (scheme, parts, sum) => {
      const lines = signingSample(scheme, { secretKey, now });
      expect(lines).toEqual([
        `checksumScheme: ${scheme}`,
        expect.stringMatching(
          scheme === 'hmac-sha256' ? /^HMAC-SHA-256, .*under the secret key/ : /^SHA-256, /,
        ),
        ...parts.map((part, at) => `  ${at + 1}. ${part}`),
        `checksum: ${sum}`,
      ]);
      expect(lines.join('\n')).not.toContain(secretKey);
    },
  );
});
