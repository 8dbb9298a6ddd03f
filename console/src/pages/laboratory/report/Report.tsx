// Step 5: the evidence on a run's card, as the printed report has it.
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Fields, Instant, Loaded, Panel, SimulatedBadge, Stats } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { NoRun, RunHead } from '../model/RunChoice.tsx';
import { useRun, type Evidence, type Run } from '../runs.ts';
import { useEditing } from '../editing.tsx';
import { half, share, signed, useColumnName } from '../words.ts';
import { Fairness, Leaks, Reasons, Sensitive, Sources } from './Behaviour.tsx';
import { Cutoffs } from './Cutoffs.tsx';
import { Inference } from './Rejects.tsx';
import { Benchmarks, Calibrating, Discriminating, Stability } from './Ranking.tsx';

function Key({ run }: { run: Run }) {
  const { t } = useTranslation('laboratory');
  const { test, train, calibration, stability } = run.evidence;
  const range = ({ low, high }: { low: number; high: number }) => t('report.range', { low: low.toFixed(3), high: high.toFixed(3) });
  return (
    <Stats figures={[
      { label: t('figure.testAuc'), value: test.auc.toFixed(4), note: <>{range(test.auc_interval)}<br />{t('figure.trainNote', { value: train.auc.toFixed(4) })}</> },
      { label: t('figure.testGini'), value: test.gini.toFixed(4), note: range(test.gini_interval) },
      { label: t('figure.testKs'), value: test.ks.toFixed(4), note: range(test.ks_interval) },
      { label: 'Brier', value: calibration.brier.toFixed(4), note: t('figure.brierNote') },
      { label: t('figure.level'), value: `${signed(calibration.error.level * 100, 2)}%`, note: t('figure.levelNote') },
      { label: t('figure.psi'), value: stability.psi.toFixed(3), note: t(`shift.${stability.shift}`) },
    ]} />
  );
}

/** `@approval_date <= 13200` counts days from 1970: said as a day. */
function useSplitWords(): (split: string) => string {
  const { t } = useTranslation('laboratory');
  const { draft } = useEditing();
  const called = useColumnName(draft);
  return (split) => {
    const found = /^@(.+?) <= (-?\d+(?:\.\d+)?)(.*)$/.exec(split);
    if (!found) return split;
    const [, column = '', value = '', rest = ''] = found;
    const dated = draft.columns.find((use) => use.column === column)?.kind === 'day';
    const at = (text: string) => (dated ? new Date(Number(text) * 86_400_000).toISOString().slice(0, 10) : text);
    const last = /(-?\d+(?:\.\d+)?)\s*$/.exec(rest)?.[1];
    return t(last ? 'report.splitBoth' : 'report.splitTime', { column: called(column), through: at(value), until: last ? at(last) : '' });
  };
}

function Lineage({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('laboratory');
  const { lang } = useDisplay();
  const split = useSplitWords();
  const { lineage } = evidence;
  const pair = ([rows, bads]: [number, number]) => t('report.rowsAndBads', { rows: count(rows), bads: count(bads), share: share(bads / Math.max(1, rows)) });
  return (
    <Panel title={t('report.lineage')} lead={t('report.lineageLead')} extra={<SimulatedBadge show={lineage.simulated} />}>
      <Fields items={[
        { label: t('report.dataset'), value: `${lineage.dataset} · ${t(`format.${lineage.format.replace('/', '-') as 'parquet'}`)}` },
        { label: t('list.at'), value: <Instant value={lineage.imported_at} /> },
        { label: t('report.read'), value: t('report.readRows', { read: count(lineage.read), refused: count(lineage.refused) }) },
        { label: t('report.stayedOut'), value: lineage.stayed_out.length > 0 ? lineage.stayed_out.map((held) => `${half(held.reason, lang)} ${count(held.rows)}`).join(lang === 'zh' ? '；' : '; ') : t('report.nothing') },
        { label: t('outcomes.unknown'), value: count(lineage.unknown) },
        { label: t('report.target'), value: half(evidence.target, lang) },
        { label: t('report.split'), value: split(evidence.split) },
        { label: t('report.train'), value: pair(lineage.train) },
        { label: t('report.test'), value: pair(lineage.test) },
        { label: t('report.weighted'), value: t(lineage.weighted ? 'bins.yes' : 'bins.no') },
        { label: t('set.digest'), value: <span className="mono">{lineage.dataset_digest}</span> },
        { label: t('report.studyDigest'), value: <span className="mono">{lineage.study_digest}</span> },
      ]} />
    </Panel>
  );
}

function Limits({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('laboratory');
  const name = useName();
  return <Alert type="warning" showIcon style={{ marginBottom: 16 }} message={t('report.limits')} description={<ul className="lab-gaps">{evidence.limits.map((limit) => <li key={limit.en}>{name(limit)}</li>)}</ul>} />;
}

const SECTIONS = ['lineage', 'rejects', 'ranking', 'calibration', 'stability', 'benchmark', 'behaviour', 'fairness', 'leaks', 'cutoffs'] as const;

function Shown({ run }: { run: Run }) {
  const { t } = useTranslation('laboratory');
  const { evidence } = run;
  const parts = {
    lineage: <Lineage evidence={evidence} />,
    rejects: evidence.rejects ? <Inference held={evidence.rejects} /> : null,
    ranking: <Discriminating evidence={evidence} />,
    calibration: <Calibrating run={run} />,
    stability: <Stability evidence={evidence} />,
    benchmark: <Benchmarks evidence={evidence} />,
    behaviour: <><Sensitive evidence={evidence} /><Reasons evidence={evidence} /></>,
    fairness: <Fairness evidence={evidence} />,
    leaks: <><Leaks evidence={evidence} /><Sources evidence={evidence} /></>,
    cutoffs: <Cutoffs evidence={evidence} />,
  };
  const sections = SECTIONS.filter((section) => parts[section] !== null);
  return (
    <>
      <RunHead run={run} files />
      <Key run={run} />
      <Limits evidence={evidence} />
      <nav className="lab-contents" aria-label={t('report.contents')}>{sections.map((section) => <a key={section} href={`#report-${section}`}>{t(`section.${section}`)}</a>)}</nav>
      {sections.map((section, at) => (
        <section key={section} id={`report-${section}`} className="lab-section lab-stack" aria-label={t(`section.${section}`)}>
          <h2 className="lab-section-title">{at + 1}. {t(`section.${section}`)}</h2>
          {parts[section]}
        </section>
      ))}
    </>
  );
}

export default function Report() {
  const { id, query } = useRun();
  if (!id) return <NoRun />;
  return <Loaded query={query}>{(run) => <Shown run={run} />}</Loaded>;
}
