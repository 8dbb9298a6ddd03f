const zh = {
  title: '日终', lead: '关闭业务日：计算每笔贷款的余额、逾期天数与五级分类。已关闭的日期不再改动，迟到的事实记入开放期。',
  close: '执行日终', through: '关闭至（含）', throughLead: '将逐日关闭至所选日期。关闭后不能重新打开。', needDay: '请选择日期', day: '业务日', closedOn: '执行日', loans: '贷款笔数', outstanding: '贷款余额', overdue: '逾期余额', npl: '不良率', classes: '五级分类余额', buckets: '逾期分组余额', group: '分组', count: '笔数', nothing: '尚未执行过日终', last: '最近关闭的业务日', today: '当前业务日', trend: '最近各日的逾期余额', trendLead: '本页所列日期',
  running: '日终进行中', runDay: '业务日', runDays: '第 {{done}} / {{all}} 日', runLoans: '已处理 {{done}} / {{all}} 笔',
  work: '当日', fallenDue: '到期笔数', fallenPrincipal: '到期本金', fallenInterest: '到期利息', interestADay: '日计息额', lookedAt: '处理笔数', setAside: '未能处理',
  asideTitle: '未能处理的借据', asideLead: '其余借据已正常关闭。每次日终都会重试；请按原因处理。', loan: '借据', reason: '原因',
};

export default zh;
