const zh = {
  title: '产品',
  lead: '产品文件、规则与版本',
};

export default zh;
