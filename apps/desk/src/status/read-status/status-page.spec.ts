import { describe, expect, it } from '@jest/globals';
import { COLUMNS } from '../../board/domain/columns.js';
import type { StatusView } from './status.js';
import { statusPage } from './status-page.js';

const needId = '0193d8f0-0000-7000-8000-000000000001';
const status: StatusView = {
  services: [
    { service: 'intake', state: 'ready', failing: [] },
    { service: 'matcher', state: 'not-ready', failing: ['consumer'] },
    { service: 'registry', state: 'down', failing: [] },
  ],
  columns: COLUMNS.map((column, index) => ({ column, count: index })),
  happenings: [
    { needId, type: 'need.met', at: '2026-11-24T20:30:00.000Z', sentence: '<b>需求</b>已满足。' },
    { needId: null, type: 'consent.withdrawn', at: '2026-11-24T02:00:00.000Z', sentence: '知情同意已撤回。' },
  ],
};

describe('statusPage', () => {
  it('speaks Chinese unless told otherwise, with a way to English', () => {
    const page = statusPage(status, 'zh-CN');
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain('href="/?lang=en"');
    expect(page).toContain('未就绪 (consumer)');
    expect(statusPage(status, 'en')).toContain('not reachable');
  });

  it('escapes what it is given and needs no script', () => {
    const page = statusPage(status, 'zh-CN');
    expect(page).toContain('&#60;b&#62;需求&#60;/b&#62;已满足。');
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/ style="| on\w+="/);
  });

  it('tells the time of Beijing', () => {
    expect(statusPage(status, 'zh-CN')).toMatch(/11\/25 04:30/);
  });

  it('links a happening to the timeline of its need', () => {
    expect(statusPage(status, 'en')).toContain(`href="/api/timeline/${needId}"`);
  });

  it('says what to expect as long as there is nothing', () => {
    expect(statusPage({ ...status, happenings: [] }, 'en')).toContain('No need has been filed yet.');
  });
});
