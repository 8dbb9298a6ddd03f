// Applications: the queues people work through, and everything by filter.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { DataList, Day, Money, NamedTag, PageHeader, type Filter } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { useMay } from '@/session.tsx';
import { GRADES, OUTCOMES, QUEUES, STATES } from './words.ts';

/** Filters of the list; the firm only when an address names one. */
function useFilters(firm: string | undefined): Filter[] {
  const { t } = useTranslation('applications');
  const name = useName();
  const may = useMay();
  const products = $api.useQuery('get', '/v1/products', { params: { query: { limit: 500 } } }, { enabled: may('read-product') });
  const options = products.data?.rows.map((row) => ({ value: row.code, label: name({ zh: row.name_zh, en: row.name_en }) }));
  return [
    { key: 'q', label: t('filter.q'), placeholder: t('filter.qHint') },
    { key: 'state', label: t('filter.state'), kind: 'select', options: STATES.map((value) => ({ value, label: t(`state.${value}`) })) },
    { key: 'outcome', label: t('filter.outcome'), kind: 'select', options: OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) })) },
    { key: 'product', label: t('filter.product'), ...(options ? { kind: 'select', options } : {}) },
    { key: 'grade', label: t('filter.grade'), kind: 'select', options: GRADES.map((value) => ({ value, label: value })) },
    { key: 'from', label: t('filter.from'), kind: 'day' },
    { key: 'to', label: t('filter.to'), kind: 'day' },
    ...(firm ? [{ key: 'firm', label: t('filter.firm'), kind: 'select', options: [{ value: firm, label: t('filter.thisFirm') }] } satisfies Filter] : []),
  ];
}

function Queues({ state }: { state: string }) {
  const { t } = useTranslation('applications');
  const navigate = useNavigate();
  const options: { value: string; label: string }[] = [{ value: 'all', label: t('tabs.all') }, ...QUEUES.map((value) => ({ value, label: t(`tabs.${value}`) }))];
  const active = state === '' ? 'all' : state;
  return (
    <div className="scroll-x" style={{ marginBottom: 12 }}>
      <Segmented
        aria-label={t('tabs.label')}
        value={options.some(({ value }) => value === active) ? active : ''}
        options={options}
        onChange={(key) => {
          const change = (search: object) => ({ ...search, state: key === 'all' ? undefined : key, after: undefined });
          void navigate({ to: '.', search: change as never, resetScroll: false });
        }}
      />
    </div>
  );
}

export default function ApplicationsPage() {
  const { t } = useTranslation('applications');
  const { t: c } = useTranslation();
  const name = useName();
  const may = useMay();
  const { state = '', firm } = useSearch({ strict: false }) as { state?: string; firm?: string };
  const filters = useFilters(firm);
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        acts={may('submit-application') && <Link to="/applications/new"><Button type="primary" tabIndex={-1}>{t('new.open')}</Button></Link>}
      />
      <Queues state={state} />
      <DataList
        path="/v1/applications"
        label={t('title')}
        rowKey={(row) => row.id}
        filters={filters}
        columns={[
          { key: 'firm', title: t('column.firm'), primary: true, render: (row) => <Link className="row-link" to={`/applications/${row.id}` as never}>{row.firm_name ?? t('erased')}</Link> },
          { key: 'product', title: t('column.product'), render: (row) => name({ zh: row.product_zh, en: row.product_en }) },
          { key: 'amount', title: t('column.amount'), money: true, render: (row) => <Money value={row.amount} /> },
          { key: 'tenor', title: t('column.tenor'), numeric: true, optional: true, render: (row) => <span className="num">{c('field.months', { count: row.tenor_months })}</span> },
          { key: 'state', title: t('column.state'), render: (row) => <NamedTag value={row.state} /> },
          { key: 'outcome', title: t('column.outcome'), render: (row) => <NamedTag value={row.outcome} /> },
          { key: 'grade', title: t('column.grade'), render: (row) => row.grade ?? '–' },
          { key: 'submitted_on', title: t('column.submittedOn'), render: (row) => <Day value={row.submitted_on} /> },
          { key: 'submitted_by', title: t('column.submittedBy'), optional: true, render: (row) => row.submitted_by_name },
          { key: 'loan', title: t('column.loan'), render: (row) => (row.loan ? <Link className="row-link num" to={`/loans/${row.loan}` as never}>{row.loan_number}</Link> : '–') },
        ]}
      />
    </>
  );
}
