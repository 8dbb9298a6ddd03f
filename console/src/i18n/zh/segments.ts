const zh = {
  title: '客群分层', lead: '按企业画像的等级、分类与生命周期，看全体客户如何分布、与上期相比如何变化。',
  grade: '{{grade}} 级', ungraded: '未评级', firmsUnit: '户', pointsUnit: '分', firmsOf: '{{firms}} 户', pointsOf: '{{points}} 分', share: '占比', mean: '平均分', firms: '户数', firmsHead: '户数', meanHead: '平均分（分）', better: 'A、B 级占比', byGrade: '等级构成', legend: '等级图例', shareOf: '{{firms}} 户，占 {{percent}}',
  run: { pick: '期次', make: '生成新一期', explain: '为每户授权有效的企业重新计算画像，按等级、分类、生命周期汇总成新的一期。以往各期保留不变。', day: '基准日', dayHelp: '留空为今日（{{today}}）；不能晚于今日', onDay: '{{day}}（{{firms}} 户）', onDayOlder: '{{day}}（{{firms}} 户，同日较早）' },
  figure: { on: '基准日', before: '上期 {{day}}', noBefore: '没有更早的一期', firms: '纳入画像', counted: '现有授权仍覆盖 {{firms}} 户，以下按此统计', notConsented: '无有效授权', notConsentedNote: '未读取其数据', withoutData: '授权内无数据', withoutDataNote: '有授权，尚无报送', ungraded: '未评级', ungradedNote: '数据不足以计总分' },
  tile: { label: '各等级企业', change: '较上期', points: '{{points}} 个百分点', more: '{{more}} 户', first: '首期，无可比较' },
  classes: { title: '分类与等级', lead: '行为子类，列为等级；点击单元格查看企业', by: '着色依据', firms: '户数', share: '行内占比', column: '分类', cell: '{{what}}，{{grade}}：{{firms}} 户，占该类 {{percent}}。查看企业', seeAll: '{{what}}：{{firms}} 户。查看企业' },
  migration: { title: '等级迁移', lead: '行为上期（{{before}}）等级，列为本期（{{now}}）等级；百分比为占该行的比例', needs: '等级迁移需要两期才能比较。目前只有 {{day}} 一期，生成下一期后即可看到上调与下调。', from: '上期＼本期', row: '上期 {{grade}}', rowNone: '上期未评级', up: '上调', down: '下调', same: '不变', none: '评级增减', appeared: '本期新纳入', gone: '本期未纳入', cell: '上期 {{from}}、本期 {{to}}（{{move}}）：{{firms}} 户，占该行 {{percent}}', see: '{{what}}。查看企业', rowTotal: '上期合计' },
  stages: { title: '生命周期', lead: '各阶段企业按等级堆叠；点击色块查看企业', stage: '阶段' },
  cities: { title: '河北各市', leadMean: '按平均分着色；点击地市查看企业', leadFirms: '按户数着色；点击地市查看企业', by: '地图着色依据', mean: '平均分', firms: '户数', table: '各市明细', tableLead: '点击地市查看企业', city: '地市', none: '无数据', see: '{{city}}：{{firms}} 户。查看企业' },
  industries: { title: '行业', lead: '国民经济行业门类，按户数多少排列', industry: '行业' },
  drawer: { title: '企业', lead: '仅列授权仍然有效的企业，较上期降分最多的在前；查看名单会记入各企业的访问记录。', shown: '已列出 {{count}} 户', more: '加载更多', end: '已全部列出', none: '没有授权仍有效的企业', firm: '企业', grade: '等级（上期 → 本期）', total: '总分（分）', change: '较上期 {{more}} 分', subClass: '分类', stage: '生命周期', city: '地市', becomes: '变为', was: '上期 {{grade}}', now: '本期 {{grade}}', gone: '企业身份已删除' },
  empty: { title: '还没有分层结果', lead: '生成一期，系统会为每户授权有效的企业计算画像，给出 A 至 D 等级、分类与生命周期，并按地市和行业汇总。之后每生成一期，即可与上期比较等级迁移。', mayNot: '您的角色不能生成；请由风险管理人员操作。' },
};

export default zh;
