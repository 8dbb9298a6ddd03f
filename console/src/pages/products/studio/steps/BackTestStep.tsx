// The draft tried on recorded decisions: of its own product, or of another one while it is new.
import { Alert, Button, Segmented, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Loaded, Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { Trial } from '../../BackTest.tsx';
import { PastTrial } from '../../PastTrial.tsx';
import type { Draft } from '../model/drafts.ts';
import { read, write } from '../model/yaml.ts';

/** The draft as the next version of another product. */
function as(text: string, code: string, version: number): string {
  return write(text, { ...read(text), code, version });
}

export function BackTestStep({ draft, text, errors, onSeen, onNext }: { draft: Draft; text: string; errors: number; onSeen: () => void; onNext: () => void }) {
  const { t } = useTranslation('studio');
  const name = useName();
  const id = useId();
  const products = $api.useQuery('get', '/v1/products', { params: { query: { limit: 500 } } });
  const [chosen, setChosen] = useState<string | null>(draft.base?.code ?? null);
  // A draft scored by a card of its own is asked about the loans that card was made on: recorded decisions know other data.
  const [mode, setMode] = useState<'recorded' | 'past'>(() => (read(text).scorecard && !draft.base ? 'past' : 'recorded'));
  const known = products.data?.rows ?? [];
  const own = read(text);
  const reference = known.find((one) => one.code === chosen) ?? known.find((one) => one.code === own.code) ?? known.find((one) => one.active_version) ?? known[0];
  const candidate = useMemo(() => (reference && reference.code !== own.code ? as(text, reference.code, (reference.active_version ?? 0) + 1) : text), [reference, own.code, text]);
  return (
    <div className="studio-step">
      {errors > 0 && <Alert type="warning" showIcon message={t('backtest.must')} />}
      <Loaded query={products}>
        {() => (
          <>
            <Segmented aria-label={t('backtest.on')} value={mode} options={[{ value: 'recorded', label: t('backtest.onRecorded') }, { value: 'past', label: t('backtest.onPast') }]} onChange={(next) => setMode(next as typeof mode)} style={{ marginBottom: 16 }} />
            {mode === 'recorded' && reference && !draft.base && (
              <Panel title={t('backtest.reference')} lead={t('backtest.referenceLead')}>
                <label htmlFor={id} className="hidden-visually">{t('backtest.reference')}</label>
                <Select id={id} value={reference.code} style={{ minWidth: 240 }} options={known.map((one) => ({ value: one.code, label: name({ zh: one.name_zh, en: one.name_en }) }))} onChange={setChosen} />
              </Panel>
            )}
            {mode === 'past' ? <PastTrial document={text} disabled={errors > 0} onDone={onSeen} /> : reference && <Trial key={reference.code} code={reference.code} document={candidate} lead={t('backtest.lead')} disabled={errors > 0} onDone={onSeen} />}
          </>
        )}
      </Loaded>
      <div className="studio-next"><Button type="primary" onClick={onNext}>{t('act.toSubmit')}</Button></div>
    </div>
  );
}
