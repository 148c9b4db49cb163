import type { Type } from '@nestjs/common';
import type { EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';
import type { Stream } from '#contracts';
import type { ProblemCatalogue } from './problems/problem.js';

/** All that makes one service different from another. */
export interface ServiceDefinition {
  readonly name: string;
  /** The wiring of its features. */
  readonly module: Type;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  readonly problems: ProblemCatalogue;
  /** The streams that it listens to. */
  readonly consumes: readonly Stream[];
}

/** Tokens for what a feature may ask for besides Database and Clock. */
export const CONFIG = Symbol('service configuration');
export const DEFINITION = Symbol('service definition');
