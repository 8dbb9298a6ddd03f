// A one-time link brings somebody here: it is redeemed, then they set a password of their own.
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Spin } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api, ME_KEY, queryClient, useAct } from '@/api/client.ts';
import { Problem } from '@/components/index.ts';
import { PasswordFields } from '@/components/PasswordFields.tsx';
import { Gate } from '@/frame/Gate.tsx';
import { useSecret } from '@/frame/secret.ts';

function SetPassword({ name }: { name: string }) {
  const { t } = useTranslation('gate');
  const navigate = useNavigate();
  const save = useAct(
    (values: { password: string }) => api.POST('/v1/me/password', { body: { password: values.password } }),
    async () => {
      await queryClient.invalidateQueries();
      await navigate({ to: '/' });
    },
  );
  return (
    <Gate title={t('setPassword')} lead={t('setPasswordLead', { name })}>
      <Form<{ password: string }> layout="vertical" requiredMark={false} onFinish={save.mutate}>
        <PasswordFields />
        {save.error && <Problem error={save.error} />}
        <Button type="primary" htmlType="submit" block loading={save.isPending}>{t('saveAndGo')}</Button>
      </Form>
    </Gate>
  );
}

/** Somebody signed in who has no password yet, or nobody at all. */
function WithoutToken() {
  const { t } = useTranslation('gate');
  const me = $api.useQuery('get', '/v1/me');
  if (me.data?.must_set_password) return <SetPassword name={me.data.name} />;
  return (
    <Gate title={t('linkMissing')} lead={t('linkMissingLead')}>
      <Link to={'/login' as never}>{t('toLogin')}</Link>
    </Gate>
  );
}

function Redeem({ token }: { token: string }) {
  const { t } = useTranslation('gate');
  const navigate = useNavigate();
  const begun = useRef(false);
  const redeem = useAct(
    (input: { token: string }) => api.POST('/v1/links/redeem', { body: input }),
    (session) => {
      queryClient.setQueryData(ME_KEY, session.user);
      // The token leaves the address at once; it is of no use any more.
      void navigate({ to: session.user.must_set_password ? ('/welcome' as never) : '/', replace: true, search: {} as never });
    },
  );
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    redeem.mutate({ token });
  });
  return (
    <Gate title={t('welcome')} lead={redeem.error ? '' : t('redeeming')}>
      {redeem.error ? <><Problem error={redeem.error} onRetry={redeem.error.mayRetry ? () => redeem.mutate({ token }) : undefined} /><Link to={'/login' as never}>{t('toLogin')}</Link></> : <Spin />}
    </Gate>
  );
}

export default function WelcomePage() {
  const token = useSecret();
  return token ? <Redeem token={token} /> : <WithoutToken />;
}
