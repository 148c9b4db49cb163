import { describe, expect, it } from '@jest/globals';
import { html } from './html.js';

describe('html', () => {
  it('escapes what is put into it', () => {
    expect(html`<p title="${'"\'&'}">${'<script>'}</p>`.text).toBe(
      '<p title="&#34;&#39;&#38;">&#60;script&#62;</p>',
    );
  });

  it('keeps what is HTML already', () => {
    const [one, two] = [html`<b>a</b>`, html`<i>${'<'}</i>`];
    expect(html`<p>${[one, two]}</p>`.text).toBe('<p><b>a</b><i>&#60;</i></p>');
  });
});
