import { readFileSync } from 'node:fs';

const RESOURCE = /^\[\{"file":"resources\\\\app\.asar","alg":"SHA256","value":"([0-9a-f]{64})"\}\]/;
const BEGINS = Buffer.from('[{"file":"resources\\\\app.asar"', 'latin1');
const LONGEST = 256;

/** The hash of the archive's header that a program holds as a resource; throws where it holds none. */
export const integrityOf = (program: string): string => {
  const bytes = readFileSync(program);
  const at = bytes.indexOf(BEGINS);
  const hash = RESOURCE.exec(bytes.toString('latin1', at, at + LONGEST))?.[1];
  if (at < 0 || hash === undefined) throw new Error(`${program} holds no hash of its archive`);
  return hash;
};
