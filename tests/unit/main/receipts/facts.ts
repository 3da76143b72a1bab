import type { ReceiptFacts, ReceiptLine } from '../../../../src/shared/ipc/receipt.ts';

export const line = (more: Partial<ReceiptLine> = {}): ReceiptLine => ({
  changeId: '01961b1c-0000-7000-8000-000000000001',
  upstream: 'wm',
  summary: {
    kind: 'communication.set',
    category: 'Service Notification',
    channel: 'Text',
    type: 'BPHONE',
    masked: '•••• 567',
    from: 'Y',
    to: 'N',
  },
  outcome: 'confirmed',
  reason: null,
  by: 'rekha.k',
  at: Date.parse('2026-03-02T10:41:00Z'),
  ...more,
});

export const facts = (more: Partial<ReceiptFacts> = {}): ReceiptFacts => ({
  number: '01961b1c-9f3a-7c11-9d2e-5a6b7c8d9e0f',
  at: Date.parse('2026-03-02T10:42:00Z'),
  training: false,
  branch: { id: 'BLR-014', name: 'Bengaluru 14' },
  operator: { id: 'rekha.k', name: 'Rekha Kumar' },
  customer: { name: 'Asha Verma', masked: [{ type: 'mobile', masked: '•••• 001' }] },
  lines: [line()],
  ...more,
});
