### hand
hand-sheet-evidence = 证据目录
hand-sheet-chronology = 大事记
hand-sheet-promises = 沟通与承诺
hand-sheet-schedule = 交易明细

## 证据包：摘要、目录、损失、图表
hand-seal-key = 公钥指纹
hand-seal-head = 链尾
hand-seal-note =
    本材料依据上述编号以前的全部记录生成。请记下链尾，或用手机扫左侧二维码留存：
    日后任何改动，都能与它比对出来。
hand-sum-sales = {"  "}{ $n } 笔交易
hand-sum-interest = 资金占用损失
hand-sum-daily = {"  "}（计至{ $to }，此后每日 { $daily }）
hand-changes-title = 第 { $release } 版之后新增的内容
hand-changes-none = 没有新增的记录。
hand-loss-title = 资金占用损失计算
hand-loss-none = 目前没有主张资金占用损失，或款项尚未逾期。
hand-loss-not-verified = 利率只核实到{ $until }，而计算需要{ $wanted }的利率，因此没有给出数额。请先更新利率，或选用约定的利率。
hand-loss-currency = 随附的利率只适用于人民币，因此没有给出数额。
hand-loss-impossible = 按现有资料无法计算资金占用损失。
hand-loss-basis = { $method }自{ $from }起算，计至{ $to }（含当日），一年按 { $days } 天计{ $uplift }。先到期的款项先冲抵；只在合计时四舍五入一次。
hand-loss-uplift = ，利率加计 { $rate }
hand-loss-at-breach = 按逾期首日公布的一年期贷款市场报价利率（LPR），全程不变。
hand-loss-floating = 按同期公布的一年期贷款市场报价利率（LPR），随公布日变动。
hand-loss-agreed = 按约定的利率。
hand-loss-from = 起
hand-loss-to = 止（含）
hand-loss-days = 天数
hand-loss-principal = 本金
hand-loss-rate = 年利率
hand-loss-interest = 利息
hand-loss-total = 损失合计
hand-loss-daily = 此后
hand-loss-daily-told = 以 { $principal } 为本金，每日增加 { $sum }，计至实际付清之日
hand-loss-series = 利率表
hand-loss-unverified = 利率取自转载，提交前请与全国银行间同业拆借中心公布的数值核对。
hand-loss-no = 附表
hand-loss-form = 计算表
hand-loss-source = 本材料自动计算
hand-loss-proves = 款项被占用造成的损失及计算方法
hand-chart-days = 逐日未到账金额（按交易日）
hand-chart-weeks = 逐周未到账金额（按交易日，日期为每周首日）
hand-chart-most = 最高 { $sum }
hand-arithmetic-title = 应到账金额的算法
hand-arithmetic-fee = 减：手续费
hand-arithmetic-recovered = 减：已追回
hand-arithmetic-booked = { $day }到账 { $sum }（记录 #{ $seq }）
hand-arithmetic-files = 对账依据
hand-group-standing = 一、主体资格
hand-group-loss = 七、损失
hand-col-copies = 份数
hand-col-holder = 由谁保管
hand-evidence-matter = 案由、案号
hand-evidence-matter-blank = ＿＿＿＿＿＿＿＿（由代理人或立案机构填写）
hand-evidence-by = 提交人
hand-evidence-against = 对方当事人
hand-evidence-count = 共 { $groups } 组 { $items } 份证据。序号一经编定不再改变，后补的证据续编。
hand-gap-standing = 营业执照、法定代表人身份证明
hand-missing-title = 尚未取得的材料
hand-missing-note = 下列材料在生成本材料时尚未取得。可以申请对方出示，或申请调查收集。
hand-holder-acquiring-agreement = 商户自存；收单机构留有副本
hand-holder-pos-export = 收单机构的商户平台
hand-holder-slips = 商户自存的存根
hand-holder-bank-statement = 开户银行柜台或网银（请加盖业务章）
hand-holder-upgrade-notice = 收单机构或银行的公告、短信、邮件
hand-holder-written-demand = 由商户发出后自存
hand-holder-proof-of-arrival = 快递公司、邮件系统或对方签收回执
hand-holder-recording = 录音的手机或座机
hand-shows-acquiring-agreement = 双方的合同关系、结算周期与费率
hand-shows-pos-export = 每一笔交易确已成功
hand-shows-slips = 持卡人确已付款
hand-shows-bank-statement = 款项没有进入约定账户
hand-shows-upgrade-notice = 升级的时间与故障的事实
hand-shows-written-demand = 已明确要求付款
hand-shows-proof-of-arrival = 付款要求已经送达，时效因此中断
hand-shows-recording = 对方的答复与承诺
hand-trust-page = 验证页 SHA-256
hand-readme-page =
    没有安装 Recourse 时，也可以用离线验证页在浏览器里核对（recourse verify-page 可写出此页）。
    验证页的 SHA-256：{ $page }
hand-page-written =
    验证页已写入 { $path }。双击打开，把证据包拖进去即可；不联网。
    SHA-256：{ $hash }

## 加密与附言
hand-export-sealed = 已加密：只有持有对应密钥或口令的人能打开；口令请用另一种方式告知。
hand-passphrase-of = 证据包的口令（至少 12 个字）
hand-message-title = 可随证据包发送的附言：
hand-message =
    您好：随信附上案件 { $no }（{ $title }）的证据材料 { $file }，报告共 { $pages } 页，尚欠 { $sum }。
    请先打开 data/report.pdf，第一页是摘要。
    请勿重新压缩；收到后请核对文件的 SHA-256，前 16 位应为 { $fingerprint }。核对方法见 README.txt。
    请回复收到日期和您的姓名，便于存档。
hand-fail-recipient = { $recipient } 不是 age 收件人公钥
    .why = 收件人公钥以 age1 开头，由对方用 age 程序生成。
    .next = 请向对方索取公钥，或改用 --passphrase。
hand-fail-passphrase = 口令太短
    .why = 至少需要 12 个字，否则容易被机器猜出。
    .next = 换一个更长的口令，例如几个不相干的词。
hand-fail-passphrase-ask = 没有地方输入口令
    .why = 这里不是终端，无法询问。
    .next = 用 --passphrase-fd 给出文件描述符，或在终端里运行。
