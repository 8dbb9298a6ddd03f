// What a form about money asks: how much, from when, under which reference of the bank.
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { mainUnits } from '@/format/amount.ts';
import { useMe } from '@/session.tsx';

export const dayOf = (day: Dayjs | null | undefined) => day?.format('YYYY-MM-DD');

export function Amount() {
  const { t } = useTranslation('loans');
  const needed = (_rule: unknown, text: string) => (mainUnits(text ?? '', 'yuan') ? Promise.resolve() : Promise.reject(new Error(t('act.amountNeeded'))));
  return (
    <Form.Item name="amount" label={t('act.amount')} rules={[{ validator: needed }]} required>
      <Input inputMode="decimal" autoComplete="off" maxLength={20} />
    </Form.Item>
  );
}

export function ValueDate({ extra }: { extra?: string }) {
  const { t } = useTranslation('loans');
  const { today } = useMe();
  return (
    <Form.Item name="on" label={t('act.valueDate')} extra={extra}>
      <DatePicker style={{ width: '100%' }} placeholder={today} disabledDate={(day) => day.isAfter(dayjs(today), 'day')} />
    </Form.Item>
  );
}

export function Reference() {
  const { t } = useTranslation('loans');
  return (
    <Form.Item name="reference" label={t('act.reference')} extra={t('act.referenceHint')} rules={[{ required: true, whitespace: true, message: t('act.referenceNeeded') }]}>
      <Input maxLength={64} autoComplete="off" />
    </Form.Item>
  );
}
