/** What lockdown files are made from. */
export interface LockdownFacts {
  readonly branch: { readonly id: string; readonly name: string };
  /** The account that the kiosk runs in; null: Windows makes it, and signs it in. */
  readonly account: string | null;
  /** The full path of the installed program, as the system of the file writes paths. */
  readonly program: string;
}

/** One file of a lockdown. */
export interface LockdownFile {
  /** What it is called in a folder. */
  readonly name: string;
  /** Where on the machine it goes, for whoever installs it. */
  readonly place: string;
  readonly text: string;
}

/** What the kiosk is called where a system shows it. */
export const kioskName = ({ branch }: LockdownFacts): string => `Branchdesk kiosk (${branch.name})`;
