import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hits, type Planted } from '../../support/disguises.ts';

/** What was looked for, by what it is. */
export interface Canaries {
  readonly secrets: readonly Planted[];
  /** Values of customers, and what operators typed. */
  readonly values: readonly string[];
}

/** What stood in the files of one kind. */
export interface Scanned {
  readonly place: string;
  readonly bytes: number;
  /** How many secrets and values were found there. */
  readonly secrets: number;
  readonly values: number;
  /** Whether values are there because they were asked for. */
  readonly asked: boolean;
}

/** A text may also stand where it was made small on its way, as an e-mail address is. */
const formsOf = (planted: Planted): readonly Planted[] =>
  typeof planted === 'string' ? [planted, planted.toLowerCase()] : [planted];

const found = (file: string, planted: readonly Planted[]): number =>
  planted.filter((one) => hits(file, formsOf(one)).length > 0).length;

/** Looks through files for canaries, in every disguise. Those that are not there count as empty. */
export const scan = (place: string, files: readonly string[], canaries: Canaries, asked = false): Scanned => {
  const there = files.filter((file) => existsSync(file));
  const count = (texts: readonly Planted[]): number =>
    there.reduce((sum, file) => sum + found(file, texts), 0);
  return {
    place,
    bytes: there.reduce((sum, file) => sum + statSync(file).size, 0),
    secrets: count(canaries.secrets),
    values: count(canaries.values),
    asked,
  };
};

/** Every file below a folder. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
