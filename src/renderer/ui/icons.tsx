import type { ReactNode } from 'react';

export interface IconProps {
  /** Pixels, on the 4 px grid. */
  readonly size?: 12 | 16 | 20;
}

/** A 16 x 16 drawing in strokes of the text's color. Always beside a word, so hidden from assistive technology. */
const drawn =
  (paths: ReactNode) =>
  ({ size = 16 }: IconProps) => (
    <svg
      aria-hidden="true"
      focusable="false"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {paths}
    </svg>
  );

export const SearchIcon = drawn(<path d="M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14" />);
export const HelpIcon = drawn(
  <path d="M6 6a2 2 0 1 1 3 1.7c-.7.4-1 .8-1 1.6m0 2.2v.01M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z" />,
);
export const SpeechIcon = drawn(
  <path d="M2 6h3l4-3.5v11L5 10H2zM11 5.5a3.5 3.5 0 0 1 0 5m2-7.5a7 7 0 0 1 0 10" />,
);
export const SunIcon = drawn(
  <path d="M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm0-9.5v1m0 11v1M1.5 8h1m11 0h1M3.4 3.4l.7.7m7.8 7.8.7.7m0-9.2-.7.7m-7.8 7.8-.7.7" />,
);
export const MoonIcon = drawn(<path d="M13.5 9.6A6 6 0 0 1 6.4 2.5a6 6 0 1 0 7.1 7.1Z" />);
export const ScreenIcon = drawn(<path d="M2 3h12v8H2zM6 14h4M8 11v3" />);
export const SidebarIcon = drawn(<path d="M2 3h12v10H2zM6 3v10" />);
export const MoreIcon = drawn(<path d="M8 3.2v.01M8 8v.01M8 12.8v.01" strokeWidth="2.4" />);
export const DownIcon = drawn(<path d="m4 6 4 4 4-4" />);
export const PlusIcon = drawn(<path d="M8 3v10M3 8h10" />);
export const WarningIcon = drawn(<path d="M8 2 1.5 13.5h13L8 2Zm0 4.5V10m0 1.8v.01" />);
export const InfoIcon = drawn(<path d="M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 7.5V11m0-6v.01" />);
export const OfflineIcon = drawn(
  <path d="M2 2l12 12M4.8 9.2A4.6 4.6 0 0 1 7 8m4.4 1.4A4.6 4.6 0 0 0 9.8 8.4M2 6.4a8 8 0 0 1 2.2-1.5m9.8 1.5A8.4 8.4 0 0 0 7 4M8 12.5v.01" />,
);
export const ReloadIcon = drawn(<path d="M13.5 8A5.5 5.5 0 1 1 11.6 3.9L13.5 6m0-3.5V6H10" />);
export const ChevronIcon = drawn(<path d="m4 6 4 4 4-4" />);
export const UndoIcon = drawn(<path d="M5.5 3 2.5 6l3 3M3 6h6.5a4 4 0 0 1 0 8H7" />);
export const PrinterIcon = drawn(<path d="M4 6V2h8v4M4 12H2V6h12v6h-2M4 10h8v4H4z" />);
export const HistoryIcon = drawn(<path d="M2.5 8A5.5 5.5 0 1 1 4.4 12M2.5 4.5V8H6M8 5v3.2l2.2 1.3" />);

/* The marks of lines and outcomes. */
export const DraftMark = drawn(<circle cx="8" cy="8" r="3" fill="currentColor" stroke="none" />);
export const BlockedMark = drawn(<path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3zM5 8h6" />);
export const ApprovalMark = drawn(
  <path d="M5.5 7.5a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Zm-4 5.5a4 4 0 0 1 8 0M10.5 7.5a2.2 2.2 0 0 0 0-4.4M12 9.4a4 4 0 0 1 2.5 3.6" />,
);
export const SendingMark = drawn(<path d="M8 2a6 6 0 0 1 6 6" />);
export const NotSentMark = drawn(<path d="M3 8h10" />);
export const RejectedMark = drawn(<path d="m4 4 8 8m0-8-8 8" />);
export const AcceptedMark = drawn(<path d="m3 8.5 3.5 3.5L13 4.5" />);
export const ConfirmedMark = drawn(<path d="m1 8.5 3 3 6.5-7M7 11l.7.6L15 4.5" />);
export const ContradictedMark = drawn(<path d="M3 6h10M3 10h10M10.5 2.5l-5 11" />);
export const UnknownMark = drawn(<path d="M5 5.5A3 3 0 1 1 9.4 8C8.5 8.6 8 9.1 8 10.2m0 2.8v.01" />);
export const NotAppliedMark = drawn(<circle cx="8" cy="8" r="5" />);
