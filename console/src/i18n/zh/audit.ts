const zh = {
  title: '审计',
  lead: '本机构全部记录，最新在前',
};

export default zh;
