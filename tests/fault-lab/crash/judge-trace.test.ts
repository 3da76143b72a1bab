import { describe, expect, it } from 'vitest';
import { type Intent, judgeTrace, sendOf } from './judge-trace.ts';
import { callsOf } from './trace.ts';

const ID = '018f0000-0000-7000-8000-000000000001';
const RECORD = `7 pwrite64(9, "request ${ID}", 19, 0) = 19`;
const SYNC = '7 fdatasync(9) = 0';
const SEND = `5 write(21, "PUT /v1/customers/1/communication-preferences HTTP/1.1\\r\\n${ID}", 90) = 90`;
const TOLD = `5 write(1, "{\\"tells\\":\\"said\\",\\"id\\":\\"${ID}\\",\\"state\\":\\"confirmed\\"}\\n", 80) = 80`;
const CONCLUDED = `7 pwrite64(9, "{\\"changeId\\":\\"${ID}\\",\\"outcome\\":\\"confirmed\\"}", 70, 0) = 70`;

const INTENT = { requestId: ID, sends: 'wm 1' } as const;

const early = (lines: readonly string[], intents: readonly Intent[] = [INTENT]): number =>
  judgeTrace(callsOf(lines.join('\n')), intents).early;

describe('a trace', () => {
  it('passes when the record was synced before the request', () => {
    expect(early([RECORD, SYNC, SEND])).toBe(0);
  });

  it.each([
    ['no sync', [RECORD, SEND]],
    ['the sync after the request', [RECORD, SEND, SYNC]],
    ['the sync before the record', [SYNC, RECORD, SEND]],
    ['no record', [SYNC, SEND]],
    ['a sync of another file', [RECORD, '7 fdatasync(8) = 0', SEND]],
    ['a sync that failed', [RECORD, '7 fdatasync(9) = -1 EIO (Input/output error)', SEND]],
    [
      'a sync that ended after the request',
      [RECORD, '7 fdatasync(9 <unfinished ...>', SEND, '7 <... fdatasync resumed>) = 0'],
    ],
  ])('shows a request that left too early: %s', (_, lines) => {
    expect(early(lines)).toBe(1);
  });

  it('counts a sync where it ended', () => {
    const lines = [RECORD, '7 fdatasync(9 <unfinished ...>', '7 <... fdatasync resumed>) = 0', SEND];
    expect(early(lines)).toBe(0);
  });

  it('holds what an operator is told against the record of exactly that', () => {
    expect(early([CONCLUDED, SYNC, TOLD], [])).toBe(0);
    expect(early([CONCLUDED, TOLD, SYNC], [])).toBe(1);
    expect(early([RECORD, SYNC, TOLD], [])).toBe(1);
  });

  it('holds a change that a check stopped against its one record', () => {
    const stopped = `7 pwrite64(9, "{\\"changes\\":[{\\"id\\":\\"${ID}\\"}]}", 60, 0) = 60`;
    const told = TOLD.replace('confirmed', 'refused');
    expect(early([stopped, SYNC, told], [])).toBe(0);
    expect(early([stopped, told, SYNC], [])).toBe(1);
  });

  it('says so when intents and requests do not match in number', () => {
    expect(judgeTrace(callsOf([RECORD, SYNC].join('\n')), [INTENT]).findings).not.toEqual([]);
  });

  it.each([
    ['card-usage.set', 'airpay CUST3', 'POST /airpay/ms HTTP/1.1 entity_id=CUST3&status=ALLOWED'],
    ['communication.set', 'wm 1', 'PUT /v1/customers/1/communication-preferences HTTP/1.1'],
    ['card.add', 'capillary make CARD-1', 'POST /v2/card HTTP/1.1'],
    ['card.generate', 'capillary generate 101', 'POST /v2/card/generate HTTP/1.1'],
    ['card.suspend', 'capillary label CARD-1 Suspended', 'PUT /v2/card HTTP/1.1'],
    ['card.link', 'capillary 2 add cardnumber CARD-1', 'POST /v2/customers/2/changeIdentifier HTTP/1.1'],
    ['identifier.remove', 'capillary 2 remove email a', 'POST /v2/customers/2/changeIdentifier HTTP/1.1'],
  ] as const)('knows the request of a %s', (kind, key, request) => {
    const intent = { requestId: ID, sends: sendOf(kind, key) };
    const send = `5 write(21, "${request}", 90) = 90`;
    expect(judgeTrace(callsOf([RECORD, SYNC, send].join('\n')), [intent])).toMatchObject({
      requests: 1,
      early: 0,
      findings: [],
    });
    expect(early([RECORD, send, SYNC], [intent])).toBe(1);
  });

  describe('of customers side by side', () => {
    const OTHER = ID.replace(/1$/, '2');
    const THIRD = ID.replace(/1$/, '3');
    const recordOf = (id: string): string => RECORD.replace(ID, id);
    const intents: readonly Intent[] = [
      INTENT,
      { requestId: OTHER, sends: 'capillary 2' },
      { requestId: THIRD, sends: 'airpay CUST3' },
    ];
    const change = '5 write(22, "POST /v2/customers/2/changeIdentifier HTTP/1.1", 90) = 90';
    const head = '5 write(23, "POST /airpay/ms HTTP/1.1", 30) = 30';
    const body = '5 write(23, "entity_id=CUST3&status=ALLOWED", 30) = 30';
    const records = [RECORD, recordOf(OTHER), recordOf(THIRD)];

    it('passes when they shared a sync, in whatever order they were sent, and tells so', () => {
      const lines = [...records, SYNC, head, change, SEND, body];
      const judged = judgeTrace(callsOf(lines.join('\n')), intents);
      expect(judged).toMatchObject({ requests: 3, shared: 3, early: 0, findings: [] });
    });

    it('does not count as shared what was synced apart', () => {
      const lines = records.flatMap((record) => [record, SYNC]).concat(SEND, change, head, body);
      expect(judgeTrace(callsOf(lines.join('\n')), intents)).toMatchObject({ shared: 0, early: 0 });
    });

    it('passes when the page of a record that was synced is being written again with another', () => {
      expect(early([RECORD, SYNC, RECORD, SEND, SYNC])).toBe(0);
    });

    it('shows the one that left before the sync of its own record', () => {
      expect(
        early([RECORD, recordOf(THIRD), SYNC, SEND, change, recordOf(OTHER), SYNC, head, body], intents),
      ).toBe(1);
      expect(
        early([RECORD, recordOf(OTHER), SYNC, head, SEND, change, recordOf(THIRD), SYNC, body], intents),
      ).toBe(1);
    });
  });
});
