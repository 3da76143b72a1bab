/** A short tone, so that a warning is heard as well as seen. Nothing is heard where sound cannot be had. */
export const sound = (): void => {
  try {
    const context = new AudioContext();
    const [from, length] = [context.currentTime, 0.18];
    for (const at of [0, 0.28]) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = 660;
      volume.gain.setValueAtTime(0, from + at);
      volume.gain.linearRampToValueAtTime(0.25, from + at + 0.02);
      volume.gain.linearRampToValueAtTime(0, from + at + length);
      tone.connect(volume).connect(context.destination);
      tone.start(from + at);
      tone.stop(from + at + length);
    }
    window.setTimeout(() => void context.close(), 1_000);
  } catch {
    // It is on the screen too.
  }
};
