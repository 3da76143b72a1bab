import { describe, expect, it } from 'vitest';
import { ReceiptPaper } from '../../../../src/renderer/features/receipt/receipt-paper.tsx';
import type { ReceiptFacts } from '../../../../src/shared/ipc/receipt.ts';
import { facts, line } from '../../main/receipts/facts.ts';
import { markupOf, textOf } from '../basket/render.tsx';

const paper = (more: Partial<ReceiptFacts> = {}): string =>
  textOf(
    markupOf(<ReceiptPaper receipt={{ facts: facts(more), code: 'BD1-AEAZ', key: '5d2fa1c09b3e7741' }} />),
  );

describe('a receipt on paper', () => {
  it('states what, old → new, what came of it, who and when, where, and its number', () => {
    const text = paper();
    for (const stated of [
      'Bengaluru 14 BLR-014',
      'Mar 2, 2026',
      'Asha Verma',
      'Mobile •••• 001',
      '1 change was asked for',
      'Service Notification, Text: Billing phone •••• 567',
      'Opted in',
      'Opted out',
      'Done and checked',
      'WM, 16:11 by rekha.k',
      '01961b1c-9f3a-7c11-9d2e-5a6b7c8d9e0f',
      'Rekha Kumar (rekha.k)',
      '5d2fa1c09b3e7741',
    ])
      expect(text).toContain(stated);
    expect(text).not.toContain('Training');
  });

  it('says so of training, across the page too', () => {
    expect(paper({ training: true }).match(/Training/g)).toHaveLength(2);
  });

  it('leaves out the reason that an operator typed', () => {
    const summary = {
      kind: 'card.delink',
      card: '•••• 0045',
      series: null,
      label: 'Lost',
      reason: '',
    } as const;
    const text = paper({ lines: [line({ summary, upstream: 'capillary' })] });
    expect(text).toContain('Label “Lost”.');
    expect(text).not.toContain('Reason');
  });

  it('marks each outcome by a drawing beside its words, not by a color', () => {
    const drawings = (['confirmed', 'accepted', 'rejected', 'unknown'] as const).map(
      (outcome) =>
        /<p[^>]*><svg[^>]*>(.*?)<\/svg><span>/.exec(
          markupOf(
            <ReceiptPaper
              receipt={{ facts: facts({ lines: [line({ outcome })] }), code: 'BD1-AEAZ', key: '00' }}
            />,
          ),
        )?.[1],
    );
    expect(new Set(drawings).size).toBe(4);
    expect(drawings).not.toContain(undefined);
  });
});
