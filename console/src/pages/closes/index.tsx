// Days that were closed, and closing the next.
import { DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api, $api } from '@/api/client.ts';
import type { Bucket, Schemas } from '@/api/types.ts';
import { ActButton, DataList, Day, Money, PageHeader, plainAct, Stats } from '@/components/index.ts';
import { useName, useUnit } from '@/display.tsx';
import { count, percent } from '@/format/numbers.ts';
import { useMay, useMe } from '@/session.tsx';

type CloseCard = Schemas['CloseCard'];

/** Classes that count as non-performing: what the five-category rule calls so, the last three. */
const NON_PERFORMING = new Set(['substandard', 'doubtful', 'loss']);

function sumOf(buckets: Bucket[], counts: (bucket: Bucket) => boolean): number {
  return buckets.filter(counts).reduce((sum, bucket) => sum + bucket.amount.minor, 0);
}

function overdueOf(close: CloseCard) {
  return { ...close.outstanding, minor: sumOf(close.overdue, (bucket) => bucket.name.id !== 'current') };
}

function nplOf(close: CloseCard): string {
  const bad = sumOf(close.classes, (bucket) => NON_PERFORMING.has(bucket.name.id));
  return close.outstanding.minor === 0 ? '–' : percent((100 * bad) / close.outstanding.minor);
}

function Buckets({ title, buckets }: { title: string; buckets: Bucket[] }) {
  const { t } = useTranslation('closes');
  const name = useName();
  const units = useUnit(useMe().institution.currency);
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
  const units = useUnit(me.institution.currency);
  const last = $api.useQuery('get', '/v1/closes', { params: { query: { limit: 1 } } }).data?.rows[0];
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
      <DataList
        path="/v1/closes"
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
            <Buckets title={t('classes')} buckets={row.classes} />
            <Buckets title={t('buckets')} buckets={row.overdue} />
          </div>
        )}
      />
    </>
  );
}
