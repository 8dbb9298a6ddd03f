// Registers a firm, or opens the file of one that is known.
import { useNavigate } from '@tanstack/react-router';
import { DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, plainAct } from '@/components/index.ts';

interface Entry {
  uscc: string;
  name: string;
  region?: string;
  industry: string;
  registered_on?: Dayjs | null;
  standing: string;
  kyc: string;
}

const STANDINGS = ['active', 'abnormal', 'deregistered', 'revoked'] as const;
const KYCS = ['complete', 'incomplete', 'hit'] as const;

export function RegisterButton() {
  const { t } = useTranslation('firms');
  const navigate = useNavigate();
  return (
    <ActButton<Entry, Schemas['FirmLine']>
      act={plainAct(t('register.act'))}
      explain={t('register.explain')}
      initialValues={{ standing: 'active', kyc: 'complete' }}
      run={(values, keyed) =>
        api.POST('/v1/firms', {
          params: keyed,
          body: {
            uscc: values.uscc.trim(), name: values.name.trim(), region: values.region?.trim() || null, industry: values.industry.trim(),
            registered_on: values.registered_on?.format('YYYY-MM-DD') ?? null, standing: values.standing, kyc: values.kyc,
          },
        })}
      onDone={(firm) => void navigate({ to: `/firms/${firm.id}` as never })}
    >
      <Form.Item name="uscc" label={t('register.uscc')} rules={[{ required: true, len: 18, transform: (value?: string) => value?.trim(), message: t('register.usccNeeded') }]}>
        <Input className="mono" maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item name="name" label={t('register.name')} rules={[{ required: true, whitespace: true, message: t('register.nameNeeded') }]}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="industry" label={t('register.industry')} extra={t('register.industryHelp')} rules={[{ required: true, whitespace: true, message: t('register.industryNeeded') }]}>
        <Input maxLength={8} autoComplete="off" />
      </Form.Item>
      <Form.Item name="region" label={t('register.region')} extra={t('register.regionHelp')}>
        <Input maxLength={6} inputMode="numeric" autoComplete="off" />
      </Form.Item>
      <Form.Item name="registered_on" label={t('register.registered')}>
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="standing" label={t('register.standing')}>
        <Select options={STANDINGS.map((value) => ({ value, label: t(`register.standings.${value}`) }))} />
      </Form.Item>
      <Form.Item name="kyc" label={t('register.kyc')}>
        <Select options={KYCS.map((value) => ({ value, label: t(`register.kycs.${value}`) }))} />
      </Form.Item>
    </ActButton>
  );
}
