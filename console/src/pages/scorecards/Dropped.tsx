// Columns that are not in the card, and why.
import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { figure } from './figures.ts';
import type { Card } from './one.tsx';

export function FeatureName({ column }: { column: { feature: string; zh: string; en: string } }) {
  const name = useName();
  const called = name(column);
  // One that nobody named yet is shown as what it is, a name of a column.
  if (called === column.feature) return <span className="mono">{called}</span>;
  return <>{called}<div className="soft mono">{column.feature}</div></>;
}

export function Dropped({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  if (card.dropped.length === 0) return <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('dropped.empty')} /></Panel>;
  return (
    <Panel title={t('tabs.dropped')} lead={t('dropped.lead')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('tabs.dropped')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('dropped.feature')}</th>
              <th scope="col">{t('dropped.why')}</th>
              <th scope="col" className="num">{t('dropped.iv')}</th>
            </tr>
          </thead>
          <tbody>
            {card.dropped.map((column) => (
              <tr key={column.feature}>
                <td><FeatureName column={column} /></td>
                <td>{name({ zh: column.why_zh, en: column.why_en })}</td>
                <td className="num">{figure(column.iv, 3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
