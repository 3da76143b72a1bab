import { kioskName, type LockdownFacts, type LockdownFile } from './facts.ts';
import { braced } from './ids.ts';
import { xmlElement as element, type XmlElement, xmlDocument } from './xml.ts';

// Names, not addresses: nothing is fetched from them.
const NAMESPACES = {
  xmlns: 'http://schemas.microsoft.com/AssignedAccess/2017/config',
  'xmlns:a18': 'http://schemas.microsoft.com/AssignedAccess/201810/config',
  'xmlns:a22': 'http://schemas.microsoft.com/AssignedAccess/2022/config',
};

/** The one thing that Start offers: the shortcut of the installers, for all users. */
const START_PINS = JSON.stringify({
  pinnedList: [
    {
      desktopAppLink: '%ALLUSERSPROFILE%\\Microsoft\\Windows\\Start Menu\\Programs\\Branchdesk.lnk',
    },
  ],
});

const whoFor = (facts: LockdownFacts): XmlElement =>
  facts.account === null
    ? element('AutoLogonAccount', { 'a18:DisplayName': kioskName(facts) })
    : element('Account', {}, facts.account);

/**
 * The restricted user experience of Windows 11: every program but this one is denied, and it starts at sign-in. The order of
 * elements is the schema's. Source: Microsoft Learn, Assigned Access XML Schema Definition.
 */
export const assignedAccess = (facts: LockdownFacts): readonly LockdownFile[] => {
  const Id = braced(facts, 'windows-assigned-access');
  const profile = element('Profile', { Id, Name: kioskName(facts) }, [
    element('AllAppsList', {}, [
      element('AllowedApps', {}, [
        element('App', { DesktopAppPath: facts.program, 'a18:AutoLaunch': 'true' }),
      ]),
    ]),
    element('a22:StartPins', {}, START_PINS),
    element('Taskbar', { ShowTaskbar: 'true' }),
  ]);
  const config = element('Config', {}, [whoFor(facts), element('DefaultProfile', { Id })]);
  const root = element('AssignedAccessConfiguration', NAMESPACES, [
    element('Profiles', {}, [profile]),
    element('Configs', {}, [config]),
  ]);
  return [
    {
      name: 'assigned-access.xml',
      place: './Vendor/MSFT/AssignedAccess/Configuration, by device management or as SYSTEM',
      text: xmlDocument(root),
    },
  ];
};
