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
  allowed: ['read-report', 'read-application', 'submit-application', 'review-application', 'read-loan', 'approve-correction', 'read-firm', 'read-guarantee', 'read-product', 'read-scorecard', 'close-day', 'verify-book', 'read-audit', 'manage-users', 'manage-webhooks', 'read-rulebook', 'read-market'],
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
  ['GET', /^\/v1\/loans$/, (url) => rows(Array.from({ length: Number(url.searchParams.get('limit') ?? 50) }, (_, i) => loan(i + 1)), 'abc')],
  ['GET', /^\/v1\/applications$/, () => rows(Array.from({ length: 20 }, (_, i) => application(i + 1)))],
  ['GET', /^\/v1\/approvals$/, () => rows([{ id: 'p1', act: n('reverse-payment', '冲正还款', 'Reverse a payment'), limit: null, loan: 'loan-1', loan_number: 'HB2025000001', reason: '付款方账号错误', proposed_by: 'u2', proposed_by_name: 'zhao.lei', proposed_at: '2026-06-29T08:12:33Z', approved_by: [], approved_by_names: [], approvals_needed: 1, state: n('pending', '待复核', 'Pending'), allowed: [act('approve', '同意', 'Approve'), act('refuse', '驳回', 'Refuse', false)] }])],
];
