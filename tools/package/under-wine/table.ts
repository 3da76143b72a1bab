import { readFileSync, writeFileSync } from 'node:fs';
import type { Observation } from './observations.ts';

/** What was seen with one kind of installer. */
export interface Seen {
  readonly name: string;
  readonly taken: readonly Observation[];
}

const BEGINS = '<!-- Made by `npm run package:check -- --windows --write`. -->\n';
const ENDS = '<!-- The end of what was made. -->\n';

interface Row {
  readonly step: string;
  readonly what: string;
}

const isSame = (a: Row, b: Row): boolean => a.step === b.step && a.what === b.what;

/** Every row of every installer once, each installer's in its own order. */
const rowsOf = (seen: readonly Seen[]): readonly Row[] => {
  const rows: Row[] = [];
  for (const { taken } of seen) {
    let at = 0;
    for (const one of taken) {
      const there = rows.findIndex((row) => isSame(row, one));
      if (there < 0) {
        // A step begins where the one before it has ended for every kind.
        const last = rows[at - 1]?.step;
        if (last !== one.step) while (at < rows.length && rows[at]?.step === last) at += 1;
        rows.splice(at, 0, one);
      }
      // What is seen twice in a step has its first place.
      at = Math.max(at, there < 0 ? at + 1 : there + 1);
    }
  }
  return rows;
};

const cell = ({ taken }: Seen, row: Row): string => {
  const own = taken.filter((it) => isSame(it, row));
  if (own.length === 0) return '–';
  return own.every(({ fault }) => fault === null) ? 'yes' : 'no';
};

/** The table of what was checked, in Markdown. */
export const tableOf = (seen: readonly Seen[]): string => {
  const rows = rowsOf(seen).map(({ step, what }, place, all) => {
    const first = all[place - 1]?.step === step ? '' : step;
    return `| ${[first, what, ...seen.map((one) => cell(one, { step, what }))].join(' | ')} |\n`;
  });
  const names = seen.map(({ name }) => name);
  return [
    `| step | what was checked | ${names.join(' | ')} |\n`,
    `|---|---|${names.map(() => '---|').join('')}\n`,
    ...rows,
  ].join('');
};

/** The page with this table in it. */
const withTable = (page: string, table: string): string => {
  const [begin, end] = [page.indexOf(BEGINS), page.indexOf(ENDS)];
  if (begin < 0 || end < begin) throw new Error('the page has no place for the table');
  return `${page.slice(0, begin + BEGINS.length)}\n${table}\n${page.slice(end)}`;
};

/** Whether a page holds this table. */
export const holdsTable = (file: string, table: string): boolean => {
  const page = readFileSync(file, 'utf8');
  return withTable(page, table) === page;
};

/** Puts the table into a page. */
export const writeTable = (file: string, table: string): void =>
  writeFileSync(file, withTable(readFileSync(file, 'utf8'), table));
