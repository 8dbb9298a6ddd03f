// Me.
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/index.ts';

export default function MePage() {
  const { t } = useTranslation('me');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
