// Scorecards.
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/index.ts';

export default function ScorecardsPage() {
  const { t } = useTranslation('scorecards');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
