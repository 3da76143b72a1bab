import { type FuseV1Config, FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * Every fuse of Electron, set on purpose. `strictlyRequireAllFuses` fails a build whose Electron has a fuse that is not
 * named here.
 */
export const FUSES: FuseV1Config = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // The executable would be a plain Node for whoever sets ELECTRON_RUN_AS_NODE. The keychain's process needs it not.
  [FuseV1Options.RunAsNode]: false,
  // Nothing is stored in cookies; what Chromium stores all the same is encrypted.
  [FuseV1Options.EnableCookieEncryption]: true,
  // NODE_OPTIONS and NODE_EXTRA_CA_CERTS would load code and trust roots into the process that holds credentials.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  // --inspect would open a debugger into it.
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // The archive's header must have the hash that the executable or the bundle holds.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  // No folder named "app" beside the archive is run in its place.
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // There is one V8 snapshot for all processes.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Pages come by app://, which has no privileges of its own; file:// is used for none.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Electron's default: out-of-bounds access in WebAssembly (undici's HTTP parser) traps by signal handler.
  [FuseV1Options.WasmTrapHandlers]: true,
};
