// Step 4: options, a run with its progress, and what it found.
import { PlayCircleOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Alert, Button, Collapse, Progress } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAct } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Loaded, Panel, Problem } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';
import { useEditing } from '../editing.tsx';
import { useRun } from '../runs.ts';
import { useStep } from '../study.tsx';
import { Options } from './Options.tsx';
import { Result } from './Result.tsx';
import { RunHead } from './RunChoice.tsx';

/** How far the run under way is; shows it when it is done. */
function Under({ id }: { id: string }) {
  const { t } = useTranslation('laboratory');
  const { lang } = useDisplay();
  const name = useName();
  const client = useQueryClient();
  const step = useStep();
  const work = useQuery({
    queryKey: ['work', id],
    queryFn: async () => (await api.GET('/v1/progress/{id}', { params: { path: { id } } })).data as Schemas['WorkCard'],
    refetchInterval: (query) => (query.state.data?.done || query.state.error ? false : 400),
    staleTime: 0,
  });
  const { data } = work;
  const done = Boolean(data?.done && !data.problem);
  useEffect(() => {
    if (!done) return;
    void client.invalidateQueries().then(() => step({ work: undefined, run: id }));
    // Once, when it is done.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [done]);
  if (work.error) return <Alert type="warning" showIcon message={t('run.lost')} action={<Button onClick={() => step({ work: undefined })}>{t('run.again')}</Button>} />;
  if (data?.problem) return <Alert type="error" showIcon message={t('run.failed')} description={lang === 'zh' ? (data.problem_zh ?? data.problem) : data.problem} action={<Button onClick={() => step({ work: undefined })}>{t('run.again')}</Button>} />;
  return (
    <div aria-live="polite">
      <Progress percent={data?.percent ?? 0} status="active" aria-label={t('run.progress')} />
      <span className="soft">{data ? name(data) : t('run.starting')}</span>
    </div>
  );
}

function Start() {
  const { t } = useTranslation('laboratory');
  const { card, changed, may } = useEditing();
  const step = useStep();
  const search = useSearch({ strict: false }) as Record<string, string>;
  const start = useAct<null, Schemas['WorkCard']>(
    () => api.POST('/v1/studies/{id}/runs', { params: { path: { id: card.id } } }),
    (work) => step({ work: work.id }),
  );
  if (!may) return null;
  const waits = changed.length > 0 ? t('run.saveFirst') : card.problem ? t('run.problemFirst') : '';
  return (
    <Panel title={t('run.title')} lead={t('run.lead', { revision: card.revision })}>
      {search.work ? <Under id={search.work} /> : (
        <div className="lab-bins-acts">
          <Button type="primary" size="large" icon={<PlayCircleOutlined />} disabled={waits !== ''} loading={start.isPending} onClick={() => start.mutate(null)}>{t('run.start')}</Button>
          {waits && <span className="soft">{waits}</span>}
        </div>
      )}
      {start.error && <Problem error={start.error} />}
    </Panel>
  );
}

export default function Model() {
  const { t } = useTranslation('laboratory');
  const { id, query } = useRun();
  return (
    <div className="lab-stack">
      <Start />
      <Collapse
        className="lab-options" destroyOnHidden
        defaultActiveKey={id ? [] : ['options']}
        items={[{ key: 'options', label: t('options.title'), children: <Options /> }]}
      />
      {id && <Loaded query={query}>{(run) => <div><RunHead run={run} /><Result run={run} /></div>}</Loaded>}
    </div>
  );
}
