import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ARCHS, type ArchName, SYSTEMS, type SystemName } from '../targets.ts';
import { windowsExecutable } from './windows-executable.ts';
import { fuseWire } from './wire.ts';

const put = (folder: string, path: string, content: string | Buffer, mode = 0o644): void => {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  chmodSync(file, mode);
};

const LICENSES = { LICENSE: "Electron's license\n", 'LICENSES.chromium.html': '<p>licenses</p>\n' };
const SHARED = { 'resources.pak': 'pak\n', 'locales/en-US.pak': 'pak\n', 'locales/de.pak': 'pak\n' };

/** What is started on Linux: the wire stands in a line that a shell never comes to. */
const linuxProgram = (): Buffer =>
  Buffer.concat([
    Buffer.from('#!/bin/sh\nexec "$BRANCHDESK_STAND_IN" "$(dirname "$(readlink -f "$0")")" "$@"\n#'),
    fuseWire(),
    Buffer.from('\n'),
  ]);

const linux = (folder: string): void => {
  put(folder, 'electron', linuxProgram(), 0o755);
  put(folder, 'chrome-sandbox', '#!/bin/sh\nexit 0\n', 0o755);
};

const windows = (folder: string, arch: ArchName): void =>
  put(folder, 'electron.exe', windowsExecutable(arch), 0o755);

const plist = (name: string, id: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
  <dict>
    <key>CFBundleExecutable</key>
    <string>${name}</string>
    <key>CFBundleIdentifier</key>
    <string>${id}</string>
    <key>CFBundleName</key>
    <string>${name}</string>
    <key>CFBundlePackageType</key>
    <string>APPL</string>
    <key>LSMinimumSystemVersion</key>
    <string>12.0</string>
  </dict>
</plist>
`;

const bundle = (folder: string, path: string, name: string, id: string): void => {
  put(folder, join(path, 'Contents/Info.plist'), plist(name, id));
  put(folder, join(path, 'Contents/MacOS', name), '#!/bin/sh\nexit 1\n', 0o755);
};

const HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'];

const mac = (folder: string): void => {
  const app = 'Electron.app';
  const frameworks = join(app, 'Contents/Frameworks');
  const framework = join(frameworks, 'Electron Framework.framework');
  bundle(folder, app, 'Electron', 'com.github.Electron');
  put(folder, join(app, 'Contents/Resources/electron.icns'), 'icns');
  put(folder, join(app, 'Contents/Resources/en.lproj/locale.pak'), 'pak\n');
  put(folder, join(framework, 'Versions/A/Electron Framework'), fuseWire(), 0o755);
  put(folder, join(framework, 'Versions/A/Resources/en.lproj/locale.pak'), 'pak\n');
  put(
    folder,
    join(framework, 'Versions/A/Resources/Info.plist'),
    plist('Electron Framework', 'com.github.Electron.framework'),
  );
  symlinkSync('A', join(folder, framework, 'Versions/Current'));
  for (const name of ['Electron Framework', 'Resources']) {
    symlinkSync(`Versions/Current/${name}`, join(folder, framework, name));
  }
  for (const kind of HELPERS) {
    const name = `Electron Helper${kind}`;
    bundle(folder, join(frameworks, `${name}.app`), name, 'com.github.Electron.helper');
  }
};

const MAKERS: Readonly<Record<SystemName, (folder: string, arch: ArchName) => void>> = {
  win32: windows,
  linux,
  darwin: mac,
};

/** Electron's distributions as far as packaging looks at them, one folder for each system and processor. */
export const makeDistributions = (folder: string): void => {
  for (const system of SYSTEMS) {
    for (const arch of ARCHS) {
      const own = join(folder, `${system}-${arch}`);
      const common = system === 'darwin' ? LICENSES : { ...LICENSES, ...SHARED };
      for (const [path, content] of Object.entries(common)) put(own, path, content);
      MAKERS[system](own, arch);
    }
  }
};
