import { CHANNELS, type Channel } from '../../../shared/domain/card-usage.ts';
import type { AirpayAccount } from './store.ts';

const word = (allowed: boolean): string => (allowed ? 'ALLOWED' : 'NOTALLOWED');

const object = <T>(account: AirpayAccount, name: (channel: Channel) => string, value: (on: boolean) => T) =>
  Object.fromEntries(CHANNELS.map((channel) => [name(channel), value(account.usage[channel])]));

const list = (account: AirpayAccount) =>
  CHANNELS.map((type) => ({ type, status: word(account.usage[type]) }));

const lower = (channel: Channel): string => channel.toLowerCase();

/** The reply to a get, in the shape that this customer's account has. */
export const usageReply = (account: AirpayAccount): Record<string, unknown> => {
  const success = { status: 200, message: 'success' };
  switch (account.shape) {
    case 'booleans':
      return { ...success, data: object(account, lower, (on) => on) };
    case 'words':
      return {
        status: '200',
        message: 'SUCCESS',
        data: object(account, (channel) => channel.charAt(0) + channel.slice(1).toLowerCase(), word),
      };
    case 'list':
      return { ...success, message: 'Success', data: list(account) };
    case 'nested':
      return { ...success, data: { success: true, preferences: object(account, lower, (on) => on) } };
    case 'nested-list':
      return { ...success, data: { preferences: list(account) } };
    case 'partial':
      return { ...success, data: { atm: account.usage.ATM, pos: account.usage.POS } };
    case 'odd':
      return {
        ...success,
        data: { ...object(account, lower, (on) => on), contactless: 'SOMETIMES', international: true },
      };
    case 'silent':
      return { ...success, data: [] };
    case 'silent-object':
      return { ...success, data: {} };
    case 'silent-null':
      return { ...success, data: null };
    case 'silent-missing':
      return success;
  }
};
