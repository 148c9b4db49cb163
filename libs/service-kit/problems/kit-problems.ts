import type { ProblemCatalogue } from './problem.js';

/** Refusals that any service can give. */
export const kitProblems = {
  'input.invalid': {
    status: 400,
    zh: '提交的内容有 {count} 处不符合要求，什么都没有保存。请按 errors 逐项改正后重新提交。',
    en: '{count} part(s) of what was sent are not valid, and nothing was stored. Correct each one listed in errors and send it again.',
  },
  'input.not-json': {
    status: 400,
    zh: '请求正文不是有效的 JSON，什么都没有保存。请检查格式后重新提交。',
    en: 'The body is not valid JSON, and nothing was stored. Check it and send it again.',
  },
  'input.malformed': {
    status: 400,
    zh: '请求的格式不对，无法读取，什么都没有保存。请检查地址、请求头和正文。',
    en: 'The request is malformed and could not be read, and nothing was stored. Check its address, headers and body.',
  },
  'input.not-text': {
    status: 400,
    zh: '请求中有无法保存的字符（空字符或不完整的字符），什么都没有保存。请删除后重新提交。',
    en: 'The request has characters that cannot be stored (NUL or half a character), and nothing was stored. Remove them and send it again.',
  },
  'input.list-in-list': {
    status: 400,
    zh: '列表的项不能又是列表，什么都没有保存。请改正后重新提交。',
    en: 'An entry of a list cannot be a list itself, and nothing was stored. Correct it and send it again.',
  },
  'input.too-deep': {
    status: 400,
    zh: '正文嵌套超过 {most} 层，什么都没有保存。请减少嵌套后重新提交。',
    en: 'The body is nested more than {most} levels deep, and nothing was stored. Flatten it and send it again.',
  },
  'input.too-large': {
    status: 413,
    zh: '请求正文超过 256 KB，什么都没有保存。请减少内容或分几次提交。',
    en: 'The body is larger than 256 KB, and nothing was stored. Send less, or in several parts.',
  },
  'input.media-type': {
    status: 415,
    zh: '只接受 JSON 格式的正文。请使用 Content-Type: application/json。',
    en: 'Only JSON bodies are accepted. Use Content-Type: application/json.',
  },
  'input.id': {
    status: 400,
    zh: '“{value}” 不是系统的标识。请使用系统给出的 id（UUID）。',
    en: '“{value}” is not an id of this system. Use the id that it gave (UUID).',
  },
  'input.cursor': {
    status: 400,
    zh: '分页标记无效。请使用上一页返回的 next，或从第一页开始。',
    en: 'The cursor is not valid. Use the next value of the page before, or start at the first page.',
  },
  'route.unknown': {
    status: 404,
    zh: '没有这个地址：{path}。可用的接口见 /docs。',
    en: 'There is nothing at {path}. /docs lists what there is.',
  },
  'precondition.required': {
    status: 428,
    zh: '修改前需要说明依据的版本。请先读取，再把得到的 ETag 放入 If-Match。',
    en: 'A change must say which version it is based on. Read first, then send the ETag as If-Match.',
  },
  'precondition.malformed': {
    status: 400,
    zh: 'If-Match 的格式不对，应为读取时得到的 ETag，例如 "3"。',
    en: 'If-Match is malformed: it must be the ETag of a read, for example "3".',
  },
  'precondition.stale': {
    status: 412,
    zh: '您依据的是第 {expected} 版，现在已是第 {actual} 版，这次修改没有保存。请重新读取后再改。',
    en: 'The change was based on version {expected}, but it is at version {actual} now, so it was not stored. Read it again, then change it.',
  },
  'write.conflict': {
    status: 409,
    zh: '别人刚刚修改了同一条记录，这次修改没有保存。请重新读取后再试。',
    en: 'Somebody changed the same record just now, so this change was not stored. Read it again and retry.',
  },
  'idempotency.key-reused': {
    status: 422,
    zh: '这个 Idempotency-Key 已用于内容不同的请求，这次没有保存。请为新的请求使用新的标识。',
    en: 'This Idempotency-Key was used for a different request, so nothing was stored. Use a new key for a new request.',
  },
  'idempotency.key-malformed': {
    status: 400,
    zh: 'Idempotency-Key 应为 1 至 200 个可见字符。',
    en: 'Idempotency-Key must have 1 to 200 visible characters.',
  },
  'round.pin-unknown': {
    status: 422,
    zh: '评审批次中没有需求 {needId}，或没有名额池 {poolId}，没有改动。请从批次的需求和项目中选择。',
    en: 'The round has no need {needId} or no pool {poolId}, so nothing was changed. Choose among the needs and programmes of the round.',
  },
  'round.pin-twice': {
    status: 422,
    zh: '需求 {needId} 被指定了两次，没有改动。每个需求只能指定一次。',
    en: 'Need {needId} was placed twice, so nothing was changed. Place each need once.',
  },
  'round.pin-without-seat': {
    status: 409,
    zh: '名额池 {poolId} 的名额已全部由人指定，没有改动。请先撤回其中一项指定。',
    en: 'All seats of {poolId} are given by hand already, so nothing was changed. Take back one of those first.',
  },
  'service.unavailable': {
    status: 503,
    zh: '服务暂时无法使用（{what}），没有保存任何内容。请稍后用同一个 Idempotency-Key 重试。',
    en: 'The service is not available at the moment ({what}), and nothing was stored. Retry later with the same Idempotency-Key.',
  },
  'service.fault': {
    status: 500,
    zh: '服务出现了意外错误，已经记录（编号 {correlationId}）。请稍后重试，仍有问题时把编号告诉管理员。',
    en: 'Something unexpected went wrong and was recorded (reference {correlationId}). Retry later; if it persists, give the reference to the administrator.',
  },
} satisfies ProblemCatalogue;
