/** One step of a workflow, as far as a test asks for it. */
export interface Step {
  readonly job: string;
  readonly name: string;
  readonly uses: string | null;
  readonly run: string | null;
  readonly shell: string | null;
  readonly when: string;
}

/** A workflow's jobs and steps. It reads the few forms that these files are written in, and no other YAML. */
export interface Workflow {
  readonly file: string;
  readonly text: string;
  readonly jobs: readonly { readonly name: string; readonly systems: readonly string[] }[];
  readonly steps: readonly Step[];
}

const JOB = /^ {2}([\w-]+):$/;
const BEGIN = /^ {6}- /;

/** The value of a key of a step: on its line, or in the block below it. */
const fieldOf = (lines: readonly string[], key: string): string | null => {
  const at = lines.findIndex((line) => line.startsWith(`        ${key}:`));
  if (at === -1) return null;
  const here = lines[at]?.slice(`        ${key}:`.length).trim() ?? '';
  if (here !== '|') return here;
  const after = lines.slice(at + 1);
  const end = after.findIndex((line) => line.trim() !== '' && !line.startsWith('          '));
  return after
    .slice(0, end === -1 ? undefined : end)
    .map((line) => line.slice(10))
    .join('\n');
};

const stepOf = (job: string, lines: readonly string[]): Step => {
  const own = lines.map((line, at) => (at === 0 ? line.replace('      - ', '        ') : line));
  return {
    job,
    name: fieldOf(own, 'name') ?? fieldOf(own, 'uses') ?? '',
    uses: fieldOf(own, 'uses'),
    run: fieldOf(own, 'run'),
    shell: fieldOf(own, 'shell'),
    when: fieldOf(own, 'if') ?? '',
  };
};

/** Systems that a job runs on: those of its matrix, or the one that it names. */
const systemsOf = (lines: readonly string[]): readonly string[] => {
  const text = lines.join('\n');
  const [, matrix] = /^ {8}system: \[(.*)\]$/m.exec(text) ?? [];
  const [, one] = /^ {4}runs-on: (\S+)$/m.exec(text) ?? [];
  return matrix?.split(', ') ?? (one === undefined ? [] : [one]);
};

/** Reads a workflow. */
export const readWorkflow = (file: string, text: string): Workflow => {
  const lines = text.split('\n').filter((line) => !/^\s*#/.test(line));
  const body = lines.slice(lines.indexOf('jobs:') + 1);
  const starts = body.flatMap((line, at) => (JOB.test(line) ? [at] : []));
  const parts = starts.map((from, at) => ({
    name: JOB.exec(body[from] ?? '')?.[1] ?? '',
    lines: body.slice(from + 1, starts[at + 1]),
  }));
  const steps = parts.flatMap(({ name, lines: own }) => {
    const begins = own.flatMap((line, at) => (BEGIN.test(line) ? [at] : []));
    return begins.map((from, at) => stepOf(name, own.slice(from, begins[at + 1])));
  });
  return {
    file,
    text,
    jobs: parts.map((part) => ({ name: part.name, systems: systemsOf(part.lines) })),
    steps,
  };
};
