import { maskValue } from '../../shared/domain/mask.ts';
import { shownText } from '../../shared/domain/shown-text.ts';
import type { LineView, VisitsView } from '../../shared/ipc/views.ts';
import { oncePerTurn } from '../clock/once-per-turn.ts';
import type { Refs } from '../ports/refs.ts';
import { viewOf } from './view.ts';
import { dataOf, isDraft, isOver, type Line, type Visit } from './visit.ts';

const MOST_RECENT = 20;

/** What tells a customer from another of the same name: the masked mobile, else another identifier. */
export const maskedOf = ({ panels }: Visit): string | null => {
  const identifiers = dataOf(panels.capillary)?.identifiers ?? [];
  const first = identifiers.find(({ type }) => type === 'mobile') ?? identifiers[0];
  return first === undefined ? null : maskValue(first.type, first.value);
};

/** The visits of this run: which is open, and each by its id. The only state that changes; visits are replaced. */
export interface VisitStore {
  get(id: string): Visit | null;
  byCustomer(key: string): Visit | null;
  open(): Visit | null;
  all(): readonly Visit[];
  put(visit: Visit): void;
  /** Replaces a visit; does nothing when it is gone. */
  update(id: string, change: (visit: Visit) => Visit): void;
  updateLine(visitId: string, changeId: string, change: (line: Line) => Line): void;
  show(id: string | null): void;
  view(): VisitsView;
  /** Forgets every visit, at once and untold: what comes of it later changes nothing. */
  dropAll(): void;
}

/**
 * Makes the store. `onChange` is called once for all changes of one turn, and later where telling takes long: it is for
 * what is shown. `atOnce` is called at every change, for what must follow before anything else can happen.
 */
export const createVisitStore = (deps: {
  readonly refs: Refs;
  readonly changeTypes: readonly string[];
  readonly onChange: (view: VisitsView) => void;
  readonly atOnce?: () => void;
}): VisitStore => {
  const visits = new Map<string, Visit>();
  let recent: readonly string[] = [];
  let openId: string | null = null;

  const view = (): VisitsView => {
    const shown = openId === null ? undefined : visits.get(openId);
    return {
      open: shown === undefined ? null : viewOf(shown, deps.refs, deps.changeTypes),
      recent: recent.flatMap((id) => {
        const visit = visits.get(id);
        if (visit === undefined) return [];
        const waiting = visit.lines.filter(isDraft);
        const count = (state: LineView['state']): number =>
          waiting.filter((line) => line.view.state === state).length;
        return [
          {
            visit: id,
            name: shownText(visit.name),
            masked: maskedOf(visit),
            drafts: count('draft'),
            blocked: count('refused'),
            needsApproval: count('needs-approval'),
            open: id === openId,
          },
        ];
      }),
    };
  };

  const tell = oncePerTurn(() => deps.onChange(view()));
  const changed = (): void => {
    deps.atOnce?.();
    tell();
  };

  /** A visit that has drafts or something in the air is never forgotten; what is over is in the journal. */
  const forgetOldest = (): void => {
    const idle = recent.filter((id) => {
      const visit = visits.get(id);
      return id !== openId && visit !== undefined && !visit.applying && visit.lines.every(isOver);
    });
    for (const id of idle.slice(Math.max(0, idle.length - (recent.length - MOST_RECENT)))) {
      visits.delete(id);
      recent = recent.filter((other) => other !== id);
    }
  };

  const update: VisitStore['update'] = (id, change) => {
    const visit = visits.get(id);
    if (visit === undefined) return;
    visits.set(id, change(visit));
    changed();
  };

  return {
    get: (id) => visits.get(id) ?? null,
    byCustomer: (key) => [...visits.values()].find(({ keys }) => keys.key === key) ?? null,
    open: () => (openId === null ? null : (visits.get(openId) ?? null)),
    all: () => [...visits.values()],
    put: (visit) => {
      visits.set(visit.id, visit);
      changed();
    },
    update,
    updateLine: (visitId, changeId, change) =>
      update(visitId, (visit) => {
        const at = visit.lines.findIndex((line) => line.change.id === changeId);
        const line = visit.lines[at];
        return line === undefined ? visit : { ...visit, lines: visit.lines.with(at, change(line)) };
      }),
    show: (id) => {
      openId = id;
      if (id !== null) recent = [id, ...recent.filter((other) => other !== id)];
      if (recent.length > MOST_RECENT) forgetOldest();
      changed();
    },
    view,
    dropAll: () => {
      visits.clear();
      recent = [];
      openId = null;
    },
  };
};
