// Loans.
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/index.ts';

export default function LoansPage() {
  const { t } = useTranslation('loans');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
