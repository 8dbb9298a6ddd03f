// The first page: the overview for whoever may read it, else the first page of their menu.
import { Navigate } from '@tanstack/react-router';
import { Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/session.tsx';
import { entriesFor } from './menu.tsx';

export function Home() {
  const { t } = useTranslation();
  const [first] = entriesFor(useMe().allowed);
  if (!first) return <Result status="info" title={t('frame.noPage')} />;
  return <Navigate to={`/${first.key}` as never} replace />;
}
