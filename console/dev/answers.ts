// What the mock answers: enough to draw every page.

type Answer = (url: URL, match: RegExpExecArray | never[]) => unknown;
const n = (id: string, zh: string, en: string) => ({ id, zh, en });
const cash = (yuan: number) => ({ minor: Math.round(yuan * 100), currency: 'CNY', text: yuan.toFixed(2) });
const rows = (list: unknown[], next: string | null = null) => ({ rows: list, next });
const act = (act: string, zh: string, en: string, can = true) => ({
  act, zh, en, can, why: can ? null : 'A reviewer must do this', why_zh: can ? null : '须由审批人办理',
});

const me = {
  id: 'u1', name: 'wang.fang', roles: [n('risk', '风险管理', 'Risk'), n('reviewer', '审批人', 'Reviewer')],
  institution: { code: 'hebei-demo', name_zh: '河北示范农商银行', name_en: 'Hebei Demonstration Rural Bank', kind: n('rural-bank', '农村商业银行', 'Rural commercial bank'), currency: 'CNY', simulated: true },
  today: '2026-06-30', clock_simulated: true, must_set_password: false,
  allowed: ['read-report', 'read-application', 'submit-application', 'review-application', 'read-loan', 'approve-correction', 'read-firm', 'read-guarantee', 'read-product', 'read-scorecard', 'develop-scorecard', 'replay-decision', 'draft-product', 'agree-guarantee', 'register-firm', 'read-data', 'reveal-firm', 'grant-consent', 'close-day', 'read-ledger', 'verify-book', 'read-audit', 'manage-users', 'manage-webhooks', 'read-rulebook', 'read-market', 'read-alert', 'work-alert', 'agree-alert', 'watch', 'read-portrait', 'run-portraits'],
};
const session = { token: null, expires_at: '2026-07-01T00:00:00Z', user: me };
const firms = ['石家庄恒源机械有限公司', '唐山北方钢构有限公司', '保定绿野食品有限公司', '邯郸宏达纺织有限公司', '廊坊智联科技有限公司', '沧州顺通管道有限公司'];
const loan = (i: number) => ({
  id: `loan-${i}`, number: `HB2025${String(i).padStart(6, '0')}`, firm: `firm-${i % 6}`, firm_name: firms[i % 6], product: 'order-loan', product_zh: '订单贷', product_en: 'Order loan',
  principal: cash(300000 + i * 12345), outstanding: cash(200000 + i * 2345), rate: { annual_percent: '4.35', monthly_permille: '3.625' }, days_past_due: i % 5 === 0 ? 17 : 0,
  class: i % 5 === 0 ? n('special-mention', '关注', 'Special mention') : n('normal', '正常', 'Normal'), state: n('active', '存续', 'Active'), region_zh: '石家庄市', industry_zh: '制造业',
  starts_on: '2025-08-01', ends_on: '2026-08-01', guaranteed: i % 2 === 0,
});
const application = (i: number) => ({
  id: `app-${i}`, firm: `firm-${i % 6}`, firm_name: firms[i % 6], product: 'order-loan', product_zh: '订单贷', product_en: 'Order loan', amount: cash(500000), tenor_months: 12,
  state: i % 3 === 0 ? n('referred', '转人工', 'Referred') : n('offered', '已给出报价', 'Offered'), outcome: n('offer', '通过', 'Offer'), grade: 'ABCD'[i % 4], submitted_on: '2026-06-12', submitted_by: 'li.na', loan: null, loan_number: null,
});

export const answers: [string, RegExp, Answer][] = [
  ['GET', /^\/v1\/me$/, () => me],
  ['POST', /^\/v1\/(login|setup|links\/redeem)$/, () => session],
  ['GET', /^\/v1\/setup$/, () => ({ needed: true })],
  ['POST', /^\/v1\/(logout|me\/password)$/, () => null],
  ['GET', /^\/v1\/(users\/[^/]+\/)?sessions$/, () => rows([
    { id: 's1', device: n('edge-windows', 'Edge（Windows）', 'Edge on Windows'), created_at: '2026-06-29T00:31:02Z', seen_at: '2026-06-29T08:12:00Z', expires_at: '2026-06-29T12:31:02Z', current: true },
    { id: 's2', device: n('safari-iphone', 'Safari（iPhone）', 'Safari on iPhone'), created_at: '2026-06-29T01:02:03Z', seen_at: '2026-06-29T07:40:00Z', expires_at: '2026-06-29T13:02:03Z', current: false },
  ])],
  ['GET', /^\/v1\/loans$/, (url) => rows(Array.from({ length: Number(url.searchParams.get('limit') ?? 50) }, (_, i) => loan(i + 1)), 'abc')],
  ['GET', /^\/v1\/applications$/, () => rows(Array.from({ length: 20 }, (_, i) => application(i + 1)))],
  ['GET', /^\/v1\/approvals$/, () => rows([{ id: 'p1', act: n('reverse-payment', '冲正还款', 'Reverse a payment'), limit: null, loan: 'loan-1', loan_number: 'HB2025000001', reason: '付款方账号错误', proposed_by: 'u2', proposed_by_name: 'zhao.lei', proposed_at: '2026-06-29T08:12:33Z', approved_by: [], approved_by_names: [], approvals_needed: 1, state: n('pending', '待复核', 'Pending'), allowed: [act('approve', '同意', 'Approve'), act('refuse', '驳回', 'Refuse', false)] }])],
];

const cities: [string, string, number][] = [
  ['1301', '石家庄市', 2410], ['1302', '唐山市', 1320], ['1303', '秦皇岛市', 310], ['1304', '邯郸市', 560], ['1305', '邢台市', 420], ['1306', '保定市', 749],
  ['1307', '张家口市', 260], ['1308', '承德市', 210], ['1309', '沧州市', 530], ['1310', '廊坊市', 620], ['1311', '衡水市', 240],
];
const bucket = (id: string, zh: string, en: string, count: number, yuan: number) => ({ name: n(id, zh, en), count, amount: cash(yuan) });
const days = Array.from({ length: 360 }, (_, i) => new Date(Date.UTC(2025, 6, 1 + i)).toISOString().slice(0, 10));
const months = Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2025, 6 + i, 1)).toISOString().slice(0, 7));
const classes = (k = 1) => [
  bucket('normal', '正常', 'Normal', 900 * k, 3.1e8 * k), bucket('special-mention', '关注', 'Special mention', 40 * k, 1.3e7 * k), bucket('substandard', '次级', 'Substandard', 12 * k, 4e6 * k),
  bucket('doubtful', '可疑', 'Doubtful', 6 * k, 2e6 * k), bucket('loss', '损失', 'Loss', 3 * k, 1e6 * k),
];
const overdue = (k = 1) => [
  bucket('current', '未逾期', 'Not overdue', 880 * k, 3.0e8 * k), bucket('1-30', '1–30 天', '1–30 days', 50 * k, 1.8e7 * k), bucket('31-60', '31–60 天', '31–60 days', 20 * k, 6e6 * k),
  bucket('61-90', '61–90 天', '61–90 days', 9 * k, 3e6 * k), bucket('91-360', '91–360 天', '91–360 days', 8 * k, 2.5e6 * k), bucket('over-360', '360 天以上', 'Over 360 days', 2 * k, 5e5 * k),
];
const portfolio = {
  at: '2026-06-29', currency: 'CNY', simulated: true, loans: 961, outstanding: cash(3.3e8), npl_percent: '2.12', straight_through_percent: '61.4',
  balance_by_day: days.map((day, i) => ({ day, outstanding: cash(2e7 + i * 8.6e5), loans: 40 + i * 2, npl_percent: (1 + i / 330).toFixed(2), overdue: cash(i * 9e4) })),
  lending_by_month: months.map((month, i) => ({ month, count: 60 + ((i * 7) % 30), amount: cash(2e7 + ((i * 37) % 11) * 1.7e6) })),
  overdue: overdue(), classes: classes(),
  grades: ['A', 'B', 'C', 'D'].map((g, i) => bucket(g, `${g} 级`, `Grade ${g}`, 400 - i * 90, 1.4e8 - i * 3e7)),
  regions: cities.map(([id, zh, x]) => bucket(id, zh, zh, Math.round(x / 8), x * 4e4)),
  industries: [['C', '制造业', 'Manufacturing', 1.4e8], ['F', '批发和零售业', 'Wholesale and retail', 8e7], ['A', '农、林、牧、渔业', 'Agriculture', 5e7], ['G', '交通运输、仓储和邮政业', 'Transport and storage', 3e7], ['I', '信息传输、软件和信息技术服务业', 'Information technology', 2e7]].map(([id, zh, en, x]) => bucket(String(id), String(zh), String(en), 100, Number(x))),
  products: [bucket('order-loan', '订单贷', 'Order loan', 500, 2e8), bucket('agri-loan', '农业贷', 'Agricultural loan', 461, 1.3e8)],
  vintages: months.slice(0, 8).map((vintage, v) => ({ vintage, loans: 60, points: Array.from({ length: 12 - v }, (_, m) => ({ months_on_book: m, bad_percent: (m * m * (0.02 + v * 0.002)).toFixed(2) })) })),
  applications: [{ name: n('referred', '待复核', 'Referred'), count: 14 }, { name: n('offered', '已报价', 'Offered'), count: 52 }, { name: n('contracted', '已签约', 'Contracted'), count: 961 }, { name: n('declined', '已拒绝', 'Declined'), count: 420 }],
  losses: [{ name: n('claimed', '已申请代偿', 'Claimed'), amount: cash(1.2e6) }, { name: n('paid', '担保机构已代偿', 'Paid by guarantors'), amount: cash(7e5) }, { name: n('recovered', '追偿收回', 'Recovered'), amount: cash(1e5) }, { name: n('borne', '贷款机构自担', 'Borne by the lender'), amount: cash(5e5) }],
  balances: [{ account: '1301', zh: '贷款', en: 'Loans', balance: cash(3.3e8) }, { account: '1132', zh: '应收利息', en: 'Interest receivable', balance: cash(2.1e6) }, { account: '6011', zh: '利息收入', en: 'Interest income', balance: cash(-1.1e7) }, { account: '1002', zh: '存放银行', en: 'Cash at bank', balance: cash(-3.211e8) }],
};
const roles = [['officer', '客户经理'], ['reviewer', '审批人'], ['risk', '风险管理'], ['finance', '财务'], ['auditor', '审计'], ['admin', '系统管理员']].map(([id, zh]) => n(String(id), String(zh), String(id)));
const user = (name: string, r: number[], locked = false) => ({ id: name, name, roles: r.map((i) => roles[i]), state: n('active', '启用', 'Active'), locked });
const audit = (i: number) => ({
  log_index: 4000 - i, stream: `loan/loan-${i}`, version: (i % 7) + 1, kind: n('payment-received', '收到还款', 'Payment received'), object: { kind: n('loan', '贷款', 'Loan'), id: `loan-${i}`, label: `HB2025${String(i).padStart(6, '0')}` },
  effective_on: '2026-06-20', recorded_at: '2026-06-20T03:12:45Z', actor: { id: 'u', name: 'zhao.lei', via: n('session', '网页登录', 'Session') }, hash: 'a3f0'.repeat(16), payload: { amount: { minor: 123400, currency: 'CNY' }, reference: `B-${i}` },
});
const market = {
  note_zh: '图表复现报告所载数据，保留其章节与自相矛盾之处；右侧为本机构（模拟）数据，不可直接比较规模。', note_en: 'Charts repeat the figures of the report with their section and contradictions; the institution’s own (simulated) figures stand beside them.',
  tables: [
    { id: 'chains', zh: '产业链金融', en: 'Chain finance', section: '4.2', unit_zh: '亿元', unit_en: 'CNY 100m', kind: 'line', columns: ['2021', '2022', '2023', '2024', '2025'].map((y) => ({ zh: y, en: y })), rows: [{ zh: '余额', en: 'Balance', values: [620, 890, 1240, 1560, 1870] }] },
    { id: 'cities', zh: '2025 年各市余额', en: 'Balance by city, 2025', section: '2.1', unit_zh: '亿元', unit_en: 'CNY 100m', kind: 'bar', columns: [{ zh: '余额', en: 'Balance' }], rows: [{ zh: '石家庄市', en: 'Shijiazhuang', values: [2410] }, { zh: '唐山市', en: 'Tangshan', values: [1320] }] },
    { id: 'lenders', zh: '各类机构份额', en: 'Share by kind of lender', section: '1.3', unit_zh: '%', unit_en: '%', kind: 'share', columns: [{ zh: '份额', en: 'Share' }], rows: [{ zh: '农商行与信用社', en: 'Rural banks', values: [53.9] }, { zh: '国有银行', en: 'State banks', values: [24.4] }, { zh: '小贷、民营与互联网银行', en: 'Others', values: [16.7] }] },
    { id: 'province', zh: '全省', en: 'Province', section: '1.1', unit_zh: '', unit_en: '', kind: 'figures', columns: [{ zh: '2021', en: '2021' }, { zh: '2025', en: '2025' }], rows: [{ zh: '余额（亿元）', en: 'Balance (CNY 100m)', values: [4820, 7630] }, { zh: '不良率（%）', en: 'NPL (%)', values: [3.8, 2.4] }] },
  ],
  conflicts: [{ zh: '2021 年余额', en: 'Balance in 2021', values: [{ where_zh: '1.1 节', where_en: 'Section 1.1', value: '4820' }, { where_zh: '2.1 节城市表', where_en: 'City table 2.1', value: '5280' }] }],
  own: [{ zh: '不良率', en: 'NPL', unit_zh: '%', unit_en: '%', report: 2.4, own: 2.12, simulated: true }, { zh: '线上办理比例', en: 'Online share', unit_zh: '%', unit_en: '%', report: 60, own: null, simulated: true }],
};
answers.push(
  ['GET', /^\/v1\/portfolio$/, () => portfolio],
  ['GET', /^\/v1\/market$/, () => market],
  ['GET', /^\/v1\/users$/, () => rows([user('wang.fang', [2, 1]), user('li.na', [0]), user('zhao.lei', [3], true)])],
  ['POST', /^\/v1\/users$/, () => ({ user: user('new.person', [0]), link: { link: 'http://127.0.0.1:8080/welcome#token=3J9x0QpW7rT2mB6v', expires_at: '2026-07-01T00:00:00Z' } })],
  ['POST', /^\/v1\/users\/[^/]+\/link$/, () => ({ link: 'http://127.0.0.1:8080/welcome#token=3J9x0QpW7rT2mB6v', expires_at: '2026-07-01T00:00:00Z' })],
  ['GET', /^\/v1\/roles$/, () => ({ roles, actions: [{ id: 'submit-application', zh: '提交申请', en: 'Submit an application', roles: ['officer'] }, { id: 'release-payout', zh: '放款复核', en: 'Release a payout', roles: ['finance'] }] })],
  ['GET', /^\/v1\/keys$/, () => rows([{ id: 'k1', label: '核心系统', user_name: 'core.system', state: n('active', '启用', 'Active'), created_at: '2026-05-01T00:00:00Z', last_used_at: null }])],
  ['POST', /^\/v1\/keys$/, () => ({ id: 'k2', token: 'anji_7fj39dk2' })],
  ['GET', /^\/v1\/audit$/, () => rows(Array.from({ length: 30 }, (_, i) => audit(i + 1)), 'x')],
  ['GET', /^\/v1\/audit\/kinds$/, () => rows([{ stream: 'loan', kind: n('payment-received', '收到还款', 'Payment received') }])],
  ['GET', /^\/v1\/verification$/, () => ({ events: 12345, heads: 42, faults: [], head: { size: 12345, root: 'b1c2'.repeat(16), signed_at: '2026-06-29T23:59:59Z', key: 'ed25519:9a8b' } })],
  ['GET', /^\/v1\/closes$/, () => rows(days.slice(-20).reverse().map((day) => ({ day, loans: 961, outstanding: cash(3.3e8), overdue: overdue(), classes: classes(), closed_on: day })))],
  ['GET', /^\/v1\/rulebook$/, () => rows([{ id: 'all-in-cap', zh: '综合融资成本上限', en: 'Cap on all-in cost', value: '24', unit: '%', effective_from: '2025-01-01', effective_to: null, source: '金规〔2025〕9 号', confidence: n('high', '高', 'High') }])],
  ['GET', /^\/v1\/webhooks$/, () => rows([{ id: 'w1', url: 'https://core.example/hook', label: '核心系统', kinds: ['payment-received'], state: n('active', '启用', 'Active'), log_index: 4000, pending: 0, dead: 1 }])],
  ['POST', /^\/v1\/webhooks$/, () => ({ id: 'w2', secret: 'whsec_9d8f7' })],
  ['GET', /^\/v1\/webhooks\/[^/]+\/deliveries$/, () => rows([{ log_index: 3999, kind: 'payment-received', status: n('delivered', '已送达', 'Delivered'), attempts: 1, last_at: '2026-06-20T03:12:46Z', next_at: null, response: '204' }])],
);
