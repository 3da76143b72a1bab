/** The fuse wire as Electron's binaries hold it: a sentinel, the version, the count, one state for each fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Electron's defaults, in the wire's order: what a stand-in says before its fuses are set. */
const DEFAULTS = '101100011';

/** The bytes that make a file one whose fuses can be set and read. */
export const fuseWire = (): Buffer =>
  Buffer.concat([
    Buffer.from(SENTINEL, 'latin1'),
    Buffer.from([1, DEFAULTS.length]),
    Buffer.from(DEFAULTS, 'latin1'),
  ]);
