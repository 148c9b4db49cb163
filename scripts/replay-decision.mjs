import { parseArgs } from 'node:util';
import { Failure, exitCode, printFailure } from './console/failure.mjs';
import { readInstance, urlOf } from './start/instance.mjs';
import { readRunState } from './start/run-state.mjs';

const usage = 'npm run replay-decision -- ID [--lang en] [--url http://localhost:3003]';

function readOptions(args) {
  const failure = new Failure(exitCode.failed, `用法：${usage}`, `Usage: ${usage}`);
  try {
    const options = { lang: { type: 'string', default: 'zh' }, url: { type: 'string' } };
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    if (positionals.length === 1 && ['zh', 'en'].includes(values.lang))
      return { id: positionals[0], ...values };
  } catch {
    // The usage says more than the parser does.
  }
  throw failure;
}

async function ask(url, { id, lang }) {
  const headers = { 'accept-language': lang === 'en' ? 'en' : 'zh-CN' };
  const path = `${url}/decisions/${encodeURIComponent(id)}/replay`;
  const response = await fetch(path, { headers }).catch((error) => {
    throw new Failure(
      exitCode.failed,
      `匹配服务没有应答（${url}）：请先 npm start，或用 --url 指明地址。`,
      `Matcher does not answer (${url}): run npm start first, or name its address by --url. ${error.message}`,
    );
  });
  const answer = await response.json();
  if (response.ok) return answer;
  const detail = answer.detail ?? `${response.status}`;
  throw new Failure(
    exitCode.failed,
    `未能重算：${detail}`,
    `It could not be replayed: ${answer.code ?? detail}`,
  );
}

function show({ decisionId, rulesThen, rulesNow, stored, recomputed, ...answer }, lang) {
  const say = (zh, en) => (lang === 'en' ? en : zh);
  const nothing = say('没有可用的项目', 'no programme');
  console.log(`${say('决定', 'Decision')} ${decisionId}`);
  console.log(
    `${say('规则', 'Rules')}  ${say('当时', 'then')} ${rulesThen} · ${say('现在', 'now')} ${rulesNow}`,
  );
  console.log(`${say('当时', 'Then')}  ${stored.programmeId ?? nothing}`);
  console.log(`${say('重算', 'Again')}  ${recomputed.programmeId ?? nothing}`);
  console.log(`${answer.same ? '✓' : '✗'} ${answer.sentence}`);
}

/** `npm run replay-decision`: makes a decision again and compares; ends with 0 when it is the same and 1 when not. */
async function main(args, env) {
  const { url, ...options } = readOptions(args);
  const instance = readInstance(env);
  const running = readRunState(instance)?.services?.matcher?.url;
  const answer = await ask(url ?? running ?? urlOf(instance, 'matcher'), options);
  show(answer, options.lang);
  if (!answer.same) process.exitCode = exitCode.failed;
}

main(process.argv.slice(2), process.env).catch((error) => {
  process.exit(printFailure(error));
});
