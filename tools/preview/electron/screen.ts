import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Display, Rectangle, Screen } from 'electron';
import * as v from 'valibot';
import { hearLines } from './hear-lines.ts';
import type { Lifecycle } from './lifecycle.ts';

const whole = v.pipe(v.number(), v.integer());

const Displays = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(v.object({ id: whole, x: whole, y: whole, width: whole, height: whole })),
);

type Placed = Pick<Display, 'id' | 'bounds'>;

const ONE: readonly Placed[] = [{ id: 1, bounds: { x: 0, y: 0, width: 1280, height: 800 } }];

const isSame = (one: Rectangle, other: Rectangle): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;

/**
 * Makes screen. The preview knows nothing of the machine's own: each line that is added to `preview.screens` in the profile
 * is the list of those that are there from then on, the primary one first, as `[{"id":1,"x":0,"y":0,"width":1280,"height":800}]`.
 */
export const createScreen = (lifecycle: Lifecycle, profile: string) => {
  const emitter = new EventEmitter();
  let displays = ONE;
  let isHearing = false;
  const become = (next: readonly Placed[]): void => {
    const before = displays;
    displays = next;
    const was = (id: number) => before.find((one) => one.id === id);
    for (const one of next) if (was(one.id) === undefined) emitter.emit('display-added', {}, one);
    for (const one of before)
      if (!next.some(({ id }) => id === one.id)) emitter.emit('display-removed', {}, one);
    for (const one of next) {
      const earlier = was(one.id);
      if (earlier !== undefined && !isSame(earlier.bounds, one.bounds))
        emitter.emit('display-metrics-changed', {}, one, ['bounds', 'workArea']);
    }
  };
  const hear = (): void => {
    if (isHearing) return;
    isHearing = true;
    hearLines(join(profile, 'preview.screens'), (line) => {
      const told = v.safeParse(Displays, line);
      if (told.success)
        become(told.output.map(({ id, x, y, width, height }) => ({ id, bounds: { x, y, width, height } })));
    });
  };
  const screen: Pick<Screen, 'on' | 'getAllDisplays' | 'getPrimaryDisplay'> = {
    on: (event: string, listener: (...details: never[]) => void): Screen => {
      lifecycle.needsReady("The 'screen' module can't be used before the app 'ready' event");
      hear();
      emitter.on(event, listener as () => void);
      return screen as Screen;
    },
    getAllDisplays: () => displays as Display[],
    getPrimaryDisplay: () => (displays[0] ?? ONE[0]) as Display,
  };
  return screen;
};
