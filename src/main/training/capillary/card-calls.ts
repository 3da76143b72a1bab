import { type TrainingContext, writable } from '../context.ts';
import { numberFault, transitionFault, usableLabel, withStatus } from './card-rules.ts';
import { answerCase, CASE_SERIES, countCase, denyCase, denyRead, writeCase } from './cases.ts';
import { notice, refuse } from './errors.ts';
import { generateNumbers } from './generate.ts';
import type { AddCall } from './handle.ts';
import { asObject, deny, need, RefusalError, readBody, readOptionalPlace, readQuery } from './query.ts';
import {
  type CapillaryStore,
  PLACES,
  type StoredCard,
  type StoredLabel,
  type StoredSeries,
} from './store.ts';
import { cardView, labelView, seriesView, statusLogView } from './views.ts';

const PLACE = ['source', 'accountId'];
const DAY_MS = 86_400_000;

interface Deps {
  readonly store: CapillaryStore;
  readonly clock: { now(): number };
  readonly till: string;
}

const list = (data: readonly unknown[]): Response => Response.json({ data, warnings: [], errors: [] });

const placeFree = (c: TrainingContext, more: readonly string[] = []) => {
  const query = need(readQuery(c, [...PLACE, ...more]));
  need(readOptionalPlace(query));
  return query;
};

const numbered = (store: CapillaryStore, number: unknown): StoredCard => {
  if (typeof number !== 'string' || number === '') return deny(400, 'the card number is missing');
  return store.card(number) ?? deny(3010, 'there is no such card');
};

const newLabel = (store: CapillaryStore, text: unknown): StoredLabel => {
  const label = need(usableLabel(store, text));
  return label.status === 'NOT_ISSUED' ? label : deny(3018, `the label means ${label.status}`);
};

const usableSeries = (store: CapillaryStore, id: unknown, code: unknown): StoredSeries => {
  if (id === undefined && code === undefined) return deny(3000, 'the series is missing');
  if (code === '') return deny(3001, 'the code of the series is empty');
  const found = store.series.find(
    (series) => (id === undefined || series.id === id) && (code === undefined || series.code === code),
  );
  if (found === undefined) return deny(3004, 'there is no such series');
  return found.isActive ? found : deny(3008, `the series ${found.code} is inactive`);
};

const addCreated = (
  deps: Deps,
  series: StoredSeries,
  number: string,
  label: StoredLabel,
  reason: string,
): StoredCard => {
  const now = deps.clock.now();
  const card: StoredCard = {
    id: deps.store.nextCardId(),
    number,
    seriesId: series.id,
    customerId: 0,
    place: PLACES[0] ?? { source: 'INSTORE', accountId: null },
    issuedOn: null,
    expiresOn: series.expiryDays > 0 ? now + series.expiryDays * DAY_MS : null,
    log: [{ label: label.label, status: label.status, reason, createdOn: now, createdBy: deps.till }],
  };
  deps.store.putCard(card);
  return card;
};

/** Adds the calls about cards, series and labels (contract: capillary, Calls). */
export const addCardCalls = (add: AddCall, deps: Deps): void => {
  const { store } = deps;

  add('GET', '/v2/card', 'card', (c) => {
    const number = placeFree(c, ['number']).get('number');
    denyRead(number);
    const card = numbered(store, number);
    c.get('seen').note({ subject: card.number });
    return Response.json({ ...cardView(card, store), warnings: [] });
  });

  add('POST', '/v2/card', 'addCard', async (c) => {
    placeFree(c);
    const body = need(await readBody(c, ['seriesId', 'seriesCode', 'cardNumber', 'statusLabel']));
    const series = usableSeries(store, body.seriesId, body.seriesCode);
    const number = body.cardNumber;
    c.get('seen').note({ asked: [`make ${String(number)}`] });
    const misfit = numberFault(series, number);
    if (misfit !== null || typeof number !== 'string')
      throw new RefusalError(misfit ?? refuse(3005, 'no number'));
    const seeded = writeCase(number);
    denyCase(seeded);
    if (store.card(number) !== undefined) return deny(3009, 'the card exists');
    const label = newLabel(store, body.statusLabel);
    const card = addCreated({ ...deps, store: writable(c, store) }, series, number, label, 'Added');
    c.get('seen').note({ applied: true, subject: card.number });
    return answerCase(c, seeded, { entity: card.id, warnings: [] });
  });

  add('POST', '/v2/card/generate', 'generateCards', async (c) => {
    placeFree(c);
    const body = need(await readBody(c, ['seriesId', 'count', 'statusLabel']));
    const series = usableSeries(store, body.seriesId, undefined);
    c.get('seen').note({ asked: [`generate ${series.id}`] });
    const label = newLabel(store, body.statusLabel);
    if (series.code === CASE_SERIES) denyCase(countCase(body.count));
    const numbers = need(generateNumbers(store, series, body.count));
    const open = writable(c, store);
    for (const number of numbers) addCreated({ ...deps, store: open }, series, number, label, 'Generated');
    c.get('seen').note({ applied: true });
    return Response.json({ entity: numbers, warnings: [] });
  });

  add('PUT', '/v2/card', 'changeCard', async (c) => {
    placeFree(c);
    const body = need(await readBody(c, ['cardNumber', 'statusLabel', 'statusInfo']));
    const card = numbered(store, body.cardNumber);
    c.get('seen').note({ subject: card.number });
    const label = need(usableLabel(store, body.statusLabel));
    c.get('seen').note({ asked: [`label ${card.number} ${label.label}`] });
    const { reason = '' } = need(asObject(body.statusInfo ?? {}, ['reason'], 'statusInfo'));
    if (typeof reason !== 'string') return deny(400, 'the reason is not text');
    const view = (changed: StoredCard, warnings: readonly unknown[]) => ({
      ...cardView(changed, store),
      statusLabelInfo: labelView(label),
      warnings,
    });
    if (label.label === card.log[0].label) return Response.json(view(card, [notice(3039)]));
    const now = deps.clock.now();
    const fault = transitionFault(store, card, label.status, now);
    if (fault !== null) throw new RefusalError(fault);
    const seeded = writeCase(card.number);
    denyCase(seeded);
    const changed = withStatus(card, label, reason, now, deps.till);
    writable(c, store).putCard(changed);
    c.get('seen').note({ applied: true });
    return answerCase(c, seeded, view(changed, []));
  });

  add('GET', '/v2/card/statusLog', 'cardStatusLog', (c) => {
    const card = numbered(store, placeFree(c, ['number']).get('number'));
    c.get('seen').note({ subject: card.number });
    return list(statusLogView(card));
  });

  add('GET', '/v2/card/series/get/all', 'allSeries', (c) => {
    placeFree(c);
    return list(store.series.map(seriesView));
  });

  add('GET', '/v2/card/series/:id', 'series', (c) => {
    placeFree(c);
    const found = store.series.find((series) => String(series.id) === c.req.param('id'));
    if (found === undefined) return deny(3004, 'there is no such series');
    return Response.json({ ...seriesView(found), warnings: [] });
  });

  add('GET', '/v2/genericStatus/card/labels', 'cardLabels', (c) => {
    placeFree(c);
    return list(store.labels().map(labelView));
  });
};
