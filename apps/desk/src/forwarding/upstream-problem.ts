import { fillIn, type Language, type Problem } from '#service-kit';
import { problems } from '../problems.js';

const UNREACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const WHAT = {
  unreached: {
    'zh-CN': '连接不上，这次请求没有送达，什么都没有保存',
    en: 'it cannot be reached, the request did not arrive and nothing was stored',
  },
  unanswered: {
    'zh-CN': '它没有答复，这次操作是否已经保存还不确定',
    en: 'it did not answer, so it is not certain whether this was stored',
  },
};

/** What the caller is told when a service cannot be reached (502), breaks off (502) or takes too long (504). */
export function upstreamProblem(service: string, error: unknown, language: Language): Problem {
  const { statusCode, cause, code } = error as {
    statusCode?: number;
    cause?: { code?: string };
    code?: string;
  };
  const reason = UNREACHED.has(cause?.code ?? code ?? '') ? 'unreached' : 'unanswered';
  const name = 'upstream.unavailable';
  const { status, zh, en } = problems[name];
  const details = { service, what: WHAT[reason][language] };
  return {
    type: `urn:liandong:problem:${name}`,
    title: name,
    status: statusCode === 504 ? 504 : status,
    code: name,
    detail: fillIn(language === 'en' ? en : zh, details, language),
  };
}
