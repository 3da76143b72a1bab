import { shownText } from './shown-text.ts';

/**
 * Every way in which something can be wrong, refused or worth a note, as a stable code. The renderer has one
 * message for each; `data` fills its blanks. A code is never renamed once it has been journaled.
 */
export const PROBLEM_CODES = [
  // The network. Those up to `net.proxy` happen before any byte of the request could be delivered.
  'net.dns',
  'net.refused',
  'net.unreachable',
  'net.connect-timeout',
  'net.tls',
  'net.proxy',
  'net.reset',
  'net.closed-early',
  'net.headers-timeout',
  'net.body-timeout',
  'net.deadline',
  'net.too-large',
  'net.redirect',
  'net.protocol',
  // Replies.
  'reply.html',
  'reply.unreadable',
  'reply.shape',
  'reply.empty',
  'reply.status',
  'reply.open',
  'upstream.rejected',
  'upstream.sign-in-failed',
  'upstream.busy',
  'upstream.rate-limited',
  'upstream.warning',
  'upstream.merged',
  'upstream.tracking-mismatch',
  // Credentials.
  'credentials.absent',
  'credentials.locked',
  'credentials.denied',
  'credentials.unavailable',
  'credentials.corrupt',
  'credentials.too-large',
  'credentials.token-needed',
  'credentials.not-a-token',
  'credentials.other-address',
  'credentials.unfit',
  // Finding a customer.
  'find.not-an-identifier',
  'find.nobody',
  'find.off',
  'find.too-many-names',
  'customer.gone',
  'identity.unresolved',
  'identity.ambiguous',
  'identity.invalid',
  // Findings of checks.
  'change.no-difference',
  'change.stale',
  'step.not-done',
  'step.undone',
  'step.not-seen',
  'check.unreadable',
  'value.unusable',
  'entity.invalid',
  'entity.trimmed',
  'card-usage.whole-account',
  'card-usage.untold',
  'preset.no-difference',
  'card.not-found',
  'card.no-series',
  'card.series-inactive',
  'card.invalid-number',
  'card.of-another-customer',
  'card.already-linked',
  'card.not-linked',
  'card.not-linkable',
  'card.cap-reached',
  'card.label-gone',
  'card.exists',
  'card.of-itself',
  'card.series-gone',
  'card.cannot-generate',
  'card.status-not-from',
  'identifier.invalid',
  'identifier.type-off',
  'identifier.of-another-customer',
  'identifier.already-here',
  'identifier.not-here',
  'identifier.source-untold',
  'identifier.last',
  'identifier.perhaps-last',
  'identifier.primary',
  'communication.changed-since',
  'communication.changed-elsewhere',
  'communication.ask-consent',
  'communication.selection-gone',
  'communication.unasked-difference',
  'communication.text-second-gate',
  'communication.category-disabled',
  // Read-backs.
  'read-back.unavailable',
  'read-back.other',
  'read-back.untold',
  // Attempts that ended without a reply, trying again, going on, looks by hand, and taking back.
  'attempt.interrupted',
  'retry.not-possible',
  'retry.already',
  'link.not-possible',
  'link.already',
  'by-hand.too-early',
  'undo.not-done',
  'undo.already',
  'undo.step-first',
  'undo.prior-untold',
  'undo.no-label',
  'undo.not-active-before',
  'undo.not-recorded',
  'undo.not-primary-again',
  'undo.ask-consent',
  'undo.merged',
  'undo.stays',
  // Approvals.
  'approval.not-needed',
  'approval.same-person',
  'approval.not-confirmed',
  'approval.nobody',
  'approval.no-right',
  'approval.moved',
  'approval.expired',
  'approval.declined',
  'approval.not-as-shown',
  // Who is at the desk, and what they may do.
  'operators.wrong-pin',
  'operators.wait',
  'operators.no-roster',
  'operators.signed-out',
  'operators.locked',
  'operators.left',
  'operators.nobody',
  'role.not-allowed',
  'role.second-person',
  'reveal.budget',
  'shift.gone',
  'shift.not-saved',
  'pin.unfit',
  'pin.keychain',
  // Receipts.
  'receipt.nothing',
  'receipt.no-key',
  'receipt.not-printed',
  // Sealed files: importing them, going back, and their end.
  'bundle.stranger',
  'bundle.expired',
  'bundle.future',
  'bundle.older',
  'bundle.needs-version',
  'bundle.wait',
  'bundle.not-written',
  'bundle.busy',
  'bundle.place',
  'bundle.nothing-before',
  'bundle.forbidden-below',
  'bundle.ended',
  // Sealed files: reading, opening and making them.
  'bundle.unreadable',
  'bundle.not-signed',
  'bundle.downgraded',
  'bundle.not-for-us',
  'bundle.passphrase-needed',
  'bundle.wrong-passphrase',
  'bundle.contents',
  'bundle.runtime',
  'bundle.keychain',
  'bundle.weak-passphrase',
  'bundle.not-made',
  // A kiosk.
  'kiosk.forbidden',
  'kiosk.not-here',
  'kiosk.closed',
  'kiosk.not-recognized',
  'kiosk.not-now',
  'kiosk.over',
  'kiosk.at-desk',
  'kiosk.no-wording',
  // The app itself.
  'config.invalid',
  'ipc.malformed',
  'ipc.too-large',
  'ipc.forbidden',
  'journal.unavailable',
  'journal.other-version',
  'journal.set-apart',
  'journal.open-apart',
  'journal.not-recovered',
  'visit.none',
  'visit.gone',
  'visit.busy',
  'basket.full',
  'basket.part',
  'internal',
] as const;

/** A stable code of a problem. */
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What fills the blanks of a problem's message: bounded plain text and numbers, never a secret. */
export type ProblemData = Readonly<Record<string, string | number | boolean | null>>;

/** Something that is wrong, refused or worth a note. */
export interface Problem {
  readonly code: ProblemCode;
  readonly data: ProblemData;
}

/**
 * Makes a problem. Every text in its data is cleaned and bounded here, whoever wrote it: a problem is shown and
 * journaled wherever it goes, and is never refused there.
 */
export const problem = (code: ProblemCode, data: ProblemData = {}): Problem => ({
  code,
  data: Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, typeof value === 'string' ? shownText(value) : value]),
  ),
});

/** A value, or the problem that stands in its place. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** Wraps a value as a result. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** Wraps a problem as a result. */
export const fail = (
  code: ProblemCode,
  data: ProblemData = {},
): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: problem(code, data),
});
