export { ConfigError, readEnvironment, readServiceConfig, type ServiceConfig } from './config.js';
export { createService, type Service } from './create-service.js';
export { DateField, InstantField, isRealDate } from './fields/date.js';
export type { FieldOptions } from './fields/field.js';
export { JsonObject, ListOf, Nested } from './fields/list.js';
export { Flag, Whole, WholeInQuery } from './fields/number.js';
export {
  AreaCodeField,
  CodeField,
  CodeList,
  IdField,
  OneOf,
  Pattern,
  PatternList,
  Text,
} from './fields/text.js';
export { ApiIdempotencyKey, ApiIfMatch, IdempotencyKey } from './http/idempotency.js';
export { IdParam } from './http/id-param.js';
export { openApiOf } from './http/openapi.js';
export { after, limitOf, type Page, pageOf, PageQuery, Written } from './http/page.js';
export { expectVersion, IfMatch } from './http/precondition.js';
export { migrate } from './migrate.js';
export { wordFault } from './problems/field-texts.js';
export { type Language, languageOf } from './problems/language.js';
export { type DomainFault, fillIn, type Problem, type ProblemCatalogue } from './problems/problem.js';
export { type ReplayOptions, replayService } from './replay-service.js';
export { runService } from './run-service.js';
export { CONFIG, DEFINITION, type ServiceDefinition } from './service.js';
