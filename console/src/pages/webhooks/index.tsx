// Where events are sent, and whether they arrived.
import { App, Button, Drawer, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import { useEventKinds } from '@/api/kinds.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, DataList, Instant, NamedTag, Once, PageHeader, plainAct } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';

type Webhook = Schemas['WebhookCard'];

function AddWebhook({ onSecret }: { onSecret: (secret: string) => void }) {
  const { t } = useTranslation('webhooks');
  const name = useName();
  const kinds = useEventKinds();
  return (
    <ActButton
      primary
      act={plainAct(t('add'))}
      explain={t('addLead')}
      run={(values: { url: string; label: string; kinds?: string[] }, keyed) => api.POST('/v1/webhooks', { params: keyed, body: { ...values, kinds: values.kinds ?? [] } })}
      onDone={(answer) => onSecret(answer.secret)}
    >
      <Form.Item name="label" label={t('label')} rules={[{ required: true, message: t('needLabel') }]}><Input maxLength={100} /></Form.Item>
      <Form.Item name="url" label={t('url')} rules={[{ required: true, type: 'url', message: t('needUrl') }]}><Input type="url" placeholder="https://" /></Form.Item>
      <Form.Item name="kinds" label={t('kinds')} extra={t('kindsHelp')}><Select mode="multiple" optionFilterProp="label" options={kinds.map((kind) => ({ value: kind.id, label: name(kind) }))} /></Form.Item>
    </ActButton>
  );
}

function Deliveries({ webhook, onClose }: { webhook: Webhook | null; onClose: () => void }) {
  const { t } = useTranslation('webhooks');
  return (
    <Drawer open={webhook !== null} width={Math.min(860, window.innerWidth)} title={webhook && t('deliveriesOf', { label: webhook.label })} onClose={onClose} destroyOnHidden>
      {webhook && (
        <DataList
          embedded
          path="/v1/webhooks/{id}/deliveries"
          at={{ id: webhook.id }}
          label={t('deliveries')}
          rowKey={(row) => String(row.log_index)}
          empty={t('noDeliveries')}
          columns={[
            { key: 'index', title: t('index'), primary: true, render: (row) => <span className="num">{row.log_index}</span> },
            { key: 'kind', title: t('kind'), render: (row) => <span className="mono">{row.kind}</span> },
            { key: 'status', title: t('status'), render: (row) => <NamedTag value={row.status} /> },
            { key: 'attempts', title: t('attempts'), numeric: true, render: (row) => row.attempts },
            { key: 'last', title: t('last'), render: (row) => <Instant value={row.last_at} /> },
            { key: 'next', title: t('next'), optional: true, render: (row) => <Instant value={row.next_at} /> },
            { key: 'response', title: t('response'), render: (row) => row.response ?? '–' },
          ]}
        />
      )}
    </Drawer>
  );
}

export default function WebhooksPage() {
  const { t } = useTranslation('webhooks');
  const may = useMay();
  const [secret, setSecret] = useState<string | null>(null);
  const [shown, setShown] = useState<Webhook | null>(null);
  const { notification } = App.useApp();
  const manages = may('manage-webhooks');
  const tell = (answer: Schemas['TestCard']) =>
    notification[answer.delivered ? 'success' : 'warning']({ message: answer.delivered ? t('arrived') : t('notArrived'), description: answer.response });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} acts={manages && <AddWebhook onSecret={setSecret} />} />
      <DataList
        path="/v1/webhooks"
        label={t('title')}
        rowKey={(row) => row.id}
        columns={[
          { key: 'label', title: t('label'), primary: true, render: (row) => <strong>{row.label}</strong> },
          { key: 'url', title: t('url'), render: (row) => <span className="mono">{row.url}</span> },
          { key: 'kinds', title: t('kinds'), render: (row) => (row.kinds.length === 0 ? t('allKinds') : row.kinds.map((kind) => <Tag key={kind} className="mono">{kind}</Tag>)) },
          { key: 'state', title: t('state'), render: (row) => <NamedTag value={row.state} /> },
          { key: 'pending', title: t('pending'), numeric: true, render: (row) => count(row.pending) },
          { key: 'dead', title: t('dead'), numeric: true, render: (row) => (row.dead > 0 ? <Tag color="error">{count(row.dead)}</Tag> : '0') },
          {
            key: 'acts', title: t('acts'),
            render: (row) => (
              <div style={{ display: 'flex', gap: 6, flexWrap: 'wrap' }}>
                <Button onClick={() => setShown(row)}>{t('deliveries')}</Button>
                {manages && row.state.id === 'active' && (
                  <>
                    <ActButton act={plainAct(t('test'))} explain={t('testLead')} run={(_values: object, keyed) => api.POST('/v1/webhooks/{id}/test', { params: { path: { id: row.id }, ...keyed }, body: {} })} onDone={tell} />
                    <ActButton danger act={plainAct(t('disable'))} explain={t('disableLead')} run={(_values, keyed) => api.POST('/v1/webhooks/{id}/disable', { params: { path: { id: row.id }, ...keyed }, body: {} })} />
                  </>
                )}
              </div>
            ),
          },
        ]}
      />
      <Deliveries webhook={shown} onClose={() => setShown(null)} />
      <Once title={t('secret')} secret={secret} note={t('secretNote')} onClose={() => setSecret(null)} />
    </>
  );
}
