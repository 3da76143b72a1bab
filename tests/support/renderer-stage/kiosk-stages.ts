import { CHANNELS } from '../../../src/shared/domain/card-usage.ts';
import { LANGUAGES, type Language } from '../../../src/shared/domain/language.ts';
import { problem } from '../../../src/shared/domain/problem.ts';
import type { KioskHealth, KioskView } from '../../../src/shared/ipc/kiosk.ts';
import type { Stage } from './stage.ts';

type Visit = NonNullable<KioskView['visit']>;
type Choice = Visit['choices'][number];

export const WAITING: KioskView = {
  phase: 'waiting',
  closed: null,
  connected: true,
  languages: ['en', 'hi', 'es', 'ar'],
  controlsInLowerHalf: true,
  idleSeconds: 40,
  warningSeconds: 20,
  wait: null,
  proof: null,
  visit: null,
};

const USAGE: readonly Choice[] = CHANNELS.map((channel, index) => ({
  kind: 'card-usage.set',
  id: `usage-${channel}`,
  group: 'airpay',
  channel,
  now: index === 3 ? 'untold' : index % 2 === 0 ? 'on' : 'off',
  to: index % 2 === 0 ? 'off' : 'on',
  cannot: null,
}));

const MESSAGES: readonly Choice[] = ['Service Notification', 'Service Exception', 'Offers'].flatMap(
  (category, index) =>
    ['Text', 'Email', 'Voice'].map((channel) => ({
      kind: 'communication.set' as const,
      id: `message-${category}-${channel}`,
      group: 'wm' as const,
      category,
      channel,
      type: channel === 'Email' ? 'BEMAIL' : 'BPHONE',
      masked: channel === 'Email' ? 'a•••@•••.com' : '•••• 567',
      now: index === 1 ? ('off' as const) : ('on' as const),
      to: index === 1 ? ('on' as const) : ('off' as const),
      cannot: index === 0 && channel === 'Voice' ? problem('kiosk.at-desk') : null,
    })),
);

const VISIT: Visit = {
  systems: [
    { upstream: 'airpay', state: 'ready' },
    { upstream: 'wm', state: 'ready' },
  ],
  choices: [...USAGE, ...MESSAGES],
  asked: null,
  sending: null,
  results: [],
};

/** A view with somebody's visit on the screen. */
export const visiting = (changes: Partial<Visit> = {}): KioskView => ({
  ...WAITING,
  phase: 'visit',
  visit: { ...VISIT, ...changes },
});

/** A view in which a proof is asked for. */
export const proving = (what: NonNullable<KioskView['proof']>['what'], digits: number): KioskView => ({
  ...WAITING,
  phase: 'proof',
  proof: { what, digits },
});

const QUESTION: NonNullable<Visit['asked']> = {
  ...{ choice: 'usage-ATM', now: 'on', to: 'off', consent: null, findings: [] },
};

const WORDINGS = {
  en: 'I agree that the bank sends me text messages about payments that failed. I can stop them at any time.',
  hi: 'मैं सहमत हूँ कि बैंक मुझे असफल भुगतानों के बारे में टेक्स्ट मैसेज भेजे। मैं इन्हें कभी भी बंद कर सकता हूँ।',
  es: 'Acepto que el banco me envíe mensajes de texto sobre pagos fallidos. Puedo darlos de baja en cualquier momento.',
  ar: 'أوافق على أن يرسل لي البنك رسائل نصية عن المدفوعات التي لم تتم. يمكنني إيقافها في أي وقت.',
} as const satisfies Record<Language, string>;

/** @param longest whether the wording is as long as a configuration may have it */
const consent = (longest: boolean): NonNullable<Visit['asked']> => ({
  ...{ choice: 'message-Service Exception-Text', now: 'off', to: 'on', findings: [] },
  consent: LANGUAGES.map((language) => ({
    ...{ chosen: language, language, version: '2026-03' },
    wording: longest ? `${WORDINGS[language]} `.repeat(9).slice(0, 500).trim() : WORDINGS[language],
  })),
});

export const resultIn = (state: Visit['results'][number]['state']): KioskView =>
  visiting({
    results: [
      {
        ...{ choice: 'usage-ATM', from: 'on', to: 'off', state, reason: null },
        number: state === 'refused' || state === 'not-sent' ? null : '7C4D19AF',
      },
    ],
  });

const HEALTH: KioskHealth = {
  version: '0.1.0',
  systems: [
    { upstream: 'airpay', reachable: true, since: 0 },
    { upstream: 'wm', reachable: false, since: 0 },
  ],
  journal: null,
  provisionedUntil: Date.parse('2026-09-30T18:30:00Z'),
  needsLook: 2,
  credentials: null,
  bundle: null,
  lately: [
    {
      ...{ number: '7C4D19AF', at: Date.parse('2026-03-02T09:12:00Z'), outcome: 'unknown' },
      summary: { kind: 'card-usage.set', channel: 'CONTACTLESS', from: 'ALLOWED', to: 'NOTALLOWED' },
    },
    {
      ...{ number: '0B66E2D1', at: Date.parse('2026-03-02T08:57:00Z'), outcome: 'confirmed' },
      summary: {
        ...{ kind: 'communication.set', category: 'Promotional', channel: 'Text', type: 'Mobile' },
        ...{ masked: '•••• 4321', from: 'N', to: 'Y' },
      },
    },
    ...['3F', '4A', '5B', '6C', '7D', '8E'].map((first) => ({
      ...{ number: `${first}19C0D2`, at: Date.parse('2026-03-02T08:12:00Z'), outcome: 'accepted' as const },
      summary: {
        ...{ kind: 'card-usage.set' as const, channel: 'ATM' as const },
        ...{ from: 'NOTALLOWED' as const, to: 'ALLOWED' as const },
      },
    })),
  ],
  closed: null,
};

const closed = (why: NonNullable<KioskView['closed']>['why'], until: number | null): KioskView => ({
  ...WAITING,
  phase: 'closed',
  closed: { why, until },
});

/** The moments of a kiosk, by their names. */
export const KIOSK_VIEWS = {
  'kiosk-attract': WAITING,
  'kiosk-offline': { ...WAITING, connected: false },
  'kiosk-closed': closed('schedule', Date.parse('2026-03-03T02:30:00Z')),
  'kiosk-closed-by-staff': closed('staff', null),
  'kiosk-closed-after-starts': closed('starts', Date.parse('2026-03-02T11:00:00Z')),
  'kiosk-closed-unusable': closed('unusable', null),
  'kiosk-looking': { ...WAITING, phase: 'proof' },
  'kiosk-proof': proving('last-six-of-mobile', 6),
  'kiosk-proof-of-card': proving('last-four-of-card', 4),
  'kiosk-badge': proving('staff-badge', 12),
  'kiosk-wait': { ...proving('last-six-of-mobile', 6), wait: 75 },
  'kiosk-reading': visiting({ choices: [], systems: [{ upstream: 'airpay', state: 'reading' }] }),
  'kiosk-choices': visiting(),
  'kiosk-nothing': visiting({ choices: [] }),
  'kiosk-down': visiting({
    choices: USAGE,
    systems: [
      { upstream: 'airpay', state: 'ready' },
      { upstream: 'wm', state: 'down' },
    ],
  }),
  'kiosk-question': visiting({ asked: QUESTION }),
  'kiosk-consent': visiting({ asked: consent(false) }),
  'kiosk-long-consent': visiting({ asked: consent(true) }),
  'kiosk-sending': visiting({ sending: 'usage-ATM' }),
  'kiosk-refused': resultIn('refused'),
  'kiosk-not-sent': resultIn('not-sent'),
  'kiosk-rejected': resultIn('rejected'),
  'kiosk-accepted': resultIn('accepted'),
  'kiosk-confirmed': resultIn('confirmed'),
  'kiosk-contradicted': resultIn('contradicted'),
  'kiosk-unknown': resultIn('unknown'),
  'kiosk-not-applied': resultIn('not-applied'),
} as const satisfies Record<string, KioskView>;

/** A stage on which a kiosk shows a view. */
export const kioskStage = (base: Stage, view: KioskView): Stage => ({
  ...base,
  info: { ...base.info, mode: 'live', kiosk: true, examples: [] },
  kiosk: { view, health: HEALTH },
});
