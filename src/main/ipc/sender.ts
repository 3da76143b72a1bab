/** The frame that a call came from, as far as trust needs it. */
export interface SenderFrame {
  /** The address that it shows. */
  readonly url: string;
  /** Its origin, serialized; `null` as text when it has none. */
  readonly origin: string;
  /** The frame around it; `null` for a main frame. */
  readonly parent: unknown;
  /** Whether it has been replaced while its call was on the way. */
  readonly detached: boolean;
}

/** Who makes a call. */
export interface Sender {
  /** Whether it comes from the app's own window. */
  readonly ownWindow: boolean;
  /** `null` when the frame has gone. */
  readonly frame: SenderFrame | null;
}

/**
 * Makes the check of a caller: the main frame, still attached, of the app's own window, showing a page of the
 * app's own origin (`scheme://host`). Anything else is not trusted, nor is a frame that cannot be looked at.
 */
export const createSenderCheck =
  (origin: string) =>
  ({ ownWindow, frame }: Sender): boolean => {
    if (!ownWindow || frame === null) return false;
    try {
      if (frame.detached || frame.parent !== null || frame.origin !== origin) return false;
      const url = URL.parse(frame.url);
      return url !== null && `${url.protocol}//${url.host}` === origin && url.username === '';
    } catch {
      return false;
    }
  };
