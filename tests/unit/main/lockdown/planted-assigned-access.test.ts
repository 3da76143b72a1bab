import { describe, expect, it } from 'vitest';
import { assignedAccessFaults } from '../../../support/lockdown/assigned-access.ts';
import { fileOf, planted, put, swap } from './plant.ts';

describe('the judge of Assigned Access', () => {
  planted(assignedAccessFaults, fileOf('windows-assigned-access'), {
    'a root without its namespace': [put(/ xmlns="[^"]+"/, ''), 'the root is AssignedAccessConfiguration'],
    'the namespace of another year': [
      put('2017/config', '2018/config'),
      'the root is AssignedAccessConfiguration',
    ],
    'a prefix that is not declared': [
      put(/ xmlns:a18="[^"]+"/, ''),
      'not well-formed: the prefix a18 is not declared',
    ],
    'AutoLaunch in the default namespace': [
      put('a18:AutoLaunch', 'AutoLaunch'),
      'App: AutoLaunch is not one of its attributes',
    ],
    'AutoLaunch in the namespace of StartPins': [
      put('a18:AutoLaunch', 'a22:AutoLaunch'),
      'App: AutoLaunch is not one of its attributes',
    ],
    'StartPins without its namespace': [
      (text) => text.replaceAll('a22:StartPins', 'StartPins'),
      'Profile: StartPins does not belong here',
    ],
    'an Id without braces': [
      put(/Id="\{([0-9A-F-]+)\}" Name/, `Id="357A296D-E72E-55E4-9420-B89545A5BF4B" Name`),
      'Profile: Id is not a GUID in braces',
    ],
    'an Id that is no GUID': [
      (text) => text.replaceAll(/\{[0-9A-F-]{36}\}/g, '{kiosk}'),
      'Profile: Id is not a GUID in braces',
    ],
    'ID in capitals': [put('<Profile Id=', '<Profile ID='), 'Profile: ID is not one of its attributes'],
    'Taskbar before StartPins': [
      swap(/<a22:StartPins>.*<\/a22:StartPins>/, /<Taskbar[^>]*\/>/),
      'Profile: StartPins does not belong here',
    ],
    'Taskbar before AllAppsList': [
      swap(/<AllAppsList>[\s\S]*<\/AllAppsList>/, /<Taskbar[^>]*\/>/),
      'Profile: AllAppsList is missing, or not in its place',
    ],
    'no Taskbar': [put(/<Taskbar[^>]*\/>/, ''), 'Profile: Taskbar is missing, or not in its place'],
    'a Taskbar that does not say whether it is shown': [
      put(' ShowTaskbar="true"', ''),
      'Taskbar: the attribute ShowTaskbar is missing',
    ],
    'ShowTaskbar with another word': [
      put('ShowTaskbar="true"', 'ShowTaskbar="yes"'),
      'Taskbar: ShowTaskbar is not one of true, false',
    ],
    'no DefaultProfile': [
      put(/<DefaultProfile[^>]*\/>/, ''),
      'Config: ends with DefaultProfile, and nothing else',
    ],
    'Profile in the place of DefaultProfile, as in Shell Launcher': [
      put('<DefaultProfile Id', '<Profile Id'),
      'Config: ends with DefaultProfile, and nothing else',
    ],
    'DefaultProfile before the account': [
      swap(/<Account>.*<\/Account>/, /<DefaultProfile[^>]*\/>/),
      'Config: says first for whom it is',
    ],
    'a DefaultProfile that names no profile': [
      put(/<DefaultProfile Id="[^"]+"/, '<DefaultProfile Id="{00000000-0000-0000-0000-000000000000}"'),
      'Config: DefaultProfile names no profile of the file',
    ],
    'the account as an attribute, as in Shell Launcher': [
      put('<Account>kiosk</Account>', '<Account Name="kiosk"/>'),
      'Account: its name stands in it as text',
    ],
    'an account without a name': [
      put('<Account>kiosk</Account>', '<Account></Account>'),
      'Account: is empty',
    ],
    'a SID for an account': [put('>kiosk<', '>S-1-5-21-1-2-3-1001<'), 'Account: is a SID'],
    'another HiddenId': [
      put(
        '<Account>kiosk</Account>',
        '<AutoLogonAccount HiddenId="{50021E57-1CE4-49DF-99A9-8DB659E2C2DD}"/>',
      ),
      'AutoLogonAccount: HiddenId is not one of {74331115-F68A-4DF9-8D2C-52BA2CE2ADB1}',
    ],
    'a DisplayName in the default namespace': [
      put('<Account>kiosk</Account>', '<AutoLogonAccount DisplayName="Branch"/>'),
      'AutoLogonAccount: DisplayName is not one of its attributes',
    ],
    'an app named twice over': [
      put('<App ', '<App AppUserModelId="x" '),
      'App: exactly one of AppUserModelId and DesktopAppPath',
    ],
    'an app without a name': [
      put(/ DesktopAppPath="[^"]+"/, ''),
      'App: exactly one of AppUserModelId and DesktopAppPath',
    ],
    'an app that stands twice': [
      (text) =>
        text.replace(/<App [^>]+\/>/, (app) => `${app}${app.replace(/a18:\S+/, '/>').replace('/>/>', '/>')}`),
      'App: %ProgramFiles%\\Branchdesk\\Branchdesk.exe stands twice',
    ],
    'two apps that start by themselves': [
      (text) => text.replace(/<App [^>]+\/>/, (app) => `${app}${app.replace('Branchdesk.exe', 'Other.exe')}`),
      'AllowedApps: exactly one app has to start by itself',
    ],
    'no app that starts by itself': [
      put(' a18:AutoLaunch="true"', ''),
      'AllowedApps: exactly one app has to start by itself',
    ],
    'a variable of a user in the path': [
      put('%ProgramFiles%', '%LOCALAPPDATA%'),
      'App: DesktopAppPath holds a variable of a user',
    ],
    'a path that is not full': [put('%ProgramFiles%\\', ''), 'App: DesktopAppPath is not a full path'],
    'pins that are not JSON': [put('{&quot;pinnedList', '{pinnedList'), 'StartPins: not JSON'],
    'no pin at all': [put(/\[\{&quot;.*\}\]/, '[]'), 'StartPins: no list of pins'],
    'KioskModeApp beside AllAppsList': [
      put('<AllAppsList>', '<KioskModeApp AppUserModelId="x"/><AllAppsList>'),
      'Profile: AllAppsList does not belong here',
    ],
    'a ClassicAppPath without its namespace': [
      put(/<AllAppsList>[\s\S]*<Taskbar[^>]*\/>/, '<KioskModeApp ClassicAppPath="C:\\x\\y.exe"/>'),
      'KioskModeApp: exactly one of AppUserModelId and ClassicAppPath',
    ],
    'a group that is held in a KioskModeApp': [
      (text) =>
        text
          .replace(/<AllAppsList>[\s\S]*<Taskbar[^>]*\/>/, '<KioskModeApp AppUserModelId="x"/>')
          .replace('<Account>kiosk</Account>', '<UserGroup Type="LocalGroup" Name="x"/>'),
      'Config: a group cannot have a KioskModeApp',
    ],
    'a group of an unknown kind': [
      put('<Account>kiosk</Account>', '<UserGroup Type="Local" Name="x"/>'),
      'UserGroup: Type is not one of LocalGroup, ActiveDirectoryGroup, AzureActiveDirectoryGroup',
    ],
    'two profiles of one id': [
      (text) => text.replace(/<Profile [\s\S]*<\/Profile>/, (one) => `${one}${one}`),
      'Profile: the id {5F6B004C-EE71-50B3-84E8-AFF0BD036B2E} stands twice',
    ],
    'no Configs': [
      put(/<Configs>[\s\S]*<\/Configs>/, ''),
      'the root holds Profiles and Configs, once each, and nothing else',
    ],
    'text in the account that Windows makes': [
      put('<Account>kiosk</Account>', '<AutoLogonAccount>kiosk</AutoLogonAccount>'),
      'AutoLogonAccount: text where none belongs',
    ],
    'an element in the name of the account': [
      put('>kiosk<', '><Name>kiosk</Name><'),
      'Account: Name does not belong here',
    ],
    'an attribute of the root': [put(' xmlns:a18', ' Id="1" xmlns:a18'), 'Id is not one of its attributes'],
    'a declaration that is none': [put('encoding=', 'charset='), 'not well-formed: the declaration'],
    'another encoding': [put('"UTF-8"', '"UTF-16"'), 'not well-formed: the declaration'],
    'an ampersand as it is': [put('Branchdesk kiosk', 'Branchdesk & kiosk'), 'not well-formed: a stray &'],
    'an element that is not closed': [
      put('</Configs>', ''),
      "not well-formed: Expected closing tag 'Configs'",
    ],
  });

  it('takes the other forms that the schema has', () => {
    const good = fileOf('windows-assigned-access');
    for (const edit of [
      put(
        '<Account>kiosk</Account>',
        '<AutoLogonAccount HiddenId="{74331115-F68A-4DF9-8D2C-52BA2CE2ADB1}"/>',
      ),
      put('<Account>kiosk</Account>', '<SpecialGroup Name="Visitor"/>'),
      put(/<a22:StartPins>.*<\/a22:StartPins>/, ''),
      put(/ Name="Branchdesk[^"]*"/, ''),
      put(
        /<AllAppsList>[\s\S]*<Taskbar[^>]*\/>/,
        '<KioskModeApp xmlns:k="http://schemas.microsoft.com/AssignedAccess/2021/config" k:ClassicAppPath="C:\\x\\y.exe"/>',
      ),
      swap(/<Profiles>[\s\S]*<\/Profiles>/, /<Configs>[\s\S]*<\/Configs>/),
    ]) {
      expect(edit(good)).not.toBe(good);
      expect(assignedAccessFaults(edit(good))).toEqual([]);
    }
  });
});
