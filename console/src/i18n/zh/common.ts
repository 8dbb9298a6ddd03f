const zh = {
  product: '安济',
  nav: {
    label: '主菜单', work: '业务', policy: '政策与模型', control: '监督与管理',
    overview: '业务总览', applications: '贷款申请', loans: '贷款', alerts: '预警', segments: '客群分层', approvals: '待办复核', firms: '企业', products: '产品', scorecards: '评分卡', laboratory: '建模实验室',
    facilities: '授信额度', packages: '资产包', funding: '资金端', guarantees: '担保', guarantor: '担保台', classification: '风险分类', losses: '预期信用损失', subsidies: '贴息', market: '市场监测', closes: '日终', ledger: '总账', migrations: '存量迁移', audit: '审计', rulebook: '参数手册', sources: '数据中枢', users: '用户与角色', webhooks: '事件推送', me: '我的账户', sessions: '我的会话',
  },
  frame: {
    skip: '跳到正文', menu: '打开菜单', unit: '金额单位', language: '语言', theme: '外观', dark: '深色', light: '浅色', signOut: '退出登录',
    today: '业务日 {{day}}', todaySimulated: '业务日 {{day}}（模拟时钟）', simulated: '模拟数据', simulatedNote: '本机构全部数据均为模拟，不对应任何真实企业或个人',
    docs: '接口文档', loading: '正在加载…', nowhere: '没有这个页面', nowhereLead: '地址可能有误，或链接已失效。', home: '回到首页', noPage: '您的角色没有可查看的页面，请联系系统管理员分配角色。',
    switchLanguage: 'English', settings: '显示设置',
  },
  file: { choose: '选择文件', none: '未选择' },
  act: { ok: '确定', cancel: '取消', save: '保存', close: '关闭', retry: '重试', reason: '理由', reasonNeeded: '请填写理由', done: '已完成：{{what}}', copy: '复制', copied: '已复制', from: '{{day}} 起', confirmQuestion: '确定要{{what}}吗？此操作将被记录，不可静默撤销。' },
  list: {
    empty: '没有符合条件的记录', emptyLead: '可放宽或清除筛选条件。', nothing: '暂无记录', clear: '清除筛选', columns: '选择列', csv: '导出 CSV', excel: '导出 Excel',
    next: '下一页', previous: '上一页', first: '回到第一页', rows: '本页 {{count}} 条', all: '全部', exporting: '正在导出…', export: '导出',
    perPage: '每页条数', sort: '排序', search: '搜索', filters: '筛选', more: '详情', page: '第 {{page}} 页', from: '起始日', to: '截止日',
  },
  problem: { code: '错误代码 {{code}}', retry: '重试' },
  rate: { annual: '年利率', monthly: '月利率', heading: '年利率 / 月利率' },
  chart: { asTable: '以表格查看', asChart: '以图查看', data: '{{title}}：数据表', empty: '暂无可绘制的数据', drill: '查看明细', item: '项目', value: '数值' },
  audit: { title: '审计记录', empty: '尚无审计记录', version: '第 {{version}} 版', by: '{{name}} · {{via}}', effective: '生效日 {{day}}', payload: '事件内容', more: '更早的记录' },
  field: { amount: '金额', currency: '币种', balance: '余额', count: '笔数', state: '状态', day: '日期', share: '占比', name: '名称', yes: '是', no: '否', none: '无', months: '{{count}} 个月' },
};

export default zh;
