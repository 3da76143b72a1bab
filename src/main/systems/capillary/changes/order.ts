import { assertNever } from '../../../../shared/domain/assert-never.ts';
import type { Reply } from '../../../ports/change-kind.ts';
import type { CapillaryClient, CardLabelOrder, ChangeBody, NewCard, Source } from '../calls/client.ts';
import { judgeAdded, judgeGenerated, judgeRelabeled } from '../replies/card-reply.ts';
import { judgeChange } from '../replies/change-reply.ts';

/** Exactly what is sent once a change was checked: one call, and all that it carries. */
export type Order =
  | {
      readonly call: 'change-identifier';
      readonly source: Source;
      readonly customerId: string;
      readonly body: ChangeBody;
    }
  | { readonly call: 'add-card'; readonly card: NewCard }
  | { readonly call: 'generate-card'; readonly seriesId: number; readonly statusLabel: string }
  | { readonly call: 'label-card'; readonly card: CardLabelOrder };

/** The source that an order writes to; `null` for one that names none. */
export const sourceOf = (order: Order | null): Source | null =>
  order?.call === 'change-identifier' ? order.source : null;

/** Sends an order, once, and judges the reply. */
export const sendOrder = async (client: CapillaryClient, order: Order): Promise<Reply> => {
  switch (order.call) {
    case 'change-identifier':
      return judgeChange(
        order.customerId,
        await client.changeIdentifier(order.source, order.customerId, order.body),
      );
    case 'add-card':
      return judgeAdded(await client.addCard(order.card));
    case 'generate-card':
      return judgeGenerated(await client.generateCard(order));
    case 'label-card':
      return judgeRelabeled(order.card.cardNumber, await client.changeCard(order.card));
    default:
      return assertNever(order);
  }
};
