import { describe, expect, it } from 'vitest';
import { asWixlProject, missingRows } from '../../../tools/package/offline/wixl-project.ts';
import { withOurSteps } from '../../../tools/package/windows/msi-project.ts';

const PROJECT = `<Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
  <Product Id="*">
    <Package Compressed="yes"/>
    <Property Id="ALLUSERS" Secure="yes" Value="1"/>
    <Directory Id="APPLICATIONFOLDER" Name="Branchdesk"/>

    <!-- Files -->
    <Directory Id="deep" Name="APPLICATIONFOLDER:\\a\\b\\"/>
    <ComponentGroup Id="ProductComponents" Directory="APPLICATIONFOLDER">
      <Component>
        <File Name="x.exe" ReadOnly="yes" Id="x"/>
      </Component>
      <Component Directory="deep">
        <File Name="y.txt" ReadOnly="yes"/>
      </Component>
    </ComponentGroup>
  </Product>
</Wix>`;

describe('the project of the MSI', () => {
  it('gets our steps once, and is refused where there is no place for them', () => {
    const project = withOurSteps(PROJECT);
    expect(project.split('Id="ProtectMachineFolder"')).toHaveLength(2);
    expect(project).toContain('Execute="deferred" Impersonate="no" Return="check"');
    expect(() => withOurSteps('<Wix/>')).toThrow(/no place/);
  });

  it('purges on a removal that asks for it, never on an upgrade', () => {
    expect(withOurSteps(PROJECT)).toContain(
      'Before="RemoveFiles">REMOVE="ALL" AND PURGE="1" AND NOT UPGRADINGPRODUCTCODE</Custom>',
    );
  });

  it('places a bundle on a first installation or an upgrade alone, and looks for it before anything is changed', () => {
    const project = withOurSteps(PROJECT);
    const when = '>(BUNDLE OR KEYS) AND NOT Installed</Custom>';
    expect(project).toContain(`"FileOfBundleOrKeysIsThere" After="CostFinalize"${when}`);
    expect(project).toContain(`"PlaceBundleAndKeys" After="ProtectMachineFolder"${when}`);
    const [looked, , placed] = missingRows(project);
    // Not deferred, and so before anything is; the other one as the system.
    expect(looked).toMatch(/VALUES \('FileOfBundleOrKeysIsThere', 34, 'TARGETDIR', /);
    expect(looked).toContain(`do if not "%~f"=="" if not exist "%~f" exit 1"')`);
    expect(placed).toMatch(/VALUES \('PlaceBundleAndKeys', 3106, .* "\[BUNDLE\]" "\[KEYS\]""'\)$/);
  });

  it('puts each file where it was, in the words of wixl', () => {
    const project = asWixlProject(withOurSteps(PROJECT));
    expect(project).toMatch(
      /Name="Branchdesk"><Directory Id="APPLICATIONFOLDER_a" Name="a"><Directory Id="deep" Name="b">/,
    );
    expect(project).toMatch(
      /<DirectoryRef Id="deep"><Component Id="c1" Guid="\*">\s*<File Id="f1" Name="y.txt"\/>/,
    );
    expect(project).not.toMatch(/CustomAction|ReadOnly|Secure=/);
  });

  it('writes what wixl cannot as rows, with quotes as SQL has them', () => {
    const rows = missingRows(withOurSteps(PROJECT));
    expect(rows).toHaveLength(9);
    expect(rows[1]).toContain(`'"[System64Folder]cmd.exe" /d /s /c ""[APPLICATIONFOLDER]resources`);
    expect(rows.at(-1)).toContain("'WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED;ALLUSERS;PURGE;BUNDLE;KEYS'");
  });
});
