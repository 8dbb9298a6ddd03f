const zh = {
  title: '资金端', lead: '放出去的钱从哪里来、成本多少、还能用多少。放款后按优先顺序、成本、到期日匹配资金来源；没有来源承载的部分由自有资金承担。',
  column: { number: '编号', name: '名称', kind: '资金类型', source: '资金提供方', state: '状态', use: '使用情况', quota: '额度', used: '已用', free: '可用', balance: '承载余额', charged: '平均执行利率', cost: '平均资金成本', spread: '利差', until: '到期日' },
  report: { outstanding: '贷款余额', carried: '资金来源承载', own: '自有资金承担', toReplace: '到期待置换', quota: '未到期额度', used: '其中已用', byKind: '按资金类型', lines: '来源数', kind: '资金类型' },
  bar: '已用 {{percent}}%',
  none: '尚无资金来源',
  one: {
    title: '资金来源 {{name}}', lead: '{{number}} · {{source}} · {{from}} 至 {{until}}', over: '超出额度，由自有资金承担', annual: '新匹配的年成本', revolving: '使用方式', priority: '优先顺序', loans: '承载借据（笔）', conditions: '适用范围', everything: '不限：全部贷款均可使用', terms: '条款', waits: '有变更待复核', replace: '已到期或关闭，不再承接新借据；所承载的 {{amount}} 待置换，置换自到期次日起算。', suspended: '已暂停，不再承接新借据；仍承载 {{amount}}，可置换到其他来源。', full: '份额笔数已满，不再承接新借据：请另开资金来源。',
  },
  loans: { title: '承载的借据', lead: '金额最大的在前，最多列 500 笔。还款先减少自有资金部分，再减少后匹配的来源。', none: '尚未承载借据。', loan: '借据', firm: '企业', amount: '承载金额', charged: '执行年利率', cost: '资金成本', since: '起始日', erased: '（已删除）' },
  months: { title: '按月收支', lead: '每日终余额 × 利率 ÷ 360。利息按借据合同利率，成本按匹配时的资金成本；当月算到今天。', month: '月份', through: '截至', mean: '日均余额', income: '利息收入', cost: '资金成本', margin: '利差收益', describe: '{{month}} 利差收益 {{margin}}' },
  changes: { title: '经过', on: '日期', what: '事项', terms: '内容', reason: '理由', by: '经办 · 复核' },
  open: { act: '新增资金来源', explain: '提交后由另一人复核，复核通过即可使用。留空的条件表示不限。', kind: '资金类型', name: '名称', source: '资金提供方', quota: '额度（{{unit}}）', cost: '年成本（%）', from: '启用日', until: '到期日', revolving: '还款后额度可再用（循环）', priority: '优先顺序（1 最先）', sizes: '企业规模', industries: '行业（门类，或大类、中类、小类代码）', regions: '地区（行政区划代码前 2、4、6 位）', products: '产品', purposes: '用途', largest: '单笔本金上限（{{unit}}）', rate: '执行利率上限（%）', months: '贷款期限上限（月）', conditions: '适用范围' },
  kind: { relending: '支小再贷款', onLending: '政策性转贷款', deposits: '存款', interbank: '同业资金', capital: '股本与夹层', joint: '联合出资方' },
  size: { micro: '微型', small: '小型', medium: '中型', large: '大型' },
  match: { act: '立即匹配', explain: '把尚无资金来源承载的借据按优先顺序、成本、到期日匹配到可用来源；日终之后和放款后也会自动进行。', done: '匹配 {{count}} 笔，共 {{amount}}', full: '份额笔数已满，未再匹配：{{which}}' },
  change: { explain: '只填要变更的项；成本只影响之后匹配的借据。由另一人复核后生效。', conditions: '按此处整体替换现有条件；清空的条件表示不限。', from: '自何日起（留空为复核当日）' },
  suspendExplain: '另一人复核后不再承接新借据，已承载的不受影响。', resumeExplain: '另一人复核后可继续承接借据。', closeExplain: '另一人复核后永久关闭；已承载的借据转为待置换。', replaceExplain: '释放所承载的借据并匹配到其他可用来源；没有来源承接的部分由自有资金承担。已到期或关闭的自其到期次日起逐日置换，暂停的自今日起。',
  form: { needed: '请填写', day: '写成 2026-04-20', number: '请填数字', code: '{{code}} 不是代码' },
  loan: { title: '资金来源', own: '自有资金承担', none: '没有资金来源承载：全部由自有资金承担', nothing: '今日无余额，不占用资金', line: '来源', amount: '承载金额', cost: '资金成本', since: '起始日', toReplace: '待置换' },
};

export default zh;
