import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BranchChange } from '../../../../src/main/journal/answers.ts';
import { csvOf } from '../../../../src/main/shifts/csv.ts';
import { shiftCsv } from '../../../../src/main/shifts/shift-csv.ts';
import { intent } from '../journal/an-event.ts';

/** Reads CSV as RFC 4180 has it; throws where it is not. */
const readCsv = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] !== '"') throw new Error(`no quote at ${at}`);
    let cell = '';
    for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
      if (at >= text.length) throw new Error('a cell does not end');
      if (text[at] === '"') at += 1;
      cell += text[at];
    }
    row.push(cell);
    at += 1;
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`neither a comma nor an end at ${at}`);
  }
  return rows;
};

describe('CSV', () => {
  it.each([
    '=1+1',
    '+91 98450',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\u0000x',
    '  =cmd|calc',
    '\u200B=1',
    '\u00A0=1',
    '\uFF1D1+1',
    '\uFF0B1',
    '\uFEFF=1',
  ])('computes nothing from %j', (cell) => {
    expect(readCsv(csvOf([[cell]]).slice(1))).toEqual([[`'${cell}`]]);
  });

  it.each(['Asha', 'a=b', '•••• 567', '4 + 1', 'ASHA – Verma', '', 'x"y', 'a,b;c', 'two\r\nlines'])(
    'leaves %j as it is',
    (cell) => {
      expect(readCsv(csvOf([[cell, 'end']]).slice(1))).toEqual([[cell, 'end']]);
    },
  );

  it('is UTF-8 with a byte order mark, ends each row with CRLF, and reads back whatever is in it', () => {
    expect([...Buffer.from(csvOf([['é']])).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 6 }), { minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 4,
        }),
        (rows) => {
          const read = readCsv(csvOf(rows).slice(1));
          expect(read.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
            rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
          );
          for (const cell of read.flat()) expect(cell).not.toMatch(/^[\p{Cc}=+\-@]/u);
        },
      ),
    );
  });
});

describe('a day as CSV', () => {
  const [recorded] = intent().recorded;
  const change = (more: Partial<BranchChange>): BranchChange => ({
    ...{ id: 'c1', seq: 1, at: Date.UTC(2026, 2, 1, 18, 30), operator: 'asha', upstream: 'airpay' },
    ...{ customer: 'Asha Verma', outcome: 'confirmed', reason: null, notes: [] },
    ...{ requestId: null, upstreamRequestId: null, stepsSaidNotMade: false },
    ...{ retryOf: null, retriedBy: null, undoOf: null, undoneBy: null, stoodOnBy: null },
    summary: recorded?.summary ?? { kind: 'card.generate', series: null },
    ...more,
  });

  it('has a row for each change, with the time of the branch and the values as they are masked', () => {
    const text = shiftCsv(
      [
        change({}),
        change({
          ...{ outcome: null, customer: null, upstream: 'capillary' },
          summary: { kind: 'identifier.add', type: 'mobile', masked: '+91 •••• 567' },
        }),
        change({
          outcome: 'rejected',
          reason: { code: 'upstream.rejected', data: { message: '=HYPERLINK("http://x")' } },
          summary: {
            ...{ kind: 'card.delink', card: '5100 •••• 0029', series: null },
            ...{ label: '=1+1', reason: 'He said so' },
          },
        }),
      ],
      'Asia/Kolkata',
    );
    const [head, ...rows] = readCsv(text.slice(1));
    expect(head?.slice(0, 3)).toEqual(['time (Asia/Kolkata)', 'operator', 'customer']);
    const day = '2026-03-02 00:00:00';
    expect(rows).toEqual([
      [day, 'asha', 'Asha Verma', 'airpay', 'card-usage.set', 'ATM', '', 'NOTALLOWED', 'confirmed', '', 'c1'],
      [day, 'asha', '', 'capillary', 'identifier.add', 'mobile +91 •••• 567', '', '', 'open', '', 'c1'],
      [
        ...[day, 'asha', 'Asha Verma', 'airpay', 'card.delink', '5100 •••• 0029 =1+1', '', ''],
        ...['rejected', 'upstream.rejected', 'c1'],
      ],
    ]);
    // What an operator wrote, and what a system said, are not in it.
    expect(text).not.toMatch(/He said so|HYPERLINK/);
  });
});
