// A chart with its title, its unit, and the same figures as a table for whoever does not see it.
import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Empty, Skeleton } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EChartsOption } from './echarts.ts';
import { Panel } from './page.tsx';

const Canvas = lazy(() => import('./ChartCanvas.tsx'));

export interface ChartTable {
  columns: string[];
  rows: { key: string; cells: (string | number)[]; href?: string }[];
}

interface ChartProps {
  title: string;
  lead?: ReactNode;
  /** One sentence that a screen reader hears in place of the drawing. */
  describe?: string;
  option: EChartsOption;
  table: ChartTable;
  height?: number;
  className?: string;
  /** A control of what is drawn, beside the switch to the table. */
  extra?: ReactNode;
  /** A map to register before drawing. */
  map?: 'hebei';
  /** Called with the index of the drawn item, to drill down. */
  onPick?: (index: number, series: number) => void;
}

function DataTable({ title, table, links }: { title: string; table: ChartTable; links: boolean }) {
  return (
    <table>
      <caption className="hidden-visually">{title}</caption>
      <thead>
        <tr>
          {table.columns.map((column, index) => (
            <th key={column} scope="col" className={index > 0 ? 'num' : ''}>{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, index) => (
              <td key={index} className={index > 0 ? 'num' : ''}>
                {index === 0 && links && row.href ? <Link to={row.href as never}>{cell}</Link> : cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Chart({ title, lead, describe, option, table, height = 280, className = '', extra, map, onPick }: ChartProps) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const empty = table.rows.length === 0;
  const label = asTable ? t('chart.asChart') : t('chart.asTable');
  return (
    <Panel
      title={title}
      lead={lead}
      className={className}
      extra={
        !empty && (
          <>
            {extra}
            <Button
              type="text"
              size="small"
              aria-label={`${title}: ${label}`}
              title={label}
              icon={asTable ? <BarChartOutlined /> : <TableOutlined />}
              onClick={() => setAsTable(!asTable)}
            />
          </>
        )
      }
    >
      {empty && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('chart.empty')} style={{ minHeight: height - 80, paddingTop: 40 }} />}
      {!empty && asTable && (
        <div className="chart-table" style={{ minHeight: height }} tabIndex={0} role="region" aria-label={t('chart.data', { title })}>
          <DataTable title={title} table={table} links />
        </div>
      )}
      {!empty && !asTable && (
        <figure style={{ margin: 0 }}>
          <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height }} />}>
            <Canvas label={describe ?? title} option={option} height={height} map={map} onPick={onPick} />
          </Suspense>
          <div className="hidden-visually">
            <DataTable title={t('chart.data', { title })} table={table} links={false} />
          </div>
        </figure>
      )}
    </Panel>
  );
}
