// The file a version was brought in from, and the document as other programs take it.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Fields, Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { percent } from '@/format/numbers.ts';
import { figure } from './figures.ts';
import type { Card } from './one.tsx';

/** Points of the level: calibration and cut-offs. */
export function Level({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const { shift, slope, a_below_percent: a, b_below_percent: b, c_below_percent: c } = card.level;
  return (
    <Panel title={t('level.title')} lead={t('level.lead')} className="half">
      <Fields
        items={[
          { label: t('level.calibration'), value: shift === 0 && slope === 1 ? t('level.none') : `${figure(shift)} + ${figure(slope)} × logit` },
          { label: t('level.grades'), value: `A < ${percent(a)} ≤ B < ${percent(b)} ≤ C < ${percent(c)} ≤ D` },
        ]}
      />
      <p className="soft" style={{ margin: '12px 0 4px' }}>{t('file.export')}</p>
      <p style={{ display: 'flex', gap: 8, margin: 0 }}>
        {(card.shown_kind.id === 'scorecard' ? ['json', 'yaml', 'pmml'] : ['json', 'yaml']).map((format) => (
          <Button key={format} href={`/v1/scorecards/${card.id}/document?format=${format}&version=${card.shown_version}`} download>{format.toUpperCase()}</Button>
        ))}
      </p>
    </Panel>
  );
}

export function FilePanel({ card }: { card: Card }) {
  const { t } = useTranslation('scorecards');
  const name = useName();
  const { file } = card;
  if (!file) return null;
  return (
    <Panel title={t('file.title')} lead={name(card.tested)} className="half">
      <Fields
        items={[
          { label: t('file.format'), value: name(file.format) },
          { label: t('file.digest'), value: <span className="mono">{file.digest}</span> },
          { label: t('file.unused'), value: file.unused.length > 0 ? file.unused.join(', ') : t('none') },
        ]}
      />
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('file.columns')} style={{ maxHeight: 320, overflowY: 'auto' }}>
        <table className="plain-table">
          <thead><tr><th scope="col">{t('file.column')}</th><th scope="col">{t('file.feature')}</th></tr></thead>
          <tbody>{file.columns.map((held) => <tr key={held.feature}><td className="mono">{held.column}</td><td className="mono">{held.feature}</td></tr>)}</tbody>
        </table>
      </div>
    </Panel>
  );
}
