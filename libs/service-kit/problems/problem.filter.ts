import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '#kernel';
import { currentTrace } from '#messaging';
import { causeOf } from './cause.js';
import { wordFault } from './field-texts.js';
import { type Language, languageOf } from './language.js';
import { type DomainFault, fillIn, type Problem, type ProblemCatalogue } from './problem.js';
import { InvalidInput } from './validation.js';

/** Turns whatever was thrown into one `application/problem+json` answer, in the caller's language. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(private readonly catalogue: ProblemCatalogue) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = this.problemOf(error, request, languageOf(request.headers['accept-language']));
    if (problem.status >= 500) this.logger.error(error);
    void reply.status(problem.status).type('application/problem+json').send(problem);
  }

  private problemOf(error: unknown, request: FastifyRequest, language: Language): Problem {
    const { code, details } = causeOf(error, { path: request.url.split('?')[0] ?? '/' });
    const text = this.catalogue[code] ?? this.catalogue['service.fault']!;
    const filled = { ...details, correlationId: currentTrace()?.correlationId };
    return {
      type: `urn:liandong:problem:${code}`,
      title: STATUS_CODES[text.status] ?? code,
      status: text.status,
      code,
      detail: fillIn(language === 'en' ? text.en : text.zh, filled, language),
      ...errorsOf(error, language),
    };
  }
}

function errorsOf(error: unknown, language: Language): Pick<Problem, 'errors'> {
  if (error instanceof InvalidInput) return { errors: error.faults(language) };
  if (!(error instanceof DomainError)) return {};
  const faults = error.details.faults as readonly DomainFault[] | undefined;
  return faults ? { errors: faults.map((fault) => wordFault(fault, language)) } : {};
}
