// The first start of an empty data folder: its first administrator.
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api, api, ME_KEY, queryClient, useAct } from '@/api/client.ts';
import { Loaded, Problem } from '@/components/index.ts';
import { PasswordFields } from '@/components/PasswordFields.tsx';
import { Gate } from '@/frame/Gate.tsx';
import { useSecret } from '@/frame/secret.ts';

interface Values {
  token: string;
  name: string;
  password: string;
}

function FirstAdministrator() {
  const { t } = useTranslation('gate');
  const navigate = useNavigate();
  const token = useSecret();
  const create = useAct(
    ({ name, password, token: secret }: Values) => api.POST('/v1/setup', { body: { name, password, token: secret } }),
    (session) => {
      queryClient.setQueryData(ME_KEY, session.user);
      void navigate({ to: '/', replace: true });
    },
  );
  return (
    <Form<Values> layout="vertical" requiredMark={false} initialValues={{ token }} onFinish={create.mutate}>
      <Form.Item name="token" label={t('setupToken')} extra={t('setupTokenHelp')} rules={[{ required: true, message: t('needed') }]} hidden={token !== ''}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('needed') }]}>
        <Input autoComplete="username" autoCapitalize="none" />
      </Form.Item>
      <PasswordFields />
      {create.error && <Problem error={create.error} />}
      <Button type="primary" htmlType="submit" block loading={create.isPending}>{t('create')}</Button>
    </Form>
  );
}

export default function SetupPage() {
  const { t } = useTranslation('gate');
  const setup = $api.useQuery('get', '/v1/setup');
  const done = setup.data?.needed === false;
  return (
    <Gate title={t('setup')} lead={done ? t('setupDone') : t('setupLead')}>
      <Loaded query={setup}>{({ needed }) => (needed ? <FirstAdministrator /> : <Link to={'/login' as never}>{t('toLogin')}</Link>)}</Loaded>
    </Gate>
  );
}
