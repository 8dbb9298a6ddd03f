// Closes.
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/index.ts';

export default function ClosesPage() {
  const { t } = useTranslation('closes');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
