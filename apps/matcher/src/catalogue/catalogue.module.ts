import { Module } from '@nestjs/common';
import { FactRepository } from './fact.repository.js';

@Module({ providers: [FactRepository], exports: [FactRepository] })
export class CatalogueModule {}
