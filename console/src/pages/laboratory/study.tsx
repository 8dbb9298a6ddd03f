// A study, step by step: data and mapping, what is bad, bins, model, report, comparison. Every step edits the one document.
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Alert, Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Loaded, PageHeader, PageTabs, SimulatedBadge } from '@/components/index.ts';
import { count } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';
import { EditingProvider, useEditing } from './editing.tsx';
import { SaveBar } from './SaveBar.tsx';
import { langOf } from './words.ts';
import './laboratory.css';

const Mapping = lazy(() => import('./mapping/Mapping.tsx'));
const Definition = lazy(() => import('./definition/Definition.tsx'));
const Bins = lazy(() => import('./bins/Bins.tsx'));
const Model = lazy(() => import('./model/Model.tsx'));
const Report = lazy(() => import('./report/Report.tsx'));
const Prospect = lazy(() => import('./prospect/Prospect.tsx'));
const Compare = lazy(() => import('./compare/Compare.tsx'));

/** Moves within a study: another step, another run, another column. */
export function useStep(): (wanted: Record<string, string | undefined>) => void {
  const search = useSearch({ strict: false }) as Record<string, string>;
  const navigate = useNavigate();
  return (wanted) => void navigate({ to: '.', search: { ...search, ...wanted } as never, resetScroll: false });
}

function Lead() {
  const { t } = useTranslation('laboratory');
  const may = useMay();
  const { card } = useEditing();
  const set = card.sample_set;
  const rows = t('study.rows', { name: set.name, rows: count(set.rows) });
  return (
    <>
      {t('study.of')} {may('read-data') ? <Link className="row-link in-text" to={`/laboratory/sets/${set.id}` as never}>{rows}</Link> : rows}
      {' · '}{t('study.revision', { revision: card.revision })} · {t('study.by', { name: card.opened_by_name })}
    </>
  );
}

function Inside() {
  const { t, i18n } = useTranslation('laboratory');
  const { card } = useEditing();
  const wait = <div style={{ padding: 48, textAlign: 'center' }} aria-busy="true"><Spin /></div>;
  const steps = [
    ['mapping', <Mapping key="mapping" />], ['definition', <Definition key="definition" />], ['bins', <Bins key="bins" />], ['model', <Model key="model" />],
    ['report', <Report key="report" />], ['prospect', <Prospect key="prospect" />], ['compare', <Compare key="compare" />],
  ] as const;
  return (
    <>
      <PageHeader title={<span lang={langOf(card.name)}>{card.name}</span>} tags={<SimulatedBadge show={card.sample_set.simulated} />} lead={<Lead />} />
      {card.problem && <Alert type="warning" showIcon style={{ marginBottom: 16 }} message={t('study.problem')} description={i18n.language.startsWith('zh') ? (card.problem_zh ?? card.problem) : card.problem} />}
      <PageTabs
        label={t('study.steps')}
        tabs={steps.map(([key, step], at) => ({
          key,
          label: <span className="lab-step"><span aria-hidden="true">{at + 1}</span>{t(`step.${key}`)}</span>,
          children: <Suspense fallback={wait}>{step}</Suspense>,
        }))}
      />
      <SaveBar />
    </>
  );
}

export default function StudyPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = $api.useQuery('get', '/v1/studies/{id}', { params: { path: { id } } });
  return <Loaded query={query}>{(card) => <EditingProvider key={card.id} card={card}><Inside /></EditingProvider>}</Loaded>;
}
