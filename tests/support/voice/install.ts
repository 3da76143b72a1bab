import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian, Fedora and Arch keep the modules of speech-dispatcher. */
const MODULE_FOLDERS = [
  '/usr/lib/speech-dispatcher-modules',
  '/usr/libexec/speech-dispatcher-modules',
  '/usr/lib64/speech-dispatcher-modules',
];

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => isProgram(join(folder, name)));

/** The folder of the modules; `null`: the one that is needed is not there. */
const modules = (): string | null =>
  MODULE_FOLDERS.find((folder) => isProgram(join(folder, 'sd_generic'))) ?? null;

/** Why no real voice can be heard here; `null`: one can. */
export const noVoice = (): string | null => {
  const missing = ['speech-dispatcher', 'espeak-ng'].filter((name) => !onPath(name));
  if (missing.length > 0) return `no voice: ${missing.join(' and ')} not installed`;
  return modules() === null ? 'no voice: speech-dispatcher has no sd_generic' : null;
};

export const moduleFolder = (): string => {
  const found = modules();
  if (found === null) throw new Error('speech-dispatcher has no sd_generic');
  return found;
};

/**
 * What the voice does with a text: espeak-ng makes sound of it, into a file for there may be no loudspeaker, and then it
 * is written down as it was spoken, with the voice and how many bytes of sound it is. One that is stopped is not.
 */
const speak = (folder: string): string => `#!/bin/sh
cd '${folder}' || exit 1
cat > text.$$
while [ -e hold ]; do sleep 0.02; done
espeak-ng -v "$1" -w sound.$$.wav -f text.$$
printf '%s\t%s\t%s\n' "$1" "$(stat -c %s sound.$$.wav)" "$(cat text.$$)" >> said
rm -f text.$$ sound.$$.wav
`;

/** Writes the settings of a speech-dispatcher whose only voices are of these languages. */
export const writeSettings = (folder: string, languages: readonly string[]): void => {
  mkdirSync(join(folder, 'conf', 'modules'), { recursive: true });
  writeFileSync(join(folder, 'speak'), speak(folder), { mode: 0o700 });
  // A sound card that plays to nobody.
  writeFileSync(join(folder, 'asound.conf'), 'pcm.!default { type null }\nctl.!default { type null }\n');
  writeFileSync(
    join(folder, 'conf', 'speechd.conf'),
    [
      'AudioOutputMethod "alsa"',
      'LogLevel 1',
      `LogDir "${folder}"`,
      'SymbolsPreproc "none"',
      'AddModule "voice" "sd_generic" "voice.conf"',
      'DefaultModule voice',
      '',
    ].join('\n'),
  );
  writeFileSync(
    join(folder, 'conf', 'modules', 'voice.conf'),
    [
      `GenericExecuteSynth "printf %s \\'$DATA\\' | ${join(folder, 'speak')} $VOICE"`,
      ...languages.flatMap((one) => [
        `GenericLanguage "${one}" "${one}" "utf-8"`,
        `AddVoice "${one}" "MALE1" "${one}"`,
      ]),
      `DefaultVoice "${languages[0] ?? 'en'}"`,
      '',
    ].join('\n'),
  );
  if (!existsSync(join(folder, 'said'))) writeFileSync(join(folder, 'said'), '');
};
