import { fail, ok } from '../../shared/domain/problem.ts';
import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import type { Reachability } from '../reachability/reachability.ts';

/** Answers what the app is and which systems can be reached. */
export const appHandlers = (deps: {
  readonly info: () => AppInfoView;
  readonly reachability: Pick<Reachability, 'view' | 'probe'>;
  /** Null where there is nothing to leave: the app is configured or in training. */
  readonly startTraining: (() => Promise<void>) | null;
}): Pick<Handlers, 'app.info' | 'app.reachability' | 'app.probe' | 'app.startTraining'> => ({
  'app.info': async () => ok(deps.info()),
  'app.reachability': async () => ok(deps.reachability.view()),
  'app.probe': async () => {
    await deps.reachability.probe();
    return ok({});
  },
  'app.startTraining': async () => {
    if (deps.startTraining === null) return fail('ipc.forbidden');
    await deps.startTraining();
    return ok({});
  },
});
