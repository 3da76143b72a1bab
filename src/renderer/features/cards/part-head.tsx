import { type OpenDialog, useDeskStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import css from './table.module.css';

interface PartHeadProps {
  readonly title: string;
  /** What can be added here; `null` while nothing can. */
  readonly action: { readonly words: string; readonly dialog: OpenDialog } | null;
}

/** The heading of a table, with what adds to it; it stays in sight while the table scrolls. */
export const PartHead = ({ title, action }: PartHeadProps) => {
  const store = useDeskStore();
  return (
    <div className={css.head}>
      <h3 className={css.title}>{title}</h3>
      {action === null ? null : (
        <Button
          size="small"
          icon={<PlusIcon size={12} />}
          aria-haspopup="dialog"
          onPress={() => store.setState({ dialog: action.dialog })}
        >
          {action.words}
        </Button>
      )}
    </div>
  );
};
