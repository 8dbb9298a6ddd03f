import { expect, it } from 'vitest';
import { at, sorted, valueShown, type Finding } from './findings.ts';
import type { Word } from './words.ts';

const finding = (fields: Partial<Finding>): Finding => ({ severity: 'error', path: 'rules.limit', node: null, row: null, column: null, zh: '', en: '', witness: [], ...fields });

it('stand beside the cell, the row, the table or the field they are about, and nowhere else', () => {
  const all = [finding({ node: 'caps', row: 2, column: 'cap' }), finding({ node: 'caps', row: 2 }), finding({ node: 'caps' }), finding({}), finding({ path: 'amount.step' }), finding({ path: 'authority.refer_when[1]' })];
  const found = (place: Parameters<typeof at>[1]) => at(all, place).map((one) => all.indexOf(one));
  expect(found({ path: 'rules.limit', node: 'caps', row: 2, column: 'cap' })).toEqual([0]);
  expect(found({ path: 'rules.limit', node: 'caps', row: 2 })).toEqual([1]);
  expect(found({ path: 'rules.limit', node: 'caps' })).toEqual([2]);
  expect(found({ path: 'rules.limit' })).toEqual([3]);
  expect(found({ path: 'amount' })).toEqual([4]);
  expect(found({ path: 'authority.refer_when[1]' })).toEqual([5]);
  expect(found({ path: 'authority.refer_when[0]' })).toEqual([]);
});

it('come worst first', () => expect(sorted([finding({ severity: 'note' }), finding({ severity: 'error' }), finding({ severity: 'warning' })]).map((one) => one.severity)).toEqual(['error', 'warning', 'note']));

it('say their witness in words', () => {
  const word = (fields: Partial<Word>): Word => ({ name: 'x', zh: '甲', en: 'x', kind: 'number', unit: 'plain', group: 'data', nullable: true, ...fields });
  const given = (value: string) => ({ name: 'x', zh: '甲', en: 'x', value });
  expect(valueShown(given('0.04'), [word({ unit: 'share' })], 'zh')).toBe('4%');
  expect(valueShown(given('3000000'), [word({ unit: 'yuan' })], 'zh')).toBe('300万元');
  expect(valueShown(given('small'), [word({ kind: 'text', values: [{ code: 'small', zh: '小型', en: 'small' }] })], 'zh')).toBe('小型');
  expect(['true', 'false'].flatMap((value) => (['zh', 'en'] as const).map((lang) => valueShown(given(value), [word({ kind: 'bool' })], lang)))).toEqual(['是', 'yes', '否', 'no']);
  expect([valueShown(given('null'), [word({})], 'zh'), valueShown({ ...given('9'), name: 'y' }, [], 'en')]).toEqual(['缺失', '9']);
});
