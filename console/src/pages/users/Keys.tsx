// Keys of programs that call the API.
import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import { ActButton, DataList, Instant, NamedTag, Once, plainAct } from '@/components/index.ts';

export function Keys() {
  const { t } = useTranslation('users');
  const [token, setToken] = useState<string | null>(null);
  return (
    <>
      <div style={{ display: 'flex', justifyContent: 'flex-end', marginBottom: 12 }}>
        <ActButton
          primary
          act={plainAct(t('addKey'))}
          explain={t('addKeyLead')}
          run={(values: { user: string; label: string }, keyed) => api.POST('/v1/keys', { params: keyed, body: values })}
          onDone={(answer) => setToken(answer.token ?? null)}
        >
          <Form.Item name="user" label={t('keyUser')} rules={[{ required: true, message: t('needName') }]}><Input autoComplete="off" /></Form.Item>
          <Form.Item name="label" label={t('keyLabel')} rules={[{ required: true, message: t('needLabel') }]}><Input maxLength={100} /></Form.Item>
        </ActButton>
      </div>
      <DataList
        path="/v1/keys"
        label={t('keys')}
        rowKey={(row) => row.id}
        columns={[
          { key: 'label', title: t('keyLabel'), primary: true, render: (row) => <strong>{row.label}</strong> },
          { key: 'user', title: t('keyUser'), render: (row) => row.user },
          { key: 'state', title: t('keyState'), render: (row) => <NamedTag value={row.state} /> },
          { key: 'made', title: t('keyMade'), render: (row) => <Instant value={row.created_at} /> },
          { key: 'until', title: t('keyUntil'), render: (row) => <Instant value={row.expires_at} /> },
          {
            key: 'acts', title: t('acts'),
            render: (row) => row.state.id === 'active' && (
              <ActButton danger act={plainAct(t('revoke'))} explain={t('revokeLead')} run={(_values, keyed) => api.POST('/v1/keys/{id}/revoke', { params: { path: { id: row.id }, ...keyed }, body: {} })} />
            ),
          },
        ]}
      />
      <Once title={t('keySecret')} secret={token} note={t('keyNote')} onClose={() => setToken(null)} />
    </>
  );
}
