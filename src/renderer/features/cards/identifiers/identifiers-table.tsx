import { Trans, useLingui } from '@lingui/react/macro';
import type { LineView } from '../../../../shared/ipc/views.ts';
import { identifierAdd } from '../../../../shared/kinds/identifier-add.ts';
import type { CardsView } from '../../../../shared/systems/capillary-panel.ts';
import type { CutView } from '../../../../shared/systems/cut.ts';
import { Code } from '../../../ui/code.tsx';
import { PendingMark } from '../../../ui/pending-mark.tsx';
import { useInTurns } from '../../../ui/use-in-turns.ts';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { identifierTypeName } from '../../../words/identifier-names.ts';
import { CutNote } from '../../customer/cut-note.tsx';
import { PartHead } from '../part-head.tsx';
import css from '../table.module.css';
import { pendingAdditions, pendingRemovals } from './identifier-edits.ts';
import { IdentifierRow } from './identifier-row.tsx';

interface IdentifiersTableProps {
  readonly identifiers: CardsView['identifiers'];
  /** Where those are not all. */
  readonly cut: CutView | undefined;
  readonly canAdd: boolean;
  readonly basket: readonly LineView[];
  readonly readOnly: boolean;
}

export const IdentifiersTable = ({ identifiers, cut, canAdd, basket, readOnly }: IdentifiersTableProps) => {
  const { t, i18n } = useLingui();
  const added = pendingAdditions(basket);
  const pending = pendingRemovals(basket, identifiers);
  const drawn = useInTurns(identifiers.length);
  return (
    <div className={css.part}>
      <PartHead
        title={t`Identifiers`}
        action={
          readOnly || !canAdd
            ? null
            : { words: t`Add an identifier`, dialog: { name: 'add-identifier' }, kind: identifierAdd.name }
        }
      />
      {cut === undefined ? null : (
        <CutNote list="identifiers" typed={cut.typed} label={t`Search these identifiers`}>
          {cut.typed.trim() === '' ? (
            <Trans>
              {identifiers.length} of {i18n.number(cut.of)} identifiers are shown. Search for a number or a
              type.
            </Trans>
          ) : (
            <Trans>
              {identifiers.length} of the {i18n.number(cut.fitting)} identifiers that fit are shown, of{' '}
              {i18n.number(cut.of)} in all.
            </Trans>
          )}
        </CutNote>
      )}
      {identifiers.length + added.length === 0 ? (
        <p className={css.empty}>
          <Trans>No identifiers</Trans>
        </p>
      ) : (
        <table className={css.table} aria-label={t`Identifiers`}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Identifier</Trans>
              </th>
              <th scope="col">
                <Trans>Value</Trans>
              </th>
              <th scope="col">
                <Trans>Sources</Trans>
              </th>
              <th scope="col">
                <VisuallyHidden>
                  <Trans>Actions</Trans>
                </VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {identifiers.slice(0, drawn).map((identifier) => (
              <IdentifierRow
                key={identifier.ref}
                identifier={identifier}
                pending={pending.get(identifier.ref)?.line ?? null}
                readOnly={readOnly}
              />
            ))}
            {added.map(({ line, summary }) => (
              <tr key={line.changeId}>
                <td>{identifierTypeName(i18n, summary.type)}</td>
                <td>
                  <Code>{summary.masked}</Code>
                </td>
                <td colSpan={2}>
                  <PendingMark state={line.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
};
