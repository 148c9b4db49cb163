import { Module } from '@nestjs/common';
import { LabelProjection } from './label.projection.js';
import { NamesQuery } from './names.query.js';

@Module({ providers: [LabelProjection, NamesQuery], exports: [LabelProjection, NamesQuery] })
export class LabelsModule {}
