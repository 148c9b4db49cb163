/** RFC 9457, as every refusal is expected to be. */
interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly code: string }[];
}

interface Answer<Body = Problem> {
  readonly status: number;
  readonly body: Body;
  readonly version: number | undefined;
  readonly type: string;
  readonly text: string;
}

export interface RequestMore {
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  readonly once?: string;
  readonly version?: number;
  readonly language?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
}

/** Requests to one address. Any status is an answer; only a broken connection or a time-out rejects. */
export class Http {
  constructor(readonly url: string) {}

  async request<Body = Problem>(method: string, path: string, more: RequestMore = {}): Promise<Answer<Body>> {
    const { body, timeoutMs = 20_000 } = more;
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(this.url + path, { method, headers: headersOf(more), signal, body: sent });
    const text = await response.text();
    const tag = /"(\d+)"/.exec(response.headers.get('etag') ?? '')?.[1];
    return {
      status: response.status,
      body: parse(text) as Body,
      version: tag ? Number(tag) : undefined,
      type: response.headers.get('content-type') ?? '',
      text,
    };
  }

  /** A request that is expected to go well: what came back. */
  async done<Body>(method: string, path: string, more?: RequestMore): Promise<Body> {
    const answer = await this.request<Body>(method, path, more);
    if (answer.status < 300) return answer.body;
    throw new Error(`${method} ${path} was refused: ${answer.status} ${answer.text}`);
  }

  get<Body>(path: string, more?: RequestMore): Promise<Body> {
    return this.done<Body>('GET', path, more);
  }

  post<Body>(path: string, body?: unknown, more?: RequestMore): Promise<Body> {
    return this.done<Body>('POST', path, { ...more, body });
  }

  put<Body>(path: string, body?: unknown, more?: RequestMore): Promise<Body> {
    return this.done<Body>('PUT', path, { ...more, body });
  }

  /** All pages of a list. */
  async list<Item>(path: string): Promise<Item[]> {
    const items: Item[] = [];
    for (let cursor = ''; ;) {
      const query = `${path.includes('?') ? '&' : '?'}limit=200${cursor}`;
      const page = await this.get<{ items: Item[]; next: string | null }>(path + query);
      items.push(...page.items);
      if (!page.next) return items;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
  }
}

function headersOf({ body, once, version, language, headers }: RequestMore): Record<string, string> {
  return {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(once === undefined ? {} : { 'idempotency-key': once }),
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    ...(language === undefined ? {} : { 'accept-language': language }),
    ...headers,
  };
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
