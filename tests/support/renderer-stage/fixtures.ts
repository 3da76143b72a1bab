import { CHANNELS } from '../../../src/shared/domain/card-usage.ts';
import { CREDENTIAL_STATES } from '../../../src/shared/domain/credentials.ts';
import { problem } from '../../../src/shared/domain/problem.ts';
import { UPSTREAMS } from '../../../src/shared/domain/upstream.ts';
import type { CredentialsView } from '../../../src/shared/ipc/credentials.ts';
import type { LineView, VisitView } from '../../../src/shared/ipc/views.ts';
import { KIND_NAMES } from '../../../src/shared/kinds/kinds.ts';
import { RIGHTS } from '../../../src/shared/operators/roles.ts';
import { CAN_DRAFT, CAN_NOTHING, CAN_NOTHING_LOOKED, CAN_NOTHING_PAST } from '../can.ts';
import { ALL_OFF } from '../panels.ts';
import { branchActivity, receiptOf } from './branch-fixtures.ts';
import { shiftOf } from './shift-fixtures.ts';
import type { Stage } from './stage.ts';

const NOW = Date.parse('2026-03-02T10:42:00Z');
const MINUTE = 60_000;

/** What can be done with a plain line in a state. */
const canIn = (state: LineView['state']): LineView['can'] => {
  if (state === 'draft' || state === 'refused') return CAN_DRAFT;
  if (state === 'needs-approval') return { ...CAN_DRAFT, approve: true };
  if (state === 'sending') return CAN_NOTHING;
  if (state === 'unknown') return { ...CAN_NOTHING, readBack: true };
  return { ...CAN_NOTHING, dismiss: true, tryAgain: state === 'not-applied' };
};

export const line = (changes: Partial<LineView> & Pick<LineView, 'changeId' | 'summary'>): LineView => ({
  upstream: 'airpay',
  state: 'draft',
  busy: null,
  findings: [],
  reason: null,
  notes: [],
  requestId: null,
  upstreamRequestId: null,
  can: canIn(changes.state ?? 'draft'),
  at: NOW,
  ...changes,
});

const ready = <T>(data: T) =>
  ({ state: 'ready', data, readAt: NOW, remembered: false, stale: null }) as const;

const PHONE = { type: 'BPHONE', masked: '•••• 567', modifiedBy: 'rk', modifiedAt: '2026-02-11' };
const MAIL = { type: 'BEMAIL', masked: 'a•••@•••.com', modifiedBy: null, modifiedAt: null };

export const ASHA: VisitView = {
  customer: {
    visit: 'visit-asha',
    name: 'Asha Verma',
    tier: 'Gold',
    cards: 2,
    masked: [
      { type: 'mobile', masked: '•••• 001', conflictingIn: [] },
      { type: 'email', masked: 'a•••@•••.com', conflictingIn: [] },
      { type: 'externalId', masked: '•••• 117', conflictingIn: [] },
    ],
    sources: ['INSTORE', 'MOBILE_APP'],
    names: [],
    merged: null,
    mergedAway: false,
  },
  panels: {
    ...ALL_OFF,
    airpay: ready({
      channels: [
        { channel: 'CONTACTLESS', status: 'ALLOWED', last: null },
        { channel: 'ATM', status: 'ALLOWED', last: null },
        { channel: 'POS', status: 'NOTALLOWED', last: null },
        {
          channel: 'ECOM',
          status: null,
          last: { to: 'NOTALLOWED', at: NOW - 20 * MINUTE, by: 'RK', outcome: 'accepted' },
        },
      ],
      untold: null,
      cards: 2,
    }),
    capillary: ready({
      cards: [
        {
          ref: 'card-1',
          masked: '•••• 0011',
          series: 'Gold loyalty',
          label: 'Active',
          status: 'ACTIVE',
          active: true,
          issuedOn: '2024-03-12',
          expiresOn: '2027-03-12',
        },
        {
          ref: 'card-2',
          masked: '•••• 0045',
          series: 'Gold loyalty',
          label: 'On hold',
          status: 'SUSPENDED',
          active: false,
          issuedOn: '2021-11-30',
          expiresOn: null,
        },
      ],
      identifiers: [
        {
          ref: 'id-1',
          type: 'mobile',
          masked: '•••• 001',
          primary: true,
          sources: ['INSTORE', 'MOBILE_APP'],
          conflicting: false,
          changeable: true,
        },
        {
          ref: 'id-2',
          type: 'email',
          masked: 'a•••@•••.com',
          primary: false,
          sources: ['INSTORE'],
          conflicting: false,
          changeable: true,
        },
        {
          ref: 'id-3',
          type: 'externalId',
          masked: '•••• 117',
          primary: false,
          sources: ['INSTORE'],
          conflicting: false,
          changeable: false,
        },
      ],
      changeTypes: ['mobile', 'email', 'wechat'],
    }),
    wm: ready({
      categories: [
        {
          name: 'Service Notification',
          enabled: true,
          channels: [
            { name: 'Text', disagrees: false, selections: [{ ref: 's-1', optIn: 'Y', ...PHONE }] },
            { name: 'Email', disagrees: false, selections: [{ ref: 's-2', optIn: 'Y', ...MAIL }] },
            { name: 'Voice', disagrees: false, selections: [] },
          ],
        },
        {
          name: 'Service Exception',
          enabled: false,
          channels: [
            { name: 'Text', disagrees: true, selections: [{ ref: 's-3', optIn: 'Y', ...PHONE }] },
            { name: 'Voice', disagrees: false, selections: [{ ref: 's-4', optIn: 'N', ...PHONE }] },
          ],
        },
      ],
    }),
  },
  basket: [],
  apply: { can: false, count: 0, why: 'nothing' },
  applied: 0,
  asked: { who: null, how: 'in-person', other: null, why: null },
  applying: false,
};

const IDLE = { masked: '•••• 420', drafts: 0, blocked: 0, needsApproval: 0, open: false };

const RECENT = [
  { ...IDLE, visit: 'visit-asha', name: 'Asha Verma', open: true },
  { ...IDLE, visit: 'visit-ravi', name: 'Ravi Iyer', drafts: 2, blocked: 1 },
  { ...IDLE, visit: 'visit-other-ravi', name: 'Ravi Iyer', masked: '•••• 611' },
  { ...IDLE, visit: 'visit-maria', name: 'Maria Fernanda Gonçalves da Silva' },
];

const EDITS: readonly LineView[] = [
  line({
    changeId: 'c-1',
    summary: { kind: 'card-usage.set', channel: 'ATM', from: 'ALLOWED', to: 'NOTALLOWED' },
  }),
  line({
    changeId: 'c-2',
    upstream: 'capillary',
    target: 'card-2',
    summary: {
      kind: 'card.delink',
      card: '•••• 0045',
      series: 'Gold loyalty',
      label: 'Lost',
      reason: 'Lost on the train',
    },
  }),
  line({
    changeId: 'c-3',
    upstream: 'capillary',
    summary: { kind: 'identifier.add', type: 'mobile', masked: '•••• 802' },
    busy: 'checking',
  }),
  line({
    changeId: 'c-4',
    upstream: 'wm',
    target: 's-1',
    summary: {
      kind: 'communication.set',
      category: 'Service Notification',
      channel: 'Text',
      type: 'BPHONE',
      masked: '•••• 567',
      from: 'Y',
      to: 'N',
    },
  }),
  line({
    changeId: 'c-5',
    upstream: 'capillary',
    state: 'refused',
    summary: { kind: 'card.link', card: '•••• 7730', series: 'Gold loyalty' },
    reason: problem('card.of-another-customer'),
    findings: [
      {
        level: 'block',
        problem: problem('card.of-another-customer'),
        owners: [
          {
            name: 'Asha Verma',
            identifiers: [{ type: 'mobile', masked: '•••• 001' }],
            cards: 2,
            sources: ['INSTORE'],
            here: true,
          },
          {
            name: 'Ravi Iyer',
            identifiers: [{ type: 'mobile', masked: '•••• 420' }],
            cards: 1,
            sources: ['INSTORE'],
            here: false,
          },
        ],
      },
    ],
  }),
];

const OUTCOMES_SHOWN = ['confirmed', 'rejected', 'accepted', 'unknown', 'not-sent'] as const;

const RESULTS: readonly LineView[] = EDITS.map((edit, index) => ({
  ...edit,
  busy: null,
  state: OUTCOMES_SHOWN[index] ?? 'confirmed',
  can: canIn(OUTCOMES_SHOWN[index] ?? 'confirmed'),
  findings: [],
  reason:
    index === 1
      ? problem('upstream.rejected', { upstream: 'capillary', code: '8015', message: 'Card is not linked' })
      : index === 3
        ? problem('net.deadline', { upstream: 'wm' })
        : index === 4
          ? problem('net.refused', { upstream: 'capillary' })
          : null,
  requestId: `req-${index}`,
}));

const UNTOLD = CHANNELS.map((channel) => ({ channel, status: null, last: null }));

const INFO: Stage['info'] = {
  version: '0.1.0',
  mode: 'training',
  kiosk: false,
  branch: { id: 'BLR-014', name: 'Bengaluru 14', country: 'IN' },
  timeZone: 'Asia/Kolkata',
  clockStep: null,
  badEnd: null,
  provisioned: null,
  bundleRefused: null,
  operator: { id: 'rk', name: 'Rohan Kulkarni' },
  upstreams: ['airpay', 'capillary', 'wm'],
  languages: ['en', 'hi', 'es', 'ar'],
  lookupTypes: ['mobile', 'email', 'externalId', 'cardnumber', 'wechat'],
  configPlaces: [
    '/etc/branchdesk/branchdesk.config.json',
    '/home/rk/.config/Branchdesk/branchdesk.config.json',
  ],
  configFaults: [],
  journal: null,
  presets: [
    {
      name: 'Safe default',
      sets: [
        { channel: 'CONTACTLESS', status: 'NOTALLOWED' },
        { channel: 'ECOM', status: 'NOTALLOWED' },
      ],
    },
    { name: 'Block everything', sets: CHANNELS.map((channel) => ({ channel, status: 'NOTALLOWED' })) },
    { name: 'Allow everything', sets: CHANNELS.map((channel) => ({ channel, status: 'ALLOWED' })) },
  ],
  airpayToken: { scope: 'shared', replaceable: true },
  consentWording: {},
  scanner: {
    prefix: '',
    suffix: null,
    longestGapMs: 400,
    shortestCode: 6,
    lengths: [],
    checkDigit: null,
  },
  examples: [
    { text: '98450 10001', about: 'A customer with two cards' },
    { text: 'ravi.iyer@example.in', about: 'Somebody by e-mail' },
    { text: 'sha', about: 'Several whose name begins so' },
  ],
};

const match = (ref: string, name: string, tier: string | null, cards: number) => ({
  ref,
  name,
  tier,
  cards,
  matchedOn: { type: 'name', masked: 'sha' },
  masked: [
    { type: 'mobile', masked: `•••• ${ref.slice(-3)}` },
    { type: 'email', masked: 's•••@•••.com' },
  ],
  sources: ['INSTORE'],
  mergedFrom: null,
  mergedAway: false,
});

const PEOPLE: Stage['operators']['people'] = [
  { id: 'rk', name: 'Rohan Kulkarni', role: 'administrator' },
  { id: 'arjun.m', name: 'Arjun Mehta', role: 'supervisor' },
  { id: 'jose.g', name: 'José Gonçalves', role: 'operator' },
];

const OPERATORS: Stage['operators'] = {
  from: 'roster',
  state: 'signed-in',
  operator: PEOPLE[0] ?? null,
  people: PEOPLE,
  lockAfterSeconds: 300,
  rights: [...RIGHTS],
  kinds: [...KIND_NAMES],
};

const NAMES_OF_MANY =
  'Asha Bela Chitra Devi Esha Farah Gita Hema Ila Jaya Kala Lata Meera Nila Oma Pia Rani Sita';

/** Nobody is at the desk. */
const LEFT: Stage['operators'] = { ...OPERATORS, state: 'signed-out', operator: null, rights: [], kinds: [] };

const SHIFT = shiftOf(RESULTS, NOW);

type WaitingItem = Stage['approvals']['items'][number];

const waitingItem = (
  changeId: string,
  summary: WaitingItem['summary'],
  more: Partial<WaitingItem> = {},
): WaitingItem => ({
  ...{ changeId, summary, shown: '0'.repeat(64), upstream: 'airpay', busy: false, here: true },
  ...{ since: NOW - 9 * MINUTE, again: null, customer: { name: 'Asha Verma', masked: '•••• 001' } },
  maker: { id: 'jose.g', name: 'José Gonçalves' },
  findings: [{ level: 'needs-approval', problem: problem('role.second-person'), owners: [] }],
  ...more,
});

/** What waits for a second person: two changes of this customer, of which one has moved, and one of another. */
const WAITING: Stage['approvals'] = {
  ...{ more: 0, approvers: ['rk', 'arjun.m'] },
  items: [
    waitingItem(
      'c-w1',
      { kind: 'card-usage.set', channel: 'ATM', from: null, to: 'NOTALLOWED' },
      {
        again: problem('approval.moved', { by: 'arjun.m' }),
        findings: [
          { level: 'needs-approval', problem: problem('role.second-person'), owners: [] },
          {
            ...{ level: 'warn', owners: [] },
            problem: problem('change.stale', { upstream: 'airpay', prior: null, now: 'ALLOWED' }),
          },
        ],
      },
    ),
    waitingItem('c-w2', { kind: 'card-usage.set', channel: 'POS', from: 'ALLOWED', to: 'NOTALLOWED' }),
    waitingItem(
      'c-w3',
      { kind: 'identifier.remove', type: 'email', masked: 'r•••@•••.com' },
      { ...{ upstream: 'capillary', here: false }, customer: { name: 'Ravi Iyer', masked: '•••• 417' } },
    ),
  ],
};

const BASE: Stage = {
  info: INFO,
  operators: OPERATORS,
  approvals: { items: [], more: 0, approvers: [] },
  visits: { open: ASHA, recent: RECENT },
  needsLook: [],
  reachability: {
    offline: false,
    upstreams: (['airpay', 'capillary', 'wm'] as const).map((upstream) => ({
      upstream,
      reachable: true,
      since: NOW,
    })),
  },
  found: {
    ok: true,
    value: {
      understood: ['mobile'],
      tried: ['mobile'],
      foundAs: [],
      unasked: [],
      others: ['email', 'name'],
      matches: [],
      total: 0,
      next: null,
    },
  },
  look: {
    ok: true,
    value: {
      masked: '•••• 7730',
      series: 'Gold loyalty',
      label: 'Active',
      status: 'ACTIVE',
      expiresOn: '2027-01-31',
      owner: 'another',
    },
  },
  labels: [
    { label: 'Lost', isDefault: false },
    { label: 'Delinked', isDefault: true },
  ],
  branch: branchActivity(RESULTS, NOW, 400),
  shift: SHIFT,
  receipt: { ok: true, value: receiptOf(RESULTS, NOW, true) },
  activity: {
    items: RESULTS.slice(0, 4).map(({ changeId, upstream, summary, reason, notes, requestId }, index) => ({
      changeId,
      upstream,
      summary,
      outcome: (['confirmed', 'rejected', 'accepted', null] as const)[index] ?? null,
      reason,
      notes,
      by: 'RK',
      at: NOW - index * 7 * MINUTE,
      requestId,
      upstreamRequestId: null,
      can: { ...CAN_NOTHING_PAST, undo: index === 0 || index === 2 },
    })),
  },
};

/** What of a visit is otherwise than Asha's. */
type Otherwise = Partial<Omit<VisitView, 'panels'>> & { readonly panels?: Partial<VisitView['panels']> };

const open = ({ panels, ...visit }: Otherwise): Stage => {
  const count = visit.basket?.filter(({ state }) => state === 'draft').length ?? 0;
  const apply = count === 0 ? ASHA.apply : ({ can: true, count } as const);
  return {
    ...BASE,
    visits: { open: { ...ASHA, apply, ...visit, panels: { ...ASHA.panels, ...panels } }, recent: RECENT },
  };
};

/** A card that was made and never linked, and one of which a person alone could say anything. */
const LEFT_BEHIND: Stage['activity']['items'] = [
  {
    ...{ changeId: 'c-9', upstream: 'capillary', summary: { kind: 'card.generate', series: 'Gold' } },
    ...{ outcome: 'confirmed', reason: null, notes: [], by: 'RK', at: NOW - 7 * MINUTE },
    ...{ requestId: 'req-9', upstreamRequestId: null },
    can: { undo: false, tryAgain: false, link: true },
  },
  {
    ...{ changeId: 'c-10', upstream: 'capillary', summary: { kind: 'card.generate', series: 'Silver' } },
    ...{ outcome: 'unknown', reason: problem('net.closed-early', { upstream: 'capillary' }) },
    ...{ notes: [problem('read-back.untold', { upstream: 'capillary' })], by: 'RK', at: NOW - 90 * MINUTE },
    ...{ requestId: 'req-10', upstreamRequestId: null },
    can: CAN_NOTHING_PAST,
    byHand: {
      ...{ found: 'not-made', note: 'No new card in the list of today', by: 'meera.s' },
      at: NOW - 20 * MINUTE,
    },
  },
];

/** What another version recorded, and what cannot be opened any more. */
const APART_ITEMS: Stage['activity']['items'] = [
  {
    ...{ changeId: 'c-11', upstream: 'capillary' },
    summary: { kind: 'set-apart', why: 'other-version', of: 'card.freeze' },
    ...{ outcome: 'unknown', reason: null, notes: [], by: 'RK', at: NOW - 17 * MINUTE },
    ...{ requestId: 'req-11', upstreamRequestId: null, can: CAN_NOTHING_PAST },
  },
  {
    ...{ changeId: 'c-12', upstream: 'airpay' },
    summary: { kind: 'set-apart', why: 'sealed', of: 'card-usage.set' },
    ...{ outcome: 'confirmed', reason: null, notes: [], by: 'RK', at: NOW - 40 * MINUTE },
    ...{
      requestId: 'req-12',
      upstreamRequestId: null,
      noUndo: problem('journal.set-apart', { why: 'sealed' }),
      can: CAN_NOTHING_PAST,
    },
  },
];
const ofBranch = ({
  can: _,
  ...item
}: Stage['activity']['items'][number]): Stage['branch']['items'][number] => ({
  ...item,
  ...{ customer: null, retryOf: null, retriedBy: null, undoOf: null, undoneBy: null },
  ...{ stoodOnBy: null, stepsSaidNotMade: false },
});
const APART_RECORDS: Stage['activity']['apart'] = [
  { id: '0193b2c4-7d1e-7a30-9c55-5b1f0f6f2a11', at: NOW - 90 * MINUTE, type: 'change.scheduled' },
];
const APART_LOOK: Stage['needsLook'][number] = {
  ...{ changeId: 'c-11', upstream: 'capillary' },
  summary: { kind: 'set-apart', why: 'other-version', of: 'card.freeze' },
  ...{ customer: null, here: false, since: NOW - 17 * MINUTE, by: 'RK', state: 'unknown', busy: null },
  ...{ reason: null, notes: [], can: { ...CAN_NOTHING_LOOKED, sayByHand: true } },
  ...{ requestId: 'req-11', upstreamRequestId: null },
};

const LOOKS: Stage['needsLook'] = [
  {
    changeId: 'c-7',
    upstream: 'airpay',
    summary: { kind: 'card-usage.set', channel: 'ATM', from: 'ALLOWED', to: 'NOTALLOWED' },
    customer: 'Ravi Iyer',
    here: false,
    since: NOW - 40 * MINUTE,
    by: 'RK',
    state: 'unknown',
    busy: null,
    reason: problem('attempt.interrupted', { upstream: 'airpay' }),
    notes: [problem('read-back.unavailable', { upstream: 'airpay' })],
    can: { ...CAN_NOTHING_LOOKED, readBack: true, sayByHand: true },
    requestId: 'req-7',
    upstreamRequestId: null,
  },
  {
    changeId: 'c-8',
    upstream: 'wm',
    summary: {
      kind: 'communication.set',
      category: 'Service Notification',
      channel: 'Text',
      type: 'BPHONE',
      masked: '•••• 567',
      from: 'Y',
      to: 'N',
    },
    customer: 'Maria Fernanda Gonçalves da Silva',
    here: true,
    since: NOW - 2 * MINUTE,
    by: 'RK',
    state: 'not-applied',
    busy: null,
    reason: problem('net.deadline', { upstream: 'wm' }),
    notes: [],
    can: { ...CAN_NOTHING_LOOKED, tryAgain: true, dismiss: true },
    requestId: 'req-8',
    upstreamRequestId: null,
  },
];

const UNDOABLE = (line: LineView): LineView => ({
  ...line,
  undo: { can: true, offer: 1 },
});

const NOBODY = { open: null, recent: [] } as const;

/** The credentials of a system, in a state: the systems take turns. */
const credentialsIn = (
  state: CredentialsView['systems'][number]['state'],
  index: number,
): CredentialsView['systems'][number] => ({
  upstream: UPSTREAMS[index % UPSTREAMS.length] ?? 'wm',
  state,
  form: ['shared', 'basic', 'access-token'][index % 3] ?? '',
  held:
    state === 'held' || state === 'other-address'
      ? (['shared', 'basic', 'access-token'][index % 3] ?? '')
      : null,
  address: 'https://systems.example',
  boundTo: state === 'other-address' ? 'https://before.example' : 'https://systems.example',
  stored: state === 'held' ? { at: NOW - 9 * 24 * 60 * MINUTE, by: 'leela.n' } : null,
  endsAt: state === 'other-address' ? Date.now() + 11.5 * 24 * 60 * MINUTE : null,
});

/** The moments that the screen is looked at in. */
export const STAGES = {
  start: { ...BASE, visits: NOBODY },
  full: BASE,
  credentials: {
    ...BASE,
    visits: NOBODY,
    info: { ...BASE.info, mode: 'live' },
    missing: ['capillary'],
    credentials: { systems: CREDENTIAL_STATES.map(credentialsIn) },
  },
  edited: open({ basket: EDITS }),
  applying: open({
    basket: EDITS.map((edit) => ({ ...edit, state: 'sending', busy: null, can: CAN_NOTHING })),
    applying: true,
  }),
  results: open({ basket: RESULTS }),
  applied: open({ basket: RESULTS, applied: RESULTS.length }),
  loading: open({
    panels: {
      airpay: { state: 'loading' },
      capillary: { state: 'loading' },
      wm: { state: 'loading' },
    },
  }),
  partial: open({
    panels: {
      airpay: { state: 'failed', problem: problem('net.deadline', { upstream: 'airpay' }), since: NOW },
      wm: {
        state: 'needs-id',
        problem: problem('identity.unresolved', { upstream: 'wm' }),
      },
    },
  }),
  failed: {
    ...open({
      panels: {
        airpay: { state: 'failed', problem: problem('net.refused', { upstream: 'airpay' }), since: NOW },
        capillary: { state: 'failed', problem: problem('net.dns', { upstream: 'capillary' }), since: NOW },
        wm: { state: 'failed', problem: problem('reply.html', { upstream: 'wm' }), since: NOW },
      },
    }),
    reachability: { offline: true, upstreams: [] },
  },
  confirming: open({
    panels: {
      airpay: {
        state: 'confirm-id',
        typed: 'AP-2231',
        data: {
          channels: (['CONTACTLESS', 'ATM', 'POS', 'ECOM'] as const).map((channel) => ({
            channel,
            status: 'ALLOWED',
            last: null,
          })),
          untold: null,
          cards: 1,
        },
      },
      wm:
        ASHA.panels.wm.state === 'ready'
          ? {
              ...ASHA.panels.wm,
              remembered: true,
              stale: problem('net.deadline', { upstream: 'wm' }),
            }
          : ASHA.panels.wm,
    },
  }),
  untold: open({
    panels: {
      airpay: ready({ channels: UNTOLD, untold: 'here', cards: 1 }),
      capillary: { state: 'off' },
    },
  }),
  'untold-everywhere': open({
    panels: {
      airpay: ready({ channels: UNTOLD, untold: 'everywhere', cards: 2 }),
    },
    basket: [
      line({
        changeId: 'silent-1',
        summary: { kind: 'card-usage.set', channel: 'ECOM', from: null, to: 'NOTALLOWED' },
        findings: [
          {
            level: 'note',
            problem: problem('card-usage.untold', { upstream: 'airpay', channel: 'ECOM' }),
            owners: [],
          },
        ],
      }),
    ],
  }),
  'token-needed': {
    ...open({
      panels: {
        airpay: {
          state: 'failed',
          problem: problem('credentials.token-needed', { upstream: 'airpay' }),
          since: NOW,
        },
      },
    }),
    info: { ...INFO, airpayToken: { scope: 'per-customer', replaceable: true } },
  },
  'token-refused': open({
    basket: [
      line({
        changeId: 'refused-1',
        state: 'rejected',
        summary: { kind: 'card-usage.set', channel: 'ATM', from: 'ALLOWED', to: 'NOTALLOWED' },
        reason: problem('upstream.rejected', {
          upstream: 'airpay',
          call: 'card-usage.set',
          code: 400,
          message: 'fail',
        }),
      }),
    ],
  }),
  'needs-look': { ...open({ basket: RESULTS.slice(0, 1).map(UNDOABLE) }), needsLook: LOOKS },
  'handed-over': {
    ...open({ basket: RESULTS.slice(0, 1).map(UNDOABLE) }),
    needsLook: LOOKS,
    shift: {
      ...SHIFT,
      handOvers: [
        {
          ...{ id: 'h1', at: NOW - 3_600_000, by: 'jose.g' },
          note: 'Mrs Rao calls back at four about her second card. The printer is out of paper.',
          changeIds: LOOKS.map(({ changeId }) => changeId),
        },
      ],
    },
  },
  'left-behind': { ...open({ basket: [] }), activity: { items: LEFT_BEHIND } },
  'set-apart': {
    ...open({
      basket: RESULTS.slice(0, 1).map((line) => ({
        ...line,
        ...{ state: 'refused', reason: problem('journal.open-apart', { why: 'other-version', number: 1 }) },
      })),
    }),
    activity: { items: APART_ITEMS, apart: APART_RECORDS },
    needsLook: [APART_LOOK, ...LOOKS.slice(0, 1)],
    branch: {
      ...BASE.branch,
      items: [...APART_ITEMS.map(ofBranch), ...BASE.branch.items],
      apart: APART_RECORDS,
    },
    info: { ...BASE.info, journal: problem('journal.not-recovered', { why: 'busy' }) },
  },
  'looks-at-start': { ...BASE, visits: NOBODY, needsLook: LOOKS },
  unreachable: {
    ...open({ basket: RESULTS.slice(0, 1).map(UNDOABLE) }),
    reachability: {
      offline: false,
      upstreams: [
        { upstream: 'airpay', reachable: false, since: NOW },
        { upstream: 'capillary', reachable: true, since: NOW },
        { upstream: 'wm', reachable: true, since: NOW },
      ],
    },
  },
  several: {
    ...BASE,
    found: {
      ok: true,
      value: {
        understood: ['name', 'externalId'],
        tried: ['name'],
        foundAs: ['name'],
        unasked: [],
        others: ['mobile', 'email', 'cardnumber', 'customerId'],
        matches: [
          match('match-101', 'Shalini Rao', 'Silver', 1),
          match('match-102', 'Shankar Pillai', null, 0),
          match('match-103', 'Sharmila Banerjee', 'Gold', 3),
          match('match-104', 'Shah Rukh Ansari', 'Platinum', 2),
        ],
        total: 9,
        next: 4,
      },
    },
  },
  /** A name search of which not everything is known: how many there are, what was not asked, who was merged away. */
  unsure: {
    ...BASE,
    found: {
      ok: true,
      value: {
        understood: ['name', 'externalId'],
        tried: ['name', 'externalId'],
        foundAs: ['name'],
        unasked: ['externalId'],
        others: ['mobile', 'email', 'cardnumber', 'customerId'],
        matches: [
          { ...match('match-101', 'Shalini Rao', 'Silver', 1), mergedAway: true },
          { ...match('match-102', 'Shankar Pillai', null, 0), mergedFrom: '•••• 4417' },
        ],
        total: 40,
        atMost: true,
        next: 20,
      },
    },
  },
  /** A record that was merged away, on a machine whose clock was set. */
  notices: {
    ...open({ customer: { ...ASHA.customer, mergedAway: true } }),
    info: { ...INFO, clockStep: { nth: 1, byMs: -7_200_000 }, badEnd: { kind: 'TypeError', at: NOW } },
  },
  'merged-into': open({ customer: { ...ASHA.customer, merged: { from: 'Asha V.' } } }),
  /** Lists that are too long to be shown whole. */
  bounded: open({
    panels: {
      capillary:
        ASHA.panels.capillary.state === 'ready'
          ? {
              ...ASHA.panels.capillary,
              data: {
                ...ASHA.panels.capillary.data,
                cardsCut: { of: 1_000, fitting: 318, typed: 'gold' },
                identifiersCut: { of: 10_000, fitting: 10_000, typed: '' },
              },
            }
          : ASHA.panels.capillary,
      wm:
        ASHA.panels.wm.state === 'ready'
          ? {
              ...ASHA.panels.wm,
              data: {
                ...ASHA.panels.wm.data,
                cut: { of: 5_000, fitting: 5_000, typed: '' },
                on: { everything: 3_120, texts: 1_018 },
              },
            }
          : ASHA.panels.wm,
    },
  }),
  nobody: BASE,
  'not-an-identifier': {
    ...BASE,
    visits: NOBODY,
    found: { ok: false, problem: problem('find.not-an-identifier', { understood: 'bad-phone' }) },
  },
  'not-configured': {
    ...BASE,
    info: {
      ...INFO,
      mode: 'not-configured',
      branch: null,
      upstreams: [],
      examples: [],
      configFaults: ['/etc/branchdesk/branchdesk.config.json:12:5: "airpy" is not a known key'],
    },
    visits: NOBODY,
  },
  waiting: { ...BASE, approvals: WAITING },
  'signed-out': { ...BASE, operators: LEFT, visits: NOBODY },
  locked: { ...BASE, operators: { ...LEFT, state: 'locked', operator: OPERATORS.operator }, visits: NOBODY },
  'many-people': {
    ...BASE,
    operators: {
      ...LEFT,
      people: NAMES_OF_MANY.split(' ').map((name) => ({
        id: `${name.toLowerCase()}.s`,
        name: `${name} Subramanian`,
        role: 'operator',
      })),
    },
    visits: NOBODY,
  },
  'nobody-here': {
    ...BASE,
    operators: { ...LEFT, from: 'os-user', state: 'nobody', people: [] },
    visits: NOBODY,
  },
  'little-right': { ...BASE, operators: { ...OPERATORS, rights: [], kinds: [] } },
} as const satisfies Record<string, Stage>;

export type StageName = keyof typeof STAGES;
