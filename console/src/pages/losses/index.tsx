// Expected credit losses: a run by stage, its loans with the formula written out, what moved since another run, parameters.
import { useQueryClient } from '@tanstack/react-query';
import { DatePicker, Empty, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, Loaded, PageHeader, PageTabs, Panel, plainAct } from '@/components/index.ts';
import { useMay, useMe } from '@/session.tsx';
import { Loans } from './Loans.tsx';
import { Movement } from './Movement.tsx';
import { Parameters } from './Parameters.tsx';
import { Run } from './Run.tsx';

function RunButton() {
  const { t } = useTranslation('quality');
  const { today } = useMe();
  const client = useQueryClient();
  return (
    <ActButton<{ day: Dayjs }, Schemas['LossRunCard']>
      act={plainAct(t('loss.run'))}
      primary
      explain={t('loss.runExplain')}
      initialValues={{ day: dayjs(today) }}
      run={({ day }, keyed) => api.POST('/v1/losses/runs', { params: keyed, body: { day: day.format('YYYY-MM-DD') } })}
      onDone={() => void client.invalidateQueries()}
    >
      <Form.Item name="day" label={t('loss.day')}><DatePicker allowClear={false} style={{ width: '100%' }} disabledDate={(day) => day.isAfter(dayjs(today), 'day')} /></Form.Item>
    </ActButton>
  );
}

export default function LossesPage() {
  const { t } = useTranslation('quality');
  const may = useMay();
  const query = $api.useQuery('get', '/v1/losses/runs');
  const [chosen, choose] = useState<string>();
  return (
    <>
      <PageHeader title={t('loss.title')} lead={t('loss.lead')} acts={may('run-losses') && <RunButton />} />
      <Loaded query={query}>
        {(runs) => {
          const run = runs.find((one) => one.id === chosen) ?? runs[0];
          const none = <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('loss.none')} /></Panel>;
          return (
            <>
              {run && (
                <p>
                  <label>{t('loss.shown')} <Select value={run.id} onChange={choose} style={{ minWidth: 320 }} options={runs.map((one) => ({ value: one.id, label: `${one.day} · ${one.parameters_name} v${one.parameters} · ${t('loss.yuan', { amount: one.loss.text })}` }))} /></label>
                </p>
              )}
              <PageTabs
                label={t('loss.tabs.label')}
                tabs={[
                  { key: 'run', label: t('loss.tabs.run'), children: run ? <Run run={run} /> : none },
                  { key: 'loans', label: t('loss.tabs.loans'), children: run ? <Loans run={run} /> : none },
                  { key: 'movement', label: t('loss.tabs.movement'), children: run ? <Movement run={run} runs={runs} /> : none },
                  { key: 'parameters', label: t('loss.tabs.parameters'), children: <Parameters /> },
                ]}
              />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
