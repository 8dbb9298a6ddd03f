const zh = {
  title: '业务总览', lead: '余额、投放、质量与分布，均由账簿计算；点选图形可查看明细。', asOf: '截至 {{day}} 日终', noClose: '尚未日终。财务人员完成第一次日终后，此处显示余额与质量。',
  outstanding: '贷款余额', loans: '存量贷款', loansUnit: '笔', npl: '不良贷款率', nplNote: '次级、可疑、损失占余额', straight: '自动审批直通率', straightNote: '无需人工复核的决策', overdueNow: '逾期余额', overdueNote: '占余额 {{share}}',
  balance: '余额走势', balanceLead: '每日日终', balanceLine: '贷款余额', overdueLine: '逾期余额', day: '日期', nplColumn: '不良率（%）',
  lending: '每月新发放', lendingLead: '按放款月', month: '月份', amount: '发放金额', count: '笔数',
  overdue: '逾期分布', overdueLead: '按逾期天数', classes: '五级分类', classesLead: '按余额占比', bucket: '分组', share: '占比（%）',
  vintages: '账龄曲线（Vintage）', vintagesLead: '各放款月的贷款，随账龄增加的不良比例', monthsOnBook: '账龄（月）', bad: '不良比例（%）', vintage: '放款月', cohort: '{{month}}（{{loans}} 笔）',
  regions: '地区分布', regionsLead: '按企业所在地，贷款余额', industries: '行业分布', industriesLead: '国民经济行业门类', grades: '等级分布', gradesLead: '按评分等级，贷款余额', products: '产品分布', productsLead: '按产品，贷款余额',
  applications: '申请进度', applicationsLead: '各状态的申请数', applicationCount: '申请数（件）', losses: '担保与损失分担', lossesLead: '代偿、追偿与自担', balances: '试算平衡', balancesLead: '借方为正，贷方为负；合计为零', amountColumn: '金额', account: '科目', sum: '合计',
};

export default zh;
