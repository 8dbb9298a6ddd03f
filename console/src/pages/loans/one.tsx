// One loan: where it stands, or stood on another day; its schedule, what happened, its postings, and what can be done.
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { Alert, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { AuditTrail, Loaded, Money, NamedTag, PageHeader, Panel, SimulatedBadge, Stats } from '@/components/index.ts';
import { useName, useUnit } from '@/display.tsx';
import { percent, trimmed } from '@/format/numbers.ts';
import { Acts } from './Acts.tsx';
import { Funding } from './Funding.tsx';
import { useExact } from './exact.tsx';
import { Happened } from './Happened.tsx';
import { LookBar } from './LookBar.tsx';
import { Postings } from './Postings.tsx';
import { useLoan, type Loan, type Look } from './read.ts';
import { Schedule } from './Schedule.tsx';
import { Shares } from './Shares.tsx';

function Figures({ loan }: { loan: Loan }) {
  const { t } = useTranslation('loans');
  const units = useUnit(loan.principal.currency);
  const { position } = loan;
  if (!position) {
    return (
      <>
        <Stats figures={[{ label: t('one.principal'), value: <Money value={loan.principal} />, unit: units.name }]} />
        <Alert type="info" showIcon message={t('one.notPaidOut')} style={{ marginBottom: 16 }} />
      </>
    );
  }
  const overdue = { ...position.overdue_principal, minor: position.overdue_principal.minor + position.overdue_interest.minor };
  return (
    <Stats
      figures={[
        { label: t('one.outstanding'), value: <Money value={position.outstanding} />, unit: units.name, note: `${t('one.principal')} ${units.text(loan.principal)}` },
        { label: t('one.due'), value: <Money value={position.due} />, unit: units.name, note: `${t('one.accrued')} ${units.text(position.accrued)}` },
        { label: t('one.overdue'), value: <Money value={overdue} />, unit: units.name, note: t('one.overdueNote', { principal: units.text(position.overdue_principal), interest: units.text(position.overdue_interest), penalty: units.text(position.penalty) }) },
        { label: t('one.daysPastDue'), value: position.days_past_due, unit: t('one.days'), note: <>{t('one.class')} <NamedTag value={position.class} /></> },
        { label: t('one.payoff'), value: <Money value={position.payoff} />, unit: units.name, note: t('one.payoffNote', { day: position.at }) },
        ...(loan.compensated.minor > 0 ? [{ label: t('one.compensated'), value: <Money value={loan.compensated} />, unit: units.name }] : []),
      ]}
    />
  );
}

function Corrections({ cases }: { cases: string[] }) {
  const { t } = useTranslation('loans');
  if (cases.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 16 }}
      message={<strong>{t('corrections.title', { count: cases.length })}</strong>}
      description={
        <>
          <div>{t('corrections.lead')}</div>
          <ul style={{ margin: '6px 0 0', paddingLeft: 18 }}>{cases.map((text, index) => <li key={index}>{text}</li>)}</ul>
        </>
      }
    />
  );
}

function OffBalance({ loan }: { loan: Loan }) {
  const { t } = useTranslation('loans');
  const exact = useExact(loan.principal.currency);
  const off = loan.off_balance;
  if (!off) return null;
  const sum = (cash: typeof off.total) => `${exact.text(cash)} ${exact.name}`;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      message={<strong>{t('one.offBalance', { total: sum(off.total), since: off.since })}</strong>}
      description={t('one.offBalanceNote', { interest: sum(off.interest), penalties: sum(off.penalties) })}
    />
  );
}

function Related({ loan }: { loan: Loan }) {
  const { t } = useTranslation('loans');
  return (
    <nav style={{ display: 'flex', flexWrap: 'wrap', gap: '4px 16px', marginBottom: 12 }} aria-label={t('one.title', { number: loan.number })}>
      <Link to={`/firms/${loan.firm}` as never}>{t('one.firm')} {loan.firm_name ? <span lang="zh">{loan.firm_name}</span> : t('erased')}</Link>
      {loan.application && <Link to={`/applications/${loan.application}` as never}>{t('one.application')}</Link>}
      {loan.facility && <Link to={`/facilities/${loan.facility}` as never}>{t('one.facility', { number: loan.facility_number ?? '' })}</Link>}
      {loan.agreement && <Link to={`/guarantees/${loan.agreement}` as never}>{t('one.agreement')}</Link>}
      {loan.closed_through && <span className="soft">{t('one.closed', { day: loan.closed_through })}</span>}
    </nav>
  );
}

function Whole({ loan, look }: { loan: Loan; look: Look }) {
  const { t } = useTranslation('loans');
  const { t: c } = useTranslation();
  const name = useName();
  const past = Boolean(look.at ?? look.known);
  const product = loan.product_zh ? name({ zh: loan.product_zh, en: loan.product_en }) : loan.product;
  return (
    <>
      <PageHeader
        title={t('one.title', { number: loan.number })}
        tags={<><NamedTag value={loan.state} />{loan.guaranteed && <Tag>{t('one.guaranteed')}</Tag>}<SimulatedBadge show={loan.simulated} /></>}
        lead={t('one.lead', { product, method: [loan.frequency, loan.method, loan.day_count, ...(loan.roll.id === 'unadjusted' ? [] : [loan.roll]), ...(loan.floating ? [loan.floating] : [])].map(name).join(' · '), count: loan.term_months, rate: percent(loan.rate.annual_percent), monthly: trimmed(loan.rate.monthly_permille) })}
        acts={!past && <Acts loan={loan} />}
      />
      <Related loan={loan} />
      <LookBar look={look} />
      <Corrections cases={loan.corrections} />
      {loan.watched && <Alert type="warning" showIcon style={{ marginBottom: 16 }} message={name(loan.watched)} />}
      <OffBalance loan={loan} />
      <Figures loan={loan} />
      <div className="grid">
        <Schedule loan={loan} />
        {!past && <Shares id={loan.id} />}
        <Funding loan={loan} />
        <Happened loan={loan} past={past} />
        <Postings postings={loan.postings} />
        <Panel title={c('audit.title')}><AuditTrail object={`loan/${loan.id}`} /></Panel>
      </div>
    </>
  );
}

export default function LoanPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { at, known } = useSearch({ strict: false }) as Look;
  const look: Look = { ...(at ? { at } : {}), ...(known ? { known } : {}) };
  const query = useLoan(id, look);
  return <Loaded query={query}>{(loan) => <Whole loan={loan} look={look} />}</Loaded>;
}
