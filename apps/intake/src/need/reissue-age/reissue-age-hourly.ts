import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ReissueAge } from './reissue-age.js';

const HOUR_MS = 3_600_000;

/** At the start and every hour: a birthday begins at midnight in Beijing, whatever the hour of the start. */
@Injectable()
export class ReissueAgeHourly implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ReissueAgeHourly.name);
  private readonly stop = new AbortController();
  private running = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly reissueAge: ReissueAge) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.run(), HOUR_MS).unref();
    this.run();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.stop.abort();
    await this.running;
  }

  private run(): void {
    this.running = this.running
      .then(() => this.reissueAge.execute(this.stop.signal))
      .then((told) => {
        if (told > 0) this.logger.log({ told, text: 'Ages were told anew.' });
      })
      .catch((error: unknown) => this.logger.error(error));
  }
}
