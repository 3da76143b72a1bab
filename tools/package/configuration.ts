import { join } from 'node:path';
import { flipFuses } from '@electron/fuses';
import type { AfterPackContext, Configuration, FileSet } from 'electron-builder';
import { FUSES } from './fuses.ts';
import { IDENTITY } from './identity.ts';
import type { SystemName } from './targets.ts';
import { editMsiProject } from './windows/msi-project.ts';

interface Places {
  readonly output: string;
  /** The scripts of the macOS package, with this version in them. */
  readonly pkgScripts: string;
  /** Third-party notices, made of what is packed. */
  readonly notices: string;
  readonly electronVersion: string;
  /** A folder of Electron's archives, where they are not to be downloaded. */
  readonly electronDist?: string;
  readonly compression: 'store' | 'normal' | 'maximum';
  /** Signing needs the certificates of a release; without them packages are made unsigned. */
  readonly notarize: boolean;
}

const resource = (...path: readonly string[]): string => join(import.meta.dirname, ...path);

/** Where the fuse wire is: on macOS in the framework, which `flipFuses` finds from the app. */
const flipEveryFuse = async ({
  appOutDir,
  electronPlatformName,
  packager,
}: AfterPackContext): Promise<void> => {
  const { productFilename } = packager.appInfo;
  const name = { win32: `${productFilename}.exe`, darwin: `${productFilename}.app` }[electronPlatformName];
  await flipFuses(join(appOutDir, name ?? IDENTITY.executableName), {
    ...FUSES,
    // An app that nobody signs runs on a Mac of its own making alone, and there only with a signature that is right.
    resetAdHocDarwinSignature: process.platform === 'darwin' && process.env.CSC_LINK === undefined,
  });
};

/** A word that electron-builder replaces. */
const macro = (name: string): string => `$\{${name}}`;

const fileName = (system: string): string =>
  `Branchdesk-${macro('version')}-${system}-${macro('arch')}.${macro('ext')}`;

/** keytar as it is loaded on a system. electron-builder has a word for the processor, and none for the system. */
const keytarOf = (system: SystemName): FileSet => ({
  from: 'keytar',
  to: 'node_modules/keytar',
  filter: ['lib/keytar.js', 'package.json', 'LICENSE.md', `prebuilds/${system}-${macro('arch')}/keytar.node`],
});

/** Everything that electron-builder is told: what is inside a package, and what its installer does. */
export const configuration = (places: Places): Configuration => ({
  appId: IDENTITY.appId,
  productName: IDENTITY.productName,
  copyright: IDENTITY.copyright,
  artifactName: fileName(macro('os')),
  directories: { output: places.output, buildResources: resource() },
  electronVersion: places.electronVersion,
  ...(places.electronDist === undefined ? {} : { electronDist: places.electronDist }),
  electronLanguages: ['en-US'],
  npmRebuild: false,
  nodeGypRebuild: false,
  compression: places.compression,
  publish: null,
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  files: ['package.json', 'out/**'],
  extraResources: [{ from: places.notices, to: 'THIRD-PARTY-NOTICES.txt' }],
  afterPack: flipEveryFuse,
  win: {
    files: [keytarOf('win32')],
    icon: resource('icons', 'icon.ico'),
    extraResources: [{ from: resource('windows', 'machine-folder.cmd'), to: 'machine-folder.cmd' }],
    requestedExecutionLevel: 'asInvoker',
  },
  nsis: {
    artifactName: fileName('windows'),
    guid: IDENTITY.installerGuid,
    oneClick: false,
    perMachine: true,
    allowElevation: true,
    allowToChangeInstallationDirectory: true,
    buildUniversalInstaller: false,
    differentialPackage: false,
    createDesktopShortcut: false,
    createStartMenuShortcut: true,
    deleteAppDataOnUninstall: false,
    runAfterFinish: false,
    multiLanguageInstaller: false,
    installerLanguages: ['en_US'],
    include: resource('windows', 'installer.nsh'),
    uninstallDisplayName: macro('productName'),
  },
  msi: {
    artifactName: fileName('windows'),
    upgradeCode: IDENTITY.upgradeCode,
    perMachine: true,
    oneClick: true,
    runAfterFinish: false,
    createDesktopShortcut: false,
    createStartMenuShortcut: true,
  },
  msiProjectCreated: editMsiProject,
  mac: {
    files: [keytarOf('darwin')],
    icon: resource('icons', 'icon.icns'),
    category: 'public.app-category.business',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: resource('macos', 'entitlements.plist'),
    entitlementsInherit: resource('macos', 'entitlements.inherit.plist'),
    notarize: places.notarize,
    electronLanguages: ['en'],
  },
  pkg: {
    installLocation: '/Applications',
    isRelocatable: false,
    allowAnywhere: false,
    allowCurrentUserHome: false,
    allowRootDirectory: true,
    isVersionChecked: true,
    overwriteAction: 'upgrade',
    scripts: places.pkgScripts,
  },
  linux: {
    files: [keytarOf('linux')],
    icon: resource('icons', 'png'),
    category: 'Office',
    executableName: IDENTITY.executableName,
    maintainer: IDENTITY.maintainer,
    vendor: IDENTITY.publisher,
    synopsis: 'Branch operations for three systems',
    syncDesktopName: true,
  },
  deb: {
    artifactName: fileName('linux'),
    packageName: IDENTITY.executableName,
    packageCategory: 'misc',
    afterInstall: resource('linux', 'after-install.sh'),
    afterRemove: resource('linux', 'after-remove.sh'),
    fpm: ['--before-install', resource('linux', 'before-install.sh')],
    recommends: ['gnome-keyring'],
  },
});
