const zh = {
  title: '参数手册', lead: '每个参数自生效日起有效，注明来源与可信度；每笔决策固定引用当日版本。', on: '查看日期', parameter: '参数', value: '取值', unit: '单位', from: '生效日', to: '失效日', open: '至今', source: '来源', confidence: '可信度', nothing: '该日没有生效的参数', past: '已失效', halfUp: '四舍五入',
  tabs: { label: '手册各部分', parameters: '参数', workdays: '工作日历' },
  days: { title: '{{year}} 年工作日历', lead: '合同约定遇节假日顺延的，到期日按此日历顺延到下一工作日。尚未公布的年份只有周末休息。', year: '年份', worked: '全年工作日', known: '公布日', source: '依据', off: '休', on: '班', weekend: '周末', legendOff: '节假日', legendOn: '调休上班', week: '一 二 三 四 五 六 日', month: '{{month}} 月', unannounced: '{{year}} 年放假安排尚未录入：由两人审批后录入（anji rulebook add-workdays）。' },
};

export default zh;
