export const textBlocks = {
  open: '常用语',
  search: '按标题或内容查找',
  empty: '还没有常用语。写好一段话后，在这里存下来。',
  none: '没有找到',
  mine: '我的',
  remove: '删除“{{title}}”',
  title: '标题',
  keep: '存为常用语',
  share: '{{unit}}共用',
  variables: '可用变量：{客户称呼} {案件编号} {承诺日期} {机构名称} {经办人}',
} as const
