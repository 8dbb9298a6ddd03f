// Market.
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/index.ts';

export default function MarketPage() {
  const { t } = useTranslation('market');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
