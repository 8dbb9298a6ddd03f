// Applications, loans and proposals for the mock: one of each in enough detail to draw its page.

type Answer = (url: URL, match: RegExpExecArray | never[]) => unknown;
const n = (id: string, zh: string, en: string) => ({ id, zh, en });
const cash = (yuan: number) => ({ minor: Math.round(yuan * 100), currency: 'CNY', text: yuan.toFixed(2) });
const rows = (list: unknown[], next: string | null = null) => ({ rows: list, next });
const act = (id: string, zh: string, en: string, can = true) => ({
  act: id, zh, en, can, why: can ? null : 'this needs the role reviewer', why_zh: can ? null : '需要角色：审批人',
});
const firms = ['石家庄恒源机械制造有限公司', '唐山北方钢构有限公司', '保定绿野食品有限公司', '邯郸宏达纺织有限公司', '廊坊智联科技有限公司', '沧州顺通管道装备有限责任公司'];
const products = [['hebei-everyday', '冀惠经营贷', 'Hebei everyday loan'], ['specialised-tech', '专精特新贷', 'Specialised tech loan']] as const;
const rate = { annual_percent: '4.3500', monthly_permille: '3.625' };

const STATES = [
  n('submitted', '已提交', 'submitted'), n('referred', '转人工', 'referred'), n('offered', '拟授信', 'offered'), n('approved', '已批准', 'approved'),
  n('declined', '已拒绝', 'declined'), n('contracted', '已签约', 'contracted'),
];
const OUTCOMES = [null, n('refer', '转人工', 'refer'), n('offer', '通过', 'offer'), n('refer', '转人工', 'refer'), n('decline', '拒绝', 'decline'), n('offer', '通过', 'offer')];
const NEXT = [
  [act('decide', '作出决策', 'decide')], [act('review', '复核审批', 'review'), act('decide', '作出决策', 'decide', false)], [act('contract', '签订合同', 'sign the contract')],
  [act('contract', '签订合同', 'sign the contract', false)], [], [],
];

function line(i: number) {
  const [product, product_zh, product_en] = products[i % 2]!;
  const state = i % 6;
  return {
    id: `app-${i}`, firm: `firm-${i % 6}`, firm_name: firms[i % 6], product, product_zh, product_en, amount: cash(200000 + (i % 9) * 50000), tenor_months: 12,
    state: STATES[state], outcome: OUTCOMES[state], grade: state === 0 ? null : 'ABCD'[i % 4], submitted_on: `2026-06-${String(28 - (i % 27)).padStart(2, '0')}`,
    submitted_by: 'u3', submitted_by_name: 'li.na', loan: state === 5 ? `loan-${i}` : null, loan_number: state === 5 ? `JK20260612${String(i).padStart(6, '0')}` : null,
  };
}

const POINTS: [string, string, string, string, string, number, number][] = [
  ['revenue_12m_fen', '近12个月开票收入', 'revenue of 12 months', '8412300.00 元', '(5,000,000, 12,000,000]', 78.4, 92.1],
  ['revenue_volatility_pct', '收入波动率', 'volatility of revenue', '38.20 %', '(30, 45]', 54.2, 81.6],
  ['overdue_count_24m', '近24个月逾期次数', 'times overdue in 24 months', '1 次', '1', 41.7, 79.9],
  ['power_volatility_pct', '用电波动率', 'volatility of power use', '12.50 %', '(8, 16]', 70.3, 76.2],
  ['employees_insured', '参保人数', 'insured employees', '42 人', '(30, 60]', 73.9, 75.0],
  ['customer_concentration_pct', '最大客户占比', 'share of the largest customer', '61.00 %', '> 55', 48.8, 72.4],
  ['bureau_queries_6m', '近6个月征信查询次数', 'bureau queries in 6 months', '3 次', '(2, 4]', 62.5, 74.3],
  ['years_in_business', '经营年数', 'years in business', '9 年', '(7, 12]', 72.0, 77.7],
  ['lawsuits', '涉诉件数', 'lawsuits', '0 次', '0', 71.2, 71.2],
];
const check = (step: ReturnType<typeof n>, rule: string, zh: string, en: string, result: ReturnType<typeof n>, value: string, threshold: string | null) => ({ step, rule, zh, en, result, value, value_zh: value, threshold, threshold_zh: threshold });
const PASS = n('pass', '通过', 'pass');
const REFER = n('refer', '转人工', 'refer');
const INFO = n('info', '参考', 'information');
const FIRM = n('firm', '企业核验', 'firm');
const MATCH = n('match', '产品适配', 'match');
const PRICE = n('price', '定价', 'price');

function decision(i: number) {
  const state = i % 6;
  if (state === 0) return null;
  const offer = state !== 4;
  return {
    id: `dec-${i}`, application: `app-${i}`, decided_on: '2026-06-20', outcome: OUTCOMES[state], score: 573, pd_percent: '3.41', grade: 'C',
    limit: offer ? cash(600000) : null, amount: offer ? cash(500000) : null, rate: offer ? rate : null, all_in_simple_percent: offer ? '5.16' : null, all_in_compound_percent: offer ? '5.28' : null,
    reasons: [
      { code: 'R-2041', zh: '单笔金额超过自动审批上限，须由审批人复核', en: 'the amount is above what is approved automatically: a reviewer must look', weight: n('refer', '转人工', 'refers to a person'), rule: 'authority.max_amount', value: '500000', value_zh: '500000', threshold: 'at most 300000', threshold_zh: '不超过 300000' },
      { code: 'S-014', zh: '近24个月有逾期记录，评分偏低', en: 'overdue within 24 months lowers the score', weight: n('note', '说明', 'explains'), rule: 'overdue_count_24m', value: '1 次', value_zh: '1 次', threshold: '12.4 points lost', threshold_zh: '少得 12.4 分' },
      { code: 'S-022', zh: '收入波动较大', en: 'revenue varies much', weight: n('note', '说明', 'explains'), rule: 'revenue_volatility_pct', value: 'missing', value_zh: '缺失', threshold: '8.1 points lost', threshold_zh: '少得 8.1 分' },
    ],
    pinned: ['product hebei-everyday version 3 9f2c4e1b7ad05c3388e1f6a2b9d4c7e05f3a1b2c3d4e5f60718293a4b5c6d7e8', 'scorecard 4c1d version 2 77aa10cc7ad05c3388e1f6a2b9d4c7e05f3a1b2c3d4e5f60718293a4b5c6d7e8', 'rulebook as of 2026-06-20 01ab4e1b7ad05c3388e1f6a2b9d4c7e05f3a1b2c3d4e5f60718293a4b5c6d7e8'],
    digest: 'c0ffee1b7ad05c3388e1f6a2b9d4c7e05f3a1b2c3d4e5f60718293a4b5c6d7e8',
    yardstick: n('best', '最高分', 'best'), score_points: POINTS.map(([feature, zh, en, value, bin, points, best_points]) => ({ feature, zh, en, value, bin, points, best_points, lost: Math.round((best_points - points) * 100) / 100 })),
    score_scale: { lowest: 380, highest: 700, bands: [{ grade: 'A', from: 620, to: null }, { grade: 'B', from: 585, to: 620 }, { grade: 'C', from: 545, to: 585 }, { grade: 'D', from: null, to: 545 }] },
    price: offer
      ? [{ step: 'base', zh: '1年期LPR（基准利率）', en: 'one-year LPR (base rate)', percent: '3.1' }, { step: 'spread', zh: '风险加点', en: 'spread for risk', percent: '1.45' },
         { step: 'adjustment', zh: '政策与增信调整', en: 'adjustment for policy and guarantee', percent: '-0.2' }, { step: 'rate', zh: '执行年利率', en: 'contract rate', percent: '4.35' }]
      : [],
    fees: offer ? [{ code: 'guarantee-fee', zh: '担保费', en: 'guarantee fee', payee_zh: '河北再担保示范公司', upfront: cash(4000), each_instalment: cash(0) }] : [],
    plan: offer ? schedule(0) : [],
    checks: [
      check(FIRM, 'firm.code_valid', '统一社会信用代码校验', 'credit code is valid', PASS, 'true', 'true'), check(FIRM, 'firm.standing', '登记状态存续', 'the firm exists', PASS, 'active', 'active'),
      check(FIRM, 'firm.dishonest_debtor', '失信被执行人', 'dishonest debtor', PASS, 'false', 'false'), check(MATCH, 'request.amount', '申请金额', 'amount asked for', PASS, '500000', '10000..3000000'),
      check(MATCH, 'authority.max_amount', '自动审批金额上限（元）', 'most approved automatically, yuan', REFER, '500000', '≤ 300000'), check(PRICE, 'lpr.1y', '1年期LPR（%）', 'one-year LPR, percent', INFO, '3.1', null),
      check(PRICE, 'cost.cap', '综合融资成本上限（%）', 'cap on the all-in cost, percent', PASS, '5.28', '≤ 24'),
    ],
    inputs: POINTS.map(([name, zh, en, value], k) => ({ name, zh, en, value: k === 7 ? null : value, category: [n('tax', '税务', 'tax'), n('tax', '税务', 'tax'), n('credit-report', '征信', 'credit report'), n('power', '电力', 'power'), n('social-security', '社保', 'social security'), n('orders', '订单', 'orders'), n('credit-report', '征信', 'credit report'), n('market-supervision', '市场监管', 'market supervision'), n('judicial', '司法', 'judicial')][k] })),
    all_in: offer ? { simple_percent: '5.16', compound_percent: '5.28', by_days_percent: '5.31', cap_percent: '24.00' } : null,
  };
}

function application(i: number) {
  const state = i % 6;
  return {
    ...line(i), purpose: n('stock', '备货', 'stock'), repayment: n('annuity', '等额本息', 'annuity'), frequency: n('monthly', '按月', 'monthly'), automation_refused: i % 4 === 1, decision: decision(i), allowed: NEXT[state],
    review: state === 3 ? { by: 'u2', by_name: 'wang.fang', outcome: n('approved', '批准', 'approved'), reason: '现场核验订单真实，同意按拟授信方案办理。' } : null,
  };
}

const day = (months: number) => new Date(Date.UTC(2025, 8 + months, 1)).toISOString().slice(0, 10);
const schedule = (paid: number) => Array.from({ length: 12 }, (_, i) => {
  const interest = Math.round((500000 - i * 41000) * 0.3625) / 100;
  const principal = 42500 - interest;
  return { number: i + 1, due_on: day(i), principal: cash(principal), interest: cash(interest), unpaid: cash(i < paid ? 0 : i === paid ? 21000 : 42500) };
});
const position = (over: Record<string, unknown> = {}) => ({
  at: '2026-06-30', outstanding: cash(168420.55), due: cash(64113.2), accrued: cash(588.1), overdue_principal: cash(62110.4), overdue_interest: cash(1502.8), penalty: cash(500.0), payoff: cash(171100.45),
  days_past_due: 59, class: n('special-mention', '关注', 'special mention'), ...over,
});
const fact = (kind: ReturnType<typeof n>, effective_on: string, recorded_at: string, amount: number | null, reference: string | null) => ({ kind, effective_on, recorded_at, actor: 'zhao.lei via session', amount: amount === null ? null : cash(amount), reference });
const RECEIVED = n('payment-received', '收到还款', 'payment received');
const posting = (value_date: string, book_date: string, account: string, zh: string, en: string, amount: number) => ({ value_date, book_date, account, zh, en, amount: cash(amount) });

function loan(i: number) {
  const [product, product_zh, product_en] = products[i % 2]!;
  const early = i % 7 === 3;
  return {
    id: `loan-${i}`, number: `JK20250801${String(i).padStart(6, '0')}`, firm: `firm-${i % 6}`, firm_name: firms[i % 6], application: `app-${i}`, product: `${product} v3`, product_zh, product_en,
    principal: cash(500000), rate, method: n('annuity', '等额本息', 'annuity'), frequency: n('monthly', '按月', 'monthly'), day_count: n('actual360', '实际天数/360', 'ACT/360'), floating: n('floating', '1年期LPR+135基点，每年1月1日重定价', 'one-year LPR + 135 bp, set anew on 1 January'), watched: null, term_months: 12, state: early ? n('instructed', '待放款', 'instructed') : n('active', '已放款', 'active'),
    position: early ? null : position(), schedule: schedule(early ? 0 : 8),
    facts: [
      fact(n('contract-signed', '签订合同', 'contract signed'), '2025-08-01', '2025-08-01T02:10:00Z', 500000, null),
      fact(n('payout-confirmed', '放款到账', 'payout confirmed'), '2025-08-01', '2025-08-01T06:31:10Z', 500000, 'BANK-1'),
      ...Array.from({ length: 7 }, (_, k) => fact(RECEIVED, day(k), `${day(k)}T07:00:00Z`, 42500, `P-${k + 1}`)),
      fact(RECEIVED, '2026-04-01', '2026-04-19T03:00:00Z', 42500, 'P-8'),
      fact(n('payment-reversed', '还款冲正', 'payment reversed'), '2026-04-20', '2026-04-20T03:00:00Z', null, 'P-7'),
      fact(RECEIVED, '2026-05-01', '2026-05-12T03:00:00Z', 21500, 'P-9'),
    ],
    postings: Array.from({ length: 8 }, (_, k) => [
      posting(day(k), k === 7 ? '2026-04-19' : day(k), '1002', '存放银行', 'Cash at bank', 42500), posting(day(k), k === 7 ? '2026-04-19' : day(k), '1303', '贷款', 'Loans', -(42500 - 1500)), posting(day(k), k === 7 ? '2026-04-19' : day(k), '1132', '应收利息', 'Interest receivable', -1500),
    ]).flat(),
    corrections: i % 5 === 0 ? ['2026-04-18 P-8 罚息 120.50: 补记的还款使已计提的罚息失去依据 penalty charged without cause'] : [],
    agreement: i % 2 === 0 ? 'agr-1' : null, closed_through: '2026-06-29', guaranteed: i % 2 === 0, compensated: cash(0), simulated: true,
    allowed: early
      ? [act('release-payout', '放行放款', 'release the payout')]
      : [act('pay', '登记还款', 'record a payment'), act('prepay', '提前还款', 'prepay'), act('reverse-payment', '申请还款冲正', 'propose to take a payment back'), act('change-loan', '申请变更', 'propose a change'), act('write-off', '申请核销', 'propose a write-off', false), act('claim', '申请代偿', 'claim under the guarantee')],
  };
}

const loanLine = (i: number) => {
  const card = loan(i);
  const late = i % 5 === 0;
  return {
    id: card.id, number: card.number, firm: card.firm, firm_name: card.firm_name, product: card.product, product_zh: card.product_zh, product_en: card.product_en, principal: cash(300000 + i * 12345),
    outstanding: card.position && cash(200000 + i * 2345), rate, days_past_due: late ? 17 + i : 0, class: late ? n('special-mention', '关注', 'special mention') : n('normal', '正常', 'normal'), position_on: '2026-06-29',
    state: card.state, region_zh: ['石家庄市', '唐山市', '保定市'][i % 3], industry_zh: '通用设备制造业', starts_on: '2025-08-01', ends_on: '2026-08-01', guaranteed: card.guaranteed,
  };
};

const proposals = [
  { id: 'p1', act: n('reverse-payment', '还款冲正', 'take a payment back'), limit: null, until: null, loan: 'loan-5', loan_number: 'JK20250801000005', reference: 'P-8', on: '2026-06-29', reason: '付款方账号错误，款项属于另一借据', proposed_by: 'u2', proposed_by_name: 'zhao.lei', proposed_at: '2026-06-29T08:12:33Z', approved_by: [], approved_by_names: [], approvals_needed: 1, state: n('pending', '待审批', 'waiting for approval'), allowed: [act('approve', '同意', 'approve'), act('refuse', '拒绝', 'refuse')] },
  { id: 'p2', act: n('release-policy', '放款授权', 'let payouts go by a policy'), limit: cash(300000), until: '2026-12-31', loan: null, loan_number: null, reference: null, on: null, reason: '旺季小额放款集中，减少逐笔复核', proposed_by: 'u2', proposed_by_name: 'zhao.lei', proposed_at: '2026-06-28T01:30:00Z', approved_by: ['u4'], approved_by_names: ['chen.jing'], approvals_needed: 2, state: n('pending', '待审批', 'waiting for approval'), allowed: [act('approve', '同意', 'approve'), act('refuse', '拒绝', 'refuse')] },
  { id: 'p3', act: n('write-off', '贷款核销', 'write a loan off'), limit: null, until: null, loan: 'loan-10', loan_number: 'JK20250801000010', reference: null, on: '2026-06-20', reason: '企业破产清算终结', proposed_by: 'u1', proposed_by_name: 'wang.fang', proposed_at: '2026-06-20T01:30:00Z', approved_by: [], approved_by_names: [], approvals_needed: 1, state: n('pending', '待审批', 'waiting for approval'), allowed: [act('approve', '同意', 'approve', false), act('refuse', '撤回', 'withdraw')] },
  { id: 'p4', act: n('reverse-payment', '还款冲正', 'take a payment back'), limit: null, until: null, loan: 'loan-2', loan_number: 'JK20250801000002', reference: 'P-7', on: '2026-04-20', reason: '重复入账', proposed_by: 'u2', proposed_by_name: 'zhao.lei', proposed_at: '2026-04-20T01:30:00Z', approved_by: ['u1'], approved_by_names: ['wang.fang'], approvals_needed: 1, state: n('done', '已执行', 'approved and done'), allowed: [] },
];

function preview() {
  return {
    before: position(), after: position({ outstanding: cash(147420.55), due: cash(42500), overdue_principal: cash(41110.4), overdue_interest: cash(1389.6), penalty: cash(0), payoff: cash(150100.45), days_past_due: 29, class: n('normal', '正常', 'normal') }),
    schedule: schedule(9), postings: [posting('2026-06-30', '2026-06-30', '1002', '存放银行', 'Cash at bank', 42500), posting('2026-06-30', '2026-06-30', '1303', '贷款', 'Loans', -41000), posting('2026-06-30', '2026-06-30', '1132', '应收利息', 'Interest receivable', -1500)],
    notes: [n('class-changes', '五级分类由关注变为正常', 'the class changes from special mention to normal')],
  };
}

const pick = (match: RegExpExecArray | never[]) => Number(/\d+/.exec(match[1] ?? '1')?.[0] ?? 1);
const products_ = products.map(([code, zh, en], i) => ({
  id: `prod-${i}`, code, name_zh: zh, name_en: en, layer: n('base', '基础层', 'base'), active_version: 3, versions: [[3, n('active', '生效', 'active')]], document: '',
  summary: { limit_min: cash(10000), limit_max: cash(3000000), rate_from: '3.85', tenor_months_min: 3, tenor_months_max: 36, repayment: [n('annuity', '等额本息', 'annuity'), n('seasonal', '季节性还款（每年6、12月还本）', 'seasonal (principal in months 6, 12)')], frequency: n('monthly', '按月', 'monthly'), enhancement: n('credit', '信用', 'credit only'), purposes: [n('working-capital', '日常周转', 'working capital'), n('stock', '备货', 'stock'), n('equipment', '设备购置', 'equipment')] },
}));
const firmLine = (i: number) => ({ id: `firm-${i}`, uscc: `9113**********${10 + i}D`, name: firms[i], region: { code: '130102', zh: '石家庄市长安区' }, industry: { code: '3411', zh: '锅炉及辅助设备制造' }, registered_on: '2015-03-02', standing: n('active', '存续', 'active'), simulated: true });

export const lending: [string, RegExp, Answer][] = [
  ['GET', /^\/v1\/applications$/, (url) => rows(Array.from({ length: 40 }, (_, i) => line(i + 1)).filter((one) => { const state = url.searchParams.get('state'); return !state || one.state?.id === state; }))],
  ['GET', /^\/v1\/applications\/([^/]+)$/, (_url, match) => application(pick(match))],
  ['POST', /^\/v1\/applications$/, () => application(6)],
  ['POST', /^\/v1\/applications\/([^/]+)\/(decision|review)$/, (_url, match) => application(pick(match))],
  ['POST', /^\/v1\/applications\/([^/]+)\/contract$/, (_url, match) => ({ id: `loan-${pick(match)}`, number: 'JK20260630000001', state: n('signed', '已签约', 'signed'), position: null })],
  ['GET', /^\/v1\/decisions\/([^/]+)\/replay$/, (_url, match) => ({ decision: match[1], identical: true, erased: false, detail: 'every byte is the same' })],
  ['GET', /^\/v1\/loans$/, (url) => rows(Array.from({ length: Math.min(40, Number(url.searchParams.get('limit') ?? 50)) }, (_, i) => loanLine(i + 1)), 'abc')],
  ['GET', /^\/v1\/loans\/([^/]+)$/, (_url, match) => loan(pick(match))],
  ['POST', /^\/v1\/loans\/([^/]+)\/preview$/, preview],
  ['POST', /^\/v1\/loans\/([^/]+)\/corrections$/, () => proposals[0]],
  ['POST', /^\/v1\/loans\/([^/]+)\/.*$/, (_url, match) => loan(pick(match))],
  ['GET', /^\/v1\/approvals$/, (url) => rows(proposals.filter((one) => { const state = url.searchParams.get('state'); return !state || one.state.id === state; }))],
  ['POST', /^\/v1\/approvals.*$/, () => proposals[0]],
  ['GET', /^\/v1\/products$/, () => rows(products_)],
  ['GET', /^\/v1\/firms$/, () => rows(firms.map((_, i) => firmLine(i)))],
  ['GET', /^\/v1\/firms\/([^/]+)$/, (_url, match) => ({ ...firmLine(pick(match)), size: n('small', '小型', 'small'), consents: [], features: [], applications: [], loans: [], allowed: [] })],
];
