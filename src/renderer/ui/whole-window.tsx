import { type ReactNode, useRef } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { cx } from './cx.ts';
import { useScrollStop } from './use-scroll-stop.ts';
import css from './whole-window.module.css';

interface WholeWindowProps {
  readonly title: string;
  /** What stands beside the title. */
  readonly bar: ReactNode;
  readonly className?: string | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog that takes the whole window. Escape closes it. Render it while it is open. */
export const WholeWindow = ({ title, bar, className, onClose, children }: WholeWindowProps) => (
  <ModalOverlay
    isOpen
    isDismissable={false}
    onOpenChange={(open) => {
      if (!open) onClose();
    }}
    className={css.overlay ?? ''}
  >
    <Modal className={css.modal ?? ''}>
      <Dialog className={cx(css.dialog, className)}>
        <div className={css.bar}>
          <Heading slot="title" level={2} className={css.title ?? ''}>
            {title}
          </Heading>
          {bar}
        </div>
        {children}
      </Dialog>
    </Modal>
  </ModalOverlay>
);

interface PaperProps {
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** The part of a whole window that scrolls. On paper it stands alone. */
export const Paper = ({ label, className, children }: PaperProps) => {
  const part = useRef<HTMLElement>(null);
  const tabIndex = useScrollStop(part);
  return (
    <section aria-label={label} className={cx(css.paper, className)} ref={part} tabIndex={tabIndex}>
      {children}
    </section>
  );
};
