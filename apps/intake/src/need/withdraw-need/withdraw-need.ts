import { Injectable } from '@nestjs/common';
import type { NeedWithdrawalReason } from '#contracts';
import { Clock } from '#kernel';
import { Database } from '#messaging';
import { expectVersion } from '#service-kit';
import { withdrawNeed } from '../domain/need.js';
import { NeedRepository } from '../need.repository.js';

@Injectable()
export class WithdrawNeed {
  constructor(
    private readonly database: Database,
    private readonly needs: NeedRepository,
    private readonly clock: Clock,
  ) {}

  execute(id: string, expected: number, reason: NeedWithdrawalReason) {
    return this.database.transaction(async (tx) => {
      const before = await this.needs.find(tx, id);
      expectVersion(before, expected);
      const { need, events } = withdrawNeed(before, reason, this.clock.now());
      await this.needs.save(tx, need, events);
      return { id, version: need.version };
    });
  }
}
