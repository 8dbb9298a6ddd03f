import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keep } from './cell.ts';
import { scope, steps } from './graph.ts';
import { cellShown, resultCellShown, resultTyped, sheet, testTyped } from './loose.ts';
import { GRAPHS } from './types.ts';
import { unitOf } from './units.ts';
import type { Word } from './words.ts';
import { read } from './yaml.ts';

const root = new URL('../../../../../../products/', import.meta.url);
const files = readdirSync(root, { recursive: true }).map(String).filter((name) => name.endsWith('.yaml'));
const amount: Word = { name: 'x', zh: '金额', en: 'amount', kind: 'number', unit: 'yuan', group: 'request', nullable: false };
const share: Word = { ...amount, unit: 'share' };
const fen: Word = { ...amount, unit: 'fen' };
const grade: Word = { ...amount, kind: 'text', unit: 'plain', closed: true, values: ['A', 'B', 'C', 'D'].map((code) => ({ code, zh: `${code}级`, en: `grade ${code}` })) };
const guaranteed: Word = { ...amount, kind: 'bool', unit: 'plain' };

it.each(files)('every cell of %s is understood as it is shown, in both languages', (name) => {
  const product = read(readFileSync(new URL(name, root), 'utf8'));
  let cells = 0;
  for (const which of GRAPHS) {
    for (const node of steps(product.rules[which])) {
      const words = new Map(scope(product, which, node).map((word) => [word.name, word]));
      for (const row of node.content?.rules ?? []) {
        for (const lang of ['zh', 'en'] as const) {
          for (const column of node.content?.inputs ?? []) {
            const cell = row[column.id] ?? '';
            const word = words.get(column.field ?? '');
            const text = cellShown(cell, word, lang);
            expect(keep(cell, testTyped(text, word) ?? 'not understood'), text).toBe(cell);
            cells += 1;
          }
          for (const column of node.content?.outputs ?? []) {
            const cell = row[column.id] ?? '';
            const kind = cell.startsWith('"') ? 'text' : 'number';
            const unit = unitOf(column.field, column.name);
            const again = resultTyped(resultCellShown(cell, unit, lang), kind, unit);
            expect(kind === 'number' ? Number(again) : again).toBe(kind === 'number' ? Number(cell) : cell);
          }
        }
      }
    }
  }
  expect(cells).toBeGreaterThan(20);
});

describe('what people type', () => {
  it.each([
    ['<12', amount, '< 12'], ['≥100万', amount, '>= 1000000'], ['不超过 50万元', amount, '<= 500000'], ['10万-50万', amount, '[100000..500000]'], ['10万~50万', amount, '[100000..500000]'], ['[10,20)', amount, '[10..20)'], ['（1至2]', amount, '(1..2]'],
    ['>1% 且 <=2%', share, '(0.01..0.02]'], ['≥ 5 且 ≤ 3x', share, null], ['1000', fen, '100000'], ['-5--2', amount, '[-5..-2]'], ['', amount, ''], ['不限', grade, ''], ['A级、b', grade, '"A", "B"'], ['A/B/C', grade, '"A", "B", "C"'], ['非 D级', grade, 'not in ["D"]'], ['E', grade, null],
    ['是', guaranteed, 'true'], ['否', guaranteed, 'false'], ['也许', guaranteed, null], ['缺失', amount, 'null'], ['有值', amount, '!= null'], ['about 5', amount, null], ['= 3', amount, '3'],
  ] as const)('%s', (text, word, cell) => expect(testTyped(text, word)).toBe(cell));

  it.each([['20%', 'number', 'share', '0.2'], ['300万', 'number', 'yuan', '3000000'], ['-20', 'number', 'bps', '-20'], ['成立未满12个月', 'text', 'plain', '"成立未满12个月"'], ['offer.amount * 0.1', 'number', 'yuan', 'offer.amount * 0.1'], ['abc def', 'number', 'yuan', null]] as const)(
    'result %s', (text, kind, unit, cell) => expect(resultTyped(text, kind, unit)).toBe(cell));

  it('reads a piece of a spreadsheet', () => {
    expect(sheet('A级\t30%\r\n"B级\n续"\t"1,000"\r\n')).toEqual([['A级', '30%'], ['B级\n续', '1,000']]);
    expect(sheet('x')).toEqual([['x']]);
    expect(sheet('a\t\nb')).toEqual([['a', ''], ['b']]);
  });
});
