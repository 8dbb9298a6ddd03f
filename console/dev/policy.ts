// What the mock answers about scorecards, products, guarantees and firms.
import { readFileSync } from 'node:fs';

const n = (id: string, zh: string, en: string) => ({ id, zh, en });
const fen = (minor: number) => ({ minor, currency: 'CNY', text: (minor / 100).toFixed(2) });
const act = (id: string, zh: string, en: string, can = true) => ({ act: id, zh, en, can, why: can ? null : 'ask somebody with the role reviewer', why_zh: can ? null : '请由审批人办理' });
const page = (list: unknown[]) => ({ rows: list, next: null });

/** Two bell curves of points: goods around 610, bads around 565. */
const bell = (x: number, middle: number) => Math.exp(-(((x - middle) / 38) ** 2) / 2);
const scores = Array.from({ length: 101 }, (_, i) => 450 + i * 3);
const cumulated = (middle: number) => {
  const parts = scores.map((x) => bell(x, middle));
  const all = parts.reduce((a, b) => a + b, 0);
  let sum = 0;
  return parts.map((part) => (sum += part / all));
};
const [goods, bads] = [cumulated(612), cumulated(562)];
const metrics = (rows: number, auc: number, ks: number) => ({ rows, bads: Math.round(rows * 0.048), auc, ks, gini: 2 * auc - 1, brier: 0.04312, bad_rate_percent: 4.81, mean_pd_percent: 4.76 });
const bins = (labels: string[], rates: number[]) =>
  labels.map((label, i) => ({ label, rows: 6200 - i * 900, goods: 6000 - i * 900, bads: 200, bad_rate_percent: rates[i], woe: 0.9 - i * 0.55, points: 72 - i * 13.4 }));
const characteristic = (feature: string, zh: string, en: string, iv: number, labels: string[], rates: number[]) => ({
  feature, zh, en, iv, strength: iv > 0.3 ? n('strong', '强', 'strong') : iv > 0.1 ? n('medium', '中', 'medium') : n('weak', '弱', 'weak'), coefficient: -0.8123, psi: 0.0123, direction: n('falls', '数值越大风险越低', 'risk falls with the value'), weight_percent: iv * 100, mean_effect_points: null, reason: n(`score-${feature}`, `${zh}：评分失分较多`, `${en}: points were lost`), bins: bins(labels, rates),
});
const kinds = { scorecard: n('scorecard', '评分卡', 'scorecard'), trees: n('trees', '树模型', 'tree ensemble') };
const line = { id: 'sc-1', name: '小微经营评分卡', kind: kinds.scorecard, challenger_version: null as number | null, version: 3, active_version: 2, state: n('submitted', '待审批', 'waits for approval'), test_auc: 0.8237, test_ks: 0.4912, developed_by_name: 'zhao.lei', rows: 48210, bads: 2319, simulated: true };
const versions = [3, 2, 1].map((version) => ({
  version, state: version === 3 ? n('submitted', '待审批', 'waits for approval') : version === 2 ? n('active', '生效', 'in force') : n('superseded', '已替换', 'superseded'), digest: `${version}f0a`.repeat(16),
  origin: n('developed', '本机构开发', 'developed here'), developed_by_name: 'zhao.lei', developed_at: `2026-0${version + 2}-11T02:10:00Z`, approved_by_name: version === 3 ? null : 'wang.fang', approved_at: version === 3 ? null : `2026-0${version + 2}-13T06:40:00Z`,
}));
const scorecard = {
  ...line, versions, shown_version: 3, target: 'bad_12m', split: 'out-of-time 2025-07', scaling: { base_points: 600, odds: 50, pdo: 20 },
  level: { shift: 0, slope: 1, a_below_percent: 2, b_below_percent: 5, c_below_percent: 12 }, shown_kind: kinds.scorecard, tested: n('developed', '以本机构样本开发并检验', 'developed and tested on own rows'), file: null,
  characteristics: [
    characteristic('overdue_count_24m', '近24个月逾期次数', 'times overdue in 24 months', 0.412, ['0', '1', '2–3', '4 及以上', '缺失'], [1.9, 4.8, 9.7, 18.2, 6.1]),
    characteristic('revenue_growth_pct', '收入同比增速（%）', 'revenue growth (%)', 0.187, ['[20, +∞)', '[0, 20)', '[-15, 0)', '(-∞, -15)'], [2.2, 3.9, 6.3, 11.2]),
    characteristic('power_volatility_pct', '用电波动率（%）', 'volatility of power use (%)', 0.064, ['(-∞, 12)', '[12, 30)', '[30, +∞)'], [3.6, 4.7, 7.9]),
  ],
  dropped: [
    { feature: 'days_past_due_max', zh: '最大逾期天数', en: 'most days overdue', iv: 3.2, why_zh: '含有结果信息，会泄漏', why_en: 'leaks the outcome' },
    { feature: 'employees_insured', zh: '参保人数', en: 'insured employees', iv: 0.012, why_zh: '信息值低于 0.02', why_en: 'information value below 0.02' },
    { feature: 'tax_paid_12m_fen', zh: '近12个月纳税额（分）', en: 'tax paid in 12 months (fen)', iv: 0.142, why_zh: '与更强的 revenue_12m_fen 相关（0.91）', why_en: 'says what revenue_12m_fen says (correlation 0.91)' },
  ],
  train: metrics(33747, 0.8312, 0.5023), test: metrics(14463, 0.8237, 0.4912),
  roc: goods.map((x, i) => [x, bads[i]]), ks: scores.map((s, i) => [s, goods[i], bads[i]]),
  calibration: [0.4, 0.9, 1.4, 2.1, 3.0, 4.2, 5.9, 8.6, 13.1, 24.7].map((p, i) => ({ band: `${(p * 0.8).toFixed(2)}–${(p * 1.2).toFixed(2)}%`, rows: 1446, predicted_percent: p, observed_percent: p * (i % 2 ? 1.12 : 0.91) })),
  psi: [12, 11, 10, 10, 9, 9, 10, 10, 10, 9].map((e, i) => ({ band: i === 0 ? '< 540.0' : i === 9 ? '≥ 660.0' : `[${540 + (i - 1) * 15}.0, ${540 + i * 15}.0)`, expected_percent: e, actual_percent: e + [3.1, 1.2, -0.4, 0.2, -1.6, 0.9, -2.8, 1.5, -0.7, -1.4][i]! })),
  psi_total: 0.0241, psi_shift: n('stable', '稳定', 'stable'),
  score_histogram: Array.from({ length: 20 }, (_, i) => ({ from: 450 + i * 15, to: 465 + i * 15, goods: 1700 * bell(457 + i * 15, 612), bads: 95 * bell(457 + i * 15, 562) })),
  grades: ['A', 'B', 'C', 'D'].map((g, i) => ({ grade: n(g, `${g} 级`, `grade ${g}`), rows: 6000 - i * 1500, predicted_percent: [0.7, 2.9, 7.8, 19][i], observed_percent: [0.6, 3.1, 7.2, 21][i] })),
  known_limits: [n('simulated', '以模拟数据开发，只能用于演示', 'developed on simulated data: for demonstration only'), n('granted-only', '样本只含已放款的借据，未作拒绝推断', 'rows are loans that were granted; what was declined is not inferred')],
  allowed: [act('develop', '开发新版本', 'develop a new version'), act('approve', '批准', 'approve')],
};

const effect = (feature: string, zh: string, en: string, points: number, weight: number, direction = n('either', '非单调', 'no single direction')) => ({
  feature, zh, en, iv: null, strength: null, coefficient: null, psi: null, direction, weight_percent: weight, mean_effect_points: points, reason: n(`score-${feature.replaceAll('_', '-')}`, `${zh}：评分失分较多`, `${en}: points were lost`), bins: [],
});
const trees = {
  ...scorecard, id: 'sc-3', name: '合作方树模型', kind: kinds.trees, shown_kind: kinds.trees, version: 1, active_version: null, challenger_version: 1, shown_version: 1, simulated: false,
  versions: [{ ...versions[0], version: 1, origin: n('imported', 'LightGBM 文本', 'LightGBM text') }],
  tested: n('measured', '外部模型，已在本机构贷款历史上检验', 'brought in, tested on own loan history'), dropped: [],
  file: { format: n('lightgbm', 'LightGBM 文本', 'LightGBM text'), digest: '3fa9'.repeat(16), columns: [{ column: 'turnover', feature: 'revenue_12m_fen' }, { column: 'late_filings', feature: 'tax_late_count_12m' }], unused: ['constant'], mapping: 'features: { turnover: { feature: revenue_12m_fen, divide_by: 100 } }' },
  characteristics: [
    effect('overdue_count_24m', '近24个月逾期次数', 'times overdue in twenty-four months', 12.4, 31, n('rises', '数值越大风险越高', 'risk rises with the value')),
    effect('balance_avg_fen', '账户平均余额', 'average account balance', 8.1, 24, n('falls', '数值越大风险越低', 'risk falls with the value')),
    effect('power_idle_days_12m', '近12个月停用天数', 'days without power use', 6.3, 27),
    effect('industry_section', '行业门类', 'industry', 3.4, 18),
  ],
  allowed: [act('stop-challenge', '停止试评', 'stop the challenge'), act('import', '导入模型', 'bring in a model'), act('approve', '批准', 'approve', false)],
};
const side = (number: number, lent = 0, bad = 0) => ({ number, lent, bad });
const gradeName = (g: string) => n(g, `${g} 级`, `grade ${g}`);
const contest = {
  name: trees.name, version: 1, began_at: '2026-06-01T02:00:00Z', ended_at: null, since: null, until: null, decided: 519, compared: 459, unable: [], mean_points: [586.2, 594.2], mean_pd_percent: [6.56, 5.32],
  bands: Array.from({ length: 10 }, (_, i) => ({ band: i === 0 ? '< 0.60%' : i === 9 ? '≥ 16.20%' : `${(0.6 + i * 1.4).toFixed(2)}%–${(2 + i * 1.4).toFixed(2)}%`, champion_percent: 10, challenger_percent: [14, 13, 11, 10, 10, 9, 9, 8, 8, 8][i] })),
  psi: 0.0685, psi_shift: n('stable', '稳定', 'stable'), same_grade_percent: 61.4, near_grade_percent: 97.2,
  grades: ['A', 'B', 'C', 'D'].map((g, i) => ({ grade: gradeName(g), challenger: [[163, 13, 3, 0], [35, 49, 22, 0], [9, 45, 34, 18], [0, 1, 31, 36]][i] })),
  cuts: ['A', 'B', 'C'].map((g, i) => ({ through: gradeName(g), both: [side(163, 139, 1), side(260, 228, 3), side(373, 322, 9)][i], champion_only: [side(16, 13, 1), side(25, 20, 1), side(18, 18, 4)][i], challenger_only: [side(44, 41), side(55, 44, 4), side(32)][i], neither: [side(236, 147, 11), side(119, 48, 5), side(36)][i] })),
  outcomes: [n('offer', '拟授信', 'offer'), n('refer', '转人工', 'refer'), n('decline', '拒绝', 'decline')].map((outcome, i) => ({ outcome, before: [232, 127, 160][i], after: [231, 141, 147][i] })),
  swap: [n('newly-in', '新增通过', 'newly in'), n('newly-out', '新增不通过', 'newly out'), n('same-in', '仍通过', 'in as before'), n('same-out', '仍不通过', 'out as before')].map((field, i) => ({ field, number: [32, 18, 341, 128][i], requested: fen(100000000), offered_before: fen([0, 900000000, 9900000000, 0][i]!), offered_after: fen([800000000, 0, 9700000000, 0][i]!), mean_pd_percent: '4.10', expected_loss_before: fen(0), expected_loss_after: fen([31000000, 0, 182000000, 0][i]!), lent: [0, 18, 322, 0][i], lent_amount: fen(0), bad: [0, 4, 9, 0][i], bad_owed: fen(0) })),
  lgd_percent: '45',
  realised: { loans: 340, bads: 13, champion_auc: 0.7945, challenger_auc: 0.7808, difference: -0.0138, interval: [-0.1085, 0.081], p_value: 0.776, grades: ['A', 'B', 'C', 'D'].map((g, i) => ({ grade: gradeName(g), champion_loans: [152, 96, 92, 0][i], champion_bads: [2, 2, 9, 0][i], challenger_loans: [180, 92, 50, 18][i], challenger_bads: [1, 6, 2, 4][i] })) },
};

const yaml = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const document = yaml('products/hebei-everyday.yaml');
const summary = (enhancement: unknown, max: number) => ({ limit_min: fen(1000000), limit_max: fen(max), rate_from: '3', tenor_months_min: 3, tenor_months_max: 36, purposes: [n('working-capital', '日常周转', 'working capital'), n('stock', '备货', 'stock')], repayment: [n('annuity', '等额本息', 'equal instalments'), n('equal-principal', '等额本金', 'equal principal')], frequency: n('monthly', '按月', 'monthly'), enhancement });
const credit = n('none', '信用', 'credit only');
const shared = n('gov-28-share', '政府性融资担保，银担二八分险', 'guarantee gov-28-share, 80% of a loss');
const layers = { base: n('base', '基础层', 'base'), industry: n('industry', '行业层', 'industry'), policy: n('policy', '政策层', 'policy') };
const product = (code: string, zh: string, en: string, layer: keyof typeof layers, active: number | null, extra: unknown) => ({
  id: code, code, name_zh: zh, name_en: en, layer: layers[layer], active_version: active, versions: [[1, n('active', '生效', 'in force')]], document, summary: extra,
});
const products = [
  product('hebei-everyday', '冀惠经营贷', 'Hebei everyday loan', 'base', 2, summary(shared, 300000000)),
  product('sme-working-capital', '流水周转贷', 'Working capital loan', 'base', 1, summary(credit, 100000000)),
  product('steel-chain', '钢铁产业链贷', 'Steel chain loan', 'industry', 1, summary(credit, 500000000)),
  product('specialised-tech', '专精特新科技贷', 'Specialised technology loan', 'policy', null, summary(shared, 1000000000)),
];
const column = (field: string, name: string) => ({ field, name });
const productDetail = {
  ...products[0], description_zh: '面向小型、微型企业和个体工商户的日常经营周转贷款，信用为主，等额还款。',
  versions: [
    { version: 3, state: n('submitted', '待审批', 'submitted'), document: document.replace('version: 1', 'version: 3').replace('cap_percent: "15.00"', 'cap_percent: "14.00"').replace('max: "3000000"', 'max: "5000000"'), digest: 'c3d4'.repeat(16), drafted_by_name: 'zhao.lei', approved_by_name: null, drafted_at: '2026-06-20T02:00:00Z', approved_at: null },
    { version: 2, state: n('active', '生效', 'active'), document: document.replace('version: 1', 'version: 2'), digest: 'b2c3'.repeat(16), drafted_by_name: 'zhao.lei', approved_by_name: 'wang.fang', drafted_at: '2026-03-02T02:00:00Z', approved_at: '2026-03-04T02:00:00Z' },
    { version: 1, state: n('superseded', '已替换', 'superseded'), document: document.replace('grace_days: 3', 'grace_days: 0'), digest: 'a1b2'.repeat(16), drafted_by_name: 'zhao.lei', approved_by_name: 'wang.fang', drafted_at: '2025-12-02T02:00:00Z', approved_at: '2025-12-04T02:00:00Z' },
  ],
  tables: [
    { name: 'pricing/base', zh: '定价 · 基准与上下限', en: 'price: base, floor and cap', hit: n('always', '总是适用', 'always'), inputs: [], outputs: [column('pricing.base', '基准 base'), column('pricing.floor_percent', '下限（年利率%）floor'), column('pricing.cap_percent', '上限（年利率%）cap')], rows: [['按期限取LPR LPR by tenor', '3.00', '15.00']] },
    { name: 'eligibility/refusals', zh: '准入 · 准入规则', en: 'eligibility: refusals', hit: n('collect', '成立的各行都算', 'every row that holds'), inputs: [column('score.grade', '等级'), column('firm.age_months', '成立月数'), column('feature.lawsuits', '涉诉件数')], outputs: [column('code', 'code'), column('zh', 'zh'), column('en', 'en')], rows: [['"D"', '', '', '"grade-d"', '"信用等级为D"', '"grade D"'], ['', '< 12', '', '"firm-too-young"', '"成立未满12个月"', '"registered for less than 12 months"'], ['', '', '> 3', '"lawsuits"', '"涉诉超过3件"', '"more than 3 lawsuits"']] },
    { name: 'price/spread', zh: '定价 · 风险加点', en: 'price: spread', hit: n('first', '第一个成立的行', 'first row that holds'), inputs: [column('score.pd', '违约概率')], outputs: [column('spread_bps', '加点')], rows: [['< 0.01', '60'], ['[0.01..0.02)', '110'], ['[0.02..0.05)', '210'], ['', '900']] },
    { name: 'limit/amount', zh: '额度 · 额度计算', en: 'limit: amount', hit: n('formulas', '依次计算', 'in order'), inputs: [], outputs: [column('key', '结果 result'), column('value', '公式 formula')], rows: [['by_revenue', 'feature.revenue_12m_fen / 100 * revenue_share'], ['limit', 'max([0, min([$.by_revenue, grade_cap])])']] },
  ],
  scheduled: [], shadow_version: 3,
  history: [['shadow-started', '开始影子运行', 'shadow run started', 3, '2026-06-21'], ['submitted', '提交产品审批', 'product submitted', 3, '2026-06-20'], ['approved', '批准产品', 'product approved', 2, '2026-03-04']]
    .map(([id, zh, en, version, day]) => ({ step: n(String(id), String(zh), String(en)), version, by_name: 'zhao.lei', at: `${day}T02:00:00Z`, reason: null, active_from: null })),
  allowed: [act('draft', '提交新版本', 'submit a new version'), act('approve', '批准', 'approve'), act('roll-back', '回退版本', 'roll back'), act('stop-shadow', '停止影子运行', 'stop the shadow run')],
};

const parties = [['demo-bank', '模拟县域银行', 'Simulated county bank', 'lender', '贷款机构', 'lender', '20', '0'], ['demo-guarantor', '模拟融资担保公司', 'Simulated guarantor', 'guarantor', '担保机构', 'guarantor', '40', '0.8'], ['demo-reguarantor', '模拟省再担保公司', 'Simulated re-guarantor', 're-guarantor', '省级再担保', 're-guarantor', '20', '0.1'], ['demo-national-fund', '模拟国家融资担保基金', 'Simulated national fund', 'national-fund', '国家担保基金', 'national fund', '20', '0.1']]
  .map(([code, zh, en, role, roleZh, roleEn, share, fee], i) => ({ institution: code, name: n(code!, zh!, en!), role: n(role!, roleZh!, roleEn!), share_percent: share, fee_percent: fee, front: i === 1, liability: fen([1624691340, 3249382680, 1624691340, 1624691340][i]!), borne: fen([20000333, 40000667, 20000334, 20000333][i]!), recovered: fen([1000000, 2000001, 1000000, 999999][i]!) }));
const agreement = { id: 'ag-1', name: 'gov-28-share', loans: 186, outstanding: fen(8123456700), losses: fen(100001667), paid: fen(80001334), recovered: fen(5000000), parties: parties.map((p) => ({ name: p.name.zh, role: p.role.zh, share_percent: p.share_percent, borne: p.borne, recovered: p.recovered })) };
const split = (amounts: number[]) => amounts.map((minor, i) => ({ party: parties[i]!.name.zh, amount: fen(minor) }));
const agreementDetail = {
  ...agreement, coverage: n('principal-and-interest', '本金和利息', 'principal and interest'), waiting_days: 60, payment_days: 30, from: '2025-01-01', until: '2030-12-31', parties,
  caps: [{ kind: n('per-loan', '单笔', 'per loan'), limit: fen(500000000), used: null, used_percent: null }, { kind: n('per-year', '每年', 'per year'), limit: fen(3000000000), used: fen(2480001334), used_percent: '82.67' }, { kind: n('total', '累计', 'in all'), limit: fen(8000000000), used: fen(2480001334), used_percent: '31' }],
  claims: [
    { loan: 'loan-3', loan_number: 'HB2025000003', loss: fen(23456701), uncovered: fen(120033), state: n('demanded', '已申请代偿', 'demanded'), shares: [], paid: fen(0), recovered: fen(0), noticed_on: '2026-06-02', demanded_on: '2026-06-02', paid_on: null, deadline: '2026-07-02', allowed: [act('compensation', '登记代偿到账', 'record the compensation')] },
    { loan: 'loan-7', loan_number: 'HB2025000007', loss: fen(100001667), uncovered: fen(0), state: n('paid', '已代偿', 'paid'), shares: split([20000333, 40000667, 20000334, 20000333]), paid: fen(80001334), recovered: fen(5000000), noticed_on: '2026-01-10', demanded_on: '2026-01-12', paid_on: '2026-02-03', deadline: '2026-02-11', allowed: [act('recovery', '登记追偿', 'record a recovery')] },
  ],
  allowed: [act('agree', '登记新协议', 'record a new agreement')],
};

const firmNames = ['石家庄恒源机械有限公司', '唐山北方钢构有限公司', '保定绿野食品有限公司', '邯郸宏达纺织有限公司', '廊坊智联科技有限公司', '沧州顺通管道有限公司'];
const firm = (i: number) => ({ id: `firm-${i}`, uscc: '9113**********52D', name: firmNames[i % 6], region: { code: '130102', zh: '石家庄市长安区', en: null }, industry: { code: 'C3311', zh: '金属结构制造', en: null }, registered_on: '2018-04-12', standing: n('active', '存续', 'active'), simulated: true });
const categories = { tax: n('tax', '税务', 'Tax'), power: n('power', '电力', 'Power'), credit: n('credit-report', '征信', 'Credit report') };
const bank = n('hebei-demo', '河北示范农商银行', 'Hebei Demonstration Rural Bank');
const years = (amount: number, i: number) => ({ id: `loan-${i}`, number: `HB202500000${i}`, principal: fen(amount), state: n('active', '存续', 'active'), starts_on: '2025-08-01', ends_on: '2026-08-01' });
const feature = (name: string, zh: string, en: string, value: string, unit: [string, string], category: unknown, on: string) => ({ name, zh, en, value, unit: n(unit[1], unit[0], unit[1]), category, observed_on: on });
const firmCard = () => ({
  ...firm(0), body: n('company', '企业', 'company'), kyc: n('complete', '已完成', 'complete'), size: n('small', '小型', 'small'),
  size_reasons: [n('sector', '金属结构制造', 'sector industry'), n('employees', '从业人员（参保）46 人', '46 insured staff'), n('revenue', '近12个月营业收入 12,345,678 元', 'revenue of twelve months 12,345,678 yuan')],
  consents: [
    { id: 'c1', firm: 'firm-0', purpose: n('credit-assessment', '授信审查', 'credit assessment'), categories: [categories.tax, categories.power, categories.credit], recipient: bank, granted_on: '2026-01-04', expires_on: '2027-01-03', withdrawn_on: null, state: n('active', '有效', 'in force'), method: n('counter-signature', '柜面签字', 'signed at the counter'), text_hash: 'ab12'.repeat(16), allowed: [act('withdraw', '撤回授权', 'withdraw the consent')] },
    { id: 'c2', firm: 'firm-0', purpose: n('credit-assessment', '授信审查', 'credit assessment'), categories: [categories.tax], recipient: bank, granted_on: '2025-01-04', expires_on: '2026-01-03', withdrawn_on: '2025-09-01', state: n('withdrawn', '已撤回', 'withdrawn'), method: n('one-tap', '线上确认', 'confirmed online'), text_hash: 'cd34'.repeat(16), allowed: [] },
  ],
  features: [
    feature('revenue_12m_fen', '近12个月开票收入', 'Invoiced revenue in 12 months', '12,345,678', ['元', 'yuan'], categories.tax, '2026-05-31'),
    feature('revenue_growth_pct', '收入同比增速', 'Revenue growth', '12.4', ['%', '%'], categories.tax, '2026-05-31'),
    feature('power_kwh_12m', '近12个月用电量', 'Power used in 12 months', '182,340', ['千瓦时', 'kWh'], categories.power, '2026-05-31'),
    feature('overdue_count_24m', '近24个月逾期次数', 'Times overdue in 24 months', '0', ['次', 'times'], categories.credit, '2026-06-10'),
  ],
  applications: [{ id: 'app-1', product: 'hebei-everyday', amount: fen(50000000), state: n('offered', '已给出报价', 'offered'), submitted_on: '2026-06-12' }],
  loans: [years(30000000, 1), years(12500000, 7)],
  allowed: [act('consent', '登记授权', 'record a consent'), act('apply', '提交授信申请', 'submit an application'), act('reveal', '查看完整信用代码', 'reveal the credit code'), act('erase', '删除身份信息', 'erase its identity')],
});

type Answer = (url: URL, match: RegExpExecArray | never[]) => unknown;
export const policyAnswers: [string, RegExp, Answer][] = [
  ['GET', /^\/v1\/scorecards$/, () => page([line, { ...line, id: 'sc-2', name: '科技企业评分卡', version: 1, active_version: 1, state: n('active', '生效', 'in force'), test_auc: 0.7713, test_ks: 0.4021, simulated: false }, { ...line, id: 'sc-3', name: trees.name, kind: kinds.trees, version: 1, active_version: null, challenger_version: 1, simulated: false }])],
  ['GET', /^\/v1\/scorecards\/[^/]+\/contest$/, () => contest],
  ['GET', /^\/v1\/scorecards\/sc-3$/, () => trees],
  ['POST', /^\/v1\/scorecards\/(import|[^/]+\/challenge(\/stop)?)$/, () => ({ id: 'sc-3', name: trees.name, version: 1, active_version: null, digest: 'e5'.repeat(32) })],
  ['GET', /^\/v1\/scorecards\/[^/]+$/, (url) => ({ ...scorecard, shown_version: Number(url.searchParams.get('version') ?? 3) })],
  ['POST', /^\/v1\/scorecards(\/[^/]+\/approve)?$/, () => ({ id: 'sc-1', name: '小微经营评分卡', version: 3, active_version: 3, digest: 'e5'.repeat(32) })],
  ['GET', /^\/v1\/batches$/, () => page([{ id: 'b1', dataset: n('loans', '历史借据', 'past loans'), source: 'loans-2025.csv', simulated: true, read: 50000, accepted: 49987, refused: 13, reasons: [{ reason: '信用代码校验位不符 bad check character', rows: 13 }], segments: 4, quarantined: 13 }])],
  ['GET', /^\/v1\/batches\/quarantine$/, () => page([{ batch: 'b1', source: 'loans-2025.csv', row: 812, raw: '91130102MA0,...', field: 'uscc', reason: n('bad-uscc', '信用代码不正确', 'bad credit code'), detail: 'the check character should be D: correct it and import the row again' }])],
  ['GET', /^\/v1\/products$/, () => page(products)],
  ['POST', /^\/v1\/products\/validate$/, () => ({ ok: false, faults: [{ path: 'pricing.floor_percent', zh: '定价有误：下限高于上限', en: 'the floor is above the cap: lower it' }, { path: 'line 12', zh: '第 12 行无法读取', en: 'cannot be read at line 12' }] })],
  ['POST', /^\/v1\/products\/check$/, () => ({ ok: true, errors: 0, warnings: 1, hints: 0, findings: [{ code: 'gap', severity: n('warning', '警告', 'warning'), path: 'rules.limit', node: 'caps', row: 2, column: 'grade', witness: [{ variable: 'score.grade', zh: '等级', en: 'grade', value: 'A' }], zh: '与上一行部分重叠', en: 'overlaps the row above' }] })],
  ['POST', /^\/v1\/products\/[^/]+\/diff$/, () => ({ code: 'hebei-everyday', from_version: 2, to_version: 4, same_policy: true, changes: [] })],
  ['GET', /^\/v1\/products\/[^/]+$/, () => productDetail],
  ['POST', /^\/v1\/products(\/[^/]+\/approve)?$/, () => products[0]],
  ['GET', /^\/v1\/agreements$/, () => page([agreement])],
  ['POST', /^\/v1\/agreements$/, () => agreement],
  ['GET', /^\/v1\/agreements\/[^/]+$/, () => agreementDetail],
  ['POST', /^\/v1\/claims\/[^/]+\/(compensation|recoveries)$/, () => ({ id: 'loan-7', number: 'HB2025000007', state: n('active', '存续', 'Active'), position: null })],
  ['GET', /^\/v1\/firms$/, (url) => page((url.searchParams.get('q') ?? '') === '无' ? [] : firmNames.map((_, i) => firm(i)))],
  ['POST', /^\/v1\/firms$/, () => firm(0)],
  ['GET', /^\/v1\/firms\/[^/]+$/, () => firmCard()],
  ['POST', /^\/v1\/(firms\/[^/]+\/consents|consents\/[^/]+\/withdraw)$/, () => firmCard().consents[0]],
  ['POST', /^\/v1\/firms\/[^/]+\/erase$/, () => ({ id: 'firm-0', erased: true })],
  ['POST', /^\/v1\/firms\/[^/]+\/reveal$/, () => ({ id: 'firm-0', uscc: '91130102MA0ABCD52D' })],
];
