// The trial balance (试算平衡表): opening, turnover and closing of each account, on the side where they stand.
import { Link } from '@tanstack/react-router';
import { Alert, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Cash, Schemas } from '@/api/types.ts';
import { ExportButton } from '@/components/DataList.tsx';
import { CurrencySwitch, Loaded, Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { count } from '@/format/numbers.ts';
import { useMe } from '@/session.tsx';
import { Exact, useExact } from '../loans/exact.tsx';
import { LookBar, useLook } from './look.tsx';

type TrialCard = Schemas['TrialCard'];

/** An amount on one side, without a sign. */
export function Side({ amount, sign }: { amount: Cash; sign: 1 | -1 }) {
  const minor = amount.minor * sign;
  return minor > 0 ? <Exact value={{ ...amount, minor }} /> : null;
}

/** Sums of one column by side, in minor units. */
export function sideSums(amounts: Cash[]): { debit: number; credit: number } {
  return {
    debit: amounts.reduce((sum, { minor }) => sum + Math.max(minor, 0), 0),
    credit: amounts.reduce((sum, { minor }) => sum - Math.min(minor, 0), 0),
  };
}

export function TrialTable({ card, search = {} }: { card: TrialCard; search?: Record<string, string | undefined> }) {
  const { t } = useTranslation('ledger');
  const name = useName();
  const exact = useExact(card.currency);
  const opening = sideSums(card.rows.map((row) => row.opening));
  const closing = sideSums(card.rows.map((row) => row.closing));
  const cash = (minor: number): Cash => ({ minor, currency: card.currency, text: '' });
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('trial.title')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>{t('trial.account')}</th>
            <th scope="col" rowSpan={2}>{t('trial.kind')}</th>
            <th scope="colgroup" colSpan={2} className="num">{exact.heading(t('trial.opening'))}</th>
            <th scope="colgroup" colSpan={2} className="num">{exact.heading(t('trial.turnover'))}</th>
            <th scope="colgroup" colSpan={2} className="num">{exact.heading(t('trial.closing'))}</th>
          </tr>
          <tr>
            {[0, 1, 2].flatMap((at) => [<th scope="col" className="num" key={`d${at}`}>{t('trial.debit')}</th>, <th scope="col" className="num" key={`c${at}`}>{t('trial.credit')}</th>])}
          </tr>
        </thead>
        <tbody>
          {card.rows.map((row) => (
            <tr key={row.account}>
              <td><Link className="row-link" to={'/ledger' as never} search={{ ...search, tab: 'journal', account: row.account } as never}><span className="mono">{row.account}</span> {name(row)}</Link></td>
              <td>{name(row.kind)}</td>
              <td className="num"><Side amount={row.opening} sign={1} /></td><td className="num"><Side amount={row.opening} sign={-1} /></td>
              <td className="num"><Side amount={row.debit} sign={1} /></td><td className="num"><Side amount={row.credit} sign={1} /></td>
              <td className="num"><Side amount={row.closing} sign={1} /></td><td className="num"><Side amount={row.closing} sign={-1} /></td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr style={{ fontWeight: 600 }}>
            <td colSpan={2}>{t('trial.total')} <Tag color={card.difference.minor === 0 ? 'success' : 'error'}>{t(card.difference.minor === 0 ? 'trial.balanced' : 'trial.unbalanced')}</Tag></td>
            <td className="num"><Exact value={cash(opening.debit)} /></td><td className="num"><Exact value={cash(opening.credit)} /></td>
            <td className="num"><Exact value={card.debits} /></td><td className="num"><Exact value={card.credits} /></td>
            <td className="num"><Exact value={cash(closing.debit)} /></td><td className="num"><Exact value={cash(closing.credit)} /></td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

export function Trial() {
  const { t } = useTranslation('ledger');
  const name = useName();
  const { today } = useMe();
  const [look] = useLook();
  const query = { ...look };
  const card = $api.useQuery('get', '/v1/ledger/trial-balance', { params: { query } });
  return (
    <Panel title={t('trial.title')} lead={t('trial.lead')} extra={<ExportButton path="/v1/ledger/trial-balance/export" query={query as Record<string, string>} />}>
      <LookBar />
      {look.known_at && <Alert type="warning" showIcon role="status" style={{ marginBottom: 12 }} message={t('look.pastKnown', { day: look.known_at })} />}
      <Loaded query={card}>
        {(loaded) => (
          <>
            <CurrencySwitch currencies={loaded.currencies} value={loaded.currency} />
            <p className="soft">
              {t('trial.counted', { day: look.at ?? today, view: name(loaded.view), loans: count(loaded.loans), entries: count(loaded.entries) })}
              {' · '}
              {t('trial.rules', { version: loaded.rules.version, name: name(loaded.rules) })}
              {loaded.rules.interest.filter((said) => said.id !== 'exempt').map((said) => ` · ${name(said)}`)}
            </p>
            {loaded.rows.length === 0 ? <p className="soft">{t('trial.none')}</p> : <TrialTable card={loaded} search={{ ...look }} />}
          </>
        )}
      </Loaded>
    </Panel>
  );
}
