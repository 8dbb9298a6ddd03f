// Runs of portraits for the mock: two runs with every grade, class, stage, city and industry.

type Answer = (url: URL, match: RegExpExecArray | never[]) => unknown;
type Name = { id: string; zh: string; en: string };
const n = (id: string, zh: string, en: string): Name => ({ id, zh, en });

const CLASSES: [Name, [Name, Name][]][] = [
  [n('growth-tech', '高潜力科创型', 'growth technology'), [
    [n('tech-inventing', '持续研发型', 'inventing'), n('tech-inventing', '近三年有专利授权且销售增长', 'patents granted within three years, and sales that grow')],
    [n('tech-stock', '技术储备型', 'stock of technology'), n('tech-stock', '持有有效专利且业务未收缩', 'patents in force, and a business that does not shrink')],
    [n('tech-recognised', '认定培育型', 'recognised'), n('tech-recognised', '获政府认定且业务未收缩', 'recognised by government, and a business that does not shrink')],
  ]],
  [n('steady-manufacturing', '稳态制造型', 'steady manufacturing'), [
    [n('steady-chain', '链上配套型', 'chain supplier'), n('steady-chain', '核心企业评级合格的供应商', 'a supplier its core firm rates well')],
    [n('steady-export', '外贸出口型', 'exporter'), n('steady-export', '出口占销售两成以上', 'a fifth or more of sales abroad')],
    [n('steady-local', '本地稳产型', 'steady local maker'), n('steady-local', '用电或购销平稳的生产者', 'a maker whose power, or buying and selling, is even')],
  ]],
  [n('volatile-service', '波动服务型', 'volatile service'), [
    [n('service-online', '线上经营型', 'on line'), n('service-online', '半年以上有线上销售', 'sales on line in half the year or more')],
    [n('service-counter', '门店客流型', 'shop'), n('service-counter', '靠门店收单', 'lives on receipts at a counter')],
    [n('service-season', '季节农旅型', 'seasonal'), n('service-season', '随季节起伏或有作物在种', 'moves with the season, or has crops in the ground')],
  ]],
  [n('transition', '转型过渡型', 'in transition'), [
    [n('transition-shrinking', '收缩调整型', 'shrinking'), n('transition-shrinking', '销售较去年同期降两成以上', 'sells a fifth less than a year ago, or worse')],
    [n('transition-green', '绿色转型型', 'turning green'), n('transition-green', '绿电占比升或碳强度降', 'more green power, or less carbon for its output')],
    [n('transition-general', '一般过渡型', 'general'), n('transition-general', '尚不足以归入他类', 'not enough known for any other')],
  ]],
];
const SUBS = CLASSES.flatMap(([cls, subs]) => subs.map(([sub, meaning]) => ({ cls, sub, meaning })));
const STAGES = [n('start-up', '初创期', 'start-up'), n('growth', '成长期', 'growth'), n('maturity', '成熟期', 'maturity'), n('decline', '衰退期', 'decline'), n('leaving', '退出期', 'leaving')];
const CITIES = ([['石家庄市', 'Shijiazhuang'], ['唐山市', 'Tangshan'], ['秦皇岛市', 'Qinhuangdao'], ['邯郸市', 'Handan'], ['邢台市', 'Xingtai'], ['保定市', 'Baoding'], ['张家口市', 'Zhangjiakou'], ['承德市', 'Chengde'], ['沧州市', 'Cangzhou'], ['廊坊市', 'Langfang'], ['衡水市', 'Hengshui']] as const)
  .map(([zh, en], at) => n(String(1301 + at), zh, en));
const SECTIONS = [
  n('A', '农、林、牧、渔业', 'Agriculture, forestry, animal husbandry and fishery'), n('C', '制造业', 'Manufacturing'), n('E', '建筑业', 'Construction'), n('F', '批发和零售业', 'Wholesale and retail trade'),
  n('G', '交通运输、仓储和邮政业', 'Transport, storage and post'), n('H', '住宿和餐饮业', 'Accommodation and catering'), n('I', '信息传输、软件和信息技术服务业', 'Information transmission, software and information technology'),
  n('M', '科学研究和技术服务业', 'Scientific research and technical services'),
];
const NAMES = ['恒源机械', '北方钢构', '绿野食品', '宏达纺织', '智联科技', '顺通管道', '同创电子', '金穗农业'];

let state = 20061231;
const draw = () => {
  state = (state * 1103515245 + 12345) % 2147483648;
  return state / 2147483648;
};
const pick = <T>(list: T[], power = 1) => list[Math.floor(draw() ** power * list.length)]!;
const graded = (total: number | null) => (total === null ? null : total >= 75 ? 'A' : total >= 60 ? 'B' : total >= 45 ? 'C' : 'D');

const firms = Array.from({ length: 2400 }, (_, at) => {
  const [sub, stage, city, section] = [pick(SUBS, 0.8), pick(STAGES, 1.4), pick(CITIES, 1.5), pick(SECTIONS, 1.3)];
  const base = 58 + (CLASSES.findIndex(([cls]) => cls === sub.cls) - 1.5) * -6 + CITIES.indexOf(city) * -0.7 + (draw() + draw() + draw() - 1.5) * 32;
  const total = draw() < 0.05 ? null : Math.min(99, Math.max(8, base));
  const before = at % 37 === 0 ? undefined : draw() < 0.05 || total === null ? null : Math.min(99, Math.max(8, total + (draw() - 0.54) * 24));
  return { key: at, name: `${city.zh.replace('市', '')}${NAMES[at % 8]}有限公司`, sub, stage, city, section, total, before, grade: graded(total), grade_before: before === undefined ? undefined : graded(before) };
});
type Firm = (typeof firms)[number];

const countsOf = (these: Firm[]) => {
  const of = (grade: string | null) => these.filter((one) => one.grade === grade).length;
  const totals = these.flatMap((one) => one.total ?? []);
  return { firms: these.length, a: of('A'), b: of('B'), c: of('C'), d: of('D'), ungraded: of(null), mean_total: totals.length > 0 ? (totals.reduce((sum, one) => sum + one, 0) / totals.length).toFixed(2) : null };
};
const change = (one: Firm) => (one.total === null || typeof one.before !== 'number' ? 0 : one.total - one.before);
const runs = [
  { id: 'run-2', on: '2026-06-30', firms: firms.length, not_consented: 186, without_data: 41, simulated: true },
  { id: 'run-1', on: '2026-05-31', firms: firms.filter((one) => one.grade_before !== undefined).length + 18, not_consented: 203, without_data: 44, simulated: true },
];
const GRADES = ['A', 'B', 'C', 'D', null];
const board = (id: string) => {
  const first = id === 'run-1';
  return {
    run: runs[first ? 1 : 0], before: first ? null : runs[1],
    grades: GRADES.map((grade) => ({ grade, firms: firms.filter((one) => one.grade === grade).length, before: first ? null : firms.filter((one) => one.grade_before === grade).length })),
    classes: SUBS.map(({ cls, sub, meaning }) => ({ class: cls, sub_class: sub, meaning, counts: countsOf(firms.filter((one) => one.sub.sub === sub)) })),
    stages: STAGES.map((stage) => ({ stage, counts: countsOf(firms.filter((one) => one.stage === stage)) })),
    cities: CITIES.map((city) => ({ code: city.id, name: city, counts: countsOf(firms.filter((one) => one.city === city)) })),
    industries: SECTIONS.map((section) => ({ section: section.id, name: section, counts: countsOf(firms.filter((one) => one.section === section)) })),
    migration: first ? [] : GRADES.flatMap((from) => GRADES.map((to) => ({ from, to, firms: firms.filter((one) => one.grade_before === from && one.grade === to).length }))),
    appeared: first ? 0 : firms.filter((one) => one.grade_before === undefined).length, gone: first ? 0 : 18,
  };
};

export const segmentAnswers: [string, RegExp, Answer][] = [
  ['GET', /^\/v1\/portrait-runs$/, () => runs],
  ['POST', /^\/v1\/portrait-runs$/, () => runs[0]],
  ['GET', /^\/v1\/portrait-runs\/([^/]+)$/, (_url, match) => board(match[1]!)],
  ['GET', /^\/v1\/portrait-runs\/([^/]+)\/firms$/, (url) => {
    const asked = (key: string) => url.searchParams.get(key);
    const fits = (key: string, value: string | null | undefined) => asked(key) === null || (asked(key) === 'none' ? value === null : asked(key) === value);
    const these = firms.filter((one) => fits('grade', one.grade) && fits('grade_before', one.grade_before) && fits('sub_class', one.sub.sub.id) && fits('stage', one.stage.id) && fits('city', one.city.id))
      .sort((one, other) => change(one) - change(other));
    const [from, limit] = [Number(asked('after') ?? 0), Number(asked('limit') ?? 50)];
    const items = these.slice(from, from + limit).map((one) => ({
      firm: `firm-${one.key}`, name: one.name, grade: one.grade, grade_before: one.grade_before ?? null, total: one.total?.toFixed(2) ?? null, total_before: one.before?.toFixed(2) ?? null, sub_class: one.sub.sub, stage: one.stage, city: one.city,
    }));
    return { items, next: from + limit < these.length ? String(from + limit) : null };
  }],
];
