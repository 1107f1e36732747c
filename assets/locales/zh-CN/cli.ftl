### 命令行：帮助、结果、失败（发生了什么 / 有什么影响 / 怎么办）

## 帮助的骨架
cli-help-examples = 例子
cli-help-usage = 用法
cli-help-commands = 命令
cli-help-arguments = 参数
cli-help-options = 选项
cli-help-statuses = 退出码
cli-help-command-word = <命令>
cli-help-options-word = [选项]
cli-help-values = （可选：{ $values }）
cli-help-default = （默认：{ $value }）
cli-help-more = 通用选项（--home、--lang、--json 等）和退出码见 recourse --help。
cli-help-try = 全部命令见 recourse --help。
cli-usage-line = 用法：{ $usage }

cli-exit-0 = 成功
cli-exit-1 = 失败
cli-exit-2 = 用法不对，或需要终端
cli-exit-3 = 找不到
cli-exit-4 = 数据无效
cli-exit-5 = 验证不通过
cli-exit-6 = 所查的条件成立（deadlines --fail）
cli-exit-7 = 案卷正被另一个程序占用
cli-exit-130 = 被中断

cli-examples =
    recourse                                打开界面
    recourse demo                           看虚构的演示案卷走完全程
    recourse case new --title 升级后未到账  新建案件
    recourse case show RC-2026-001          看一个案件
    recourse next                           现在最该做的一件事
cli-examples-case-new =
    recourse case new --title 升级后未到账 --merchant 老王记面馆 --bank 江州银行
    recourse case new --title 3月少结算 --amount 37515.70 --from 2026-03-09 --to 2026-03-11
cli-examples-case-move =
    recourse case move RC-2026-001 --to platform
    recourse case move RC-2026-001 --to regulator --reason 平台逾期不答复
cli-examples-case-party =
    recourse case party RC-2026-001 --role bank --name 江州银行 --account-tail 3371
cli-examples-call-add =
    recourse call add RC-2026-001 --with bank --at "2026-03-12 10:30" --said 说正在查 --ticket JZ0312
    recourse call add RC-2026-001 --with platform --at "今天 14:00" --agent 0618 --said 答应书面回复 --promise 书面回复 --promise-by 2026-03-31
cli-examples-evidence-add =
    recourse evidence add RC-2026-001 签购单*.jpg --kind slip --proves 3月9日的交易
    recourse evidence add RC-2026-001 升级公告.pdf --kind notice --source 银行官网
cli-examples-audit =
    recourse audit RC-2026-001
    recourse audit RC-2026-001 --csv > 操作记录.csv
cli-examples-checkpoint =
    recourse checkpoint --out 存证点.txt
cli-examples-completions =
    recourse completions bash > ~/.local/share/bash-completion/completions/recourse
cli-examples-import =
    recourse import pos 3月明细.csv
    recourse import bank 流水.xlsx
cli-examples-reconcile =
    recourse reconcile
    recourse reconcile --pos 3月明细.csv --bank 流水.csv --as-of 2026-03-25
cli-examples-deadlines =
    recourse deadlines --within 30d
    recourse deadlines --overdue --fail
cli-examples-deadline-compute =
    recourse deadline compute --rule CN-LIM-3Y --on knew_damage_and_obligor=2023-10-04
cli-examples-export =
    recourse export RC-2026-001 --for lawyer --out 导出
cli-examples-verify-page =
    recourse verify-page --out 验证.html
cli-examples-verify =
    recourse verify RC-2026-001-v1.zip
    recourse verify --book

## 命令
cli-about = 追款：刷卡、扫码收的钱没到账时，对账取证、记录沟通、推算期限，最后交出一个可验证的证据包。资料只在这台电脑上。
cli-about-case = 案件：新建、查看、更正、转阶段
cli-about-case-new = 新建案件
cli-about-case-list = 列出全部案件
cli-about-case-show = 看一个案件：阶段、金额、下一步、期限、缺什么
cli-about-case-move = 转到另一个阶段；材料没齐就转，要写原因
cli-about-case-amend = 更正案件的标题、金额、日期；原来的内容保留
cli-about-case-note = 加一条备注；--private 只给自己看
cli-about-case-party = 登记或补充当事方：名称、统一社会信用代码、账户尾号等
cli-about-case-recovered = 登记到账：收回了多少、哪一天
cli-about-call = 沟通记录：电话、短信、邮件、聊天、柜台、信函、网上投诉
cli-about-call-add = 记一次沟通；对方的承诺会变成期限
cli-about-call-list = 列出沟通记录
cli-about-call-amend = 更正一条沟通记录；两个版本都保留
cli-about-call-void = 作废一条沟通记录，要写原因；原文仍保留
cli-about-call-settle = 登记承诺的结果：兑现、没兑现、不再需要
cli-about-evidence = 证据：存入、列出、取出、作废
cli-about-evidence-add = 把文件存为证据；只复制，不改动、不移动原件
cli-about-evidence-list = 列出证据
cli-about-evidence-extract = 取出一件证据的原文件
cli-about-evidence-void = 作废一件证据，要写原因；文件仍保留
cli-about-import = 导入 POS 明细或银行流水，识别后保存原文件
cli-about-import-pos = 导入收款方的明细：POS、收单机构或平台导出的文件
cli-about-import-bank = 导入银行流水
cli-about-reconcile = 对账：哪些收款没到账，可能是什么原因
cli-about-deadlines = 全部案件的期限，最近的在前
cli-about-deadline = 期限计算器，以及对期限的人工处理
cli-about-deadline-compute = 单独推算一条规则的期限，不需要案件
cli-about-rules = 规则包和日历：版本、来源、把握多大
cli-about-rules-list = 列出规则
cli-about-rules-show = 看一条规则
cli-about-rules-check = 检查自己写的规则文件
cli-about-export = 导出证据包，写完先自检再报完成
cli-about-verify = 验证证据包、案件或整本案卷是否被改动
cli-about-verify-page = 写出离线验证页：收件人在浏览器里核对证据包，不用装程序
cli-about-demo = 建一本演示案卷，从原始导出一路走到验证通过的证据包
cli-about-next = 现在最该做的一件事，和为什么
cli-about-search = 在全部记录里查找：通话、备注、证据、交易、金额
cli-about-audit = 一个案件的操作记录：谁在什么时候记了什么
cli-about-checkpoint = 给案卷现在的末尾签名；交给别人保管，以后就能证明没有改写
cli-about-doctor = 检查程序和案卷是否正常
cli-about-paths = 各种文件放在哪里
cli-about-completions = 输出命令补全脚本
cli-about-man = 输出手册页
cli-about-help = 看某个命令的帮助

## 选项
cli-arg-home = 案卷文件夹；默认在「文档」里，recourse paths 可查看
cli-arg-lang = 语言；不认识的会按系统语言处理，不报错
cli-arg-json = 在标准输出打印一个 JSON 对象
cli-arg-no-input = 从不提问；缺什么就报用法错误并指出选项
cli-arg-color = 颜色
cli-arg-as-of = 只用于查看：按这一天来算；记录类命令总是用系统时间
cli-arg-help = 看帮助
cli-arg-version = 看版本
cli-arg-search-text = 要找的文字；几个词用空格隔开，须同时出现
cli-arg-id = 案件编号，例如 RC-2026-001
cli-arg-case = 案件编号，例如 RC-2026-001
cli-arg-title = 标题
cli-arg-merchant = 商户名称
cli-arg-bank = 银行名称
cli-arg-platform = 支付平台（收单机构）名称
cli-arg-amount = 金额，例如 37515.70
cli-arg-from = 第一天，例如 2026-03-09
cli-arg-to = 最后一天
cli-arg-reason = 原因
cli-arg-case-new-title = 案件标题，自己认得就行
cli-arg-case-new-from = 最早的交易日
cli-arg-case-new-to = 最晚的交易日
cli-arg-case-new-missing-from-reconcile = 把对账查出的未到账交易放进案件
cli-arg-case-amend-from = 最早的交易日
cli-arg-case-amend-to = 最晚的交易日
cli-arg-case-move-to = 转到哪个阶段
cli-arg-case-move-obligor = 只转这一方的进度：名称、编号或 bank、platform
cli-arg-case-move-reason = 为什么现在转；材料没齐时必须写
cli-arg-text = 内容
cli-arg-private = 自己的想法，单独记一条，默认不进证据包
cli-arg-case-note-private = 只给自己看，默认不进证据包
cli-arg-role = 在案件里的身份
cli-arg-name = 名称
cli-arg-credit-code = 统一社会信用代码
cli-arg-address = 送达地址
cli-arg-phone = 电话
cli-arg-person = 经营者或负责人
cli-arg-account-tail = 结算账户尾号
cli-arg-merchant-no = 商户号
cli-arg-on = 哪一天；不写就是今天
cli-arg-note = 说明
cli-arg-contact = 沟通记录编号，例如 C001
cli-arg-with = 和谁：bank、platform、regulator、other，可加名称，例如 other:收单代理
cli-arg-at = 什么时候，例如 "2026-03-26 10:30"
cli-arg-channel = 方式，不写就是 phone
cli-arg-direction = out 是我方联系，in 是对方联系，不写就是 out
cli-arg-agent = 对方姓名或工号
cli-arg-ticket = 工单号
cli-arg-said = 对方说了什么，尽量记原话
cli-arg-promise = 对方答应做什么
cli-arg-promise-by = 答应到哪一天为止
cli-arg-claimed-payment = 这次明确要求对方付款
cli-arg-reached = 对方什么时候收到
cli-arg-reached-basis = 凭什么说收到了，例如签收回执
cli-arg-number = 电话号码、邮箱或地址
cli-arg-minutes = 通话分钟数
cli-arg-evidence = 相关证据编号，用逗号分开
cli-arg-outcome = 结果：kept 兑现，broken 没兑现，withdrawn 不再需要
cli-arg-files = 文件，可以多个；- 读标准输入
cli-arg-kind = 种类；不写就按文件名猜
cli-arg-proves = 证明什么
cli-arg-source = 从哪里来
cli-arg-original = 原件在哪里
cli-arg-captured-at = 什么时候拍的、录的或导出的
cli-arg-taken-by = 谁拍的、录的
cli-arg-shows-card = 文件里看得到完整银行卡号吗
cli-arg-evidence-add-name = 从标准输入读时用的文件名
cli-arg-evidence-add-title = 证据名称
cli-arg-exhibit = 证据编号，例如 E001
cli-arg-evidence-extract-to = 写到哪里；不覆盖已有文件
cli-arg-csv = 输出表格（CSV）
cli-arg-out = 写到哪里
cli-arg-checkpoint-out = 写到这个文件，签名写到同名的 .sig
cli-arg-shell = 哪种终端
cli-arg-command = 命令
cli-arg-dry-run = 只识别，不保存
cli-arg-profile = 指定识别方式
cli-arg-password-fd = 从这个文件描述符读 ZIP 密码
cli-arg-import-case = 同时存为这个案件的证据
cli-arg-keep-untouched = 明细里有完整卡号也原样保存；默认只保存遮盖过的副本
cli-arg-pos = POS 明细文件；给了文件就只算不存
cli-arg-reconcile-bank = 银行流水文件
cli-arg-reconcile-from = 从这个交易日起
cli-arg-reconcile-to = 到这个交易日止
cli-arg-reconcile-jurisdiction = 按哪里的银行工作日算（CN、HK、TW、SG、GB-EAW、EU、US）；不写按币种推断
cli-arg-reconcile-currency = 案卷里有几种币种时，按哪一种对账（例如 HKD）；不写取收款最多的一种
cli-arg-within = 多少天以内，例如 30d
cli-arg-overdue = 只看超期的
cli-arg-fail = 列出了任何一条就以退出码 6 结束
cli-arg-ics = 写成日历文件，可导入手机
cli-arg-journal = 另存一份文本
cli-arg-rule = 规则编号，例如 CN-LIM-3Y
cli-arg-deadline-compute-on = 事件和日期，例如 demand=2024-05-01，可重复
cli-arg-jurisdiction = 适用哪里的规则
cli-arg-rules-show-id = 规则编号
cli-arg-rules-check-file = 规则文件
cli-arg-for = 给谁
cli-arg-export-out = 放到哪个文件夹；默认在案卷文件夹的 exports 里
cli-arg-encrypt-to = 加密给这个 age 收件人公钥（age1……）
cli-arg-passphrase = 用口令加密，口令另行输入
cli-arg-passphrase-fd = 从这个文件描述符读口令
cli-arg-redact-names = 隐去个人姓名：接电话的人、联系人、拍摄人
cli-arg-verify-target = 证据包、文件夹或案件编号
cli-arg-verify-identity = 打开加密证据包的 age 密钥所在的文件
cli-arg-verify-passphrase-fd = 从这个文件描述符读加密证据包的口令
cli-arg-verify-page-out = 验证页写到这个文件
cli-arg-book = 验证整本案卷
cli-arg-key = 对方另外告诉您的公钥：文件或 64 位十六进制
cli-arg-tsa-ca = 时间戳机构的根证书
cli-arg-known = 以前留下的存证点，可重复
cli-arg-demo-out = 建在哪个文件夹

## 提示
cli-warn-as-of = 已忽略 --as-of：记录类命令总是用系统时间。
cli-warn-demo = 演示日 { $day }：这是演示案卷，数据全是虚构的。
cli-warn-damaged = 案卷里有对不上的地方，现在只能看、不能写。用 recourse verify --book 查看。
cli-warn-rolled-back =
    { $kind ->
        [other] 这不是本机见过的那份记录：第 { $seq } 条处原来是另一个存证码。记录被重写过、损坏了，或者这是另一本案卷。请先与备份或证据包核对，再继续记录。
       *[older] 这本案卷像是旧的备份：本机见过 { $seq } 条记录，现在只有 { $now } 条。请找到较新的那份。
    }
cli-warn-future = 写的时间比现在晚，到那天才算数；请核对 --at 和 --reached。
cli-warn-attach = 内容里提到录音、截图或小票，但没有关联证据。可用 --evidence 关联。
cli-yes = 是
cli-void-mark = [作废：{ $reason }]
cli-voided = { $id } 已作废（#{ $seq }）。原文仍保留，可以恢复。
cli-voided-exhibit = { $id } 已作废（#{ $seq }）。文件仍保留，可以恢复。
cli-voided-erased = { $id } 已作废（#{ $seq }）。文件此前已按请求删除；所记内容仍保留，可以恢复。
cli-amended = { $id } 已更正（#{ $seq }）。原来的内容也保留。

## 案件
cli-case-none = 还没有案件。用 recourse case new --title 标题 新建，或用 recourse demo 先看演示。
cli-case-opened = 已新建案件 { $id }：{ $title }
cli-case-opened-next = 下一步看 recourse next { $id }
cli-case-moved = { $id } 已转到「{ $stage }」。
cli-case-moved-missing = 转的时候还缺：{ $what }
cli-case-amended = { $id } 已更正（#{ $seq }）。原来的内容也保留。
cli-case-noted = 备注已记入 { $id }（#{ $seq }）。
cli-case-noted-private = 已记入 { $id }（#{ $seq }），只给自己看，默认不进证据包。
cli-case-party = { $id } 的{ $role }：{ $name }
cli-case-recovered = { $id }：{ $on } 到账 { $sum }，还差 { $rest }。
cli-show-sums = 应收 { $claimed }    已追回 { $recovered }    未到账 { $outstanding }
cli-show-stage = 阶段：{ $stage }
cli-show-ladder = { $name }：{ $stage }
cli-show-tail = 尾号 { $tail }
cli-show-parties = 当事方
cli-show-next = 下一步
cli-show-deadlines = 期限
cli-show-missing = 还缺：{ $what }
cli-show-counts = 沟通 { $calls } 条，证据 { $evidence } 件，未到账交易 { $sales } 笔，导出 { $exports } 次，记录 { $entries } 条
cli-col-case = 案件
cli-col-stage = 阶段
cli-col-claimed = 应收
cli-col-outstanding = 未到账
cli-col-title = 标题
cli-col-id = 编号
cli-col-kind = 种类
cli-col-size = 大小
cli-col-name = 名称
cli-col-proves = 证明什么

## 沟通
cli-call-none = { $id } 还没有沟通记录。用 recourse call add { $id } 记一次。
cli-call-logged = 已记为 { $id }（{ $case }，#{ $seq }）。
cli-call-promise-noted = 承诺 { $by } 到期，已列入期限。
cli-call-settled = { $id } 的承诺：{ $outcome }
cli-call-promise = { $promise }（{ $by } 前）
cli-promise-kept = 已兑现
cli-promise-broken = 没兑现
cli-promise-withdrawn = 不再需要
cli-label-agent = 工号
cli-label-ticket = 工单号
cli-label-said = 对方说
cli-label-promise = 承诺
cli-label-demanded = 要求付款
cli-label-reached = 收到
cli-label-evidence = 证据

## 证据
cli-evidence-none = { $id } 还没有证据。用 recourse evidence add { $id } 文件 存入。
cli-evidence-kept = { $id }  { $path }  { $size }  { $hash }
cli-evidence-put-back = { $id }  { $path }  账本里的内容曾丢失或损坏，现已放回
cli-evidence-known = { $id }  { $path }  以前存过，没有重复保存
cli-evidence-extracted = { $id } 已写到 { $path }

## 下一步
cli-next = { $case }  { $what }（约 { $minutes } 分钟）
cli-next-why = 为什么：{ $why }
cli-next-nothing = 现在没有要做的事。
cli-search-found = 有 { $n } 条记录含「{ $text }」。

## 操作记录、存证点
cli-audit-summary = { $id } 共 { $count } 条。只能追加；更正会同时留下原来的内容。
cli-col-audit-seq = 序号
cli-col-audit-at = 时间
cli-col-audit-actor = 记录人
cli-col-audit-kind = 类型
cli-col-audit-hash = 哈希
cli-col-audit-text = 内容
cli-checkpoint-written = 存证点已写到 { $path }，签名在旁边的 .sig。请发给律师等外人保管。
cli-checkpoint-hint = 请把上面这段发给律师等外人保管；也可以加 --out 文件 连同签名写出来。

## 环境
cli-paths-home = 案卷文件夹
cli-paths-book = 案卷
cli-paths-key = 签名密钥
cli-paths-exports = 导出
cli-paths-own = 自己的规则和模板
cli-paths-settings = 设置
cli-paths-state = 日志
cli-paths-from-flag = 由 --home 指定
cli-paths-from-environment = 由 RECOURSE_HOME 指定
cli-paths-from-settings = 由设置指定
cli-paths-from-documents = 默认位置
cli-doctor-ok = [正常]
cli-doctor-warning = [注意]
cli-doctor-error = [有错]
cli-doctor-version = 版本
cli-doctor-sqlite = SQLite
cli-doctor-home = 案卷文件夹
cli-doctor-book = 案卷
cli-doctor-chain = 记录链
cli-doctor-attachments = 证据文件
cli-doctor-key = 签名密钥
cli-doctor-stamps = 时间戳
cli-doctor-earlier = 原账本
cli-doctor-sidecar = 进度备忘文件
cli-doctor-rollback = 旧备份
cli-doctor-clock = 时钟
cli-doctor-checkpoint = 存证点

## 失败：案卷
cli-fail-no-book = { $home } 里没有案卷
    .why = 这条命令要读已有的记录。
    .next = 用 --home 指定案卷文件夹，或用 recourse case new 新建第一个案件。
cli-fail-evidence-erased = { $id } 就是这个文件，已应要求删除（第 { $seq } 条记录）
    .why = 记录写明它已经没有了；再放回去，记录就不实了。
    .next = 确实要再留存，请换个形式加入：重新扫描，或打成 ZIP。
cli-fail-book-exists = { $path } 里已经有一本案卷
    .why = 不会覆盖已有的案卷，里面的资料没有动。
    .next = 换一个文件夹，或直接打开那一本。
cli-fail-not-a-book = { $path } 不是案卷，或文件开头已损坏
    .why = 程序没有改动它。
    .next = 确认路径；如果这本来是案卷，先把它另存一份，再用 recourse repair --to 新文件夹 找回还在的内容（不会改动这里）；或从备份恢复。
cli-fail-altered = { $path } 的内部结构被别的程序改过（{ $what }）
    .why = 案卷里只应该有本程序建的那几张表；多出来的东西可能用来误导或损害打开它的人。程序没有读取，也没有改动它。
    .next = 先把这个文件原样另存一份，再从备份恢复，或用 recourse repair 救回还能读的内容。
cli-fail-newer = 这本案卷由更新的版本写成（格式 { $found }，本程序支持到 { $known }）
    .why = 旧程序写进去会弄坏它，所以不打开；资料没有动。
    .next = 请换用新版 Recourse 打开。
cli-fail-export-erased = 导出途中，另一个窗口删除了一个原件
    .why = 这样导出的证据包会缺少记录里说有的文件，所以没有交付任何东西。
    .next = 请再导出一次；新的证据包会写明删除了什么。
cli-fail-busy = 案卷正被另一个程序占用
    .why = 等了一会儿仍没轮到；这次什么也没写。
    .next = 关掉另一个 Recourse 窗口或等它做完，再试一次。
cli-fail-damaged = 案卷里有对不上的地方，只能看、不能写
    .why = 再往里写会盖住痕迹；已有的资料没有动。
    .next = 用 recourse verify --book 看是哪一条，再从备份找回完好的那份。
cli-fail-read-only = 案卷所在的文件夹不能写
    .why = 这次什么也没记下；可以照常查看。
    .next = 检查文件夹权限，或把案卷搬到能写的地方。
cli-fail-key = 签名密钥不对：{ $why }
    .why = 没有自己的密钥就不能签名：不能导出，不能做存证点，不能盖时间戳。记录和查看不受影响。
    .next = 把和案卷放在一起的 book.key 从备份里放回来。
cli-fail-loose-key = 别人也能读到密钥文件 { $path }
    .why = 拿到密钥的人可以冒充您签名。
    .next = 把它改成只有自己能读（chmod 600），再试一次。
cli-fail-seal = 这条记录写不进去：{ $why }
    .why = 这次什么也没写。
    .next = 把内容写短一些，分几条记。
cli-fail-database = 案卷文件读写出错：{ $error }
    .why = 这次什么也没写。
    .next = 先把案卷文件夹复制一份，再用 recourse doctor 检查。
cli-fail-old-sqlite = 本程序自带的 SQLite 太旧（{ $version }）
    .why = 旧版可能丢数据，所以不打开案卷。
    .next = 请换用正式发布的 Recourse。
cli-fail-doctor = 检查发现 { $count } 处有错
    .why = 标着「有错」的地方会影响使用。
    .next = 照上面的表逐项处理；案卷有错就用 recourse verify --book 细看。

## 失败：文件
cli-fail-output = 要输出的内容没能完整写出：{ $error }
    .why = 收到的内容不完整，可能是空的。命令本身已经执行。
    .next = 请腾出空间或换个地方写，再输出一次。
cli-fail-file-missing = 找不到文件 { $path }
    .why = 没有读到任何内容。
    .next = 检查路径；名称里有空格时用引号括起来。
cli-fail-file-denied = 没有权限读写 { $path }
    .why = 这次什么也没写。
    .next = 检查文件权限，或换一个位置。
cli-fail-disk-full = 磁盘满了 { $path }
    .why = 没写完的内容已撤销，原有资料没有动。
    .next = 腾出空间再试一次。
cli-fail-file-folder = { $path } 是文件夹，不是文件
    .why = 证据一件对应一个文件。
    .next = 指明里面的文件，例如 { $path }/*.jpg。
cli-fail-file-io = 读写 { $path } 出错：{ $error }
    .why = 这次什么也没写。
    .next = 再试一次；U 盘或网络盘请先确认连接正常。
cli-fail-extract-erased = { $id } 已按要求删除（第 { $seq } 条）
    .why = 记录里只留下它的哈希值和删除这件事；本案件不再交出这个文件。
    .next = 如确实还需要，请向留有副本的人索取，另作为新证据加入。
cli-fail-no-attachment = 案卷里缺少文件 { $hash }
    .why = 记录还在，但对应的文件取不出来。
    .next = 用 recourse verify --book 查看，再从备份找回。
cli-fail-attachment-changed = 案卷里的文件 { $hash } 与当初记录的不一样
    .why = 它的内容与记录里的哈希值不符：被改动过，或已损坏。没有写出任何文件。
    .next = 请把原件再添加一次（recourse evidence add），它会回到原处；或从备份找回。
cli-fail-too-large = 文件太大：{ $size } MB，最多 { $limit } MB
    .why = 没有存入。
    .next = 录像请先截取有用的一段，其余另外保管。
cli-fail-too-long = { $path } 太大：最多 { $limit } MB
    .why = 规则、日历、格式说明都只有几页文字，这个文件应该是别的东西。
    .next = 请检查是不是选错了文件。
cli-fail-source-changed = 文件在读取时被改动了
    .why = 存下来的会和原文件不一样，所以没有存。
    .next = 关掉正在写这个文件的程序，再试一次。
cli-fail-file-empty = { $path } 是空文件
    .why = 空文件证明不了什么，没有存入。
    .next = 检查是否下载或复制完整。
cli-fail-file-exists = { $path } 已经存在
    .why = 不会覆盖已有的文件。
    .next = 换一个名称或文件夹。

## 失败：案件
cli-fail-case-unknown = 找不到案件 { $no }
    .why = { $known ->
        [none] 这里还没有案件。
       *[other] 现有案件：{ $known }
    }
    .next = 用 recourse case list 查看。
cli-fail-title-empty = 案件要有标题
    .why = 标题用来在列表里认出它。
    .next = 用 --title 写一个，例如 --title 升级后未到账。
cli-fail-span-crossed = 日期前后颠倒：{ $from } 晚于 { $to }
    .why = 没有对账。
    .next = 把 --from 和 --to 对调。
cli-fail-dates-crossed = 日期前后颠倒：{ $from } 在 { $to } 之后
    .why = 没有新建案件。
    .next = 对调 --from 和 --to。
cli-fail-early = 转到「{ $stage }」还缺：{ $missing }
    .why = 材料没齐也可以转，但要留下原因，以后好说明。
    .next = 先补齐，或用 --reason 写明为什么现在转。
cli-fail-party-word = 不认识「{ $word }」
    .why = 不知道这次沟通是和谁。
    .next = 用 bank、platform、regulator 或 other:名称，也可以用当事方编号，例如 P02。
cli-fail-promise-by = 有承诺，但没写到哪一天
    .why = 没有日期就没法提醒。
    .next = 用 --promise-by 写明，例如 --promise-by 2026-03-31；对方没说就按您给的最后一天写。
cli-refused-not-open = 这个案件还没有开头的记录
    .why = 这次什么也没写。
    .next = 用 recourse case new 新建案件。
cli-refused-already-open = 这个案件已经建过了
    .why = 这次什么也没写。
    .next = 用 recourse case list 查看。
cli-refused-unknown = 没有 { $id }
    .why = 这次什么也没写。
    .next = 用 recourse case show、call list 或 evidence list 查看现有编号。
cli-refused-already-void = { $id } 已经作废过了
    .why = 不用再作废一次。
    .next = 原文和原因仍在，用 recourse audit 查看。
cli-refused-not-void = { $id } 没有作废
    .why = 不用恢复。
    .next = 用 call list 或 evidence list 查看。
cli-refused-no-reason = 要写明原因
    .why = 以后别人会问为什么。
    .next = 用 --reason 写一句话。
cli-refused-already-kept = 这个文件已经存为 { $id }
    .why = 同一个文件不重复保存。
    .next = 直接引用 { $id }。
cli-refused-not-one-file = 一件证据只能对应一个文件
    .why = 这次什么也没写。
    .next = 每个文件分开存入。
cli-refused-same-stage = 现在就在这个阶段
    .why = 没有要转的。
    .next = 用 recourse case show 查看现在的阶段。
cli-refused-no-promise = { $id } 里没有承诺
    .why = 没有可登记的结果。
    .next = 先用 recourse call amend 补上承诺和日期。
cli-refused-nothing-to-change = 没有要改的内容
    .why = 这次什么也没写。
    .next = 用选项写明新的内容；可用的选项见该命令的 --help。

## 失败：用法
cli-fail-no-terminal = 没有终端，打不开界面
    .why = 直接运行 recourse 会打开界面，要在终端窗口里用；脚本里请写明命令。
    .next = 全部命令见 recourse --help。
cli-fail-no-screen = 这个版本还没有界面
    .why = 全部功能都可以用命令完成。
    .next = 见 recourse --help。
cli-fail-usage-command = 没有「{ $word }」这个命令
    .why = { $suggested ->
        [none] 可能是拼写不对。
       *[other] 您是不是要用：{ $suggested }
    }
    .next = 用 { $command } --help 查看全部命令。
cli-fail-usage-no-command = { $command } 后面还要写命令
    .why = 可用的命令：{ $valid }
    .next = 用 { $command } --help 查看。
cli-fail-usage-flag = 不认识「{ $arg }」
    .why = { $suggested ->
        [none] 这个命令没有这个选项或参数。
       *[other] 您是不是要用：{ $suggested }
    }
    .next = 用 { $command } --help 查看选项；内容以 - 开头时，前面加 --。
cli-fail-usage-missing = 缺少：{ $arg }
    .why = 没有它就没法做，这次什么也没写。
    .next = 补上再试；例子见 { $command } --help。
cli-fail-usage-no-value = { $arg } 后面要有内容
    .why = { $valid ->
        [none] 只写了选项，没写内容。
       *[other] 可选：{ $valid }
    }
    .next = 补上再试；例子见 { $command } --help。
cli-fail-usage-value = { $arg } 不能是「{ $value }」
    .why = { $valid ->
        [none] 这个内容读不懂。
       *[other] 可选：{ $valid }
    }
    .next = { $suggested ->
        [none] 改好再试；例子见 { $command } --help。
       *[other] 您是不是要写：{ $suggested }
    }
cli-fail-usage-conflict = { $arg } 不能和 { $other } 一起用
    .why = 两个选项互相矛盾，或同一个选项写了两次。
    .next = 留一个再试。
cli-fail-usage-utf8 = 命令行里有读不懂的字符
    .why = 可能是终端的编码不是 UTF-8。
    .next = 把终端改成 UTF-8 再试。
cli-fail-usage-other = 命令行有误（{ $error }）：{ $arg }
    .why = 这次什么也没写。
    .next = 例子见 { $command } --help。
cli-fail-date = { $flag } 的日期看不懂：{ $value }
    .why = { $hint }
    .next = 写成 2026-03-09，或 3月9日、昨天。
cli-fail-moment = { $flag } 的时间看不懂：{ $value }
    .why = { $hint }
    .next = 写成 "2026-03-26 10:30"，或 "今天 10:30"。
cli-fail-money = { $flag } 的金额看不懂：{ $value }
    .why = { $hint }
    .next = 写成 37515.70 或 37,515.70。
cli-fail-number = 「{ $value }」不是编号
    .why = 不知道指的是哪一条。
    .next = 编号写成 { $example } 这样。

## 失败：导入
cli-fail-import-empty = { $name } 是空的
    .why = 没有可识别的内容，没有保存。
    .next = 检查是否导出完整，重新导出一次。
cli-fail-import-too-large = { $name } 太大：{ $what ->
        [rows] 行或单元格太多
        [files] 压缩包里的文件太多
        [unpacked] 解压后太大
       *[other] 文件太大
    }
    .why = 没有保存。
    .next = 按月分开导出，再分别导入。
cli-fail-import-password = { $name } 有密码
    .why = 没有密码就打不开，没有保存。
    .next = 在终端里运行会提示输入；脚本里用 --password-fd。
cli-fail-import-password-wrong = { $name } 的密码不对
    .why = 打不开，没有保存。
    .next = 核对密码；银行邮件里通常写明密码规则。
cli-fail-import-nested = { $name } 里面还有压缩包：{ $inner }
    .why = 不会一层层自动解开。
    .next = 先解压，再导入里面的文件。
cli-fail-import-unreadable = { $name } 读不了（{ $kind }）
    .why = 文件损坏、没有下载完整，或者不是能读的格式，没有保存。
    .next = 看 Excel 能不能打开：能打开就另存为 XLSX 或 CSV 再导入，不能就重新导出。
cli-fail-import-no-header = { $name } 里找不到表头
    .why = 认不出哪一列是日期、哪一列是金额，没有保存。
    .next = 用平台或银行原样导出的文件，不要删改表头；如果本来就是原样，就指明一次哪列是什么：--map date=列名,amount=列名。
cli-fail-import-no-profile = 没有「{ $name }」这种识别方式
    .why = --profile 的名称不对。
    .next = 不写 --profile 会自动识别。
cli-fail-import-profile = 识别方式「{ $name }」有误：{ $why }
    .why = 没有保存。
    .next = 改好该文件，或不写 --profile。

## 失败：导出、验证
cli-fail-receiver = 不认识接收方「{ $word }」
    .why = 给不同的人，内容和遮盖不同。
    .next = 可用：{ $known }
cli-fail-export-verify = 写好的证据包没有通过自检：{ $finding }
    .why = 没有通过的包不能交出去，已删除。
    .next = 再导出一次；还不行就用 recourse doctor 检查磁盘和案卷。
cli-fail-cancelled = 已取消
    .why = 没有留下半成品。
    .next = 需要时再做一次。
cli-fail-abandoned = 没有做完
    .why = 没有留下半成品。
    .next = 再试一次。
cli-fail-report = 报告排版失败：{ $error }
    .why = 没有导出。
    .next = 用 recourse doctor 检查；如果是某件证据的问题，先作废它再导出。
cli-fail-export-too-large = 证据包太大：{ $files } 个文件，{ $size } MB
    .why = 超出压缩包的上限，没有导出。
    .next = 大的录像另外保管，作废后再导出。
cli-fail-export-stamp = 第 { $seq } 条处存证点的时间戳已不在案卷里，或者不是当初收到的那一份
    .why = 有记录写明收到过它；缺了它，证据包会被判为不完整。没有留下半成品。
    .next = 用 recourse timestamp attach 文件.tsr 放回去，或用 recourse restore 恢复备份。如果您这边没有人拿走它，请把案卷与已交出的内容核对。
cli-fail-export-pack = 打包失败：{ $error }
    .why = 没有留下半成品。
    .next = 换一个文件夹再试一次。
cli-fail-key-unreadable = 公钥看不懂：{ $given }
    .why = 没有可信的公钥，就只能查有没有被改动，查不了是谁签的。
    .next = 给公钥文件（PEM），或 64 位十六进制。
cli-fail-checkpoint-unreadable = { $path } 里没有存证点，也没有存证码
    .why = 没有用它来核对。
    .next = 给 recourse checkpoint 写出的 .txt 文件，或存成文本文件的那条消息，或直接给其中那一行：“共 12 条，存证码 ……”（64 位要完整）。
cli-fail-no-plain-file = { $path } 既不是文件，也不是文件夹
    .why = 管道和设备没法核对：可能永远等不到结尾。
    .next = 先存成文件，再核对这个文件。
cli-fail-verify-invalid = 不通过：有被改动的地方
    .why = 和导出或记录时不一样。常见原因是聊天软件压缩了图片，也可能有人改过。
    .next = 请对方直接发原来的 zip 文件；自己的案卷就从备份找回。
cli-fail-verify-unfit = 不通过：和您给出的密钥或存证码对不上
    .why = 可能是别的案卷，可能是这个存证码之前的旧件，也可能末尾被截去或整份重写过。除此之外，文件本身没有矛盾。
    .next = 请确认密钥、存证码和文件是一套的，再请对方给一份新的。
cli-fail-verify-unreadable = 不通过：这不是能读的证据包
    .why = 文件可能没收完整、被重新压缩过，或者本来就是别的文件。
    .next = 请对方直接发原来的 zip 文件；确认没有发错文件。
cli-fail-verify-incomplete = 不完整：有文件缺少
    .why = 现有的文件没有被改动，但缺了清单上的文件。
    .next = 请对方补发完整的 zip 文件。

## 期限与规则
cli-arg-with-private = 连同自己的想法一起给；只给自己的律师
cli-deadlines-none = 没有符合条件的期限。
cli-deadline-today = 今天
cli-deadline-over = 超期 { $n } 天
cli-deadline-left = 剩 { $n } 天
cli-deadline-computed = { $title }：推算末日 { $due }，最晚办理 { $act_by }，{ $status }
cli-deadline-missing = 还缺日期：{ $kinds }。用 --on 事件=日期 补上。
cli-deadline-alternative = 有争议的事件也算的话：{ $due }
cli-deadline-provisional = 用到的日历年份还没有正式公布，日期可能变动。
cli-rules-pack = { $id }  { $name }  { $version }  核对日 { $reviewed }
cli-rules-unverified = 未与官方文本核对，请律师确认
cli-rules-title = 名称
cli-rules-of = 规则包
cli-rules-nature = 性质
cli-rules-trigger = 起算事件
cli-rules-cite = 依据
cli-rules-how = 怎么做
cli-rules-note = 注意
cli-rules-sure = 把握
cli-rules-fine = 没有问题，共 { $count } 条规则。
cli-warn-kind = 这条规则用不到事件「{ $kind }」，没有计入。它用到的有：{ $kinds }。
cli-fail-rule-unknown = 没有规则 { $id }
    .why = 没有可推算的。现有：{ $known }。
    .next = 用 recourse rules list 查看编号。
cli-fail-rules = 规则文件有 { $count } 处问题
    .why = 有问题的规则不会被采用。
    .next = 按上面的行号逐处改好再查一次。
cli-fail-fact = 「{ $value }」看不懂
    .why = 要写明是什么事件、哪一天。
    .next = 写成 事件=日期，例如 --on demand_reached=2026-03-20。
cli-fail-days = { $flag } 的天数看不懂：{ $value }
    .why = 没有列出期限。
    .next = 写成 30d 或 4w。

## 导入、导出、验证的结果
cli-ask-password = { $name } 的密码（不显示，Esc 取消）：
cli-import-read = { $name }：{ $profile }，{ $encoding }，跳过表头前 { $preamble } 行，{ $rows } 笔（新 { $new }，已有 { $known }），{ $days }
cli-import-dry = 只是试读，没有保存。
cli-import-sales = 收款
cli-import-refunds = 退款
cli-import-fees = 手续费
cli-import-credits = 转入
cli-import-debits = 转出
cli-code-w-import-balance = 余额前后接不上，可能缺行
cli-code-w-import-dayfirst = 日期「日/月」「月/日」都说得通，先按日在前
cli-code-w-import-digits = 长号码被表格软件丢了位数
cli-code-w-import-encoding = 有字符读不出来
cli-code-w-import-kind = 这像是另一边的文件；会写明该导出哪一种
cli-code-w-import-masked = 含完整卡号，已保存遮盖后的副本
cli-code-w-import-member = 压缩包里有文件读不出，已略过并写明文件名
cli-code-w-import-refunds = 退款只写在收款旁边一列、没有日期，没有计入
cli-code-w-import-resaved = 文件被表格软件另存过，证明力打折
cli-code-w-import-skipped = 有行没有计入，逐行写明原因
cli-code-w-import-status = 有不认识的交易状态，先按成功计算
cli-code-w-import-totals = 各行加起来与文件里的合计不符
cli-code-w-rec-calendar = 超出官方日历的日子是推算的
cli-code-w-import-dates = 有行没写日期，按上一行的日期计
cli-code-w-import-accounts = 各行属于好几个账户
cli-code-w-import-columns = 文件没有列名，按内容判断各列
cli-code-w-import-currency = 文件没写币种，说明按哪种货币计
cli-code-w-import-cut = 文件在中途断开，后面的内容不在里面
cli-code-w-import-signs = 收款带负号：按交易类型调转，或全部按退款读取
cli-code-w-import-sums = 各行是按日或按支付方式的汇总，不是逐笔收款
cli-code-w-import-way = 看不出哪些是收入、哪些是支出，先全部按收入读取
cli-code-w-import-word = 有不认识的交易类型，先按收款计算
cli-code-w-import-twice = 有收款的单号、时间、金额完全重复，都已计入
cli-code-w-import-unread = 保存的导出文件有丢失或被改动的：新旧行是在缺少它们的情况下判断的，未结案件的到账没有记
cli-code-w-rec-lost = 保存的某份导出文件内容已丢失，它的各行不在结果之内
cli-code-w-rec-balance = 流水余额在这几天之间接不上，这里的未到账不能算确定
cli-code-w-rec-currency = 有另一币种的行，没有拿来对账
cli-code-w-rec-currency-assumed = 文件没写币种，已写明按什么币种计
cli-code-w-rec-place = 没说明按哪里的银行工作日算，按币种推断
cli-code-w-rec-kind = 给某一边的文件像是另一边的
cli-code-w-rec-uncovered = 应到账日不在流水范围内；会写明缺哪几天
cli-code-w-rec-unmatched = 有一笔像收款的入账对不上任何交易
cli-code-w-import-amount = 两列金额取了一列；写明两列名称和相差多少
cli-code-w-import-formula = 有公式没有计算结果，没有当作数目采用
cli-code-w-import-future = 大半的日期晚于今天，照样保留；请核对时钟
cli-code-w-import-rounded = 手续费或净额小数位比币种多，已四舍五入
cli-code-w-import-sheets = 工作簿里有没读的工作表，或读的是隐藏的；会写明名称
cli-code-w-rec-future = 有一份文件大半的日期晚于导入当天
cli-code-w-rec-fees = 另行扣收的手续费多于导出文件所列
cli-code-w-rec-way = 看不出收单机构怎么结算，“未到账”还不能当结论
cli-code-w-rec-twice = 有的行可能一笔算了两次，或两笔只算了一次
cli-warn-import-skipped = { $name } 有 { $n } 行没有采用，行号和原因见上。
cli-warn-import-totals = { $name } 的合计行和明细对不上：可能没有导出完整，或有的行读错了。把数字写进主张之前，请对照原件抽查几行，或重新导出。
cli-warn-import-balance = { $name } 的余额前后接不上：缺了行或被改过，已经到账的钱可能看不到。请重新导出完整的一份。
cli-warn-import-masked = { $name } 的“{ $columns }”里有 { $n } 个完整银行卡号，存入案卷的副本已遮盖；原文件请自行保管。
cli-warn-import-resaved = { $name } 被表格软件另存过，核对的人看不出改过什么；能拿到的话，请导入平台或银行直接导出的文件。
cli-warn-import-digits = { $name } 有 { $n } 个编号被表格软件弄丢了位数；请用直接导出的文件。
cli-warn-import-dayfirst = { $name } 的日期分不清日月，按「日在前」处理；请核对。
cli-warn-import-encoding = { $name } 有些字符读不出来；日期或金额读不出来的行会列为没有采用。如果要引用里面的名称，请重新导出为 XLSX 或 UTF-8。
cli-warn-import-status = { $name } 的交易状态「{ $word }」（{ $n } 行）看不出是否成功，先按成功计算；如果不是，请从文件里去掉这些行。
cli-warn-import-refunds = { $name } 里有 { $n } 笔收款在旁边一列写着已退 { $sum }，却没有退款日期。收款按全额计算，退款没有计入；请改用每笔退款各占一行的报表（余额明细或结算明细）。
cli-warn-import-carried = { $name } 里有 { $n } 行没有日期，按上一行的日期计（有些表每天只写一次日期）。请对照原件抽查几行。
cli-warn-import-repeated = { $name } 里有 { $n } 笔收款的单号、时间、金额与前面完全相同（合计 { $sum }），都已计入。如果明细是两份拼起来的，请先去掉重复再对账。
cli-warn-import-twice = { $name } 里的 { $member } 与压缩包中另一个文件完全相同，只读取了一次。
cli-warn-import-member = { $name } 里的 { $member } 没有可以读取的明细行，已略过；其余文件照常读取。
cli-export-collect = 核对原件和记录
cli-export-report = 排版报告
cli-export-pack = 打包
cli-export-verify = 自检
cli-exported = 已导出第 { $release } 版：{ $path }
cli-exported-size = { $files } 个文件，{ $size }，报告 { $pages } 页，自检通过
cli-exported-fingerprint = 指纹 { $fingerprint }（请用电话或当面核对）
cli-exported-missing = 还缺：{ $what }；目录里已写明「待补」
cli-warn-export-record = 对方核验这份证据包时会看到提醒：{ $what }
cli-warn-glyph = 报告第 { $page } 页有字库里没有的字「{ $character }」（{ $code }），画成了方框。
cli-verify-archive = 指纹 { $fingerprint }，压缩包 SHA-256：{ $hash }
cli-verify-files = 文件：相符 { $matching }，改动 { $changed }，缺少 { $missing }，多出 { $extra }
cli-severity-error = [错误]
cli-severity-warning = [注意]
cli-severity-note = [说明]
cli-fail-verify-target = 找不到 { $target }：既没有这个文件，也没有这个案件
    .why = 没有可验证的。
    .next = 检查路径，或用 recourse case list 查看案件编号；验证整本案卷用 --book。

## 对账、演示
cli-case-opened-sales = 放进 { $count } 笔未到账交易，合计 { $sum }
cli-reconcile-arrived = { $all } 批结算里有 { $n } 批如数到账。
cli-reconcile-missing = 未到账 { $count } 笔，合计 { $sum }
cli-reconcile-unsure = ，其中 { $count } 笔还不能确定
cli-reconcile-late = 迟到账 { $count } 笔，合计 { $sum }
cli-reconcile-awaited = 还没到期 { $count } 笔，合计 { $sum }
cli-reconcile-uncovered = 流水没有覆盖、说不清的 { $count } 笔，合计 { $sum }
cli-reconcile-judged = 按 { $day } 判断
cli-reconcile-cause = 可能是：{ $cause }（符合程度 { $score }%）
cli-col-run-whose = 来源
cli-col-run-due = 应到日
cli-col-run-days = 交易日
cli-col-run-count = 笔数
cli-col-run-expected = 应到账
cli-col-run-paid = 实到
cli-col-run-difference = 差额
cli-col-run-state = 结论
cli-state-arrived = 相符
cli-state-short = [短少]
cli-state-missing = [缺]
cli-state-late = [迟到]
cli-state-awaited = 未到期
cli-state-over = [多到]
cli-state-uncovered = 流水未覆盖
cli-warn-unmatched = { $date } 有一笔到账 { $sum }「{ $text }」，找不到对应的交易。
cli-warn-uncovered = { $from } 至 { $to } 没有银行流水，这几天的收款下不了结论；请导入这段流水。
cli-warn-other-side-pos = 当作收款明细给的文件看起来是银行流水，--pos 和 --bank 是不是给反了？这次的结果先不要采用。
cli-warn-other-side-bank = 当作银行流水给的文件看起来是收款明细，--pos 和 --bank 是不是给反了？这次的结果先不要采用。
cli-fail-no-pos = 还没有 POS 明细
    .why = 对账要有收款明细和银行流水两边。
    .next = 用 recourse import pos 文件 导入，或用 --pos 文件 只对这一次。
cli-fail-no-bank = 还没有银行流水
    .why = 对账要有收款明细和银行流水两边。
    .next = 用 recourse import bank 文件 导入，或用 --bank 文件 只对这一次。
cli-fail-nothing-missing = 没有新的未到账交易
    .why = 对账没有查出缺的，或都已经在案件里了。
    .next = 用 recourse reconcile 查看；要按金额建案就用 --amount。
cli-fail-import-first = 要先导入明细，才能放进案件
    .why = 案件里的每一笔都要能指到保存下来的原文件。
    .next = 用 recourse import pos 和 import bank 导入后再试。
cli-demo-folder = 追款演示
cli-demo-done =
    证据包：{ $bundle }
    打开界面看演示案卷：recourse --home { $home }
cli-fail-demo = 演示没有做完
    .why = 您自己的案卷没有动。
    .next = 换一个文件夹再试：recourse demo --out 文件夹
cli-fail-demo-folder = { $path } 里有别的东西
    .why = 演示不会覆盖不是它自己建的文件。
    .next = 换一个空文件夹：recourse demo --out 文件夹
cli-fail-demo-sum = 演示对出的未到账是 { $found }，应为 { $expected }
    .why = 故事和程序对不上，演示就不能说明问题。
    .next = 这是程序的错误，请把这一行发给开发者。

## 期限：人工处理
cli-about-deadline-set = 人工确定一个期限的日期，或填写合同、法院定的期间长度
cli-about-deadline-confirm = 核对并确认推算出的日期；依据有变时会提示复核
cli-about-deadline-state = 录入期限所依据的日期，例如判决送达、知道权益受损
cli-about-deadline-enter = 自行登记一个规则里没有的期限
cli-about-deadline-settle = 标为办完，或者写明理由、确认已知道过期
cli-about-deadline-joint = 标明某一方是连带债务人（或取消）
cli-about-deadline-withdraw = 撤回自行登记或人工确定的日期
cli-about-rules-calendar = 节假日历
cli-about-rules-calendar-import = 采用一年的节假日安排：holiday-cn 的 JSON，或放假通知的文字
cli-about-remind = 程序之外的提醒：每天早上九点
cli-about-remind-install = 设好每天的提醒
cli-about-remind-test = 现在就提醒一次试试
cli-about-remind-status = 有没有设好，上次什么时候提醒过
cli-about-remind-remove = 取消提醒
cli-about-remind-run = 由系统定时运行：列出要紧的期限，记下运行时间
cli-arg-due = 末日
cli-arg-length = 期间有多长，例如 15
cli-arg-unit = 长度的单位
cli-arg-obligor = 针对谁：bank、platform、other:名称，或当事人编号
cli-arg-severally = 各自独立承担：取消连带标记
cli-arg-withdraw = 撤回以前录入的这个日期
cli-arg-label = 什么事
cli-arg-act-by = 最晚哪天动手
cli-arg-nature = 性质
cli-arg-basis = 依据什么
cli-arg-deadline-settle-outcome = 办完，或确认已知过期
cli-deadline-recorded = 已记：{ $what }，末日 { $day }（#{ $seq }）。
cli-dates-stated = 已记下 { $n } 个日期（#{ $seq }），期限已重新推算。
cli-deadlines-ics = 日历已写好：{ $path }
cli-deadlines-journal = 期限台账已写好：{ $path }
cli-rules-own = 用户导入
cli-rules-years = { "  " }日历：{ $years }
cli-rules-kinds = 用到的事件
cli-calendar-taken = 已采用 { $id } { $year } 年的日历：{ $off } 天休息，{ $work } 天调休上班。保存在 { $path }
cli-remind-title = 追款：要紧的期限
cli-remind-installed = 已设好，每天早上九点提醒。
cli-remind-removed = 已取消提醒。
cli-remind-still = 文件已备好，下面的命令没能自动运行，请自己运行一次：
cli-remind-on = 提醒已设好。
cli-remind-off = 还没有设提醒。
cli-remind-none = 这台电脑没有可用的定时服务。
cli-remind-last = 上次运行：{ $at }
cli-remind-never = 还没有运行过。
cli-remind-nothing = 七天之内没有要办的期限。
    "{ $program }" --home "{ $home }" remind run
cli-doctor-reminder = 上次提醒
cli-doctor-own = 自己的规则包
cli-fail-no-scheduler = 没有设上提醒
    .why = 没有找到可用的定时服务。
    .next = 请用别的定时工具每天早上运行：{ $command }。也可以把期限导入手机日历：recourse deadlines --ics 文件。
cli-fail-deadline-unknown = 这个案件没有期限 { $id }
    .why = 没有记录任何内容。现有：{ $known }。
    .next = 用 recourse deadlines 查看编号。
cli-fail-deadline-whose = { $id } 针对不止一方：{ $known }
    .why = 不知道指的是哪一个。
    .next = 用 --obligor 写明是谁。
cli-fail-deadline-no-date = { $id } 还没有推算出日期
    .why = 没有可以确认的日期。
    .next = 先用 recourse deadline state 补上缺的日期，或者用 deadline set 直接定一个。
cli-fail-calendar = 读不懂这份日历：{ $path }
    .why = { $why }
    .next = 用 holiday-cn 的年度 JSON，或者放假通知的原文。
cli-fail-pack-unknown = 没有规则包 { $id }
    .why = 现有：{ $known }。
    .next = 用 recourse rules list 查看。
cli-fail-kind-unknown = 不认识事件「{ $kind }」
    .why = 写错一个字，期限就可能算错，所以没有推算。可用：{ $known }。
    .next = 用 recourse rules show 规则编号 查看这条规则用到的事件。
cli-arg-deadline-state-on = 事件=日期，例如 judgment_served=2026-09-16，可重复

cli-about-reconcile-decide = 认定某笔已到账或未到账，写明理由
cli-about-reconcile-payout = 结算方式推断错了时，由你指定
cli-about-interest = 案件逾期款项的利息，以及选定算法
cli-arg-references = 收款的参考号，按对账结果里的写
cli-arg-as = 实际情况
cli-arg-decide-on = 到账的日期，知道就填
cli-arg-undo = 撤回这条记录
cli-arg-shape = 逐笔、逐批，还是按终端逐批入账
cli-arg-payout-amount = 扣除手续费后入账，还是全额入账、手续费另扣
cli-arg-lag = 交易日到入账隔几天
cli-arg-lag-unit = 按什么天数算：working-day 工作日、day 自然日、week-sun 周日截止后、on-mon-thu 每周固定到账日、by-hand 手动提现、half-1200 一天两次
cli-arg-cutoff-hour = 收单机构几点切日
cli-arg-days-apart = 同日应到的几天分开入账
cli-arg-acquirer = 哪家的结算方式
cli-arg-payout-jurisdiction = 今后按哪里的银行工作日算
cli-arg-learn = 重新由明细推断
cli-arg-interest-to = 截止日（含）；不填就是今天
cli-arg-interest-from = 开始计息的日期
cli-arg-method = 用哪种利率
cli-arg-rate = 年利率百分比，配合 agreed
cli-arg-uplift = 在利率上再加百分之几，例如 30
cli-arg-year = 一年按多少天
cli-arg-map = 认不出的版式：指认哪一列是什么，如 date=…,amount=…；下次自动沿用
cli-warn-date-ahead = { $days } 还没到：只有那天真的发生，这个结果才成立。
cli-warn-date-waits = { $days } 还没到：已记下，到那天之前不影响任何期限。
cli-deadline-no-length = 这个期限的长短由协议、通知或法院决定，单独算不出来。请在案件里录入：recourse deadline set 案号 { $rule } --length 天数 --unit day --reason 说明。
cli-fail-reached-before = 送达日 { $reached } 早于发出日 { $at }
    .why = 没有记录任何内容。送达日决定期限从哪天重新起算。
    .next = 请再看一下回执，按上面的日期填写 --at 和 --reached。
cli-arg-file = 文件
cli-arg-receiver = 交给谁
cli-warn-rule-kind = 没有别的规则或沟通会产生 { $kinds }：这种日期只能手工录入（deadline state）。如果是写错了，这条规则会一直等下去。
cli-warn-rule-calendar = 没有 { $id } 的日历：这个规则包只把周末当休息日。

cli-fail-book-gone =
    { $seen ->
        [0] { $path } 里原来有一本案卷，现在文件 book.recourse 不见了
       *[other] { $path } 里原来有一本案卷（到第 { $seen } 条），现在文件 book.recourse 不见了
    }
    .why = 它的密钥或最后位置的记录还在。现在从头新建，就再也看不出少了什么，所以没有新建。
    .next = 先到回收站、同步盘和别的电脑上找 book.recourse；找不到就用 recourse restore 从备份恢复。确实要从头开始，请换一个文件夹。

cli-fail-book-aside =
    { $seen ->
        [0] { $path } 里原来有一本案卷，文件 book.recourse 不在原处了
       *[other] { $path } 里原来有一本案卷（到第 { $seen } 条），文件 book.recourse 不在原处了
    }
    .why = 有一次恢复中断了：原来的案卷在 { $aside }（{ $entries } 条记录）。没有新建案卷。
    .next = 放回去请用：recourse restore '{ $aside }'。用更旧的备份恢复，会缺少之后的记录。
cli-fail-own-file = { $path } 是案卷自己的文件
    .why = 案卷、密钥和旁边的附属文件不是证据：证据会交给下一个拿到证据包的人，而拿到 book.key 的人可以冒充您签名。什么也没有记录。
    .next = 请逐个写明要添加的文件；要案卷的副本请用 recourse backup。
cli-fail-not-over = { $path } 已经存在，而且不是{ $what ->
        [calendar] 日历文件
       *[journal] 期限日志
    }
    .why = 再写下去会把它盖掉。只有同类的文件才会重写；这个文件没有动。
    .next = 请换一个文件名，或先把它移走。
cli-fail-not-over-own = { $path } 属于案卷
    .why = 再写下去会把它盖掉；没有动它。
    .next = 请换一个文件名，放在案卷文件夹之外。
cli-fail-clock-1970 = 这台电脑的时钟还在 1970 年以前
    .why = 表格无法标这么早的日期，所以没有导出证据包，也没有记录。
    .next = 请先校准时钟再导出。记录和查看不受影响。
