import { APP_ID } from '../../src/main/electron/app-id.ts';

/** Who the app is to an operating system. None of these may change once it was installed somewhere. */
export const IDENTITY = {
  /** The bundle identifier on macOS, and on Windows the AppUserModelID of shortcut, taskbar and notifications. */
  appId: APP_ID,
  productName: 'Branchdesk',
  /** The executable on Linux, its package and its folder in /etc. */
  executableName: 'branchdesk',
  // Placeholders, these four: whoever publishes the app fills them in (docs/packaging.md).
  publisher: 'Branchdesk',
  maintainer: 'Branchdesk <support@branchdesk.example>',
  homepage: 'https://branchdesk.example/',
  copyright: 'Copyright © Branchdesk',
  /** What Windows Installer knows the product by: an upgrade finds the version before by it. */
  upgradeCode: '8F2B6C1E-5D0A-4E37-9B64-2C7A1D93E5F0',
  /** What the registry key of the NSIS installer is named after. */
  installerGuid: 'c4d1a7f2-93b8-5e06-8a4d-6f17b0e2935c',
} as const;
