/** By the kind of the notice. */
export const notices = {
  other: '有一条新提醒（{{kind}}）',
  'clock.warned': '{{title}}：已用去时限的 {{percent}}%，{{due}} 到期',
  'clock.missed': '{{title}}：{{due}} 到期，已逾期',
  'clock.escalated': '{{title}}：逾期仍未办，已升级到您',
  'hand-over.asked': '请您接手案件 {{number}}',
  'hand-over.accepted': '案件 {{number}} 的移交已被接受',
  'hand-over.refused': '案件 {{number}} 的移交未被接受',
  'approval.asked': '案件 {{number}} 请您审批',
  'approval.decided': '案件 {{number}} 的申请已有审批结果',
  'case.assigned': '案件 {{number}} 已指派给您',
  'case.assigned-away': '案件 {{number}} 已改派给他人',
  'case.assignment-undone': '案件 {{number}} 的改派已撤回',
  'evaluator.silent': '{{outlet}} {{counter}} 的评价器整个工作日没有联系（上次 {{seen}}），请到现场看一看',
  'case.added': '客户为案件 {{number}} 补充了材料',
  'report.made': '{{unit}} {{week}} 周报已生成：{{total}} 条反馈，{{rises}} 项上升超出偶然',
} as const
