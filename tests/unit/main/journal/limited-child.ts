import { journalErrorOf } from '../../../../src/main/journal/faults.ts';
import { openJournal } from '../../../../src/main/journal/journal.ts';
import { realClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';
import { JOURNAL_WORKER } from '../../../support/journal.ts';
import { fixedJournalKeys } from '../../../support/journal-keys.ts';
import { remembered } from './an-event.ts';

/**
 * Appends until the system takes no more (started under a limit on the size of files), and prints what was
 * acknowledged, why it ended, and whether reading still works.
 */
const [, , file = ''] = process.argv;
const journal = await openJournal({
  file,
  workerFile: JOURNAL_WORKER,
  clock: realClock,
  ids: realIds,
  keys: fixedJournalKeys,
});
const acknowledged: string[] = [];
let why = '';
for (let at = 0; at < 20_000 && why === ''; at += 1) {
  try {
    await journal.append(remembered(`customer ${at}`, String(at)));
    acknowledged.push(String(at));
  } catch (error) {
    why = journalErrorOf(error).why;
  }
}
const [first] = await journal.identities('customer 0');
process.stdout.write(JSON.stringify({ acknowledged: acknowledged.length, why, first: first?.id ?? null }));
await journal.close();
