import { unreadPanels, type Visit } from '../../../../src/main/visits/visit.ts';
import { ASKED_AT_THE_COUNTER } from '../../../../src/shared/domain/asked.ts';
import { asha, ashasPreferences } from './people.ts';

const ready = <T>(data: T) => ({ state: 'ready', data, readAt: 1, remembered: false, stale: null }) as const;

/** Asha's visit, every panel read. */
export const ashasVisit: Visit = {
  id: 'visit-1',
  keys: { key: 'capillary:4001', ids: { capillary: '4001', airpay: 'CUST0001', wm: '77001' } },
  name: 'Asha Verma',
  merged: null,
  panels: {
    ...unreadPanels(() => false),
    airpay: ready({ CONTACTLESS: 'ALLOWED', ATM: 'ALLOWED', POS: 'NOTALLOWED', ECOM: null }),
    capillary: ready(asha),
    wm: ready(ashasPreferences),
  },
  toldNothing: false,
  lastUsage: [],
  lines: [],
  asked: ASKED_AT_THE_COUNTER,
  applied: [],
  applying: false,
};
