import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PARTITIONS = 12;

function readSamples(root) {
  const folder = join(root, 'libs/contracts/samples');
  const files = readdirSync(folder).toSorted();
  return Object.fromEntries(
    files.map((file) => [file.replace(/\.json$/, ''), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
  );
}

/** The AsyncAPI document of all topics, with what the services listen to. */
export function eventsDocument(root, asyncApiOf, definitions) {
  const consumers = Object.fromEntries(definitions.map(({ name, consumes }) => [name, consumes]));
  return asyncApiOf({
    consumers,
    samples: readSamples(root),
    topicPrefix: 'liandong',
    partitions: PARTITIONS,
  });
}
