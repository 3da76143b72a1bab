import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { moduleFolder, writeSettings } from './install.ts';

/** A sentence that a voice spoke. */
interface Spoken {
  /** The voice: a language. */
  readonly voice: string;
  /** So many bytes of sound. */
  readonly sound: number;
  readonly text: string;
}

/** A real voice of this machine, of which everything that it spoke is known. */
export interface RealVoice {
  /** How a program finds it. */
  readonly environment: { readonly SPEECHD_ADDRESS: string };
  /** Everything that it spoke so far, the newest last. */
  spoken(): readonly Spoken[];
  /** Whether it is in the middle of a sentence. */
  isSpeaking(): boolean;
  /** Keeps it in the middle of a sentence, or lets it go on. */
  hold(held: boolean): void;
  end(): Promise<void>;
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode === null && child.signalCode === null
    ? new Promise((resolve) => child.once('exit', () => resolve()))
    : Promise.resolve();

/** Starts a speech-dispatcher of its own with voices of espeak-ng in these languages. */
export const startRealVoice = async (languages: readonly string[]): Promise<RealVoice> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-voice-'));
  writeSettings(folder, languages);
  const socket = join(folder, 'socket');
  const child = spawn(
    'speech-dispatcher',
    [
      ...['-s', '-t', '0', '-C', join(folder, 'conf'), '-m', moduleFolder()],
      ...['-S', socket, '-P', join(folder, 'pid'), '-L', folder],
    ],
    { stdio: 'ignore', env: { ...process.env, ALSA_CONFIG_PATH: join(folder, 'asound.conf') } },
  );
  /** The texts that are in the middle of being spoken, and those that were stopped there. */
  const texts = (): readonly string[] => readdirSync(folder).filter((name) => name.startsWith('text.'));
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  while (!existsSync(socket)) {
    if (child.exitCode !== null) {
      await close();
      throw new Error(`speech-dispatcher ended with ${child.exitCode}`);
    }
    await pass(20);
  }
  return {
    environment: { SPEECHD_ADDRESS: `unix_socket:${socket}` },
    spoken: () =>
      readFileSync(join(folder, 'said'), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const [voice = '', sound = '', text = ''] = line.split('\t');
          return { voice, sound: Number(sound), text: text.trim() };
        }),
    isSpeaking: () => texts().length > 0,
    hold: (held) => {
      if (held) {
        for (const stopped of texts()) rmSync(join(folder, stopped), { force: true });
        writeFileSync(join(folder, 'hold'), '');
      } else rmSync(join(folder, 'hold'), { force: true });
    },
    end: close,
  };
};
