import { eventsDocument } from './events.mjs';
import { httpDocument } from './http.mjs';

const asText = (document) => `${JSON.stringify(document, null, 2)}\n`;

/**
 * Every file of docs/api by name. `definitions` are the services', `libs` their libraries, `asyncApiOf` comes from the
 * contracts: all as the caller has loaded them, from the build or from the sources.
 */
export async function apiDocuments({ root, definitions, libs, asyncApiOf }) {
  const files = {};
  for (const definition of definitions) {
    files[`${definition.name}.openapi.json`] = asText(await httpDocument(definition, libs));
  }
  files['events.asyncapi.json'] = asText(eventsDocument(root, asyncApiOf, definitions));
  return files;
}
