import { Trans, useLingui } from '@lingui/react/macro';
import type { CardsView, LineView } from '../../../shared/ipc/views.ts';
import { Code } from '../../ui/code.tsx';
import { PendingMark } from '../../ui/pending-mark.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { identifierTypeName } from '../../words/identifier-names.ts';
import { pendingOf, pendingRow } from '../customer/pending.ts';
import { IdentifierRow } from './identifier-row.tsx';
import { PartHead } from './part-head.tsx';
import css from './table.module.css';

export interface IdentifiersTableProps {
  readonly identifiers: CardsView['identifiers'];
  readonly canAdd: boolean;
  readonly basket: readonly LineView[];
  readonly readOnly: boolean;
}

export const IdentifiersTable = ({ identifiers, canAdd, basket, readOnly }: IdentifiersTableProps) => {
  const { t, i18n } = useLingui();
  const added = pendingOf(basket, 'identifier.add');
  return (
    <div className={css.part}>
      <PartHead
        title={t`Identifiers`}
        action={
          readOnly || !canAdd ? null : { words: t`Add an identifier`, dialog: { name: 'add-identifier' } }
        }
      />
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
            {identifiers.map((identifier) => (
              <IdentifierRow
                key={identifier.ref}
                identifier={identifier}
                pending={
                  pendingRow(
                    basket,
                    'identifier.remove',
                    identifier,
                    identifiers,
                    (summary, row) => summary.type === row.type && summary.masked === row.masked,
                  )?.line ?? null
                }
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
