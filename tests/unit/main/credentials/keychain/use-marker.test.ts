import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUseMarker } from '../../../../../src/main/credentials/keychain/use-marker.ts';

describe('The memory of a used keychain', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'use-marker-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('lasts from the first use on, in a folder that it makes', async () => {
    const file = join(folder, 'a', 'b', 'keychain-used');
    expect(await createUseMarker(file).expected()).toBe(false);
    await createUseMarker(file).onFirstUse();
    await createUseMarker(file).onFirstUse();
    expect(await createUseMarker(file).expected()).toBe(true);
    expect((await stat(file)).size).toBe(0);
  });

  it('takes what it cannot see for used', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    expect(await createUseMarker(join(file, 'inside a file')).expected()).toBe(true);
  });
});
