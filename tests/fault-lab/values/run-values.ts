import { parseValue } from '../../../src/main/values/parse-value.ts';
import { spellingsOf } from '../../../src/main/values/parsed.ts';
import { IDENTIFIER_TYPES } from '../../../src/shared/domain/identifier.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { WRITTEN_NAMES } from '../../support/written-values.ts';
import { writtenFor, writtenTwice } from './forms.ts';
import { type Subject, settle, subjectsOf, typedIdOf } from './subjects.ts';

/** What came of the values of one type. */
export interface TypeFigures {
  readonly type: string;
  /** Ways in which it is written. */
  readonly forms: number;
  readonly places: number;
  readonly tries: number;
  readonly faults: number;
}

/** What came of every value at every place. */
export interface ValuesFigures {
  /** The parser alone. */
  readonly parsed: readonly TypeFigures[];
  /** The whole main process. */
  readonly placed: readonly TypeFigures[];
  readonly findings: readonly string[];
}

interface Options {
  /** Of the forms that are written around twice, one out of so many. */
  readonly every: number;
  readonly offset: number;
  readonly onStep?: (line: string) => void;
}

const shown = (value: unknown): string => JSON.stringify(value).slice(0, 200);

const formsOf = ({ type, value }: Subject, { every, offset }: Options): readonly string[] =>
  every === 1
    ? [...new Set([...writtenFor(type, value), ...writtenTwice(type, value)])]
    : writtenTwice(type, value).filter((_, at) => (at + offset) % every === 0);

/** Every way to write a value, through the one parser of its type. */
const throughParser = (subject: Subject, findings: string[]): TypeFigures => {
  const { type, value } = subject;
  const forms = [...new Set([...writtenFor(type, value), ...writtenTwice(type, value)])];
  const wrong = forms.filter((text) => spellingsOf(parseValue(type, text, 'IN'))[0] !== value);
  findings.push(...wrong.map((text) => `${type}, parsed alone: ${shown(text)}`));
  return { type, forms: forms.length, places: 1, tries: forms.length, faults: wrong.length };
};

const names = (findings: string[]): TypeFigures => {
  const wrong = WRITTEN_NAMES.filter(
    ([written, asked]) => spellingsOf(parseValue('name', written, 'IN'))[0] !== asked,
  );
  findings.push(...wrong.map(([written]) => `name, parsed alone: ${shown(written)}`));
  const all = WRITTEN_NAMES.length;
  return { type: 'name', forms: all, places: 1, tries: all, faults: wrong.length };
};

/** Every way to write a value, at every place that takes one. */
const atPlaces = async (subject: Subject, options: Options, findings: string[]): Promise<TypeFigures> => {
  const forms = formsOf(subject, options);
  let faults = 0;
  for (const { name, wanted, ask } of subject.places)
    for (const text of forms) {
      const got = await ask(text);
      if (JSON.stringify(got) === JSON.stringify(wanted)) continue;
      faults += 1;
      findings.push(`${subject.type}, ${name}: ${shown(text)} came to ${shown(got)}`);
    }
  const places = subject.places.length;
  options.onStep?.(`${subject.type}: ${forms.length} forms at ${places} places, ${faults} with a fault`);
  return { type: subject.type, forms: forms.length, places, tries: forms.length * places, faults };
};

const startDesk = (): Promise<TestApp> =>
  startTestApp({
    change: (settings) => {
      const { capillary } = settings.upstreams;
      // A person does not search three hundred times a minute.
      const all = capillary && { ...capillary, perMinute: 1_000_000, changeTypes: [...IDENTIFIER_TYPES] };
      return { ...settings, upstreams: { ...settings.upstreams, ...(all && { capillary: all }) } };
    },
  });

/** Writes every value in every way, at every place of the whole main process over real HTTP, and at the parser alone. */
export const runValues = async (options: Options): Promise<ValuesFigures> => {
  const findings: string[] = [];
  const app = await startDesk();
  try {
    await settle(app);
    const subjects = await subjectsOf(app);
    const placed: TypeFigures[] = [];
    for (const subject of subjects) placed.push(await atPlaces(subject, options, findings));
    for (const upstream of ['airpay', 'wm'] as const)
      placed.push(await atPlaces(await typedIdOf(app, upstream), options, findings));
    const parsed = [...subjects.map((subject) => throughParser(subject, findings)), names(findings)];
    return { parsed, placed, findings };
  } finally {
    await app.close();
  }
};
