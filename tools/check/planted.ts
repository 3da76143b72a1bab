import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { program, root } from './program.ts';

/** A small tree that breaks the layers in known ways: a checker that finds nothing here sees nothing anywhere. */
const PLANTED: Readonly<Record<string, string>> = {
  'src/shared/domain/reaches-out.ts':
    "import { secret } from '../../main/journal/kept.ts';\nexport const leaked = secret;\n",
  'src/shared/domain/reaches-out-by-type.ts':
    "import type { Kept } from '../../main/journal/kept-type.ts';\nexport type Leaked = Kept;\n",
  'src/main/journal/kept.ts': 'export const secret = 1;\n',
  'src/main/journal/kept-type.ts': 'export interface Kept { readonly value: number }\n',
  'src/main/changes/round.ts':
    "import { about } from './about.ts';\nexport const round = (): number => about() + 1;\n",
  'src/main/changes/about.ts':
    "import { round } from './round.ts';\nexport const about = (): number => (Math.random() > 2 ? round() : 0);\n",
  'src/shared/ipc/screen.ts': 'export const screen = 1;\n',
  'src/shared/kinds/shown.ts': "import { screen } from '../ipc/screen.ts';\nexport const shown = screen;\n",
  'src/shared/systems/shown.ts': "import { screen } from '../ipc/screen.ts';\nexport const told = screen;\n",
  'src/main/systems/wm/borrows.ts':
    "import { adapter } from '../airpay/adapter.ts';\nexport const borrowed = adapter;\n",
  'src/main/journal/stored/shown.ts':
    "import { screen } from '../../../shared/ipc/screen.ts';\nexport const kept = screen;\n",
  'src/main/systems/airpay/adapter.ts': 'export const adapter = 1;\n',
  'src/main/training/server.ts': 'export const server = 1;\n',
  'src/main/compose/wired.ts': 'export const wired = 1;\n',
  'src/main/visits/asks.ts':
    "import { adapter } from '../systems/airpay/adapter.ts';\nexport const asks = adapter;\n",
  'src/main/ipc/wires.ts':
    "import { wired } from '../compose/wired.ts';\nimport { server } from '../training/server.ts';\nexport const wires = wired + server;\n",
};

const EXPECTED = [
  /shared-knows-nobody: src\/shared\/domain\/reaches-out\.ts/,
  /shared-knows-nobody: src\/shared\/domain\/reaches-out-by-type\.ts/,
  /no-cycles: src\/main\/changes\/(round|about)\.ts/,
  /kinds-know-the-domain-alone: src\/shared\/kinds\/shown\.ts/,
  /definitions-of-systems-know-no-screen: src\/shared\/systems\/shown\.ts/,
  /wm-knows-no-other-upstream: src\/main\/systems\/wm\/borrows\.ts/,
  /what-is-stored-knows-no-screen: src\/main\/journal\/stored\/shown\.ts/,
  /only-compose-imports-systems: src\/main\/visits\/asks\.ts/,
  /only-the-entry-imports-compose: src\/main\/ipc\/wires\.ts/,
  /only-compose-imports-training: src\/main\/ipc\/wires\.ts/,
];

/** Whether the layer check reports each planted violation, by value and by type, and a planted cycle. */
export const seesPlanted = async (): Promise<{ readonly ok: boolean; readonly text: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-planted-'));
  try {
    for (const [file, text] of Object.entries(PLANTED)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const found = await program(
      'depcruise',
      ['--config', join(root, 'dependency-cruiser.config.mjs'), '--output-type', 'err', 'src'],
      {
        cwd: folder,
        quiet: true,
      },
    );
    const missed = EXPECTED.filter((pattern) => !pattern.test(found.text));
    return {
      ok: missed.length === 0,
      text: missed.map((pattern) => `not seen: ${pattern.source}`).join('\n'),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
