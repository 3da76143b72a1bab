import { describe, expect, it } from 'vitest';
import { shellLauncherFaults } from '../../../support/lockdown/shell-launcher.ts';
import { fileOf, planted, put, swap } from './plant.ts';

describe('the judge of Shell Launcher', () => {
  const code = '<ReturnCodeAction ReturnCode="86" Action="RestartShell"/>';
  planted(shellLauncherFaults, fileOf('windows-shell-launcher'), {
    'a root without its namespace': [put(/ xmlns="[^"]+"/, ''), 'the root is ShellLauncherConfiguration'],
    'the namespace of Assigned Access': [
      put('ShellLauncher/2018/Configuration', 'AssignedAccess/2017/config'),
      'the root is ShellLauncherConfiguration',
    ],
    'AppType without its namespace': [
      put('V2:AppType', 'AppType'),
      'Shell: the attribute AppType is missing',
    ],
    'AppType in the namespace of the first version': [
      put('ShellLauncher/2019/', 'ShellLauncher/2018/'),
      'Shell: the attribute AppType is missing',
    ],
    'no AppType': [put(' V2:AppType="Desktop"', ''), 'Shell: the attribute AppType is missing'],
    'an AppType that there is not': [put('"Desktop"', '"Win32"'), 'Shell: AppType is not one of Desktop'],
    'AllAppsFullScreen with another word': [
      put('AllAppsFullScreen="true"', 'AllAppsFullScreen="1st"'),
      'Shell: AllAppsFullScreen is not one of true, false',
    ],
    'no DefaultProfile': [
      put(/<DefaultProfile>[\s\S]*<\/DefaultProfile>/, ''),
      'Profiles: DefaultProfile is missing, or not in its place',
    ],
    'a DefaultProfile behind the others': [
      swap(/<DefaultProfile>[\s\S]*<\/DefaultProfile>/, /<Profile Id[\s\S]*?<\/Profile>/),
      'Profiles: DefaultProfile is missing, or not in its place',
    ],
    'a DefaultProfile that is not Explorer': [put('explorer.exe', 'cmd.exe'), 'Shell: Shell is not Explorer'],
    'a DefaultProfile without DefaultAction': [
      put(/<DefaultAction Action="RestartShell"\/>/, ''),
      'Shell: DefaultAction is missing, or not in its place',
    ],
    'codes in the DefaultProfile': [
      put(
        '<Shell Shell="%SystemRoot%\\explorer.exe">',
        `<Shell Shell="%SystemRoot%\\explorer.exe"><ReturnCodeActions>${code}</ReturnCodeActions>`,
      ),
      'Shell: ReturnCodeActions does not belong here',
    ],
    'a kiosk without DefaultAction': [
      put(/(<\/ReturnCodeActions>)\s*<DefaultAction[^>]*\/>/, '</ReturnCodeActions>'),
      'Shell: DefaultAction is missing, or not in its place',
    ],
    'two default actions': [
      put(/(?<=<\/ReturnCodeActions>\s*)(?=<DefaultAction)/, '<DefaultAction Action="RestartShell"/>'),
      'Shell: too many of DefaultAction',
    ],
    'five codes': [
      put(code, [86, 1, 2, 3, 4].map((at) => code.replace('86', `${at}`)).join('')),
      'ReturnCodeActions: too many of ReturnCodeAction',
    ],
    'a code twice': [put(code, code + code), 'ReturnCodeActions: a code stands twice'],
    'a code that is not signed': [
      put(code, code + code.replace('86', '3221225477')),
      'ReturnCodeAction: ReturnCode is not a signed code of 32 bits',
    ],
    'a code without a number': [
      put('ReturnCode="86" ', ''),
      'ReturnCodeAction: the attribute ReturnCode is missing',
    ],
    'no code to be started again with': [
      put('ReturnCode="86"', 'ReturnCode="87"'),
      'ReturnCodeActions: the code with which the kiosk asks to be started again is missing',
    ],
    'a black screen by a code': [
      put('ReturnCode="86" Action="RestartShell"', 'ReturnCode="86" Action="DoNothing"'),
      'ReturnCodeAction: Action leaves a black screen',
    ],
    'a machine that is shut down': [
      put('ReturnCode="86" Action="RestartShell"', 'ReturnCode="86" Action="ShutdownDevice"'),
      'ReturnCodeAction: Action leaves a black screen',
    ],
    'a black screen whatever it ends with': [
      put(
        /(?<=<\/ReturnCodeActions>\s*)<DefaultAction Action="RestartShell"\/>/,
        '<DefaultAction Action="DoNothing"/>',
      ),
      'DefaultAction: Action leaves a black screen',
    ],
    'an action that there is not': [
      put('Action="RestartShell"', 'Action="Restart"'),
      'DefaultAction: Action is not one of RestartShell, RestartDevice',
    ],
    'an Id without braces': [
      put(/<Profile Id="\{([0-9A-F-]+)\}">/, '<Profile Id="6FAC5300-74FA-5940-AAC7-FDD2960C7CD7">'),
      'Profile: Id is not a GUID in braces',
    ],
    'ID, as in one of the samples': [
      put('<Profile Id', '<Profile ID'),
      'Profile: ID is not one of its attributes',
    ],
    'the account as text, as in Assigned Access': [
      put('<Account Name="kiosk"/>', '<Account>kiosk</Account>'),
      'Account: exactly one of Name and Sid',
    ],
    'both a name and a SID': [
      put('<Account Name="kiosk"/>', '<Account Name="kiosk" Sid="S-1-5-21-1"/>'),
      'Account: exactly one of Name and Sid',
    ],
    'a SID that is none': [
      put('<Account Name="kiosk"/>', '<Account Sid="kiosk"/>'),
      'Account: Sid is not a SID',
    ],
    'DefaultProfile in a Config, as in Assigned Access': [
      put(
        /(<Account Name="kiosk"\/>\s*)<Profile Id="([^"]+)"\/>/,
        '<Account Name="kiosk"/><DefaultProfile Id="{6FAC5300-74FA-5940-AAC7-FDD2960C7CD7}"/>',
      ),
      'Config: ends with Profile, and nothing else',
    ],
    'a Config that names no profile': [
      put(
        /(?<=<Account Name="kiosk"\/>\s*)<Profile Id="[^"]+"\/>/,
        '<Profile Id="{00000000-0000-0000-0000-000000000000}"/>',
      ),
      'Config: names no profile of the file',
    ],
    'the HiddenId of Assigned Access': [
      put('<Account Name="kiosk"/>', '<AutoLogonAccount HiddenId="{74331115-F68A-4DF9-8D2C-52BA2CE2ADB1}"/>'),
      'AutoLogonAccount: HiddenId is not one of {50021E57-1CE4-49DF-99A9-8DB659E2C2DD}',
    ],
    'a variable of a user in the path': [
      put('%ProgramFiles%', '%AppData%'),
      'Shell: Shell holds a variable of a user',
    ],
    'an attribute that stands twice': [
      put('V2:AppType="Desktop"', 'V2:AppType="Desktop" V2:AppType="Desktop"'),
      "not well-formed: Attribute 'V2:AppType' is repeated.",
    ],
    'no Configs': [
      put(/<Configs>[\s\S]*<\/Configs>/, ''),
      'ShellLauncherConfiguration: Configs is missing, or not in its place',
    ],
  });

  it('takes the other forms that the schema has', () => {
    const good = fileOf('windows-shell-launcher');
    const account = '<Account Name="kiosk"/>';
    for (const edit of [
      put(
        /<ReturnCodeActions>[\s\S]*<\/ReturnCodeActions>\s*<DefaultAction[^>]*\/>/,
        '<DefaultAction Action="RestartShell"/><ReturnCodeActions><ReturnCodeAction ReturnCode="86" Action="RestartShell"/></ReturnCodeActions>',
      ),
      put(' V2:AllAppsFullScreen="true"', ''),
      put('ReturnCode="86" Action="RestartShell"', 'ReturnCode="86" Action="RestartDevice"'),
      put(account, '<Account Sid="S-1-5-21-1-2-3-1001"/>'),
      put(account, '<AutoLogonAccount HiddenId="{50021E57-1CE4-49DF-99A9-8DB659E2C2DD}"/>'),
    ]) {
      expect(edit(good)).not.toBe(good);
      expect(shellLauncherFaults(edit(good))).toEqual([]);
    }
  });
});
