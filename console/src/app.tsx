// What surrounds every page: display, words of the component library, reads, routes.
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useMemo } from 'react';
import { queryClient } from './api/client.ts';
import { DisplayProvider, useDisplay } from './display.tsx';
import { router } from './router.tsx';
import { antdThemeOf } from './theme/tokens.ts';

function Dressed() {
  const { lang, theme } = useDisplay();
  const dress = useMemo(() => antdThemeOf(theme), [theme]);
  useEffect(() => {
    dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en');
  }, [lang]);
  return (
    <ConfigProvider locale={lang === 'zh' ? zhCN : enUS} theme={dress} button={{ autoInsertSpace: false }}>
      <AntApp>
        <RouterProvider router={router} />
      </AntApp>
    </ConfigProvider>
  );
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <DisplayProvider>
        <Dressed />
      </DisplayProvider>
    </QueryClientProvider>
  );
}
