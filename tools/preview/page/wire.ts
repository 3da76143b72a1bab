/** What a page tells the stand-in over its socket. */
export type FromPage =
  | {
      readonly type: 'invoke';
      readonly id: number;
      readonly channel: string;
      readonly args: readonly unknown[];
    }
  | { readonly type: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly type: 'navigate'; readonly id: number; readonly url: string }
  | { readonly type: 'open'; readonly url: string }
  /** How printing ended: an empty reason is none. */
  | { readonly type: 'printed'; readonly id: number; readonly reason: string }
  /** The page goes: what ends without this has crashed. */
  | { readonly type: 'leave' };

/** What the stand-in tells a page. */
export type ToPage =
  | { readonly type: 'value'; readonly id: number; readonly value: unknown }
  | { readonly type: 'error'; readonly id: number; readonly message: string }
  | { readonly type: 'event'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly type: 'print'; readonly id: number }
  /** Something opaque lies over the page from now on; null: nothing does. */
  | { readonly type: 'cover'; readonly color: string | null }
  /** The process of this page is said to have ended. */
  | { readonly type: 'ended' }
  | { readonly type: 'reload' };
