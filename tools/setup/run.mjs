// The one entry of the npm scripts: sets up what is missing, then hands over to the pinned Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { electronArguments, electronBinary } from './electron-binary.mjs';
import {
  build,
  checkNode,
  installPackages,
  installSystemPackages,
  pinnedNode,
  root,
  tryHeadlessShell,
  tryPackagingPackages,
  trySpeechPackages,
} from './steps.mjs';

const PARENT_CHECK_MS = 200;

const tool = (...path) => join(root, 'tools', ...path);

/** Runs a program in this one's place: its streams, its signals, its status. */
const become = (program, args) => {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm tells a signal to its shell alone: when that shell is gone, this program ends as if it had been told.
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) child.kill('SIGTERM');
  }, PARENT_CHECK_MS).unref();
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 1));
};

/** Node 24 runs TypeScript as it stands; its note about that would stand before every output. */
const becomeNode = (args) => become(pinnedNode, ['--disable-warning=ExperimentalWarning', ...args]);

const prepare = ({ system = false, built = false }) => {
  checkNode();
  installPackages();
  if (system) installSystemPackages();
  if (built) build();
};

const start = (args) => {
  prepare({ built: true });
  const mode = args.includes('--config') ? args : ['--training', ...args];
  const { binary, why } = electronBinary();
  if (binary !== null) {
    const own = electronArguments(process.getuid?.() === 0);
    if (own.length > 0) process.stderr.write(`Electron runs without its sandbox: root is not given one.\n`);
    return become(binary, [root, ...own, ...mode]);
  }
  process.stderr.write(`Branchdesk runs without Electron: ${why}.\n`);
  return becomeNode([tool('start', 'main.ts'), ...mode]);
};

const [command = '', ...args] = process.argv.slice(2);
switch (command) {
  case 'start':
    start(args);
    break;
  case 'preview':
    prepare({ built: true });
    becomeNode([tool('preview', 'main.ts'), ...args]);
    break;
  case 'dev':
    prepare({});
    becomeNode([tool('dev', 'main.ts'), ...args]);
    break;
  case 'stage':
    prepare({});
    becomeNode([tool('stage', 'main.ts'), ...args]);
    break;
  case 'test':
    prepare({ system: true });
    tryHeadlessShell();
    trySpeechPackages();
    tryPackagingPackages({ windows: args.includes('--full') });
    becomeNode([tool('check', 'main.ts'), ...args]);
    break;
  case 'check':
    prepare({});
    becomeNode([tool('check', 'touched.ts'), ...args]);
    break;
  case 'tour':
    prepare({ system: true, built: true });
    becomeNode([tool('tour', 'main.ts'), ...args]);
    break;
  case 'bench':
    prepare({ system: true, built: true });
    becomeNode([tool('bench', 'main.ts'), ...args]);
    break;
  case 'package':
    prepare({ built: true });
    becomeNode([tool('package', 'main.ts'), ...args]);
    break;
  case 'package:check':
    prepare({ built: true });
    tryPackagingPackages({ windows: args.includes('--windows') });
    becomeNode([tool('package', 'check', 'main.ts'), ...args]);
    break;
  case 'fault-lab':
    prepare({ system: true });
    tryHeadlessShell();
    becomeNode([tool('fault-lab', 'main.ts'), ...args]);
    break;
  default:
    process.stderr.write(`unknown command: ${command}\n`);
    process.exit(2);
}
