import { inPool } from './pool.mjs';

const LEVELS = ['district', 'street', 'community'];

/** Areas from the top down (a parent is there before its children), then the facts. */
export async function loadCatalogue(registry, { areas, facts }, done) {
  for (const level of LEVELS) {
    await inPool(
      areas.filter((area) => area.level === level),
      async ({ code, ...area }) => done(await registry.put(`/areas/${code}`, area)),
    );
  }
  await inPool(facts, async ({ key, ...fact }) => done(await registry.put(`/facts/${key}`, fact)));
}

/** Providers, then their programmes, published. Resolves to the id of each provider by key. */
export async function loadResources(registry, { providers, programmes }, done) {
  const ids = await inPool(providers, async ({ key, ...provider }) => {
    const { body } = await registry.post('/providers', provider, { once: `dongcheng:provider:${key}:v1` });
    done();
    return [key, body.id];
  });
  const providerIds = Object.fromEntries(ids);
  await inPool(programmes, async (programme) => done(await loadProgramme(registry, programme, providerIds)));
  return providerIds;
}

async function loadProgramme(registry, { key, provider, notes, ...terms }, providerIds) {
  const draft = { providerId: providerIds[provider], ...terms, notes: `${notes.zh}\n${notes.en}` };
  const { body } = await registry.post('/programmes', draft, { once: `dongcheng:programme:${key}:v1` });
  const path = `/programmes/${body.id}`;
  const programme = await registry.get(path);
  if (programme.body.status !== 'draft') return;
  await registry.post(`${path}/transitions/publish`, undefined, { version: programme.version });
}
