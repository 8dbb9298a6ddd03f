// What this person may do about an alert: the server says it, each act asks for what it needs.
import { Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import { ActButton } from '@/components/index.ts';
import { FINDINGS, WORKS, type Alert } from './read.ts';

export function Acts({ alert, takesTwo }: { alert: Alert; takesTwo: boolean }) {
  const { t } = useTranslation('alerts');
  const path = { id: alert.id };
  return alert.allowed.map((act) => {
    switch (act.act) {
      case 'take':
        return <ActButton key={act.act} act={act} primary explain={alert.handler ? t('act.takeOver', { name: alert.handler }) : t('act.take')} run={(_values: object, keyed) => api.POST('/v1/alerts/{id}/handler', { params: { path, ...keyed }, body: {} })} />;
      case 'note':
        return (
          <ActButton key={act.act} act={act} primary explain={t('act.note')} initialValues={{ work: 'called' }} run={(values: { work: string; text: string }, keyed) => api.POST('/v1/alerts/{id}/notes', { params: { path, ...keyed }, body: values })}>
            <Form.Item name="work" label={t('act.work')} rules={[{ required: true }]}>
              <Select options={WORKS.map((value) => ({ value, label: t(`work.${value}`) }))} />
            </Form.Item>
            <Form.Item name="text" label={t('act.text')} rules={[{ required: true, whitespace: true, message: t('act.textNeeded') }]}>
              <Input.TextArea rows={4} maxLength={500} showCount />
            </Form.Item>
          </ActButton>
        );
      case 'close':
        return (
          <ActButton key={act.act} act={act} reason explain={takesTwo ? t('act.closeByTwo') : t('act.close')} run={(values: { finding: string; reason: string }, keyed) => api.POST('/v1/alerts/{id}/closing', { params: { path, ...keyed }, body: values })}>
            <Form.Item name="finding" label={t('act.finding')} rules={[{ required: true, message: t('act.findingNeeded') }]}>
              <Radio.Group style={{ display: 'grid', gap: 6 }} options={FINDINGS.map((value) => ({ value, label: t(`finding.${value}`) }))} />
            </Form.Item>
          </ActButton>
        );
      case 'agree':
        return <ActButton key={act.act} act={act} primary explain={t('act.agree')} run={(_values: object, keyed) => api.POST('/v1/alerts/{id}/agreement', { params: { path, ...keyed }, body: {} })} />;
      case 'refuse':
        return <ActButton key={act.act} act={act} danger reason explain={t('act.refuse')} run={({ reason }: { reason: string }, keyed) => api.POST('/v1/alerts/{id}/refusal', { params: { path, ...keyed }, body: { reason } })} />;
      default:
        return null;
    }
  });
}
