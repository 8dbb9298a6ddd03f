// One firm's file.
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { AuditTrail, Loaded, NamedTag, PageHeader, PageTabs, Panel, SimulatedBadge } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { useMay } from '@/session.tsx';
import { Business } from './Business.tsx';
import { Consents } from './Consents.tsx';
import { Features } from './Features.tsx';
import { EraseButton, Identity } from './Identity.tsx';
import { Portrait } from './Portrait.tsx';

type Firm = Schemas['FirmCard'];

/** Acts of the page's head. An act that is not this person's is left out when it is the operator's alone. */
function Acts({ firm }: { firm: Firm }) {
  const name = useName();
  const navigate = useNavigate();
  return firm.allowed.map((act) => {
    if (act.act === 'apply' && act.can) {
      return <Link key={act.act} to={'/applications/new' as never} search={{ firm: firm.id } as never}><Button type="primary" tabIndex={-1}>{name(act).charAt(0).toUpperCase() + name(act).slice(1)}</Button></Link>;
    }
    if (act.act === 'erase' && act.can) return <EraseButton key={act.act} firm={firm} act={act} onDone={() => void navigate({ to: '/firms' as never, replace: true })} />;
    return null;
  });
}

function Shown({ firm }: { firm: Firm }) {
  const { t } = useTranslation('firms');
  const may = useMay();
  const tabs = [
    { key: 'file', label: t('tabs.file'), children: <div className="grid"><Consents firm={firm} /><Features features={firm.features} /></div> },
    { key: 'business', label: `${t('tabs.business')} ${firm.applications.length + firm.loans.length}`, children: <Business firm={firm} /> },
  ];
  if (may('read-portrait')) tabs.splice(1, 0, { key: 'portrait', label: t('tabs.portrait'), children: <Portrait firm={firm} /> });
  if (may('read-audit')) tabs.push({ key: 'audit', label: t('tabs.audit'), children: <Panel><AuditTrail object={`firm/${firm.id}`} /></Panel> });
  return (
    <>
      <PageHeader
        title={<span lang="zh">{firm.name}</span>}
        tags={<><NamedTag value={firm.standing} tone={firm.standing.id === 'active' ? 'good' : 'bad'} /><SimulatedBadge show={firm.simulated} /></>}
        acts={<Acts firm={firm} />}
      />
      <Identity firm={firm} />
      <div style={{ marginTop: 8 }}><PageTabs label={t('tabs.label')} tabs={tabs} /></div>
    </>
  );
}

export default function FirmPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = $api.useQuery('get', '/v1/firms/{id}', { params: { path: { id } } });
  return <Loaded query={query}>{(firm) => <Shown key={firm.id} firm={firm} />}</Loaded>;
}
