import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differs, type Fault } from './fault.ts';

const FILES = ['entitlements.plist', 'entitlements.inherit.plist'];

/** The app and its helpers ask macOS for compiling while they run, and for nothing else. */
export const inspectEntitlements = (folder: string): readonly Fault[] =>
  FILES.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8').replace(/<!--[\s\S]*?-->/g, '');
    const keys = [...text.matchAll(/<key>([^<]+)<\/key>\s*<(\w+)/g)].map(
      ([, key, value]) => `${key}: ${value}`,
    );
    return differs('entitlements', name, keys, ['com.apple.security.cs.allow-jit: true']);
  });
