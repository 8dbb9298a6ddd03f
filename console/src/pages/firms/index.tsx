// Firms.
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/index.ts';

export default function FirmsPage() {
  const { t } = useTranslation('firms');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
