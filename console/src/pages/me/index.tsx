// One's own account.
import { Link } from '@tanstack/react-router';
import { App, Button, Form, Input, Segmented, Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, useAct } from '@/api/client.ts';
import { Fields, NamedTag, PageHeader, Panel, Problem, SimulatedBadge } from '@/components/index.ts';
import { PasswordFields } from '@/components/PasswordFields.tsx';
import { useDisplay, useName } from '@/display.tsx';
import { UnitSwitch } from '@/frame/DisplayTools.tsx';
import { useMe, useSignOut } from '@/session.tsx';

interface Values {
  current: string;
  password: string;
}

function ChangePassword() {
  const { t } = useTranslation('me');
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const save = useAct(
    ({ current, password }: Values) => api.POST('/v1/me/password', { body: { current, password } }),
    () => {
      form.resetFields();
      void message.success(t('changed'));
    },
  );
  return (
    <Panel title={t('password')} lead={t('passwordLead')} className="half">
      <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={save.mutate} style={{ maxWidth: 420 }}>
        <Form.Item name="current" label={t('current')} rules={[{ required: true, message: t('needed') }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <PasswordFields />
        {save.error && <Problem error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>{t('change')}</Button>
      </Form>
    </Panel>
  );
}

export default function MePage() {
  const { t } = useTranslation('me');
  const { t: c } = useTranslation();
  const { lang, theme, setLang, setTheme } = useDisplay();
  const name = useName();
  const me = useMe();
  const signOut = useSignOut();
  const { institution } = me;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid">
        <Panel title={t('who')} className="half">
          <Fields
            items={[
              { label: t('name'), value: me.name },
              { label: t('roles'), value: me.roles.map((role) => <Tag key={role.id}>{name(role)}</Tag>) },
              { label: t('institution'), value: <>{lang === 'zh' ? institution.name_zh : institution.name_en} <SimulatedBadge show={institution.simulated} /></> },
              { label: t('kind'), value: <NamedTag value={institution.kind} /> },
            ]}
          />
        </Panel>
        <Panel title={t('display')} className="half">
          <Fields
            items={[
              { label: t('unit'), value: <UnitSwitch currency={institution.currency} /> },
              { label: t('language'), value: <Segmented size="small" aria-label={t('language')} value={lang} onChange={setLang} options={[{ value: 'zh', label: <span lang="zh-CN">中文</span> }, { value: 'en', label: <span lang="en">English</span> }]} /> },
              { label: t('theme'), value: <Segmented size="small" aria-label={t('theme')} value={theme} onChange={setTheme} options={[{ value: 'light', label: c('frame.light') }, { value: 'dark', label: c('frame.dark') }]} /> },
            ]}
          />
        </Panel>
        <ChangePassword />
        <Panel title={t('session')} lead={t('sessionLead')} className="half">
          <Space wrap>
            <Button onClick={() => void signOut()}>{t('signOut')}</Button>
            <Link to={'/me/sessions' as never}>{t('toSessions')}</Link>
          </Space>
        </Panel>
      </div>
    </>
  );
}
