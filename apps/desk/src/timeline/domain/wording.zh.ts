import type {
  ConsentMethod,
  DeclineReason,
  LineOutcome,
  MatchWithdrawalReason,
  NeedWithdrawalReason,
  ProviderKind,
  RoutingOutcome,
  Urgency,
} from '#contracts';
import type { LanguageOfEntries, Wording } from './wording.js';

const urgency: Record<Urgency, string> = { routine: '一般', soon: '尽快', urgent: '紧急' };

const needWithdrawal: Record<NeedWithdrawalReason, string> = {
  'household-request': '家庭提出撤回',
  'no-longer-needed': '已不再需要',
  'moved-away': '家庭已迁出',
  duplicate: '与其他需求重复',
  'filed-in-error': '误提交',
};

const decline: Record<DeclineReason, string> = {
  'no-capacity': '名额已满',
  'not-eligible': '不符合条件',
  'missing-document': '材料不全',
  'unsuitable-dwelling': '住房不适合',
  'out-of-area': '不在服务范围',
  'household-refused': '家庭不接受',
  unreachable: '联系不上',
  duplicate: '与其他需求重复',
  other: '其他原因',
};

const matchWithdrawal: Record<MatchWithdrawalReason, string> = {
  'need-withdrawn': '需求已撤回',
  'no-longer-eligible': '已不再符合条件',
  'programme-closed': '项目已结束',
  coordinator: '由协调员撤回',
  provider: '由资源方撤回',
  superseded: '已由新的匹配取代',
};

const outcome: Record<LineOutcome, string> = {
  delivered: '已送达',
  partial: '送达一部分',
  substituted: '以替代品送达',
  waived: '经说明不再提供',
};

const routing: Record<RoutingOutcome, string> = {
  ineligible: '不符合条件',
  undetermined: '情况待核实',
  'no-capacity': '名额已满',
  excluded: '已排除',
  'outside-area': '不在服务范围',
  'other-category': '类别不符',
  'not-open': '未在受理期',
};

const method: Record<ConsentMethod, string> = { written: '书面', oral: '口头', electronic: '电子' };

const providerKinds: Record<ProviderKind, string> = {
  foundation: '基金会',
  'community-fund': '社区基金',
  agency: '社会服务机构',
  'community-organisation': '社区社会组织',
  'volunteer-team': '志愿队伍',
  unit: '辖区单位',
  clinic: '医疗机构',
  station: '社工站',
};

const wording: Wording = {
  'need.filed': ({ data }, say) =>
    `${say.area(data.areaCode)}提交了需求（${urgency[data.urgency]}）：${say.lines(wantedItems(data))}。`,
  'need.amended': ({ data }, say) =>
    `需求的情况已更新（${urgency[data.urgency]}）：${say.lines(wantedItems(data))}。`,
  'need.withdrawn': ({ data }) => `需求已撤回：${needWithdrawal[data.reason]}。`,
  'need.met': () => '需求已满足。',
  'need.unrouted': ({ data }, say) => {
    const counts = Object.entries(data.counts).filter(([, count]) => count > 0);
    const why = counts.map(([code, count]) => `${routing[code as RoutingOutcome]} ${count} 个`).join('，');
    const [near] = data.nearest;
    const missing = near && near.missing.length > 0 ? `，尚待核实：${say.facts(near.missing)}` : '';
    const failed = near && near.failed.length > 0 ? `，未满足：${say.facts(near.failed)}` : '';
    const nearest = near ? `最接近的是${say.programme(near.programmeId)}${failed}${missing}。` : '';
    return `暂时没有可用的项目${why && `：${why}`}。${nearest}`;
  },
  'match.proposed': ({ data }, say) =>
    `已匹配${say.provider(data.providerId)}的${say.programme(data.programmeId)}并占用名额，${
      data.confirmedBy === 'coordinator' ? '等待协调员确认' : '按项目规则自动申报'
    }。`,
  'match.applied': ({ data }, say) =>
    `已向${say.provider(data.providerId)}申报${say.programme(data.programmeId)}。`,
  'match.accepted': ({ data }, say) =>
    `${say.provider(data.providerId)}受理了${say.programme(data.programmeId)}的申报。`,
  'match.declined': ({ data }, say) =>
    `${say.provider(data.providerId)}不予受理${say.programme(data.programmeId)}的申报：${decline[data.reason]}${
      data.criterion ? `（${say.facts([data.criterion])}）` : ''
    }。需求将改派。`,
  'match.expired': ({ data }, say) =>
    `${say.programme(data.programmeId)}的匹配已超过时限，名额已释放，需求将改派。`,
  'match.withdrawn': ({ data }, say) =>
    `${say.programme(data.programmeId)}的匹配已撤回：${matchWithdrawal[data.reason]}。`,
  'match.line-delivered': ({ data }, say) =>
    `${say.lines([data.lineId])}${outcome[data.outcome]}（数量 ${data.quantity}），已记录 ${data.recorded}/${data.planned} 项。`,
  'match.delivered': ({ data }) => `全部 ${data.lines} 项交付已记录，等待家庭签收。`,
  'match.confirmed': ({ data }) =>
    data.signedOffBy === 'visit' ? '社工走访时，家庭已签收。' : '家庭已通过链接签收。',
  'match.disputed': ({ data }, say) => `家庭对交付提出异议：${say.lines(data.lineIds)}。`,
  'consent.given': ({ data }, say) => {
    const giver = data.givenBy === 'guardian' ? '监护人' : '本人';
    const provider = data.providerId && say.provider(data.providerId);
    const kind = data.providerKind && providerKinds[data.providerKind];
    const purpose =
      data.purpose === 'matching' ? '用于匹配项目' : `向${provider ?? kind ?? '资源方'}提供身份信息`;
    return `${giver}已${method[data.method]}同意${purpose}${data.until ? `，有效期至 ${data.until}` : ''}。`;
  },
  'consent.withdrawn': () => '知情同意已撤回。',
};

function wantedItems(data: { items: readonly { code: string }[] }): string[] {
  return data.items.map((item) => item.code);
}

export const zh: LanguageOfEntries = {
  wording,
  comma: '、',
  unnamed: { programme: '某项目', provider: '资源方' },
};
