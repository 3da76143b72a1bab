/** The argument by which the preload of a kiosk's page knows where it is. */
export const KIOSK_ARGUMENT = '--branchdesk-kiosk';

/** The channel on which the main process and a kiosk's page tell each other that they are alive. */
export const BEAT_CHANNEL = 'kiosk:beat';

/** How often the main process beats, in milliseconds. */
export const BEAT_EVERY_MS = 500;

/** So many beats without an answer are a page, or a main process, that hangs: 3.5 seconds. */
export const BEATS_MISSED = 7;
