import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStanding } from '../../../../src/main/kiosk/standing.ts';
import { createFakeClock } from '../../../support/clock.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-standing-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const { signal } = new AbortController();
const fileIn = (): string => join(folder, 'kiosk.json');

it('three starts that ended quickly, and the next one serves nobody until staff open it', async () => {
  const clock = createFakeClock();
  const open = () => openStanding(fileIn(), clock, signal);
  for (let nth = 0; nth < 3; nth += 1) {
    expect(open().startedTooOften()).toBe(false);
    await clock.advance(30_000);
  }
  const fourth = open();
  expect(fourth.startedTooOften()).toBe(true);
  expect(open().startedTooOften()).toBe(true);
  fourth.setClosed(false);
  expect(fourth.startedTooOften()).toBe(false);
  expect(open().startedTooOften()).toBe(false);
});

it('starts count no more that lived for two minutes, ended well, or lie five minutes back', async () => {
  const clock = createFakeClock();
  const open = () => openStanding(fileIn(), clock, signal);
  for (let nth = 0; nth < 3; nth += 1) open();
  await clock.advance(2 * 60_000);
  expect(open().startedTooOften()).toBe(false);
  for (let nth = 0; nth < 5; nth += 1) open().endedWell();
  expect(open().startedTooOften()).toBe(false);
  const ended = new AbortController();
  const other = join(folder, 'other.json');
  for (let nth = 0; nth < 3; nth += 1) openStanding(other, clock, ended.signal);
  ended.abort();
  await clock.advance(5 * 60_000);
  expect(openStanding(other, clock, signal).startedTooOften()).toBe(false);
});

it('the wall clock makes no start quick, and none slow', () => {
  const clock = createFakeClock();
  const open = () => openStanding(fileIn(), clock, signal);
  for (const step of [86_400_000, -86_400_000 * 30, 3_600_000]) {
    expect(open().startedTooOften()).toBe(false);
    clock.step(step);
  }
  expect(open().startedTooOften()).toBe(true);
});

it('what staff closed stays closed over restarts, and a damaged file is none', () => {
  const clock = createFakeClock();
  const first = openStanding(fileIn(), clock, signal);
  expect(first.closedByStaff()).toBe(false);
  first.setClosed(true);
  first.endedWell();
  const second = openStanding(fileIn(), clock, signal);
  expect(second.closedByStaff()).toBe(true);
  second.setClosed(false);
  expect(openStanding(fileIn(), clock, signal).closedByStaff()).toBe(false);
  for (const text of ['', '{', '[]', '{"closed":1}', 'null']) {
    writeFileSync(fileIn(), text);
    expect(openStanding(fileIn(), clock, signal).closedByStaff()).toBe(false);
  }
});
