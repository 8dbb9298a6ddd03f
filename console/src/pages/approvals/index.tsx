// Approvals.
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/index.ts';

export default function ApprovalsPage() {
  const { t } = useTranslation('approvals');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
