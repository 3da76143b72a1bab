/** Directories that electron-builder names in WiX 4's inline form, as `ROOT:\a\b\`. */
const INLINE = /<Directory Id="([^"]+)" Name="([^":]+):\\([^"]*)\\"\/>\s*/g;

interface Inline {
  readonly id: string;
  readonly root: string;
  readonly names: readonly string[];
}

const inlineDirectories = (project: string): readonly Inline[] =>
  [...project.matchAll(INLINE)].map(([, id = '', root = '', path = '']) => ({
    id,
    root,
    names: path.split('\\'),
  }));

interface Folder {
  id: string | null;
  readonly inside: Map<string, Folder>;
}

const nested = (folders: ReadonlyMap<string, Folder>, path: string): string =>
  [...folders]
    .map(([name, folder]) => {
      const own = `${path}_${name.replace(/\W/g, '_')}`;
      return `<Directory Id="${folder.id ?? own}" Name="${name}">${nested(folder.inside, own)}</Directory>`;
    })
    .join('');

const asTree = (directories: readonly Inline[], root: string): string => {
  const top = new Map<string, Folder>();
  for (const { id, names } of directories.filter((it) => it.root === root)) {
    let level = top;
    for (const [index, name] of names.entries()) {
      const folder: Folder = level.get(name) ?? { id: null, inside: new Map() };
      level.set(name, folder);
      if (index === names.length - 1) folder.id = id;
      level = folder.inside;
    }
  }
  return nested(top, root);
};

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const OUR_ACTION =
  /<CustomAction Id="([^"]+)" Directory="([^"]+)" ExeCommand="([^"]+)" Execute="([^"]+)"[^>]*\/>\s*/g;
const OUR_STEP = /<Custom Action="([^"]+)" (?:After|Before)="([^"]+)">([^<]+)<\/Custom>\s*/g;
const SHORTCUT_PROPERTY = /<ShortcutProperty Key="([^"]+)" Value="([^"]+)"\/>\s*/g;
const SECURE = /<Property Id="([^"]+)" Secure="yes"/g;

/** A command line in a directory. */
const COMMAND = 34;
/** The same, deferred, as the system and not as the person who installs. */
const DEFERRED_COMMAND = COMMAND + 1024 + 2048;

/** Where Windows Installer's own steps stand that ours come beside, and on which side of them ours belong. */
const PLACES: Readonly<Record<string, number>> = {
  CostFinalize: 1001,
  RemoveFiles: 3499,
  InstallFiles: 4001,
  ProtectMachineFolder: 4002,
};

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Properties that a command line may set for an installation that runs as the system. */
const secureProperties = (project: string): readonly string[] =>
  [...project.matchAll(SECURE)].map(([, id = '']) => id);

/** The rows of tables that wixl cannot write, as statements of `msibuild`. */
export const missingRows = (project: string): readonly string[] => [
  ...[...project.matchAll(OUR_ACTION)].map(
    ([, id = '', directory = '', command = '', execute = '']) =>
      'INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES ' +
      `(${text(id)}, ${execute === 'deferred' ? DEFERRED_COMMAND : COMMAND}, ${text(directory)}, ${text(unescaped(command))})`,
  ),
  ...[...project.matchAll(OUR_STEP)].map(
    ([, id = '', beside = '', condition = '']) =>
      'INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ' +
      `(${text(id)}, ${text(unescaped(condition))}, ${PLACES[beside] ?? 0})`,
  ),
  'UPDATE `Property` SET `Value` = ' +
    `${text(['WIX_DOWNGRADE_DETECTED', 'WIX_UPGRADE_DETECTED', ...secureProperties(project)].join(';'))} ` +
    "WHERE `Property` = 'SecureCustomProperties'",
];

const COMPONENTS = /<ComponentGroup Id="ProductComponents" Directory="([^"]+)">([\s\S]*)<\/ComponentGroup>/;
const COMPONENT = /<Component(?: Directory="([^"]+)")?>([\s\S]*?)<\/Component>/g;

/** Each component within the directory it goes to, and a group that names them all. */
const componentFragment = (project: string): string => {
  const [, root = '', inside = ''] = COMPONENTS.exec(project) ?? [];
  const components = [...inside.matchAll(COMPONENT)].map(([, directory = root, content = ''], index) => ({
    id: `c${index}`,
    directory,
    content: content
      .replace(SHORTCUT_PROPERTY, '')
      .replace(/ ReadOnly="yes"/g, '')
      .replace(/(<File )(?![^>]*\bId=)/, `$1Id="f${index}" `),
  }));
  const placed = components.map(
    ({ id, directory, content }) =>
      `<DirectoryRef Id="${directory}"><Component Id="${id}" Guid="*">${content}</Component></DirectoryRef>`,
  );
  const refs = components.map(({ id }) => `<ComponentRef Id="${id}"/>`);
  return `<Fragment>${placed.join('\n')}<ComponentGroup Id="ProductComponents">${refs.join('')}</ComponentGroup></Fragment>`;
};

/**
 * The project of an MSI, as electron-builder writes it for WiX 4, in what wixl reads: WiX 3's namespace, directories
 * within each other, components in a fragment, and without what wixl knows nothing of.
 */
export const asWixlProject = (project: string): string => {
  const directories = inlineDirectories(project);
  return project
    .replace('http://wixtoolset.org/schemas/v4/wxs', 'http://schemas.microsoft.com/wix/2006/wi')
    .replace(COMPONENTS, '')
    .replace('</Product>', () => `</Product>\n${componentFragment(project)}`)
    .replace(OUR_ACTION, '')
    .replace(/<InstallExecuteSequence>\s*(?:<Custom [^>]*>[^<]*<\/Custom>\s*)*<\/InstallExecuteSequence>/, '')
    .replace(INLINE, '')
    .replace(/<Directory Id="APPLICATIONFOLDER" Name="([^"]*)"\/>/, (_, name: string) => {
      return `<Directory Id="APPLICATIONFOLDER" Name="${name}">${asTree(directories, 'APPLICATIONFOLDER')}</Directory>`;
    })
    .replace(/ (?:AllowSameVersionUpgrades|CompressionLevel|Secure)="[^"]*"/g, '')
    .replace(/<Property Id="[^"]*"\/>/g, '')
    .replace(/<!\[CDATA\[(.*?)\]\]>/g, (_, inner: string) =>
      inner.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    );
};
