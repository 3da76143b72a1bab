import type { Configuration } from 'electron-builder';
import { differs, type Fault } from './fault.ts';

/** What cannot be built here is held in its settings: the pkg, the disk image, and signing on a Mac. */
export const inspectConfiguration = ({ mac, pkg, asar, npmRebuild }: Configuration): readonly Fault[] => [
  ...differs('settings', 'asar', asar, { smartUnpack: false }),
  ...differs('settings', 'rebuild', npmRebuild, false),
  ...differs('settings', 'mac', [mac?.hardenedRuntime, mac?.gatekeeperAssess], [true, false]),
  ...differs(
    'settings',
    'pkg',
    [pkg?.isRelocatable, pkg?.allowAnywhere, pkg?.allowCurrentUserHome, pkg?.installLocation],
    [false, false, false, '/Applications'],
  ),
];
