// Products.
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/index.ts';

export default function ProductsPage() {
  const { t } = useTranslation('products');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
