// The menu: what there is, and the action (of /v1/me) that opens it.
import {
  AlertOutlined, ApartmentOutlined, ApiOutlined, AuditOutlined, BankOutlined, BarChartOutlined, BookOutlined, CalculatorOutlined, CalendarOutlined, CheckSquareOutlined, ContainerOutlined, CreditCardOutlined, DatabaseOutlined, ExperimentOutlined, FallOutlined, FileTextOutlined, FundOutlined, GiftOutlined, HeatMapOutlined, ImportOutlined,
  LineChartOutlined, PieChartOutlined, SafetyCertificateOutlined, SafetyOutlined, ShopOutlined, TeamOutlined, WalletOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

export const GROUPS = ['work', 'policy', 'control'] as const;

export interface Entry {
  key: 'overview' | 'applications' | 'loans' | 'alerts' | 'segments' | 'facilities' | 'packages' | 'funding' | 'approvals' | 'firms' | 'products' | 'scorecards' | 'laboratory' | 'guarantees' | 'guarantor' | 'classification' | 'losses' | 'subsidies' | 'market' | 'closes' | 'ledger' | 'migrations' | 'audit' | 'rulebook' | 'sources' | 'users' | 'webhooks';
  group: (typeof GROUPS)[number];
  icon: ReactNode;
  /** Any of these actions opens the page. */
  needs: string[];
}

export const ENTRIES: Entry[] = [
  { key: 'overview', group: 'work', icon: <FundOutlined />, needs: ['read-report'] },
  { key: 'applications', group: 'work', icon: <FileTextOutlined />, needs: ['read-application'] },
  { key: 'loans', group: 'work', icon: <BankOutlined />, needs: ['read-loan'] },
  { key: 'alerts', group: 'work', icon: <AlertOutlined />, needs: ['read-alert'] },
  { key: 'segments', group: 'work', icon: <HeatMapOutlined />, needs: ['read-portrait', 'run-portraits'] },
  { key: 'facilities', group: 'work', icon: <CreditCardOutlined />, needs: ['read-loan'] },
  { key: 'packages', group: 'work', icon: <ApartmentOutlined />, needs: ['read-share'] },
  { key: 'funding', group: 'work', icon: <WalletOutlined />, needs: ['read-funding'] },
  { key: 'approvals', group: 'work', icon: <CheckSquareOutlined />, needs: ['approve-correction', 'approve-policy', 'propose-policy', 'propose-correction', 'approve-overlay', 'propose-overlay', 'propose-facility', 'approve-facility', 'approve-share', 'settle-share', 'propose-funding', 'approve-funding'] },
  { key: 'firms', group: 'work', icon: <ShopOutlined />, needs: ['read-firm'] },
  { key: 'sources', group: 'work', icon: <DatabaseOutlined />, needs: ['read-sources'] },
  { key: 'guarantees', group: 'work', icon: <SafetyOutlined />, needs: ['read-guarantee'] },
  { key: 'guarantor', group: 'work', icon: <SafetyCertificateOutlined />, needs: ['read-guarantee'] },
  { key: 'classification', group: 'control', icon: <PieChartOutlined />, needs: ['read-loan'] },
  { key: 'losses', group: 'control', icon: <FallOutlined />, needs: ['read-report'] },
  { key: 'subsidies', group: 'work', icon: <GiftOutlined />, needs: ['read-report'] },
  { key: 'products', group: 'policy', icon: <CalculatorOutlined />, needs: ['read-product'] },
  { key: 'scorecards', group: 'policy', icon: <LineChartOutlined />, needs: ['read-scorecard'] },
  { key: 'laboratory', group: 'policy', icon: <ExperimentOutlined />, needs: ['develop-scorecard', 'approve-scorecard', 'read-data'] },
  { key: 'rulebook', group: 'policy', icon: <BookOutlined />, needs: ['read-rulebook', 'read-product'] },
  { key: 'market', group: 'policy', icon: <BarChartOutlined />, needs: ['read-market', 'read-report'] },
  { key: 'closes', group: 'control', icon: <CalendarOutlined />, needs: ['close-day', 'read-report'] },
  { key: 'ledger', group: 'control', icon: <ContainerOutlined />, needs: ['read-ledger'] },
  { key: 'migrations', group: 'control', icon: <ImportOutlined />, needs: ['migrate-book', 'approve-migration', 'read-ledger'] },
  { key: 'audit', group: 'control', icon: <AuditOutlined />, needs: ['read-audit', 'verify-book'] },
  { key: 'users', group: 'control', icon: <TeamOutlined />, needs: ['manage-users', 'read-users'] },
  { key: 'webhooks', group: 'control', icon: <ApiOutlined />, needs: ['manage-webhooks', 'read-webhooks'] },
];

export function entriesFor(allowed: string[]): Entry[] {
  return ENTRIES.filter((entry) => entry.needs.some((action) => allowed.includes(action)));
}
