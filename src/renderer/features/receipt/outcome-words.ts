import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { assertNever } from '../../../shared/domain/assert-never.ts';
import { sayingOf } from '../../../shared/domain/receipt.ts';
import type { ReceiptLine } from '../../../shared/ipc/receipt.ts';
import { problemWords } from '../../words/problems.ts';
import { upstreamName } from '../../words/systems.ts';

type Said = Pick<ReceiptLine, 'outcome' | 'reason' | 'upstream'>;

/** Why nothing was changed, for somebody who does not know our words. */
const whyNot = (i18n: I18n, { outcome, reason, upstream }: Said): string => {
  if (outcome === 'not-applied') return i18n._(msg`two readings show the old state.`);
  if (reason !== null) return problemWords(i18n, reason).what;
  const who = upstreamName(upstream);
  return outcome === 'rejected' ? i18n._(msg`${who} says no.`) : i18n._(msg`it was not sent.`);
};

const whyOpen = (i18n: I18n, { reason, upstream }: Said): string => {
  const who = upstreamName(upstream);
  return reason === null ? i18n._(msg`${who} has not replied.`) : problemWords(i18n, reason).what;
};

/** What came of a change in plain language; never more than its outcome says. */
export const outcomeWords = (i18n: I18n, line: Said): string => {
  const saying = sayingOf(line.outcome);
  switch (saying) {
    case 'checked':
      return i18n._(msg`Done and checked`);
    case 'accepted':
      return i18n._(msg`Accepted, not checked`);
    case 'not-done': {
      const why = whyNot(i18n, line);
      return i18n._(msg`Not done: ${why}`);
    }
    case 'otherwise': {
      const who = upstreamName(line.upstream);
      return i18n._(msg`Not as asked: ${who} said yes, and readings show otherwise.`);
    }
    case 'open': {
      const why = whyOpen(i18n, line);
      return i18n._(msg`Not known yet: ${why} The change may have been made.`);
    }
    default:
      return assertNever(saying);
  }
};
