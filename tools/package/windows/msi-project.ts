import { readFileSync, writeFileSync } from 'node:fs';

const SCRIPT = '[APPLICATIONFOLDER]resources\\machine-folder.cmd';
const KEPT =
  'Configuration and journals stay when Branchdesk is removed. msiexec with PURGE=1 removes them as well.';

const quoted = (text: string): string => `&quot;${text}&quot;`;

const CMD = `${quoted('[System64Folder]cmd.exe')} /d /s /c`;

const command = (verb: string, ...files: readonly string[]): string => {
  const places = ['[CommonAppDataFolder]Branchdesk', '[System64Folder]', ...files].map(quoted);
  return `${CMD} &quot;${quoted(SCRIPT)} ${verb} ${places.join(' ')}&quot;`;
};

const action = (id: string, verb: string, ...files: readonly string[]): string =>
  `<CustomAction Id="${id}" Directory="APPLICATIONFOLDER" ExeCommand="${command(verb, ...files)}" ` +
  'Execute="deferred" Impersonate="no" Return="check"/>';

/** Ends with 1 where a file that is named is not there. */
const CHECKED =
  `for %f in (${quoted('[BUNDLE]')} ${quoted('[KEYS]')}) do ` +
  `if not ${quoted('%~f')}==${quoted('')} if not exist ${quoted('%~f')} exit 1`;

/**
 * Whoever may repair an installation need not be an administrator: what is placed comes with a first installation or an
 * upgrade alone, which an administrator begins.
 */
const GIVEN = '(BUNDLE OR KEYS) AND NOT Installed';

/** What our installer does beyond copying files; the same script does it for both kinds of installer. */
const ADDED = `
    <Property Id="ARPCOMMENTS" Value="${KEPT}"/>
    <Property Id="PURGE" Secure="yes"/>
    <Property Id="BUNDLE" Secure="yes"/>
    <Property Id="KEYS" Secure="yes"/>
    <CustomAction Id="FileOfBundleOrKeysIsThere" Directory="TARGETDIR" ExeCommand="${CMD} &quot;${CHECKED}&quot;" Execute="immediate" Return="check"/>
    ${action('ProtectMachineFolder', 'protect')}
    ${action('PlaceBundleAndKeys', 'place', '[BUNDLE]', '[KEYS]')}
    ${action('PurgeMachineFolder', 'purge')}
    <InstallExecuteSequence>
      <Custom Action="FileOfBundleOrKeysIsThere" After="CostFinalize">${GIVEN}</Custom>
      <Custom Action="ProtectMachineFolder" After="InstallFiles">NOT REMOVE</Custom>
      <Custom Action="PlaceBundleAndKeys" After="ProtectMachineFolder">${GIVEN}</Custom>
      <Custom Action="PurgeMachineFolder" Before="RemoveFiles">REMOVE="ALL" AND PURGE="1" AND NOT UPGRADINGPRODUCTCODE</Custom>
    </InstallExecuteSequence>

    <!-- Files -->`;

/** The MSI project of electron-builder with our steps in it. */
export const withOurSteps = (project: string): string => {
  if (!project.includes('<!-- Files -->')) throw new Error('the MSI project has no place for our steps');
  return project.replace('\n    <!-- Files -->', () => ADDED);
};

/** Called once electron-builder has written its project and before anything is compiled. */
export const editMsiProject = (file: string): void =>
  writeFileSync(file, withOurSteps(readFileSync(file, 'utf8')));
