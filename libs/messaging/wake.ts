/** A bell that is heard even when it rang before anybody listened. */
export class Wake {
  private rung = false;
  private ring: () => void = () => {};

  now(): void {
    this.rung = true;
    this.ring();
  }

  /** Waits for the bell, or for `ms`. Returns whether it rang. */
  async within(ms: number): Promise<boolean> {
    if (!this.rung) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.ring = resolve;
        timer = setTimeout(resolve, ms);
      });
      clearTimeout(timer);
      this.ring = () => {};
    }
    const { rung } = this;
    this.rung = false;
    return rung;
  }
}
