// Records a signed agreement from its document.
import { useNavigate } from '@tanstack/react-router';
import { DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { AllowedAct, Schemas } from '@/api/types.ts';
import { ActButton } from '@/components/index.ts';
import { mainUnits } from '@/format/amount.ts';
import { useMe } from '@/session.tsx';

/** A form to fill in: every field the document may have, in the order people read a contract. */
function template(lender: string, today: string): string {
  return `name: ""
parties:
  - { institution: ${lender}, role: lender, share_percent: "20" }
  - { institution: "", role: guarantor, share_percent: "80", fee_percent: "1.0" }
front: ""
coverage: principal-and-interest
cap_per_loan: "5000000"
cap_per_year: "30000000"
cap_total: "80000000"
waiting_days: 60
payment_days: 30
from: "${today}"
until: ""
`;
}

export function AgreeButton({ act }: { act: AllowedAct }) {
  const { t } = useTranslation('guarantees');
  const navigate = useNavigate();
  const me = useMe();
  return (
    <ActButton<{ document: string }, Schemas['AgreementCard']>
      act={act}
      explain={t('agree.explain')}
      initialValues={{ document: template(me.institution.code, me.today) }}
      run={(values, keyed) => api.POST('/v1/agreements', { params: keyed, body: { document: values.document } })}
      onDone={(made) => void navigate({ to: `/guarantees/${made.id}` as never })}
    >
      <Form.Item name="document" label={t('agree.field')} rules={[{ required: true, whitespace: true, message: t('agree.needed') }]}>
        <Input.TextArea className="mono" rows={16} spellCheck={false} style={{ fontSize: 13, whiteSpace: 'pre', overflow: 'auto', wordBreak: 'normal' }} />
      </Form.Item>
    </ActButton>
  );
}

/** Records the volume of trade that moves shares. */
export function VolumeButton({ act, agreement }: { act: AllowedAct; agreement: string }) {
  const { t } = useTranslation('guarantees');
  return (
    <ActButton<{ volume: string; on?: Dayjs }, Schemas['AgreementCard']>
      act={act}
      explain={t('volume.explain')}
      run={(values, keyed) => api.POST('/v1/agreements/{id}/volumes', { params: { path: { id: agreement }, ...keyed }, body: { volume: mainUnits(values.volume, 'yuan') ?? '', on: values.on?.format('YYYY-MM-DD') } })}
    >
      <Form.Item name="volume" label={t('volume.field')} rules={[{ required: true, message: t('volume.wrong') }]}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
      <Form.Item name="on" label={t('volume.on')}><DatePicker style={{ width: '100%' }} /></Form.Item>
    </ActButton>
  );
}
