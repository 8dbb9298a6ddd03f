// The parts of ECharts the console draws with; nothing else of it reaches the browser.
import { BarChart, HeatmapChart, LineChart, MapChart, PieChart, RadarChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, DataZoomInsideComponent, GeoComponent, GridComponent, LegendComponent, MarkLineComponent, RadarComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import * as core from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

core.use([
  BarChart, HeatmapChart, LineChart, MapChart, PieChart, RadarChart, ScatterChart, AriaComponent, DataZoomInsideComponent, GeoComponent, GridComponent, LegendComponent,
  MarkLineComponent, RadarComponent, TooltipComponent, VisualMapComponent, SVGRenderer,
]);

export { core };
export type { EChartsOption } from 'echarts';
