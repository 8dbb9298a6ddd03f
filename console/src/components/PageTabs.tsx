// The parts of a page behind tabs; the open one stands in the address, so that a link leads to it.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';

export interface PageTab {
  key: string;
  label: ReactNode;
  children: ReactNode;
}

export function PageTabs({ tabs, label }: { tabs: PageTab[]; label: string }) {
  const search = useSearch({ strict: false }) as Record<string, string>;
  const navigate = useNavigate();
  const open = tabs.some((tab) => tab.key === search.tab) ? search.tab : tabs[0]?.key;
  return (
    <Tabs
      className="page-tabs"
      aria-label={label}
      activeKey={open}
      destroyOnHidden
      items={tabs}
      onChange={(key) => void navigate({ to: '.', search: { ...search, tab: key === tabs[0]?.key ? undefined : key } as never, resetScroll: false })}
    />
  );
}
