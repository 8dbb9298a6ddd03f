// A list of the server: filters and page in the address, columns to choose, export, cards on a narrow screen.
import { DownloadOutlined, SettingOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Checkbox, DatePicker, Dropdown, Empty, Grid, Input, Popover, Select, Skeleton, Table } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, download } from '@/api/client.ts';
import { ProblemError } from '@/api/problem.ts';
import type { paths } from '@/api/schema.d.ts';
import type { Page } from '@/api/types.ts';
import { useDisplay, useUnit } from '@/display.tsx';
import { useMe } from '@/session.tsx';
import { Problem } from './page.tsx';

/** Paths whose GET answers a page of rows. */
export type ListPath = {
  [P in keyof paths]: paths[P] extends { get: { responses: { 200: { content: { 'application/json': { rows: unknown[] } } } } } } ? P : never;
}[keyof paths];
export type RowOf<P extends ListPath> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': { rows: (infer Row)[] } } } } };
}
  ? Row
  : never;

export interface Column<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** Adds the unit to the heading and aligns right. */
  money?: boolean;
  /** Aligns right. */
  numeric?: boolean;
  /** Hidden until chosen. */
  optional?: boolean;
  /** Heading of the card on a narrow screen. */
  primary?: boolean;
  /** Name of the server's sort key. */
  sort?: string;
}

export interface Filter {
  key: string;
  label: string;
  kind?: 'text' | 'select' | 'day';
  options?: { value: string; label: string }[];
  /** What a select says when nothing is chosen; “all” unless told. */
  all?: string;
  placeholder?: string;
}

interface DataListProps<P extends ListPath> {
  path: P;
  /** Values of the braces in `path`. */
  at?: Record<string, string>;
  /** What the list shows, for screen readers. */
  label: string;
  rowKey: (row: RowOf<P>) => string;
  columns: Column<RowOf<P>>[];
  filters?: Filter[];
  /** Query parameters that do not change. */
  fixed?: Record<string, string>;
  /** Shown instead of the usual words when there is nothing and no filter is set. */
  empty?: ReactNode;
  /** Keeps filters and page out of the address: for a list inside another page. */
  embedded?: boolean;
  /** The server answers all rows at once. */
  whole?: boolean;
  expand?: (row: RowOf<P>) => ReactNode;
  /** Asks again every so many milliseconds. */
  live?: number;
  /** Whether the server has a file of the list; a list of its own has, unless told. */
  exported?: boolean;
}

type Search = Record<string, string>;
const PAGE_SIZES = ['20', '50', '100', '200'];

/** Filters and page: in the address, or in memory for an embedded list. */
function useListSearch(embedded: boolean): [Search, (change: Record<string, string | undefined>) => void] {
  const inAddress = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const [inMemory, setInMemory] = useState<Search>({});
  const search = embedded ? inMemory : inAddress;
  const change = (wanted: Record<string, string | undefined>) => {
    const next = Object.fromEntries(
      Object.entries({ ...search, ...wanted }).filter((entry): entry is [string, string] => Boolean(entry[1])),
    );
    if (embedded) setInMemory(next);
    else void navigate({ to: '.', search: next as never, resetScroll: false });
  };
  return [search, change];
}

/** A text filter that asks the server when the typing stops or Enter is pressed. */
function TextFilter({ id, filter, value, onChange }: { id: string; filter: Filter; value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const wait = setTimeout(() => onChange(text.trim()), 500);
    return () => clearTimeout(wait);
  });
  return (
    <Input id={id} allowClear value={text} placeholder={filter.placeholder} maxLength={100} onChange={(event) => setText(event.target.value)} onPressEnter={() => onChange(text.trim())} />
  );
}

function FilterField({ filter, value, onChange }: { filter: Filter; value: string; onChange: (value: string | undefined) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="list-filter">
      <label htmlFor={id}>{filter.label}</label>
      {filter.kind === 'select' ? (
        <Select
          id={id}
          value={value}
          options={[{ value: '', label: filter.all ?? t('list.all') }, ...(filter.options ?? [])]}
          onChange={(next) => onChange(next)}
          showSearch={(filter.options?.length ?? 0) > 10}
          optionFilterProp="label"
          popupMatchSelectWidth={false}
        />
      ) : filter.kind === 'day' ? (
        <DatePicker id={id} value={value ? dayjs(value) : null} onChange={(day) => onChange(day?.format('YYYY-MM-DD'))} />
      ) : (
        <TextFilter id={id} filter={filter} value={value} onChange={onChange} />
      )}
    </div>
  );
}

/** Which columns are shown; kept in the browser. */
function useChosenColumns<Row>(path: string, columns: Column<Row>[]): [Column<Row>[], ReactNode] {
  const { t } = useTranslation();
  const key = `anji.columns.${path}`;
  const [chosen, setChosen] = useState<string[]>(() => {
    const usual = columns.filter((column) => !column.optional).map((column) => column.key);
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      return Array.isArray(stored) && stored.length > 0 ? stored.map(String) : usual;
    } catch {
      return usual;
    }
  });
  const choose = (keys: string[]) => {
    if (keys.length === 0) return;
    localStorage.setItem(key, JSON.stringify(keys));
    setChosen(keys);
  };
  const chooser = (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          style={{ flexDirection: 'column', display: 'flex', gap: 6 }}
          value={chosen}
          options={columns.map((column) => ({ value: column.key, label: column.title }))}
          onChange={choose}
        />
      }
    >
      <Button icon={<SettingOutlined />} aria-label={t('list.columns')} title={t('list.columns')} />
    </Popover>
  );
  return [columns.filter((column) => chosen.includes(column.key)), chooser];
}

export function ExportButton({ path, query }: { path: string; query: Search }) {
  const { t } = useTranslation();
  const { lang, unit } = useDisplay();
  const { notification } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = async (format: string) => {
    setBusy(true);
    try {
      await download(path, { ...query, format, lang, unit });
    } catch (thrown) {
      const { problem } = ProblemError.of(thrown);
      notification.error({
        message: lang === 'zh' ? problem.title_zh : problem.title,
        description: lang === 'zh' ? (problem.detail_zh ?? problem.detail) : problem.detail,
      });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown
      menu={{
        items: [{ key: 'xlsx', label: t('list.excel') }, { key: 'csv', label: t('list.csv') }],
        onClick: ({ key }) => void run(key),
      }}
      trigger={['click']}
    >
      <Button icon={<DownloadOutlined />} loading={busy}>{t('list.export')}</Button>
    </Dropdown>
  );
}

function Cards<Row>({ rows, columns, rowKey, heading, expand }: { rows: Row[]; columns: Column<Row>[]; rowKey: (row: Row) => string; heading: (column: Column<Row>) => string; expand?: (row: Row) => ReactNode }) {
  const { t } = useTranslation();
  const head = columns.find((column) => column.primary) ?? columns[0];
  return (
    <ul className="list-cards">
      {rows.map((row) => (
        <li key={rowKey(row)} className="list-card">
          <div className="list-card-head">{head?.render(row)}</div>
          <dl>
            {columns.filter((column) => column !== head).map((column) => (
              <div key={column.key} style={{ display: 'contents' }}>
                <dt>{heading(column)}</dt>
                <dd>{column.render(row)}</dd>
              </div>
            ))}
          </dl>
          {expand && <details><summary>{t('list.more')}</summary>{expand(row)}</details>}
        </li>
      ))}
    </ul>
  );
}

export function DataList<P extends ListPath>(props: DataListProps<P>) {
  type Row = RowOf<P>;
  const { path, at, label, rowKey, columns, filters = [], fixed, empty, embedded = false, whole = false, expand, live, exported = !embedded && !at } = props;
  const { t } = useTranslation();
  const narrow = !(Grid.useBreakpoint().md ?? true);
  const units = useUnit(useMe().institution.currency);
  const [search, change] = useListSearch(embedded);
  const [steps, setTrail] = useState<string[]>([]);
  // A filter set from outside leads to the first page, which nothing stands before.
  const trail = search.after ? steps : [];
  const [shown, chooser] = useChosenColumns(path, columns);

  const active = useMemo(
    () => ({ ...Object.fromEntries(filters.flatMap(({ key }) => (search[key] ? [[key, search[key]]] : []))), ...(search.sort ? { sort: search.sort } : {}), ...fixed }),
    [filters, search, fixed],
  );
  // A table wider than the screen is scrolled by keyboard too, also where no cell takes the focus.
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = scroller.current?.querySelector<HTMLElement>('.ant-table-content');
    box?.setAttribute('tabindex', '0');
    box?.setAttribute('role', 'region');
    box?.setAttribute('aria-label', label);
  });
  const size = PAGE_SIZES.includes(search.size ?? '') ? search.size! : '50';
  const query = whole ? active : { ...active, limit: size, ...(search.after ? { after: search.after } : {}) };
  const list = useQuery<Page<Row>, Error>({
    queryKey: ['list', path, at, query],
    queryFn: async ({ signal }) => {
      const { data } = await (api.GET as (path: string, init: object) => Promise<{ data?: unknown }>)(path, { params: { path: at, query }, signal });
      return data as Page<Row>;
    },
    placeholderData: (previous) => previous,
    refetchInterval: live,
  });

  const filtered = filters.some(({ key }) => search[key]);
  const refilter = (wanted: Record<string, string | undefined>) => {
    setTrail([]);
    change({ ...wanted, after: undefined });
  };
  const heading = (column: Column<Row>) => (column.money ? units.heading(column.title) : column.title);
  const rows = list.data?.rows ?? [];

  const nothing = (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={filtered ? <>{t('list.empty')}<br /><span className="soft">{t('list.emptyLead')}</span></> : (empty ?? t('list.nothing'))}
    >
      {filtered && <Button onClick={() => refilter(Object.fromEntries(filters.map(({ key }) => [key, undefined])))}>{t('list.clear')}</Button>}
    </Empty>
  );

  return (
    <section aria-label={label} className={embedded ? '' : 'panel'}>
      <div className="list-filters">
        {filters.map((filter) => (
          <FilterField key={filter.key} filter={filter} value={search[filter.key] ?? ''} onChange={(value) => refilter({ [filter.key]: value })} />
        ))}
        <div className="list-tools">
          {filtered && <Button type="link" onClick={() => refilter(Object.fromEntries(filters.map(({ key }) => [key, undefined])))}>{t('list.clear')}</Button>}
          {chooser}
          {/* Every list of its own has a file under the same filters; a list inside a page has not. */}
          {exported && <ExportButton path={`${path}/export`} query={active} />}
        </div>
      </div>
      {list.error && <Problem error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && !list.error && <Skeleton active paragraph={{ rows: 8 }} />}
      {list.data && rows.length === 0 && nothing}
      {rows.length > 0 && narrow && <Cards rows={rows} columns={shown} rowKey={rowKey} heading={heading} expand={expand} />}
      {rows.length > 0 && !narrow && (
        <div ref={scroller}>
        <Table<Row & object>
          size="middle"
          rowKey={rowKey as never}
          dataSource={rows as never}
          pagination={false}
          loading={list.isFetching && list.isPlaceholderData}
          scroll={{ x: 'max-content' }}
          expandable={expand ? { expandedRowRender: expand as never } : undefined}
          onChange={(_pages, _filters, sorter) => {
            const one = Array.isArray(sorter) ? sorter[0] : sorter;
            const key = columns.find((column) => column.key === one?.columnKey)?.sort;
            refilter({ sort: key && one?.order ? `${one.order === 'descend' ? '-' : ''}${key}` : undefined });
          }}
          columns={shown.map((column) => ({
            key: column.key,
            title: heading(column),
            align: column.money || column.numeric ? ('right' as const) : ('left' as const),
            render: (_value: unknown, row: Row) => column.render(row),
            ...(column.sort
              ? { sorter: true, sortOrder: search.sort === column.sort ? ('ascend' as const) : search.sort === `-${column.sort}` ? ('descend' as const) : null }
              : {}),
          }))}
        />
        </div>
      )}
      {rows.length > 0 && !whole && (
        <nav className="list-foot" aria-label={label}>
          <span className="soft" aria-live="polite">{t('list.rows', { count: rows.length })}</span>
          <Select aria-label={t('list.perPage')} value={size} options={PAGE_SIZES.map((value) => ({ value, label: value }))} onChange={(value) => refilter({ size: value })} />
          {search.after && trail.length === 0 && <Button onClick={() => change({ after: undefined })}>{t('list.first')}</Button>}
          <Button
            disabled={trail.length === 0}
            onClick={() => {
              change({ after: trail.at(-1) || undefined });
              setTrail(trail.slice(0, -1));
            }}
          >
            {t('list.previous')}
          </Button>
          <Button
            disabled={!list.data?.next}
            onClick={() => {
              setTrail([...trail, search.after ?? '']);
              change({ after: list.data?.next ?? undefined });
            }}
          >
            {t('list.next')}
          </Button>
        </nav>
      )}
    </section>
  );
}
