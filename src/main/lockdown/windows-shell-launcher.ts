import type { LockdownFacts, LockdownFile } from './facts.ts';
import { braced } from './ids.ts';
import { xmlElement as element, type XmlElement, xmlDocument } from './xml.ts';

// Names, not addresses: nothing is fetched from them.
const NAMESPACES = {
  xmlns: 'http://schemas.microsoft.com/ShellLauncher/2018/Configuration',
  'xmlns:V2': 'http://schemas.microsoft.com/ShellLauncher/2019/Configuration',
};

/** With this code the kiosk asks to be started again. */
const START_AGAIN = '86';

/** Whatever it ends with, it is started again: any other action leaves a black screen, or a machine that is off. */
const RESTART = { Action: 'RestartShell' };

const SID = /^S-1-\d+(-\d+)+$/i;

const whoFor = ({ account }: LockdownFacts): XmlElement => {
  if (account === null) return element('AutoLogonAccount');
  return element('Account', SID.test(account) ? { Sid: account } : { Name: account });
};

/**
 * Branchdesk in the place of Explorer, for one account; everybody else keeps Explorer. The path stands without quotes, as
 * in Microsoft's own samples of paths with blanks. Source: Microsoft Learn, Shell Launcher XML Schema Definition.
 */
export const shellLauncher = (facts: LockdownFacts): readonly LockdownFile[] => {
  const Id = braced(facts, 'windows-shell-launcher');
  const kiosk = { Shell: facts.program, 'V2:AppType': 'Desktop', 'V2:AllAppsFullScreen': 'true' };
  const root = element('ShellLauncherConfiguration', NAMESPACES, [
    element('Profiles', {}, [
      element('DefaultProfile', {}, [
        element('Shell', { Shell: '%SystemRoot%\\explorer.exe' }, [element('DefaultAction', RESTART)]),
      ]),
      element('Profile', { Id }, [
        element('Shell', kiosk, [
          element('ReturnCodeActions', {}, [
            element('ReturnCodeAction', { ReturnCode: START_AGAIN, ...RESTART }),
          ]),
          element('DefaultAction', RESTART),
        ]),
      ]),
    ]),
    element('Configs', {}, [element('Config', {}, [whoFor(facts), element('Profile', { Id })])]),
  ]);
  return [
    {
      name: 'shell-launcher.xml',
      place: './Vendor/MSFT/AssignedAccess/ShellLauncher, by device management or as SYSTEM',
      text: xmlDocument(root),
    },
  ];
};
