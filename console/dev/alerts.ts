// Alerts and warnings for the mock: enough of each level to draw their pages.

type Answer = (url: URL, match: RegExpExecArray | never[]) => unknown;
const n = (id: string, zh: string, en: string) => ({ id, zh, en });
const cash = (yuan: number) => ({ minor: Math.round(yuan * 100), currency: 'CNY', text: yuan.toFixed(2) });
const act = (id: string, zh: string, en: string) => ({ act: id, zh, en, can: true, why: null, why_zh: null, from: null });

const LEVELS = [n('red', '红色预警', 'red'), n('orange', '橙色预警', 'orange'), n('yellow', '黄色预警', 'yellow'), n('blue', '蓝色预警', 'blue')];
const STATES = [n('open', '待处理', 'waits'), n('taken', '处理中', 'being worked'), n('closing', '待复核', 'to be checked'), n('closed', '已关闭', 'closed')];
const ACTS = [
  [act('take', '接手办理', 'take it')], [act('note', '登记处理', 'note what was done'), act('close', '提出关闭', 'close it')],
  [act('agree', '同意关闭', 'agree to close'), act('refuse', '退回', 'do not agree')], [],
];
const lenders = n('lenders_last', '授信机构家数', 'lenders with a balance');
const overdue = n('overdue_last', '逾期金额', 'overdue amount');
const warning = (id: string, zh: string, en: string, category: ReturnType<typeof n>, level: number, when: string, reads: ReturnType<typeof n>[]) => ({
  warning: n(id, zh, en), category, level: LEVELS[level]!, when, reads, do_zh: '核实原因与金额，暂停新增用信', do_en: 'find out why and how much, lend nothing new', within_days: [2, 5, 10, 30][level]!, quiet_days: 30, takes_two: level < 2,
});
const debt = n('debt', '负债与偿付', 'debt');
const many = n('multiple-borrowing', '多头借贷', 'multiple borrowing');
const warnings = [
  warning('overdue-now', '征信出现逾期', 'overdue on the credit report', debt, 0, 'overdue_last > 0', [overdue]),
  warning('lenders-jump', '授信机构骤增', 'more lenders', many, 1, 'lenders_last >= 6', [lenders]),
  warning('lenders-many', '多家授信', 'many lenders', many, 2, 'lenders_last >= 5', [lenders]),
];
const firms = ['石家庄恒源机械有限公司', '唐山北方钢构有限公司', '保定绿野食品有限公司', '邯郸宏达纺织有限公司'];

const alert = (i: number) => {
  const of = warnings[i % 3]!;
  const state = i % 4;
  const note = { on: '2026-06-27', by: 'li.na', work: n('called', '电话核实', 'called'), text: '已联系法定代表人，约定现场核查。' };
  return {
    id: `alert-${i}`, firm: `firm-${i % 4}`, firm_name: firms[i % 4], warning: of.warning, category: of.category, level: of.level, status: STATES[state], times: 1 + (i % 2), raised_on: '2026-06-26', due_on: i % 3 === 0 ? '2026-06-28' : '2026-07-06',
    late: i % 3 === 0 && state < 3, seen_on: '2026-06-29', said: of.reads.map((what) => ({ what, is_indicator: true, value: i === 5 ? null : what === overdue ? '23,456.78' : '6', unit: what === overdue ? n('yuan', '元', 'yuan') : n('count', '家', 'lenders') })),
    grade: 'C', grade_before: 'B', owed: cash(800000 - i * 43210), cleared_on: i === 4 ? '2026-06-28' : null, handler: state === 0 ? null : 'li.na', do_zh: of.do_zh, do_en: of.do_en, notes: state === 0 ? [] : [note],
    closing: state > 1 ? { on: '2026-06-29', by: 'li.na', finding: n('resolved', '属实，已化解', 'real, resolved'), reason: '逾期已结清，凭证已核。', agreed_on: state === 3 ? '2026-06-30' : null, agreed_by: state === 3 ? 'wang.fang' : null } : null, refused: null, allowed: ACTS[state],
  };
};
const all = Array.from({ length: 12 }, (_, i) => alert(i)).sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
const counts = LEVELS.flatMap((level) => STATES.map((status) => ({ level, status, count: all.filter((one) => one.level === level && one.status === status).length }))).filter((one) => one.count > 0);

export const alertAnswers: [string, RegExp, Answer][] = [
  ['GET', /^\/v1\/warnings$/, () => warnings],
  ['POST', /^\/v1\/watch-runs$/, () => ({ firms: 300, not_consented: 12, without_data: 3, raised: 2, changed: 1, cleared: 0, busy: 0 })],
  ['GET', /^\/v1\/alerts$/, (url) => {
    const [status, level, firm] = ['status', 'level', 'firm'].map((key) => url.searchParams.get(key));
    return { rows: all.filter((one) => (status ? one.status?.id === status : firm || one.status?.id !== 'closed') && (!level || one.level.id === level) && (!firm || one.firm === firm)), next: null, counts };
  }],
  ['GET', /^\/v1\/alerts\/([^/]+)$/, (_url, match) => all.find((one) => one.id === match[1]) ?? all[0]],
  ['POST', /^\/v1\/alerts\/([^/]+)\/(handler|notes|closing|agreement|refusal)$/, (_url, match) => all.find((one) => one.id === match[1]) ?? all[0]],
];
