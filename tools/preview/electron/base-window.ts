import { EventEmitter } from 'node:events';
import type { BaseWindow, BaseWindowConstructorOptions, Rectangle } from 'electron';
import type { Lifecycle } from './lifecycle.ts';

/** Makes the class of windows without a page. Nothing shows them; each is told as it comes and goes. */
export const createBaseWindow = (lifecycle: Lifecycle, note: (text: string) => void) =>
  class
    extends EventEmitter
    implements Pick<BaseWindow, 'setAlwaysOnTop' | 'showInactive' | 'setBounds' | 'destroy'>
  {
    constructor({ x = 0, y = 0, width = 0, height = 0 }: BaseWindowConstructorOptions = {}) {
      super();
      lifecycle.needsReady('Cannot create BaseWindow before app is ready');
      note(`a blank window of ${width} x ${height} at ${x}, ${y}`);
    }

    setAlwaysOnTop(): void {}
    showInactive(): void {}
    setBounds(_bounds: Rectangle): void {}

    destroy(): void {
      note('a blank window has gone');
      this.emit('closed');
    }
  };
