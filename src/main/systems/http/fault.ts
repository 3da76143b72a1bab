/** What this layer itself finds wrong with a call. */
export type FaultCode =
  | 'FAULT_DEADLINE'
  | 'FAULT_HEADERS_DEADLINE'
  | 'FAULT_BODY_DEADLINE'
  | 'FAULT_REDIRECT'
  | 'FAULT_TOO_LARGE'
  | 'FAULT_CONTENT'
  | 'FAULT_ADDRESS'
  | 'FAULT_PROXY'
  | 'FAULT_PROXY_KIND'
  | 'FAULT_TRUST'
  | 'FAULT_CLOSED'
  | 'FAULT_SECOND_START';

/** A fault that this layer finds, told apart by its code as Node's and undici's errors are. */
export class HttpFault extends Error {
  readonly code: FaultCode;
  /** The file that is to blame; `null` where none is. */
  readonly path: string | null;

  constructor(code: FaultCode, path: string | null = null) {
    super(code);
    this.code = code;
    this.path = path;
  }
}
