// A fee that the firm paid: what for, to whom, how much.
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { AllowedAct } from '@/api/types.ts';
import { ActButton } from '@/components/index.ts';
import { mainUnits } from '@/format/amount.ts';
import { useMe } from '@/session.tsx';

interface Values {
  name: string;
  payee?: string;
  amount: string;
  on?: Dayjs | null;
  reference: string;
}

export function FeeAct({ act, loan }: { act: AllowedAct; loan: string }) {
  const { t } = useTranslation('loans');
  const { today } = useMe();
  const run = ({ name, payee, amount, on, reference }: Values, keyed: { header: { 'Idempotency-Key': string } }) => {
    const body = { name: name.trim(), amount: mainUnits(amount, 'yuan') ?? '', reference: reference.trim(), ...(payee?.trim() ? { payee: payee.trim() } : {}), ...(on ? { on: on.format('YYYY-MM-DD') } : {}) };
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
      <Form.Item
        name="amount"
        label={t('act.amount')}
        rules={[{ validator: (_rule, text: string) => (mainUnits(text ?? '', 'yuan') ? Promise.resolve() : Promise.reject(new Error(t('act.amountNeeded')))) }]}
        required
      >
        <Input inputMode="decimal" autoComplete="off" maxLength={20} />
      </Form.Item>
      <Form.Item name="on" label={t('act.valueDate')} extra={t('act.valueDateHint')}>
        <DatePicker style={{ width: '100%' }} placeholder={today} disabledDate={(day) => day.isAfter(dayjs(today), 'day')} />
      </Form.Item>
      <Form.Item name="reference" label={t('act.reference')} extra={t('act.referenceHint')} rules={[{ required: true, whitespace: true, message: t('act.referenceNeeded') }]}>
        <Input maxLength={64} autoComplete="off" />
      </Form.Item>
    </ActButton>
  );
}
