// A fee that the firm paid: what for, to whom, how much.
import { Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { AllowedAct } from '@/api/types.ts';
import { ActButton } from '@/components/index.ts';
import { mainUnits } from '@/format/amount.ts';
import { Amount, dayOf, Reference, ValueDate } from './fields.tsx';

interface Values {
  name: string;
  payee?: string;
  amount: string;
  on?: Dayjs | null;
  reference: string;
}

export function FeeAct({ act, loan }: { act: AllowedAct; loan: string }) {
  const { t } = useTranslation('loans');
  const run = ({ name, payee, amount, on, reference }: Values, keyed: { header: { 'Idempotency-Key': string } }) => {
    const day = dayOf(on);
    const body = { name: name.trim(), amount: mainUnits(amount, 'yuan') ?? '', reference: reference.trim(), ...(payee?.trim() ? { payee: payee.trim() } : {}), ...(day ? { on: day } : {}) };
    return api.POST('/v1/loans/{id}/fees', { params: { path: { id: loan }, ...keyed }, body });
  };
  return (
    <ActButton act={act} explain={t('fee.explain')} run={run}>
      <Form.Item name="name" label={t('fee.name')} rules={[{ required: true, whitespace: true, message: t('fee.nameNeeded') }]}>
        <Input maxLength={64} autoComplete="off" />
      </Form.Item>
      <Form.Item name="payee" label={t('fee.payee')} extra={t('fee.payeeHint')}>
        <Input maxLength={64} autoComplete="off" />
      </Form.Item>
      <Amount />
      <ValueDate extra={t('act.valueDateHint')} />
      <Reference />
    </ActButton>
  );
}
