import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { ServiceDefinition } from '../service.js';

/** The OpenAPI description of a service, made from its routes and fields. */
export function openApiOf(
  app: NestFastifyApplication,
  definition: Pick<ServiceDefinition, 'name'>,
): OpenAPIObject {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(`Liandong ${definition.name}`)
    .setDescription(
      'Errors are application/problem+json (RFC 9457) with a stable `code`, in zh-CN or en by Accept-Language.',
    )
    .setVersion('1')
    .addServer('.')
    .build();
  return SwaggerModule.createDocument(app, about, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}

/** Serves it at /openapi.json and, as pages, at /docs. */
export function describeApi(app: NestFastifyApplication, definition: Pick<ServiceDefinition, 'name'>): void {
  SwaggerModule.setup('docs', app, () => openApiOf(app, definition), { jsonDocumentUrl: 'openapi.json' });
}
