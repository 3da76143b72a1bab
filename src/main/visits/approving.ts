import type { Finding } from '../../shared/domain/finding.ts';

/** Letters and digits alone: of a customer without a name the mask is shown, and nobody types its dots. */
const told = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
    .toLocaleLowerCase();

const sameText = (a: string, b: string): boolean => told(a) !== '' && told(a) === told(b);

/**
 * Whether a second person confirmed what they agree to: where it is about another customer too, by typing the other's
 * name. Nobody approves a merge by pressing Enter twice.
 */
export const isConfirmed = (findings: readonly Finding[], typed: string | null): boolean => {
  const others = findings
    .filter(({ level }) => level === 'needs-approval')
    .flatMap(({ owners }) => owners.filter(({ here }) => !here));
  return others.length === 0 || others.some(({ name }) => sameText(name, typed ?? ''));
};
