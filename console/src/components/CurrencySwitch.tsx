// Which currency a page shows, where the book has more than one: each has figures of its own, and none are added. It stands in the address.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** The currency asked for; the institution's own when there is none. */
export function useCurrency(): { currency?: string } {
  const { currency } = useSearch({ strict: false }) as Record<string, string | undefined>;
  return useMemo(() => (currency ? { currency } : {}), [currency]);
}

/** Nothing for a book in one currency. The first of the currencies is the institution's own. */
export function CurrencySwitch({ currencies, value }: { currencies: string[]; value: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (currencies.length < 2 && currencies.includes(value)) return null;
  const all = currencies.includes(value) ? currencies : [...currencies, value];
  const change = (currency: string) =>
    void navigate({ to: '.', search: ((before: object) => ({ ...before, currency: currency === all[0] ? undefined : currency, after: undefined })) as never, resetScroll: false });
  return (
    <div className="list-filter" style={{ marginBottom: 12 }}>
      <span className="soft">{t('field.currency')}</span>
      <Segmented aria-label={t('field.currency')} value={value} onChange={(chosen) => change(String(chosen))} options={all} />
    </div>
  );
}
