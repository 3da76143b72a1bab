import { readdirSync } from 'node:fs';

/** Each folder of a system; what they share has rules of its own. */
const upstreams = readdirSync(new URL('src/main/systems/', import.meta.url), { withFileTypes: true })
  .filter((one) => one.isDirectory() && one.name !== 'http' && one.name !== 'kit')
  .map(({ name }) => name);

/** The layers of the design: imports point one way, and nothing goes in a circle. */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-knows-nobody',
      severity: 'error',
      from: { path: '^src/shared' },
      to: { pathNot: ['^src/shared', '^node_modules/valibot'] },
    },
    {
      name: 'renderer-knows-shared-alone',
      severity: 'error',
      from: { path: '^src/renderer' },
      to: { path: '^(src/(main|preload)|tools|tests)' },
    },
    {
      name: 'bridge-only-in-renderer-ipc',
      severity: 'error',
      from: { path: '^src/renderer/(?!ipc/)' },
      to: { path: '^src/shared/ipc/(bridge|contract|names)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'preload-knows-the-contract-alone',
      severity: 'error',
      from: { path: '^src/preload' },
      to: { pathNot: ['^src/preload', '^src/shared/ipc', '^src/shared/domain', '^node_modules/electron'] },
    },
    {
      name: 'electron-only-in-its-folder',
      severity: 'error',
      from: { path: '^src', pathNot: ['^src/main/electron', '^src/preload'] },
      to: { path: '(^node_modules/electron/|^electron$)' },
    },
    {
      name: 'keytar-only-in-its-child',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/main/credentials/keychain/keychain-child\\.ts$' },
      to: { path: 'keytar' },
    },
    ...upstreams.map((name) => ({
      name: `${name}-knows-no-other-upstream`,
      severity: 'error',
      from: { path: `^src/main/systems/${name}` },
      to: {
        path: '^src/main',
        pathNot: [
          `^src/main/systems/(${name}|http|kit)/`,
          '^src/main/systems/system\\.ts$',
          '^src/main/(ports|values)/',
        ],
      },
    })),
    {
      name: 'http-knows-ports-alone',
      severity: 'error',
      from: { path: '^src/main/systems/http' },
      to: { path: '^src/main', pathNot: ['^src/main/systems/(http|kit)/', '^src/main/ports/'] },
    },
    {
      name: 'kit-knows-ports-alone',
      severity: 'error',
      from: { path: '^src/main/systems/kit' },
      to: { path: '^src/main', pathNot: ['^src/main/systems/kit/', '^src/main/ports/'] },
    },
    {
      name: 'only-compose-imports-systems',
      severity: 'error',
      from: { path: '^src', pathNot: ['^src/main/compose/', '^src/main/systems/'] },
      to: { path: '^src/main/systems/' },
    },
    {
      name: 'only-the-entry-imports-compose',
      severity: 'error',
      from: { path: '^src', pathNot: ['^src/main/compose/', '^src/main/index\\.ts$'] },
      to: { path: '^src/main/compose/' },
    },
    {
      name: 'only-compose-imports-training',
      severity: 'error',
      from: { path: '^src', pathNot: ['^src/main/compose/', '^src/main/training/'] },
      to: { path: '^src/main/training/' },
    },
    {
      name: 'training-shares-nothing-with-adapters',
      severity: 'error',
      from: { path: '^src/main/training' },
      to: { path: '^src/main', pathNot: '^src/main/training/' },
    },
    {
      name: 'use-cases-know-journal-and-ports',
      severity: 'error',
      from: { path: '^src/main/(visits|customers|changes|operators|reachability|kiosk)' },
      to: { path: '^src/main/(electron|ipc|config|credentials|training|compose)' },
    },
    {
      name: 'journal-knows-ports-alone',
      severity: 'error',
      from: { path: '^src/main/journal' },
      to: { path: '^src/main', pathNot: ['^src/main/journal/', '^src/main/ports/'] },
    },
    {
      name: 'what-is-stored-knows-no-screen',
      severity: 'error',
      from: { path: '^src/main/journal/stored/' },
      to: { path: '^src/shared/ipc/' },
    },
    {
      name: 'kinds-know-the-domain-alone',
      severity: 'error',
      from: { path: '^src/shared/kinds/' },
      to: {
        path: '^src/shared/',
        pathNot: ['^src/shared/(kinds|domain|systems)/', '^src/shared/fields\\.ts$'],
      },
    },
    {
      name: 'definitions-of-systems-know-no-screen',
      severity: 'error',
      from: { path: '^src/shared/systems/' },
      to: {
        path: '^src/shared/',
        pathNot: [
          '^src/shared/(systems|domain)/',
          '^src/shared/config/(address|fields|lists)\\.ts$',
          '^src/shared/fields\\.ts$',
        ],
      },
    },
    {
      name: 'values-know-shared-alone',
      severity: 'error',
      from: { path: '^src/main/values' },
      to: { path: '^src/main', pathNot: '^src/main/values/' },
    },
    {
      name: 'ports-know-shared-alone',
      severity: 'error',
      from: { path: '^src/main/ports' },
      to: { path: '^src/main', pathNot: '^src/main/ports/' },
    },
    {
      name: 'product-never-imports-tools-or-tests',
      severity: 'error',
      from: { path: '^src' },
      to: { path: '^(tools|tests)/' },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
