import { v5 } from 'uuid';
import type { LockdownFacts } from './facts.ts';

/** The namespace of all ids in lockdown files. It never changes: the ids of every branch hang on it. */
const NAMESPACE = '0d0f3b52-9a43-4d0f-8a57-7f7f4c2f1b66';

/** The id of a part of a branch's lockdown: always the same one, so that a newer file takes the place of an older one. */
export const partId = ({ branch }: LockdownFacts, part: string): string =>
  v5(`${part}\n${branch.id}`, NAMESPACE).toUpperCase();

/** The same as Windows writes it. */
export const braced = (facts: LockdownFacts, part: string): string => `{${partId(facts, part)}}`;
