// Which run is looked at, and what becomes of its card.
import { Link } from '@tanstack/react-router';
import { Alert, App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, download } from '@/api/client.ts';
import { ProblemError } from '@/api/problem.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, plainAct } from '@/components/index.ts';
import { useDisplay } from '@/display.tsx';
import { instant } from '@/format/numbers.ts';
import { useEditing } from '../editing.tsx';
import type { Run } from '../runs.ts';
import { useStep } from '../study.tsx';

export function useRunName(): (run: Schemas['RunLine']) => string {
  const { t } = useTranslation('laboratory');
  return (run) => t('run.name', { at: instant(run.at), revision: run.revision, auc: run.figures.test_auc.toFixed(4) });
}

function Submit({ run }: { run: Run }) {
  const { t } = useTranslation('laboratory');
  return (
    <ActButton<Schemas['SubmitRun'], Schemas['ScorecardReceipt']>
      act={plainAct(t('submit.title'))}
      primary
      explain={t('submit.explain')}
      initialValues={{ scorecard: run.study_name }}
      run={(values, keyed) => api.POST('/v1/studies/{id}/runs/{run}/submit', { params: { path: { id: run.study, run: run.id }, ...keyed }, body: { scorecard: values.scorecard.trim() } })}
    >
      <Form.Item name="scorecard" label={t('submit.name')} extra={t('submit.nameHelp')} rules={[{ required: true, whitespace: true, message: t('open.nameNeeded') }]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </ActButton>
  );
}

function ReportFile({ run, format }: { run: Run; format: 'html' | 'pdf' }) {
  const { t } = useTranslation('laboratory');
  const { lang } = useDisplay();
  const { notification } = App.useApp();
  const [busy, setBusy] = useState(false);
  const fetchIt = async () => {
    setBusy(true);
    try {
      await download(`/v1/studies/${run.study}/runs/${run.id}/report`, { format, lang });
    } catch (thrown) {
      const { problem } = ProblemError.of(thrown);
      notification.error({ message: lang === 'zh' ? problem.title_zh : problem.title, description: lang === 'zh' ? (problem.detail_zh ?? problem.detail) : problem.detail });
    } finally {
      setBusy(false);
    }
  };
  return <Button loading={busy} onClick={() => void fetchIt()}>{t(`report.${format}`)}</Button>;
}

/** The run's own line: which, what can be done with it, what was done. */
export function RunHead({ run, files = false }: { run: Run; files?: boolean }) {
  const { t } = useTranslation('laboratory');
  const { card } = useEditing();
  const step = useStep();
  const name = useRunName();
  return (
    <>
      <div className="lab-run-head">
        <Select aria-label={t('run.choose')} value={run.id} style={{ minWidth: 300, maxWidth: '100%' }} options={card.past_runs.map((held) => ({ value: held.id, label: name(held) }))} onChange={(id) => step({ run: id === card.past_runs[0]?.id ? undefined : id })} />
        <span className="lab-run-acts">
          {files && <><ReportFile run={run} format="html" /><ReportFile run={run} format="pdf" /></>}
          {run.may_submit && <Submit run={run} />}
        </span>
      </div>
      {run.scorecard && (
        <Alert
          type="success" showIcon style={{ marginBottom: 16 }}
          message={t('submit.done', { version: run.scorecard_version })}
          description={<>{t('submit.next')} <Link className="row-link in-text" to={`/scorecards/${run.scorecard}` as never} search={{ version: String(run.scorecard_version ?? '') } as never}>{t('submit.open')}</Link></>}
        />
      )}
    </>
  );
}

export function NoRun() {
  const { t } = useTranslation('laboratory');
  const step = useStep();
  return <div className="panel"><p>{t('run.none')}</p><Button type="primary" onClick={() => step({ tab: 'model' })}>{t('run.toModel')}</Button></div>;
}
