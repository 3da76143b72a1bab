import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../../../src/main/journal/events.ts';
import type { Problem } from '../../../../src/shared/domain/problem.ts';
import type { ShownText } from '../../../../src/shared/domain/shown-text.ts';
import { openTestJournal } from '../../../support/journal.ts';
import { reply } from '../changes/fake-kind.ts';
import { inFolder, openStoreOf, recordAll } from './a-journal.ts';
import { intent } from './an-event.ts';

/* What an earlier version recorded when nothing bounded the texts of a system. */

const LONG = 'L'.repeat(600);
const TURNED = 'Do \u202enot opt';

/** A problem as such a version wrote it: not made by what bounds its texts. */
const asItCame = (code: Problem['code'], data: Problem['data']): Problem => ({ code, data });

const eventsOf = (text: string): readonly JournalEvent[] => {
  const event = intent('A');
  const [recorded] = event.recorded;
  if (recorded === undefined) throw new Error('nothing recorded');
  const refused = intent('A').recorded[0] ?? recorded;
  const summary = { kind: 'card.add', card: text, series: text } as const;
  const problem = asItCame('card.not-linkable', { label: text, status: 'EXPIRED' });
  return [
    { ...event, recorded: [{ ...recorded, summary, customerName: text }] },
    {
      type: 'attempt.replied',
      attemptId: event.attemptId,
      reply: {
        ...reply('unknown'),
        upstreamRequestId: text as ShownText,
        reason: problem,
        notes: [problem],
      },
    },
    {
      type: 'change.concluded',
      changeId: recorded.change.id,
      outcome: 'unknown',
      reason: problem,
      notes: [problem],
    },
    {
      type: 'change.refused',
      recorded: { ...refused, summary, customerName: text },
      findings: [
        {
          level: 'block',
          problem,
          owners: [
            {
              name: text,
              identifiers: [{ type: text, masked: text }],
              cards: 1,
              sources: [text],
              here: true,
            },
          ],
        },
      ],
    },
  ];
};

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

describe('a journal that holds more than a screen takes', () => {
  it.each([
    ['too long', LONG],
    ['turning what follows', TURNED],
    ['controlling', 'a\u0000b\u001bc'],
  ])('is read back with texts that are %s, in every list, and after it was opened anew', async (_, text) => {
    const test = await openTestJournal();
    try {
      await test.journal.append(...eventsOf(text));
      const [activity, branch, open] = await Promise.all([
        test.journal.activity('airpay:A', 10),
        test.journal.branch({}, null, 10),
        test.journal.openAttempts(),
      ]);
      expect([activity.length, branch.length, open.length]).toEqual([2, 2, 1]);
      for (const shown of textsIn(activity.map(({ summary, reason, notes }) => [summary, reason, notes]))) {
        expect(shown.length).toBeLessThanOrEqual(500);
        expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
      }
    } finally {
      await test.close();
    }
    await inFolder((folder) => {
      const file = `${folder}/journal.db`;
      const store = openStoreOf(file);
      recordAll(store, eventsOf(text));
      store.close();
      const again = openStoreOf(file);
      const answers = [
        again.answer({ ask: 'openAttempts' }),
        again.answer({ ask: 'branch', filter: {}, before: null, limit: 10 }),
      ];
      expect(JSON.stringify(answers)).toContain('card.not-linkable');
      again.close();
    });
  });
});
