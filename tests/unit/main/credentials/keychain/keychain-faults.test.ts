import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../../../src/main/credentials/keychain/keychain-faults.ts';
import type { KeychainFault } from '../../../../../src/main/ports/keychain.ts';

const WORDS: readonly (readonly [string, KeychainFault])[] = [
  // Linux: seen with gnome-keyring 46 and libsecret, or in their sources.
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'unavailable'],
  ['The given address is empty', 'unavailable'],
  ['Could not connect: No such file or directory', 'unavailable'],
  ['The connection is closed', 'unavailable'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'unavailable'],
  ['No such secret collection at path: /', 'unavailable'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'unavailable'],
  ['Timeout was reached', 'unavailable'],
  ['Failed to load keytar native addon, checked ["../build/Release"] on linux-x64', 'unavailable'],
  ['Cannot create an item in a locked collection', 'locked'],
  ['GDBus.Error:org.freedesktop.Secret.Error.IsLocked: Item is locked', 'locked'],
  ['Prompt was dismissed', 'denied'],
  ['GDBus.Error:org.freedesktop.DBus.Error.AccessDenied: not allowed', 'denied'],
  // macOS: SecCopyErrorMessageString.
  ['User canceled the operation.', 'denied'],
  ['The user name or passphrase you entered is not correct.', 'denied'],
  ["A required entitlement isn't present.", 'denied'],
  ['User interaction is not allowed.', 'locked'],
  ['User interaction is required, but is currently not allowed.', 'locked'],
  ['A default keychain could not be found.', 'unavailable'],
  ['No keychain is available. You may need to restart your computer.', 'unavailable'],
  ['The specified keychain is not a valid keychain file.', 'corrupt'],
  ['Unable to decode the provided data.', 'corrupt'],
  ['The data is too large.', 'too-large'],
  // Windows: FormatMessage in English.
  ['The stub received bad data.', 'too-large'],
  ['Access is denied.', 'denied'],
  ['A specified logon session does not exist. It may already have been terminated.', 'unavailable'],
  // What nobody knows.
  ['The keyring was unlocked and then something else went wrong', 'unavailable'],
  ['Der RPC-Server ist nicht verfügbar.', 'unavailable'],
  ['', 'unavailable'],
];

describe('What an operating system says', () => {
  it.each(WORDS)('%s: %s', (words, fault) => {
    expect(faultOf(words)).toBe(fault);
  });
});
