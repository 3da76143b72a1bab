type Devices = Pick<MediaDevices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>;

/** `unknown`: something was plugged in or pulled out, and the system does not tell which. */
type Plugged = 'in' | 'out' | 'unknown';

/**
 * Hears that sound has somewhere else to go, as far as a page is told without asking for a permission: a device came or
 * went, never which one it is. Gives what ends it.
 */
export const listenForHeadphones = (
  devices: Devices | undefined,
  onPlugged: (plugged: Plugged) => void,
): (() => void) => {
  if (devices === undefined) return () => {};
  let before = 0;
  let isOver = false;
  const count = async (): Promise<number> => {
    try {
      return (await devices.enumerateDevices()).filter(({ kind }) => kind === 'audiooutput').length;
    } catch {
      return 0;
    }
  };
  const onChange = (): void => {
    void count().then((now) => {
      const plugged = now > before ? 'in' : now < before ? 'out' : 'unknown';
      before = now;
      if (!isOver) onPlugged(plugged);
    });
  };
  void count().then((now) => {
    before = now;
  });
  devices.addEventListener('devicechange', onChange);
  return () => {
    isOver = true;
    devices.removeEventListener('devicechange', onChange);
  };
};
