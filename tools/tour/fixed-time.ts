/**
 * Runs in the page before its own scripts: every moment of the last day and a half is written as one fixed moment,
 * so that the same tour gives the same pictures. Dates of the training population are left as they are.
 */
export const fixTimes = (): void => {
  const FIXED = Date.UTC(2026, 2, 2, 10, 42);
  const RECENT_MS = 36 * 60 * 60 * 1000;
  const isRecent = (at: number): boolean => Math.abs(Date.now() - at) < RECENT_MS;
  const prototype = Intl.DateTimeFormat.prototype;
  const own = Object.getOwnPropertyDescriptor(prototype, 'format')?.get;
  if (own === undefined) return;
  Object.defineProperty(prototype, 'format', {
    configurable: true,
    get(this: Intl.DateTimeFormat) {
      const format: Intl.DateTimeFormat['format'] = own.call(this);
      return (date?: Date | number): string => {
        const at = date === undefined ? Date.now() : Number(date);
        return format(isRecent(at) ? FIXED : at);
      };
    },
  });
  const ago = Intl.RelativeTimeFormat.prototype.format;
  Intl.RelativeTimeFormat.prototype.format = function (this: Intl.RelativeTimeFormat) {
    return ago.call(this, 0, 'second');
  };
};
