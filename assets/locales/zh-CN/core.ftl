### Words every part shares.
core-refusal-not-open = 这个案件还没有开头的记录
core-refusal-already-open = 这个案件已经建过了
core-refusal-not-next = 编号已被别的窗口用掉，应为 { $id }
core-refusal-unknown = 没有 { $id }
core-refusal-already-void = { $id } 已经作废
core-refusal-not-void = { $id } 没有作废，不用恢复
core-refusal-no-reason = 要写明原因
core-refusal-already-kept = 这个文件已经存为 { $id }
core-refusal-not-one-file = 一件证据只能对应一个文件
core-refusal-same-stage = 现在就在这个阶段
core-refusal-no-promise = { $id } 里没有承诺
core-refusal-nothing-to-change = 没有要改的内容

core-role-merchant = 商户
core-role-bank = 银行
core-role-platform = 支付平台
core-role-regulator = 监管机构
core-role-other = 其他

core-stage-triage = 核实
core-stage-bank = 银行
core-stage-platform = 支付平台
core-stage-regulator = 监管投诉
core-stage-arbitration = 仲裁
core-stage-litigation = 诉讼
core-stage-enforcement = 执行
core-stage-closed = 已结案

core-channel-phone-out = 电话，拨出
core-channel-phone-in = 电话，接到
core-channel-sms-out = 短信，发出
core-channel-sms-in = 短信，收到
core-channel-email-out = 邮件，发出
core-channel-email-in = 邮件，收到
core-channel-chat-out = 聊天，发出
core-channel-chat-in = 聊天，收到
core-channel-visit-out = 到柜台
core-channel-visit-in = 对方来访
core-channel-letter-out = 信函，寄出
core-channel-letter-in = 信函，收到
core-channel-portal-out = 网上提交
core-channel-portal-in = 网上答复

core-kind-slip = POS 签购单
core-kind-statement = 银行流水
core-kind-export = POS 明细
core-kind-contract = 收单协议
core-kind-notice = 公告
core-kind-recording = 通话录音
core-kind-screenshot = 截图
core-kind-letter = 寄出的函件
core-kind-reply = 对方答复
core-kind-other = 其他

core-form-slip = 书证
core-form-statement = 电子数据
core-form-export = 电子数据
core-form-contract = 书证
core-form-notice = 书证
core-form-recording = 视听资料
core-form-screenshot = 电子数据
core-form-letter = 书证
core-form-reply = 书证
core-form-other = 其他

core-missing-acquiring_agreement = 收单协议
core-missing-bank_statement = 银行流水
core-missing-pos_export = POS 明细
core-missing-slips = POS 签购单
core-missing-upgrade_notice = 升级公告
core-missing-written_demand = 书面催告函
core-missing-proof_of_arrival = 催告送达凭证
core-missing-ticket = 对方工单号
core-missing-recording = 通话录音
core-missing-bank_contact = 与银行的沟通记录
core-missing-platform_contact = 与支付平台的沟通记录
core-missing-credit_codes = 各方统一社会信用代码
core-missing-preservation_letter = 证据保全函（已寄）
core-missing-written_complaint = 书面投诉
core-missing-settings_check = 机器设置、后台账户核对
core-missing-due_date = 应到账日
core-missing-merchant_kind = 我方是公司、个体户还是个人
core-missing-arbitration_clause = 仲裁条款（诊断里确认有）
core-missing-no_arbitration_clause = 确认没有仲裁条款（诊断）
core-missing-title = 生效的裁决或判决

### core
hygiene-cards-masked = 内容里有 { $n } 个银行卡号，已只保留前六位和后四位。
hygiene-codes-removed = 内容里有卡片安全码，已删去，不会存下来。
hygiene-tracks-removed = 内容里有磁条数据，已删去，不会存下来。
hygiene-ask-card = 这份文件里看得到完整的银行卡号吗？看得到的话，请先遮住中间几位再添加。

### 下一步
core-next-deadline = 处理「{ $title }」，推算末日 { $due }
core-next-deadline-why = 这个期限已到或只剩几天。
core-next-chase = 追问{ $who }：答应的事过期了
core-next-chase-why = { $id } 承诺 { $due } 前「{ $promise }」，已经过期。打电话问清并记下来；再没结果就改用书面。
core-next-first-contact = 打电话给{ $who }，要一个工单号
core-next-first-contact-why = 还没有和{ $who }沟通的记录。
core-next-demand = 寄书面催告函给{ $who }
core-next-demand-why = 还没有向{ $who }书面要求付款；书面催告并留下送达凭证，时效才能明确中断。
core-next-evidence = 取得或添加：{ $what }
core-next-evidence-why = 证据目录里还缺这一项。
core-next-await = 等{ $who }在 { $due } 前答复
core-next-await-why = { $id } 承诺：「{ $promise }」。到期没有结果就催。
core-next-move-on = 可以转到「{ $stage }」阶段
core-next-move-on-why = 这个阶段要的材料已经齐了。
core-next-export = 导出证据包第 { $release } 版
core-next-export-why = 把现有材料交给律师或对方看。
core-next-close = 结案
core-next-close-why = { $sum } 已全部到账。

### 操作记录里没有句子的事项
core-event-party-set = 登记或更改当事方
core-event-case-amended = 更改案件基本信息
core-event-contact-restored = 恢复一条沟通记录
core-event-exhibit-restored = 恢复一件证据
core-event-note-added = 添加备注
core-event-note-private = 写下自己的想法
core-event-rules-adopted = 采用规则包
core-event-date-stated = 录入一个日期
core-event-deadline-set = 手工确定一个期限
core-event-deadline-entered = 自行登记一个期限
core-event-deadline-withdrawn = 撤回一个自定的期限
core-event-calendar-adopted = 采用一份节假日安排
core-event-deadline-settled = 处理一个期限
core-event-head-shared = 把存证码交给他人
core-event-contact-logged = 沟通记录
core-event-exhibit-added = 添加证据

### 对账依据作为证据时的说明
core-basis-pos-title = POS 交易明细（{ $from } 至 { $to }）
core-basis-pos-proves = 所列交易真实发生，以及每笔的金额、手续费和参考号
core-basis-pos-source = 商户提供的交易明细文件
core-basis-pos-original = 出具方系统；收到的文件原样保存
core-basis-bank-title = 结算账户流水（{ $from } 至 { $to }，尾号 { $tail }）
core-basis-bank-title-bare = 结算账户流水（{ $from } 至 { $to }）
core-basis-bank-proves = 应到账日及之后没有收到所列交易的款项
core-basis-bank-source = 商户提供的开户银行流水文件
core-basis-bank-original = 银行系统；收到的文件原样保存，可到柜台加盖业务章
core-event-vouchers-paid = 后来到账的交易
core-event-interest-chosen = 选定利息算法
core-event-match-decided = 手工认定交易
core-event-payout-fixed = 手工设定结算方式
core-event-mapping-saved = 指认列
core-event-cost-booked = 登记一笔费用
core-event-item-voided = 作废一条
core-event-letter-saved = 存好一份文书
core-event-letter-sent = 登记文书寄出
core-event-letter-reached = 登记文书送达
core-event-letter-voided = 作废一份文书
core-event-answer-received = 登记对方答复
core-event-diagnosis-answered = 填诊断结果
core-event-obligor-changed = 更改向谁追款
core-event-need-waived = 注明不需要的材料
core-event-case-closed = 结案
core-event-case-reopened = 重新打开案件
