/** A disc of two halves: high contrast. Its word stands beside it. */
export const ContrastIcon = () => (
  <svg aria-hidden="true" focusable="false" width="20" height="20" viewBox="0 0 16 16">
    <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
    <path d="M8 1.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
  </svg>
);
