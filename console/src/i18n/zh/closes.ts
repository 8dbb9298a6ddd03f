const zh = {
  title: '日终',
  lead: '关闭业务日，计算每笔贷款的余额与分类',
};

export default zh;
