import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { LineView } from '../../../shared/ipc/views.ts';
import { Code } from '../../ui/code.tsx';
import { listed } from '../../words/formats.ts';
import { identifierTypeName } from '../../words/identifier-names.ts';
import css from './owners-compared.module.css';

type Owner = LineView['findings'][number]['owners'][number];

const OwnerCard = ({ owner }: { readonly owner: Owner }) => {
  const { t, i18n } = useLingui();
  const role = owner.here ? t`This customer` : t`Another customer`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls, and these are facts
    <div role="group" aria-label={`${role}: ${owner.name}`} className={css.owner}>
      <div className={css.who}>
        <span className={css.name}>{owner.name}</span>
        <span className={css.role}>{role}</span>
      </div>
      {owner.identifiers.length === 0 ? null : (
        <dl className={css.ids}>
          {owner.identifiers.map(({ type, masked }) => (
            <div key={`${type} ${masked}`} className={css.id}>
              <dt>{identifierTypeName(i18n, type)}</dt>
              <dd>
                <Code>{masked}</Code>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className={css.facts}>
        <Plural value={owner.cards} _0="No cards" one="# card" other="# cards" />
        {owner.sources.length === 0 ? null : <span>{listed(i18n, owner.sources)}</span>}
      </div>
    </div>
  );
};

interface OwnersComparedProps {
  readonly owners: readonly Owner[];
  /** Whether sending the change could join the two: so it is with an identifier, never with a card. */
  readonly mayMerge: boolean;
}

/** Both customers, one under the other, so that an operator can tell them apart before anything is sent. */
export const OwnersCompared = ({ owners, mayMerge }: OwnersComparedProps) => (
  <div className={css.compared}>
    {mayMerge ? (
      <p className={css.warning}>
        <Trans>
          Capillary could merge the two customers. This cannot be undone. The older record would survive, and
          Capillary does not tell which one that is.
        </Trans>
      </p>
    ) : null}
    <div className={css.owners}>
      {[...owners]
        .sort((a, b) => Number(b.here) - Number(a.here))
        .map((owner, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: masked, two of them may look alike
          <OwnerCard key={place} owner={owner} />
        ))}
    </div>
  </div>
);
