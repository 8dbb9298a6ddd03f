// What pages are built from.
export { ActButton, plainAct } from './ActButton.tsx';
export { AuditTrail, Payload } from './AuditTrail.tsx';
export { Chart, type ChartTable } from './Chart.tsx';
export { CurrencySwitch, useCurrency } from './CurrencySwitch.tsx';
export { Once } from './Once.tsx';
export { DataList, type Column, type Filter, type ListPath, type RowOf } from './DataList.tsx';
export { encoded, FilePick } from './FilePick.tsx';
export { Fields, Loaded, PageHeader, Panel, Problem, Stats, type Figure } from './page.tsx';
export { Meter } from './Meter.tsx';
export { PageTabs, type PageTab } from './PageTabs.tsx';
export { PlainTable } from './PlainTable.tsx';
export { Timeline, type TimelineItem } from './Timeline.tsx';
export { Day, Instant, Money, NamedTag, Rate, SimulatedBadge } from './values.tsx';
