import { findingsText, table } from '../table.ts';
import { MUTATIONS } from './mutants.ts';
import type { MemberFigures } from './run-members.ts';

/** The part of docs/reliability.md that is about single members of replies. */
export const membersReport = ({ calls, members, mutants, looked, findings }: MemberFigures): string => {
  const heads = ['calls', 'members', 'ways', 'altered replies', 'answers and events looked at'];
  return `## Members of replies

Every member of the reply to every call that the desk makes is altered, one at a time: left out, null, of another type, from 0 to 100,000 characters, with marks of direction, control and invisible characters, nested; so are the header \`X-Cap-Requestid\` and the words of refusals. Each reply goes over real HTTP through the client, the pipeline, the journal and the router while an operator does what makes the call. Nothing may answer \`internal\`, stay under way, be refused on its way out, hold a text that is too long or that nobody sees, or be stored so that it cannot be read back after the journal was opened anew.

${table(heads, [[calls, members, MUTATIONS.length, mutants, looked]])}

### Findings
${findingsText(findings)}
`;
};
