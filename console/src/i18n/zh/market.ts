const zh = {
  title: '市场监测', lead: '报告所载数据，逐表注明章节；相互矛盾之处照录，不作调和。', section: '报告第 {{section}} 节', unit: '单位：{{unit}}',
  own: '与本机构对照', ownLead: '报告数据与本机构账簿计算的数据', figure: '指标', report: '报告', ours: '本机构', difference: '差异', notComparable: '暂无',
  conflicts: '报告自相矛盾之处', conflictsLead: '同一指标在不同章节数值不同；使用时请注明出处。', where: '{{where}}：{{value}}', item: '项目', none: '报告中未发现矛盾',
};

export default zh;
