// The quality of the book: classes with what is provided for them, debtors looked at as a whole, circumstances recorded.
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Loaded, PageHeader, PageTabs } from '@/components/index.ts';
import { useMay } from '@/session.tsx';
import { Circumstances, RecordButton } from './Circumstances.tsx';
import { Debtors } from './Debtors.tsx';
import { Provision } from './Provision.tsx';

export default function ClassificationPage() {
  const { t } = useTranslation('quality');
  const may = useMay();
  const query = $api.useQuery('get', '/v1/classification');
  return (
    <>
      <PageHeader title={t('class.title')} lead={t('class.lead')} acts={may('record-circumstance') && <RecordButton />} />
      <Loaded query={query}>
        {(card) => (
          <PageTabs
            label={t('class.tabs.label')}
            tabs={[
              { key: 'mix', label: t('class.tabs.mix'), children: <Provision card={card.provision ?? null} /> },
              { key: 'debtors', label: `${t('class.tabs.debtors')} (${card.debtors.length})`, children: <Debtors debtors={card.debtors} /> },
              { key: 'circumstances', label: `${t('class.tabs.circumstances')} (${card.circumstances.length})`, children: <Circumstances cards={card.circumstances} /> },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
