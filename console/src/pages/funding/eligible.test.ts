import { describe, expect, it } from 'vitest';
import en from '@/i18n/en/funding.ts';
import zh from '@/i18n/zh/funding.ts';
import { asked, changed, filled, wrong, type Eligible } from './eligible.ts';

const everything: Eligible = {
  sizes: ['micro', 'small'], industries: ['A', '51'], regions: ['130000', '130100', '130102', '131100'], products: ['hebei-everyday'], purposes: ['stock'],
  largest_principal: '10,000,000.00', highest_rate_percent: '5.5', longest_months: 12,
};

it('an empty form asks nothing', () => {
  expect(asked({})).toEqual({ sizes: [], industries: [], regions: [], products: [], purposes: [] });
  expect(asked({ largest: ' ', rate: '', months: null, industries: [' ', ''] })).toEqual(asked({}));
});

it('every condition of the document has its field', () => {
  const form = filled(everything);
  expect(form).toEqual({ sizes: ['micro', 'small'], industries: ['A', '51'], regions: ['13', '1301', '130102', '1311'], products: ['hebei-everyday'], purposes: ['stock'], largest: '10,000,000.00', rate: '5.5', months: 12 });
  expect(asked(form)).toEqual({ ...everything, regions: ['13', '1301', '130102', '1311'] });
  expect(Object.keys(asked(form)).sort()).toEqual(Object.keys(everything).sort());
});

it('what is said twice is asked once', () => expect(asked({ regions: ['13', ' 13'] }).regions).toEqual(['13']));

describe('a change proposes conditions only where they change', () => {
  it.each([
    ['as it was', {}],
    ['in another order', { sizes: ['small', 'micro'] }],
    ['the same amount in other words', { largest: '10000000' }],
    ['the same rate in other words', { rate: '5.50' }],
  ])('%s', (_, more) => expect(changed(everything, { ...filled(everything), ...more })).toBeUndefined());
  it.each([
    ['a product less', { products: [] }, { products: [] }],
    ['another rate', { rate: '5.2' }, { highest_rate_percent: '5.2' }],
    ['a longer term', { months: 24 }, { longest_months: 24 }],
    ['a city more', { regions: ['13', '1301', '130102', '1311', '32'] }, { regions: ['13', '1301', '130102', '1311', '32'] }],
  ])('%s', (_, more, expected) => expect(changed(everything, { ...filled(everything), ...more })).toMatchObject(expected));
  it('a condition that is emptied asks nothing any more', () => {
    const { largest: _, ...rest } = filled(everything);
    const after = changed(everything, rest);
    expect(after).toBeDefined();
    expect(after).not.toHaveProperty('largest_principal');
    expect(changed(everything, {})).toEqual(asked({}));
  });
});

it('codes that can be none are told before they are sent', () => {
  expect(wrong('industries', ['A', 'C13', '51', '5211', 'Z', '5', '制造业'])).toEqual(['Z', '5', '制造业']);
  expect(wrong('regions', ['13', '1301', '130102', '1', '130', '13010'])).toEqual(['1', '130', '13010']);
});

it('amounts are written with the name of their currency, not with that of one', () => {
  const words = (texts: object): string[] => Object.values(texts).flatMap((one) => (typeof one === 'string' ? [one] : words(one as object)));
  expect(words(zh).filter((word) => word.includes('元'))).toEqual([]);
  expect(words(en).filter((word) => /CNY|yuan/i.test(word))).toEqual([]);
});
