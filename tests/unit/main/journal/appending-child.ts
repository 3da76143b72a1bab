import { dirname } from 'node:path';
import { openJournal } from '../../../../src/main/journal/journal.ts';
import { realClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';
import { JOURNAL_WORKER } from '../../../support/journal.ts';
import { lastingKeys } from '../../../support/lasting-keys.ts';
import { remembered } from './an-event.ts';

/** Appends without end, several at a time, and prints each event once the journal has acknowledged it. */
const [, , file = ''] = process.argv;
const journal = await openJournal({
  file,
  workerFile: JOURNAL_WORKER,
  clock: realClock,
  ids: realIds,
  keys: lastingKeys(dirname(file)),
});
for (let round = 0; ; round += 1) {
  await Promise.all(
    [0, 1, 2, 3, 4].map(async (at) => {
      const id = `${round}-${at}`;
      await journal.append(remembered(`customer ${id}`, id));
      process.stdout.write(`${id}\n`);
    }),
  );
}
