// Loans by state, class, days past due, product, place and industry.
import { Link, useSearch } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { DataList, Day, Money, NamedTag, PageHeader, Rate, type Column, type Filter } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { useMay } from '@/session.tsx';
import { BUCKETS, CLASSES, INDUSTRIES, REGIONS, STATES } from './words.ts';

/** Filters of the list; a firm, or a finer place, only when an address names one. */
function useFilters({ firm, region }: { firm?: string; region?: string }): Filter[] {
  const { t } = useTranslation('loans');
  const name = useName();
  const may = useMay();
  const products = $api.useQuery('get', '/v1/products', { params: { query: { limit: 500 } } }, { enabled: may('read-product') });
  const productOptions = products.data?.rows.map((row) => ({ value: row.code, label: name({ zh: row.name_zh, en: row.name_en }) }));
  const regions: { value: string; label: string }[] = REGIONS.map((value) => ({ value, label: t(`region.${value}`) }));
  if (region && !regions.some(({ value }) => value === region)) regions.unshift({ value: region, label: region });
  return [
    { key: 'q', label: t('filter.q'), placeholder: t('filter.qHint') },
    { key: 'state', label: t('filter.state'), kind: 'select', options: STATES.map((value) => ({ value, label: t(`state.${value}`) })) },
    { key: 'class', label: t('filter.class'), kind: 'select', options: CLASSES.map((value) => ({ value, label: t(`class.${value}`) })) },
    { key: 'overdue', label: t('filter.overdue'), kind: 'select', options: BUCKETS.map((value) => ({ value, label: t(`overdue.${value}`) })) },
    { key: 'product', label: t('filter.product'), ...(productOptions ? { kind: 'select', options: productOptions } : {}) },
    { key: 'region', label: t('filter.region'), kind: 'select', options: regions },
    { key: 'industry', label: t('filter.industry'), kind: 'select', options: INDUSTRIES.map((value) => ({ value, label: `${value} ${t(`industry.${value}`)}` })) },
    { key: 'from', label: t('filter.from'), kind: 'day' },
    { key: 'to', label: t('filter.to'), kind: 'day' },
    ...(firm ? [{ key: 'firm', label: t('filter.firm'), kind: 'select', options: [{ value: firm, label: t('filter.thisFirm') }] } satisfies Filter] : []),
  ];
}

function useColumns(): Column<Schemas['LoanLine']>[] {
  const { t } = useTranslation('loans');
  const name = useName();
  return [
    { key: 'number', title: t('column.number'), primary: true, sort: 'number', render: (row) => <Link className="row-link num" to={`/loans/${row.id}` as never}>{row.number}</Link> },
    { key: 'firm', title: t('column.firm'), render: (row) => row.firm_name ?? t('erased') },
    { key: 'product', title: t('column.product'), optional: true, render: (row) => name({ zh: row.product_zh, en: row.product_en }) },
    { key: 'principal', title: t('column.principal'), money: true, optional: true, render: (row) => <Money value={row.principal} /> },
    { key: 'outstanding', title: t('column.outstanding'), money: true, render: (row) => <Money value={row.outstanding} /> },
    { key: 'rate', title: t('column.rate'), numeric: true, render: (row) => <Rate value={row.rate} /> },
    { key: 'state', title: t('column.state'), render: (row) => <NamedTag value={row.state} /> },
    { key: 'overdue', title: t('column.overdue'), numeric: true, render: (row) => <Overdue days={row.days_past_due} /> },
    { key: 'class', title: t('column.class'), render: (row) => <NamedTag value={row.class} /> },
    { key: 'ends', title: t('column.ends'), optional: true, render: (row) => <Day value={row.ends_on} /> },
    { key: 'starts', title: t('column.starts'), optional: true, render: (row) => <Day value={row.starts_on} /> },
    { key: 'region', title: t('column.region'), optional: true, render: (row) => row.region_zh ?? '–' },
    { key: 'industry', title: t('column.industry'), optional: true, render: (row) => row.industry_zh ?? '–' },
    { key: 'guaranteed', title: t('column.guaranteed'), optional: true, render: (row) => (row.guaranteed ? <Tag>{t('one.guaranteed')}</Tag> : '–') },
    { key: 'position_on', title: t('column.positionOn'), optional: true, render: (row) => <Day value={row.position_on} /> },
  ];
}

function Overdue({ days }: { days: number | null | undefined }) {
  const { t } = useTranslation('loans');
  if (typeof days !== 'number') return <span>–</span>;
  return <span className="num" style={days > 0 ? { color: 'var(--bad-ink)', fontWeight: 600 } : undefined}>{t('days', { count: days })}</span>;
}

export default function LoansPage() {
  const { t } = useTranslation('loans');
  const filters = useFilters(useSearch({ strict: false }) as { firm?: string; region?: string });
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <DataList path="/v1/loans" label={t('title')} rowKey={(row) => row.id} filters={filters} columns={columns} />
    </>
  );
}
