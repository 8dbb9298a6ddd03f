const zh = {
  title: '产品',
  lead: '三层产品矩阵：基础产品面向各类小微企业，行业产品面向一条产业链，政策产品服务特定政策目标。',
  layers: { base: '基础层', industry: '行业层', policy: '政策层', empty: '本层还没有产品。' },
  layerLead: { base: '面向各类小微企业', industry: '面向一个行业或产业链', policy: '服务政策目标，常配担保或贴息' },
  none: '还没有产品。由风险管理人员提交第一份产品文件。',
  card: { limit: '额度范围', limitValue: '{{least}} 至 {{most}}', rate: '利率下限', rateValue: '年利率 {{rate}}% 起', tenor: '期限', tenorValue: '{{least}} 至 {{most}} 个月', purposes: '贷款用途', repayment: '还款方式', enhancement: '增信', version: '生效版本', versionNumber: '第 {{version}} 版', noneActive: '尚未生效', code: '产品代码', layer: '层级', purpose: '用途说明' },
  summary: '一笔最高 {{limit}}，年利率 {{rate}}% 起（以定价规则计算为准），最长 {{months}} 个月；可用于{{purposes}}；还款方式：{{repayment}}；增信：{{enhancement}}。',
  studio: '产品工作室',
  tabs: { label: '产品内容', rules: '规则', versions: '版本', compare: '版本比较', document: '产品文件', backtest: '回测', shadow: '影子运行', audit: '审计' },
  rules: { title: '决策规则', lead: '按生效版本（没有生效版本时按最新版本）的规则表列出。条件为空表示任意值都成立。', any: '任意', and: '且', or: '或', hit: '取用方式', condition: '条件', result: '结果', row: '行', atLeast: '≥', no: '空值' },
  versions: { lead: '提交人与批准人必须是不同的人；生效的版本不可修改，只能以新版本替换。', version: '版本', state: '状态', drafted: '提交', approved: '批准', digest: '文件摘要（SHA-256）', notYet: '尚未批准', show: '查看文件', compare: '与上一版比较' },
  compare: { from: '旧版本', to: '新版本', one: '只有一个版本，暂无可比较。', same: '两个版本内容相同。', lead: '左为旧版本，右为新版本；−为删除，+为新增。', summary: '新增 {{added}} 行，删除 {{removed}} 行', added: '新增', removed: '删除', skipped: '… {{count}} 行相同 …', all: '显示全部行', line: '行号' },
  document: { lead: '第 {{version}} 版 · {{state}}', copy: '复制文件', copied: '已复制', version: '版本' },
  publish: {
    title: '提交产品文件', open: '提交新产品', explain: '文件校验通过后进入待审批，由另一位同事批准后生效；已有的贷款不受影响。',
    field: '产品文件（YAML）', submit: '提交审批', checking: '正在校验…', ok: '校验通过，可以提交', faults: '发现 {{count}} 处问题', path: '位置', empty: '请粘贴或编写产品文件', nextVersion: '版本号已改为下一版', waiting: '停止输入后自动校验',
  },
  life: {
    tab: '版本与上线', now: '当前', inForce: '第 {{version}} 版生效中', since: '自 {{at}}', scheduled: '第 {{version}} 版将于 {{at}} 生效', waits: '第 {{version}} 版等待批准', none: '还没有生效的版本', history: '经过', by: '{{by}}', from: '生效时间', fromLead: '不填则批准后立即生效；最多提前一年。', approveFrom: '何时生效', version: '版本', rollbackLead: '立即恢复到较早的已批准版本，已排期的版本同时取消；已签合同不受影响。需写明理由。', activateLead: '不等排期，立即让这一版本生效。', findings: '校验意见',
    shadow: '影子运行', shadowLead: '让一个未生效的版本在真实申请上同时计算，只作比较，不影响任何决定。', shadowNone: '没有影子运行。', shadowOn: '第 {{version}} 版正在影子运行', shadowOff: '第 {{version}} 版的影子运行已结束', start: '开始影子运行', stop: '结束影子运行', stopLead: '结束后，已比较的结果保留。', startLead: '从下一笔申请开始，所选版本与生效版本同时计算。',
    number: '比较笔数', same: '结论相同', identical: '完全相同', unable: '未能计算', differences: '有拟授信的笔数中的差异', what: '项目', both: '笔数', equal: '相同', higher: '较高', lower: '较低', mean: '平均差', lines: '结论不同的申请', application: '申请', at: '时间', live: '生效版本', candidate: '候选版本', show: '对比', empty: '还没有可比较的申请。',
  },
  drill: { title: '一户的两次决策', firms: '逐户查看', lead: '已查 {{looked}} 笔，其中 {{found}} 笔在此项。', firm: '企业', then: '原结论', now: '候选结论', amounts: '拟授信', rates: '年利率', show: '对比', close: '收起', more: '继续查找', looking: '正在逐笔重新计算…', none: '没有找到。', application: '查看申请', amount: '拟授信', limit: '额度', rate: '利率', grade: '等级', reasons: '原因', checks: '各项检查' },
  past: {
    title: '用历史贷款回测', lead: '把建模样本中的每一笔历史贷款当作今天的申请，用草稿重新决策，并与其实际结果对照。不作任何记录。', study: '建模方案', none: '还没有建模方案：先在建模实验室导入样本。', amount: '贷款金额列', unit: '金额单位', units: { fen: '分', yuan: '元', 'ten-thousand': '万元' }, tenor: '期限列（月）', sameTenor: '没有期限列：统一填写', months: '期限（月）', loss: '坏账损失列', allLost: '没有：按全部本金计', rate: '当时的年利率（%）', working: '正在重新决策 {{rows}} 笔历史贷款…', basis: '依据：样本集“{{set}}”，评分卡“{{card}}”第 {{version}} 版',
  },
  backtest: {
    firms: '查看企业', profitBefore: '原预期利润', profitAfter: '候选预期利润', earnings: '预期收益', economics: '收益与实际结果', profitPercent: '利润率', realised: '实际不良余额', prices: '价格分布', pricesLead: '按年利率分档的拟授信笔数', places: '按所在地类型的准入', borrowers: '按首贷与老客户的准入', funding_percent: '资金成本（年%）', operating_percent: '运营成本（年%）', operating_per_loan: '每笔办理成本（元）',
    part: { interest: '利息', funding: '资金成本', operating: '运营成本', expected_loss: '预期损失', profit: '预期利润' },
    title: '回测', lead: '用候选文件重新计算已记录的决策：输入、评分卡和当日规则均按当时，只换产品。不作任何记录。', field: '候选产品文件（YAML）', since: '决策起始日', until: '决策截止日', lgd: '违约损失率（0 至 1）', run: '开始回测',
    counted: '{{decided}} 笔决策，重新计算 {{again}} 笔；违约损失率 {{lgd}}%', unable: '未能重新计算', reason: '原因', about: '事项', number: '笔数', swap: '换入换出', before: '原决策', after: '候选',
    pd: '平均违约概率', offered: '拟授信', loss: '预期损失', bad: '不良 / 已放款', owed: '不良余额', outcomes: '结论', outcome: '结论', grades: '按等级的准入', regions: '按地区的准入', sizes: '按企业规模的准入', group: '分组',
    rates: '利率分布（年%）', min: '最低', lower: '四分之一', median: '中位', upper: '四分之三', max: '最高', limits: '额度使用', limit: '额度合计', amount: '拟授信合计', use: '使用率', offers: '笔数', changes: '与生效版本相比的变化', same: '政策没有变化', place: '位置',
    inExplained: '准入：有拟授信方案（自动通过或可由人工批准）。预期损失 = 违约概率 × 违约损失率 × 拟授信金额，未扣担保。',
  },
  approve: '批准后，第 {{version}} 版立即用于新的申请；已签合同的贷款仍按原版本执行。提交人：{{by}}。',
  approved: '批准第 {{version}} 版',
};

export default zh;
