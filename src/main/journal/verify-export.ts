import { createInterface } from 'node:readline';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { openPlainFile } from '../ports/plain-file.ts';
import { genesisHash, type Head, sha256 } from './chain.ts';
import { isSigned } from './checkpoint.ts';
import { EndSchema, type ExportHeader, type ExportLine, HeaderSchema, LineSchema } from './export-format.ts';
import { openBody } from './read-body.ts';
import { createWalk, type Walk } from './walk.ts';

/** Something that is wrong in an export. Lines and columns count from 1. */
export interface LineFault {
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

/** What verifying an export found. */
export interface VerifiedExport {
  readonly faults: readonly LineFault[];
  readonly records: number;
  /** The end of the export, which a journal of this id has to hold; `null` when the file is no export. */
  readonly head: Head | null;
  /** SHA-256 of the device's public key, hexadecimal: to be compared with what the branch is known by. */
  readonly device: string | null;
}

const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

const parse = <T extends v.GenericSchema>(schema: T, text: string): v.InferOutput<T> | null => {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
};

/** Whether what is shown of a record is what was encrypted in it. */
const valueFault = ({ event, body, key, ...record }: ExportLine): string | null => {
  if (event === undefined && body === undefined && key === undefined) return null;
  if (body === undefined || key === undefined) return 'what proves the values is missing';
  if (sha256(bytes(body)) !== record.bodyHash) return 'the body is not the one that was recorded';
  try {
    const text = openBody(bytes(key), record, bytes(body));
    return text !== null && isDeepStrictEqual(JSON.parse(text), event)
      ? null
      : 'the values are not those that were recorded';
  } catch {
    return 'the values are not those that were recorded';
  }
};

/** Goes through the lines of one export. */
const createCheck = (headerLine: string, header: ExportHeader) => {
  const publicKey = bytes(header.publicKey);
  const genesis = { journal: header.journal, seq: 0, hash: genesisHash(header.journal, publicKey) };
  const walk: Walk = createWalk(genesis, publicKey);
  let ended = false;
  return {
    head: () => walk.head(),
    device: sha256(publicKey),
    ended: () => ended,
    line: (text: string): readonly string[] => {
      if (ended) return ['there is something behind the last line'];
      const record = parse(LineSchema, text);
      if (record !== null) {
        const value = valueFault(record);
        const faults = walk.step(record).map(({ seq, what }) => `record ${seq}: ${what}`);
        return [...faults, ...(value === null ? [] : [`record ${record.seq}: ${value}`])];
      }
      const end = parse(EndSchema, text);
      if (end === null) return ['it is no record of an export'];
      ended = true;
      const head = walk.head();
      if (end.seq !== head.seq || end.hash !== head.hash)
        return [`the last record is ${end.seq}, not ${head.seq}`];
      return isSigned(publicKey, 'export', head, sha256(headerLine), end.signature)
        ? []
        : ['the export is not signed by the device that it names'];
    },
  };
};

/** Verifies an export with nothing but the file. Rejects when it cannot be read. */
export const verifyExport = async (file: string): Promise<VerifiedExport> => {
  const faults: LineFault[] = [];
  let check: ReturnType<typeof createCheck> | null = null;
  let line = 0;
  const opened = await openPlainFile(file);
  if (!opened.ok) throw new Error(opened.message);
  const input = opened.handle.createReadStream({ encoding: 'utf8' });
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    if (check === null) {
      const header = parse(HeaderSchema, text);
      if (header === null) {
        faults.push({ line, column: 1, what: 'it is no export of a journal' });
        return { faults, records: 0, head: null, device: null };
      }
      check = createCheck(text, header);
    } else for (const what of check.line(text)) faults.push({ line, column: 1, what });
  }
  if (check === null) faults.push({ line: 1, column: 1, what: 'the file is empty' });
  else if (!check.ended())
    faults.push({ line: line + 1, column: 1, what: 'the export ends before its last line' });
  const head = check?.head() ?? null;
  return { faults, records: head?.seq ?? 0, head, device: check?.device ?? null };
};
