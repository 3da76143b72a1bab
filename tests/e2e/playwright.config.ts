import { defineConfig } from '@playwright/test';
import { COMPILED } from '../support/compiled.ts';
import type { DeskOptions } from './fixtures/desk.ts';

Object.assign(process.env, COMPILED);

/** The file that a caller asks a report into, beside the list. */
const report = process.env.PLAYWRIGHT_JSON_OUTPUT_NAME;

/** What is run once more with every event 250 ms late: one spec of each thing that events tell the window. */
const LATE = [
  // A visit that changes while it is applied, and its panels.
  /change\.spec\.ts.*after applying, the panels show what is so/,
  // An outcome that is read back later.
  /change\.spec\.ts.*Read back now confirms what was made/,
  // Several outcomes at once, and what is made of them.
  /receipt\.spec\.ts.*holds all three systems and every outcome/,
  // A page that is loaded anew in the middle of it.
  /visit\.spec\.ts.*a screen that is lost while a change is sent/,
  // A system that goes and comes back.
  /outage\.spec\.ts.*airpay: its panel says so/,
];

export default defineConfig<object, DeskOptions>({
  testDir: './specs',
  outputDir: '../../test-results/e2e',
  fullyParallel: true,
  // Where the account's own keychain is lent, one app at a time has it.
  workers: process.env.BRANCHDESK_TEST_KEYCHAIN === 'system' ? 1 : 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: report === undefined ? [['list']] : [['list'], ['json', { outputFile: report }]],
  projects: [
    { name: 'preview', use: { shell: 'preview' } },
    { name: 'electron', use: { shell: 'electron' } },
    // Events and answers go through different pipes in Electron, and nothing promises their order.
    { name: 'late events', use: { shell: 'preview', eventDelayMs: 250 }, grep: LATE },
  ],
});
