import type { WmCategory, WmChannel, WmContact, WmCustomer, WmSelection } from './store.ts';

type Json = Record<string, unknown>;

const yesNo = (yes: boolean): 'Y' | 'N' => (yes ? 'Y' : 'N');

const selectionView = ({ value, type, optIn, created, modified }: WmSelection): Json => ({
  value,
  type,
  is_opt_in: optIn,
  audit_info: {
    created_by: created.by,
    created_date_time: created.at,
    modified_by: modified.by,
    modified_date_time: modified.at,
  },
});

/** Preferences as GET shows them. */
export const preferencesView = (customer: WmCustomer): readonly Json[] => {
  const many = (items: readonly Json[]): readonly Json[] | Json =>
    customer.quirks.singleAsObject && items.length === 1 ? (items[0] ?? {}) : items;
  const channelView = ({ name, statedOptIn, selections }: WmChannel): Json => ({
    name,
    is_opt_in: statedOptIn ?? yesNo(selections.some(({ optIn }) => optIn === 'Y')),
    selections: many(selections.map(selectionView)),
  });
  return customer.categories.map(({ name, enabled, channels }: WmCategory) => ({
    category: name,
    is_category_enabled: yesNo(enabled),
    channels: many(channels.map(channelView)),
  }));
};

const contactView = (contact: WmContact): Json =>
  Object.fromEntries(
    Object.entries({
      type: contact.type,
      first_name: contact.firstName,
      last_name: contact.lastName,
      land_line: contact.landLine,
      work_phone: contact.workPhone,
      mobile_phone: contact.mobilePhone,
      email: contact.email,
    }).filter(([, value]) => value !== null),
  );

/** Contacts as GET shows them. */
export const contactsView = (customer: WmCustomer): readonly Json[] => customer.contacts.map(contactView);
