/** A page that was served: who a socket says it is. */
interface ServedDocument {
  readonly id: string;
  /** Its address as the app knows it. */
  readonly url: string;
}

/** The pages that were served and may connect. */
export interface Documents {
  add(url: string): ServedDocument;
  find(id: string): ServedDocument | undefined;
}

const MOST = 1_000;

/** Makes the list of served pages; the oldest are forgotten. `newId` makes ids that cannot be guessed. */
export const createDocuments = (newId: () => string): Documents => {
  const documents = new Map<string, ServedDocument>();
  return {
    add: (url) => {
      const document = { id: newId(), url };
      documents.set(document.id, document);
      const oldest = documents.keys().next();
      if (documents.size > MOST && oldest.done !== true) documents.delete(oldest.value);
      return document;
    },
    find: (id) => documents.get(id),
  };
};
