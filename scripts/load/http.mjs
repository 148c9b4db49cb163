/** A service said no, or not in the way that was agreed: what was asked, and its problem+json. */
export class Refusal extends Error {
  constructor(call, status, problem) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.name = 'Refusal';
    this.call = call;
    this.status = status;
    this.code = problem.code ?? `http.${status}`;
    this.errors = problem.errors ?? [];
  }

  /** The refusal in one sentence, with the fields it is about. */
  get sentence() {
    const fields = this.errors.map(({ field, message }) => `${field}: ${message}`).join('; ');
    return fields ? `${this.message} (${fields})` : this.message;
  }
}

/** Nobody answered at the address. */
export class Unreachable extends Error {
  constructor(call, cause) {
    super(`${call}: ${cause?.cause?.code ?? cause?.message ?? cause}`);
    this.name = 'Unreachable';
  }
}

/**
 * A service by its address. Every call resolves to { status, body, version, ms } – `version` from the ETag – or rejects
 * with a Refusal or Unreachable. `once` is sent as Idempotency-Key, `version` as If-Match.
 */
export function service(baseUrl, { language = 'zh-CN', timeoutMs = 15_000 } = {}) {
  const base = baseUrl.replace(/\/+$/, '');
  const call = async (method, path, more = {}) => {
    const started = performance.now();
    const { response, text } = await send(base + path, { method, language, timeoutMs, ...more });
    const body = parse(text);
    if (!response.ok) throw new Refusal(`${method} ${path}`, response.status, body ?? {});
    const ms = performance.now() - started;
    return { status: response.status, body, version: versionOf(response), ms };
  };
  return {
    get: (path) => call('GET', path),
    put: (path, body, more) => call('PUT', path, { ...more, body }),
    post: (path, body, more) => call('POST', path, { ...more, body }),
    list: (path) => everyPage((query) => call('GET', `${path}${path.includes('?') ? '&' : '?'}${query}`)),
  };
}

async function send(url, { method, language, timeoutMs, body, once, version }) {
  const headers = { accept: 'application/json', 'accept-language': language };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (once !== undefined) headers['idempotency-key'] = once;
  if (version !== undefined) headers['if-match'] = `"${version}"`;
  const request = { method, headers, signal: AbortSignal.timeout(timeoutMs) };
  if (body !== undefined) request.body = JSON.stringify(body);
  try {
    const response = await fetch(url, request);
    return { response, text: await response.text() };
  } catch (error) {
    throw new Unreachable(`${method} ${url}`, error);
  }
}

async function everyPage(read) {
  const items = [];
  let cursor = '';
  for (;;) {
    const { body } = await read(`limit=200${cursor}`);
    items.push(...body.items);
    if (!body.next) return items;
    cursor = `&cursor=${encodeURIComponent(body.next)}`;
  }
}

function versionOf(response) {
  const tag = /"(\d+)"/.exec(response.headers.get('etag') ?? '');
  return tag ? Number(tag[1]) : undefined;
}

function parse(text) {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
