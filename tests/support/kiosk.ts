import * as v from 'valibot';
import { type Settings, SettingsSchema } from '../../src/shared/config/settings.ts';
import type { CallInput, EventPayload } from '../../src/shared/ipc/contract.ts';
import type { KioskView } from '../../src/shared/ipc/kiosk.ts';
import type { EventName } from '../../src/shared/ipc/names.ts';
import { startTestApp, type TestApp } from './app.ts';

/** A kiosk over training, and what its screen was told. */
export interface TestKiosk {
  readonly app: TestApp;
  /** Every event that the window got, in order. */
  readonly events: readonly { readonly name: EventName; readonly payload: unknown }[];
  view(): Promise<KioskView>;
  /** Resolves with the first view that fits, of now or told later. */
  until(fits: (view: KioskView) => boolean, timeoutMs?: number): Promise<KioskView>;
  /** The code of the problem; null: it was done. */
  code<N extends 'begin' | 'prove' | 'ask' | 'answer' | 'touch' | 'end'>(
    name: N,
    input: CallInput<`kiosk.${N}`>,
  ): Promise<string | null>;
  /** Begins, proves and waits until everything was read. */
  enter(text: string, digits: string): Promise<KioskView>;
  /** Keeps no event of before. */
  forgetEvents(): void;
  close(): Promise<void>;
}

const WORDINGS = {
  Text: { en: 'May we text you?', hi: 'क्या हम लिख सकते हैं?' },
  Email: { en: 'May we write to you?' },
};

/** The settings of a kiosk as `kiosk` has them. */
const asKiosk = (settings: Settings, kiosk: object = {}, more: Partial<Settings> = {}): Settings => ({
  ...settings,
  mode: 'kiosk',
  kiosk: v.parse(SettingsSchema.entries.kiosk, kiosk),
  consent: { wording: WORDINGS, systems: [] },
  ...more,
});

/** Starts a kiosk over training. */
export const startTestKiosk = async (
  kiosk: object = {},
  options: Parameters<typeof startTestApp>[0] & { readonly more?: Partial<Settings> } = {},
): Promise<TestKiosk> => {
  const events: { name: EventName; payload: unknown }[] = [];
  let watchers: (() => void)[] = [];
  const app = await startTestApp({
    ...options,
    change: (settings) => asKiosk(options.change?.(settings) ?? settings, kiosk, options.more),
    onEvent: (name, payload) => {
      events.push({ name, payload });
      options.onEvent?.(name, payload);
      for (const watch of watchers.splice(0)) watch();
    },
  });
  const view = (): Promise<KioskView> => app.must('kiosk.state', {});
  const until: TestKiosk['until'] = async (fits, timeoutMs = 15_000) => {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const told = new Promise<void>((resolve) => watchers.push(resolve));
      const now = await view();
      if (fits(now)) return now;
      const left = end - Date.now();
      if (left <= 0) throw new Error(`not reached: ${JSON.stringify(now, null, 1)}`);
      let late: NodeJS.Timeout | undefined;
      await Promise.race([told, new Promise((resolve) => (late = setTimeout(resolve, left)))]);
      clearTimeout(late);
    }
  };
  const code: TestKiosk['code'] = async (name, input) => {
    const answer = await app.routed(`kiosk.${name}`, input);
    return answer.ok ? null : answer.problem.code;
  };
  watchers = [];
  return {
    ...{ app, events, view, until, code },
    enter: async (text, digits) => {
      // The journal may take a while to open.
      await until(({ closed }) => closed === null);
      await app.must('kiosk.begin', { text });
      await app.must('kiosk.prove', { digits });
      return until(({ visit }) => visit?.systems.every(({ state }) => state !== 'reading') === true);
    },
    forgetEvents: () => {
      events.length = 0;
    },
    close: () => app.close(),
  };
};

/** What an event of the kiosk carried. */
export const viewsIn = (events: TestKiosk['events']): readonly EventPayload<'kiosk.changed'>[] =>
  events.flatMap(({ name, payload }) => (name === 'kiosk.changed' ? [payload as KioskView] : []));
