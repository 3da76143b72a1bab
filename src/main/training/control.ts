import { Hono } from 'hono';
import * as v from 'valibot';
import { UPSTREAMS } from '../../shared/domain/upstream.ts';
import type { TrainingEnv } from './context.ts';
import { FaultSchema, type Faults } from './faults.ts';
import type { Ledger } from './ledger.ts';
import type { UnlinkedCard } from './population/cards.ts';
import type { TrainingPerson } from './population/person.ts';

const Switch = v.strictObject({ upstream: v.picklist(UPSTREAMS), fault: FaultSchema });

/**
 * The switches over HTTP, for tests in another process: `POST /faults` `{upstream, fault}`,
 * `DELETE /faults`, `GET /faults`, `GET /ledger`, `GET /people`, `POST /reset`. A page of a browser is refused.
 */
export const createControl = (deps: {
  readonly faults: Faults;
  readonly ledger: Ledger;
  readonly people: readonly TrainingPerson[];
  readonly unlinkedCards: readonly UnlinkedCard[];
  readonly reset: () => Promise<void>;
}): Hono<TrainingEnv> => {
  const app = new Hono<TrainingEnv>();
  app.use('*', async (c, next) => {
    const host = c.req.header('host') ?? '';
    if (c.req.header('origin') !== undefined || !/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host))
      return c.json({ error: 'not for pages' }, 403);
    return next();
  });
  app.post('/faults', async (c) => {
    const body = v.safeParse(Switch, await c.req.json().catch(() => null));
    if (!body.success) return c.json({ error: v.summarize(body.issues) }, 400);
    try {
      await deps.faults.set(body.output.upstream, body.output.fault);
    } catch (error) {
      if (error instanceof TypeError) return c.json({ error: error.message }, 400);
      throw error;
    }
    return c.json({ active: deps.faults.active() });
  });
  app.get('/faults', (c) => c.json({ active: deps.faults.active() }));
  app.delete('/faults', async (c) => {
    await deps.faults.clear();
    return c.json({ active: [] });
  });
  app.get('/ledger', (c) => c.json({ entries: deps.ledger.entries() }));
  app.get('/people', (c) => c.json({ people: deps.people, unlinkedCards: deps.unlinkedCards }));
  app.post('/reset', async (c) => {
    await deps.reset();
    return c.json({ reset: true });
  });
  return app;
};
