import { describe, expect, it } from 'vitest';
import { formatMinor, inUnit, unitName } from './money.ts';
import { instant, month, monthBounds, percent, trimmed } from './numbers.ts';

describe('formatMinor', () => {
  it.each([
    [0, 'CNY', 'yuan', '0.00'],
    [5, 'CNY', 'yuan', '0.05'],
    [123_456_789, 'CNY', 'yuan', '1,234,567.89'],
    [123_456_789, 'CNY', 'wan', '123.46'],
    [123_456_789, 'CNY', 'yi', '0.0123'],
    [499_999, 'CNY', 'wan', '0.50'],
    [5_000, 'CNY', 'wan', '0.01'],
    [4_999, 'CNY', 'wan', '0.00'],
    [-5_000, 'CNY', 'wan', '-0.01'],
    [-4_999, 'CNY', 'wan', '0.00'],
    [-123_456, 'CNY', 'yuan', '-1,234.56'],
    [9_007_199_254_740_991, 'CNY', 'yuan', '90,071,992,547,409.91'],
    [1_234, 'JPY', 'yuan', '1,234'],
    [763_000_000_000_00, 'CNY', 'yi', '7,630.0000'],
  ] as const)('%i %s in %s is %s', (minor, currency, unit, text) => {
    expect(formatMinor(minor, currency, unit)).toBe(text);
  });
});

it('plots what it prints', () => {
  expect(inUnit(123_456_700, 'CNY', 'wan')).toBeCloseTo(123.4567, 9);
  expect(inUnit(500, 'JPY', 'yuan')).toBe(500);
});

it('names units', () => {
  expect(unitName('CNY', 'wan', 'zh')).toBe('万元');
  expect(unitName('CNY', 'yi', 'en')).toBe('CNY 100m');
  expect(unitName('USD', 'wan', 'zh')).toBe('万 USD');
  expect(unitName('USD', 'yuan', 'zh')).toBe('USD');
});

it('trims rates and keeps what matters', () => {
  expect(trimmed('4.3500')).toBe('4.35');
  expect(trimmed('3.625')).toBe('3.625');
  expect(trimmed('4')).toBe('4.00');
  expect(trimmed('n/a')).toBe('n/a');
  expect(percent(null)).toBe('–');
  expect(percent('2.4')).toBe('2.40%');
  expect(percent(39.2, 1)).toBe('39.2%');
});

it('bounds months', () => {
  expect(monthBounds('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
  expect(monthBounds('2025-12')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  expect(month('2025-07', 'zh')).toBe('2025年7月');
  expect(month('2025-07', 'en')).toBe('Jul 2025');
});

it('leaves text that is no instant as it is', () => {
  expect(instant('yesterday')).toBe('yesterday');
  expect(instant(null)).toBe('–');
});
