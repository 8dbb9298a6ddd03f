// Looking at a loan from another day: which day it is worked out for, and what was known then. Both stand in the address.
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/session.tsx';
import type { Look } from './read.ts';

function LookDay({ label, value, onChange }: { label: string; value: string | undefined; onChange: (day: string | undefined) => void }) {
  const id = useId();
  const { today } = useMe();
  return (
    <div className="list-filter">
      <label htmlFor={id}>{label}</label>
      <DatePicker id={id} value={value ? dayjs(value) : null} placeholder={today} onChange={(day) => onChange(day?.format('YYYY-MM-DD'))} />
    </div>
  );
}

export function LookBar({ look }: { look: Look }) {
  const { t } = useTranslation('loans');
  const navigate = useNavigate();
  const change = (wanted: Look) => {
    void navigate({ to: '.', search: ((search: object) => ({ ...search, ...wanted })) as never, resetScroll: false });
  };
  const past = Boolean(look.at ?? look.known);
  return (
    <>
      <section aria-label={t('look.title')} className="list-filters" style={{ alignItems: 'flex-end' }}>
        <LookDay label={t('look.at')} value={look.at} onChange={(at) => change({ at })} />
        <LookDay label={t('look.known')} value={look.known} onChange={(known) => change({ known })} />
        <small className="soft" style={{ flex: '1 1 240px', paddingBottom: 6 }}>{t('look.hint')}</small>
      </section>
      {past && (
        <Alert
          type="warning"
          showIcon
          role="status"
          banner
          style={{ marginBottom: 16, border: '1px solid var(--warn-ink)', borderRadius: 8 }}
          message={<strong>{t('look.past')}</strong>}
          description={`${[look.at && t('look.pastAt', { day: look.at }), look.known && t('look.pastKnown', { day: look.known })].filter(Boolean).join(' · ')} · ${t('look.noActs')}`}
          action={<Button onClick={() => change({ at: undefined, known: undefined })}>{t('look.today')}</Button>}
        />
      )}
    </>
  );
}
