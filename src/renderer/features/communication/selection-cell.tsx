import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import css from './selection-matrix.module.css';

/** How high a cell of so many switches is while it is out of sight, and not laid out. */
const heightOf = (switches: number): CSSProperties => ({ '--switches': switches }) as CSSProperties;

interface SelectionCellProps {
  readonly count: number;
  /** What is in it, as it is now, or, out of sight, as it was a moment ago. */
  readonly children: (isOutOfSight: boolean) => ReactNode;
}

/** The switches of one cell. The browser says when it is out of sight: what changes there need not be drawn at once. */
export const SelectionCell = ({ count, children }: SelectionCellProps) => {
  const cell = useRef<HTMLDivElement>(null);
  const [isOutOfSight, setOutOfSight] = useState(false);
  useEffect(() => {
    const element = cell.current;
    if (element === null) return;
    const onChange = (event: Event): void => {
      if (event.target === element && 'skipped' in event) setOutOfSight(event.skipped === true);
    };
    element.addEventListener('contentvisibilityautostatechange', onChange);
    return () => element.removeEventListener('contentvisibilityautostatechange', onChange);
  }, []);
  return (
    <div ref={cell} className={css.cell} style={heightOf(count)}>
      {children(isOutOfSight)}
    </div>
  );
};
