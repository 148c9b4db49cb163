import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

/** Answers that carry a version carry it as ETag too; a reader who has it already gets `304`. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map((body: unknown) => {
        const version = (body as { version?: unknown } | null | undefined)?.version;
        if (!Number.isInteger(version)) return body;
        const etag = `"${String(version)}"`;
        reply.header('etag', etag);
        if (request.method !== 'GET' || request.headers['if-none-match'] !== etag) return body;
        reply.status(304);
        return undefined;
      }),
    );
  }
}
