/** The parts of docs/reliability.md that the lab writes, by their headings, in their order. */
const PARTS = [
  'Networks',
  'Crashes',
  'Disks that fail',
  'Tampering',
  'Attacks',
  'Canaries',
  'Hostile replies',
  'Scans',
  'Members of replies',
  'Codes',
  'Values',
  'Clocks',
  'Provisioning',
  'Journal rate',
] as const;

/** A part of the document. */
export type Part = (typeof PARTS)[number];

const HEADING = `# Reliability

What was tried to make Branchdesk claim something that is not so, send something twice or forget what it did, and what
came of it. Written by \`npm run fault-lab -- --full\`; with \`--only PART\` one part is made anew and the others stay as
they were measured. The lab is in \`tests/fault-lab\`.
`;

/** The document with some parts put in the place of what it had; parts of other headings stay behind them. */
export const withParts = (document: string, parts: ReadonlyMap<Part, string>): string => {
  const [, ...old] = document.split(/^(?=## )/m);
  const headed = (text: string): string => /^## (.*)$/m.exec(text)?.[1] ?? '';
  const own = PARTS.flatMap((part) => {
    const text = parts.get(part) ?? old.find((one) => headed(one) === part);
    return text === undefined ? [] : [text];
  });
  const others = old.filter((one) => !PARTS.some((part) => part === headed(one)));
  return `${[HEADING, ...own, ...others].map((text) => text.trimEnd()).join('\n\n')}\n`;
};
