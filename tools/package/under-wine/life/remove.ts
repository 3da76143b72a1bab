import { startInstalled, until } from '../installed-app.ts';
import { type Lane, readConfig } from '../lane.ts';
import { differences, type Snapshot, snapshot } from '../machine/snapshot.ts';

const CREDENTIALS = /^HKCU\\Software\\Wine\\Credential Manager\\/;

/** Removes, and removes with everything; what is left is held against what was there before. */
export const removed = async (lane: Lane, before: Snapshot): Promise<void> => {
  const { machine, installer, notes, newer } = lane;
  const config = readConfig(machine) ?? '';
  const left = async (): Promise<{ files: readonly string[]; keys: readonly string[] }> => {
    const after = await snapshot(machine);
    return {
      files: differences(before.files, after.files).map((it) => it.slice(2)),
      keys: differences(before.registry, after.registry).map((it) => it.slice(2)),
    };
  };
  notes.step('Remove');
  notes.see('exit code 0', await installer.remove(machine, newer, false), 0);
  const kept = await left();
  notes.see('the configuration stays', readConfig(machine), config);
  notes.see(
    'the journal stays',
    kept.files.includes('users\\root\\AppData\\Local\\Branchdesk\\journal.db'),
    true,
  );
  const isState = (path: string): boolean =>
    path.startsWith('users\\root\\AppData\\Local\\Branchdesk\\') ||
    path.startsWith('ProgramData\\Branchdesk\\');
  notes.see(
    'nothing else stays, file by file',
    kept.files.filter((it) => !isState(it)),
    [],
  );
  const ours = (key: string): boolean =>
    !CREDENTIALS.test(key) && !installer.leaves?.test(key) && !key.endsWith('PendingFileRenameOperations');
  notes.see('no key stays but the credentials of the Windows account', kept.keys.filter(ours), []);

  notes.step('Install again, remove with PURGE');
  notes.see('exit code 0', await installer.install(machine, newer), 0);
  const app = installer.closesApp ? await startInstalled(machine) : null;
  notes.see('removal: exit code 0', await installer.remove(machine, newer, true), 0);
  if (app !== null) {
    await until('the app that ran has ended', app.hasEnded);
    notes.see('the app that ran has been closed', app.hasEnded(), true);
  }
  const purged = await left();
  notes.see('no file stays', purged.files, []);
  notes.see('no key stays but the credentials of the Windows account', purged.keys.filter(ours), []);
  notes.see(
    'credentials stay with their account',
    purged.keys.some((it) => CREDENTIALS.test(it)),
    true,
  );
};
