/** What time it is. Pure code gets `now` as an input; whoever calls it asks a Clock. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
