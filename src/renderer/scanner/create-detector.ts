import type { Detector, Effects } from './detector.ts';
import { createGuessingDetector } from './guessing-detector.ts';
import { createPrefixDetector } from './prefix-detector.ts';
import type { ScannerRules } from './rules.ts';

/** The detector for the scanners of a branch. */
export const createDetector = (rules: ScannerRules, effects: Effects): Detector =>
  rules.prefix.length > 0 ? createPrefixDetector(rules, effects) : createGuessingDetector(rules, effects);
