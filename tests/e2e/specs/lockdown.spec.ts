import { assignedAccessFaults, assignedAccessHolds } from '../../support/lockdown/assigned-access.ts';
import { agentFaults, profileFaults } from '../../support/lockdown/macos-profile.ts';
import { shellLauncherFaults, shellLauncherHolds } from '../../support/lockdown/shell-launcher.ts';
import { pamFaults, unitFaults, unitHolds } from '../../support/lockdown/systemd-unit.ts';
import { expect, test } from '../fixtures/desk.ts';
import { runSwitch } from '../fixtures/run-switch.ts';

const KIOSK = `{
  "version": 1,
  "mode": "kiosk",
  "branch": { "id": "BLR-014", "name": "Bengaluru 14", "country": "IN" }
}`;

const asked = (name: string): readonly string[] => [
  ...['--lockdown', name, '--config', 'FILE', '--account', "Mary's <till> & co"],
];

/** What was printed, without the lines that say where each goes. */
const files = (output: string): readonly string[] => output.split(/^# .*\n/m).slice(1);

test.describe('the lockdown files of a kiosk', () => {
  test('windows-assigned-access', async ({ shell }) => {
    const { status, output, errors } = await runSwitch(shell, asked('windows-assigned-access'), KIOSK);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(assignedAccessFaults(output)).toEqual([]);
    expect(assignedAccessHolds(output).account).toBe("Mary's <till> & co");
  });

  test('windows-shell-launcher', async ({ shell }) => {
    const { status, output, errors } = await runSwitch(shell, asked('windows-shell-launcher'), KIOSK);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(shellLauncherFaults(output)).toEqual([]);
    expect(shellLauncherHolds(output).account).toBe("Mary's <till> & co");
  });

  test('macos-profile', async ({ shell }) => {
    const { status, output, errors } = await runSwitch(shell, asked('macos-profile'), KIOSK);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    const [machine = '', account = '', agent = '', ...more] = files(output).map((text) => text.trim());
    expect(more).toEqual([]);
    expect([...profileFaults(machine), ...profileFaults(account), ...agentFaults(agent)]).toEqual([]);
  });

  test('linux-systemd', async ({ shell }) => {
    const { status, output, errors } = await runSwitch(shell, asked('linux-systemd'), KIOSK);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    const [unit = '', pam = '', ...more] = files(output);
    expect(more).toEqual([]);
    expect([...unitFaults(unit), ...pamFaults(pam)]).toEqual([]);
    expect(unitHolds(unit).account).toBe("Mary's <till> & co");
  });

  test('there are none of a desk, and none of another name', async ({ shell }) => {
    const desk = KIOSK.replace('"kiosk"', '"desk"');
    expect(await runSwitch(shell, asked('linux-systemd'), desk)).toMatchObject({
      status: 1,
      output: 'FILE:3:11: "mode" is not "kiosk": lockdown files are for a kiosk\n',
    });
    expect(await runSwitch(shell, asked('windows'), KIOSK)).toMatchObject({ status: 2, output: '' });
  });
});
