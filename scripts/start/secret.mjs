import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The secret the services' database passwords are derived from: LIANDONG_SECRET, else one made once and kept. */
export function readSecret({ secretFile }, env = process.env) {
  if (env.LIANDONG_SECRET) return env.LIANDONG_SECRET;
  mkdirSync(dirname(secretFile), { recursive: true });
  try {
    writeFileSync(secretFile, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return readFileSync(secretFile, 'utf8');
}

/** Each service's own database on the server of `adminUrl`, as its own role. */
export function serviceDatabaseUrls(adminUrl, services, secret) {
  const urls = services.map((service) => {
    const url = new URL(adminUrl);
    const name = `liandong_${service}`;
    url.username = name;
    url.password = createHmac('sha256', secret).update(name).digest('base64url').slice(0, 32);
    url.pathname = `/${name}`;
    return [service, url.href];
  });
  return Object.fromEntries(urls);
}
