const zh = {
  title: '待办复核',
  lead: '经办之外，另一人复核',
};

export default zh;
