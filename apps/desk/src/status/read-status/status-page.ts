import type { Language } from '#service-kit';
import { html, Html } from '../html.js';
import { pageStyle } from './page-style.js';
import { pageTexts } from './page-texts.js';
import type { Readiness } from './readiness.js';
import type { StatusView } from './status.js';

const REFRESH_S = 15;
const style = new Html(`<style>${pageStyle}</style>`);

/** The page that says what is running and what has happened. No script; it loads itself again. */
export function statusPage(status: StatusView, language: Language): string {
  const { title, subtitle, other } = pageTexts[language];
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="refresh" content="${REFRESH_S}" />
        <title>${title}</title>
        ${style}
      </head>
      <body>
        <div class="page">
          <header>
            <h1>${title}</h1>
            <a href="${other.href}" lang="${other.lang}" hreflang="${other.lang}">${other.text}</a>
            <p>${subtitle}</p>
          </header>
          ${mainPart(status, language)}
        </div>
      </body>
    </html>`;
  return page.text;
}

function mainPart({ services, columns, happenings }: StatusView, language: Language): Html {
  const say = pageTexts[language];
  const tiles = columns.map(
    ({ column, count }) =>
      html`<div class="${count === 0 ? 'none' : ''}">
        <dt>${say.columns[column]}</dt>
        <dd>${count}</dd>
      </div>`,
  );
  return html`<main>
    <h2>${say.services}</h2>
    <ul class="services">
      ${services.map((service) => serviceItem(service, language))}
    </ul>
    <h2>${say.board}</h2>
    <dl class="columns">${tiles}</dl>
    <h2>${say.happenings}</h2>
    ${happeningsList(happenings, language)}
    <h2>${say.links}</h2>
    ${linksList(services, language)}
  </main>`;
}

function serviceItem({ service, state, failing }: Readiness, language: Language): Html {
  const details = failing.length > 0 ? ` (${failing.join(', ')})` : '';
  return html`<li>
    <b>${service}</b><span class="state ${state}">${pageTexts[language].states[state]}${details}</span>
  </li>`;
}

function happeningsList(happenings: StatusView['happenings'], language: Language): Html {
  if (happenings.length === 0)
    return html`<div class="happenings"><p>${pageTexts[language].nothing}</p></div>`;
  const times = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'Asia/Shanghai',
    month: language === 'en' ? 'short' : '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const items = happenings.map(({ at, needId, sentence }) => {
    const text = needId
      ? html`<a href="/api/timeline/${needId}">${sentence}</a>`
      : html`<span>${sentence}</span>`;
    return html`<li><time datetime="${at}">${times.format(new Date(at))}</time>${text}</li>`;
  });
  return html`<ol class="happenings">
    ${items}
  </ol>`;
}

function linksList(services: readonly Readiness[], language: Language): Html {
  const { link } = pageTexts[language];
  const docs = services.map(({ service }) => ({
    href: service === 'desk' ? '/docs' : `/api/${service}/docs`,
    text: link.docs.replace('{service}', service),
  }));
  const data = (['board', 'live', 'status'] as const).map((name) => ({
    href: `/api/${name}`,
    text: link[name],
  }));
  const items = [...docs, ...data].map(({ href, text }) => html`<li><a href="${href}">${text}</a></li>`);
  return html`<ul class="links">
    ${items}
  </ul>`;
}
