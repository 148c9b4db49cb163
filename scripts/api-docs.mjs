import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { printFailure } from './console/failure.mjs';
import { root, services } from './start/instance.mjs';

const built = (path) => import(pathToFileURL(join(root, 'dist', path)).href);

/** Writes docs/api from the code as it is now. */
async function writeApiDocs() {
  await build(root);
  const { apiDocuments } = await import('./api-docs/documents.mjs');
  const [kernel, messaging, serviceKit, { asyncApiOf }] = await Promise.all([
    built('libs/kernel/index.js'),
    built('libs/messaging/index.js'),
    built('libs/service-kit/index.js'),
    built('libs/contracts/asyncapi.js'),
  ]);
  const libs = { kernel, messaging, serviceKit };
  const definitions = await Promise.all(
    services.map(async (name) => (await built(`apps/${name}/src/${name}.js`))[name]),
  );
  const files = await apiDocuments({ root, definitions, libs, asyncApiOf });
  const folder = join(root, 'docs/api');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  console.log(`接口文档 API documents: ${Object.keys(files).join(', ')}`);
}

writeApiDocs().then(
  () => process.exit(0),
  (error) => process.exit(printFailure(error)),
);
