import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { NtExecutable, NtExecutableResource } from 'resedit';
import { differs, type Fault } from './fault.ts';
import type { Unpacked } from './unpacked.ts';

const headerHash = (archive: string): string =>
  createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');

const windowsEntries = (file: string): unknown => {
  const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(file)));
  const entry = resources.entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  return entry === undefined ? null : JSON.parse(Buffer.from(entry.bin).toString('utf8'));
};

const macHash = (plist: string): string | null =>
  /<key>ElectronAsarIntegrity<\/key>[\s\S]*?<key>hash<\/key>\s*<string>([0-9a-f]{64})<\/string>/.exec(
    plist,
  )?.[1] ?? null;

/** What the program knows of its archive is the archive's own hash; on Linux no program knows it. */
export const inspectIntegrity = ({ system, name, resources, wired }: Unpacked): readonly Fault[] => {
  const hash = headerHash(join(resources, 'app.asar'));
  if (system === 'win32')
    return differs('integrity', name, windowsEntries(wired), [
      { file: 'resources\\app.asar', alg: 'SHA256', value: hash },
    ]);
  if (system === 'darwin')
    return differs('integrity', name, macHash(readFileSync(join(resources, '../Info.plist'), 'utf8')), hash);
  return [];
};
