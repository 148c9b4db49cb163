export interface Question {
  /** In CPLEX LP format. */
  readonly text: string;
  readonly seconds: number;
}

export type Answer =
  | { readonly found: false }
  | {
      readonly found: true;
      readonly value: number;
      /** Relative; 0 = proven to be the best. */
      readonly gap: number;
      /** The names of the variables that are 1. */
      readonly ones: readonly string[];
    };
