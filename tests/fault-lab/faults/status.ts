import { raw, reply } from '../wire/raw-http.ts';
import { BOTH, type Exchange, type Fault, type FaultClass, perform, write } from './fault.ts';
import { effectsOfRefusal, no } from './own-words.ts';

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

const REDIRECTS = range(300, 308);
const REFUSALS = [...range(400, 418), ...range(421, 426), 428, 429, 431, 451, 461, 498, 499];
const FAILURES = [...range(500, 508), 510, 511, ...range(520, 530), 598, 599];

const PAGE = '<html><head><title>Error</title></head><body><h1>Error</h1><hr>gateway</body></html>';

type Reply = (exchange: Exchange) => Buffer;

const fault = (name: string, faultClass: FaultClass, make: Reply, effectsAt?: Fault['effectsAt']): Fault => ({
  name,
  class: faultClass,
  effects: BOTH,
  ...(effectsAt === undefined ? {} : { effectsAt }),
  act: async (exchange) => {
    await perform(exchange);
    await write(exchange, make(exchange));
  },
});

/** A redirect to the very same place: followed, it would make the change again. */
const sameSpot = ({ request, socket }: Exchange): string => {
  const path = request.toString('latin1').split(' ', 2)[1] ?? '/';
  return `http://127.0.0.1:${socket.localPort ?? 0}${path}`;
};

const redirects: readonly Fault[] = REDIRECTS.flatMap((status) => [
  fault(`${status}-to-the-same-place`, '3xx', (exchange) =>
    raw(`HTTP/1.1 ${status} Moved`, [`Location: ${sameSpot(exchange)}`, 'Content-Length: 0']),
  ),
  fault(`${status}-without-location`, '3xx', () => raw(`HTTP/1.1 ${status} Moved`, ['Content-Length: 0'])),
]);

const bodies = (status: number, faultClass: '4xx' | '5xx'): readonly Fault[] => [
  fault(
    `${status}-own-words`,
    faultClass,
    ({ upstream }) => reply(status, no(upstream, status)),
    faultClass === '4xx' ? (upstream) => effectsOfRefusal(upstream, status) : undefined,
  ),
  fault(`${status}-empty`, faultClass, () => raw(`HTTP/1.1 ${status} Text`, ['Content-Length: 0'])),
  fault(`${status}-page`, faultClass, () => reply(status, PAGE, 'text/html')),
  fault(`${status}-other-json`, faultClass, () => reply(status, '{"detail":"not today"}')),
];

/** Every redirect, and every refusal and failure in the system's words, empty, as a page and as foreign JSON. */
export const statusFaults: readonly Fault[] = [
  ...redirects,
  ...REFUSALS.flatMap((status) => bodies(status, '4xx')),
  ...FAILURES.flatMap((status) => bodies(status, '5xx')),
];
