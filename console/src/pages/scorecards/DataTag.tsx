// Whether a scorecard or an import stands on simulated or on real data.
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { SimulatedBadge } from '@/components/index.ts';

export function DataTag({ simulated }: { simulated: boolean }) {
  const { t } = useTranslation('scorecards');
  return simulated ? <SimulatedBadge /> : <Tag>{t('list.real')}</Tag>;
}
