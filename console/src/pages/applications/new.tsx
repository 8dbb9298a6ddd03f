// Applications.
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/index.ts';

export default function ApplicationsPage() {
  const { t } = useTranslation('applications');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
