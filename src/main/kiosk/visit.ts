import type { KioskSettings } from '../../shared/config/kiosk.ts';
import { ASKED_AT_THE_COUNTER } from '../../shared/domain/asked.ts';
import { type ConsentWordings, type Worded, wordedIn } from '../../shared/domain/consent-wording.ts';
import { fail, ok, type Problem, problem, type Result } from '../../shared/domain/problem.ts';
import type { KioskView } from '../../shared/ipc/kiosk.ts';
import type { Refs } from '../ports/refs.ts';
import type { Basket } from '../visits/basket.ts';
import { mayApply } from '../visits/can.ts';
import { recordedWording } from '../visits/consent.ts';
import type { Reading } from '../visits/reading.ts';
import { findingView } from '../visits/view.ts';
import { isAtRest, isDraft, type Line, type Visit } from '../visits/visit.ts';
import type { VisitStore } from '../visits/visit-store.ts';
import { type Choice, choicesOf, systemsOf } from './choices.ts';
import { numberOf } from './lately.ts';

type VisitView = NonNullable<KioskView['visit']>;
type OnOff = 'on' | 'off';

/** The desk that a visit has for itself. */
export interface KioskDesk {
  readonly store: VisitStore;
  readonly basket: Basket;
  readonly reading: Pick<Reading, 'one'>;
  readonly refs: Refs;
  /** Takes everything of the customer out of memory. What was sent goes on. */
  drop(): void;
}

/** One customer at a kiosk, who proved who they are. */
export interface KioskVisit {
  view(): VisitView;
  /** Problems: `visit.gone`, `visit.busy`, `change.no-difference`, `kiosk.at-desk`, `kiosk.not-now`, and those of a draft. */
  ask(choice: string, to: OnOff): Promise<Result<null>>;
  /** Problems: `visit.gone` where nothing is asked, `visit.busy`, `kiosk.no-wording`, `kiosk.at-desk`, `kiosk.not-now`. */
  answer(yes: boolean, language: string): Promise<Result<null>>;
  /** That something at the desk has changed. */
  changed(): void;
  end(): void;
}

/** The question on the screen, and the draft that it is about. */
interface Question {
  readonly choice: Choice;
  readonly changeId: string;
  readonly to: OnOff;
}

/** What was sent, with what was seen of it last: its line may be gone from the basket. */
interface Sent extends Question {
  readonly last: Line['view'];
  readonly isOver: boolean;
}

/** Asks for consent, which the question does by itself. */
const ASKS_CONSENT = 'communication.ask-consent';

/** Why a draft cannot be sent from here; null: it can. `'consent'` where only that has to be agreed to. */
const standingOf = (line: Line): Problem | 'consent' | null => {
  const { state, findings } = line.view;
  if (state === 'draft') return null;
  const blocks = findings.filter(({ level }) => level === 'block');
  if (state === 'refused' && blocks.length > 0 && blocks.every((one) => one.problem.code === ASKS_CONSENT))
    return 'consent';
  if (mayApply(line)) return problem('kiosk.not-now');
  if (blocks.some((one) => one.problem.code === 'change.no-difference'))
    return problem('change.no-difference');
  return problem('kiosk.at-desk');
};

/** Opens what a customer can do: one question at a time, over a desk that is theirs alone. */
export const openKioskVisit = ({
  desk,
  visitId,
  settings,
  wordings,
  wordingVersion,
  onChange,
}: {
  readonly desk: KioskDesk;
  readonly visitId: string;
  readonly settings: Pick<KioskSettings, 'kinds' | 'languages'>;
  readonly wordings: ConsentWordings;
  /** What the branch calls its wordings, where it does. */
  readonly wordingVersion: string | undefined;
  readonly onChange: () => void;
}): KioskVisit => {
  const { store, basket, reading, refs } = desk;
  const { kinds, languages } = settings;
  const cannot = new Map<string, Problem>();
  let question: Question | null = null;
  let sent: readonly Sent[] = [];
  let isBusy = false;
  let waiters: (() => void)[] = [];

  const visitNow = (): Visit | null => store.get(visitId);

  /** In the customer's language, else in the branch's first: an opt-in that nobody there can read is none. */
  const worded = (channel: string, chosen: string): Worded | null =>
    wordedIn(wordings, channel, [chosen, ...languages.slice(0, 1)]);
  const hasWording = (channel: string): boolean => languages.some((one) => worded(channel, one) !== null);

  const choices = (): readonly Choice[] => {
    const visit = visitNow();
    return visit === null ? [] : choicesOf(visit, { refs, kinds, hasWording, cannot });
  };
  const choiceOf = (id: string): Choice | undefined => choices().find(({ shown }) => shown.id === id);
  const lineOf = (changeId: string): Line | undefined =>
    visitNow()?.lines.find(({ change }) => change.id === changeId);

  /** The draft once it was checked; undefined: it is gone. */
  const checked = async (changeId: string): Promise<Line | undefined> => {
    for (;;) {
      const line = lineOf(changeId);
      if (line === undefined || line.view.busy === null) return line;
      await new Promise<void>((resolve) => waiters.push(resolve));
    }
  };

  const follow = (): void => {
    sent = sent.map((one) => {
      const line = lineOf(one.changeId);
      if (line === undefined) return one;
      const { state, busy } = line.view;
      // Nobody waits at a screen until what is unknown was read back for the last time: what it shows follows.
      const isOver = isAtRest(line) || state === 'unknown' || (isDraft(line) && busy === null);
      return { ...one, last: line.view, isOver };
    });
  };

  /** One after another: a second one meanwhile is told so. */
  const alone = async (work: () => Promise<Result<null>>): Promise<Result<null>> => {
    if (isBusy) return fail('visit.busy');
    isBusy = true;
    try {
      return await work();
    } finally {
      isBusy = false;
    }
  };

  const takeBack = (): void => {
    question = null;
    basket.clear();
  };

  /** Says why a draft goes no further, and takes it out. */
  const refuse = (choice: Choice, why: Problem): Result<never> => {
    takeBack();
    if (why.code === 'kiosk.at-desk') cannot.set(choice.shown.id, why);
    onChange();
    return { ok: false, problem: why };
  };

  const askFor = async (id: string, to: OnOff): Promise<Result<null>> => {
    const meant = choiceOf(id);
    if (meant === undefined) return fail('visit.gone');
    if (meant.shown.cannot !== null) return { ok: false, problem: meant.shown.cannot };
    takeBack();
    await reading.one(visitId, meant.shown.group);
    const choice = choiceOf(id);
    if (choice === undefined) return fail(visitNow() === null ? 'visit.gone' : 'kiosk.not-now');
    const { now, cannot: why } = choice.shown;
    if (now === to) return fail('change.no-difference');
    if (why !== null) return { ok: false, problem: why };
    const put = basket.put(choice.request(to));
    if (!put.ok) return put;
    if (put.value === null) return fail('change.no-difference');
    const line = await checked(put.value);
    if (line === undefined) return fail('visit.gone');
    const standing = standingOf(line);
    if (standing !== null && standing !== 'consent') return refuse(choice, standing);
    question = { choice, changeId: put.value, to };
    onChange();
    return ok(null);
  };

  const consentFor = ({ choice, to }: Question): string | null => (to === 'on' ? choice.consentIn : null);

  const send = async (asked: Question, language: string): Promise<Result<null>> => {
    const channel = consentFor(asked);
    if (channel !== null) {
      const wording = worded(channel, language);
      if (wording === null) return fail('kiosk.no-wording');
      const stated = basket.consent([asked.changeId], {
        asked: ASKED_AT_THE_COUNTER,
        wording: () => wording,
      });
      if (!stated.ok) return stated;
      const line = await checked(asked.changeId);
      if (line === undefined) return fail('visit.gone');
      const standing = standingOf(line);
      if (standing !== null)
        return refuse(asked.choice, standing === 'consent' ? problem('kiosk.at-desk') : standing);
    }
    const line = lineOf(asked.changeId);
    if (line === undefined) return fail('visit.gone');
    question = null;
    sent = [...sent, { ...asked, last: line.view, isOver: false }];
    // What was sent before may still be read back: nobody waits for that.
    const applied = basket.applyOne(asked.changeId);
    if (!applied.ok) {
      sent = sent.slice(0, -1);
      takeBack();
    }
    onChange();
    return applied;
  };

  return {
    view: () => {
      const visit = visitNow();
      const isSending = sent.find((one) => !one.isOver);
      return {
        systems: visit === null ? [] : systemsOf(visit, kinds),
        choices: choices().map(({ shown }) => shown),
        asked: question === null ? null : askedView(question),
        sending: isSending === undefined ? null : isSending.choice.shown.id,
        results: sent
          .filter(({ isOver }) => isOver)
          .map(({ choice: { shown }, to, last }) => ({
            ...{ choice: shown.id, from: shown.now, to, state: last.state, reason: last.reason },
            number: numberOf(last.requestId),
          })),
      };
    },
    ask: (choice, to) => alone(() => askFor(choice, to)),
    answer: (yes, language) =>
      alone(async () => {
        if (question === null) return fail('visit.gone');
        if (yes) return send(question, language);
        takeBack();
        onChange();
        return ok(null);
      }),
    changed: () => {
      follow();
      const woken = waiters;
      waiters = [];
      for (const wake of woken) wake();
      onChange();
    },
    end: () => {
      question = null;
      sent = [];
      cannot.clear();
      desk.drop();
      const woken = waiters;
      waiters = [];
      for (const wake of woken) wake();
    },
  };

  function askedView(asked: Question): VisitView['asked'] {
    const { choice, changeId, to } = asked;
    const channel = consentFor(asked);
    const found = lineOf(changeId)?.view.findings ?? [];
    return {
      ...{ choice: choice.shown.id, now: choice.shown.now, to },
      consent: channel === null ? null : wordingsIn(channel),
      findings: found
        .filter((one) => one.problem.code !== ASKS_CONSENT)
        .map(findingView)
        .map(({ level, problem: about }) => ({ level, problem: about })),
    };
  }

  function wordingsIn(channel: string) {
    return languages.flatMap((chosen) => {
      const words = worded(channel, chosen);
      if (words === null) return [];
      const { wording, language } = words;
      const { version = '' } = recordedWording(words, wordingVersion);
      return [{ chosen, wording, version, language }];
    });
  }
};
