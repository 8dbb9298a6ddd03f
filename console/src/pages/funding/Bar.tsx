// How much of a quota is used, as a bar with its figure.
import { useTranslation } from 'react-i18next';
import { Meter } from '@/components/index.ts';

export function Bar({ percent }: { percent: string }) {
  const { t } = useTranslation('funding');
  return <Meter percent={percent} label={t('bar', { percent })} warn={Number(percent) >= 95} />;
}
