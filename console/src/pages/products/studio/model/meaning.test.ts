import { expect, it } from 'vitest';
import { parse, type Expression } from './expression.ts';
import { sidesIn, unitIn } from './meaning.ts';
import type { Word } from './words.ts';

const word = (name: string, unit: Word['unit']): Word => ({ name, zh: name, en: name, kind: 'number', unit, group: 'data', nullable: false });
const words = [word('feature.revenue_fen', 'fen'), word('debt', 'yuan'), word('share', 'share'), word('count', 'plain'), word('spread_bps', 'bps'), word('months', 'months')];

it.each([
  ['feature.revenue_fen / 100 * share', 'yuan'], ['debt * 0.2', 'yuan'], ['0.2 * debt', 'yuan'], ['debt / feature.revenue_fen', 'share'], ['max([0, min([debt, 5])])', 'yuan'], ['(debt ?? 0)', 'yuan'], ['spread_bps + 5', 'bps'], ['count > 3 ? spread_bps : 0', 'bps'], ['count', null],
  ['round(debt, 2)', 'yuan'], ['-debt', 'yuan'], ['share * debt', 'yuan'],
] as const)('%s counts %s', (text, unit) => expect(unitIn(parse(text)!, words)).toBe(unit));

it.each([
  ['debt * 0.2', null, 'yuan', 'share'], ['debt * 3', null, 'yuan', 'plain'], ['count * 200000', 'yuan', 'yuan', 'yuan'], ['months + 3', null, 'months', 'months'], ['debt - 5000', null, 'yuan', 'yuan'], ['debt / 3', null, 'yuan', 'plain'],
] as const)('the numbers of %s', (text, wanted, left, right) => expect(sidesIn(parse(text) as Expression & { kind: 'binary' }, words, wanted)).toEqual({ left, right }));
