// Parameters in force on a day, each with its source; the calendar of working days.
import { useTranslation } from 'react-i18next';
import { DataList, Day, NamedTag, PageHeader, PageTabs } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';
import { Workdays } from './Workdays.tsx';

function Parameters() {
  const { t } = useTranslation('rulebook');
  const name = useName();
  const { lang } = useDisplay();
  return (
    <DataList
      whole
      path="/v1/rulebook"
      label={t('title')}
      rowKey={(row) => `${row.id}/${row.effective_from}/${row.value}`}
      empty={t('nothing')}
      filters={[{ key: 'on', label: t('on'), kind: 'day' }]}
      columns={[
        { key: 'parameter', title: t('parameter'), primary: true, render: (row) => <span style={{ whiteSpace: 'normal' }}>{name(row)}</span> },
        { key: 'value', title: t('value'), numeric: true, render: (row) => <strong className="num" style={{ whiteSpace: 'normal' }}>{row.operator !== '=' && row.operator} {row.value === 'half-up' ? t('halfUp') : row.value}</strong> },
        { key: 'unit', title: t('unit'), render: (row) => name(row.unit) },
        { key: 'from', title: t('from'), render: (row) => <Day value={row.effective_from} /> },
        { key: 'to', title: t('to'), render: (row) => (row.effective_to ? <Day value={row.effective_to} /> : <span className="soft">{t('open')}</span>) },
        { key: 'confidence', title: t('confidence'), render: (row) => <NamedTag value={row.confidence} /> },
        { key: 'source', title: t('source'), render: (row) => <div style={{ minWidth: 200, maxWidth: 420, whiteSpace: 'normal' }}>{row.source}<div className="soft">{lang === 'zh' ? row.note_zh : row.note_en}</div></div> },
      ]}
    />
  );
}

export default function RulebookPage() {
  const { t } = useTranslation('rulebook');
  const tabs = [
    { key: 'parameters', label: t('tabs.parameters'), children: <Parameters /> },
    { key: 'workdays', label: t('tabs.workdays'), children: <Workdays /> },
  ];
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <PageTabs tabs={tabs} label={t('tabs.label')} />
    </>
  );
}
