// Alerts to work, the gravest first, and the declared warnings that raise them.
import { useTranslation } from 'react-i18next';
import { DataList, Money, PageHeader, PageTabs, type Column, type Filter } from '@/components/index.ts';
import { useMay } from '@/session.tsx';
import { useLook } from './Look.tsx';
import { AlertName, Due, FirmLink, Grades, SaidLines, StatusTag } from './parts.tsx';
import { isUnread, LEVELS, STATES, type Alert } from './read.ts';
import { LIVE, Tiles } from './Tiles.tsx';
import { Warnings } from './Warnings.tsx';

function useColumns(): Column<Alert>[] {
  const { t } = useTranslation('alerts');
  return [
    { key: 'warning', title: t('column.warning'), primary: true, render: (row) => <AlertName alert={row} /> },
    { key: 'firm', title: t('column.firm'), render: (row) => <span className="alert-firm"><FirmLink alert={row} /></span> },
    { key: 'said', title: t('column.said'), render: (row) => <SaidLines said={row.said} /> },
    { key: 'grade', title: t('column.grade'), render: (row) => <Grades alert={row} /> },
    { key: 'owed', title: t('column.owed'), money: true, render: (row) => <Money value={row.owed} /> },
    { key: 'due', title: t('column.due'), render: (row) => <Due alert={row} /> },
    { key: 'status', title: t('column.status'), render: (row) => <><StatusTag status={row.status} />{row.cleared_on && row.status.id !== 'closed' && !isUnread(row) && <small className="alert-over">{t('over')}</small>}</> },
    { key: 'handler', title: t('column.handler'), render: (row) => row.handler ?? '–' },
    { key: 'raised', title: t('column.raised'), optional: true, render: (row) => <span className="num">{row.raised_on}</span> },
    { key: 'times', title: t('column.times'), optional: true, numeric: true, render: (row) => <span className="num">{row.times}</span> },
  ];
}

function ToWork({ outcome }: { outcome: React.ReactNode }) {
  const { t } = useTranslation('alerts');
  const columns = useColumns();
  const filters: Filter[] = [
    { key: 'status', label: t('column.status'), kind: 'select', all: t('notClosed'), options: STATES.map((value) => ({ value, label: t(`status.${value}`) })) },
    { key: 'level', label: t('column.level'), kind: 'select', options: LEVELS.map((value) => ({ value, label: t(`level.${value}`) })) },
  ];
  return (
    <>
      {outcome}
      <Tiles />
      <DataList path="/v1/alerts" label={t('title')} rowKey={(row) => row.id} filters={filters} columns={columns} empty={t('nothing')} live={LIVE} exported={false} />
    </>
  );
}

export default function AlertsPage() {
  const { t } = useTranslation('alerts');
  const may = useMay();
  const { button, outcome } = useLook();
  const tabs = [
    { key: 'work', label: t('tab.work'), children: <ToWork outcome={outcome} /> },
    { key: 'warnings', label: t('tab.warnings'), children: <Warnings /> },
  ];
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} acts={may('watch') && button} />
      <PageTabs label={t('tabs')} tabs={tabs} />
    </>
  );
}
