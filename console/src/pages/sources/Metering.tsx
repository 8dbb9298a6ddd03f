// How often data of each category were used, by month and purpose.
import { useTranslation } from 'react-i18next';
import { DataList } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';

export function Metering() {
  const { t } = useTranslation('sources');
  const name = useName();
  return (
    <DataList
      whole
      path="/v1/metering"
      label={t('tab.metering')}
      rowKey={(row) => [row.month, row.institution.id, row.source.id, row.purpose.id].join('~')}
      filters={[
        { key: 'from', label: t('metering.from'), placeholder: '2025-01' },
        { key: 'to', label: t('metering.to'), placeholder: '2025-12' },
      ]}
      empty={t('metering.none')}
      columns={[
        { key: 'month', title: t('metering.month'), render: (row) => <span className="num">{row.month}</span> },
        { key: 'source', title: t('column.source'), primary: true, render: (row) => name(row.source) },
        { key: 'owner', title: t('metering.owner'), render: (row) => <span className="soft">{name(row.owner)}</span> },
        { key: 'purpose', title: t('metering.purpose'), render: (row) => name(row.purpose) },
        { key: 'institution', title: t('metering.institution'), render: (row) => name(row.institution) },
        { key: 'uses', title: t('metering.uses'), numeric: true, render: (row) => <span className="num">{count(row.uses)}</span> },
      ]}
    />
  );
}
