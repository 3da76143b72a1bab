/** Where a card goes: a drawing that says the same as the words beside it. */
export const CardOutline = () => (
  <svg
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 320 230"
    fill="none"
    stroke="currentColor"
    strokeWidth="5"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <rect x="40" y="10" width="240" height="150" rx="16" strokeDasharray="16 12" />
    <path d="M70 112v24m14-24v24m20-24v24m10-24v24m22-24v24m14-24v24m10-24v24m22-24v24m14-24v24m24-24v24m16-24v24" />
    <path d="M72 48h70M72 74h44" />
    <path d="M160 178v40m-18-18 18 18 18-18" />
  </svg>
);
