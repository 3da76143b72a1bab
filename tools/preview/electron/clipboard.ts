import type { Clipboard } from 'electron';

type Texts = Pick<Clipboard, 'readText' | 'writeText' | 'clear'>;

const createOne = (): Texts => {
  let text = '';
  return {
    readText: async () => text,
    writeText: async (it) => {
      text = it;
    },
    clear: () => {
      text = '';
    },
  };
};

/** Makes clipboard, of texts alone. It is not the browser's: a page cannot be made to empty that. */
export const createClipboard = (): Texts & { readonly selection: Texts } => ({
  ...createOne(),
  selection: createOne(),
});
