import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { cx } from './cx.ts';
import css from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly width?: 'normal' | 'wide';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog: focus goes in, stays in and comes back; Escape closes it. Render it while it is open. */
export const Dialog = ({ title, width = 'normal', onClose, children }: DialogProps) => (
  <ModalOverlay
    isOpen
    isDismissable={false}
    onOpenChange={(open) => {
      if (!open) onClose();
    }}
    className={css.overlay ?? ''}
  >
    <Modal className={cx(css.modal, css[width])}>
      <AriaDialog className={css.dialog ?? ''}>
        <Heading slot="title" level={2} className={css.title ?? ''}>
          {title}
        </Heading>
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);

/** The line of buttons at the end of a dialog. */
export const DialogActions = ({ children }: { readonly children: ReactNode }) => (
  <div className={css.actions}>{children}</div>
);
