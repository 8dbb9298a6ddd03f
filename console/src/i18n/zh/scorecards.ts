const zh = {
  title: '评分卡',
  lead: '分箱、区分度与稳定性',
};

export default zh;
