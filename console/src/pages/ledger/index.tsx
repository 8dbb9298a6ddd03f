// The general ledger: trial balance, journal, chart of accounts, months, the bank.
import { useTranslation } from 'react-i18next';
import { PageHeader, PageTabs } from '@/components/index.ts';
import { useMay } from '@/session.tsx';
import { ChartOfAccounts } from './Accounts.tsx';
import { Bank } from './Bank.tsx';
import { Collection } from './Collection.tsx';
import { Journal } from './Journal.tsx';
import { Months } from './Months.tsx';
import { Trial } from './Trial.tsx';

export default function LedgerPage() {
  const { t } = useTranslation('ledger');
  const may = useMay();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <PageTabs
        label={t('title')}
        tabs={[
          { key: 'trial', label: t('tab.trial'), children: <Trial /> },
          { key: 'journal', label: t('tab.journal'), children: <Journal /> },
          { key: 'chart', label: t('tab.chart'), children: <ChartOfAccounts /> },
          { key: 'months', label: t('tab.months'), children: <Months /> },
          { key: 'bank', label: t('tab.bank'), children: <Bank /> },
          ...(may('record-payment') ? [{ key: 'collection', label: t('tab.collection'), children: <Collection /> }] : []),
        ]}
      />
    </>
  );
}
