// Amounts of the books: always to the last cent, whatever unit the reader chose for overviews.
import type { Cash } from '@/api/types.ts';
import { useDisplay } from '@/display.tsx';
import { formatMinor, unitName } from '@/format/money.ts';

export function Exact({ value }: { value: Cash | null | undefined }) {
  return <span className="num">{value ? formatMinor(value.minor, value.currency, 'yuan') : '–'}</span>;
}

export function useExact(currency = 'CNY') {
  const { lang } = useDisplay();
  const name = unitName(currency, 'yuan', lang);
  return {
    name,
    heading: (title: string) => (lang === 'zh' ? `${title}（${name}）` : `${title} (${name})`),
    text: (cash: Cash) => formatMinor(cash.minor, cash.currency, 'yuan'),
  };
}
