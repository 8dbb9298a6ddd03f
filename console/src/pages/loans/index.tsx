// Loans.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataList, Money, NamedTag, PageHeader, Rate } from '@/components/index.ts';
import { useName } from '@/display.tsx';

export default function LoansPage() {
  const { t } = useTranslation('loans');
  const { t: c } = useTranslation();
  const name = useName();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <DataList
        path="/v1/loans"
        label={t('title')}
        exportPath="/v1/loans/export"
        rowKey={(row) => row.id}
        filters={[{ key: 'q', label: c('list.search') }, { key: 'from', label: c('list.from'), kind: 'day' }]}
        columns={[
          { key: 'number', title: 'number', primary: true, sort: 'number', render: (row) => <Link className="row-link" to={`/loans/${row.id}` as never}>{row.number}</Link> },
          { key: 'firm', title: 'firm', render: (row) => row.firm_name },
          { key: 'product', title: 'product', render: (row) => name({ zh: row.product_zh, en: row.product_en }) },
          { key: 'outstanding', title: c('field.balance'), money: true, render: (row) => <Money value={row.outstanding} /> },
          { key: 'rate', title: c('rate.heading'), numeric: true, render: (row) => <Rate value={row.rate} /> },
          { key: 'class', title: 'class', render: (row) => <NamedTag value={row.class} /> },
        ]}
      />
    </>
  );
}
