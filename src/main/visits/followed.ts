import type { LineView } from '../../shared/ipc/views.ts';
import type { ChangeRecord } from '../journal/answers.ts';
import type { Journal } from '../journal/journal.ts';
import { isAtRest, type Line, type LineLinks } from './visit.ts';
import type { VisitStore } from './visit-store.ts';

const CAME_TO_NOTHING: readonly LineView['state'][] = ['refused', 'not-sent', 'rejected', 'not-applied'];

/** Blocked only until the customer was asked: it still counts as the change that follows. */
const waitsForConsent = ({ findings }: Line['view']): boolean =>
  findings.some(({ problem: { code } }) => code === 'communication.ask-consent');

/**
 * Makes what tells whether a recorded change is followed by an undo, by another try or by a step: from the lines of the
 * customer's visit, and from the record where those do not tell.
 */
export const createFollowed = ({
  store,
  journal,
}: {
  readonly store: Pick<VisitStore, 'byCustomer'>;
  readonly journal: Pick<Journal, 'change'>;
}) => {
  /** The lines of the customer's visit that hang on a change; a step may name the try before it. */
  const linesOn = ({ recorded: { change, retryOf } }: ChangeRecord, by: keyof LineLinks): readonly Line[] => {
    const lines = store.byCustomer(change.customer.key)?.lines ?? [];
    const meant = by === 'after' ? [change.id, retryOf] : [change.id];
    return lines.filter(({ links }) => links[by] !== undefined && meant.includes(links[by]));
  };

  /** Whether a change that follows from this one is under way here, or has had an effect. */
  const isFollowed = (record: ChangeRecord, by: 'undoOf' | 'retryOf'): boolean =>
    linesOn(record, by).some(
      ({ underWay, view }) => underWay || waitsForConsent(view) || !CAME_TO_NOTHING.includes(view.state),
    );

  const isStepUnderWay = (record: ChangeRecord): boolean =>
    linesOn(record, 'after').some((line) => line.underWay && !isAtRest(line));

  /** Whether a step after this one has an effect, or may have one: as the journal has it, or about to be recorded. */
  const isStoodOn = (record: ChangeRecord): boolean => record.stoodOnBy !== null || isStepUnderWay(record);

  /** A try that came to nothing leaves the change as it was. */
  const isRetried = async (record: ChangeRecord): Promise<boolean> => {
    if (isFollowed(record, 'retryOf')) return true;
    if (record.retriedBy === null) return false;
    const retry = await journal.change(record.retriedBy).catch(() => null);
    return !CAME_TO_NOTHING.some((state) => state === retry?.outcome);
  };

  return { linesOn, isFollowed, isStepUnderWay, isStoodOn, isRetried };
};
