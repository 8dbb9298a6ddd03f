// Which day the ledger is looked at from: period, view, and what was known then. All of it stands in the address.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/session.tsx';

export interface Look {
  at?: string;
  from?: string;
  view?: string;
  known_at?: string;
  currency?: string;
}

const KEYS = ['at', 'from', 'view', 'known_at', 'currency'] as const;

export function useLook(): [Look, (change: Partial<Record<keyof Look, string | undefined>>) => void] {
  const search = useSearch({ strict: false }) as Record<string, string>;
  const navigate = useNavigate();
  const look = Object.fromEntries(KEYS.flatMap((key) => (search[key] ? [[key, search[key]]] : []))) as Look;
  const change = (wanted: object) => void navigate({ to: '.', search: ((before: object) => ({ ...before, ...wanted })) as never, resetScroll: false });
  return [look, change];
}

function LookDay({ label, value, placeholder, onChange }: { label: string; value: string | undefined; placeholder?: string; onChange: (day: string | undefined) => void }) {
  const id = useId();
  return (
    <div className="list-filter">
      <label htmlFor={id}>{label}</label>
      <DatePicker id={id} value={value ? dayjs(value) : null} placeholder={placeholder} onChange={(day) => onChange(day?.format('YYYY-MM-DD'))} />
    </div>
  );
}

export function LookBar() {
  const { t } = useTranslation('ledger');
  const { today } = useMe();
  const [look, change] = useLook();
  return (
    <section aria-label={t('look.title')} className="list-filters" style={{ alignItems: 'flex-end' }}>
      <LookDay label={t('look.from')} value={look.from} placeholder={t('look.begin')} onChange={(from) => change({ from })} />
      <LookDay label={t('look.at')} value={look.at} placeholder={today} onChange={(at) => change({ at })} />
      <LookDay label={t('look.known')} value={look.known_at} placeholder={t('look.now')} onChange={(known_at) => change({ known_at })} />
      <div className="list-filter">
        <span className="soft">{t('look.view')}</span>
        <Segmented
          aria-label={t('look.view')}
          value={look.view ?? 'book'}
          onChange={(view) => change({ view: view === 'book' ? undefined : String(view) })}
          options={[{ value: 'book', label: t('look.book') }, { value: 'value', label: t('look.value') }]}
        />
      </div>
    </section>
  );
}
