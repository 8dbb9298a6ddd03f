// Webhooks.
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/index.ts';

export default function WebhooksPage() {
  const { t } = useTranslation('webhooks');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
