// Step 6: two or more runs side by side: figures, characteristics that differ, curves over each other.
import { useQueries } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Checkbox, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Instant, Panel, Problem } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { useEditing } from '../editing.tsx';
import { Curves } from '../model/Curves.tsx';
import { NoRun } from '../model/RunChoice.tsx';
import { Rows } from '../Rows.tsx';
import { runQuery, type Run } from '../runs.ts';
import { useStep } from '../study.tsx';
import { share, signed } from '../words.ts';

const MOST = 4;

function Side({ runs, names }: { runs: Run[]; names: string[] }) {
  const { t } = useTranslation('laboratory');
  const name = useName();
  const best = (values: number[], least = false) => (least ? Math.min(...values) : Math.max(...values));
  const line = (label: string, values: number[], write: (value: number) => string, better?: 'most' | 'least') => {
    const top = better ? best(values, better === 'least') : null;
    return [label, ...values.map((value, at) => (top !== null && value === top ? <strong key={at}>{write(value)}</strong> : write(value)))];
  };
  const four = (value: number) => value.toFixed(4);
  const figures = [
    line(t('figure.testAuc'), runs.map((run) => run.evidence.test.auc), four, 'most'),
    [t('compare.aucInterval'), ...runs.map((run) => `${four(run.evidence.test.auc_interval.low)} – ${four(run.evidence.test.auc_interval.high)}`)],
    line(t('figure.testKs'), runs.map((run) => run.evidence.test.ks), four, 'most'),
    line(t('compare.trainAuc'), runs.map((run) => run.evidence.train.auc), four),
    line('Brier', runs.map((run) => run.evidence.calibration.brier), (value) => value.toFixed(5), 'least'),
    [t('figure.level'), ...runs.map((run) => `${signed(run.evidence.calibration.error.level * 100, 2)}%`)],
    line(t('figure.psi'), runs.map((run) => run.evidence.stability.psi), (value) => value.toFixed(3), 'least'),
    line(t('figure.characteristics'), runs.map((run) => run.characteristics.length), String),
    [t('compare.bestApproval'), ...runs.map((run) => share(run.evidence.cutoffs.best.approval_rate))],
    line(t('compare.bestProfit'), runs.map((run) => run.evidence.cutoffs.best.profit / 100 / Math.max(1, run.evidence.test.rows)), (value) => value.toFixed(2), 'most'),
  ];
  const features = [...new Map(runs.flatMap((run) => run.characteristics.map((held) => [held.feature, held] as const))).values()];
  const cell = (run: Run, feature: string) => {
    const held = run.characteristics.find((one) => one.feature === feature);
    if (held) {
      const points = held.bins.map((bin) => bin.points);
      return t('compare.inCard', { bins: held.bins.length, iv: held.iv?.toFixed(3) ?? '–', low: Math.min(...points).toFixed(0), high: Math.max(...points).toFixed(0) });
    }
    const dropped = run.dropped.find((one) => one.feature === feature);
    return <span key={feature} className="soft" style={{ whiteSpace: 'normal' }}>{dropped ? name({ zh: dropped.why_zh, en: dropped.why_en }) : t('compare.notOffered')}</span>;
  };
  const differs = (feature: string) => new Set(runs.map((run) => JSON.stringify(run.characteristics.find((one) => one.feature === feature)?.bins ?? null))).size > 1;
  const changed = features.filter((held) => differs(held.feature));
  const head = ['', ...names];
  return (
    <>
      <Panel title={t('compare.figures')} lead={t('compare.figuresLead')}><Rows label={t('compare.figures')} head={head} rows={figures} /></Panel>
      <Panel title={t('compare.differ')} lead={t('compare.differLead', { same: features.length - changed.length })}>
        {changed.length === 0 ? <p className="soft">{t('compare.same')}</p> : <Rows label={t('compare.differ')} head={head} words={names.map((_, at) => at + 1)} rows={changed.map((held) => [name(held), ...runs.map((run) => cell(run, held.feature))])} />}
      </Panel>
      <Curves runs={runs.map((run, at) => ({ run, name: names[at] ?? '' }))} />
    </>
  );
}

export default function Compare() {
  const { t } = useTranslation('laboratory');
  const { card } = useEditing();
  const step = useStep();
  const search = useSearch({ strict: false }) as Record<string, string>;
  const given = (search.runs ?? '').split(',').filter((id) => card.past_runs.some((run) => run.id === id));
  const chosen = given.length > 0 ? given : card.past_runs.slice(0, 2).map((run) => run.id);
  const read = useQueries({ queries: chosen.map((id) => runQuery(card.id, id)) });
  if (card.past_runs.length === 0) return <NoRun />;
  const flip = (id: string) => step({ runs: (chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(-MOST)).join(',') });
  const runs = read.flatMap((query) => (query.data ? [query.data] : []));
  const failed = read.find((query) => query.error);
  const number = (id: string) => card.past_runs.length - card.past_runs.findIndex((run) => run.id === id);
  return (
    <div className="lab-stack">
      <Panel title={t('compare.title')} lead={t('compare.lead', { most: MOST })}>
        <Rows
          label={t('compare.title')} words={[1, 2, 3]}
          head={[t('compare.run'), t('run.at'), t('run.by'), t('list.revision'), t('list.auc'), t('list.ks'), t('figure.psi'), t('figure.characteristics')]}
          rows={card.past_runs.map((run) => [
            <Checkbox key="run" checked={chosen.includes(run.id)} onChange={() => flip(run.id)}>{t('compare.number', { number: number(run.id) })}</Checkbox>,
            <Instant key="at" value={run.at} />, run.by_name, t('list.revisionNumber', { revision: run.revision }), run.figures.test_auc.toFixed(4), run.figures.test_ks.toFixed(4), run.figures.psi.toFixed(3), run.figures.characteristics,
          ])}
        />
      </Panel>
      {failed && <Problem error={failed.error} onRetry={() => void failed.refetch()} />}
      {runs.length < chosen.length && !failed && <div aria-busy="true"><Skeleton active /></div>}
      {chosen.length < 2 && <p className="soft">{t('compare.two')}</p>}
      {runs.length === chosen.length && runs.length > 1 && <Side runs={runs} names={runs.map((run) => t('compare.number', { number: number(run.id) }))} />}
    </div>
  );
}
