// Audit.
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/index.ts';

export default function AuditPage() {
  const { t } = useTranslation('audit');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
