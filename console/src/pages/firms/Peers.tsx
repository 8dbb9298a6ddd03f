// A firm's scores among those of its peers: where half of them lie, their middle, and the firm.
import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { ProblemError } from '@/api/problem.ts';
import type { Schemas } from '@/api/types.ts';
import { Loaded, Panel } from '@/components/index.ts';
import { count, percent } from '@/format/numbers.ts';
import { useHeading } from './Measured.tsx';

type Score = Schemas['PeerScore'];

/** From 0 to 100: a band for the middle half of the peers, a line at their median, a dark mark for the firm. */
function Track({ score, label }: { score: Score; label: string }) {
  const at = (text: string | null | undefined) => (text ? Number(text) : undefined);
  const [own, lower, median, upper] = [at(score.own), at(score.lower), at(score.median), at(score.upper)];
  return (
    <svg className="peer-track" viewBox="0 0 200 20" preserveAspectRatio="none" role="img" aria-label={label}>
      <line x1="0" x2="200" y1="10" y2="10" className="peer-axis" />
      {lower !== undefined && upper !== undefined && <rect x={lower * 2} width={Math.max((upper - lower) * 2, 1)} y="4" height="12" className="peer-band" />}
      {median !== undefined && <line x1={median * 2} x2={median * 2} y1="2" y2="18" className="peer-median" />}
      {own !== undefined && <rect x={Math.min(Math.max(own * 2 - 2, 0), 196)} width="4" y="0" height="20" className="peer-own" />}
    </svg>
  );
}

function Table({ card }: { card: Schemas['PeersCard'] }) {
  const { t } = useTranslation('firms');
  const heading = useHeading();
  const shown = (text: string | null | undefined) => text ?? '–';
  const said = (score: Score) => t('peers.said', { own: shown(score.own), lower: shown(score.lower), median: shown(score.median), upper: shown(score.upper) });
  if (card.scores.every((score) => !score.median)) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('peers.few')} />;
  }
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('peers.title')}>
      <table className="plain-table">
        <thead><tr><th scope="col">{t('peers.score')}</th><th scope="col" className="num">{t('peers.own')}</th><th scope="col" className="peer-column">{t('peers.range')}</th><th scope="col" className="num">{t('peers.median')}</th><th scope="col" className="num">{t('peers.above')}</th><th scope="col" className="num">{t('peers.firms')}</th></tr></thead>
        <tbody>
          {card.scores.map((score) => (
            <tr key={score.what.id}>
              <th scope="row" style={{ fontWeight: 400 }}>{heading(score.what)}</th>
              <td className="num">{shown(score.own)}</td>
              <td className="peer-column"><Track score={score} label={said(score)} /></td>
              <td className="num">{shown(score.median)}</td>
              <td className="num">{score.above_percent ? percent(score.above_percent) : '–'}</td>
              <td className="num">{count(score.firms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Peers({ id }: { id: string }) {
  const { t } = useTranslation('firms');
  const heading = useHeading();
  const query = $api.useQuery('get', '/v1/firms/{id}/portrait/peers', { params: { path: { id } } });
  // Before the first run over all firms there is nothing to stand beside.
  if (query.error && ProblemError.of(query.error).problem.status === 404) {
    return <Panel title={t('peers.title')}><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('peers.none')} /></Panel>;
  }
  return (
    <Loaded query={query}>
      {(card) => (
        <Panel title={t('peers.title')} lead={card.section ? t('peers.leadSection', { section: heading(card.section), day: card.run.on }) : t('peers.leadAll', { day: card.run.on })}>
          <Table card={card} />
        </Panel>
      )}
    </Loaded>
  );
}
