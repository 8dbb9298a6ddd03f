// A guarantor's desk: capacity beside its lines, the fast lane, fiscal pools, and the histories of guaranteed credit.
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Loaded, PageHeader, PageTabs } from '@/components/index.ts';
import { useMay } from '@/session.tsx';
import { AskButton, RecordButton } from './Acts.tsx';
import { Desk } from './Desk.tsx';
import { History } from './History.tsx';
import { Pools } from './Pools.tsx';

export default function GuarantorPage() {
  const { t } = useTranslation('desk');
  const may = useMay();
  const query = $api.useQuery('get', '/v1/guarantor/desk');
  const tabs = [
    { key: 'desk', label: t('tabs.desk'), children: <Loaded query={query}>{(desk) => <Desk desk={desk} />}</Loaded> },
    { key: 'pools', label: t('tabs.pools'), children: <Pools /> },
  ];
  if (may('read-data')) tabs.push({ key: 'history', label: t('tabs.history'), children: <History /> });
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        acts={<>{may('agree-guarantee') && <AskButton />}{(may('agree-guarantee') || may('claim-guarantee')) && <RecordButton />}</>}
      />
      <PageTabs label={t('tabs.label')} tabs={tabs} />
    </>
  );
}
