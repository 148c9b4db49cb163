/**
 * A rule of the house that says no. `code` is stable and is what callers and tests rely on;
 * `details` fill the sentence that a person reads. It knows nothing of HTTP.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
