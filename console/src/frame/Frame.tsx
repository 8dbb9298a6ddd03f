// The frame of every page behind the sign-in: menu, institution, display switches, the person.
import { LaptopOutlined, LogoutOutlined, MenuOutlined, UserOutlined } from '@ant-design/icons';
import { Link, Navigate, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Button, Drawer, Dropdown, Grid, Menu, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Me } from '@/api/types.ts';
import { ProblemError } from '@/api/problem.ts';
import { Problem } from '@/components/page.tsx';
import { SimulatedBadge } from '@/components/values.tsx';
import { useDisplay, useName } from '@/display.tsx';
import { listed } from '@/format/numbers.ts';
import { MeContext, useSignOut } from '@/session.tsx';
import { LanguageSwitch, ThemeSwitch, UnitSwitch } from './DisplayTools.tsx';
import { entriesFor, GROUPS } from './menu.tsx';

function MainMenu({ me, onPick }: { me: Me; onPick?: () => void }) {
  const { t } = useTranslation();
  const place = useRouterState({ select: (state) => state.location.pathname.split('/')[1] ?? '' });
  const entries = entriesFor(me.allowed);
  const items = GROUPS.flatMap((group) => {
    const own = entries.filter((entry) => entry.group === group);
    if (own.length === 0) return [];
    return [
      {
        key: `group-${group}`,
        type: 'group' as const,
        label: t(`nav.${group}`),
        children: own.map((entry) => ({
          key: entry.key,
          icon: entry.icon,
          label: <Link to={`/${entry.key}` as never} onClick={onPick}>{t(`nav.${entry.key}`)}</Link>,
        })),
      },
    ];
  });
  return (
    <nav aria-label={t('nav.label')}>
      <Menu mode="inline" selectedKeys={[place]} items={items} style={{ borderInlineEnd: 'none', paddingBottom: 16 }} />
    </nav>
  );
}

function PersonMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  const name = useName();
  const navigate = useNavigate();
  const narrow = !(Grid.useBreakpoint().md ?? true);
  const leave = useSignOut();
  const { lang } = useDisplay();
  const roles = listed(me.roles.map(name), lang);
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', type: 'group', label: lang === 'zh' ? `${me.name}（${roles}）` : `${me.name} (${roles})` },
          { key: 'me', icon: <UserOutlined />, label: t('nav.me') },
          { key: 'sessions', icon: <LaptopOutlined />, label: t('nav.sessions') },
          { key: 'docs', label: <a href="/docs" target="_blank" rel="noreferrer">{t('frame.docs')}</a> },
          { type: 'divider' },
          { key: 'leave', icon: <LogoutOutlined />, label: t('frame.signOut') },
        ],
        onClick: ({ key }) => {
          if (key === 'me') void navigate({ to: '/me' as never });
          if (key === 'sessions') void navigate({ to: '/me/sessions' as never });
          if (key === 'leave') void leave();
        },
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={`${me.name}: ${t('nav.me')}`}>
        {!narrow && me.name}
      </Button>
    </Dropdown>
  );
}

function Inside({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { lang } = useDisplay();
  const [open, setOpen] = useState(false);
  const narrow = !(Grid.useBreakpoint().md ?? true);
  const { institution } = me;
  const called = lang === 'zh' ? institution.name_zh : institution.name_en;
  const day = t(me.clock_simulated ? 'frame.todaySimulated' : 'frame.today', { day: me.today });

  useEffect(() => {
    document.title = `${t('product')} · ${called}`;
  }, [called, t]);

  return (
    <MeContext value={me}>
      <div className="frame">
        <a className="skip-link" href="#main">{t('frame.skip')}</a>
        <header className="frame-top">
          {narrow && <Button type="text" aria-label={t('frame.menu')} icon={<MenuOutlined />} onClick={() => setOpen(true)} />}
          <div className="frame-brand">
            {!narrow && <img src="/favicon.svg" alt="" />}
            <span title={called}>{called}</span>
            <SimulatedBadge show={institution.simulated} />
          </div>
          <div className="frame-tools">
            {!narrow && <span className="frame-day">{day}</span>}
            {!narrow && <UnitSwitch currency={institution.currency} />}
            {!narrow && <LanguageSwitch />}
            {!narrow && <ThemeSwitch />}
            <PersonMenu me={me} />
          </div>
        </header>
        {institution.simulated && <div className="simulated-strip" role="note">{t('frame.simulatedNote')}</div>}
        <div className="frame-body">
          {!narrow && <div className="frame-menu"><MainMenu me={me} /></div>}
          <Drawer
            open={narrow && open}
            placement="left"
            width={280}
            title={t('product')}
            onClose={() => setOpen(false)}
            styles={{ body: { padding: 0 } }}
            footer={
              <div style={{ display: 'grid', gap: 8 }}>
                <span className="soft">{day}</span>
                <UnitSwitch currency={institution.currency} />
                <span><LanguageSwitch /><ThemeSwitch /></span>
              </div>
            }
          >
            <MainMenu me={me} onPick={() => setOpen(false)} />
          </Drawer>
          <main id="main" className="frame-main" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </div>
    </MeContext>
  );
}

/** Asks who is signed in; sends whoever is not to the sign-in page, and brings them back afterwards. */
export function Frame() {
  const { t } = useTranslation();
  const here = useRouterState({ select: (state) => state.location.href });
  const query = $api.useQuery('get', '/v1/me', {}, { staleTime: 60_000 });
  const again = () => void query.refetch();
  // The client writes null when the server says that nobody is signed in.
  const me = query.data as Me | null | undefined;
  if (me?.must_set_password) return <Navigate to={'/welcome' as never} />;
  if (me) return <Inside me={me} />;
  // A first visit: the read itself failed, which wins over what was written beside it.
  const stranger = me === null || (query.isError && ProblemError.of(query.error).problem.status === 401);
  // The address changes before the page does: once is enough.
  if (stranger && here.startsWith('/login')) return null;
  if (stranger) return <Navigate to={'/login' as never} search={(here === '/' ? {} : { next: here }) as never} replace />;
  if (query.isError) {
    return <div className="gate"><div className="gate-card"><Problem error={query.error} onRetry={again} /></div></div>;
  }
  return <div className="gate"><Spin size="large"><span className="hidden-visually">{t('frame.loading')}</span></Spin></div>;
}
