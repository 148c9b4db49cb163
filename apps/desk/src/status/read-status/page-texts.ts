import type { Language } from '#service-kit';
import type { BoardColumn } from '../../board/domain/columns.js';

interface PageTexts {
  title: string;
  subtitle: string;
  other: { text: string; href: string; lang: Language };
  services: string;
  states: Record<'ready' | 'not-ready' | 'down', string>;
  board: string;
  columns: Record<BoardColumn, string>;
  happenings: string;
  nothing: string;
  links: string;
  link: Record<'board' | 'live' | 'status' | 'docs', string>;
}

const zh: PageTexts = {
  title: '联动',
  subtitle: '把家庭的需求送到能满足它的项目，直到需求得到满足',
  other: { text: 'English', href: '/?lang=en', lang: 'en' },
  services: '服务状态',
  states: { ready: '正常', 'not-ready': '未就绪', down: '连接不上' },
  board: '需求看板',
  columns: {
    unrouted: '暂无项目',
    open: '待匹配',
    proposed: '待确认',
    applied: '已申报',
    accepted: '已受理',
    delivering: '交付中',
    delivered: '待签收',
    disputed: '有异议',
    met: '已满足',
    withdrawn: '已撤回',
  },
  happenings: '最近动态',
  nothing: '还没有任何需求。提交第一项需求后，这里会显示它的进展。',
  links: '接口',
  link: { board: '看板数据', live: '实时变化', status: '本页数据', docs: '{service} 接口说明' },
};

const en: PageTexts = {
  title: 'Liandong',
  subtitle: 'Routes a household’s need to a programme that can meet it, until it is met',
  other: { text: '中文', href: '/', lang: 'zh-CN' },
  services: 'Services',
  states: { ready: 'ready', 'not-ready': 'not ready', down: 'not reachable' },
  board: 'Board',
  columns: {
    unrouted: 'Unrouted',
    open: 'Open',
    proposed: 'Proposed',
    applied: 'Applied',
    accepted: 'Accepted',
    delivering: 'Delivering',
    delivered: 'Delivered',
    disputed: 'Disputed',
    met: 'Met',
    withdrawn: 'Withdrawn',
  },
  happenings: 'Latest',
  nothing: 'No need has been filed yet. Once there is one, its progress is shown here.',
  links: 'API',
  link: { board: 'Board data', live: 'Live changes', status: 'Data of this page', docs: '{service} API' },
};

export const pageTexts: Record<Language, PageTexts> = { 'zh-CN': zh, en };
