// Firms that this institution has a file on.
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataList, Day, NamedTag, PageHeader, SimulatedBadge, type Filter } from '@/components/index.ts';
import { INDUSTRIES, REGIONS } from '@/pages/loans/words.ts';
import { useMay } from '@/session.tsx';
import { CodeName } from './CodeName.tsx';
import { RegisterButton } from './Register.tsx';

export default function FirmsPage() {
  const { t } = useTranslation('firms');
  const { t: words } = useTranslation('loans');
  const may = useMay();
  const filters = useMemo<Filter[]>(
    () => [
      { key: 'q', label: t('list.q'), placeholder: t('list.qHint') },
      { key: 'region', label: t('list.region'), kind: 'select', options: REGIONS.map((value) => ({ value, label: words(`region.${value}`) })) },
      { key: 'industry', label: t('list.industry'), kind: 'select', options: INDUSTRIES.map((value) => ({ value, label: `${value} ${words(`industry.${value}`)}` })) },
    ],
    [t, words],
  );
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} acts={may('register-firm') && <RegisterButton />} />
      <DataList
        path="/v1/firms"
        label={t('title')}
        rowKey={(row) => row.id}
        filters={filters}
        empty={t('list.empty')}
        columns={[
          { key: 'name', title: t('list.name'), primary: true, render: (row) => <Link className="row-link" to={`/firms/${row.id}` as never}>{row.name}</Link> },
          { key: 'uscc', title: t('list.uscc'), render: (row) => <span className="mono">{row.uscc}</span> },
          { key: 'region', title: t('list.region'), render: (row) => <CodeName value={row.region} /> },
          { key: 'industry', title: t('list.industry'), render: (row) => <CodeName value={row.industry} /> },
          { key: 'registered', title: t('list.registered'), render: (row) => <Day value={row.registered_on} /> },
          { key: 'standing', title: t('list.standing'), render: (row) => <NamedTag value={row.standing} tone={row.standing.id === 'active' ? 'good' : 'bad'} /> },
          { key: 'data', title: t('list.data'), optional: true, render: (row) => (row.simulated ? <SimulatedBadge /> : <Tag>{t('list.real')}</Tag>) },
        ]}
      />
    </>
  );
}
