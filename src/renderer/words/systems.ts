import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { UpstreamName } from '../../shared/domain/upstream.ts';

/** What each system is called, as it writes itself, and its own id of a customer. A new system is one more line here. */
interface SystemWords {
  readonly name: string;
  readonly id: MessageDescriptor;
  /** What to do next where it refuses, if its refusals mean more than they say. */
  readonly refused?: MessageDescriptor;
}

const SYSTEMS: { readonly [U in UpstreamName]: SystemWords } = {
  airpay: {
    name: 'airpay',
    id: msg`airpay entity id`,
    refused: msg`Check the details with the customer. airpay refuses an expired token in the same way.`,
  },
  capillary: { name: 'Capillary', id: msg`Capillary id` },
  wm: { name: 'WM', id: msg`WM customer id` },
};

const isSystem = (name: string): name is UpstreamName => Object.hasOwn(SYSTEMS, name);

/** The name of a system as it writes itself; anything else as it is. */
export const upstreamName = (upstream: string): string =>
  isSystem(upstream) ? SYSTEMS[upstream].name : upstream;

/** What a system's own id of a customer is called. */
export const ownIdMessage = (upstream: UpstreamName): MessageDescriptor => SYSTEMS[upstream].id;

/** What a system's own id of a customer is called. */
export const ownIdName = (i18n: I18n, upstream: UpstreamName): string => i18n._(ownIdMessage(upstream));

/** What to do next where a system refuses; `null`: nothing but what anybody would. */
export const refusedNext = (upstream: string | null): MessageDescriptor | null =>
  upstream !== null && isSystem(upstream) ? (SYSTEMS[upstream].refused ?? null) : null;
