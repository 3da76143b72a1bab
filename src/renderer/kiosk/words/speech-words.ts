import { msg } from '@lingui/core/macro';

/** What is heard and not seen. */
export const SPEECH_WORDS = {
  button: msg`Button`,
  on: msg`Button, switched on`,
  off: msg`Button, switched off`,
  chosen: msg`Button, chosen`,
  disabled: msg`Button that cannot be pressed now`,
  digitKey: msg`Key of a digit`,
  invite: msg`To have the screen read aloud, press an arrow key.`,
  keys: msg`The down arrow goes to the next button, and Enter presses it. The star key says the screen again. Plus and minus change the volume. Every key stops the voice.`,
  isOff: msg`Nothing is read aloud any more.`,
  theirs: msg`What is on the screen now is yours alone, and is not read aloud. To be asked again, press the star key.`,
} as const;
