import { expect, test } from 'vitest';
import { dayOf, momentAt, placeOf, stepped, upTo } from './moments.ts';

const years = ['2004', '2005', '2006'];
const quarters = ['2024Q3', '2024Q4', '2025Q1'];

test('a day has a place on the axis, and a place its day', () => {
  expect([placeOf(years, '2004-12-31'), placeOf(years, '2006'), placeOf(years, '2003-05-01'), placeOf(years, 'soon')]).toEqual([1, 3, 0, null]);
  expect(placeOf(years, '2005-06-30')).toBeCloseTo(1.496, 2);
  expect([momentAt(years, 1, false), momentAt(years, 1.5, false), momentAt(years, 2.2, true)]).toEqual(['2004-12-31', '2005-06-30', '2006']);
  expect([momentAt(quarters, 0.34, false), momentAt(quarters, 3, false)]).toEqual(['2024-07-31', '2025-03-31']);
});

test('the keyboard moves by months, or by years', () => {
  expect([stepped('2006-02-21', 1, false), stepped('2006-02-21', -1, false), stepped('2006', 1, true)]).toEqual(['2006-03-31', '2006-01-31', '2007']);
  expect(dayOf('2006-13-01')).toBeNull();
});

test('rows up to a place are summed, the last period in part', () => {
  expect(upTo([10, 20, 30], 1.5)).toBe(20);
});
