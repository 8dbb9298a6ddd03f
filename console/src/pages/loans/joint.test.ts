import { describe, expect, it } from 'vitest';
import { basisPoints, jointOf } from './Joint.tsx';

describe('a share', () => {
  it.each([['70', 7000], ['33.33', 3333], ['0.5', 50], ['0.05%', 5], [' 100 ', 10000], ['12.5', 1250]])('%s percent is %d basis points', (text, bps) => expect(basisPoints(text)).toBe(bps));

  it.each(['', '  ', '33.333', '-1', '1,000', 'a', '1000'])('%s is none', (text) => expect(basisPoints(text)).toBeNull());

  it('left out is none', () => expect(basisPoints(undefined)).toBeNull());
});

describe('joint lending', () => {
  it('is what its form says, and whether it adds up the server says', () => {
    expect(jointOf({ lead: '70', lenders: [{ code: ' river-bank ', share: '20' }, { code: ' ', name: '白洋信用社', share: '9.99' }], fee_bps: 50 })).toEqual({
      lead_bps: 7000, lenders: [{ institution: 'river-bank', share_bps: 2000 }, { name: '白洋信用社', share_bps: 999 }], fee_bps: 50, fees_shared: false,
    });
  });

  it('has no fee where none is written', () => {
    expect(jointOf({ lead: '60', lenders: [{ name: 'A', share: '40' }], fee_bps: null, fee_interest_percent: ' ', fees_shared: true })).toEqual({ lead_bps: 6000, lenders: [{ name: 'A', share_bps: 4000 }], fees_shared: true });
    expect(jointOf({ lead: '60', lenders: [], fee_interest_percent: '5' })).toEqual({ lead_bps: 6000, lenders: [], fee_interest_percent: '5', fees_shared: false });
  });
});
