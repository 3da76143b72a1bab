import * as v from 'valibot';
import { ok, problem } from '../../../../shared/domain/problem.ts';
import type { Reply } from '../../../ports/change-kind.ts';
import type { HttpResult } from '../../http/call.ts';
import { shapeProblem } from './parse-body.ts';
import { ChangeReply } from './replies.ts';
import { judgeWrite, type MembersSaid } from './write-reply.ts';

/** The call that a change is made by, in our words. */
export const CHANGE_CALL = 'customers.changeIdentifier';

/**
 * What the reply to a change of the customer proves: a yes needs `createdId` or `success: true` (contract: capillary).
 * Another `createdId` than the customer's tells of a merge. The rest is judged as for every write, see write-reply.ts.
 */
export const judgeChange = (customerId: string, result: HttpResult): Reply =>
  judgeWrite(CHANGE_CALL, result, (value, status) => {
    const parsed = v.safeParse(ChangeReply, value);
    if (!parsed.success)
      return { ok: false, problem: shapeProblem({ call: CHANGE_CALL, status }, ChangeReply, parsed.issues) };
    const { createdId, success } = parsed.output;
    const said: MembersSaid =
      success !== false && (createdId !== null || success === true)
        ? { says: 'yes' }
        : {
            says: 'nothing',
            problem: problem('reply.open', { upstream: 'capillary', call: CHANGE_CALL, status, success }),
          };
    return ok({ said, mergedInto: createdId === null || createdId === customerId ? null : createdId });
  });
