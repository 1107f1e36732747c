### stamp：时间戳、交出存证码、签名密钥、按要求删除

stamp-bounds = 时间戳 { $time }（{ $authority }，根证书 { $root }）：第 1 至 { $seq } 条在此之前已经存在；第 { $from } 条起写于此后。该根证书的 SHA-256：{ $hash }。请与时间戳机构公布的核对：同名的根证书人人都能自制。
stamp-bounds-before = 时间戳 { $time }（{ $authority }，根证书 { $root }）：第 1 至 { $seq } 条在此之前已经存在。该根证书的 SHA-256：{ $hash }。请与时间戳机构公布的核对：同名的根证书人人都能自制。
stamp-by-sha1 = 这份时间戳用较旧的 SHA-1 指认签名证书（RFC 3161 旧式），效力不变，但比新式的弱。

stamp-fault-malformed = 无法作为时间戳回执读取（{ $about }）。
stamp-fault-refused = 时间戳机构拒绝了请求（{ $about }）。
stamp-fault-imprint = 它盖的不是这个存证点。
stamp-fault-nonce = 它回答的是另一次请求。
stamp-fault-signer = 签名人不是恰好一个，或没有附上其证书。
stamp-fault-attributes = 签名内容与时间戳或证书对不上（{ $about }）。
stamp-fault-usage = 签名证书不是专用于时间戳的。
stamp-fault-algorithm = 使用了本程序不接受的算法（{ $about }）。
stamp-fault-signature = 签名不对。
stamp-fault-no-root = 没有给出时间戳机构的证书（recourse verify --tsa-ca）。
stamp-fault-unfit = 它的检查点与本链条不符。
stamp-fault-untrusted = 追溯不到您选定的根证书，缺少“{ $about }”。
stamp-fault-expired = 证书“{ $about }”在该时刻不在有效期内。
stamp-fault-issuer = 证书“{ $about }”无权签发证书。

## 时间戳命令

cli-about-timestamp = 第三方时间戳：说明记录从何时起就存在（RFC 3161）
cli-about-timestamp-request = 为目前的存证码写一份请求，带到能上网的电脑上交给时间戳机构
cli-about-timestamp-attach = 核对机构的回执并收下
cli-about-timestamp-fetch = 直接向机构的网址请求并收下回执（只发出一个哈希值）
cli-about-timestamp-verify = 列出全部时间戳，以及各自界定了什么
cli-arg-timestamp-request-out = 请求写到这个文件（69 字节）
cli-arg-timestamp-attach-file = 机构的回执（.tsr）
cli-arg-timestamp-fetch-url = 机构的网址，http:// 开头
cli-examples-timestamp =
    recourse timestamp request --out 存证码.tsq
    recourse timestamp attach 存证码.tsr --tsa-ca 机构根证书.pem
    recourse timestamp verify

stamp-requested =
    请求已写到 { $path }（关于第 { $seq } 条为止的存证码）。
    带到能上网的电脑，例如：curl -H 'Content-Type: application/timestamp-query' --data-binary @存证码.tsq http://机构网址 > 存证码.tsr
    再用 recourse timestamp attach 存证码.tsr 收下回执。里面只有一个哈希值，看不出任何内容。
stamp-attached =
    时间戳已核对并收下：{ $time }，{ $authority }（根证书 { $root }）。
    第 1 至 { $seq } 条在此之前已经存在；第 { $from } 条起写于此后。
    该根证书的 SHA-256：{ $hash }
    请与时间戳机构公布的核对：同名的根证书人人都能自制。
stamp-accuracy = 时间戳机构注明其时钟误差在 { $seconds } 秒以内。
stamp-odd-ahead = 它所写的时间 { $time } 晚于本机时钟：两者必有一错。只有它正确，「在此之前」「写于此后」才成立。
stamp-odd-before = 它所写的时间 { $time } 早于它所盖的记录：本机或时间戳机构的时钟有误，验证时会给出警告。
stamp-root-kept = 根证书已留存在 { $path }，以后验证都会用到。
stamp-holder-stamp-gone = { $to }（时间戳）  第 { $seq } 条：这个时间戳已不在本案卷里，或被改动过；不计在内。请找出还存有它的备份或证据包。
stamp-missing = 第 { $entry } 条说收到过第 { $seq } 条的时间戳，但它已不在本案卷里，或被改动过。请找出还存有它的备份或证据包。
stamp-none = 还没有时间戳。
stamp-no-root = 没有选定根证书
stamp-not-verified = 时间戳 { $time }（{ $authority }，第 { $seq } 条为止）：未验证，{ $why }
stamp-summary = 有时间戳为证：截至第 { $upto } 条。其后 { $tail } 条没有。
stamp-waiting = 第 { $seq } 条处的请求还在等回执。

stamp-fail-root = { $path } 不是根证书
    .why = 文件里没有能读取的证书；不读它就等于悄悄少了一张根证书。
    .next = 请换成机构公布的 PEM 或 DER 证书，或把这个文件移出 own/tsa。
stamp-fail-already = 第 { $seq } 条处的存证点已经有时间戳
    .why = 一个存证点只能有一个时间戳；此后没有新的记录。
    .next = 有了新记录后再请求一次。
stamp-fail-url = 不能用这个网址：{ $url }
    .why = 只支持 http://。回执本身有签名，发出去的只是一个哈希值，不需要加密连接。
    .next = 换成机构的 http:// 网址，或用 timestamp request 和 attach。
stamp-fail-network = 没有从 { $url } 得到回执：{ $error }
    .why = 请求已经留存，没有记下任何别的内容。
    .next = 检查网络和网址后再试；也可以用 timestamp request 写出请求，带到别处去办。
stamp-fail-no-root = 还没有选定时间戳机构的根证书
    .why = 没有根证书，就无法核对回执是谁签的。
    .next = 用 --tsa-ca 指定机构公布的根证书，或把它放进 { $path }。
stamp-fail-refused = 这份回执没有收下：{ $why }
    .why = 收下之后，它必须出现在每个证据包里，不成立的会使证据包无效。
    .next = 请核对是不是这次请求的回执、根证书对不对，再试一次。
stamp-fail-bad = 有时间戳不成立
    .why = 见上面列出的原因；它界定不了任何内容。
    .next = 用 recourse verify --book 检查整个案卷。

## 记录里的句子

core-event-erased = 按要求删除内容（哈希值仍留在记录里）
stamp-ev-erased = 按要求删除内容 { $what }
stamp-ev-continued = 接续另一个案卷（其密钥已遗失）
stamp-evidence-erased = { $id }：已按要求从本案件删除，哈希值仍留在记录里。

## 谁手里有凭证

cli-about-proof = 谁手里有本案卷的凭证、从何时起；还有多少条没有人能作证
cli-about-proof-hand = 把存证码交给别人，并记下交给了谁
cli-arg-proof-hand-case = 记在哪个案件里
cli-arg-proof-hand-to = 交给谁
cli-arg-proof-hand-how = 怎么交的：message、email、letter、print、stick、qr、other
cli-arg-proof-hand-out = 同时把签名的存证点写到这个文件，可以一并发出
cli-examples-proof =
    recourse proof
    recourse proof hand RC-2026-001 --to 李慧律师 --how message

stamp-message =
    请保留这条消息。它是我方收款记录的存证码：
    共 { $seq } 条，存证码 { $head }
    签名密钥指纹 { $key }，{ $day }
    以后如果我给您的记录与这一行对不上，就说明此前的内容被改过。
stamp-handed = 已记下：{ $to } 手里有截至第 { $seq } 条的存证码。请把上面这段话发给对方，或让对方扫码留存。
stamp-holder-head = { $since }  { $to }（{ $how }）  截至第 { $seq } 条的存证码
stamp-holder-head-other = { $since }  { $to }（{ $how }）  截至第 { $seq } 条的存证码：与现在的记录对不上。记录此后被重写过，或者当时并没有交出去；不计在内。
stamp-holder-stamp = { $since }  { $to }（时间戳）  截至第 { $seq } 条
stamp-no-holder = 还没有人手里有本案卷的凭证。
stamp-tail = 最后 { $tail } 条（共 { $last } 条）没有外人能作证：保管人仍有可能重写这一段。
stamp-tail-none = 全部 { $last } 条都有外人能作证。
stamp-warn-tail = 请把存证码交给别人（消息、信函或时间戳），否则没人能证明这些记录没有被重写。
stamp-way-message = 消息
stamp-way-email = 邮件
stamp-way-letter = 信函
stamp-way-print = 打印件
stamp-way-stick = U 盘
stamp-way-qr = 扫码
stamp-way-other = 其他方式
stamp-export-hand =
    还差一步：把存证码交给别人，今后才能证明这些记录没有被重写。
    发消息、寄信或办时间戳都可以；办好后用 recourse proof hand { $no } --to 姓名 记下，要发的话由 recourse proof 给出。
stamp-fail-way = 不认识的交付方式：{ $word }
    .why = 要能在名单里写清楚是怎么交的。
    .next = 请用其中之一：{ $known }。
stamp-fail-nobody = 没有写交给了谁
    .why = 不写姓名，以后就不知道该找谁核对。
    .next = 用 --to 写明姓名或单位。

## 签名密钥

cli-about-key = 签名密钥：加口令、更换、遗失
cli-about-key-show = 看密钥的指纹和状态
cli-about-key-protect = 给密钥文件加上口令
cli-about-key-unprotect = 去掉密钥文件的口令
cli-about-key-rotate = 换一把新密钥，由旧密钥签字承认
cli-about-key-lost = 密钥丢了：另开一个案卷，写明接续哪个案卷
cli-arg-key-protect-passphrase-fd = 从这个文件描述符读口令（第一行）
cli-arg-key-lost-into = 新案卷的文件夹
cli-arg-key-fd = 从这个文件描述符读签名密钥的口令
cli-about-case-erase = 按要求删除一个案件的私密内容和文件（不可恢复）
cli-about-evidence-erase = 按要求删除一件证据的文件和说明（不可恢复）
cli-arg-everywhere = 别的案件也有这份文件时，一并清除
cli-arg-confirm = 再写一遍案件编号，确认删除

stamp-ask-new = 签名密钥的新口令（至少 8 个字，输入时不显示，Esc 取消）：
stamp-ask-again = 再输一遍：
stamp-ask-key = 签名密钥的口令（输入时不显示，Esc 取消）：
stamp-key-fingerprint = 密钥指纹：{ $key }（印在每份文件上，请用电话或纸面告知对方）
stamp-key-since = 目前使用的密钥：{ $now }，从第 { $seq } 条起
stamp-key-absent = 案卷旁没有密钥文件：可以继续记录，但不能签名和导出。
stamp-key-is-protected = 密钥文件有口令：{ $path }
stamp-key-is-open = 密钥文件没有口令：{ $path }
stamp-key-protected =
    密钥已加上口令。导出、存证点和时间戳请求都会问口令；记录不受影响。
    口令忘了没有办法找回，请写在纸上另外存放。指纹不变：{ $key }
stamp-key-unprotected = 密钥的口令已去掉。指纹不变：{ $key }
stamp-key-rotated = 已换新密钥（{ $now }），由旧密钥签字承认。对外的指纹不变：{ $key }。旧密钥留在案卷旁（book.key.old-…）：换密钥之前的备份要用它才能签名，请像新密钥一样保管。
stamp-key-lost =
    新案卷已建在 { $home }，第一批记录里写明它接续原案卷（截至第 { $seq } 条）。
    原案卷留在 { $old }，照样可以查看；密钥找不回来，就不能在里面签名。以后请记在新案卷里。新案卷的指纹：{ $key }，请重新告知对方。
stamp-fail-locked = 签名密钥有口令，还没有打开
    .why = 没有密钥就不能签名；记录不受影响。
    .next = 在终端里再运行一次并输入口令，或用 --key-fd 给出。
stamp-fail-passphrase = 口令不对
    .why = 用它打不开签名密钥；什么都没有改动。
    .next = 再试一次。口令真的忘了，见 recourse key lost。
stamp-fail-short = 口令太短
    .why = 太短的口令容易被试出来。
    .next = 至少 { $n } 个字；几个不相干的词连在一起就很好。
stamp-fail-no-terminal = 需要口令，但这里不能提问
    .why = 口令不从参数和环境变量读取，免得被别的程序看到。
    .next = 在终端里运行，或用 { $flag } N 从文件描述符读取。
stamp-fail-differ = 两次输入的口令不一样
    .why = 打错的口令以后什么也打不开。
    .next = 再来一次。

## 按要求删除

stamp-erased = 已删除：私密内容 { $privates } 处，文件 { $files } 个。哈希值和“已删除”的记录仍在，其余记录照样能验证。
stamp-erase-shared = 有 { $n } 个文件 { $cases } 也在用，仍保留在那里；本案件不再交出这些文件。选“其他案件里的也删”（命令行：--everywhere）就一并删掉。
stamp-erase-imported = 有 { $n } 个文件是导入明细的来源，为此保留；本案件不再交出这些文件。
stamp-erase-everywhere = { $cases } 里的也已删掉，那里也记了一条。
stamp-erase-redacted = { $ids } 是它的遮盖副本，连同自己的标题仍保留。如果也要求删除，请另行删除。
stamp-erase-not-flushed = 另一个窗口还开着：关掉它、再打开一次案卷，磁盘上才会清干净。
stamp-erase-merged = 合并案件时，{ $cases } 接收了这里的内容：那里还在，需要在那里另行删除。
stamp-erase-copies = 这些以前的副本里还有：{ $list }。不再需要时请删除。
stamp-erase-elsewhere = 以前的备份、导出的证据包和别人手里的副本不受影响，需要另行处理。公开部分（日期、金额、参考号、文件名）也还在。
stamp-fail-confirm = 没有确认要删除的案件
    .why = 删除不可恢复。
    .next = 加上 --confirm { $no }。
stamp-fail-nothing = 没有可以删除的内容
    .why = 私密内容和文件都已删除，或本来就没有。
    .next = 用 recourse audit 查看记录。
stamp-fail-shared = 没有删除：剩下的文件 { $cases } 也在用
    .why = 同一个文件在账本里只存一份，谁用都是这一份（{ $n } 个文件）。
    .next = 加上 --everywhere，连那些案件里的一并删除。
stamp-fail-imported = 没有删除：剩下的文件是导入明细的来源
    .why = 没有这些文件（{ $n } 个），就没法重新对账。
    .next = 请保留；导出时可以隐去姓名（--redact-names）。

## 屏幕

tui-do-show-proof = 凭证与时间戳
tui-do-show-proof-doc = 谁手里有存证码和时间戳，还有多少条没有人能作证
tui-do-hand-over = 交出存证码
tui-do-hand-over-doc = 记下把存证码交给了谁；会写入一条记录
tui-do-ask-stamp = 请求时间戳
tui-do-ask-stamp-doc = 写一份请求，带到能上网的电脑上交给时间戳机构
tui-do-take-stamp = 收下时间戳
tui-do-take-stamp-doc = 核对机构的回执并收下；会写入一条记录
stamp-screen-title = 凭证与时间戳
stamp-screen-holders = 谁手里有凭证
stamp-screen-message = 可以发出的话（发消息、打印或让对方扫码都行）
stamp-today = 最后 { $tail } 条还没有外人能作证。按 h 把存证码交给别人。
stamp-export-last = 还差一步：把存证码交给别人（发消息、寄信或办时间戳），今后才能证明没有重写。选「交出存证码」记下交给了谁。
stamp-form-hand-over = 把存证码交给别人
stamp-form-take = 收下时间戳回执
stamp-need-name = 写明交给了谁
tui-field-handed-to = 交给谁
tui-field-handed-to-note = （姓名或单位）
tui-field-handed-how = 怎么交的
tui-field-stamp-answer = 回执文件
tui-field-stamp-answer-note = （.tsr，可拖入或粘贴）
tui-field-stamp-root = 根证书
tui-field-stamp-root-note = （PEM；已留存的不用再填）
stamp-done-handed = 已记下：{ $what } 手里有存证码。
stamp-done-asked = 请求已写到 { $what }
stamp-done-taken = 时间戳已核对并收下：{ $what }
stamp-ask-screen = 签名密钥的口令（输入时不显示；直接回车则只记录、不签名）：
cli-doctor-checked = 已核对
cli-doctor-proof = 外人能作证

## 屏幕：按要求删除

tui-do-erase = 按要求删除
tui-do-erase-doc = 当事人要求删除时，删去私密内容和文件；不可恢复，会写入记录
stamp-erase-which = 要删除哪些内容？
stamp-erase-one = 只删除证据 { $id } 的文件和说明
stamp-erase-all = 删除整个案件的私密内容和文件
stamp-erase-where = 请先打开案件，或在证据页选中一件证据。
stamp-form-erase = 按要求删除（不可恢复）
stamp-erase-lead-one = 将要删除：证据 { $id }。它的文件和说明会从这台电脑的案卷里彻底清除，谁也找不回来。
stamp-erase-lead-all = 将要删除：案件 { $no } 的全部私密内容（姓名、电话、通话内容、备注）和全部文件。会从这台电脑的案卷里彻底清除，谁也找不回来。
stamp-erase-stays = 留下的只有哈希值和一条“已删除”的记录，其余记录照样能验证。
stamp-erase-type = 确定要删除，请把案件编号 { $no } 再输一遍，然后保存。按 Esc 返回，什么都不会改动。
stamp-erase-differs = 与案件编号不一致，没有删除
tui-field-erase-confirm = 案件编号
tui-field-erase-reason = 谁要求的
tui-field-erase-reason-note = （可以不填）
tui-field-erase-everywhere = 其他案件里的也删
tui-field-erase-everywhere-note = （别的案件也有同一个文件：一并删除）
stamp-done-erased = 已删除：私密内容 { $privates } 处，文件 { $files } 个。
stamp-done-plain = { $what }

## 屏幕：签名密钥

tui-do-show-key = 签名密钥
tui-do-show-key-doc = 密钥的指纹和状态；加口令、更换、遗失都在这里
tui-do-protect-key = 加口令
tui-do-protect-key-doc = 给密钥文件加上口令，或换一个口令；记录不受影响
tui-do-unlock-key = 打开密钥
tui-do-unlock-key-doc = 输入口令，本次打开期间可以签名
tui-do-unprotect-key = 去掉口令
tui-do-unprotect-key-doc = 密钥文件不再需要口令
tui-do-rotate-key = 换新密钥
tui-do-rotate-key-doc = 换一把新密钥，由旧密钥签字承认；会写入一条记录
tui-do-key-lost = 密钥丢了
tui-do-key-lost-doc = 另开一个案卷，写明接续现在这个案卷
stamp-key-is-locked = 口令还没有输入：可以记录，不能签名和导出。
stamp-key-about =
    密钥用来给导出的证据包和存证点签字。拿到它的人可以冒充您签字，所以最好加上口令。
    口令忘了没有办法找回，请写在纸上另外存放。
    怀疑密钥被人拿走，就换一把新的；对外的指纹不变。
    密钥文件没了，或口令想不起来，才用“密钥丢了”。
stamp-key-not-locked = 密钥现在就可以用，不需要打开。
stamp-key-not-protected = 密钥本来就没有口令。
stamp-key-open-first = 密钥有口令，请先“打开密钥”。
stamp-form-protect = 给签名密钥加口令
stamp-form-protect-intro = 至少 8 个字；几个不相干的词连在一起就很好。口令忘了没有办法找回，请写在纸上另外存放。
stamp-form-unlock = 打开签名密钥
stamp-form-unlock-intro = 口令只用来打开密钥，不会保存。退出程序后要重新输入。
stamp-form-lost = 密钥丢了：另开案卷
stamp-form-lost-intro = 会在下面的文件夹里另开一个案卷，第一批记录写明它接续现在这个案卷。现在这个案卷原样留下，照样可以查看；密钥找不回来，就不能在里面签名。以后请记在新案卷里。新案卷有新的指纹，请重新告知对方。
tui-field-key-passphrase = 口令
tui-field-key-passphrase-note = （输入时不显示）
tui-field-key-again = 再输一遍
tui-field-key-into = 新案卷放在
stamp-need-passphrase = 请输入口令
stamp-passphrase-short = 口令太短，至少 8 个字
stamp-passphrase-differs = 两次输入的口令不一样
stamp-unprotect-ask = 去掉签名密钥的口令？
stamp-unprotect-means =
    以后拿到这个文件夹的人，不用口令就能冒充您签字。
    口令随时可以再加上。
stamp-rotate-ask = 换一把新的签名密钥？
stamp-rotate-means =
    新密钥由旧密钥签字承认，会写入一条记录，不能撤回。
    以前签过的证据包照样有效；对外的指纹不变。
    密钥有口令的，新密钥用同一个口令。请接着做一次备份。
stamp-done-unlocked = 密钥已打开，本次可以签名。
stamp-done-protected = 密钥已加上口令。请把口令写在纸上另外存放。
stamp-done-unprotected = 密钥的口令已去掉。
stamp-done-rotated = 已换新密钥，由旧密钥签字承认。对外的指纹不变。
stamp-done-lost = 已在 { $home } 另开案卷，接续原案卷。原案卷留在 { $old }，照样可以查看。
