import { expect, test } from 'vitest';
import { measured } from './measured.ts';

const yuan = { id: 'fen', zh: '元', en: 'yuan' };

test('a value stands with its unit as people write it', () => {
  expect(measured('4,348,792', yuan, 'zh')).toEqual({ number: '4,348,792.00', after: '元', close: false });
  expect(measured('428,743.1', { ...yuan, id: 'yuan' }, 'en')).toEqual({ number: '428,743.10', after: 'yuan', close: false });
  expect(measured('0.125', yuan, 'en').number).toBe('0.125');
  expect(measured('92.5', { id: 'pct', zh: '%', en: '%' }, 'zh')).toEqual({ number: '92.5', after: '%', close: true });
  expect(measured('1', { id: 'flag', zh: '是否', en: 'yes or no' }, 'zh').number).toBe('是');
  expect(measured(null, yuan, 'zh')).toEqual({ number: '–', after: '', close: false });
});
