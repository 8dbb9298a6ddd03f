// What pays a loan off on a day, if nothing is paid before: principal, interest, penalty, less what lies there already.
import { Button, DatePicker, Modal } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Loaded, Money } from '@/components/index.ts';
import { useMe } from '@/session.tsx';
import { useExact } from './exact.tsx';
import type { Loan } from './read.ts';

const PARTS = ['principal', 'interest', 'penalty', 'advance'] as const;

function Quote({ loan, on }: { loan: Loan; on: string }) {
  const { t } = useTranslation('loans');
  const units = useExact(loan.principal.currency);
  const query = $api.useQuery('get', '/v1/loans/{id}/payoff', { params: { path: { id: loan.id }, query: { on } } });
  return (
    <Loaded query={query}>
      {(quote) => (
        <table className="plain-table" style={{ width: '100%' }}>
          <caption className="hidden-visually">{t('payoff.title')}</caption>
          <thead><tr><th scope="col">{t('payoff.part')}</th><th scope="col" className="num">{units.name}</th></tr></thead>
          <tbody>
            {PARTS.filter((part) => part !== 'advance' || quote.advance.minor > 0).map((part) => (
              <tr key={part}><th scope="row">{t(`payoff.${part}`)}</th><td className="num">{part === 'advance' && '−'}{units.text(quote[part])}</td></tr>
            ))}
            <tr className="sum-row"><th scope="row">{t('payoff.total', { day: quote.on })}</th><td className="num"><Money value={quote.total} /></td></tr>
          </tbody>
        </table>
      )}
    </Loaded>
  );
}

/** A button that quotes; today first, any later day on asking. */
export function PayoffQuote({ loan }: { loan: Loan }) {
  const { t } = useTranslation('loans');
  const { today } = useMe();
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(today);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('payoff.act')}</Button>
      <Modal open={open} title={t('payoff.title')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <p className="soft">{t('payoff.lead')}</p>
        <label style={{ display: 'block', marginBottom: 12 }}>
          {t('payoff.on')}{' '}
          <DatePicker value={dayjs(on)} allowClear={false} disabledDate={(day) => day.isBefore(dayjs(today), 'day')} onChange={(day) => setOn(day?.format('YYYY-MM-DD') ?? today)} />
        </label>
        <Quote loan={loan} on={on} />
      </Modal>
    </>
  );
}
