import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDongcheng } from '../load.mjs';
import { root, urlOf } from './instance.mjs';

const folder = join(root, 'data', 'dongcheng');

/** Names these data on this server (a new embedded one has a new password), so that a later start knows they are loaded. */
function keyOf({ topicPrefix }, databaseUrl) {
  const hash = createHash('sha256').update(JSON.stringify([databaseUrl, topicPrefix]));
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

function loadedKey({ loadedFile }) {
  try {
    return JSON.parse(readFileSync(loadedFile, 'utf8')).key;
  } catch {
    return undefined;
  }
}

/** Loads data/dongcheng through the services' HTTP unless these very data were loaded before. */
export async function loadExampleData(instance, { progress, databaseUrl }) {
  const key = keyOf(instance, databaseUrl);
  if (loadedKey(instance) === key) return { loaded: false };
  const [registryUrl, intakeUrl] = [urlOf(instance, 'registry'), urlOf(instance, 'intake')];
  const { result } = await progress.step(
    '示例数据 example data',
    (update) => {
      const onProgress = (done, total) => update(`${done}/${total}`);
      return loadDongcheng({ registryUrl, intakeUrl, onProgress });
    },
    ({ counts }) => `${counts.programmes} 个项目 programmes · ${counts.households} 户家庭 households`,
  );
  writeFileSync(
    instance.loadedFile,
    `${JSON.stringify({ key, at: new Date().toISOString(), ...result.counts })}\n`,
  );
  return { loaded: true };
}
