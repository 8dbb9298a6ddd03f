// Guarantees.
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/index.ts';

export default function GuaranteesPage() {
  const { t } = useTranslation('guarantees');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
