// Guarantee agreements.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataList, Money, PageHeader, plainAct } from '@/components/index.ts';
import { count, trimmed } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { AgreeButton } from './Agree.tsx';

export default function GuaranteesPage() {
  const { t } = useTranslation('guarantees');
  const may = useMay();
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        acts={may('agree-guarantee') && <AgreeButton act={plainAct(t('agree.title'))} />}
      />
      <DataList
        path="/v1/agreements"
        label={t('title')}
        rowKey={(row) => row.id}
        empty={t('list.empty')}
        columns={[
          { key: 'name', title: t('list.name'), primary: true, render: (row) => <Link className="row-link" to={`/guarantees/${row.id}` as never}>{row.name}</Link> },
          { key: 'parties', title: t('list.parties'), render: (row) => <span className="num">{row.parties.map((party) => trimmed(party.share_percent, 0)).join(' : ')}</span> },
          { key: 'loans', title: t('list.loans'), numeric: true, render: (row) => <span className="num">{count(row.loans)}</span> },
          { key: 'outstanding', title: t('list.outstanding'), money: true, render: (row) => <Money value={row.outstanding} /> },
          { key: 'losses', title: t('list.losses'), money: true, render: (row) => <Money value={row.losses} /> },
          { key: 'paid', title: t('list.paid'), money: true, render: (row) => <Money value={row.paid} /> },
          { key: 'recovered', title: t('list.recovered'), money: true, render: (row) => <Money value={row.recovered} /> },
        ]}
      />
    </>
  );
}
