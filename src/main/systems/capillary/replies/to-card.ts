import type * as v from 'valibot';
import {
  CARD_STATUSES,
  type Card,
  type CardHistoryEntry,
  type CardLabel,
  type CardSeries,
  type CardStatus,
} from '../../../../shared/domain/card.ts';
import type { OwnedCard } from '../../../ports/readers.ts';
import type { CardOfCustomer, CardReply, LabelsReply, SeriesListReply, StatusLogReply } from './replies.ts';

const STATUSES: ReadonlyMap<string, CardStatus> = new Map(CARD_STATUSES.map((status) => [status, status]));

const statusOf = (name: string | null | undefined): CardStatus | null => STATUSES.get(name ?? '') ?? null;

/** A card of the domain from a card of a reply. */
export const toCard = (reply: v.InferOutput<typeof CardOfCustomer>): Card => ({
  number: reply.cardNumber,
  seriesId: reply.seriesId,
  seriesCode: reply.seriesCode,
  seriesName: reply.seriesName,
  statusLabel: reply.statusInfo?.label ?? null,
  status: statusOf(reply.statusInfo?.status),
  active: reply.statusInfo?.isActive ?? null,
  issuedOn: reply.issuedDate,
  expiresOn: reply.expiryDate,
  maxActive: reply.maxActiveCards,
});

/** A card and its owner; customer 0 is nobody (contract: capillary). */
export const toOwnedCard = (reply: v.InferOutput<typeof CardReply>): OwnedCard => ({
  card: toCard(reply),
  ownerId: reply.customerId,
});

const momentOf = ({ on }: CardHistoryEntry): number =>
  on === null ? Number.NEGATIVE_INFINITY : Date.parse(on);

/** What was done to a card, newest first; entries of one moment, or without one, keep their order. */
export const toCardHistory = (reply: v.InferOutput<typeof StatusLogReply>): readonly CardHistoryEntry[] =>
  reply.data
    .map((entry) => ({
      label: entry.label,
      status: statusOf(entry.status),
      reason: entry.reason,
      on: entry.createdOn,
      // 0 is nobody (contract: capillary).
      by: entry.createdBy === '0' ? null : entry.createdBy,
      active: entry.isActive,
    }))
    .sort((a, b) => {
      const [earlier, later] = [momentOf(a), momentOf(b)];
      return earlier === later ? 0 : later - earlier;
    });

/** The series of the tenant. A series that does not say is active, has no cap, takes any number, and generates none. */
export const toSeries = (reply: v.InferOutput<typeof SeriesListReply>): readonly CardSeries[] =>
  reply.data.map((series) => ({
    id: series.id,
    code: series.code ?? '',
    name: series.name ?? series.code ?? String(series.id),
    type: series.type ?? '',
    active: series.isActive ?? true,
    generates: series.cardGenerationEnabled ?? false,
    maxActivePerCustomer: series.maxActiveCardsPerCustomer ?? 0,
    prefix: series.cardGenerationConfiguration?.prefix ?? '',
    suffix: series.cardGenerationConfiguration?.suffix ?? '',
    length: series.cardGenerationConfiguration?.length ?? 0,
  }));

/** The status labels of the tenant, spelled exactly as received. */
export const toLabels = (reply: v.InferOutput<typeof LabelsReply>): readonly CardLabel[] =>
  reply.data.map((label) => ({
    label: label.label,
    status: statusOf(label.status),
    active: label.isActive ?? true,
    isDefault: label.default ?? false,
  }));
