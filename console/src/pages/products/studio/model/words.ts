// The names of what rules speak of, in both languages: variables, their values, categories of data. Codes never reach a screen.
import type { DataNeed, Feature, Product } from './types.ts';
import { unitOf, type Unit } from './units.ts';

export interface Both {
  zh: string;
  en: string;
}

export interface Choice extends Both {
  code: string;
}

export type Kind = 'number' | 'text' | 'bool';
export type Group = 'request' | 'firm' | 'score' | 'offer' | 'data' | 'step';

export interface Word extends Both {
  name: string;
  kind: Kind;
  unit: Unit;
  group: Group;
  /** Whether it may be missing. */
  nullable: boolean;
  /** The texts it takes, where they are known. */
  values?: Choice[];
  /** Whether only these texts are possible. */
  closed?: boolean;
}

const choice = (code: string, zh: string, en: string): Choice => ({ code, zh, en });

export const LAYERS = [choice('base', '基础层', 'base'), choice('industry', '行业层', 'industry'), choice('policy', '政策层', 'policy')];
export const SIZES = [choice('micro', '微型', 'micro'), choice('small', '小型', 'small'), choice('medium', '中型', 'medium'), choice('large', '大型', 'large')];
export const REPAYMENTS = [
  choice('annuity', '等额本息', 'equal instalments'), choice('equal-principal', '等额本金', 'equal principal'), choice('interest-first', '先息后本', 'interest first'), choice('bullet', '到期一次还本付息', 'bullet'),
  choice('seasonal', '季节性还款', 'seasonal'), choice('step-up', '递增还款', 'step-up'), choice('balloon', '尾款还款', 'balloon'), choice('rent-in-advance', '期初等额租金', 'level rent in advance'),
];
export const FREQUENCIES = [choice('monthly', '按月', 'monthly'), choice('quarterly', '按季', 'quarterly'), choice('half-yearly', '按半年', 'half-yearly'), choice('yearly', '按年', 'yearly')];
export const ROLLS = [choice('unadjusted', '不顺延', 'stays where it is'), choice('following', '顺延到下一工作日', 'moves to the next working day'), choice('modified-following', '顺延但不跨月', 'moves to the next working day of its month')];
/** What a form of repayment says until somebody changes it in the text of the document. */
export const REPAYMENT_DATA: Record<string, Record<string, unknown>> = { seasonal: { months: [6, 12] }, 'step-up': { every: 12, growth_bps: 500 }, balloon: { residual_bps: 3000 }, 'rent-in-advance': { residual_bps: 100 } };
export const GRADES = ['A', 'B', 'C', 'D'].map((grade) => choice(grade, `${grade}级`, `grade ${grade}`));
export const KINDS = [
  choice('enterprise', '企业', 'enterprise'), choice('sole-trader', '个体工商户', 'sole trader'), choice('farmer-cooperative', '农民专业合作社', 'farmer cooperative'),
  choice('public-body', '机关事业单位', 'public body'), choice('social-organisation', '社会组织', 'social organisation'), choice('rural-collective', '农村集体经济组织', 'rural collective'), choice('other', '其他', 'other'),
];
export const BASES = [
  choice('lpr-one-year', '1年期LPR', 'one-year LPR'), choice('lpr-five-years', '5年期以上LPR', 'over-five-year LPR'),
  choice('lpr-by-tenor', '按期限对应的LPR（5年以内用1年期）', 'LPR by tenor (one-year up to 60 months)'), choice('zero', '不加基准，全部由定价规则给出', 'no base rate: the price rules give the whole rate'),
];
export const DAY_COUNTS = [choice('actual360', '实际天数/360', 'actual/360'), choice('actual365', '实际天数/365', 'actual/365'), choice('thirty360', '30/360', '30/360'), choice('actual-actual', '实际天数/实际天数', 'actual/actual')];
export const FEE_TIMES = [choice('upfront', '放款时一次支付', 'once, at pay-out'), choice('upfront-per-year', '放款时按年数支付', 'at pay-out, for each year'), choice('each-instalment', '随每期还款支付', 'with each instalment')];
export const PURPOSES = [
  choice('working-capital', '日常周转', 'working capital'), choice('stock', '备货', 'stock'), choice('equipment', '设备购置', 'equipment'), choice('farming', '农业生产', 'farming'),
  choice('green', '节能与清洁生产', 'energy saving and clean production'), choice('research', '研发投入', 'research and development'), choice('fit-out', '门店装修', 'fitting out a shop'), choice('rent', '房租', 'rent'), choice('wages', '工资', 'wages'),
];
export const CATEGORIES = [
  choice('tax', '税务', 'tax'), choice('bank-flow', '账户流水', 'bank flow'), choice('pos', '收单流水', 'POS receipts'), choice('delivery-platform', '外卖平台', 'delivery platform'), choice('orders', '订单', 'orders'), choice('power', '电力', 'power'), choice('utility', '公用事业', 'utilities'),
  choice('social-security', '社保', 'social security'), choice('credit-report', '征信', 'credit report'), choice('judicial', '司法', 'judicial'), choice('environment', '环保', 'environment'),
  choice('market-supervision', '市场监管', 'market supervision'), choice('technology', '科技', 'technology'), choice('application', '申请信息', 'the application itself'),
];
export const CONSENTS = [choice('credit-assessment', '授信审查', 'credit assessment'), choice('post-loan', '贷后管理', 'post-loan monitoring')];
/** GB/T 4754-2017, sections. */
export const SECTIONS = [
  choice('A', '农、林、牧、渔业', 'agriculture, forestry, husbandry, fishery'), choice('B', '采矿业', 'mining'), choice('C', '制造业', 'manufacturing'), choice('D', '电力、热力、燃气及水生产和供应业', 'electricity, heat, gas and water'),
  choice('E', '建筑业', 'construction'), choice('F', '批发和零售业', 'wholesale and retail'), choice('G', '交通运输、仓储和邮政业', 'transport, storage and post'), choice('H', '住宿和餐饮业', 'hotels and catering'),
  choice('I', '信息传输、软件和信息技术服务业', 'information and software'), choice('J', '金融业', 'finance'), choice('K', '房地产业', 'real estate'), choice('L', '租赁和商务服务业', 'leasing and business services'),
  choice('M', '科学研究和技术服务业', 'research and technical services'), choice('N', '水利、环境和公共设施管理业', 'water, environment, public facilities'), choice('O', '居民服务、修理和其他服务业', 'household services and repair'), choice('P', '教育', 'education'),
  choice('Q', '卫生和社会工作', 'health and social work'), choice('R', '文化、体育和娱乐业', 'culture, sport and entertainment'), choice('S', '公共管理、社会保障和社会组织', 'public administration'), choice('T', '国际组织', 'international organisations'),
];

type Standard = [name: string, zh: string, en: string, kind: Kind, unit: Unit, group: Group, nullable?: boolean, values?: Choice[]];
const STANDARD: Standard[] = [
  ['request.amount', '申请金额', 'amount asked for', 'number', 'yuan', 'request'],
  ['request.tenor_months', '申请期限', 'tenor asked for', 'number', 'months', 'request'],
  ['request.purpose', '贷款用途', 'purpose', 'text', 'plain', 'request', false, PURPOSES],
  ['request.repayment', '还款方式', 'way to repay', 'text', 'plain', 'request', false, REPAYMENTS],
  ['firm.size', '企业规模', 'size of the firm', 'text', 'plain', 'firm', true, SIZES],
  ['firm.kind', '主体类型', 'kind of body', 'text', 'plain', 'firm', false, KINDS],
  ['firm.region', '行政区划代码', 'region code', 'number', 'plain', 'firm', true],
  ['firm.industry', '行业门类', 'industry section', 'text', 'plain', 'firm', true, SECTIONS],
  ['firm.industry_division', '行业大类', 'industry division', 'text', 'plain', 'firm', true],
  ['firm.age_months', '成立月数', 'months since registration', 'number', 'months', 'firm', true],
  ['score.points', '评分', 'points', 'number', 'plain', 'score'],
  ['score.grade', '信用等级', 'grade', 'text', 'plain', 'score', false, GRADES],
  ['score.pd', '违约概率', 'probability of default', 'number', 'share', 'score'],
  ['guarantee.available', '有可用担保', 'a guarantor stands ready', 'bool', 'plain', 'offer'],
  ['offer.amount', '拟授信金额', 'amount offered', 'number', 'yuan', 'offer'],
  ['offer.guaranteed', '需要担保', 'guarantee required', 'bool', 'plain', 'offer'],
  ['base.rate_percent', '基准利率', 'base rate', 'number', 'percent', 'offer'],
  ['funding.cost_percent', '资金成本', 'cost of the money', 'number', 'percent', 'offer', true],
];

/** Known only after the limit: not read by eligibility and limit. */
const LATE = new Set(['offer.amount', 'offer.guaranteed', 'base.rate_percent', 'funding.cost_percent']);

/** What the graphs answer. */
const RESULTS: Record<string, Both> = {
  limit: { zh: '授信额度', en: 'credit limit' }, spread_bps: { zh: '风险加点', en: 'risk spread' }, adjustment_bps: { zh: '调整加点', en: 'adjustment' },
  code: { zh: '原因代码', en: 'reason code' }, zh: { zh: '原因（中文）', en: 'reason in Chinese' }, en: { zh: '原因（英文）', en: 'reason in English' }, reasons: { zh: '拒绝原因', en: 'reasons to decline' },
};
export const resultWord = (name: string): Both | undefined => RESULTS[name];

/** `专精特新级别（national 国家级小巨人，provincial 省级）`: a name with the texts it takes. */
export function namedValues(zh: string): { title: string; values: Choice[] } {
  const match = /^(.+?)（(.+)）$/.exec(zh.trim());
  const parts = match ? match[2]!.split(/[，、;；]/).map((part) => /^\s*([A-Za-z0-9_-]+)\s+(\S.*?)\s*$/.exec(part)) : [];
  if (!match || parts.length === 0 || parts.some((part) => part === null)) return { title: zh, values: [] };
  return { title: match[1]!, values: parts.map((part) => choice(part![1]!, part![2]!, part![2]!)) };
}

export const withValues = (title: string, values: Choice[]): string => (values.length === 0 ? title : `${title}（${values.map((value) => `${value.code} ${value.zh}`).join('，')}）`);

/** The unit in brackets is told beside each number instead. */
const withoutUnit = (zh: string): string => zh.replace(/（(分|元|%|月)）$/, '');

export function featureWord(feature: Feature): Word {
  const { title, values } = namedValues(feature.zh);
  const known = feature.name === 'industry_section' ? SECTIONS : values;
  return {
    name: `feature.${feature.name}`, zh: withoutUnit(title), en: withoutUnit(title), kind: feature.type, unit: unitOf(feature.name, feature.zh), group: 'data', nullable: !feature.required,
    ...(known.length > 0 ? { values: known } : {}),
  };
}

/** Every variable that a rule of this product may read, before its own steps. */
export function vocabulary(product: Product, late: boolean): Word[] {
  const purposes = product.purposes.map(({ code, zh, en }) => choice(code, zh, en));
  const standard = STANDARD.filter(([name]) => (late || !LATE.has(name)) && (name !== 'funding.cost_percent' || Boolean(product.pricing.funding_cost))).map(([name, zh, en, kind, unit, group, nullable = false, values]): Word => {
    const held = name === 'request.purpose' ? purposes : values;
    return { name, zh, en, kind, unit, group, nullable, ...(held ? { values: held, closed: name !== 'firm.industry' } : {}) };
  });
  return [...standard, ...product.data.flatMap((need) => need.features.map(featureWord))];
}

export const named = (choices: Choice[], code: string): Both => choices.find((one) => one.code === code) ?? { zh: code, en: code };

/** An industry that is barred: a section by its name, a shorter code by its digits. */
export function industryName(code: string): Both {
  const section = SECTIONS.find((one) => one.code === code);
  return section ?? { zh: `代码 ${code} 的行业`, en: `industry ${code}` };
}

export const categoryName = (need: Pick<DataNeed, 'category'>): Both => named(CATEGORIES, need.category);
