import { readFileSync, writeFileSync } from 'node:fs';

const SCRIPT = '[APPLICATIONFOLDER]resources\\machine-folder.cmd';
const KEPT =
  'Configuration and journals stay when Branchdesk is removed. msiexec with PURGE=1 removes them as well.';

const command = (verb: string): string =>
  `&quot;[System64Folder]cmd.exe&quot; /d /s /c &quot;&quot;${SCRIPT}&quot; ${verb} ` +
  '&quot;[CommonAppDataFolder]Branchdesk&quot; &quot;[System64Folder]&quot;&quot;';

const action = (id: string, verb: string): string =>
  `<CustomAction Id="${id}" Directory="APPLICATIONFOLDER" ExeCommand="${command(verb)}" ` +
  'Execute="deferred" Impersonate="no" Return="check"/>';

/** What our installer does beyond copying files; the same script does it for both kinds of installer. */
const ADDED = `
    <Property Id="ARPCOMMENTS" Value="${KEPT}"/>
    <Property Id="PURGE" Secure="yes"/>
    ${action('ProtectMachineFolder', 'protect')}
    ${action('PurgeMachineFolder', 'purge')}
    <InstallExecuteSequence>
      <Custom Action="ProtectMachineFolder" After="InstallFiles">NOT REMOVE</Custom>
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
