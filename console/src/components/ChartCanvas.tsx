// Draws a chart. Loaded only when the first chart is shown, ECharts with it.
import { useEffect, useRef } from 'react';
import { useDisplay } from '@/display.tsx';
import { SERIES } from '@/theme/tokens.ts';
import { core, type EChartsOption } from './echarts.ts';

interface ChartCanvasProps {
  label: string;
  option: EChartsOption;
  height: number;
  map?: 'hebei';
  onPick?: (index: number, series: number) => void;
}

const INK = {
  light: { text: '#16211f', soft: '#4b5a57', line: '#dde3e1', paper: '#ffffff' },
  dark: { text: '#e4ebe9', soft: '#a5b3b0', line: '#2b3836', paper: '#1d2928' },
};

type Axis = Record<string, unknown>;

function inked(axis: unknown, ink: (typeof INK)['light']): unknown {
  if (Array.isArray(axis)) return axis.map((one) => inked(one, ink));
  if (!axis || typeof axis !== 'object') return axis;
  const given = axis as Axis;
  return {
    ...given,
    axisLabel: { color: ink.soft, hideOverlap: true, ...(given.axisLabel as object) },
    nameTextStyle: { color: ink.soft, ...(given.nameTextStyle as object) },
    axisLine: { lineStyle: { color: ink.line }, ...(given.axisLine as object) },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: ink.line }, ...(given.splitLine as object) },
  };
}

function inkedRadar(radar: unknown, ink: (typeof INK)['light']): unknown {
  const given = radar as Axis;
  return {
    ...given,
    axisName: { color: ink.soft, lineHeight: 16, ...(given.axisName as object) },
    axisLine: { lineStyle: { color: ink.line } },
    splitLine: { lineStyle: { color: ink.line } },
    splitArea: { show: false },
  };
}

/** Loads and registers a map once. */
async function withMap(map: 'hebei' | undefined): Promise<void> {
  if (!map || core.getMap(map)) return;
  const { default: shapes } = await import('hebei-map/map/json/province/hebei.json');
  core.registerMap(map, shapes as never);
}

export default function ChartCanvas({ label, option, height, map, onPick }: ChartCanvasProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof core.init> | null>(null);
  const pick = useRef(onPick);
  pick.current = onPick;
  const { theme } = useDisplay();

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const drawn = core.init(element, null, { renderer: 'svg' });
    chart.current = drawn;
    drawn.on('click', (event) => pick.current?.(event.dataIndex, event.seriesIndex ?? 0));
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const ink = INK[theme];
    let left = false;
    void withMap(map).then(() => {
      if (left || !chart.current) return;
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      chart.current.setOption(
        {
          color: SERIES[theme],
          animation: !still,
          animationDuration: 300,
          textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink.text },
          aria: { enabled: true, label: { description: label } },
          ...option,
          tooltip: {
            confine: true,
            backgroundColor: ink.paper,
            borderColor: ink.line,
            textStyle: { color: ink.text, fontSize: 13 },
            ...(option.tooltip as object),
          },
          ...(option.legend ? { legend: { textStyle: { color: ink.soft }, type: 'scroll', pageTextStyle: { color: ink.soft }, ...(option.legend as object) } } : {}),
          ...(option.radar ? { radar: inkedRadar(option.radar, ink) } : {}),
          xAxis: inked(option.xAxis, ink),
          yAxis: inked(option.yAxis, ink),
        } as EChartsOption,
        { notMerge: true },
      );
    });
    return () => {
      left = true;
    };
  }, [option, theme, label, map]);

  return <div ref={box} role="img" aria-label={label} style={{ width: '100%', height, cursor: onPick ? 'pointer' : undefined }} />;
}
