### keep：备份、恢复、修复、体检，以及案卷该放在哪里

cli-about-backup = 把案卷复制到一个文件夹（使用中也可以），并读回核对
cli-about-restore = 从头到尾核对一份备份，或用它换下现有案卷
cli-about-repair = 把损坏案卷里还能读的内容救到新文件夹
cli-arg-backup-to = 存放备份的文件夹；最好在另一块盘或 U 盘上，同步盘也可以
cli-arg-backup-keep = 保留最近几份（另保留最近十二个月每月最后一份）
cli-arg-restore-from = recourse backup 做的备份
cli-arg-restore-test = 只核对并与现有案卷比较，不做改动
cli-arg-restore-replace = 换下这里的案卷；原来的移到一旁，不删除
cli-arg-restore-identity = 打开加密备份的 age 密钥文件
cli-arg-restore-passphrase-fd = 从这个文件描述符读口令，不询问
cli-arg-backup-passphrase-fd = 从这个文件描述符读口令，不询问
cli-arg-repair-repair-to = 新的空文件夹
cli-examples-backup =
    recourse backup --to /media/stick/recourse
    recourse backup --to D:\同步盘 --passphrase
cli-examples-restore =
    recourse restore --test recourse-1b1b1b1b-20260312T023000Z-58.recourse
    recourse --home 新文件夹 restore recourse-1b1b1b1b-20260312T023000Z-58.recourse
cli-examples-repair =
    recourse repair --to 救回的案卷
    recourse --home 救回的案卷 verify --book

keep-passphrase-of = 备份的口令（至少 12 个字）
keep-backup-made = 已备份到 { $path }
keep-backup-holds = { $entries } 条记录，{ $files } 个证据文件，{ $size }；已读回核对，内容一致
keep-backup-key = 旁边有一份签名密钥；没有口令用不了。
keep-backup-no-key = 签名密钥没有口令保护，所以不在备份里：只凭这份备份可以查看和记录，不能签名。请把 book.key 另存一处，并和备份分开放。
keep-backup-rotated = 已清理 { $n } 份较旧的备份。
keep-warn-findings = 案卷本身有 { $n } 处问题，备份里也一样。没有清理任何旧备份；请看 recourse verify --book。
keep-warn-same-disk = 这份备份和案卷在同一块盘上：盘坏了，两份都没了。

keep-restore-sound = 备份完好：{ $entries } 条记录（到 { $last }），{ $files } 个证据文件，密钥指纹 { $fingerprint }。
keep-restore-unsound = 备份有问题：{ $entries } 条记录（到 { $last }），{ $files } 个证据文件，密钥指纹 { $fingerprint }。
keep-restore-beside = 这里的案卷是同一本，有 { $here } 条记录；备份有 { $entries } 条。
keep-restore-differs = 这里的案卷是同一本，有 { $here } 条记录，但内容与备份不同。两份都请留好，并用别人手里的存证点核对。
keep-restore-other = 这里的案卷是另一本。
keep-restore-done = 备份已放到 { $home }，现在就是这里的案卷。
keep-restore-moved = 原来的案卷移到了 { $path }，没有删除任何东西。
keep-restore-undoes = 这里的案卷中第 { $list } 条说有内容已按要求删除。这份备份早于删除，里面仍有那些内容：恢复之后请再删一次，并把这份备份删掉。
keep-restore-went-out = 这里的案卷中第 { $list } 条记着这份备份之后交出去的东西：证据包、校验码、时间戳、更换密钥。恢复后的案卷不知道这些：拿着它们的人会发现对不上，下一个证据包还会重复用过的编号。请把较新的案卷一并留好。
keep-restore-no-key = 这里没有这份备份当时的签名密钥：可以记录，但不能签存证点，也不能导出证据包。请把当时的 book.key 放回这个文件夹。这里现有的密钥没有动。

keep-report-head =
    修复报告，{ $at }
    损坏的案卷：{ $home }（只读过，没有改动）
    它的逐字节副本：{ $original }
    案卷编号 { $book }，可读到第 { $seq } 条，存证码 { $head }
keep-report-healed = 全部记录都拼回来了：还是原来那本案卷，记录链和密钥都不变。
keep-report-anew = 有些记录已经读不出来，或者前后对不上。这是一本新案卷，用新密钥：它写明旧案卷的存证码，把完好的记录按原来的编号和日期重抄一遍，并标出每个缺失的编号。损坏的那本请不要丢：它才是证据，这本用来继续记。
keep-report-files = 证据文件：{ $files } 个完好，{ $damaged } 个损坏，找不回来 { $lost } 个。
keep-repaired = 记录：{ $whole } 条完好，{ $public } 条只剩公开部分，{ $old } 条只属于旧案卷，{ $lost } 条缺失。
keep-repaired-next = 每个编号的情况见 { $report }。用 recourse --home { $home } 查看新案卷；损坏的那本没有改动。
keep-fate-whole = 完好
keep-fate-public = 只有公开部分（私密部分已按要求清除，或已缺失）
keep-fate-old = 只属于旧案卷，不重抄
keep-fate-lost = 缺失

keep-place-local = 在本机硬盘上（{ $system }）
keep-place-synced = 在 { $name } 同步的文件夹里（{ $system }）
keep-place-network = 在另一台机器上（{ $name }）
keep-place-removable = 在可移动的盘上（{ $system }）
keep-place-synced-warn = { $name } 会在写入途中复制文件，可能弄坏案卷，或者多出一份。请把案卷移到本机文件夹，这里只放备份。
keep-place-network-warn = 案卷放在另一台机器上（{ $name }），两个程序同时写就可能损坏。请移到本机文件夹，那里只放备份。
keep-place-removable-warn = 正在记录时拔掉盘，那条记录就没了。请把案卷移到本机文件夹，盘上只放备份。
keep-warn-clock = 现在的时钟是 { $now }，但最后一条记录的时间是 { $last }。照样记下，操作记录里会看出这次倒退。请校准时钟。

keep-doctor-space = 剩余 { $mb } MB
keep-doctor-private = 案卷和密钥只有你能读
keep-doctor-zone = { $now }，UTC{ $zone }
keep-doctor-never = 从未
keep-doctor-more = ……另有 { $n } 条：recourse verify --book 会全部列出。
keep-doctor-none = 没有
keep-doctor-backup = { $at }，到第 { $seq } 条：{ $path }
keep-warn-behind-backup = { $at } 的上次备份里有 { $seq } 条记录，这本案卷只有 { $now } 条：末尾少了记录，或放回的是更旧的备份。请先核对再继续记录：recourse restore --test { $path }
keep-doctor-chain =
    { $findings ->
        [0] { $entries } 条记录，没有问题
       *[other] { $entries } 条记录，{ $findings } 处问题
    }
keep-doctor-files = { $files } 个文件，{ $damaged } 个损坏，{ $missing } 个缺失
keep-doctor-stamps-bad = { $list } 的时间戳无效：盖的是别的内容，或者已损坏
keep-doctor-stamps = 记录里提到的有 { $missing } 个缺失或被改动
keep-doctor-earlier = 关于此前（另一账本、丢失的记录、不符的存证码）有 { $count } 点须知
keep-doctor-no-sidecar = 缺失或读不出来
keep-advice-sidecar = 小文件 book.recourse.head 记着这本案卷在这台电脑上写到了哪里；没有它，换回旧的一份也看不出来。下次记录时会重新写。如果您没有自己搬动或恢复过案卷，请与交出去的存证码核对（recourse proof）。
keep-doctor-no-key = 缺失
keep-doctor-other-key = 不是本案卷现用的密钥：可能是旧密钥，或属于别的案卷（指纹 { $key }）
keep-warn-no-key = 记录照常写下，但案卷旁没有签名密钥，或密钥文件读不出来：在把 book.key 放回文件夹之前，新的内容不能签名、导出或盖时间戳。
keep-warn-other-key = 记录照常写下，但案卷旁的密钥文件不是这本案卷的（指纹 { $key }）：在放回正确的 book.key 之前，新的内容不能签名、导出或盖时间戳。
keep-doctor-rollback = 曾有 { $had } 条记录，现有 { $has } 条
keep-doctor-checkpoint = 在第 { $seq } 条
keep-fail-stray = { $path } 不属于旁边的案卷
    .why = 它是旧副本或另一本案卷留下的。照常打开，案卷会把它当成自己的，从而丢失记录。所以没有打开，什么也没有改。
    .next = 把 { $path } 移到别的文件夹留着，再打开一次。拿不准就先运行 recourse repair --to 新文件夹：两边都读，什么也不丢。
keep-fail-broken = { $path } 已损坏
    .why = 最后几条记录还在这个文件里，没有写进案卷文件。照常打开，只会留下损坏处之前的，后面的就丢了。所以没有打开，什么也没有改。
    .next = 先把整个文件夹另存一份，再运行 recourse repair --to 新文件夹：损坏处之后的记录也会读出来。
keep-fail-cut = { $path } 是空的，或只剩开头几个字节
    .why = 旁边的日志（{ $path }-wal）里可能还有记录。照常打开，这个日志就会被删掉。所以没有打开，什么也没有改。
    .next = 先把整个文件夹另存一份，再运行 recourse repair --to 新文件夹：日志里的记录会读出来。如有备份，也可运行 recourse restore 文件 --replace：放回备份，这些文件移到一旁留着。
keep-fail-log-unread = 案卷所在的文件夹不能写入，而最后几条记录还在 { $path } 里
    .why = 案卷上次没有正常关闭，这几条记录留在日志里；要读日志，文件夹得能写入。什么也没有改。
    .next = 把整个文件夹（连同 { $path }）复制到能写入的盘上，在那里打开。一个文件也不要漏：少了日志就少了最后几条记录。
keep-fail-linked = 案卷文件 { $path } 还有另一个名字（硬链接）
    .why = 用不同的名字打开同一个文件，各写各的，会丢记录。这次什么也没记下；可以照常查看。
    .next = 删掉另一个名字，不要删这一个：find / -samefile "{ $path }" 会列出两个。要留副本请用 recourse backup。
keep-advice-read-only = 这里不能写入，只能查看。请把文件夹复制到可写的盘上。
keep-advice-space = 备份或导出可能放不下，请先腾出空间。
keep-advice-loose = 本机其他用户能读或能改这些文件。Linux 和 macOS 上运行：chmod go= { $paths }
keep-advice-conflicts = 两台机器都改过案卷，同步服务就多存了这些文件。请都留着，用 recourse restore --test 看哪份记录更多，再把案卷移出同步文件夹。
keep-advice-leftovers = 程序被强行结束时留下的，案卷不用它们，可以删除。
keep-advice-clock = 最后一条记录的时间是 { $last }。请校准时钟；记录的先后顺序不受影响。
keep-advice-backup = 运行 recourse backup --to 文件夹，最好在另一块盘上。
keep-advice-repair = 案卷只能查看。可用 recourse restore 换上备份，或用 recourse repair --to 文件夹 救回还能读的内容。请不要删除任何文件。
keep-advice-checkpoints = 第 { $list } 条处签过名的声明已损坏，或者记录不是当初签名的那一份：含有它们的证据包和备份都不会被接受。请先与已交出的文件和备份核对，用 recourse restore 恢复备份；仅仅损坏的声明，recourse repair --to 文件夹 能修复的会修复，其余略去。
keep-report-unvouched = 没有签名能证明第 { $from } 至 { $seq } 条：被缺口或断裂隔开了，或者之后再没有签过名。这里照原样重写；能写这个文件的人都可能改过。请与此前的备份或证据包核对。
keep-report-beginning = 案卷开头那段文字（写着编号和第一把密钥）不是最初几条记录所接的那一段，或者写的密钥与旁边那把不是同一把：它或者那把密钥损坏了，或者被换过。
keep-report-memory = 这台电脑记得第 { $seq } 条是另一个存证码：记录在那之后被改写过，或者这是另一本案卷。再记任何内容之前，请先与备份或已交出的内容核对。
keep-report-stamps = 第 { $list } 条处存证点的时间戳丢了：补回来之前记录不完整（recourse timestamp attach 文件.tsr）。以前的证据包和备份里有。
keep-report-checkpoints = 第 { $list } 条处的存证点无法修复，没有带过来，其时间戳也一样。请找出还存有它们的备份或证据包。
keep-doctor-gone = 不见了：这里有它的密钥或最后位置的记录，但没有文件 book.recourse
keep-advice-restore = 从备份里取回损坏的文件，或重新添加原件。
keep-advice-no-key = 不能签名。请把 book.key 放回文件夹；找不回来就要另起一本新案卷接着记。
keep-advice-rewritten = 自本机上次见到以来，记录被重写过，或者这是另一本案卷。请先与备份或证据包核对，再继续记录。
keep-advice-rollback = 这里可能是旧备份，较新的一份在别处。请先找到它，再继续记录。
keep-advice-checkpoint = 运行 recourse checkpoint，把那段文字交给外面的人；此前的记录从此改不了而不被看出。

keep-fail-not-verified = 备份读回来与案卷不一致：{ $path }
    .why = 读回一致才算备份。案卷没有动，旧备份也没有清理。
    .next = 请再试一次；若又失败，换一块盘。
keep-fail-contradicted = 本案卷在第 { $list } 条处签过名的声明与记录不符
    .why = 签名有效，说的却是另一份记录：记录在那之后被改写过，或者最后几条丢了。现在再记、再签或拼接，就可能冒充当初签过的内容。什么都没有写入。
    .next = 请用 recourse restore 恢复备份，并与已交出的证据包或存证点核对。如果只是最后几条丢了，recourse repair 会写明丢了哪几条，并在新案卷里接着记。两样都没有，就用 --home 另选文件夹建一本新案卷；这一本原样留着，仍可查看。
keep-fail-unfit = 最后一条记录（#{ $seq }）处签过名的声明已损坏
    .why = 它不是案卷当时签的那一份，交出去也证明不了什么。没有签名，也没有写入任何东西。
    .next = 请与备份或已交出的证据包核对。如果只是这份声明损坏，再记一条内容，然后重新签名即可；recourse repair 会把损坏的那份留在外面。
keep-fail-locked = 用这个口令或密钥打不开 { $path }，或者文件已损坏
    .why = 这个文件是加密的，分不清是哪一种。什么都没有改动。
    .next = 请核对口令，或用 --identity 给出对的文件。如果都没错，就是文件被截断或改动过：请换一份副本。
keep-fail-unsound = 这份备份有问题
    .why = 有问题的案卷只能查看，所以不会用它换下现有的。
    .next = 请试更早的备份；对这里的案卷可以用 recourse verify --book 和 recourse repair。
keep-fail-there = { $home } 里已经有案卷
    .why = 它有 { $here } 条记录，备份有 { $entries } 条。案卷不会被覆盖。
    .next = 用 --home 恢复到另一个文件夹；或加上 --replace，这里的案卷会移到单独的文件夹里。
keep-fail-identity = { $path } 里没有 age 密钥
    .why = 密钥以 AGE-SECRET-KEY-1 开头。
    .next = 请给出 age-keygen 写的那个文件。

cli-doctor-place = 存放位置
cli-doctor-space = 剩余空间
cli-doctor-permissions = 谁能读
cli-doctor-conflicts = 冲突副本
cli-doctor-leftovers = 残留文件
cli-doctor-zone = 时区
cli-doctor-backup = 上次备份
cli-paths-from-local = “文档”文件夹是同步的，或不在本机

keep-notice-old = 上次备份已是 { $days } 天前，之后的记录还没有备份。到“设置”按 b 备份。
keep-notice-none = 这本案卷还没有备份。到“设置”按 b 备份，最好放到另一块盘或 U 盘上。
keep-set-backup = 上次备份
keep-form = 备份案卷
keep-form-intro = 选另一块盘、U 盘或同步盘上的文件夹。写好后会读回核对。
tui-do-backup = 备份案卷
tui-do-backup-doc = 备份到你指定的文件夹，当场读回核对，并清理太旧的备份
tui-do-backup-short = 备份
keep-done-backup = 已备份并核对：{ $what }
keep-done-same-disk = 已备份并核对：{ $what }。它和案卷在同一块盘上，请在别处再存一份。
tui-field-backup = 文件夹
tui-field-backup-note = （存放备份）
keep-restore-newer = { $path } 里有一本条数更多的案卷（{ $n } 条），是之前的恢复移过去的。请看看要的是不是那一本。
keep-doctor-aside = 不在原处；一次中断的恢复把它留在了 { $path }（{ $n } 条记录）
keep-advice-aside = 放回去请用：recourse restore '{ $path }'
keep-advice-former-keys = 这些是换下来的旧密钥。换密钥之前的备份要用当时的密钥才能签名；请像 book.key 一样保管。
keep-advice-leftover-key = 有一次换密钥中断了，这把密钥从未生效。下次 recourse key rotate 会清掉它，您也可以自己删除。
keep-warn-no-memory = 记着这本案卷写到哪里的小文件 book.recourse.head 现在成了别的东西（文件夹或链接）：在下一条记录把它移开、重新写好之前，换回旧的一份也看不出来。如果不是您自己动的，请与交出去的存证码核对（recourse proof）。
cli-doctor-former-keys = 旧密钥
cli-doctor-leftover-key = 残留密钥
keep-advice-gone = 先到回收站、同步盘和别的电脑上找 book.recourse；找不到就用 recourse restore 从备份恢复。
cli-doctor-set-aside = 移开的案卷
