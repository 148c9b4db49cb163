import { describe, expect, it } from '@jest/globals';
import { upstreamProblem } from './upstream-problem.js';

const failure = (statusCode: number, code: string) => ({ statusCode, cause: { code } });

describe('upstreamProblem', () => {
  it.each([
    [failure(500, 'ECONNREFUSED'), 502, 'nothing was stored'],
    [failure(503, 'ENOTFOUND'), 502, 'nothing was stored'],
    [failure(504, 'UND_ERR_CONNECT_TIMEOUT'), 504, 'nothing was stored'],
    [failure(504, 'UND_ERR_HEADERS_TIMEOUT'), 504, 'not certain'],
    [failure(500, 'ECONNRESET'), 502, 'not certain'],
    [failure(500, 'UND_ERR_SOCKET'), 502, 'not certain'],
  ])('%j is %i and says "%s"', (error, status, said) => {
    const problem = upstreamProblem('intake', error, 'en');
    expect(problem).toMatchObject({ status, code: 'upstream.unavailable' });
    expect(problem.detail).toContain(said);
    expect(problem.detail).toContain('intake');
  });

  it('speaks Chinese first', () => {
    expect(upstreamProblem('intake', failure(500, 'ECONNREFUSED'), 'zh-CN').detail).toMatch(
      /^intake 服务暂时无法使用：连接不上/,
    );
  });
});
