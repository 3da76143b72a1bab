import { expect, it } from 'vitest';
import { CHROMIUM_LINE } from '../../e2e/fixtures/run-switch.ts';

it.each([
  '[12345:0302/101112.131415:ERROR:viz_main_impl.cc(185)] Exiting GPU process due to errors\n',
  '[7:0302/101112.131415:WARNING:sandbox_linux.cc(430)] InitializeSandbox() called with multiple threads\r\n',
  '\n',
  'libva error: vaGetDriverNames() failed with unknown libva error\n',
])('what Chromium writes beside the app is left out: %s', (line) => {
  const own = 'FILE:3:14: "branch.id" must be given\n';
  expect(`${line}${own}${line}`.replaceAll(CHROMIUM_LINE, '')).toBe(own);
});

it.each([
  'this version does not have --provision\n',
  'preview: [1:2] is no line of Chromium\n',
  'Branchdesk did not start: EADDRINUSE\n',
])('what the app writes stays: %s', (line) => expect(line.replaceAll(CHROMIUM_LINE, '')).toBe(line));
