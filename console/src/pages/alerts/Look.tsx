// A look at every firm now, and what it found, in words.
import { EyeOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAct, type Keyed } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Problem } from '@/components/index.ts';
import { useDisplay } from '@/display.tsx';
import { count } from '@/format/numbers.ts';

type Run = Schemas['WatchRun'];

/** What a look did, as one sentence; what was left out is named only where there is some. */
export function useRunWords(): (run: Run) => string {
  const { t } = useTranslation('alerts');
  const { lang } = useDisplay();
  return (run) => {
    const parts = [
      t('look.firms', { firms: count(run.firms) }),
      run.raised + run.changed + run.cleared === 0 ? t('look.nothing') : t('look.found', { raised: count(run.raised), changed: count(run.changed), cleared: count(run.cleared) }),
      ...(run.not_consented > 0 ? [t('look.notConsented', { firms: count(run.not_consented) })] : []),
      ...(run.without_data > 0 ? [t('look.withoutData', { firms: count(run.without_data) })] : []),
      ...(run.busy > 0 ? [t('look.busy', { firms: count(run.busy) })] : []),
    ];
    return lang === 'zh' ? `${parts.join('；')}。` : `${parts.join('; ')}.`;
  };
}

export interface Looking {
  button: React.ReactNode;
  outcome: React.ReactNode;
}

/** The button and what it came to: they stand in different places of the page. */
export function useLook(): Looking {
  const { t } = useTranslation('alerts');
  const words = useRunWords();
  const [run, setRun] = useState<Run>();
  const look = useAct((_input: object, keyed: Keyed) => api.POST('/v1/watch-runs', { params: keyed, body: {} }), setRun);
  return {
    button: <Button type="primary" icon={<EyeOutlined />} loading={look.isPending} onClick={() => { setRun(undefined); look.mutate({}); }}>{t('look.act')}</Button>,
    outcome: (
      <div aria-live="polite">
        {look.error && <Problem error={look.error} onRetry={() => look.mutate({})} />}
        {run && <Alert style={{ marginBottom: 16 }} type={run.raised > 0 ? 'warning' : 'success'} showIcon closable onClose={() => setRun(undefined)} message={words(run)} />}
      </div>
    ),
  };
}
