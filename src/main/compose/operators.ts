import type { TriesSettings } from '../../shared/config/operators.ts';
import type { Settings } from '../../shared/config/settings.ts';
import type { OperatorsView } from '../../shared/ipc/operators.ts';
import { operatorsView } from '../ipc/operator-handlers.ts';
import type { Journal } from '../journal/journal.ts';
import { personAtKiosk } from '../kiosk/kiosk-operator.ts';
import { createPins, type Pins } from '../operators/pins.ts';
import { createRules, type Rules } from '../operators/rules.ts';
import { createSessions, type Sessions } from '../operators/sessions.ts';
import type { Clock } from '../ports/clock.ts';
import type { Host } from '../ports/host.ts';
import type { Hub } from './hub.ts';
import type { Mode } from './mode.ts';
import { openedTries } from './opened-tries.ts';

/** Who works at this desk, how they prove it, and what they may do. */
export interface Operators {
  readonly sessions: Sessions;
  /** What each of them may do. */
  readonly roles: Rules;
  readonly pins: Pins;
  readonly view: () => OperatorsView;
  close(): void;
}

/** Nobody has a PIN where the operating system says who it is. */
const NO_TRIES: TriesSettings = { person: [1], device: [1], forgetMinutes: 1 };

/** Makes who works at this desk. What becomes of a session is recorded, and told as `operators.changed`. */
export const composeOperators = ({
  host,
  mode,
  settings,
  hub,
  journal,
  usable,
  clock,
  signal,
}: {
  readonly host: Pick<Host, 'userDataDir'>;
  readonly mode: Mode;
  readonly settings: Settings;
  readonly hub: Hub;
  readonly journal: Pick<Journal, 'append'>;
  /** Resolves once the journal can be used. */
  readonly usable: Promise<void>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Operators => {
  const { operators } = settings;
  const people = operators.from === 'roster' ? operators.people : [];
  const pins = createPins({
    keychain: mode.keychain,
    configured: (id) => people.find((one) => one.id === id)?.pin ?? null,
  });
  const tries = operators.from === 'roster' ? operators.tries : NO_TRIES;
  const counts = openedTries('tries', host, mode, tries, clock);
  const sessions = createSessions({
    ...{ settings: operators, account: mode.account, first: mode.first, pins, clock, signal },
    tries: counts.open,
    // Who signs in before the journal is open is recorded once it is. One that does not take it sends nothing either.
    onStep: (step) =>
      void usable.then(() => journal.append({ type: 'operator.session', ...step })).catch(() => {}),
    onChange: () => hub.emit('operators.changed'),
  });
  const isKiosk = settings.mode === 'kiosk';
  const roles = createRules({
    ...{ roles: settings.roles, person: isKiosk ? personAtKiosk : sessions.person },
    hasSecond: !isKiosk && people.length > 1,
  });
  return {
    ...{ sessions, roles, pins },
    view: () => operatorsView(sessions, roles, operators),
    close: counts.close,
  };
};
