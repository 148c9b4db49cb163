import { Module } from '@nestjs/common';
import { AreaModule } from './area/area.module.js';
import { FactModule } from './fact/fact.module.js';
import { MatchesConsumer } from './matches.consumer.js';
import { PolicyModule } from './policy/policy.module.js';
import { ProgrammeModule } from './programme/programme.module.js';
import { ProviderModule } from './provider/provider.module.js';
import { UsageModule } from './usage/usage.module.js';

@Module({
  imports: [AreaModule, FactModule, ProviderModule, ProgrammeModule, PolicyModule, UsageModule],
  controllers: [MatchesConsumer],
})
export class AppModule {}
