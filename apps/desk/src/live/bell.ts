/** Tells those who wait that something has changed; `version` says whether it has rung since they last looked. */
export class Bell {
  private readonly waiting = new Set<() => void>();
  version = 0;

  ring(): void {
    this.version += 1;
    for (const hear of this.waiting) hear();
  }

  /** True when it has rung since `version` or the signal ends the waiting; false when `ms` have passed. */
  heard(version: number, ms: number, signal: AbortSignal): Promise<boolean> {
    if (this.version !== version || signal.aborted) return Promise.resolve(true);
    return new Promise((resolve) => {
      const end = (answer: boolean) => {
        clearTimeout(timer);
        this.waiting.delete(hear);
        signal.removeEventListener('abort', hear);
        resolve(answer);
      };
      const hear = () => end(true);
      const timer = setTimeout(() => end(false), ms);
      this.waiting.add(hear);
      signal.addEventListener('abort', hear);
    });
  }
}
