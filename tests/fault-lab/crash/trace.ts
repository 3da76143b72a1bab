/** One system call of a traced program, in the order in which the calls ended. */
export interface Call {
  readonly name: string;
  readonly fd: number;
  /** What was written, as the tracer shows it; empty for a sync. */
  readonly shown: string;
  readonly failed: boolean;
}

const WHOLE = /^(\d+) +(\w+)\((\d+)(.*)$/s;
const UNFINISHED = / <unfinished \.\.\.>$/;
const RESUMED = /^(\d+) +<\.\.\. (\w+) resumed>(.*)$/s;
const FAILED = /= -1 /;

/**
 * Reads the calls out of a trace with process ids. A sync counts where it ended; a write counts where it began, for
 * that is when its bytes may leave.
 */
export const callsOf = (trace: string): readonly Call[] => {
  const calls: Call[] = [];
  const begun = new Map<string, Call>();
  const isSync = (name: string): boolean => name === 'fdatasync' || name === 'fsync';
  for (const line of trace.split('\n')) {
    const [, pid = '', name = '', fd = '', rest = ''] = WHOLE.exec(line) ?? [];
    if (name !== '') {
      const call = { name, fd: Number(fd), shown: rest, failed: FAILED.test(rest) };
      if (!UNFINISHED.test(line)) calls.push(call);
      else if (isSync(name)) begun.set(pid, call);
      else calls.push(call);
      continue;
    }
    const [, back = '', , tail = ''] = RESUMED.exec(line) ?? [];
    const call = begun.get(back);
    if (call !== undefined) {
      calls.push({ ...call, failed: FAILED.test(tail) });
      begun.delete(back);
    }
  }
  return calls;
};
