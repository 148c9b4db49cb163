const EVERY_MS = 1_000;

/** Keeps the group membership while work goes on, however long it takes. */
export class Heartbeats {
  private lost: Error | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly control: { heartbeat(): Promise<void> }) {
    this.timer = setInterval(() => this.beat(), EVERY_MS);
  }

  /** A rebalance ends the work only between two chunks, and kafkajs learns of it by its own error. */
  throwIfLost(): void {
    if (this.lost) throw this.lost;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private beat(): void {
    this.control.heartbeat().catch((error: Error) => {
      this.lost ??= error;
    });
  }
}
