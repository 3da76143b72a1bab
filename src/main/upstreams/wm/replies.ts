import * as v from 'valibot';

// Unknown members are tolerated everywhere: `v.object` leaves them out.

const optionalText = v.nullish(v.string(), null);

/** A flag that is shown and never sent: Y or N, or a boolean, which may arrive quoted (contract: wm). */
const shownFlag = v.nullish(
  v.union([
    v.picklist(['Y', 'N']),
    v.pipe(
      v.union([v.boolean(), v.picklist(['true', 'false'])]),
      v.transform((flag): 'Y' | 'N' => (String(flag) === 'true' ? 'Y' : 'N')),
    ),
  ]),
  null,
);

/** The contract calls channels and selections objects and shows lists: either is read, as a list. */
const listOf = <T extends v.GenericSchema>(item: T) =>
  v.union([
    v.array(item),
    v.pipe(
      item,
      v.transform((one) => [one]),
    ),
  ]);

/** An object that may be absent: left out, null, or an empty element in XML. */
const maybe = <T extends v.GenericSchema>(item: T) =>
  v.nullish(
    v.union([
      item,
      v.pipe(
        v.literal(''),
        v.transform(() => null),
      ),
    ]),
    null,
  );

const SelectionReply = v.object({
  value: v.string(),
  type: v.string(),
  is_opt_in: v.picklist(['Y', 'N']),
  audit_info: maybe(v.object({ modified_by: optionalText, modified_date_time: optionalText })),
});

const ChannelReply = v.object({
  name: v.string(),
  is_opt_in: shownFlag,
  selections: listOf(SelectionReply),
});

const CategoryReply = v.object({
  category: v.string(),
  is_category_enabled: shownFlag,
  channels: listOf(ChannelReply),
});

/** The reply to a read of preferences (contract: wm). */
export const PreferencesReply = v.object({ preferences: v.array(CategoryReply) });

/** The reply to a read of contacts: everything but the type may be missing (contract: wm). */
export const ContactsReply = v.object({
  contacts: listOf(
    v.object({
      type: v.string(),
      name: optionalText,
      first_name: optionalText,
      last_name: optionalText,
      land_line: optionalText,
      work_phone: optionalText,
      mobile_phone: optionalText,
      email: optionalText,
    }),
  ),
});

/** What every reply may hold beside its own members. A request id or a code may be a number in JSON. */
export const Envelope = v.object({
  request_tracking_id: optionalText,
  status: v.optional(v.unknown()),
  error: maybe(
    v.object({
      code: optionalText,
      message: optionalText,
      errors: v.nullish(v.array(v.object({ message: optionalText })), []),
    }),
  ),
});

/** An `error` object of WM. */
export type WmError = NonNullable<v.InferOutput<typeof Envelope>['error']>;
