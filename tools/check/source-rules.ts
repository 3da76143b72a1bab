import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** The text of each file of the source, by its path. */
export type SourceFiles = ReadonlyMap<string, string>;

/** Reads the source of the working folder. */
export const readSource = (): SourceFiles =>
  new Map(
    readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => [join('src', name), readFileSync(join('src', name), 'utf8')] as const),
  );

const EXPORT = /^export (?:abstract )?(?:async )?(?:const|let|function|interface|type|class|enum) (\w+)/gm;

/** Names that more than one file exports: whoever reads such a name has to look which of the two is meant. */
const definedTwice = (files: SourceFiles): readonly string[] => {
  const where = new Map<string, string[]>();
  for (const [file, text] of files)
    for (const name of new Set([...text.matchAll(EXPORT)].map((found) => found[1] ?? '')))
      where.set(name, [...(where.get(name) ?? []), file]);
  return [...where].flatMap(([name, at]) =>
    at.length > 1 ? [`${name} is exported by several files: ${at.join(', ')}`] : [],
  );
};

const roomOf = (file: string): string => file.split('/')[2] ?? '';

/** Made where it is used, and so outside `compose/`: each with the reason. */
const MADE_ELSEWHERE: ReadonlySet<string> = new Set([
  // The window's door stands in Electron's own folder.
  'electron createEmitter',
  'electron createRouter',
  'electron createSenderCheck',
  // A memory of one moment, made anew at each: it holds nothing and is wired to nothing.
  'visits createSharedReads',
]);

/** What other rooms of main than `compose/` make out of a room that is not theirs. */
const madeOutside = (files: SourceFiles): readonly string[] =>
  [...files].flatMap(([file, text]) =>
    !file.startsWith('src/main/') || ['compose', 'training'].includes(roomOf(file))
      ? []
      : [...text.matchAll(/^import \{([^}]*)\} from '(\.[^']+)'/gm)].flatMap(([, names = '', from = '']) =>
          roomOf(normalize(join(dirname(file), from))) === roomOf(file)
            ? []
            : names
                .split(',')
                .map((name) => name.trim())
                .filter((name) => /^create[A-Z]/.test(name))
                .filter((name) => !MADE_ELSEWHERE.has(`${roomOf(file)} ${name}`))
                .map((name) => `${file} makes ${name} of another room: compose/ does that`),
        ),
  );

/** Its definition, its adapter, the way back from another kind, its words and its control. */
const MOST_FILES_OF_A_KIND = 5;

/** Kinds of change that more files name than have to know them. Training answers as a system does, and knows all calls. */
const namedWidely = (files: SourceFiles): readonly string[] =>
  [...files]
    .filter(([file]) => file.startsWith('src/shared/kinds/'))
    .flatMap(([, text]) => [...text.matchAll(/\bname: '([\w-]+\.[\w-]+)'/g)].map(([, name = '']) => name))
    .flatMap((kind) => {
      const at = [...files].flatMap(([file, text]) =>
        text.includes(`'${kind}'`) && !file.startsWith('src/main/training/') ? [file] : [],
      );
      return at.length > MOST_FILES_OF_A_KIND
        ? [`${kind} is named in ${at.length} files, and ${MOST_FILES_OF_A_KIND} are enough: ${at.join(', ')}`]
        : [];
    });

/** Where the source breaks its rules for names, for kinds of change and for who makes parts; none where it keeps them. */
export const sourceFaults = (files: SourceFiles): readonly string[] => [
  ...definedTwice(files),
  ...madeOutside(files),
  ...namedWidely(files),
];
