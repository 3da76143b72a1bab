import { describe, expect, it } from 'vitest';
import { judgeTrace } from './judge-trace.ts';
import { callsOf } from './trace.ts';

const ID = '018f0000-0000-7000-8000-000000000001';
const RECORD = `7 pwrite64(9, "request ${ID}", 19, 0) = 19`;
const SYNC = '7 fdatasync(9) = 0';
const SEND = `5 write(21, "PUT /v1/customers/1/communication-preferences HTTP/1.1\\r\\n${ID}", 90) = 90`;
const TOLD = `5 write(1, "{\\"tells\\":\\"said\\",\\"id\\":\\"${ID}\\",\\"state\\":\\"confirmed\\"}\\n", 80) = 80`;
const CONCLUDED = `7 pwrite64(9, "{\\"changeId\\":\\"${ID}\\",\\"outcome\\":\\"confirmed\\"}", 70, 0) = 70`;

const early = (lines: readonly string[], ids: readonly string[] = [ID]): number =>
  judgeTrace(callsOf(lines.join('\n')), ids).early;

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

  it('says so when intents and requests do not match in number', () => {
    expect(judgeTrace(callsOf([RECORD, SYNC].join('\n')), [ID]).findings).not.toEqual([]);
  });
});
