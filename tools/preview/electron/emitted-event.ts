/** An event that its listeners may prevent, as Electron's main process emits it. */
export type EmittedEvent<T extends object> = T & {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
};

/** Makes such an event with the fields that its listeners read. */
export const createEvent = <T extends object>(fields: T): EmittedEvent<T> => {
  let prevented = false;
  const event = Object.create(null, Object.getOwnPropertyDescriptors(fields));
  return Object.defineProperties(event, {
    preventDefault: {
      value: (): void => {
        prevented = true;
      },
    },
    defaultPrevented: { get: () => prevented },
  });
};
