import { describe, expect, it } from 'vitest';
import { mainUnits } from './amount.ts';

describe('mainUnits', () => {
  it.each([
    ['50', 'wan', '500000.00'],
    ['50.5', 'wan', '505000.00'],
    ['0.000001', 'wan', '0.01'],
    ['1,234.5', 'yuan', '1234.50'],
    ['0.3', 'yi', '30000000.00'],
    ['8530.99', 'yuan', '8530.99'],
    ['123456789012', 'yuan', '123456789012.00'],
  ] as const)('%s in %s', (text, unit, exact) => expect(mainUnits(text, unit)).toBe(exact));

  it.each([['', 'yuan'], ['0', 'wan'], ['-1', 'yuan'], ['1.001', 'yuan'], ['1e3', 'yuan'], ['0.0000001', 'wan'], ['ten', 'yuan']] as const)(
    'refuses %s in %s',
    (text, unit) => expect(mainUnits(text, unit)).toBeNull(),
  );
});
