// Every address of the console, in one place. A page is loaded when it is first visited.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { Frame } from './frame/Frame.tsx';
import { Home } from './frame/Home.tsx';
import { Nowhere } from './frame/Nowhere.tsx';
import { RouteProblem } from './frame/RouteProblem.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: Nowhere });

type Page = () => Promise<{ default: ComponentType }>;

const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame });
const home = createRoute({ getParentRoute: () => frame, path: '/', component: Home });
const inside = (path: string, page: Page) => createRoute({ getParentRoute: () => frame, path, component: lazyRouteComponent(page) });
const outside = (path: string, page: Page) => createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(page) });

const tree = root.addChildren([
  outside('/login', () => import('./pages/login/index.tsx')),
  outside('/welcome', () => import('./pages/welcome/index.tsx')),
  outside('/setup', () => import('./pages/setup/index.tsx')),
  frame.addChildren([
    home,
    inside('/overview', () => import('./pages/overview/index.tsx')),
    inside('/applications', () => import('./pages/applications/index.tsx')),
    inside('/applications/new', () => import('./pages/applications/new.tsx')),
    inside('/applications/$id', () => import('./pages/applications/one.tsx')),
    inside('/loans', () => import('./pages/loans/index.tsx')),
    inside('/loans/$id', () => import('./pages/loans/one.tsx')),
    inside('/alerts', () => import('./pages/alerts/index.tsx')),
    inside('/alerts/$id', () => import('./pages/alerts/one.tsx')),
    inside('/segments', () => import('./pages/segments/index.tsx')),
    inside('/facilities', () => import('./pages/facilities/index.tsx')),
    inside('/facilities/$id', () => import('./pages/facilities/one.tsx')),
    inside('/packages', () => import('./pages/packages/index.tsx')),
    inside('/packages/$id', () => import('./pages/packages/one.tsx')),
    inside('/holdings/$id', () => import('./pages/packages/holding.tsx')),
    inside('/funding', () => import('./pages/funding/index.tsx')),
    inside('/funding/$id', () => import('./pages/funding/one.tsx')),
    inside('/approvals', () => import('./pages/approvals/index.tsx')),
    inside('/firms', () => import('./pages/firms/index.tsx')),
    inside('/sources', () => import('./pages/sources/index.tsx')),
    inside('/firms/$id', () => import('./pages/firms/one.tsx')),
    inside('/products', () => import('./pages/products/index.tsx')),
    inside('/products/studio', () => import('./pages/products/studio/index.tsx')),
    inside('/products/studio/$draft', () => import('./pages/products/studio/index.tsx')),
    inside('/products/$code', () => import('./pages/products/one.tsx')),
    inside('/scorecards', () => import('./pages/scorecards/index.tsx')),
    inside('/scorecards/$id', () => import('./pages/scorecards/one.tsx')),
    inside('/laboratory', () => import('./pages/laboratory/index.tsx')),
    inside('/laboratory/$id', () => import('./pages/laboratory/study.tsx')),
    inside('/laboratory/sets/$id', () => import('./pages/laboratory/set.tsx')),
    inside('/guarantees', () => import('./pages/guarantees/index.tsx')),
    inside('/guarantees/$id', () => import('./pages/guarantees/one.tsx')),
    inside('/guarantor', () => import('./pages/guarantor/index.tsx')),
    inside('/classification', () => import('./pages/classification/index.tsx')),
    inside('/losses', () => import('./pages/losses/index.tsx')),
    inside('/subsidies', () => import('./pages/subsidies/index.tsx')),
    inside('/market', () => import('./pages/market/index.tsx')),
    inside('/closes', () => import('./pages/closes/index.tsx')),
    inside('/ledger', () => import('./pages/ledger/index.tsx')),
    inside('/ledger/months/$month', () => import('./pages/ledger/month.tsx')),
    inside('/ledger/statements/$id', () => import('./pages/ledger/statement.tsx')),
    inside('/migrations', () => import('./pages/migrations/index.tsx')),
    inside('/migrations/$id', () => import('./pages/migrations/one.tsx')),
    inside('/audit', () => import('./pages/audit/index.tsx')),
    inside('/rulebook', () => import('./pages/rulebook/index.tsx')),
    inside('/users', () => import('./pages/users/index.tsx')),
    inside('/webhooks', () => import('./pages/webhooks/index.tsx')),
    inside('/me', () => import('./pages/me/index.tsx')),
    inside('/me/sessions', () => import('./pages/me/sessions.tsx')),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: RouteProblem,
  // Addresses carry plain text: `?state=referred&q=13`, never JSON.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(
      Object.entries(search).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [[key, String(value)]])),
    ).toString();
    return text ? `?${text}` : '';
  },
});
