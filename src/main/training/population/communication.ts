import type { Random } from '../random.ts';
import type { WmCategory, WmChannel, WmContact, WmCustomer, WmSelection } from '../wm/store.ts';
import type { PersonIds } from './ids.ts';
import type { Sketch } from './sketch.ts';

const CATEGORIES = ['Service Notification', 'Service Exception'] as const;
const CHANNELS = ['Text', 'Email', 'Voice'] as const;

type ChannelName = (typeof CHANNELS)[number];

const CREATED = { by: 'MYWM', at: '2022-04-18T09:30:00' };

/** The values and types of a channel's selections. */
const options = (
  ids: PersonIds,
  channel: ChannelName,
  wm: Sketch['wm'],
): readonly [value: string, type: string][] => {
  if (channel === 'Email') return ids.email === null ? [] : [[ids.email, 'BEMAIL']];
  if (channel === 'Text') return [[ids.national, 'BPHONE']];
  const voice: [string, string][] = [
    [ids.national, 'BPHONE'],
    [ids.landLine, wm === 'unknown-codes' ? 'XPHONE-7' : 'SPHONE'],
  ];
  return wm === 'single' ? voice.slice(0, 1) : voice;
};

/** Makes what WM holds about a customer. */
export const makeWmCustomer = (
  random: Random,
  ids: PersonIds,
  name: { readonly first: string; readonly last: string },
  wm: Sketch['wm'],
): WmCustomer => {
  const optIn = (channel: ChannelName): 'Y' | 'N' => {
    const drawn = random.chance(0.65);
    if (wm === 'all-in') return 'Y';
    if (wm === 'text-opt-out') return channel === 'Text' ? 'N' : 'Y';
    return drawn ? 'Y' : 'N';
  };
  const selection = (channel: ChannelName, [value, type]: [string, string]): WmSelection => {
    const modified = `2024-0${random.int(1, 9)}-${random.int(10, 28)}T1${random.int(0, 9)}:15:00`;
    return {
      value,
      type,
      optIn: optIn(channel),
      created: CREATED,
      modified: { by: random.pick(['MYWM', 'johnm', 'csr.204', 'import']), at: modified },
    };
  };
  const channel = (name: ChannelName, category: number): WmChannel => {
    const selections = options(ids, name, wm).map((option) => selection(name, option));
    const disagrees = wm === 'disagrees' && name === 'Email' && category === 0;
    const stated = selections.some((one) => one.optIn === 'Y') ? 'N' : 'Y';
    return { name, statedOptIn: disagrees ? stated : null, selections };
  };
  const names = wm === 'single' ? CATEGORIES.slice(1) : CATEGORIES;
  const categories = names.map(
    (name, index): WmCategory => ({
      name: wm === 'unknown-codes' && index === 1 ? 'Seasonal Collection & Holidays' : name,
      enabled: !(wm === 'category-disabled' && index === 1),
      channels: CHANNELS.map((one) => channel(one, index)).filter(({ selections }) => selections.length > 0),
    }),
  );
  const contact: WmContact = {
    type: 'billing',
    firstName: name.first,
    lastName: name.last,
    landLine: ids.landLine,
    workPhone: null,
    mobilePhone: ids.national,
    email: ids.email,
  };
  return {
    customerId: ids.wmCustomerId,
    categories,
    contacts: [contact, { ...contact, type: 'service', landLine: null }],
    quirks: { singleAsObject: wm === 'single', ownTrackingId: wm === 'own-tracking-id' },
  };
};
