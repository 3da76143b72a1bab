import type { Host } from '../../src/main/ports/host.ts';

/** What a host has of a window, a terminal and a printer where there is none. A test that looks at one gives its own. */
export const WINDOWLESS = {
  platform: process.platform,
  resolveProxy: async () => 'DIRECT',
  print: async () => 'failed',
  emit: () => {},
  readLine: async () => '',
  write: () => {},
  warn: () => {},
  exit: () => {},
} satisfies Partial<Host>;
