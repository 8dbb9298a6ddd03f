const zh = {
  title: '担保',
  lead: '担保协议、代偿与追偿',
};

export default zh;
