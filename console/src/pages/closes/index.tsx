// Days that were closed, and closing the next.
import { Alert, DatePicker, Form, Progress } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api, $api } from '@/api/client.ts';
import type { Bucket, Schemas } from '@/api/types.ts';
import { ActButton, CurrencySwitch, DataList, Day, Money, PageHeader, plainAct, Stats, useCurrency } from '@/components/index.ts';
import { useName, useUnit } from '@/display.tsx';
import { count, percent } from '@/format/numbers.ts';
import { useMay, useMe } from '@/session.tsx';

type ClosedDay = Schemas['ClosedDay'];

/** Classes that count as non-performing: what the five-category rule calls so, the last three. */
const NON_PERFORMING = new Set(['substandard', 'doubtful', 'loss']);

function sumOf(buckets: Bucket[], counts: (bucket: Bucket) => boolean): number {
  return buckets.filter(counts).reduce((sum, bucket) => sum + bucket.amount.minor, 0);
}

function overdueOf(close: ClosedDay) {
  return { ...close.outstanding, minor: sumOf(close.overdue, (bucket) => bucket.name.id !== 'current') };
}

function nplOf(close: ClosedDay): string {
  const bad = sumOf(close.classes, (bucket) => NON_PERFORMING.has(bucket.name.id));
  return close.outstanding.minor === 0 ? '–' : percent((100 * bad) / close.outstanding.minor);
}

function Buckets({ title, buckets, currency }: { title: string; buckets: Bucket[]; currency: string }) {
  const { t } = useTranslation('closes');
  const name = useName();
  const units = useUnit(currency);
  return (
    <table className="plain-table" style={{ maxWidth: 520 }}>
      <caption style={{ textAlign: 'left', padding: '4px 10px', fontWeight: 600 }}>{title}</caption>
      <thead><tr><th scope="col">{t('group')}</th><th scope="col" className="num">{units.heading(t('outstanding'))}</th><th scope="col" className="num">{t('count')}</th></tr></thead>
      <tbody>
        {buckets.map((bucket) => (
          <tr key={bucket.name.id}><td>{name(bucket.name)}</td><td className="num"><Money value={bucket.amount} /></td><td className="num">{count(bucket.count)}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

/** How far the close under way is; asked every other second while this page is open. */
function Running() {
  const { t, i18n } = useTranslation('closes');
  const found = $api.useQuery('get', '/v1/closes/running', {}, { refetchInterval: 2000 }).data?.progress;
  if (!found) return null;
  const many = found.days > 1;
  const [done, all] = many ? [found.days_done, found.days] : [found.loans_done, found.loans];
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 16 }}
      message={`${t('running')} · ${found.day} · ${i18n.language.startsWith('zh') ? found.phase_zh : found.phase_en}`}
      description={
        <>
          <Progress percent={all === 0 ? 0 : Math.floor((100 * done) / all)} aria-label={t('running')} />
          {many && <div>{t('runDays', { done: count(found.days_done), all: count(found.days) })}</div>}
          <div>{t('runLoans', { done: count(found.loans_done), all: count(found.loans) })}</div>
        </>
      }
    />
  );
}

/** Loans that the last closes could not count, each with its reason. */
function SetAside() {
  const { t } = useTranslation('closes');
  const rows = $api.useQuery('get', '/v1/closes/set-aside').data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      message={`${t('asideTitle')} (${count(rows.length)})`}
      description={
        <>
          <p>{t('asideLead')}</p>
          <ul>{rows.map((row) => <li key={row.loan}><strong>{row.number ?? row.loan}</strong> · {row.day} · {row.reason}</li>)}</ul>
        </>
      }
    />
  );
}

function Work({ work }: { work: NonNullable<ClosedDay['work']> }) {
  const { t } = useTranslation('closes');
  const units = useUnit(work.interest_a_day.currency);
  const rows: [string, React.ReactNode][] = [
    [t('fallenDue'), count(work.fallen_due_loans)],
    [units.heading(t('fallenPrincipal')), <Money key="p" value={work.fallen_due_principal} />],
    [units.heading(t('fallenInterest')), <Money key="i" value={work.fallen_due_interest} />],
    [units.heading(t('interestADay')), <Money key="d" value={work.interest_a_day} />],
    [t('lookedAt'), count(work.looked_at)],
    [t('setAside'), count(work.set_aside)],
  ];
  return (
    <table className="plain-table" style={{ maxWidth: 360 }}>
      <caption style={{ textAlign: 'left', padding: '4px 10px', fontWeight: 600 }}>{t('work')}</caption>
      <tbody>{rows.map(([name, value]) => <tr key={name}><th scope="row" style={{ fontWeight: 400 }}>{name}</th><td className="num">{value}</td></tr>)}</tbody>
    </table>
  );
}

function CloseThrough() {
  const { t } = useTranslation('closes');
  const me = useMe();
  return (
    <ActButton
      primary
      act={plainAct(t('close'))}
      explain={t('throughLead')}
      initialValues={{ through: dayjs(me.today).subtract(1, 'day') }}
      run={(values: { through: Dayjs }, keyed) => api.POST('/v1/closes', { params: keyed, body: { through: values.through.format('YYYY-MM-DD') } })}
    >
      <Form.Item name="through" label={t('through')} rules={[{ required: true, message: t('needDay') }]}>
        <DatePicker style={{ width: '100%' }} maxDate={dayjs(me.today)} allowClear={false} />
      </Form.Item>
    </ActButton>
  );
}

export default function ClosesPage() {
  const { t } = useTranslation('closes');
  const me = useMe();
  const may = useMay();
  const asked = useCurrency();
  const last = $api.useQuery('get', '/v1/closes', { params: { query: { limit: 1, ...asked } } }).data?.rows[0];
  const currency = last?.outstanding.currency ?? me.institution.currency;
  const units = useUnit(currency);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} acts={may('close-day') && <CloseThrough />} />
      <Stats
        figures={[
          { label: t('today'), value: me.today },
          { label: t('last'), value: last?.day ?? '–' },
          { label: t('outstanding'), value: <Money value={last?.outstanding} />, unit: last && units.name },
          { label: t('npl'), value: last ? nplOf(last) : '–' },
        ]}
      />
      <Running />
      <SetAside />
      {last && <CurrencySwitch currencies={last.currencies} value={currency} />}
      <DataList
        path="/v1/closes"
        fixed={asked as Record<string, string>}
        label={t('title')}
        rowKey={(row) => row.day}
        empty={t('nothing')}
        columns={[
          { key: 'day', title: t('day'), primary: true, render: (row) => <strong className="num">{row.day}</strong> },
          { key: 'loans', title: t('loans'), numeric: true, render: (row) => <span className="num">{count(row.loans)}</span> },
          { key: 'outstanding', title: t('outstanding'), money: true, render: (row) => <Money value={row.outstanding} /> },
          { key: 'overdue', title: t('overdue'), money: true, render: (row) => <Money value={overdueOf(row)} /> },
          { key: 'npl', title: t('npl'), numeric: true, render: (row) => <span className="num">{nplOf(row)}</span> },
          { key: 'closedOn', title: t('closedOn'), render: (row) => <Day value={row.closed_on} /> },
        ]}
        expand={(row) => (
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: 24 }}>
            <Buckets title={t('classes')} buckets={row.classes} currency={currency} />
            <Buckets title={t('buckets')} buckets={row.overdue} currency={currency} />
            {row.work && <Work work={row.work} />}
          </div>
        )}
      />
    </>
  );
}
