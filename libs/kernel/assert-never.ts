/** Makes an unhandled case a compile error; at run time it names the value. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
