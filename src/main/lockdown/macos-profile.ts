import { kioskName, type LockdownFacts, type LockdownFile } from './facts.ts';
import { partId } from './ids.ts';
import { accountPayloads, MACHINE_PAYLOADS, type Payload } from './macos-payloads.ts';
import { plistText } from './plist.ts';

/** Never changed: a profile takes the place of the one before that has its identifier. */
const IDENTIFIER = 'app.branchdesk.desktop.kiosk';

const profile = (
  facts: LockdownFacts,
  { scope, part, name }: { readonly scope: 'System' | 'User'; readonly part: string; readonly name: string },
  payloads: readonly Payload[],
): string => {
  const identity = (of: string) => ({
    PayloadIdentifier: `${IDENTIFIER}.${of}`,
    PayloadUUID: partId(facts, `macos-profile.${of}`),
    PayloadVersion: 1,
  });
  return plistText({
    PayloadType: 'Configuration',
    ...identity(part),
    PayloadDisplayName: name,
    PayloadScope: scope,
    PayloadRemovalDisallowed: true,
    PayloadContent: payloads.map((one) => ({
      PayloadType: one.type,
      ...identity(`${part}.${one.part}`),
      ...one.keys,
    })),
  });
};

/** Brings it back whatever it ended with: `open -W` also waits for one that the login item has started. */
const agent = (program: string): string =>
  plistText({
    Label: IDENTIFIER,
    ProgramArguments: ['/usr/bin/open', '-W', program],
    RunAtLoad: true,
    KeepAlive: true,
    LimitLoadToSessionType: 'Aqua',
  });

/** What macOS has in the place of a kiosk mode: two profiles, and what brings the app back. */
export const macosProfile = (facts: LockdownFacts): readonly LockdownFile[] => [
  {
    name: 'branchdesk-kiosk-machine.mobileconfig',
    place: 'branchdesk-kiosk-machine.mobileconfig, for the machine: by device management, or opened once',
    text: profile(facts, { scope: 'System', part: 'machine', name: kioskName(facts) }, MACHINE_PAYLOADS),
  },
  {
    name: 'branchdesk-kiosk-account.mobileconfig',
    place: 'branchdesk-kiosk-account.mobileconfig, for the account of the kiosk: opened once in it',
    text: profile(
      facts,
      { scope: 'User', part: 'account', name: `${kioskName(facts)}, account` },
      accountPayloads(facts.program),
    ),
  },
  {
    name: `${IDENTIFIER}.plist`,
    place: `/Users/${facts.account}/Library/LaunchAgents/${IDENTIFIER}.plist`,
    text: agent(facts.program),
  },
];
