// Proposes that payouts up to a limit go without a second person for each.
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import { ActButton } from '@/components/index.ts';
import { mainUnits } from '@/format/amount.ts';
import zh from '@/i18n/zh/approvals.ts';
import en from '@/i18n/en/approvals.ts';
import { useMay, useMe } from '@/session.tsx';

interface Values {
  limit: string;
  until: Dayjs;
  reason: string;
}

export function NewPolicy() {
  const { t } = useTranslation('approvals');
  const may = useMay();
  const { today } = useMe();
  if (!may('propose-policy')) return null;
  return (
    <ActButton
      act={{ act: 'propose-policy', zh: zh.policy.open, en: en.policy.open, can: true, why: null, why_zh: null }}
      reason
      explain={t('policy.explain')}
      run={({ limit, until, reason }: Values, keyed) => api.POST('/v1/approvals', { params: keyed, body: { limit: mainUnits(limit, 'yuan') ?? '', until: until.format('YYYY-MM-DD'), reason } })}
    >
      <Form.Item name="limit" label={t('policy.limit')} required rules={[{ validator: (_rule, text: string) => (mainUnits(text ?? '', 'yuan') ? Promise.resolve() : Promise.reject(new Error(t('policy.limitNeeded')))) }]}>
        <Input inputMode="decimal" autoComplete="off" maxLength={20} />
      </Form.Item>
      <Form.Item name="until" label={t('policy.until')} rules={[{ required: true, message: t('policy.untilNeeded') }]}>
        <DatePicker style={{ width: '100%' }} disabledDate={(day) => day.isBefore(dayjs(today), 'day')} />
      </Form.Item>
    </ActButton>
  );
}
