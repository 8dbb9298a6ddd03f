const zh = {
  title: '市场监测',
  lead: '报告数据与本机构数据对照',
};

export default zh;
