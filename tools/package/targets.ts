import { Arch, Platform } from 'electron-builder';

/** An operating system as Node names it. */
export type SystemName = 'win32' | 'darwin' | 'linux';

/** A processor as Node names it. */
export type ArchName = 'x64' | 'arm64';

export const SYSTEMS: readonly SystemName[] = ['win32', 'darwin', 'linux'];
export const ARCHS: readonly ArchName[] = ['x64', 'arm64'];

/** What is made for each system, in electron-builder's words. */
export const INSTALLERS: Readonly<Record<SystemName, readonly string[]>> = {
  win32: ['nsis', 'msi'],
  darwin: ['dmg', 'pkg', 'zip'],
  linux: ['deb'],
};

const PLATFORMS: Readonly<Record<SystemName, Platform>> = {
  win32: Platform.WINDOWS,
  darwin: Platform.MAC,
  linux: Platform.LINUX,
};

/** The targets of one system as electron-builder's API takes them. */
export const builderTargets = (
  system: SystemName,
  installers: readonly string[] = INSTALLERS[system],
  archs: readonly ArchName[] = ARCHS,
): Map<Platform, Map<Arch, string[]>> =>
  PLATFORMS[system].createTarget([...installers], ...archs.map((arch) => Arch[arch]));
