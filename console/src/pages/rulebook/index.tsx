// Rulebook.
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/index.ts';

export default function RulebookPage() {
  const { t } = useTranslation('rulebook');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
