import type { KioskSettings } from '../../shared/config/kiosk.ts';
import { fail, type Result } from '../../shared/domain/problem.ts';
import type { KioskHealth, KioskView } from '../../shared/ipc/kiosk.ts';

/** What a customer alone before the screen can do, one customer at a time, and what staff can. */
export interface Kiosk {
  view(): KioskView;
  begin(text: string, scanned: boolean): Promise<Result<null>>;
  prove(digits: string): Promise<Result<null>>;
  ask(choice: string, to: 'on' | 'off'): Promise<Result<null>>;
  answer(yes: boolean, language: string): Promise<Result<null>>;
  touch(forSeconds?: number): Result<null>;
  end(): Promise<Result<null>>;
  staff(pin: string, act: 'look' | 'exit' | 'restart' | 'close' | 'open'): Promise<Result<KioskHealth>>;
}

/** Makes the kiosk. */
export const createKiosk = ({ settings }: { readonly settings: KioskSettings }): Kiosk => {
  const over = async (): Promise<Result<never>> => fail('kiosk.over');
  const { languages, controlsInLowerHalf, idleSeconds, warningSeconds } = settings;
  return {
    view: () => ({
      ...{ phase: 'waiting', closed: null, languages, controlsInLowerHalf, idleSeconds, warningSeconds },
      ...{ wait: null, proof: null, visit: null },
    }),
    begin: over,
    prove: over,
    ask: over,
    answer: over,
    touch: () => fail('kiosk.over'),
    end: over,
    staff: over,
  };
};
