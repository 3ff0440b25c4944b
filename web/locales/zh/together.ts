export const together = {
  meanwhile: '您打开之后，案件有了新进展：',
  goOn: '已看过，继续填写',
  rule: '系统',
  comma: '、',
  answering: '{{names}}正在办理',
  reading: '{{names}}在看',
  nobody: '无责任人',
  duplicates_other: '可能重复（{{count}}）',
  like: '相似 {{percent}}%',
  because: { customer: '同一客户', phone: '同一手机号', unit: '同一机构' },
  merge: '并入 {{number}}',
} as const
