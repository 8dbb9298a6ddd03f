// An address that leads nowhere.
import { Link } from '@tanstack/react-router';
import { Result } from 'antd';
import { useTranslation } from 'react-i18next';

export function Nowhere() {
  const { t } = useTranslation();
  return <Result status="404" title={t('frame.nowhere')} subTitle={t('frame.nowhereLead')} extra={<Link to="/">{t('frame.home')}</Link>} />;
}
