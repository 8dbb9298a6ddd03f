// What every page is made of: heading, panels, figures, problems, waiting.
import { Alert, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '@/api/problem.ts';
import { useDisplay } from '@/display.tsx';

interface PageHeaderProps {
  title: ReactNode;
  lead?: ReactNode;
  /** Tags beside the title. */
  tags?: ReactNode;
  /** Buttons at the right. */
  acts?: ReactNode;
}

export function PageHeader({ title, lead, tags, acts }: PageHeaderProps) {
  return (
    <header className="page-head">
      <div>
        <h1>
          {title} {tags}
        </h1>
        {lead && <p>{lead}</p>}
      </div>
      {acts && <div className="page-head-acts">{acts}</div>}
    </header>
  );
}

interface PanelProps {
  title?: ReactNode;
  lead?: ReactNode;
  extra?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A box with a heading. */
export function Panel({ title, lead, extra, className = '', children }: PanelProps) {
  return (
    <section className={`panel ${className}`}>
      {(title || extra) && (
        <div className="panel-head">
          <div>
            {title && <h2>{title}</h2>}
            {lead && <p>{lead}</p>}
          </div>
          {extra && <div>{extra}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

export interface Figure {
  label: ReactNode;
  value: ReactNode;
  unit?: ReactNode;
  note?: ReactNode;
}

/** Figures side by side; six stand three over three, or all in a row where there is room. */
export function Stats({ figures }: { figures: Figure[] }) {
  return (
    <div className="stats" data-figures={figures.length}>
      {figures.map((figure, index) => (
        <dl className="stat" key={index} style={{ margin: 0 }}>
          <dt>{figure.label}</dt>
          <dd>
            {figure.value}
            {figure.unit && <small>{figure.unit}</small>}
            {figure.note && <div className="stat-note">{figure.note}</div>}
          </dd>
        </dl>
      ))}
    </div>
  );
}

/** Names and values of one object. */
export function Fields({ items }: { items: { label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="fields">
      {items.map((item, index) => (
        <div key={index}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What went wrong, in the language of the screen, with the remedy and a way to try again. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const { lang } = useDisplay();
  const { problem } = ProblemError.of(error);
  const title = lang === 'zh' ? problem.title_zh : problem.title;
  const detail = lang === 'zh' ? (problem.detail_zh ?? problem.detail) : problem.detail;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      message={title}
      description={
        <>
          <div>{detail}</div>
          <small className="soft">{t('problem.code', { code: problem.code })}</small>
        </>
      }
      action={onRetry && <Button onClick={onRetry}>{t('problem.retry')}</Button>}
      style={{ marginBottom: 16 }}
    />
  );
}

interface LoadedProps<T> {
  query: { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
  children: (data: T) => ReactNode;
}

/** Shows a read when it is there; a skeleton while it comes; the problem when it does not. */
export function Loaded<T>({ query, children }: LoadedProps<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined && query.data !== null) return <>{children(query.data)}</>;
  if (query.error) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div aria-busy="true" aria-label={t('frame.loading')} role="status">
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  );
}
