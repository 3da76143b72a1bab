import * as v from 'valibot';
import { must } from '../kit/must.ts';
import { told } from '../kit/told.ts';

// Unknown members are tolerated everywhere: `v.object` leaves them out.

/** The contract calls channels and selections objects and shows lists: either is read, as a list. */
const either = <T extends v.GenericSchema>(item: T) =>
  [
    v.array(item),
    v.pipe(
      item,
      v.transform((one) => [one]),
    ),
  ] as const;

const listOf = <T extends v.GenericSchema>(item: T) => v.union(either(item));

/** What stands where nothing does: an empty element of XML. */
const nothing = v.literal('');

/** An object that may be absent: left out, null, or empty. */
const maybe = <T extends v.GenericSchema>(item: T) =>
  v.nullish(
    v.union([
      item,
      v.pipe(
        nothing,
        v.transform(() => null),
      ),
    ]),
    null,
  );

/** A list that may be absent. */
const maybeListOf = <T extends v.GenericSchema>(item: T) =>
  v.pipe(
    v.nullish(
      v.union([
        ...either(item),
        v.pipe(
          nothing,
          v.transform((): v.InferOutput<T>[] => []),
        ),
      ]),
      null,
    ),
    v.transform((all) => all ?? []),
  );

const SelectionReply = v.object({
  value: must.text,
  type: must.text,
  is_opt_in: v.picklist(['Y', 'N']),
  audit_info: told.object({ modified_by: told.asItCame, modified_date_time: told.text }),
});

const ChannelReply = v.object({
  name: must.text,
  is_opt_in: told.flag,
  /** A channel may have none yet. */
  selections: maybeListOf(SelectionReply),
});

const CategoryReply = v.object({
  category: must.text,
  is_category_enabled: told.flag,
  channels: listOf(ChannelReply),
});

/** The reply to a read of preferences (contract: wm). */
export const PreferencesReply = v.object({ preferences: v.array(CategoryReply) });

/** What every reply may hold beside its own members. A request id or a code may be a number in JSON. */
export const WmEnvelope = v.object({
  request_tracking_id: told.text,
  status: v.optional(v.unknown()),
  error: maybe(
    v.object({
      code: told.text,
      message: told.words,
      errors: told.list(told.object({ message: told.words })),
    }),
  ),
});

/** An `error` object of WM. */
export type WmError = NonNullable<v.InferOutput<typeof WmEnvelope>['error']>;
