import { readFile } from 'node:fs/promises';

const folder = new URL('../../data/dongcheng/', import.meta.url);

const read = (name) => readFile(new URL(name, folder), 'utf8');
const readJson = async (name) => JSON.parse(await read(name));

/** The files of data/dongcheng as they are. */
export async function readDongcheng() {
  const [areas, facts, categories, providers, programmes, policy, households, workedCase] = await Promise.all(
    [
      readAreas(),
      readJson('facts.json'),
      readJson('categories.json'),
      readJson('providers.json'),
      readJson('programmes.json'),
      readJson('policy.json'),
      readJson('households.json'),
      readJson('worked-case.json'),
    ],
  );
  return { areas, facts, categories, providers, programmes, policy, households, workedCase };
}

async function readAreas() {
  const [, ...rows] = (await read('areas.csv')).trim().split(/\r?\n/);
  return rows.map((row) => {
    const [code, name, level, parent] = row.split(',');
    return { code, name, level, ...(parent ? { parent } : {}) };
  });
}
