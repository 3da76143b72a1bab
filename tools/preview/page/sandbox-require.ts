/** The `require` of a sandboxed preload: Electron gives it these four modules and nothing else. */
export const createSandboxRequire = (electron: object): ((id: string) => object) => {
  const modules: Readonly<Record<string, () => object>> = {
    electron: () => electron,
    timers: () => ({
      ...{ setTimeout, clearTimeout, setInterval, clearInterval },
      setImmediate: (task: () => void) => setTimeout(task, 0),
      clearImmediate: clearTimeout,
    }),
    url: () => ({ URL, URLSearchParams }),
    events: () => {
      throw new Error('The preview does not carry the module "events"; Electron does');
    },
  };
  return (id) => {
    const name = id.replace(/^node:/, '');
    const find =
      Object.hasOwn(modules, name) && !(id !== name && name === 'electron') ? modules[name] : undefined;
    if (find === undefined) throw new Error(`module not found: ${id}`);
    return find();
  };
};
