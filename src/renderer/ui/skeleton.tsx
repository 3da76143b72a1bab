import { cx } from './cx.ts';
import css from './skeleton.module.css';

interface SkeletonProps {
  /** Lines of the size that the content will have. */
  readonly lines: number;
  readonly height?: 'line' | 'row';
  readonly className?: string | undefined;
}

/** Keeps the place of what is being read. It shows only after 300 ms, so that a quick answer never flickers. */
export const Skeleton = ({ lines, height = 'row', className }: SkeletonProps) => (
  <div aria-hidden="true" className={cx(css.skeleton, css[height], className)}>
    {Array.from({ length: lines }, (_, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never reordered
      <span key={line} className={css.line} />
    ))}
  </div>
);
