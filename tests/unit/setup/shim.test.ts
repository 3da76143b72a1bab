import { expect, it } from 'vitest';
import { scriptOfShim } from '../../../tools/check/program.ts';

it.each([
  // As npm writes it on Windows.
  [
    `#!/bin/sh\nbasedir=$(dirname "$(echo "$0" | sed -e 's,\\\\,/,g')")\n\nif [ -x "$basedir/node" ]; then\n  exec "$basedir/node"  "$basedir/../vitest/vitest.mjs" "$@"\nelse \n  exec node  "$basedir/../vitest/vitest.mjs" "$@"\nfi\n`,
    '../vitest/vitest.mjs',
  ],
  [`#!/bin/sh\nexec "$basedir/../node/bin/node.exe"   "$@"\n`, '../node/bin/node.exe'],
  ['', null],
])('the script behind npm’s shim: %#', (shim, script) => expect(scriptOfShim(shim)).toBe(script));
