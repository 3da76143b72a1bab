import { Trans, useLingui } from '@lingui/react/macro';
import { useDeferredValue, useRef, useState } from 'react';
import type { LineView } from '../../../shared/ipc/views.ts';
import { openVisit, useDesk, useDeskStore } from '../../app/store.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { summaryWords } from '../../words/summary.ts';
import { firstWaiting } from '../approvals/first-waiting.ts';
import { AskedBy } from '../consent/asked-by.tsx';
import { PrintReceipt } from '../receipt/print-receipt.tsx';
import { isReceiptDue } from '../receipt/use-receipt.ts';
import { BasketFooter } from './basket-footer.tsx';
import { BasketLine } from './basket-line.tsx';
import css from './basket-panel.module.css';
import { MOST_LINES, shownLines } from './shown-lines.ts';
import { lastUndoable } from './undoable.ts';
import { useApply } from './use-apply.ts';
import { useShowLast } from './use-show-last.ts';

/** Lines at the end that are drawn before all else: more than there is room for. */
const DRAWN_AT_ONCE = 12;

/** The one list of exactly what will change, and what came of it. */
export const BasketPanel = () => {
  const { t, i18n } = useLingui();
  const visit = useDesk(openVisit);
  const act = useAct();
  const store = useDeskStore();
  const apply = useApply();
  const lines = visit?.basket ?? [];
  const undoable = lastUndoable(lines);
  const waiting = firstWaiting(lines);
  const list = useRef<HTMLUListElement>(null);
  useShowLast(list, visit?.customer.visit ?? null, lines);
  const open = visit?.customer.visit ?? null;
  const [wished, setWished] = useState({ visit: open, most: MOST_LINES });
  const most = wished.visit === open ? wished.most : MOST_LINES;
  const shown = shownLines(lines, most);
  const byId = new Map(lines.map((line) => [line.changeId, line]));
  // What is far above the last lines is drawn when there is time for it: hundreds may come to an outcome together.
  const late = useDeferredValue(lines);
  const lateById = late === lines ? byId : new Map(late.map((line) => [line.changeId, line]));
  const asDrawn = (line: LineView, at: number): LineView =>
    at >= shown.length - DRAWN_AT_ONCE ? line : (lateById.get(line.changeId) ?? line);
  const titleOf = (changeId: string): string | null => {
    const line = byId.get(changeId);
    return line === undefined ? null : summaryWords(i18n, line.summary).title;
  };
  return (
    <Panel
      title={t`Basket`}
      aside={lines.length === 0 ? undefined : lines.length}
      busy={visit?.applying ?? false}
      footer={
        visit === null ? undefined : lines.length === 0 ? (
          isReceiptDue(visit) ? (
            <PrintReceipt />
          ) : undefined
        ) : (
          <>
            <AskedBy visit={visit} />
            <BasketFooter
              gate={visit.apply}
              clearable={!visit.applying && lines.some(({ can }) => can.dismiss)}
              receipt={isReceiptDue(visit)}
              onApply={apply}
              onClear={() => act((calls) => calls.drafts.dismiss({}))}
            />
          </>
        )
      }
    >
      {visit === null || lines.length === 0 ? (
        <p className={css.empty}>
          <Trans>
            Nothing to change yet. Edits made in the panels are collected here, and sent together.
          </Trans>
        </p>
      ) : (
        <>
          {shown.length === lines.length ? null : (
            <div className={css.cut}>
              <span>
                <Trans>
                  {shown.length} of {lines.length} changes are shown. All of them are sent.
                </Trans>
              </span>
              <Button size="small" onPress={() => setWished({ visit: open, most: most + MOST_LINES })}>
                <Trans>Show more</Trans>
              </Button>
            </div>
          )}
          <ul ref={list} aria-label={t`Changes in this visit`}>
            {shown.map(asDrawn).map((line) => (
              <BasketLine
                key={line.changeId}
                line={line}
                onRemove={(changeId) => act((calls) => calls.drafts.remove({ changeId }))}
                onReadBack={(changeId) => act((calls) => calls.drafts.readBack({ changeId }))}
                onUndo={(changeId) => act((calls) => calls.changes.undo({ changeId }))}
                onTryAgain={(changeId) => act((calls) => calls.changes.tryAgain({ changeId }))}
                onApprove={(changeId) => store.setState({ dialog: { name: 'approve', changeId } })}
                onRenew={(changeId) => act((calls) => calls.drafts.renew({ changeId }))}
                onConsent={(changeId) => store.setState({ dialog: { name: 'consent', changeId } })}
                titleOf={titleOf}
                undoneByKeys={line.changeId === undoable?.changeId}
                approvedByKeys={line.changeId === waiting?.changeId}
              />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
};
