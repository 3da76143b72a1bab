import type { Stroke } from './burst.ts';
import type { ScanReport } from './report.ts';

/** What becomes of a key: it goes on, it waits for who sent it, or it is gone. */
export type KeyAnswer = 'pass' | 'hold' | 'drop';

/** What a detector does beside answering. */
export interface Effects {
  /** Takes the text of these keys out of the fields that they went into. */
  takeBack(strokes: readonly Stroke[]): void;
  /** Does what a person's held keys would have done. */
  release(strokes: readonly Stroke[]): void;
  /** A burst is over. `own`: it went into a field that takes what is scanned. */
  heard(report: ScanReport, own: boolean): void;
}

/** Tells the keys of a device from those of a person. Feed it every trusted key, in order. */
export interface Detector {
  down(stroke: Stroke, now: number): KeyAnswer;
  /** A key went up. */
  up(code: string, at: number): void;
  /** When `settle` has to be called; null: nothing waits. */
  due(): number | null;
  /** Time passed: what waited is decided. */
  settle(): void;
  /** A person did something else, such as pressing with the pointer: what waits was theirs, unless it is proven a device's. */
  flush(): void;
  /** Text came that no key made: a person is at work again, and the rest of a suffix is no longer waited for. */
  person(): void;
}
