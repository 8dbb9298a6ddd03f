// The portfolio at a glance: what a banker asks first.
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { CurrencySwitch, Loaded, Money, PageHeader, Panel, SimulatedBadge, Stats, useCurrency } from '@/components/index.ts';
import { useName, useUnit } from '@/display.tsx';
import { count, percent } from '@/format/numbers.ts';
import { ApplicationsChart, areHebei, BalanceChart, BucketChart, LendingChart, RegionMap, VintageChart } from './charts.tsx';

type Portfolio = Schemas['PortfolioCard'];

function Figures({ card }: { card: Portfolio }) {
  const { t } = useTranslation('overview');
  const units = useUnit(card.currency);
  const overdue = card.overdue.filter(({ name }) => name.id !== 'current').reduce((sum, bucket) => sum + bucket.amount.minor, 0);
  const share = card.outstanding.minor === 0 ? 0 : (100 * overdue) / card.outstanding.minor;
  return (
    <Stats
      figures={[
        { label: t('outstanding'), value: <Money value={card.outstanding} />, unit: units.name },
        { label: t('loans'), value: count(card.loans), unit: t('loansUnit') },
        { label: t('overdueNow'), value: <Money value={{ ...card.outstanding, minor: overdue }} />, unit: units.name, note: t('overdueNote', { share: percent(share) }) },
        { label: t('npl'), value: percent(card.npl_percent), note: t('nplNote') },
        { label: t('straight'), value: percent(card.straight_through_percent), note: t('straightNote') },
      ]}
    />
  );
}

function Losses({ card }: { card: Portfolio }) {
  const { t } = useTranslation('overview');
  const name = useName();
  const units = useUnit(card.currency);
  return (
    <Panel title={t('losses')} lead={t('lossesLead')} className="third">
      <table className="plain-table">
        <thead><tr><th scope="col">{t('bucket')}</th><th scope="col" className="num">{units.heading(t('amountColumn'))}</th></tr></thead>
        <tbody>
          {card.losses.map((line) => (
            <tr key={line.name.id}><td>{name(line.name)}</td><td className="num"><Money value={line.amount} /></td></tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function TrialBalance({ card }: { card: Portfolio }) {
  const { t } = useTranslation('overview');
  const name = useName();
  const units = useUnit(card.currency);
  const sum = card.balances.reduce((total, line) => total + line.balance.minor, 0);
  return (
    <Panel title={t('balances')} lead={t('balancesLead')}>
      <div className="scroll-x">
        <table className="plain-table">
          <thead><tr><th scope="col">{t('account')}</th><th scope="col" className="num">{units.heading(t('amountColumn'))}</th></tr></thead>
          <tbody>
            {card.balances.map((line) => (
              <tr key={line.account}><td><span className="soft num">{line.account}</span> {name(line)}</td><td className="num"><Money value={line.balance} /></td></tr>
            ))}
            <tr><th scope="row">{t('sum')}</th><td className="num"><Money value={{ minor: sum, currency: card.currency, text: '' }} /></td></tr>
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

export default function OverviewPage() {
  const { t } = useTranslation('overview');
  const query = $api.useQuery('get', '/v1/portfolio', { params: { query: useCurrency() } });
  return (
    <Loaded query={query}>
      {(card) => {
        const common = { currency: card.currency };
        return (
          <>
            <PageHeader
              title={t('title')}
              lead={<>{t('lead')}{card.at && <> {t('asOf', { day: card.at })}</>}</>}
              tags={<SimulatedBadge show={card.simulated} />}
            />
            {!card.at && <Alert type="info" showIcon message={t('noClose')} style={{ marginBottom: 16 }} />}
            <CurrencySwitch currencies={card.currencies} value={card.currency} />
            <Figures card={card} />
            <div className="grid">
              <BalanceChart card={card} className="two-thirds" />
              <BucketChart {...common} ring graded className="third" title={t('classes')} lead={t('classesLead')} buckets={card.classes} href={({ name }) => `/loans?class=${name.id}`} />
              <LendingChart card={card} className="half" />
              <BucketChart {...common} graded className="half" title={t('overdue')} lead={t('overdueLead')} buckets={card.overdue} href={({ name }) => `/loans?overdue=${name.id}`} />
              <VintageChart card={card} className="half" />
              {areHebei(card.regions) ? (
                <RegionMap card={card} className="half" />
              ) : (
                <BucketChart {...common} height={320} className="half" title={t('regions')} lead={t('regionsLead')} buckets={card.regions} href={({ name }) => `/loans?region=${name.id}`} />
              )}
              <BucketChart {...common} className="half" title={t('industries')} lead={t('industriesLead')} buckets={card.industries} href={({ name }) => `/loans?industry=${name.id}`} />
              <BucketChart {...common} className="half" graded title={t('grades')} lead={t('gradesLead')} buckets={card.grades} href={({ name }) => `/applications?grade=${name.id}`} />
              <BucketChart {...common} className="third" title={t('products')} lead={t('productsLead')} buckets={card.products} href={({ name }) => `/loans?product=${name.id}`} />
              <ApplicationsChart card={card} className="third" />
              <Losses card={card} />
              <TrialBalance card={card} />
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
