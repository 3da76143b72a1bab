import { createHttpClient } from '../../../src/main/systems/http/client.ts';
import { airpayCodes, openAirpayDesk } from './airpay-codes.ts';
import { capillaryChecks } from './capillary-checks.ts';
import { openCapillaryDesk } from './capillary-desk.ts';
import { capillaryReads } from './capillary-reads.ts';
import { capillaryWrites } from './capillary-writes.ts';
import type { Try, Words } from './try.ts';
import { openWmDesk, wmCodes } from './wm-codes.ts';

/** What came of a group of tries. */
interface CodeGroup {
  readonly name: string;
  readonly codes: number;
  readonly places: number;
  readonly tries: number;
  readonly faults: number;
}

/** What came of every code at every place. */
export interface CodesFigures {
  readonly groups: readonly CodeGroup[];
  readonly findings: readonly string[];
}

const count = <T>(items: readonly T[], of: (item: T) => string): number => new Set(items.map(of)).size;

/** Every try, by group, over systems of their own. */
const openLane = async () => {
  // A read that is tried again is so after the shortest pause.
  const http = createHttpClient({ random: () => 0 });
  const [capillary, airpay, wm] = await Promise.all([
    openCapillaryDesk(),
    openAirpayDesk(http),
    openWmDesk(http),
  ]);
  const groups: Readonly<Record<string, readonly Try[]>> = {
    'Capillary, replies to writes': capillaryWrites(capillary),
    'Capillary, replies to reads': capillaryReads(capillary),
    'Capillary, reads before a write': capillaryChecks(capillary),
    'airpay, replies to a get and a set': airpayCodes(airpay),
    'WM, replies to a GET and a PUT': wmCodes(wm),
  };
  const close = async (): Promise<void> => {
    await Promise.all([capillary.close(), airpay.close(), wm.close()]);
    await http.close();
  };
  return { groups, close };
};

/**
 * Answers every call of every system with every code and status, over real HTTP, and holds what came of it against the
 * contract's pages. `every`: one try out of so many; `lanes`: how many are under way at once.
 */
export const runCodes = async (options: {
  readonly every: number;
  readonly offset: number;
  readonly lanes: number;
  readonly words: Words;
  readonly onStep?: (line: string) => void;
}): Promise<CodesFigures> => {
  const { every, offset, words, onStep } = options;
  const lanes = await Promise.all(Array.from({ length: options.lanes }, openLane));
  const groups: CodeGroup[] = [];
  const findings: string[] = [];
  try {
    for (const name of Object.keys(lanes[0]?.groups ?? {})) {
      const chosen: Try[] = [];
      let faults = 0;
      await Promise.all(
        lanes.map(async (lane, at) => {
          const own = (lane.groups[name] ?? [])
            .filter((_, number) => (number + offset) % every === 0)
            .filter((_, number) => number % lanes.length === at);
          chosen.push(...own);
          for (const { place, code, run } of own) {
            const wrong = await run(words).catch((error: unknown) => [
              `threw ${String(error).slice(0, 160)}`,
            ]);
            faults += wrong.length === 0 ? 0 : 1;
            findings.push(...wrong.map((what) => `${place}: ${code}: ${what}`));
          }
        }),
      );
      const [codes, places] = [count(chosen, ({ code }) => code), count(chosen, ({ place }) => place)];
      groups.push({ name, codes, places, tries: chosen.length, faults });
      onStep?.(`${name}: ${chosen.length} tries, ${faults} with a fault`);
    }
    return { groups, findings };
  } finally {
    await Promise.all(lanes.map(({ close }) => close()));
  }
};
