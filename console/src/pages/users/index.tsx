// People of the institution, what their roles allow, and keys for programs.
import { Form, Input, Select, Tabs, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, DataList, Instant, Loaded, NamedTag, Once, PageHeader, plainAct } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { useMay } from '@/session.tsx';
import { Keys } from './Keys.tsx';
import { RoleTable } from './RoleTable.tsx';

type UserLine = Schemas['UserCard'];

function RolesField() {
  const { t } = useTranslation('users');
  const name = useName();
  const roles = $api.useQuery('get', '/v1/roles');
  return (
    <Form.Item name="roles" label={t('role')} rules={[{ required: true, type: 'array', min: 1, message: t('needRoles') }]}>
      <Select mode="multiple" optionFilterProp="label" loading={roles.isPending} options={roles.data?.roles.map((role) => ({ value: role.id, label: name(role) }))} />
    </Form.Item>
  );
}

function AddUser({ onLink }: { onLink: (link: string) => void }) {
  const { t } = useTranslation('users');
  return (
    <ActButton
      primary
      act={plainAct(t('add'))}
      explain={t('addLead')}
      run={(values: { name: string; roles: string[] }, keyed) => api.POST('/v1/users', { params: keyed, body: values })}
      onDone={(answer) => onLink(answer.link.link)}
    >
      <Form.Item name="name" label={t('name')} extra={t('nameHelp')} rules={[{ required: true, message: t('needName') }]}>
        <Input autoComplete="off" autoCapitalize="none" />
      </Form.Item>
      <RolesField />
    </ActButton>
  );
}

/** Where somebody is signed in, in the dialog that ends it. */
function OpenSessions({ of: user }: { of: string }) {
  const { t } = useTranslation('users');
  const name = useName();
  const open = $api.useQuery('get', '/v1/users/{name}/sessions', { params: { path: { name: user } } });
  return (
    <Loaded query={open}>
      {({ rows }) => (rows.length === 0 ? <p className="soft">{t('noSessions')}</p> : (
        <ul>
          {rows.map((row) => <li key={row.id}>{name(row.device)} · {t('seen')} <Instant value={row.seen_at} /></li>)}
        </ul>
      ))}
    </Loaded>
  );
}

function UserActs({ user, onLink }: { user: UserLine; onLink: (link: string) => void }) {
  const { t } = useTranslation('users');
  const path = { name: user.name };
  return (
    <div style={{ display: 'flex', gap: 6, flexWrap: 'wrap' }}>
      <ActButton
        act={plainAct(t('changeRoles'))}
        explain={user.name}
        initialValues={{ roles: user.roles.map((role) => role.id) }}
        run={(values: { roles: string[] }, keyed) => api.PUT('/v1/users/{name}/roles', { params: { path, ...keyed }, body: values })}
      >
        <RolesField />
      </ActButton>
      <ActButton
        act={plainAct(t('newLink'))}
        explain={t('newLinkLead', { name: user.name })}
        run={(_values, keyed) => api.POST('/v1/users/{name}/link', { params: { path, ...keyed }, body: {} })}
        onDone={(answer) => onLink(answer.link)}
      />
      <ActButton
        danger
        act={plainAct(t('endSessions'))}
        explain={t('sessionsLead', { name: user.name })}
        run={(_values, keyed) => api.DELETE('/v1/users/{name}/sessions', { params: { path, ...keyed } })}
      >
        <OpenSessions of={user.name} />
      </ActButton>
      <ActButton
        danger
        act={plainAct(t('disable'))}
        explain={t('disableLead', { name: user.name })}
        run={(_values, keyed) => api.POST('/v1/users/{name}/disable', { params: { path, ...keyed }, body: {} })}
      />
    </div>
  );
}

function People() {
  const { t } = useTranslation('users');
  const name = useName();
  const may = useMay();
  const [link, setLink] = useState<string | null>(null);
  return (
    <>
      {may('manage-users') && <div style={{ display: 'flex', justifyContent: 'flex-end', marginBottom: 12 }}><AddUser onLink={setLink} /></div>}
      <DataList
        path="/v1/users"
        label={t('people')}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', title: t('name'), primary: true, render: (row) => <strong>{row.name}</strong> },
          { key: 'roles', title: t('role'), render: (row) => row.roles.map((role) => <Tag key={role.id}>{name(role)}</Tag>) },
          { key: 'state', title: t('state'), render: (row) => <><NamedTag value={row.state} />{row.locked && <Tag color="error">{t('locked')}</Tag>}</> },
          ...(may('manage-users') ? [{ key: 'acts', title: t('acts'), render: (row: UserLine) => row.state.id !== 'disabled' && <UserActs user={row} onLink={setLink} /> }] : []),
        ]}
      />
      <Once title={t('link')} secret={link && new URL(link, window.location.origin).href} note={t('linkNote')} onClose={() => setLink(null)} />
    </>
  );
}

export default function UsersPage() {
  const { t } = useTranslation('users');
  const may = useMay();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Tabs
        items={[
          { key: 'people', label: t('people'), children: <People /> },
          { key: 'roles', label: t('roles'), children: <RoleTable /> },
          ...(may('manage-keys') ? [{ key: 'keys', label: t('keys'), children: <Keys /> }] : []),
        ]}
      />
    </>
  );
}
