import { afterEach, expect, it, vi } from 'vitest';
import { measureJournal } from '../../../tools/bench/journal.ts';

afterEach(() => vi.unstubAllEnvs());

it('what the journal is measured against is not left out in silence where it is missing', async () => {
  vi.stubEnv('PATH', '/nowhere');
  const { cli, eventsPerSecond } = await measureJournal(2);
  expect(cli).toEqual({ why: expect.stringContaining('sqlite3 command line does not run here') });
  expect(eventsPerSecond).toBeGreaterThan(0);
});
