import type { Leaf } from '../criterion.js';
import { factOf, readLeaf } from '../criterion.js';

/** The same text for two leaves exactly if they read the same fact in the same way. */
export function literalKey(leaf: Leaf, wanted: boolean): string {
  const { operator, expected } = readLeaf(leaf);
  const operand = Array.isArray(expected) ? expected.map(text).join() : text(expected);
  return `${wanted ? '' : '!'}${operator} ${JSON.stringify(factOf(leaf))} ${operand}`;
}

/** The text says the type too: strings are quoted. */
function text(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
