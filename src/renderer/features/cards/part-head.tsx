import type { ChangeKindName } from '../../../shared/kinds/kinds.ts';
import { type OpenDialog, useDeskStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { useBarred } from '../operators/use-barred.ts';
import css from './table.module.css';

interface PartHeadProps {
  readonly title: string;
  /** What can be added here; `null` while nothing can. */
  readonly action: {
    readonly words: string;
    readonly dialog: OpenDialog;
    readonly kind: ChangeKindName;
  } | null;
}

/** The heading of a table, with what adds to it; it stays in sight while the table scrolls. */
export const PartHead = ({ title, action }: PartHeadProps) => {
  const store = useDeskStore();
  const barred = useBarred();
  return (
    <div className={css.head}>
      <h3 className={css.title}>{title}</h3>
      {action === null ? null : (
        <Button
          size="small"
          icon={<PlusIcon size={12} />}
          aria-haspopup="dialog"
          barred={barred.kinds(action.kind)}
          onPress={() => store.setState({ dialog: action.dialog })}
        >
          {action.words}
        </Button>
      )}
    </div>
  );
};
