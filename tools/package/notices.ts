import type { Part } from './parts.ts';

const HEAD = `Branchdesk holds code of others. Their names, versions, licenses and notices follow.
Electron holds Chromium, Node.js and what these hold: LICENSES.chromium.html beside the program names it.
`;
const RULE = '-'.repeat(80);

/** The third-party notices that lie in each package. */
export const noticesOf = (parts: readonly Part[]): string =>
  `${[HEAD, ...parts.map(({ name, version, license, text }) => `${RULE}\n${name} ${version} (${license})\n\n${text}\n`)].join('\n')}`;
