import { patiently } from './patience.mjs';
import { inPool } from './pool.mjs';

const LEVELS = ['district', 'street', 'community'];

/** Areas from the top down (a parent is there before its children), then the facts, then a policy where there is none. */
export async function loadCatalogue(registry, { areas, facts, policy }, done) {
  for (const level of LEVELS) {
    await inPool(
      areas.filter((area) => area.level === level),
      async ({ code, ...area }) => done(await patiently(() => registry.put(`/areas/${code}`, area))),
    );
  }
  await inPool(facts, async ({ key, ...fact }) =>
    done(await patiently(() => registry.put(`/facts/${key}`, fact))),
  );
  await patiently(() => adoptFirst(registry, policy));
  done();
}

/**
 * Providers, then their programmes, published. Both are known by their names, as a key is forgotten after some days; what
 * is there stays as it is. Resolves to the id of each provider by key.
 */
export async function loadResources(registry, { providers, programmes }, done) {
  const listed = await registry.list('/providers');
  const ids = await inPool(providers, async ({ key, ...provider }) => {
    const there = listed.find(({ name }) => name.zh === provider.name.zh);
    const { id } = there ?? (await create(registry, 'provider', { key, body: provider }));
    done();
    return [key, id];
  });
  const providerIds = Object.fromEntries(ids);
  const offered = await registry.list('/programmes');
  await inPool(programmes, async (programme) => {
    const providerId = providerIds[programme.provider];
    await patiently(() => loadProgramme(registry, programme, { providerId, offered }));
    done();
  });
  return providerIds;
}

async function adoptFirst(registry, policy) {
  const { body } = await registry.get('/policies');
  if (body.items.length === 0) await registry.post('/policies', { basedOn: 0, ...policy });
}

async function loadProgramme(
  registry,
  { key, provider: _provider, notes, ...terms },
  { providerId, offered },
) {
  const there = offered.find((one) => one.providerId === providerId && one.name.zh === terms.name.zh);
  const body = { providerId, ...terms, notes: `${notes.zh}\n${notes.en}` };
  const { id } = there ?? (await create(registry, 'programme', { key, body }));
  const programme = await registry.get(`/programmes/${id}`);
  if (programme.body.status !== 'draft') return;
  await registry.post(`/programmes/${id}/transitions/publish`, undefined, { version: programme.version });
}

async function create(registry, kind, { key, body }) {
  const { body: created } = await registry.post(`/${kind}s`, body, { once: `dongcheng:${kind}:${key}:v1` });
  return created;
}
