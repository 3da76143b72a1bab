import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt, Reply } from '../../../../../src/main/ports/change-kind.ts';
import { block, needsSecond, note, unreadable, warn } from '../../../../../src/main/systems/kit/findings.ts';
import { unavailable } from '../../../../../src/main/systems/kit/read-back.ts';
import { sendOnce } from '../../../../../src/main/systems/kit/send-once.ts';
import { accepted } from '../../../../../src/main/systems/kit/write-reply.ts';
import { problem } from '../../../../../src/shared/domain/problem.ts';
import { UPSTREAMS } from '../../../../../src/shared/domain/upstream.ts';

const attempt: Attempt = { id: 'attempt-1', requestId: 'request-1', operator: 'rk' };
const findings = fc.array(
  fc.constantFrom(
    block('card.exists'),
    needsSecond('identifier.of-another-customer'),
    warn('change.stale'),
    note('card-usage.untold'),
  ),
);

describe('what a check sends', () => {
  it('goes out once at most, and never where a finding stops it', async () => {
    await fc.assert(
      fc.asyncProperty(findings, fc.integer({ min: 1, max: 5 }), async (found, calls) => {
        let sent = 0;
        const send = sendOnce('wm', found, async (): Promise<Reply> => {
          sent += 1;
          return accepted(200);
        });
        const replies = await Promise.all(Array.from({ length: calls }, () => send(attempt)));
        const isBlocked = found.some(({ level }) => level === 'block');
        expect(sent).toBe(isBlocked ? 0 : 1);
        expect(replies.map(({ outcome }) => outcome)).toEqual(
          replies.map((_, at) => (at === 0 && !isBlocked ? 'accepted' : 'not-sent')),
        );
        if (isBlocked) expect(replies[0]?.reason?.code).toBe('card.exists');
      }),
    );
  });

  it('is nothing where there is nothing that could be sent', async () => {
    expect(await sendOnce('airpay', [], null)(attempt)).toMatchObject({
      outcome: 'not-sent',
      reason: { code: 'internal', data: { upstream: 'airpay' } },
    });
  });
});

describe('what could not be read', () => {
  it.each(UPSTREAMS)('names %s and the code of why, beside the reason of its own', (upstream) => {
    const why = problem('upstream.rate-limited', { seconds: 30 });
    const data = { seconds: 30, upstream, cause: 'upstream.rate-limited' };
    expect(unreadable(upstream, why)).toEqual({
      level: 'block',
      problem: { code: 'check.unreadable', data },
      owners: [],
    });
    expect(unavailable('change-1', upstream, why)).toEqual({
      changeId: 'change-1',
      seen: 'unavailable',
      problem: { code: 'read-back.unavailable', data },
    });
  });
});
