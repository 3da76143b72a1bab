import * as v from 'valibot';
import { UPSTREAMS } from '../../shared/domain/upstream.ts';
import { panelState } from '../../shared/ipc/panel-state.ts';
import { LineSchema, VisitSchema, VisitsSchema, type VisitsView } from '../../shared/ipc/views.ts';
import { SYSTEMS } from '../../shared/systems/systems.ts';
import { type PlainCopy, type PlainJsonLimits, type PlainJsonTaken, takePlainJson } from './plain-json.ts';

/*
 * A visit may hold hundreds of lines and rows, and most events change a few of them. Its parts are replaced and never
 * altered: one that was copied and has passed the contract is the same the next time, and passes by its identity.
 */

/** A part of the visits that is the same object for as long as it is the same, with what the contract says of it. */
interface Part {
  readonly part: object;
  readonly schema: v.GenericSchema;
}

const partsOf = ({ open }: VisitsView): readonly Part[] => {
  if (open === null) return [];
  const shown = UPSTREAMS.flatMap((name): readonly Part[] => {
    const panel: object = open.panels[name];
    return 'data' in panel && typeof panel.data === 'object' && panel.data !== null
      ? [{ part: panel.data, schema: SYSTEMS[name].panel }]
      : [];
  });
  return [...shown, ...open.basket.map((part) => ({ part, schema: LineSchema }))];
};

/** The parts of the visits that have passed the contract. */
export interface KnownParts {
  /** Those that have not been looked at yet. */
  unknownOf(visits: VisitsView): readonly Part[];
  /** Copies a part and lets it pass, where it fits. */
  look(part: Part): void;
  /** The visits as they may leave; null where something does not fit, or is not known yet. */
  fitting(visits: VisitsView): unknown;
}

/** Makes a memory of parts; `limits` are those of the whole. */
export const createKnownParts = (limits: PlainJsonLimits): KnownParts => {
  const copies = new WeakMap<object, PlainCopy>();
  const passed = new WeakSet<object>();
  const copyOf = (part: object): PlainCopy | undefined => copies.get(part);
  const taken = (value: unknown): PlainJsonTaken => takePlainJson(value, limits, copyOf);

  const Passed = v.custom<object>((copy) => typeof copy === 'object' && copy !== null && passed.has(copy));
  const Whole = v.strictObject({
    ...VisitsSchema.entries,
    open: v.nullable(
      v.strictObject({
        ...VisitSchema.entries,
        panels: v.strictObject(
          Object.fromEntries(UPSTREAMS.map((name) => [name, panelState<object>(Passed)])),
        ),
        basket: v.array(Passed),
      }),
    ),
  });

  return {
    unknownOf: (visits) => partsOf(visits).filter(({ part }) => !copies.has(part)),
    look: ({ part, schema }) => {
      const plain = takePlainJson(part, limits);
      const fits = plain.ok ? v.safeParse(schema, plain.value) : null;
      const copy = fits?.success === true ? takePlainJson(fits.output, limits) : null;
      if (copy?.ok !== true || typeof copy.value !== 'object' || copy.value === null) return;
      copies.set(part, { value: copy.value, bytes: Buffer.byteLength(JSON.stringify(copy.value)) });
      passed.add(copy.value);
    },
    fitting: (visits) => {
      const plain = taken(visits);
      const fits = plain.ok ? v.safeParse(Whole, plain.value) : null;
      return fits?.success === true ? fits.output : null;
    },
  };
};
