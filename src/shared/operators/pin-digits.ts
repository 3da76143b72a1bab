/** How many digits a PIN has. */
export const PIN_DIGITS = { min: 6, max: 12 } as const;
