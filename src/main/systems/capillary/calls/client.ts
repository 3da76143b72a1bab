import type * as v from 'valibot';
import { fail, type Result } from '../../../../shared/domain/problem.ts';
import type { CapillarySettings } from '../../../../shared/systems/capillary.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { CredentialSource } from '../../../ports/credentials.ts';
import type { HeldCalls } from '../../../ports/held-calls.ts';
import type { HttpClient, HttpResult } from '../../http/call.ts';
import { turnFor } from '../../http/turns.ts';
import { CARD_CALLS } from '../replies/card-reply.ts';
import { CHANGE_CALL } from '../replies/change-reply.ts';
import { codeClass, NO_SUCH_CARD, NO_SUCH_ID, NOT_IN_THAT_SOURCE } from '../replies/codes.ts';
import { readReply } from '../replies/read-reply.ts';
import {
  CardReply,
  CustomerReply,
  LabelsReply,
  SearchReply,
  SeriesListReply,
  StatusLogReply,
} from '../replies/replies.ts';
import { createWire, type WireCall } from './wire.ts';

/** A source of the tenant and its account, where it has several. */
export type Source = CapillarySettings['sources'][number];

/** One identifier in the body of a change. `seriesId` and `statusLabel` are sent for cards only. */
interface ChangeItem {
  readonly type: string;
  readonly value: string;
  readonly seriesId?: number;
  readonly statusLabel?: string;
}

/** What a change adds or removes: exactly one identifier (contract: capillary, one operation a call). */
export type ChangeBody = { readonly add: readonly [ChangeItem] } | { readonly remove: readonly [ChangeItem] };

/** A card as it is added: its series, its number and the label that it begins with. */
export interface NewCard {
  readonly seriesId: number;
  readonly cardNumber: string;
  readonly statusLabel: string;
}

/** A card's new label and why it gets it. */
export interface CardLabelOrder {
  readonly cardNumber: string;
  readonly statusLabel: string;
  readonly reason: string;
}

type Read<T extends v.GenericSchema> = Promise<Result<v.InferOutput<T> | null>>;

/** The calls of Capillary Loyalty v2, parsed. `null` is "there is none"; problems are those of read-reply.ts. */
export interface CapillaryClient {
  customerByIdentifier(source: Source, type: string, value: string): Read<typeof CustomerReply>;
  customerById(source: Source, id: string): Read<typeof CustomerReply>;
  /** Customers of all sources whose name or identifier starts with the text. */
  search(text: string, limit: number, offset: number): Read<typeof SearchReply>;
  card(number: string): Read<typeof CardReply>;
  /** What was done to one card. */
  statusLog(number: string): Read<typeof StatusLogReply>;
  series(): Promise<Result<v.InferOutput<typeof SeriesListReply>>>;
  labels(): Promise<Result<v.InferOutput<typeof LabelsReply>>>;
  /** Makes a card of the tenant's out of one that exists outside. Goes out once; judged by card-reply.ts. */
  addCard(card: NewCard): Promise<HttpResult>;
  /** Makes one new number of a series. Goes out once; judged by card-reply.ts. */
  generateCard(order: { readonly seriesId: number; readonly statusLabel: string }): Promise<HttpResult>;
  /** Gives a card another label. Goes out once; judged by card-reply.ts. */
  changeCard(order: CardLabelOrder): Promise<HttpResult>;
  /** Adds or removes one identifier or card. Goes out once; judged by change-reply.ts. */
  changeIdentifier(source: Source, customerId: string, body: ChangeBody): Promise<HttpResult>;
}

/** The verb of a change: the vendor's pages list POST, one of them PUT (contract: capillary). */
const CHANGE_METHOD = 'POST';

/** Asks for the points and for the loyalty programs: the tier stands in either. Cards come without being asked for. */
const EMBED = 'points,mlp';

const isNobody = (code: number): boolean => codeClass(code) === 'nobody';
/** On a look-up "not in that source" says no more than "nobody found": the other sources are asked as well. */
const isNobodyThere = (code: number): boolean => isNobody(code) || code === NOT_IN_THAT_SOURCE;
const isNoSuchId = (code: number): boolean => isNobodyThere(code) || code === NO_SUCH_ID;
const isNoSuchCard = (code: number): boolean => code === NO_SUCH_CARD;
const never = (): boolean => false;

const sourceQuery = ({ source, accountId }: Source): WireCall['query'] => [
  ['source', source],
  ['accountId', accountId],
];

/** Makes the client of one tenant. */
export const createCapillaryClient = (deps: {
  readonly http: HttpClient;
  readonly settings: CapillarySettings;
  readonly credentials: Pick<CredentialSource, 'capillary'>;
  readonly clock: Clock;
  readonly onHeld: (held: HeldCalls | null) => void;
}): CapillaryClient => {
  const wire = createWire(deps);

  const read = async <T extends v.GenericSchema>(
    call: Pick<WireCall, 'name' | 'path' | 'query'>,
    schema: T,
    isAbsent: (code: number) => boolean,
  ): Read<T> => {
    const result = await wire.call({ ...call, method: 'GET', body: null, intent: 'read' });
    if (result.ok) await turnFor(result.reply);
    const read = readReply(call.name, result, schema, isAbsent);
    // Whoever makes something of it does so in a turn of its own, too.
    if (result.ok) await turnFor(result.reply);
    return read;
  };

  const readOne = async <T extends v.GenericSchema>(
    call: Pick<WireCall, 'name' | 'path' | 'query'>,
    schema: T,
  ): Promise<Result<v.InferOutput<T>>> => {
    const result = await read(call, schema, never);
    if (!result.ok) return result;
    return result.value === null
      ? fail('reply.empty', { upstream: 'capillary', call: call.name })
      : { ok: true, value: result.value };
  };

  const write = (name: string, method: 'POST' | 'PUT', path: string, body: object): Promise<HttpResult> =>
    wire.call({ name, method, path, query: [], body: JSON.stringify(body), intent: 'write' });

  return {
    customerByIdentifier: (source, type, value) =>
      read(
        {
          name: 'customers.lookup',
          path: '/v2/customers/lookup/customerDetails',
          query: [
            ...sourceQuery(source),
            ['identifierName', type],
            ['identifierValue', value],
            ['embed', EMBED],
          ],
        },
        CustomerReply,
        isNobodyThere,
      ),
    customerById: (source, id) =>
      read(
        {
          name: 'customers.get',
          path: `/v2/customers/${encodeURIComponent(id)}`,
          query: [...sourceQuery(source), ['embed', EMBED]],
        },
        CustomerReply,
        isNoSuchId,
      ),
    search: (text, limit, offset) =>
      read(
        {
          name: 'customers.search',
          path: '/v2/customers/search',
          query: [
            ['q', text],
            ['limit', String(limit)],
            ['offset', String(offset)],
          ],
        },
        SearchReply,
        isNobodyThere,
      ),
    card: (number) =>
      read({ name: 'card.get', path: '/v2/card', query: [['number', number]] }, CardReply, isNoSuchCard),
    statusLog: (number) =>
      read(
        { name: 'card.statusLog', path: '/v2/card/statusLog', query: [['number', number]] },
        StatusLogReply,
        isNoSuchCard,
      ),
    series: () =>
      readOne({ name: 'card.series', path: '/v2/card/series/get/all', query: [] }, SeriesListReply),
    labels: () =>
      readOne({ name: 'card.labels', path: '/v2/genericStatus/card/labels', query: [] }, LabelsReply),
    addCard: ({ seriesId, cardNumber, statusLabel }) =>
      write(CARD_CALLS.add, 'POST', '/v2/card', { seriesId, cardNumber, statusLabel }),
    generateCard: ({ seriesId, statusLabel }) =>
      write(CARD_CALLS.generate, 'POST', '/v2/card/generate', { seriesId, count: 1, statusLabel }),
    changeCard: ({ cardNumber, statusLabel, reason }) =>
      write(CARD_CALLS.change, 'PUT', '/v2/card', { cardNumber, statusLabel, statusInfo: { reason } }),
    changeIdentifier: (source, customerId, body) =>
      wire.call({
        name: CHANGE_CALL,
        method: CHANGE_METHOD,
        path: `/v2/customers/${encodeURIComponent(customerId)}/changeIdentifier`,
        query: sourceQuery(source),
        body: JSON.stringify(body),
        intent: 'write',
      }),
  };
};
