// Facilities: what each lets be in use today, what is used of it, what is free.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { DataList, Day, Money, NamedTag, PageHeader, PageTabs, type Column } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { Buyers } from './Buyers.tsx';

function useColumns(): Column<Schemas['FacilityLine']>[] {
  const { t } = useTranslation('facilities');
  const name = useName();
  return [
    { key: 'number', title: t('column.number'), primary: true, render: (row) => <Link className="row-link num" to={`/facilities/${row.id}` as never}>{row.number}</Link> },
    { key: 'firm', title: t('column.firm'), render: (row) => row.firm_name ?? t('erased') },
    { key: 'product', title: t('column.product'), optional: true, render: (row) => name({ zh: row.product_zh, en: row.product_en }) },
    { key: 'kind', title: t('column.kind'), optional: true, render: (row) => name(row.revolving) },
    { key: 'limit', title: t('column.limit'), money: true, optional: true, render: (row) => <Money value={row.availability.limit} /> },
    { key: 'ceiling', title: t('column.ceiling'), money: true, render: (row) => <Money value={row.availability.ceiling} /> },
    { key: 'used', title: t('column.used'), money: true, render: (row) => <Money value={row.availability.used} /> },
    { key: 'free', title: t('column.free'), money: true, render: (row) => <Money value={row.availability.free} /> },
    { key: 'state', title: t('column.state'), render: (row) => <NamedTag value={row.state} /> },
    { key: 'until', title: t('column.until'), optional: true, render: (row) => <Day value={row.until} /> },
  ];
}

export default function FacilitiesPage() {
  const { t } = useTranslation('facilities');
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <PageTabs
        label={t('title')}
        tabs={[
          { key: 'facilities', label: t('tabs.facilities'), children: <DataList path="/v1/facilities" label={t('title')} rowKey={(row) => row.id} filters={[]} columns={columns} /> },
          { key: 'buyers', label: t('tabs.buyers'), children: <Buyers /> },
        ]}
      />
    </>
  );
}
