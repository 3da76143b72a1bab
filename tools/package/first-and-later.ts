/** What the bundler tells of a module. */
interface ModuleInfo {
  readonly importedIds: readonly string[];
}

interface Modules {
  readonly getModuleInfo: (id: string) => ModuleInfo | null;
}

interface Group {
  readonly name: (id: string, modules: Modules) => string | null;
  readonly debugName: string;
  readonly priority: number;
}

/** Every module that the entry imports statically, and what these import. */
const firstOf = (entry: string, modules: Modules): ReadonlySet<string> => {
  const open = [entry];
  const seen = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return seen;
};

/** The language of a catalog; null: another module. */
const languageOf = (id: string): string | null => /\/locales\/(\w+)\.po/.exec(id)?.[1] ?? null;

/**
 * Two chunks for a page: what its first paint needs, and all the rest, but for one more for each other language. Dialogs are small and many: a file for each, and
 * for each part that two of them share, would make most of the files of a package. The first group comes first, so that
 * nothing which both need ends up in the later one.
 */
export const firstAndLater = (entry: string): Group[] => {
  let first: ReadonlySet<string> | undefined;
  const isFirst = (id: string, modules: Modules): boolean => {
    first ??= firstOf(entry, modules);
    return first.has(id);
  };
  return [
    {
      name: (id, modules) => (isFirst(id, modules) ? 'first' : null),
      debugName: 'first',
      priority: 2,
    },
    {
      name: (id, modules) => (isFirst(id, modules) ? null : (languageOf(id) ?? 'later')),
      debugName: 'later',
      priority: 1,
    },
  ];
};
