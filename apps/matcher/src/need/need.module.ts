import { Module } from '@nestjs/common';
import { NeedRepository } from './need.repository.js';
import { ReadNeedsController } from './read-needs/read-needs.controller.js';

@Module({ controllers: [ReadNeedsController], providers: [NeedRepository], exports: [NeedRepository] })
export class NeedModule {}
