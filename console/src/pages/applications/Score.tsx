// The score: where it lies on its scale, and what each characteristic gave and cost.
import { Empty } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Chart, Panel } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';
import { percent } from '@/format/numbers.ts';
import { GOOD_TO_BAD, SERIES } from '@/theme/tokens.ts';
import type { Decision, ScoreScale } from './card.ts';


/** A line from the lowest to the highest score, coloured by grade, with the score marked on it. */
function ScaleLine({ scale, score, grade }: { scale: ScoreScale; score: number; grade: string | null }) {
  const { t } = useTranslation('applications');
  const { theme } = useDisplay();
  const share = (points: number) => Math.min(100, Math.max(0, ((points - scale.lowest) / (scale.highest - scale.lowest)) * 100));
  const bands = scale.bands
    .map((band, index) => ({ ...band, start: share(band.from ?? scale.lowest), end: share(band.to ?? scale.highest), colour: GOOD_TO_BAD[theme][Math.round((index * 4) / Math.max(1, scale.bands.length - 1))] }))
    .sort((a, b) => a.start - b.start);
  const label = t('score.describe', { score, lowest: Math.round(scale.lowest), highest: Math.round(scale.highest), grade: grade ?? '–' });
  return (
    <figure aria-label={label} style={{ margin: 0, paddingTop: 44, position: 'relative' }}>
      <div style={{ position: 'absolute', top: 0, left: `clamp(36px, ${share(score)}%, calc(100% - 36px))`, transform: 'translateX(-50%)', textAlign: 'center', whiteSpace: 'nowrap' }}>
        <strong style={{ fontSize: 20 }} className="num">{score}</strong>{grade && <span className="soft"> · {t('score.band', { grade })}</span>}
      </div>
      <div style={{ position: 'absolute', top: 30, left: `${share(score)}%`, transform: 'translateX(-50%)', borderLeft: '7px solid transparent', borderRight: '7px solid transparent', borderTop: '10px solid var(--ink)' }} />
      <div style={{ display: 'flex', height: 14, borderRadius: 7, overflow: 'hidden', gap: 2 }}>
        {bands.map((band) => (
          <div key={band.grade} style={{ width: `${band.end - band.start}%`, background: band.colour, opacity: band.grade === grade ? 1 : 0.45 }} />
        ))}
      </div>
      <div style={{ display: 'flex', fontSize: 13 }}>
        {bands.map((band) => (
          <div key={band.grade} style={{ width: `${band.end - band.start}%`, textAlign: 'center', fontWeight: band.grade === grade ? 700 : 400 }}>{band.grade}</div>
        ))}
      </div>
      <div style={{ position: 'relative', height: 20, fontSize: 12 }} className="soft num">
        <span style={{ position: 'absolute', left: 0 }}>{Math.round(scale.lowest)}</span>
        {bands.filter((band) => band.from !== null && band.start > 6 && band.start < 94).map((band) => (
          <span key={band.grade} style={{ position: 'absolute', left: `${band.start}%`, transform: 'translateX(-50%)' }}>{Math.round(band.from ?? 0)}</span>
        ))}
        <span style={{ position: 'absolute', right: 0 }}>{Math.round(scale.highest)}</span>
      </div>
    </figure>
  );
}

function pointsOption(rows: Schemas['ScorePoints'][], names: string[], words: { got: string; best: string }, colours: string[]) {
  return {
    grid: { left: 8, right: 48, top: 8, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'value', splitNumber: 4 },
    yAxis: { type: 'category', inverse: true, data: names, axisLabel: { width: 130, overflow: 'truncate', hideOverlap: false, interval: 0 } },
    series: [
      { name: words.best, type: 'bar', barGap: '-100%', barCategoryGap: '36%', silent: true, itemStyle: { color: colours[0], opacity: 0.22 }, data: rows.map((row) => row.best_points) },
      { name: words.got, type: 'bar', itemStyle: { color: colours[0] }, data: rows.map((row) => row.points) },
    ],
  } as const;
}

function PointsChart({ points, yardstick }: { points: Schemas['ScorePoints'][]; yardstick: Schemas['Named'] }) {
  const { t } = useTranslation('applications');
  const { theme } = useDisplay();
  const name = useName();
  const rows = useMemo(() => [...points].sort((a, b) => b.best_points - b.points - (a.best_points - a.points)), [points]);
  const option = useMemo(
    () => pointsOption(rows, rows.map((row) => name(row)), { got: t('score.got'), best: name(yardstick) }, SERIES[theme]),
    [rows, name, t, theme, yardstick],
  );
  const [worst] = rows;
  return (
    <Chart
      title={t('score.points')}
      lead={yardstick.id === 'mean' ? t('score.meanLead') : t('score.pointsLead')}
      describe={worst && t('score.pointsDescribe', { feature: name(worst), lost: lost(worst) })}
      option={option as never}
      height={Math.max(180, rows.length * 44 + 30)}
      className="half"
      table={{ columns: [t('score.feature'), t('score.got'), name(yardstick), t('score.lost')], rows: rows.map((row) => ({ key: row.feature, cells: [name(row), row.points.toFixed(1), row.best_points.toFixed(1), lost(row)] })) }}
    />
  );
}

function lost(row: Schemas['ScorePoints']): string {
  return (row.best_points - row.points).toFixed(1);
}

function PointsTable({ points, yardstick }: { points: Schemas['ScorePoints'][]; yardstick: Schemas['Named'] }) {
  const { t } = useTranslation('applications');
  const { lang } = useDisplay();
  const name = useName();
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('score.points')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('score.feature')}</th><th scope="col">{t('score.value')}</th>
            <th scope="col" className="num">{t('score.got')}</th><th scope="col" className="num">{name(yardstick)}</th><th scope="col" className="num">{t('score.lost')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((row) => (
            <tr key={row.feature}>
              <th scope="row" style={{ fontWeight: 400 }}>{name(row)}<div className="mono soft">{row.feature}</div></th>
              <td>{lang === 'zh' ? row.value_zh : row.value}<div className="soft">{t('score.bin')} {lang === 'zh' ? row.bin_zh : row.bin}</div></td>
              <td className="num">{row.points.toFixed(1)}</td><td className="num">{row.best_points.toFixed(1)}</td><td className="num">{lost(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Score({ decision }: { decision: Decision }) {
  const { t } = useTranslation('applications');
  const { score, score_scale: scale, score_points: points } = decision;
  if (typeof score !== 'number') {
    return <Panel title={t('score.title')}><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('score.none')} /></Panel>;
  }
  return (
    <>
      <Panel title={t('score.title')} lead={t('score.lead')} extra={decision.pd_percent && <span className="soft">{t('one.pd')} <strong className="num">{percent(decision.pd_percent)}</strong></span>}>
        {scale ? <ScaleLine scale={scale} score={score} grade={decision.grade ?? null} /> : <p style={{ margin: 0 }}><strong style={{ fontSize: 20 }}>{score}</strong> {decision.grade && t('one.grade', { grade: decision.grade })}</p>}
      </Panel>
      <PointsChart points={points} yardstick={decision.yardstick} />
      <Panel className="half" title={t('score.table')}><PointsTable points={points} yardstick={decision.yardstick} /></Panel>
    </>
  );
}
