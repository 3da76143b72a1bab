import { describe, expect, it } from 'vitest';
import { packageFolder } from '../../../tools/package/bundled-packages.ts';
import { firstAndLater } from '../../../tools/package/first-and-later.ts';

const IMPORTS: Readonly<Record<string, readonly string[]>> = {
  page: ['app'],
  app: ['shared', 'react'],
  dialog: ['shared', 'receipt'],
  receipt: ['react'],
};
const modules = { getModuleInfo: (id: string) => ({ importedIds: IMPORTS[id] ?? [] }) };

describe('the chunks of the page', () => {
  it.each([
    ['page', 'first'],
    ['app', 'first'],
    ['shared', 'first'],
    ['react', 'first'],
    ['dialog', 'later'],
    ['receipt', 'later'],
  ])('put %s into the %s one', (id, chunk) => {
    const names = firstAndLater('page').map(({ name }) => name(id, modules));
    expect(names.filter((name) => name !== null)).toEqual([chunk]);
  });

  it('let what both need come with the first paint', () => {
    const [first, later] = firstAndLater('page');
    expect(first?.priority).toBeGreaterThan(later?.priority ?? 0);
  });
});

describe('the package of a module', () => {
  it.each([
    ['/home/a/project/node_modules/pino/lib/a.js', 'node_modules/pino'],
    ['C:\\project\\node_modules\\@lingui\\core\\dist\\index.mjs', 'node_modules/@lingui/core'],
    ['/p/node_modules/vite/node_modules/rolldown/x.js', 'node_modules/vite/node_modules/rolldown'],
    ['\0/p/node_modules/react/index.js?commonjs-module', 'node_modules/react'],
    ['/p/src/main/index.ts', null],
  ])('of %s is %s', (id, folder) => {
    expect(packageFolder(id)).toBe(folder);
  });
});
