import type { ChangeKind } from '../../../../src/main/ports/change-kind.ts';
import type { IdentifierRules } from '../../../../src/main/ports/identifier-rules.ts';
import type { SeenCards } from '../../../../src/main/ports/seen-cards.ts';
import { createCardUsageSet } from '../../../../src/main/systems/airpay/card-usage-set.ts';
import { createCardAddKind } from '../../../../src/main/systems/capillary/cards/card-add.ts';
import { createCardDelinkKind } from '../../../../src/main/systems/capillary/cards/card-delink.ts';
import { createCardGenerateKind } from '../../../../src/main/systems/capillary/cards/card-generate.ts';
import { createCardLinkKind } from '../../../../src/main/systems/capillary/cards/card-link.ts';
import {
  createCardResumeKind,
  createCardSuspendKind,
} from '../../../../src/main/systems/capillary/cards/card-status.ts';
import { createDraftSteps } from '../../../../src/main/systems/capillary/changes/draft-steps.ts';
import { createIdentifierAddKind } from '../../../../src/main/systems/capillary/identifiers/identifier-add.ts';
import { createIdentifierRemoveKind } from '../../../../src/main/systems/capillary/identifiers/identifier-remove.ts';
import { createCommunicationSetKind } from '../../../../src/main/systems/wm/communication-set.ts';
import type { Drafting } from '../../../../src/main/visits/draft.ts';

// Drafting asks no system anything: whatever would be asked throws. It stands for parts of many types, so it is `never`.
const unasked = new Proxy(
  {},
  {
    get: (_, name) => {
      throw new Error(`${String(name)} was asked for while drafting`);
    },
  },
) as never;

/** How the kinds of all systems draft, without any system behind them. */
export const draftingWith = (rules: IdentifierRules, seenCards: SeenCards): Drafting => {
  const deps = {
    ...{ client: unasked, directory: unasked, catalog: unasked, settings: unasked },
    ...{ policies: unasked, today: unasked, ids: unasked, rules, seenCards },
  };
  const all: readonly ChangeKind[] = [
    createCardUsageSet({ client: unasked, ids: unasked }),
    createCommunicationSetKind({ client: unasked, ids: unasked }),
    ...[createCardLinkKind(deps), createCardDelinkKind(deps)],
    ...[createCardSuspendKind(deps), createCardResumeKind(deps)],
    ...[createCardAddKind(deps), createCardGenerateKind(deps)],
    ...[createIdentifierAddKind(deps), createIdentifierRemoveKind(deps)],
  ];
  return {
    kinds: new Map(all.map((kind) => [kind.name, kind])),
    steps: createDraftSteps(deps),
  };
};
