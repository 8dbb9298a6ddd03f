// A draft becomes a version that waits for another person.
import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, useAct } from '@/api/client.ts';
import { Panel, Problem } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { CheckPanel } from '../edit/CheckPanel.tsx';
import { useStudio } from '../edit/studio.tsx';
import type { Draft } from '../model/drafts.ts';
import type { Finding } from '../model/findings.ts';
import type { Checked } from '../useCheck.ts';

interface SubmitStepProps {
  draft: Draft;
  text: string;
  checked: Checked;
  seen: Set<string>;
  dirty: boolean;
  onShow: (finding: Finding) => void;
  onDone: (code: string) => void;
}

export function SubmitStep({ text, checked, seen, dirty, onShow, onDone }: SubmitStepProps) {
  const { t } = useTranslation('studio');
  const name = useName();
  const { message } = App.useApp();
  const { product } = useStudio();
  const errors = checked.findings.filter((finding) => finding.severity === 'error').length;
  const submit = useAct(
    (document: string, keyed) => api.POST('/v1/products', { params: keyed, body: { document } }),
    (card: { code: string }) => {
      void message.success(t('submit.done'));
      onDone(card.code);
    },
  );
  const ready = checked.fresh && errors === 0 && dirty;
  const marks = [
    { good: checked.fresh && errors === 0, yes: t('submit.checked'), no: t('submit.blocked', { count: errors }) },
    { good: seen.has('compare'), yes: t('submit.compared'), no: t('submit.notCompared') },
    { good: seen.has('backtest'), yes: t('submit.tested'), no: t('submit.notTested') },
  ];
  return (
    <div className="studio-step">
      <Panel title={t('submit.version', { name: name({ zh: product.name_zh, en: product.name_en }), version: product.version })} lead={t('submit.lead')}>
        <ul className="submit-marks">
          {marks.map(({ good, yes, no }) => <li key={yes} className={good ? 'good' : 'soft'}>{good ? <CheckCircleOutlined /> : <ExclamationCircleOutlined />} {good ? yes : no}</li>)}
        </ul>
        {!dirty && <p className="soft">{t('submit.same')}</p>}
        {submit.error && <Problem error={submit.error} />}
        <Button type="primary" size="large" disabled={!ready} loading={submit.isPending} onClick={() => submit.mutate(text)}>{t('submit.button')}</Button>
      </Panel>
      {checked.findings.length > 0 && <CheckPanel checked={checked} onGo={onShow} />}
    </div>
  );
}
