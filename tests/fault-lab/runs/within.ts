/** Work that has not come to its end by then never will, however busy the machine is: each call in it has a deadline. */
export const PATIENCE_MS = 60_000;

/** Whether work came to its end within so many milliseconds. Work that fails, fails. */
export const within = async (ms: number, work: () => Promise<void>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work().then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
};
