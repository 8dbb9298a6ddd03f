import { describe, expect, it } from 'vitest';
import { secretOf } from './secret.ts';

describe('the secret of a one-time link', () => {
  it.each([
    ['', '#token=anjil_ab-_1', 'anjil_ab-_1'],
    ['', 'token=anjil_ab-_1', 'anjil_ab-_1'],
    ['?token=old', '', 'old'],
    ['?token=old', '#token=new', 'new'],
    ['?q=1', '#main', ''],
    ['', '', ''],
  ])('of %j and %j is %j', (search, hash, token) => {
    expect(secretOf(search, hash)).toBe(token);
  });
});
