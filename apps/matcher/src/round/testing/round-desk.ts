export interface Answer {
  readonly status: number;
  readonly body: Record<string, never>;
}

/** A coordinator who works on rounds by HTTP and remembers the version that was answered last. */
export class RoundDesk {
  private version = 1;
  private id = '';

  constructor(private readonly url: string) {}

  async open(terms: object): Promise<Answer> {
    const answer = await this.send('/rounds', terms);
    this.id = answer.body.id ?? '';
    this.version = 1;
    return answer;
  }

  move(verb: string, body?: object): Promise<Answer> {
    return this.change(`/transitions/${verb}`, body);
  }

  override(body: object): Promise<Answer> {
    return this.change('/overrides', body);
  }

  async read(path = '', language = 'zh-CN'): Promise<Record<string, never>> {
    return JSON.parse(await this.text(path, language));
  }

  async text(path: string, language = 'zh-CN'): Promise<string> {
    const headers = { 'accept-language': language };
    return (await fetch(`${this.url}/rounds/${this.id}${path}`, { headers })).text();
  }

  private async change(path: string, body?: object): Promise<Answer> {
    const answer = await this.send(`/rounds/${this.id}${path}`, body);
    this.version = answer.body.version ?? this.version;
    return answer;
  }

  private async send(path: string, body?: object): Promise<Answer> {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const headers = { 'if-match': `"${this.version}"`, ...json };
    const sent = { method: 'POST', headers, body: body && JSON.stringify(body) };
    const answer = await fetch(this.url + path, sent);
    return { status: answer.status, body: (await answer.json()) as Record<string, never> };
  }
}
