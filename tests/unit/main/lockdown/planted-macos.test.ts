import { describe } from 'vitest';
import { agentFaults, profileFaults } from '../../../support/lockdown/macos-profile.ts';
import { type Edit, fileOf, planted, put } from './plant.ts';

const forKey = (key: string, value: string): Edit =>
  put(new RegExp(`(?<=<key>${key}</key>\\s*)<[^>]+>([^<]*</\\w+>)?`), value);

describe('the judge of the profile for the machine', () => {
  planted(profileFaults, fileOf('macos-profile', 0), {
    'a payload that macOS does not have': [
      put('com.apple.MCX', 'com.apple.app.lock'),
      'PayloadType com.apple.app.lock is not one of macOS',
    ],
    'a payload that comes by device management alone': [
      put('com.apple.MCX', 'com.apple.asam'),
      'com.apple.asam: comes by device management alone',
    ],
    'a payload that nobody has': [
      put('com.apple.MCX', 'com.apple.kiosk'),
      'PayloadType com.apple.kiosk is not one of macOS',
    ],
    'a payload of a user for the machine': [
      put('com.apple.MCX', 'com.apple.screensaver.user'),
      'com.apple.screensaver.user: is not for the scope System',
    ],
    'the password of automatic login': [
      forKey('DisableConsoleAccess', '<true/><key>AutologinPassword</key><string>x</string>'),
      'com.apple.loginwindow: AutologinPassword is not one of its keys here',
    ],
    'a key of another payload': [
      put('DisableConsoleAccess', 'autohide'),
      'com.apple.loginwindow: autohide is not one of its keys here',
    ],
    'a text where a truth has to be': [
      forKey('DisableConsoleAccess', '<string>true</string>'),
      'com.apple.loginwindow: DisableConsoleAccess has to be boolean',
    ],
    'a truth where a number has to be': [
      forKey('Automatic Restart On Power Loss', '<true/>'),
      'EnergySaver: Automatic Restart On Power Loss has to be zero or one',
    ],
    'a number that is none': [
      forKey('Display Sleep Timer', '<integer>never</integer>'),
      'integer: never is none',
    ],
    'PayloadVersion 2': [
      forKey('PayloadVersion', '<integer>2</integer>'),
      'profile: PayloadVersion has to be 1',
    ],
    'no PayloadIdentifier': [
      put(/<key>PayloadIdentifier<\/key>\s*<string>[^<]*<\/string>/, ''),
      'profile: PayloadIdentifier is not a dotted name',
    ],
    'a UUID in braces': [
      put(/(?<=<key>PayloadUUID<\/key>\s*<string>)[^<]+/, '{DBC79CEB-0F5B-577E-ABC8-6D8CF647AB0B}'),
      'profile: PayloadUUID is not a UUID',
    ],
    'two UUIDs alike': [
      (text) => {
        const [id = ''] = /[0-9A-F]{8}-[0-9A-F-]{27}/.exec(text) ?? [];
        return text.replaceAll(/[0-9A-F]{8}-[0-9A-F-]{27}/g, id);
      },
      'profile: a PayloadUUID stands twice',
    ],
    'two identifiers alike': [
      put('kiosk.machine.login', 'kiosk.machine.shift'),
      'profile: a PayloadIdentifier stands twice',
    ],
    'another PayloadType around it': [
      put('<string>Configuration</string>', '<string>Profile</string>'),
      'profile: PayloadType has to be Configuration',
    ],
    'a scope that there is not': [
      put('<string>System</string>', '<string>Machine</string>'),
      'profile: PayloadScope has to be System or User',
    ],
    'the scope of a user': [
      put('<string>System</string>', '<string>User</string>'),
      'com.apple.loginwindow: is not for the scope User',
    ],
    'no name': [put(/<key>PayloadDisplayName<\/key>\s*<string>[^<]*<\/string>/, ''), 'profile: has no name'],
    'no payload': [put(/<array>[\s\S]*<\/array>/, '<array/>'), 'PayloadContent: is no list of payloads'],
    'a key without a value': [put('<key>PayloadScope</key>', ''), 'dict: keys and values do not take turns'],
    'a key twice': [
      put('<key>PayloadScope</key>', '<key>PayloadType</key>'),
      'dict: PayloadType stands twice',
    ],
    'a value of another language': [put('<true/>', '<yes/>'), 'yes is no value of a property list'],
    'no version of the list': [put('<plist version="1.0">', '<plist>'), 'the root is not plist 1.0'],
    'a tag that is not closed': [put('</array>', ''), "not well-formed: Expected closing tag 'array'"],
  });
});

describe('the judge of the profile for the account', () => {
  planted(profileFaults, fileOf('macos-profile', 1), {
    'an app without its full path': [
      put('/Applications/Branchdesk.app', 'Branchdesk.app'),
      'loginitems: the app itself has to be named by its full path',
    ],
    'the program in the app': [
      put('/Applications/Branchdesk.app', '/Applications/Branchdesk.app/Contents/MacOS/Branchdesk'),
      'loginitems: the app itself has to be named by its full path',
    ],
    'no app to start': [
      put(/<array>\s*<dict>\s*<key>Path[\s\S]*?<\/array>/, '<array/>'),
      'loginitems: the app itself has to be named by its full path',
    ],
    'a screen saver without its name': [
      put(/<key>moduleName<\/key>\s*<string>[^<]*<\/string>/, ''),
      'com.apple.screensaver.user: moduleName is missing',
    ],
    'a payload of the machine for a user': [
      put('com.apple.screensaver.user', 'com.apple.loginwindow'),
      'com.apple.loginwindow: is not for the scope User',
    ],
    'preferences that force nothing': [
      put('<key>Forced</key>', '<key>Often</key>'),
      'preferences: nothing is forced in a domain',
    ],
  });
});

describe('the judge of the agent', () => {
  planted(agentFaults, fileOf('macos-profile', 2), {
    'an app that is not brought back': [
      forKey('KeepAlive', '<false/>'),
      'agent: the app is not brought back',
    ],
    'an app that is brought back after a crash alone': [
      forKey('KeepAlive', '<dict><key>SuccessfulExit</key><false/></dict>'),
      'agent: the app is not brought back',
    ],
    'one that does not wait': [
      put('<string>-W</string>', ''),
      'agent: does not wait for the app by its full path',
    ],
    'an app without its full path': [
      put('/Applications/', ''),
      'agent: does not wait for the app by its full path',
    ],
    'no label': [put(/<key>Label<\/key>\s*<string>[^<]*<\/string>/, ''), 'agent: Label is missing'],
  });
});
