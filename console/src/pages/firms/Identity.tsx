// Who the firm is. Its code stays masked until somebody says why they need it.
import { EyeInvisibleOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { AllowedAct, Schemas } from '@/api/types.ts';
import { ActButton, Day, Fields, NamedTag, Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { CodeName } from './CodeName.tsx';

type Firm = Schemas['FirmCard'];

function CreditCode({ firm, act }: { firm: Firm; act?: AllowedAct }) {
  const { t } = useTranslation('firms');
  const [whole, setWhole] = useState<string | null>(null);
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' }}>
      <strong className="mono" style={{ fontSize: 16 }} aria-live="polite">{whole ?? firm.uscc}</strong>
      {whole && <Button icon={<EyeInvisibleOutlined />} onClick={() => setWhole(null)}>{t('identity.hide')}</Button>}
      {!whole && act && (
        <ActButton<{ reason: string }, Schemas['RevealedCode']>
          act={act}
          reason
          explain={t('reveal')}
          run={({ reason }, keyed) => api.POST('/v1/firms/{id}/reveal', { params: { path: { id: firm.id }, ...keyed }, body: { reason } })}
          onDone={(revealed) => setWhole(revealed.uscc)}
        />
      )}
      <span className="soft">{whole ? t('identity.shown') : t('identity.masked')}</span>
    </div>
  );
}

export function EraseButton({ firm, act, onDone }: { firm: Firm; act: AllowedAct; onDone: () => void }) {
  const { t } = useTranslation('firms');
  const word = t('erase.word');
  const typed = (wanted: string, message: string) => [{ validator: (_rule: unknown, value?: string) => (value?.trim() === wanted ? Promise.resolve() : Promise.reject(new Error(message))) }];
  return (
    <ActButton<{ name: string; word: string }, Schemas['ErasedFirm']>
      act={act}
      danger
      explain={<Alert type="error" showIcon message={t('erase.warn')} />}
      run={(_values, keyed) => api.POST('/v1/firms/{id}/erase', { params: { path: { id: firm.id }, ...keyed }, body: {} })}
      onDone={onDone}
    >
      <Form.Item name="name" label={t('erase.typeName', { name: firm.name })} rules={typed(firm.name, t('erase.nameDiffers'))} validateTrigger="onBlur">
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="word" label={t('erase.typeWord', { word })} rules={typed(word, t('erase.wordDiffers', { word }))} validateTrigger="onBlur">
        <Input autoComplete="off" />
      </Form.Item>
    </ActButton>
  );
}

export function Identity({ firm }: { firm: Firm }) {
  const { t } = useTranslation('firms');
  const name = useName();
  return (
    <Panel title={t('identity.title')}>
      <div style={{ marginBottom: 14 }}>
        <div className="soft" style={{ fontSize: 13 }}>{t('identity.uscc')}</div>
        <CreditCode firm={firm} act={firm.allowed.find((act) => act.act === 'reveal')} />
      </div>
      <Fields
        items={[
          {
            label: t('identity.size'),
            value: (
              <>
                {firm.size ? <strong>{name(firm.size)}</strong> : <span className="soft">{t('identity.sizeUnknown')}</span>}
                {firm.size_reasons.length > 0 && <ul className="soft" aria-label={t('identity.why')} style={{ margin: '2px 0 0', paddingInlineStart: 16, fontSize: 13 }}>{firm.size_reasons.map((reason) => <li key={reason.id}>{name(reason)}</li>)}</ul>}
              </>
            ),
          },
          { label: t('identity.industry'), value: <><CodeName value={firm.industry} /> <span className="mono soft">{firm.industry.code}</span></> },
          { label: t('identity.region'), value: <><CodeName value={firm.region} /> <span className="mono soft">{firm.region.code}</span></> },
          { label: t('identity.body'), value: name(firm.body) },
          { label: t('identity.registered'), value: <Day value={firm.registered_on} /> },
          { label: t('identity.kyc'), value: <NamedTag value={firm.kyc} tone={firm.kyc.id === 'complete' ? 'good' : firm.kyc.id === 'hit' ? 'bad' : 'warn'} /> },
        ]}
      />
    </Panel>
  );
}
