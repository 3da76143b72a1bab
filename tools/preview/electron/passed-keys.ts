import type { EventEmitter } from 'node:events';
import { createEvent } from './emitted-event.ts';

/** Keys with a name, as pages are told them. */
const NAMED = [
  ...['Enter', 'Tab', 'Escape', 'Backspace', 'Delete', 'Insert', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'ContextMenu', 'PrintScreen', 'Pause', 'Help'],
  ...['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'ScrollLock'],
  ...Array.from({ length: 24 }, (_it, at) => `F${at + 1}`),
];

const CHARACTERS = Array.from({ length: 95 }, (_it, at) => String.fromCharCode(32 + at));

const HELD = ['shift', 'control', 'alt', 'meta'] as const;

/**
 * The keys that an app lets a page hear, each as the modifiers' bits and its name: `0 Enter`, `2 c` for Ctrl+C. Electron
 * asks the app at each key before the page hears it; a browser cannot be kept waiting for an answer, so here it is asked of
 * all keys ahead. Its answer may depend on nothing but the key.
 */
export const passedKeys = (contents: EventEmitter): readonly string[] =>
  [...NAMED, ...CHARACTERS].flatMap((key) =>
    Array.from({ length: 1 << HELD.length }, (_it, bits) => bits).flatMap((bits) => {
      const held = Object.fromEntries(HELD.map((name, at) => [name, (bits & (1 << at)) !== 0]));
      const event = createEvent({});
      contents.emit('before-input-event', event, {
        ...{
          type: 'keyDown',
          key,
          code: '',
          isAutoRepeat: false,
          isComposing: false,
          location: 0,
          modifiers: [],
        },
        ...held,
      });
      return event.defaultPrevented ? [] : [`${bits} ${key}`];
    }),
  );
