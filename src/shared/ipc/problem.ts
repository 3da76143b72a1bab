import * as v from 'valibot';
import { PROBLEM_CODES } from '../domain/problem.ts';
import { text } from '../fields.ts';

/** A problem as it crosses to the renderer, which has one message for each code. */
export const ProblemSchema = v.strictObject({
  code: v.picklist(PROBLEM_CODES),
  data: v.record(v.string(), v.union([text, v.number(), v.boolean(), v.null()])),
});
