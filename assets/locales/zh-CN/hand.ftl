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
hand-sum-daily = {"  "}（计至 { $to }，此后每日 { $daily }）
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

## 遮盖、分卷、补充、签收
hand-happened-receipt = { $who } 确认收到第 { $n } 版材料
hand-ev-redacted = 为 { $of } 制作遮盖件 { $reason }
hand-ev-receipt = { $who } 确认收到第 { $release } 版
core-event-file-redacted = 制作遮盖件
core-event-receipt-recorded = 对方确认收到材料
hand-see-copy = 见 { $id }
hand-copy-goes = 本件以遮盖件 { $id } 提交，原件由提交人保存，可当场核对。原件的 SHA-256：{ $hash }
hand-redacted = 遮盖件
hand-redacted-areas = 涂黑后重新成像
hand-redacted-pages = 略去部分页
hand-redacted-masked = 以星号代替
hand-redacted-note = 由 { $of } 制成（{ $how }）；{ $of } 的 SHA-256：{ $hash }
hand-redacted-title = { $title }（遮盖件）
hand-redacted-source = 由 { $id } 遮盖制成
hand-hidden-title = 本材料中隐去的内容
hand-hidden-told = 文字中以星号隐去：{ $what }。原始记录的哈希不变，可在必要时出示原文核对。
hand-pattern-card = 银行卡号中间几位
hand-pattern-id = 身份证号
hand-pattern-phone = 手机号
hand-pattern-email = 电子邮箱
hand-pattern-names = 个人姓名
hand-volume = 第 { $n } 卷，共 { $of } 卷
hand-supplement = 第 { $n } 版之后的补充材料
hand-in-release = 第 { $n } 版
hand-in-volume = 第 { $n } 卷
hand-leak-page = 报告第 { $page } 页
hand-leak-meta = 报告的书签、链接或文档属性
hand-leak-more = 另有 { $n } 处
hand-fail-leak = 还有应当隐去的内容：{ $places }
    .why = 导出前会把成品逐页、逐文件搜一遍；上面这些地方仍能看到要隐去的号码或姓名，所以没有导出。
    .next = 给有关证据做遮盖件（recourse evidence redact），或更正记录里的文字，再导出一次。
hand-fail-figure = 摘要里有数字没有出处：{ $what }
    .why = 摘要中的每个金额都必须指向材料中的某一页。
    .next = 这是程序的问题，请把案件编号和版本号告诉开发者；记录没有受影响。
hand-fail-volume = { $id } 单独一件就超过每卷的上限
    .why = 含这一件的一卷至少约 { $size } MB，上限是 { $most } MB。
    .next = 用更大的 --volume-mb，或把这件单独交付。
hand-fail-redact-what = 没有说明要遮盖什么
    .why = 遮盖件要么涂黑图片、PDF 上的区域，要么在文本里用星号代替号码和词语。
    .next = 用 --area 给出区域，或用 --mask、--hide 说明要隐去什么。
hand-fail-redact-text = 这个文件不是文本
    .why = 只有文本和 CSV 可以按号码、词语遮盖。
    .next = 图片和 PDF 用 --area 标出区域；表格请先另存为 CSV，作为新证据加入。
hand-fail-redact-nothing = 文件里没有找到要隐去的内容
    .why = 遮盖后的文件会和原件一样。
    .next = 核对 --mask 和 --hide，或改用别的证据。
hand-fail-redact-kind = 这个文件不能遮盖
    .why = 可以遮盖的是 JPEG、PNG、WebP、GIF、TIFF 图片，没有密码的 PDF，以及文本。
    .next = 请先转成其中一种格式，作为新证据加入。
hand-fail-redact-page = 没有这一页
    .why = 这个文件共 { $count } 页。
    .next = 核对 --area 里冒号前的页码。
hand-fail-redact-area = 标出的区域没有大小，或在页面之外
    .why = 区域依次是距左、距上、宽、高，都是百分数。
    .next = 例如 --area 1:10,20,30,5。
hand-fail-redact-large = 文件太大，不能遮盖
    .why = 最多 256 MB、500 页。
    .next = 请只取需要的部分，作为新证据加入。
hand-fail-redact-form = 看不懂区域“{ $text }”
    .why = 区域的写法是 页:距左,距上,宽,高，后四个是百分数。
    .next = 例如 --area 1:10,20,30,5。
hand-redact-done = 已制作遮盖件 { $id }（{ $size }），原件 { $of } 不变
hand-redact-known = 同样的遮盖件已有：{ $id }，原件 { $of } 不变
hand-fail-fingerprint = 看不懂指纹“{ $text }”
    .why = 指纹是文件 SHA-256 的前 16 位，或完整的 64 位。
    .next = 例如 --fingerprint 9F2C-41D7-0B6E-E0B8。
hand-receipt-done = 已记录：{ $name } 确认收到第 { $release } 版（记录 #{ $seq }）
hand-receipt-same = 对方报的指纹与导出的文件相符。
hand-receipt-other = 对方报的指纹与导出的文件不符：请对方确认收到的是原来的 zip，没有被重新压缩。
hand-export-copy = { $id } 的原件不交付，以遮盖件 { $copy } 代替
hand-export-more = 另有 { $path }（{ $pages } 页，{ $size }，指纹 { $fingerprint }）
hand-check-size = 第 { $release } 版：{ $n } 件证据，约 { $size }
hand-check-file = { $name }  约 { $size }
hand-check-missing = 还缺：{ $what }（可以照常导出，目录里写明“待补”）
hand-check-within = { $way }：上限 { $most }，在限内（{ $source }，{ $day }查{ $verified ->
        [no] ，未与官方文本核对
       *[other] {""}
    }）
hand-check-over = { $way }：上限 { $most }，超出；可分卷（--volume-mb）或缩小图片（--most-dpi），原件不变（{ $source }，{ $day }查{ $verified ->
        [no] ，未与官方文本核对
       *[other] {""}
    }）
hand-check-cards = { $ids } 拍到了完整卡号，还没有遮盖件
hand-limit-england-mail = 发到 justice.gov.uk 的邮件
hand-limit-england-judiciary = 发到 ejudiciary.net 的邮件
tui-receiver-england = 英国法院
cli-about-receipt = 记录对方收到材料：日期、姓名、指纹
cli-about-evidence-redact = 做一份遮盖件：涂黑区域，或用星号代替号码和词语；原件不变
cli-arg-receipt-release = 第几版；不写就是最近一版
cli-arg-receipt-on = 对方收到的日期
cli-arg-receipt-name = 谁确认的
cli-arg-receipt-fingerprint = 对方报的指纹，文件 SHA-256 的前 16 位
cli-arg-receipt-how = 怎样确认的，例如微信、电话
cli-arg-evidence-redact-area = 要涂黑的区域：页:距左,距上,宽,高，后四个是百分数，可写多次
cli-arg-mask = 要隐去的号码
cli-arg-hide = 还要隐去的词语，例如顾客姓名，可写多次
cli-arg-evidence-redact-reason = 为什么
cli-arg-export-check = 只看缺什么、有多大、超没超限，不写任何文件
cli-arg-volume-mb = 每个文件不超过这么多 MB，超过就分卷
cli-arg-most-dpi = 报告里的图片不超过这个分辨率；原件不变

## 界面上的遮盖与签收
hand-form-redact = 做遮盖件
hand-form-receipt = 登记对方收到材料
hand-release = 第 { $n } 版
hand-mask-none = 不按号码遮盖
hand-mask-all = 以上全部
hand-area-unread = 写成 页:距左,距上,宽,高，后四个是百分数，例如 1:10,20,30,5
hand-nothing-to-hide = 请写要涂黑的区域，或选择要隐去的号码、词语
hand-need-name = 请写确认人的姓名
hand-fingerprint-unread = 应为 16 位或 64 位的十六进制数
hand-nothing-went-out = 这个案件还没有导出过
hand-cannot-redact = 请先选中一件证据
hand-done-receipt = 已登记对方收到{ $what }
hand-done-redacted = 已制作遮盖件 { $what }，原件不变
hand-hide-names = 隐去个人姓名（接电话的人、联系人、拍摄人）
tui-do-redact = 做遮盖件
tui-do-redact-doc = 涂黑区域，或用星号代替号码；原件不变
tui-do-receipt = 登记对方收到
tui-do-receipt-doc = 收到日期、姓名、指纹
tui-field-area = 涂黑区域
tui-field-mask = 隐去号码
tui-field-hide = 隐去词语
tui-field-redact-reason = 原因
tui-field-release = 第几版
tui-field-came-in = 收到日期
tui-field-confirmed-by = 确认人
tui-field-their-fingerprint = 对方报的指纹
tui-field-by-way = 怎样确认的

## 摘要首句与凭证
hand-lead = { $who }尚欠{ $merchant } { $sum }
hand-lead-since = ，最早一笔应于 { $since }到账
hand-lead-page = 。算法见第{" "}
hand-lead-end = {" "}页。
hand-proofs = 凭什么证明
hand-proofs-more = {" "}等 { $n } 件（目录第{" "}
hand-at-page = （第{" "}
hand-at-page-end = {" "}页）

hand-bookmark = { $title }（第 { $page } 页）
hand-archive = 报告符合 PDF/A-3b 的结构要求（自查，未经认证）。
hand-not-archive = 报告没有标为 PDF/A：{ $why }
hand-archive-imported = 其中有别的程序生成的 PDF 页面，字体和颜色无法担保。
hand-archive-ink = 其中有印刷色（CMYK）照片。
hand-archive-glyph = 其中有字库里没有的字。
