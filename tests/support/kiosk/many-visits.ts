import { registerHooks } from 'node:module';

/*
 * Loaded into a process of tests before the product. A proof is answered as soon as it was looked at, and not on the grid of
 * two seconds: what is measured over many visits would otherwise be waiting. And a leak can be planted: from then on
 * something keeps the desk of each visit that ends.
 */

interface Change {
  readonly of: string;
  readonly from: RegExp;
  readonly to: string;
}

const CHANGES: readonly Change[] = [
  {
    of: '/src/main/kiosk/answer-time.ts',
    from: /const (SOONEST|GRID)_MS = [\d_]+;/g,
    to: 'const $1_MS = 1;',
  },
  {
    of: '/src/main/compose/kiosk.ts',
    from: /hub\.removeAllListeners\(\);/g,
    to: 'globalThis.planted?.push(desk.store); hub.removeAllListeners();',
  },
];

registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    const change = CHANGES.find(({ of }) => url.endsWith(of));
    if (change === undefined) return loaded;
    const source = String(loaded.source);
    const changed = source.replace(change.from, change.to);
    if (changed === source) throw new Error(`${change.of} is not as it was`);
    return { ...loaded, source: changed };
  },
});
