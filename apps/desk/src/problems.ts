import type { ProblemCatalogue } from '#service-kit';

/** Refusals of desk. */
export const problems = {
  'need.unknown': {
    status: 404,
    zh: '看板上还没有这项需求（{id}）。如果刚刚提交，请稍等片刻再查看；否则请核对标识。',
    en: 'The board does not know this need ({id}) yet. If it was filed just now, look again in a moment; otherwise check the id.',
  },
  // 504 when the service takes too long.
  'upstream.unavailable': {
    status: 502,
    zh: '{service} 服务暂时无法使用：{what}。请稍后重新读取确认，或用同一个 Idempotency-Key 重试。',
    en: 'The service {service} is not available at the moment: {what}. Later, read again to make sure, or retry with the same Idempotency-Key.',
  },
} satisfies ProblemCatalogue;
