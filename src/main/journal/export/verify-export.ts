import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { openPlainFile } from '../../ports/plain-file.ts';
import { isSigned } from '../proof/checkpoint.ts';
import { createWalk, type Walk } from '../proof/walk.ts';
import { genesisHash, type Head, sha256 } from '../records/chain.ts';
import { openBody } from '../records/read-body.ts';
import { isReadWhole } from '../stored/read.ts';
import {
  EndSchema,
  type ExportHeader,
  type ExportLine,
  ExportLineSchema,
  HeaderSchema,
} from './export-format.ts';
import { linesOf } from './export-lines.ts';

/** Something that is wrong in an export. Lines and columns count from 1. */
interface LineFault {
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

/** What verifying an export found. */
interface VerifiedExport {
  readonly faults: readonly LineFault[];
  readonly records: number;
  /** Seqs of the records that another version made, and that this one cannot read, or not whole. */
  readonly apart: readonly number[];
  /** The end of the export, which a journal of this id has to hold; `null` when the file is no export. */
  readonly head: Head | null;
  /** The public key (SPKI, DER) that it is signed by, to be compared with what the device is known by. */
  readonly device: Uint8Array | null;
}

const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

/** What an Ed25519 key looks like in its SPKI form (RFC 8410), before its 32 bytes. */
const SPKI_HEAD = '302a300506032b6570032100';
const isDeviceKey = (publicKey: Uint8Array): boolean =>
  publicKey.length === SPKI_HEAD.length / 2 + 32 &&
  Buffer.from(publicKey).toString('hex').startsWith(SPKI_HEAD);

/** Faults that are told of one file: who reads more of them learns nothing more. */
const MOST_FAULTS = 100;

/** Whether a line is what an export writes, byte for byte: no member twice, no space, no other order. */
const isAsWritten = (text: string, value: unknown): boolean => {
  try {
    return JSON.stringify(value) === text;
  } catch {
    return false;
  }
};

const parse = <T extends v.GenericSchema>(schema: T, text: string): v.InferOutput<T> | null => {
  try {
    const value: unknown = JSON.parse(text);
    const parsed = v.safeParse(schema, value);
    return parsed.success && isAsWritten(text, value) ? parsed.output : null;
  } catch {
    return null;
  }
};

/** Whether the readable part of a record is what was encrypted in it. */
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
  const apart: number[] = [];
  return {
    apart,
    head: () => walk.head(),
    device: publicKey,
    ended: () => ended,
    line: (text: string): readonly string[] => {
      if (ended) return ['there is something behind the last line'];
      const record = parse(ExportLineSchema, text);
      if (record !== null) {
        const value = valueFault(record);
        const faults = walk.step(record).map(({ seq, what }) => `record ${seq}: ${what}`);
        const facts = walk.facts();
        const isWhole =
          record.event === undefined ? facts !== null : isReadWhole(facts, JSON.stringify(record.event));
        if (!isWhole) apart.push(record.seq);
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
  const none = { records: 0, apart: [], head: null, device: null };
  const add = (line: number, what: string): void => {
    faults.push({ line, column: 1, what });
  };
  let check: ReturnType<typeof createCheck> | null = null;
  let line = 0;
  const opened = await openPlainFile(file);
  if (!opened.ok) throw new Error(opened.message);
  for await (const text of linesOf(opened.handle)) {
    line += 1;
    if (text === null) add(line, 'the line is longer than any of an export: nothing after it was read');
    else if (check === null) {
      const header = parse(HeaderSchema, text);
      if (header === null || !isDeviceKey(bytes(header.publicKey))) {
        add(line, 'it is no export of a journal');
        return { faults, ...none };
      }
      check = createCheck(text, header);
    } else for (const what of check.line(text)) add(line, what);
    if (text === null) break;
    if (faults.length >= MOST_FAULTS) {
      add(line, 'there may be more: nothing after it was read');
      break;
    }
  }
  if (check === null && line === 0) add(1, 'the file is empty');
  else if (check?.ended() === false && faults.length === 0)
    add(line + 1, 'the export ends before its last line');
  const head = check?.head() ?? null;
  return { faults, records: head?.seq ?? 0, apart: check?.apart ?? [], head, device: check?.device ?? null };
};
