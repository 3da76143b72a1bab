/** The PIN of everybody in training, which the screen tells. */
export const TRAINING_PIN = '246810';
