import { hash } from 'node:crypto';
import { inputBytes, type MadeFrom } from './domain/made-from.js';

/** SHA-256, in hex, of what a decision is made from: some microseconds for each. */
export function inputHashOf(made: MadeFrom): string {
  return hash('sha256', inputBytes(made));
}
