// Step 1: what each column is for, as the assistant proposes it and as people change it.
import { Button, Input, Select, Tag } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import { Loaded, Panel } from '@/components/index.ts';
import { useDisplay } from '@/display.tsx';
import { withColumn, withRole, type ColumnUse, type Role, type Profile } from '../document.ts';
import { useEditing } from '../editing.tsx';
import { Stale } from '../SaveBar.tsx';
import { useReason } from '../words.ts';
import { ColumnDrawer, KINDS, ROLES } from './ColumnDrawer.tsx';
import { DerivedPanel } from './Derived.tsx';
import { ExclusionsPanel } from './Exclusions.tsx';
import { Facts, MiniHistogram } from './MiniHistogram.tsx';


function Line({ use, profile, onOpen }: { use: ColumnUse; profile: Profile | undefined; onOpen: () => void }) {
  const { t } = useTranslation('laboratory');
  const { lang } = useDisplay();
  const reason = useReason();
  const { change, may } = useEditing();
  const name = use[lang] || use.column;
  return (
    <li className={`lab-column${use.role === 'left-out' ? ' out' : ''}`}>
      <div className="lab-column-name">
        <Button type="link" onClick={onOpen} aria-label={t('mapping.open', { name })}>{name}</Button>
        {name !== use.column && <span className="mono soft">{use.column}</span>}
        <span>
          {use.compare && <Tag color="processing">{t('mapping.tagCompare', { kind: t(`attribute.${use.compare}`) })}</Tag>}
          {use.segment && <Tag>{t('mapping.tagSegment')}</Tag>}
          {use.source && <Tag>{t('mapping.tagSource', { source: use.source })}</Tag>}
        </span>
        {use.role === 'left-out' && use.reason && <span className="soft">{t('mapping.why', { reason: reason(use.reason) })}</span>}
      </div>
      <div className="lab-column-picture">{profile ? <><MiniHistogram profile={profile} label={name} /><Facts profile={profile} /></> : <span className="soft">{t('mapping.unsavedColumn')}</span>}</div>
      <div className="lab-column-choice">
        <Select
          aria-label={t('mapping.roleOf', { name })} value={use.role} disabled={!may} popupMatchSelectWidth={false}
          options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          onChange={(role: Role) => change((study) => withRole(study, use.column, role, 'another column has this part'))}
        />
        <Select
          aria-label={t('mapping.kindOf', { name })} value={use.kind} disabled={!may} popupMatchSelectWidth={false}
          options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          onChange={(kind) => change((study) => withColumn(study, use.column, { kind }))}
        />
      </div>
    </li>
  );
}

function Columns({ profiles }: { profiles: Profile[] }) {
  const { t } = useTranslation('laboratory');
  const { draft } = useEditing();
  const id = useId();
  const [text, setText] = useState('');
  const [role, setRole] = useState<Role | ''>('');
  const [open, setOpen] = useState<string | null>(null);
  const of = new Map(profiles.map((profile) => [profile.column, profile]));
  const wanted = text.trim().toLowerCase();
  const shown = draft.columns.filter((use) => (role === '' || use.role === role) && (wanted === '' || [use.column, use.zh, use.en].some((name) => name.toLowerCase().includes(wanted))));
  const number = (one: Role) => draft.columns.filter((use) => use.role === one).length;
  return (
    <Panel title={t('mapping.title')} lead={t('mapping.lead')}>
      <div className="list-filters">
        <div className="list-filter"><label htmlFor={`${id}-text`}>{t('mapping.find')}</label><Input id={`${id}-text`} allowClear value={text} onChange={(event) => setText(event.target.value)} /></div>
        <div className="list-filter">
          <label htmlFor={`${id}-role`}>{t('mapping.role')}</label>
          <Select
            id={`${id}-role`} value={role} onChange={setRole}
            options={[{ value: '' as const, label: t('mapping.allRoles', { count: draft.columns.length }) }, ...ROLES.map((one) => ({ value: one, label: `${t(`role.${one}`)} ${number(one)}` }))]}
          />
        </div>
      </div>
      <p className="soft lab-key"><span className="lab-key-bar" aria-hidden="true" />{t('col.rows')} <span className="lab-key-line" aria-hidden="true" />{t('mapping.rateKey')}</p>
      <ul className="lab-columns">{shown.map((use) => <Line key={use.column} use={use} profile={of.get(use.column)} onOpen={() => setOpen(use.column)} />)}</ul>
      {shown.length === 0 && <p className="soft">{t('mapping.noneFound')}</p>}
      <ColumnDrawer use={draft.columns.find((use) => use.column === open)} profile={open ? of.get(open) : undefined} onClose={() => setOpen(null)} />
    </Panel>
  );
}

export default function Mapping() {
  const { card } = useEditing();
  const query = $api.useQuery('get', '/v1/studies/{id}/profile', { params: { path: { id: card.id } } }, { staleTime: 300_000, placeholderData: (before) => before });
  return (
    <>
      <Stale />
      <Loaded query={query}>
        {({ columns }) => (
          <div className="lab-stack">
            <div className="grid"><DerivedPanel /><ExclusionsPanel profiles={columns} /></div>
            <Columns profiles={columns} />
          </div>
        )}
      </Loaded>
    </>
  );
}
