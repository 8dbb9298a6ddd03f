// Versions of the parameters: who wrote and who approved each, and its document.
import { useQueryClient } from '@tanstack/react-query';
import { Collapse, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { parse, stringify } from 'yaml';
import { $api, api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, Loaded, Panel, plainAct } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { useMay } from '@/session.tsx';
import { YamlField } from '../guarantor/Acts.tsx';

type Card = Schemas['LossParametersCard'];

const TEMPLATE = `name: ""
source: ""
grades:
  - { grade: A, yearly: ["0.008", "0.012", "0.015"] }
  - { grade: B, yearly: ["0.02", "0.03", "0.035"] }
  - { grade: C, yearly: ["0.05", "0.06", "0.065"] }
  - { grade: D, yearly: ["0.12", "0.13", "0.14"] }
ungraded: ["0.05", "0.06"]
losses: { unsecured: "0.60", guaranteed: "0.45", mortgaged: "0.35", pledged: "0.20" }
scenarios:
  - { name: 乐观, weight: "0.2", pd_factor: "0.75", lgd_factor: "0.95" }
  - { name: 基准, weight: "0.5", pd_factor: "1", lgd_factor: "1" }
  - { name: 悲观, weight: "0.3", pd_factor: "1.5", lgd_factor: "1.1" }
staging: { downgrade_notches: 2, special_mention: true, watched: true }
`;

function DraftButton({ from }: { from: Card | undefined }) {
  const { t } = useTranslation('quality');
  const client = useQueryClient();
  return (
    <ActButton<{ document: string }, Card>
      act={plainAct(t('loss.draft'))}
      explain={t('loss.draftExplain')}
      width={760}
      initialValues={{ document: from ? stringify(from.document) : TEMPLATE }}
      run={(values, keyed) => api.POST('/v1/losses/parameters', { params: keyed, body: { document: parse(values.document) as Record<string, never> } })}
      onDone={() => void client.invalidateQueries()}
    >
      <YamlField label={t('loss.document')} />
    </ActButton>
  );
}

export function Parameters() {
  const { t } = useTranslation('quality');
  const name = useName();
  const may = useMay();
  const client = useQueryClient();
  const done = () => void client.invalidateQueries();
  const query = $api.useQuery('get', '/v1/losses/parameters');
  const acts = (card: Card) => card.allowed.map((act) => {
    const path = { version: String(card.version) };
    return act.act === 'approve'
      ? <ActButton key={act.act} act={act} size="small" run={(_: object, keyed) => api.POST('/v1/losses/parameters/{version}/approval', { params: { path, ...keyed }, body: {} })} onDone={done} />
      : <ActButton<{ reason: string }, Card> key={act.act} act={act} size="small" reason run={(values, keyed) => api.POST('/v1/losses/parameters/{version}/refusal', { params: { path, ...keyed }, body: values })} onDone={done} />;
  });
  return (
    <Loaded query={query}>
      {(cards) => (
        <Panel title={t('loss.tabs.parameters')} lead={t('loss.parametersLead')} extra={may('draft-losses') && <DraftButton from={cards.find((card) => card.in_force)} />}>
          <Collapse
            items={cards.map((card) => ({
              key: card.version,
              label: <>v{card.version} {card.name} <span className="soft">{card.by}{card.decided_by && ` → ${card.decided_by}`}</span> {card.in_force ? <Tag color="success">{t('loss.inForce')}</Tag> : <Tag>{name(card.state)}</Tag>}</>,
              extra: <span style={{ display: 'inline-flex', gap: 6 }} onClick={(event) => event.stopPropagation()}>{acts(card)}</span>,
              children: <>{card.reason && <p>{card.reason}</p>}<pre className="mono" style={{ overflow: 'auto' }}>{stringify(card.document)}</pre></>,
            }))}
          />
          {cards.length === 0 && <p className="soft">{t('loss.noParameters')}</p>}
        </Panel>
      )}
    </Loaded>
  );
}
