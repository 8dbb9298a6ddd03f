import { expect, it } from 'vitest';
import { answered, FIRST } from './guide.ts';
import { EMPTY, freeCode, TEMPLATES, withScorecard } from './templates.ts';
import { read, same } from './yaml.ts';

const template = read(TEMPLATES.yanhuo);

it('the answers as they stand first are those of the template', () => {
  const made = answered(template, FIRST);
  // The words of a reason follow its number; everything else is as the template has it.
  expect(same(made, template)).toBe(true);
});

it('an answer reaches its cell, its reason and nothing else', () => {
  const made = answered(template, { ...FIRST, inflow: '80000', shareA: '0.18', bonus: '0.025', spreadB: '300', short: '60' });
  const rows = (which: 'eligibility' | 'limit' | 'price', node: string) => new Map(made.rules[which].nodes.find((one) => one.id === node)!.content!.rules!.map((row) => [row._id, row]));
  expect(rows('eligibility', 'refusals').get('flow')).toMatchObject({ inflow: '< 8000000', zh: '"近12个月收单入账不足8万元"', en: '"less than 80,000 yuan through the till in 12 months"' });
  expect([rows('limit', 'caps').get('a')!.share, rows('limit', 'caps').get('a-orders')!.share, rows('limit', 'caps').get('c')!.share]).toEqual(['0.18', '0.205', '0.06']);
  expect([rows('price', 'spread').get('b')!.bps, rows('price', 'spread').get('b-short')!.bps]).toEqual(['300', '240']);
});

it('data that the scorecard reads are added where other products have them, once', () => {
  const others = [read(TEMPLATES.base)];
  const { product, added } = withScorecard(EMPTY, ['revenue_12m_fen', 'bureau_queries_6m', 'revenue_12m_fen', 'nobody_knows'], others);
  expect(added).toEqual(['近12个月开票收入（分）', '近6个月征信查询次数']);
  expect(product.data.map((need) => [need.category, need.features.map((one) => one.name)])).toEqual([['tax', ['revenue_12m_fen']], ['credit-report', ['bureau_queries_6m']]]);
  expect(withScorecard(product, ['revenue_12m_fen'], others).added).toEqual([]);
});

it('a code is one that nobody has', () => expect([freeCode('a', new Set()), freeCode('a', new Set(['a', 'a-2']))]).toEqual(['a', 'a-3']));
