// Signing in with a name and a password.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, ME_KEY, queryClient, useAct } from '@/api/client.ts';
import { Problem } from '@/components/index.ts';
import { Gate } from '@/frame/Gate.tsx';

interface Values {
  institution: string;
  name: string;
  password: string;
}

/** Only addresses of this console are followed after signing in. */
function within(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}

export default function LoginPage() {
  const { t } = useTranslation('gate');
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const signIn = useAct(
    (values: Values) => api.POST('/v1/login', { body: { ...values, cookie: true } }),
    (session) => {
      localStorage.setItem('anji.institution', session.user.institution.code);
      queryClient.setQueryData(ME_KEY, session.user);
      void navigate({ href: within(next) });
    },
  );
  const needed = [{ required: true, message: t('needed') }];
  return (
    <Gate title={t('title')} lead={t('lead')}>
      <Form<Values> layout="vertical" requiredMark={false} onFinish={signIn.mutate} initialValues={{ institution: localStorage.getItem('anji.institution') ?? '' }}>
        <Form.Item name="institution" label={t('institution')} rules={needed}>
          <Input autoComplete="organization" autoCapitalize="none" />
        </Form.Item>
        <Form.Item name="name" label={t('name')} rules={needed}>
          <Input autoComplete="username" autoCapitalize="none" />
        </Form.Item>
        <Form.Item name="password" label={t('password')} rules={needed}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {signIn.error && <Problem error={signIn.error} />}
        <Button type="primary" htmlType="submit" block loading={signIn.isPending}>{t('signIn')}</Button>
      </Form>
      <p className="soft" style={{ marginTop: 16, fontSize: 13 }}>{t('forgotten')}</p>
    </Gate>
  );
}
