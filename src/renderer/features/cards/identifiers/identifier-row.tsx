import { Trans, useLingui } from '@lingui/react/macro';
import { memo, useId } from 'react';
import type { LineView } from '../../../../shared/ipc/views.ts';
import { identifierAdd } from '../../../../shared/kinds/identifier-add.ts';
import { identifierRemove } from '../../../../shared/kinds/identifier-remove.ts';
import type { CardsView } from '../../../../shared/systems/capillary-panel.ts';
import { type OpenDialog, useDeskStore } from '../../../app/store.ts';
import { useAct } from '../../../app/use-act.ts';
import { Breakable } from '../../../ui/breakable.tsx';
import { Button } from '../../../ui/button.tsx';
import { Code } from '../../../ui/code.tsx';
import { WarningIcon } from '../../../ui/icons.tsx';
import { MoreMenu } from '../../../ui/more-menu.tsx';
import { PendingMark } from '../../../ui/pending-mark.tsx';
import { Mark } from '../../../ui/tag.tsx';
import { listed } from '../../../words/formats.ts';
import { identifierTypeName } from '../../../words/identifier-names.ts';
import { sourceName } from '../../../words/names.ts';
import { useBarred } from '../../operators/use-barred.ts';
import css from '../table.module.css';
import { removeIdentifier } from './identifier-edits.ts';

interface IdentifierRowProps {
  readonly identifier: CardsView['identifiers'][number];
  /** The removal that waits in the basket. */
  readonly pending: LineView | null;
  readonly readOnly: boolean;
}

export const IdentifierRow = memo(function IdentifierRow({
  identifier,
  pending,
  readOnly,
}: IdentifierRowProps) {
  const { i18n, t } = useLingui();
  const store = useDeskStore();
  const act = useAct();
  const barred = useBarred();
  const id = useId();
  const { ref, masked, primary, sources, conflicting, changeable } = identifier;
  const type = identifierTypeName(i18n, identifier.type);
  const mayEdit = !readOnly && changeable;
  const open = (dialog: OpenDialog) => () => store.setState({ dialog });
  return (
    <tr>
      <td>
        <span id={`${id}-type`}>{type}</span>
        {primary ? (
          <div className={css.second}>
            <Trans>Primary</Trans>
          </div>
        ) : null}
      </td>
      <td id={id} className={css.value}>
        <Code>{pending === null ? masked : <s>{masked}</s>}</Code>
      </td>
      <td className={css.sources}>
        {pending === null ? (
          <Breakable
            text={listed(
              i18n,
              sources.map((source) => sourceName(i18n, source)),
            )}
          />
        ) : (
          <PendingMark state={pending.state} />
        )}
        {pending === null && conflicting ? (
          <div>
            <Mark meaning="caution" icon={<WarningIcon size={12} />} className={css.conflict}>
              <Trans>Sources disagree</Trans>
            </Mark>
          </div>
        ) : null}
      </td>
      <td className={css.action}>
        {pending === null ? (
          <div className={css.actions}>
            {mayEdit ? (
              <Button
                size="small"
                variant="quiet"
                aria-describedby={`${id}-type ${id}`}
                barred={barred.kinds(identifierRemove.name)}
                onPress={() => void act((calls) => calls.drafts.put({ request: removeIdentifier(ref) }))}
              >
                <Trans>Remove</Trans>
              </Button>
            ) : null}
            <MoreMenu
              label={t`More for ${type} ${masked}`}
              items={[
                ...(mayEdit
                  ? [
                      {
                        words: t`Change`,
                        barred: barred.kinds(identifierAdd.name, identifierRemove.name),
                        onAction: open({ name: 'change-identifier', identifier: ref }),
                      },
                    ]
                  : []),
                {
                  words: t`Reveal`,
                  barred: barred.right('reveal'),
                  onAction: open({ name: 'reveal', chosen: ref }),
                },
              ]}
            />
          </div>
        ) : readOnly || !changeable ? null : (
          <Button
            size="small"
            variant="quiet"
            aria-describedby={`${id}-type ${id}`}
            isDisabled={pending.state === 'sending'}
            onPress={() => void act((calls) => calls.drafts.remove({ changeId: pending.changeId }))}
          >
            <Trans>Keep</Trans>
          </Button>
        )}
      </td>
    </tr>
  );
});
