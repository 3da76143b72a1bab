import { findingsText, table } from '../table.ts';
import type { AttacksFigures } from './run-attacks.ts';

/** What came through, one line each. */
export const attackFindings = (figures: AttacksFigures): readonly string[] =>
  figures.flatMap(({ name, through }) => through.map((what) => `${name}: ${what}`));

/** The part of docs/reliability.md that is about attacks beside tampering. */
export const attacksReport = (figures: AttacksFigures): string => `## Attacks

What [security.md](security.md) describes, tried in numbers by programs that have no key and no password: against the app's own parts, the systems and files being real ones of this machine. A secret counts as given back in whatever form it was told, and as it is; a configuration is refused wherever a group or others may write it, a folder on the way to it, or one on the way to a link. The orders are those that Node.js and V8 tell of themselves. Attacks on the journal are under *Tampering*.

${table(
  ['attack', 'tries', 'came through'],
  figures.map(({ name, tries, through }) => [name, tries, through.length]),
)}

### Findings
${findingsText(attackFindings(figures))}
`;
