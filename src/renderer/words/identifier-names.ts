import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { IdentifierType } from '../../shared/domain/identifier.ts';
import { ID_NAMES, UPSTREAMS } from '../../shared/domain/upstream.ts';
import { ownIdMessage } from './systems.ts';

const TYPE_NAMES: Readonly<Record<IdentifierType, MessageDescriptor>> = {
  mobile: msg`Mobile`,
  email: msg`E-mail`,
  externalId: msg`External id`,
  cardnumber: msg`Card number`,
  wechat: msg`WeChat`,
  martjackId: msg`MartJack id`,
  fbId: msg`Facebook id`,
  tmall_uname: msg`Tmall user name`,
  cuid: msg`CUID`,
  ali_uname: msg`Alibaba user name`,
  jd_uname: msg`JD user name`,
  vip_uname: msg`VIP user name`,
  line: msg`LINE`,
};

/** What a search can also match on, beside the identifiers of the loyalty record. */
const OTHER_NAMES: Readonly<Record<string, MessageDescriptor>> = {
  id: msg`Customer id`,
  customerId: msg`Customer id`,
  name: msg`Name`,
};

/** What the systems call their own ids of a customer. */
const OWN_ID_NAMES = Object.fromEntries(
  UPSTREAMS.map((upstream) => [ID_NAMES[upstream], ownIdMessage(upstream)]),
);

const NAMES = new Map<string, MessageDescriptor>(
  Object.entries({ ...TYPE_NAMES, ...OTHER_NAMES, ...OWN_ID_NAMES }).map(([type, name]) => [
    type.toLowerCase(),
    name,
  ]),
);

/** The name of a type of identifier under any letter case; types that are not known here stay as received. */
export const identifierTypeName = (i18n: I18n, type: string): string => {
  const name = NAMES.get(type.toLowerCase());
  return name === undefined ? type : i18n._(name);
};
