import { ok, type Result } from '../../shared/domain/problem.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { Kiosk } from '../kiosk/kiosk.ts';
import type { KioskCall } from './gate.ts';

const done = (result: Result<null>) => (result.ok ? ok({}) : result);

/** Answers what a customer does at a kiosk, and what staff do there. */
export const kioskHandlers = (
  kiosk: Kiosk,
): Omit<Pick<Handlers, KioskCall>, 'app.info' | 'app.reachability' | 'app.probe'> => ({
  'kiosk.state': async () => ok(kiosk.view()),
  'kiosk.begin': async ({ text, scanned }) => done(await kiosk.begin(text, scanned)),
  'kiosk.prove': async ({ digits }) => done(await kiosk.prove(digits)),
  'kiosk.ask': async ({ choice, to }) => done(await kiosk.ask(choice, to)),
  'kiosk.answer': async ({ yes, language }) => done(await kiosk.answer(yes, language)),
  'kiosk.touch': async ({ forSeconds }) => done(kiosk.touch(forSeconds)),
  'kiosk.end': async () => done(await kiosk.end()),
  'kiosk.staff': ({ pin, do: act }) => kiosk.staff(pin, act),
});
