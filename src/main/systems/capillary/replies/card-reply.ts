import * as v from 'valibot';
import { ok } from '../../../../shared/domain/problem.ts';
import type { Reply } from '../../../ports/change-kind.ts';
import type { HttpResult } from '../../http/call.ts';
import { shapeProblem } from './parse-body.ts';
import { AddedCardReply, ChangedCardReply, GeneratedCardsReply } from './replies.ts';
import { judgeWrite, type MembersSaid, type ReadMembers } from './write-reply.ts';

/** The calls that make and change cards, in our words. */
export const CARD_CALLS = { add: 'card.add', generate: 'card.generate', change: 'card.change' } as const;

const NOTHING: MembersSaid = { says: 'nothing', problem: null };

const reading =
  <T extends v.GenericSchema>(
    call: string,
    schema: T,
    say: (members: v.InferOutput<T>) => MembersSaid,
  ): ReadMembers =>
  (value, status) => {
    const parsed = v.safeParse(schema, value);
    return parsed.success
      ? ok({ said: say(parsed.output), mergedInto: null })
      : { ok: false, problem: shapeProblem({ call, status }, schema, parsed.issues) };
  };

/** What the reply to adding a card proves: a yes names the id of the card, `{entity: cardId}` (contract: capillary). */
export const judgeAdded = (result: HttpResult): Reply =>
  judgeWrite(
    CARD_CALLS.add,
    result,
    reading(CARD_CALLS.add, AddedCardReply, ({ entity }) => (entity === null ? NOTHING : { says: 'yes' })),
  );

/**
 * What the reply to generating one card proves: a yes names exactly one number, `{entity: [number]}` or `{data:
 * [number]}` (contract: capillary). More than one is no yes: nobody could tell which of them was asked for.
 */
export const judgeGenerated = (result: HttpResult): Reply =>
  judgeWrite(
    CARD_CALLS.generate,
    result,
    reading(CARD_CALLS.generate, GeneratedCardsReply, ({ entity, data }) => {
      const [number, ...others] = new Set([...entity, ...data]);
      return number === undefined || others.length > 0 ? NOTHING : { says: 'yes', gave: number };
    }),
  );

/** What the reply to a new status label proves: a yes is the card itself (contract: capillary). */
export const judgeRelabeled = (cardNumber: string, result: HttpResult): Reply =>
  judgeWrite(
    CARD_CALLS.change,
    result,
    reading(CARD_CALLS.change, ChangedCardReply, (card) =>
      card.cardNumber === cardNumber ? { says: 'yes' } : NOTHING,
    ),
  );
