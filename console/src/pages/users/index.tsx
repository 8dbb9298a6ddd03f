// Users.
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/index.ts';

export default function UsersPage() {
  const { t } = useTranslation('users');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
