// What a draft changes, first in words, then line by line.
import { useQuery } from '@tanstack/react-query';
import { Button, Empty } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Loaded, Panel } from '@/components/index.ts';
import { Difference } from '../../Compare.tsx';
import { Changes } from '../../Report.tsx';
import type { Draft } from '../model/drafts.ts';

export function CompareStep({ draft, text, onSeen, onNext }: { draft: Draft; text: string; onSeen: () => void; onNext: () => void }) {
  const { t } = useTranslation('studio');
  const base = draft.base;
  const query = useQuery({
    queryKey: ['diff-draft', base?.code, base?.version, text],
    enabled: base !== null,
    gcTime: 0,
    queryFn: async () => (await api.POST('/v1/products/{code}/diff', { params: { path: { code: base!.code } }, body: { document: text, version: base!.version } })).data as Schemas['ProductDiff'],
  });
  useEffect(() => {
    if (!base || query.isSuccess) onSeen();
  }, [base, query.isSuccess, onSeen]);
  return (
    <div className="studio-step">
      {!base && <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('compare.newProduct')} /></Panel>}
      {base && <Panel title={t('path.compare')} lead={t('compare.lead', { version: base.version })}><Loaded query={query}>{(diff) => <Changes changes={diff.changes} none={t('compare.none')} />}</Loaded></Panel>}
      {base && <Panel title={t('compare.text')}><Difference from={{ document: base.text }} to={{ document: text }} /></Panel>}
      <div className="studio-next"><Button type="primary" onClick={onNext}>{t('act.toBacktest')}</Button></div>
    </div>
  );
}
