import { Trans, useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { BranchItem } from '../../../shared/ipc/branch-activity.ts';
import css from './branch-list.module.css';
import { BranchRow } from './branch-row.tsx';
import { rowAfterKey, scrollToShow, shownRows } from './shown-rows.ts';

/** Pixels; the same as in the style sheet. */
const ROW = 48;

/** Rows before the end of what is loaded at which more is asked for. */
const AHEAD = 40;

interface BranchListProps {
  readonly items: readonly BranchItem[];
  readonly selected: number;
  readonly now: number;
  /** Whether there are more behind the last one. */
  readonly more: boolean;
  readonly onSelect: (index: number) => void;
  /** Asks for more; called again and again until there are more. */
  readonly onMore: () => void;
}

/** Changes in rows of one height, of which only those in sight are drawn: a million scroll like ten. */
export const BranchList = ({ items, selected, now, more, onSelect, onMore }: BranchListProps) => {
  const { t } = useLingui();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const count = items.length;
  const [shown, setShown] = useState({ first: 0, end: 0 });

  const look = useCallback(() => {
    const { scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    const next = shownRows({ scrollTop, height: clientHeight, row: ROW }, count);
    setShown((now) => (now.first === next.first && now.end === next.end ? now : next));
    if (more && next.end > count - AHEAD) onMore();
  }, [count, more, onMore]);

  useLayoutEffect(look, [look]);
  useEffect(() => {
    const observer = new ResizeObserver(look);
    if (box.current !== null) observer.observe(box.current);
    return () => observer.disconnect();
  }, [look]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const { current } = box;
    if (current === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const { scrollTop, clientHeight: height } = current;
    const page = Math.max(1, Math.floor(height / ROW) - 1);
    const next = rowAfterKey(event.key, { at: selected, count, page });
    if (next === null) return;
    event.preventDefault();
    current.scrollTop = scrollToShow({ scrollTop, height, row: ROW }, next);
    onSelect(next);
  };

  const rowOf = (item: BranchItem, index: number) => (
    <BranchRow
      key={item.changeId}
      id={`${id}-${index}`}
      item={item}
      index={index}
      top={index * ROW}
      selected={index === selected}
      now={now}
      onSelect={onSelect}
    />
  );
  const chosen = items[selected];
  const outside = selected < shown.first || selected >= shown.end;
  return (
    <div className={css.table}>
      <div aria-hidden="true" className={css.head}>
        <span>
          <Trans>When</Trans>
        </span>
        <span>
          <Trans>Customer</Trans>
        </span>
        <span>
          <Trans>Change, old → new</Trans>
        </span>
        <span>
          <Trans>Operator</Trans>
        </span>
        <span>
          <Trans>Outcome</Trans>
        </span>
      </div>
      <div
        ref={box}
        role="listbox"
        tabIndex={0}
        aria-label={t`Changes of the branch`}
        aria-activedescendant={chosen === undefined ? undefined : `${id}-${selected}`}
        className={css.box}
        onScroll={look}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className={css.rows} style={{ height: count * ROW }}>
          {chosen !== undefined && outside ? rowOf(chosen, selected) : null}
          {items.slice(shown.first, shown.end).map((item, offset) => rowOf(item, shown.first + offset))}
        </div>
      </div>
    </div>
  );
};
