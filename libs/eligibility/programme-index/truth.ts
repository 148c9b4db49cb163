/** Kleene's truth as a number, so that `all` is the least and `any` the greatest of its parts. */
export const FALSE = 0;
export const UNKNOWN = 1;
export const TRUE = 2;
