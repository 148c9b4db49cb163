import { readDongcheng } from '../load/data.mjs';
import { service } from '../load/http.mjs';
import { stage } from './stage.mjs';

/** What every scene works with: the services behind desk, the data, how to say things, and what has happened so far. */
export async function newStory({ url, tell, lang, deadlineMs }) {
  const say = (zh, en) => (lang === 'en' ? en : zh);
  const language = say('zh-CN', 'en');
  // Longer than a step may take, so that the step's own deadline speaks.
  const timeoutMs = deadlineMs + 5_000;
  const behindDesk = (name) => service(`${url}/api/${name}`, { language, timeoutMs });
  const data = await readDongcheng();
  const matcher = behindDesk('matcher');
  return {
    say,
    language,
    label: (text) => say(text.zh, text.en),
    step: stage({ tell, say, deadlineMs }),
    desk: service(url, { language, timeoutMs }),
    intake: behindDesk('intake'),
    registry: behindDesk('registry'),
    matcher,
    data,
    areaName: (code) => areaName(data.areas, code),
    itemLabel: (code) => itemLabel(data.categories, code, say),
    async capacity() {
      const { body } = await matcher.get(`/programmes/${this.programme.id}`);
      return body.capacity;
    },
  };
}

/** 建国门街道苏州社区: street and community, without the committee that the official name ends in. */
function areaName(areas, code) {
  const nameOf = (part) => areas.find((area) => area.code === part)?.name ?? '';
  return nameOf(code.slice(0, 9)) + nameOf(code).replace(/居委会$/, '');
}

function itemLabel(categories, code, say) {
  const item = categories.flatMap(({ items }) => items).find((one) => one.code === code);
  return item ? say(item.label.zh, item.label.en) : code;
}
