import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, type NotYes, type ReplyVerdict } from '../../../../../src/main/systems/http/judge.ts';
import type { ReplyExtras } from '../../../../../src/main/systems/kit/write-reply.ts';
import { PROBLEM_CODES, problem } from '../../../../../src/shared/domain/problem.ts';
import { shownText } from '../../../../../src/shared/domain/shown-text.ts';

const reply = (status: number) => ({ status, headers: {}, text: 'body with a secret' });
const answered = (status: number, verdict: ReplyVerdict, extras: ReplyExtras = {}): NotYes => ({
  kind: 'reply',
  upstream: 'capillary',
  call: 'card.link',
  reply: reply(status),
  verdict,
  extras,
});

describe('the outcome of a write that did not succeed', () => {
  it('is not-sent when no byte can have left', () => {
    const failure = { delivery: 'before', problem: problem('net.dns', { upstream: 'wm' }) } as const;
    expect(judge({ kind: 'failure', failure })).toEqual({
      outcome: 'not-sent',
      reason: failure.problem,
      notes: [],
      upstreamRequestId: null,
      httpStatus: null,
      mergedInto: null,
    });
  });

  it('is not-sent when it could not even be made', () => {
    expect(judge({ kind: 'unsent', problem: problem('credentials.absent') })).toMatchObject({
      outcome: 'not-sent',
      reason: { code: 'credentials.absent' },
    });
  });

  it('is unknown when bytes may have left, whatever went wrong', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROBLEM_CODES), (code) => {
        const failure = { delivery: 'after', problem: problem(code) } as const;
        expect(judge({ kind: 'failure', failure })).toMatchObject({ outcome: 'unknown', reason: { code } });
      }),
    );
  });

  it('is rejected when the upstream refused, with its code and message', () => {
    expect(
      judge(answered(400, { is: 'no', code: 8015, message: shownText('Card <b>taken</b>\u0000') })),
    ).toEqual({
      outcome: 'rejected',
      reason: problem('upstream.rejected', {
        upstream: 'capillary',
        call: 'card.link',
        status: 400,
        code: 8015,
        message: 'Card <b>taken</b>',
      }),
      notes: [],
      upstreamRequestId: null,
      httpStatus: 400,
      mergedInto: null,
    });
  });

  it('is rejected for a better reason where the adapter has one', () => {
    const better = problem('card.of-another-customer');
    expect(
      judge(answered(200, { is: 'no', code: 1, message: shownText('m'), problem: better })).reason,
    ).toEqual(better);
  });

  it('is unknown when a reply leaves it open, whatever its status', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), (status) => {
        const open = judge(answered(status, { is: 'open', problem: problem('reply.html') }));
        expect(open).toMatchObject({
          outcome: 'unknown',
          httpStatus: status,
          reason: { code: 'reply.html' },
        });
      }),
    );
  });

  it('is never accepted, always has a reason, and holds nothing of the body', () => {
    const verdict = fc.oneof(
      fc.record({
        is: fc.constant('no' as const),
        code: fc.oneof(fc.string(), fc.integer()),
        message: fc.string().map(shownText),
      }),
      fc.record({ is: fc.constant('open' as const), problem: fc.constant(problem('reply.shape')) }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), verdict, (status, said) => {
        const judged = judge(answered(status, said));
        expect(judged.outcome).not.toBe('accepted');
        expect(judged.reason).not.toBeNull();
        expect(JSON.stringify(judged)).not.toContain('body with a secret');
      }),
    );
  });

  it('keeps what else the reply told', () => {
    const extras = {
      upstreamRequestId: shownText('r-1'),
      mergedInto: '42',
      notes: [problem('upstream.warning')],
    };
    const input = answered(409, { is: 'open', problem: problem('reply.open') }, extras);
    expect(judge(input)).toMatchObject(extras);
  });
});
