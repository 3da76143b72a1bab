import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { openVisit, useDesk } from '../../app/store.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useName } from '../operators/use-name.ts';
import { type Announcement, announcementsOf } from './announce.ts';

/** As many as a slow reader can be behind. */
const KEPT = 12;

interface Said extends Announcement {
  readonly id: number;
}

const spoken = (said: readonly Said[], urgent: boolean) =>
  said.filter((one) => one.urgent === urgent).map(({ id, text }) => <span key={id}>{text} </span>);

/** Says the result of each line once: what a customer waits for politely, what failed at once. */
export const OutcomesSaid = () => {
  const { i18n } = useLingui();
  const visit = useDesk(openVisit);
  const nameOf = useName();
  const last = useRef(visit);
  const count = useRef(0);
  const [said, setSaid] = useState<readonly Said[]>([]);
  useEffect(() => {
    const before = last.current;
    last.current = visit;
    if (visit === null || before?.customer.visit !== visit.customer.visit) {
      setSaid([]);
      return;
    }
    const now = announcementsOf(i18n, before.basket, visit.basket, nameOf);
    if (now.length === 0) return;
    const fresh = now.map((one) => {
      count.current += 1;
      return { ...one, id: count.current };
    });
    setSaid((earlier) => [...earlier, ...fresh].slice(-KEPT));
  }, [i18n, visit, nameOf]);
  return (
    <VisuallyHidden>
      <span aria-live="polite">{spoken(said, false)}</span>
      <span aria-live="assertive">{spoken(said, true)}</span>
    </VisuallyHidden>
  );
};
