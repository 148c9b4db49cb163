/** The columns of the board, in the order in which they are shown; the last two are closed. */
export const COLUMNS = [
  'unrouted',
  'open',
  'proposed',
  'applied',
  'accepted',
  'delivering',
  'delivered',
  'disputed',
  'met',
  'withdrawn',
] as const;
export type BoardColumn = (typeof COLUMNS)[number];

export const CLOSED_COLUMNS: readonly BoardColumn[] = ['met', 'withdrawn'];
