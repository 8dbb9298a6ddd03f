import { expect, test } from 'vitest';
import { byCategory, inWords, isUnread, lateBy, story, thatRead, tiles, type Alert, type Warning } from './read.ts';

const named = (id: string) => ({ id, zh: `${id}（中）`, en: id });

function alert(of: Partial<Alert> = {}): Alert {
  return {
    id: 'alert_1', firm: 'firm_1', firm_name: '甲公司', warning: named('overdue'), category: named('debt'), level: named('red'), status: named('open'), times: 1,
    raised_on: '2026-06-01', due_on: '2026-06-03', late: false, seen_on: '2026-06-01', said: [], grade: 'D', grade_before: 'B', owed: { minor: 100, currency: 'CNY', text: '1.00' },
    cleared_on: null, handler: null, do_zh: '核实', do_en: 'check', notes: [], closing: null, refused: null, allowed: [], ...of,
  };
}

test('tiles count what is still to do, the gravest first', () => {
  const count = (level: string, status: string, count: number) => ({ level: named(level), status: named(status), count });
  const [red, orange, yellow, blue] = tiles([count('orange', 'open', 4), count('red', 'open', 2), count('red', 'taken', 1), count('red', 'closing', 3), count('red', 'closed', 90), count('blue', 'closed', 7)]);
  expect(red).toEqual({ level: 'red', open: 2, taken: 1, closing: 3, all: 6 });
  expect(orange?.all).toBe(4);
  expect([yellow?.all, blue?.all]).toEqual([0, 0]);
});

test('late ones are told by level, with "at least" where the page does not hold them all', () => {
  const rows = [alert({ late: true }), alert(), alert({ level: named('orange'), late: true })];
  expect(lateBy({ rows, next: null })).toMatchObject({ red: { count: 1, atLeast: false }, orange: { count: 1, atLeast: false }, blue: { count: 0, atLeast: false } });
  expect(lateBy({ rows, next: 'x' })).toMatchObject({ red: { count: 1, atLeast: false }, orange: { count: 1, atLeast: true }, yellow: { count: 0, atLeast: true } });
  expect(lateBy({ rows: [], next: null }).red).toEqual({ count: 0, atLeast: false });
});

test('a condition is told in words', () => {
  const reads = [{ id: 'lenders_last', zh: '授信机构数', en: 'lenders' }, { id: 'limit_use_3m', zh: '额度使用率', en: 'use of limits' }];
  expect(inWords('lenders_last >= 4 and limit_use_3m != 90.5', reads, 'zh')).toBe('授信机构数 ≥ 4 且 额度使用率 ≠ 90.5');
  expect(inWords('lenders_last >= 4  or not limit_use_3m < -90', reads, 'en')).toBe('lenders ≥ 4 or not use of limits < -90');
  const grades = [{ id: 'grade', zh: '等级', en: 'grade' }, { id: 'grade_before', zh: '一个月前等级', en: 'grade a month before' }];
  expect(inWords('(grade == "D" and grade_before in ["A","B"])', grades, 'zh')).toBe('（等级 = D 且 一个月前等级 属于 A、B）');
  expect(inWords('(grade == "D" and grade_before in ["A","B"])', grades, 'en')).toBe('(grade = D and grade a month before is one of A, B)');
  expect(inWords('sales >= 4', [{ id: 'sales', zh: '销售额', en: 'sales, 3 months' }], 'en')).toBe('“sales, 3 months” ≥ 4');
  // A word inside quotes is a value, and a name that nobody told stays.
  expect(inWords('other == "and"', [], 'zh')).toBe('other = and');
});

test('warnings stand by category in the order of the server', () => {
  const warning = (id: string, category: string) => ({ warning: named(id), category: named(category) }) as Warning;
  const groups = byCategory([warning('a', 'tax'), warning('b', 'debt'), warning('c', 'tax')]);
  expect(groups.map((group) => [group.category.id, group.warnings.map((one) => one.warning.id)])).toEqual([['tax', ['a', 'c']], ['debt', ['b']]]);
});

test('an indicator leads to the alerts that read it', () => {
  const said = (id: string) => ({ what: named(id), is_indicator: true, value: '1', unit: named('count') });
  const one = alert({ id: 'one', said: [said('lenders_last'), said('limit_use_3m')] });
  const other = alert({ id: 'other', said: [said('overdue_last')] });
  expect(thatRead([one, other], 'limit_use_3m')).toEqual([one]);
  expect(thatRead([one, other], 'power_growth_3m')).toEqual([]);
});

test('a value whose consent was withdrawn leaves the condition open', () => {
  const said = (value: string | null) => ({ what: named('overdue_last'), is_indicator: true, value, unit: named('fen') });
  expect(isUnread(alert({ said: [said('0'), said(null)] }))).toBe(true);
  expect(isUnread(alert({ said: [said('0')] }))).toBe(false);
});

test('the story of an alert runs by day, and a proposal to close is not a closing', () => {
  const note = (on: string, text: string) => ({ on, by: 'li', work: named('called'), text });
  const closing = { on: '2026-06-05', by: 'li', finding: named('resolved'), reason: '已还清', agreed_on: null, agreed_by: null };
  const worked = alert({ notes: [note('2026-06-02', '电话未通'), note('2026-06-04', '已走访')], refused: note('2026-06-03', '请补充凭证'), closing, cleared_on: '2026-06-04', status: named('closing') });
  expect(story(worked).map((step) => [step.kind, step.on])).toEqual([['raised', '2026-06-01'], ['note', '2026-06-02'], ['refused', '2026-06-03'], ['note', '2026-06-04'], ['cleared', '2026-06-04'], ['proposed', '2026-06-05']]);
  expect(story({ ...worked, status: named('closed') }).at(-1)).toMatchObject({ kind: 'closed', by: 'li', what: { id: 'resolved' }, text: '已还清' });
  const both = story({ ...worked, status: named('closed'), closing: { ...closing, agreed_on: '2026-06-06', agreed_by: 'wang' } });
  expect(both.slice(-2).map((step) => [step.kind, step.by])).toEqual([['proposed', 'li'], ['agreed', 'wang']]);
  expect(story(alert())).toHaveLength(1);
});
