import { defineConfig } from '@playwright/test';
import { COMPILED } from '../support/compiled.ts';
import type { DeskOptions } from './fixtures/desk.ts';

Object.assign(process.env, COMPILED);

/** The file that a caller asks a report into, beside the list. */
const report = process.env.PLAYWRIGHT_JSON_OUTPUT_NAME;

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
  ],
});
