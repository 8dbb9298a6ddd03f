const zh = {
  title: '参数手册', lead: '每个参数自生效日起有效，注明来源与可信度；每笔决策固定引用当日版本。', on: '查看日期', parameter: '参数', value: '取值', unit: '单位', from: '生效日', to: '失效日', open: '至今', source: '来源', confidence: '可信度', nothing: '该日没有生效的参数', past: '已失效', halfUp: '四舍五入',
};

export default zh;
