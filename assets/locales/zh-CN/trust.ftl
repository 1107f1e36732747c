### trust：验证的结论、发现与层级

trust-case-is-book = { $no } 是本账本唯一一条链的一部分，所以检查的是整个账本。
trust-verdict-intact = 完好：自记录并签名以来，没有任何改动。
trust-verdict-intact-book = 完整：记录和原件都与本账本的链相符。
trust-verdict-incomplete = 不齐：清单里的文件有缺；现有的文件都没有改动。
trust-verdict-invalid = 不符：有内容对不上，请看下面列出的各项。
trust-verdict-intact-bag = 文件与清单一致：这是普通的 BagIt 包，里面没有任何签名，谁都可以重新做一份。
trust-verdict-incomplete-bag = 不齐：这是普通的 BagIt 包，清单里的文件有缺。里面没有任何签名。
trust-verdict-invalid-bag = 不符：有内容对不上，请看下面列出的各项。这是普通的 BagIt 包，里面没有任何签名。
trust-verdict-unreadable = 这不是证据包，或者已经损坏：里面的内容一点也读不出来。

trust-severity-error = 错误
trust-severity-warning = 提醒
trust-severity-note = 说明

trust-warn-checkpoint-damaged = { $list } 处声明的签名对不上，后面也没有有效的签名：下一次签名会替它们作保。交出任何东西之前，请先与备份或已交出的证据包、存证点核对。
trust-warn-erased-unsigned = 第 { $list } 条记录说有内容已被删除，但没有签名覆盖到它们：下一次签名会把它们一并签进去。如果您这边并没有人删除过，就是有人动过案卷：交出去之前，请先与备份核对。
trust-warn-signatures-gone = 第 { $entry } 条说这份记录曾经签名交出，但这里没有签名覆盖到它：下一次签名等于把全部记录重新签一遍。签名丢失了，或被人拿走，记录可能已被改写：签名或交出之前，请先与已交出的文件或备份核对。
trust-level-warned = 下面列有 { $count } 条提醒，采用之前请先看一看。
trust-level-plain-bag = 这是普通的 BagIt 文件包：能说明文件与装包时一致，不能说明是谁、在什么时候装的。
trust-level-key-trusted = 由您指定的密钥签名，指纹 { $key }。
trust-level-key-untrusted = 由密钥 { $key } 签名。请与对方通过电话或纸面告知的指纹核对。
trust-level-first-key-trusted = 您指定的密钥是本案卷的密钥。最初的密钥（印在各份文件上的）指纹 { $key }。
trust-level-first-key-untrusted = 本案卷最初的密钥指纹是 { $key }。请与对方通过电话或纸面告知的指纹核对。
trust-level-key-changed = 第 { $seq } 条把密钥 { $from } 换成了 { $to }，由旧密钥签字承认。
trust-level-key-more = ……另有 { $count } 次更换密钥，每次都由前一把密钥签字承认。
trust-level-key-in-force = 签名所用的是更换后的密钥，指纹 { $key }。
trust-level-unsigned-broken = 链条断开处之前的记录没有签名覆盖：能写这个文件的人，哪一条都可能改过。断开处之后的签名，最多只能证明断开之后的内容。
trust-level-unsigned-now = 这里没有签名覆盖任何一条记录：能写这个文件的人，哪一条都可能改过。
trust-level-unsigned = 还没有任何签名覆盖这些记录：能写这个文件的人，不论有没有密钥，都可能重做整条链。导出、做检查点或把校验码交给别人，才会签名。
trust-level-signed-to = 检查点的签名覆盖到第 { $to } 条；其后到第 { $last } 条还没有签名：能写这个文件的人都可能改过。
trust-level-signed-all = 检查点已签名，直到最后一条（第 { $to } 条）。
trust-level-key-none = 没有有效的签名。
trust-level-last = 记录共 { $seq } 条，存证码 { $head }；所附的最后一条写于 { $at }。
trust-level-continued =
    { $again ->
        [yes] 第 { $seq } 条说明：本账本由另一账本（编号 { $book }，{ $count } 条，存证码 { $head }）接续而来：原账本损坏，修复时把还能读的内容按原来的日期、在这一条之前重新写了一遍。原账本的记录本身不在这里；留有它的存证码的人，可以要求查看。
       *[no] 第 { $seq } 条说明：本账本接续自另一个丢失了密钥的账本（编号 { $book }，{ $count } 条，存证码 { $head }）。那个账本的记录不在这里，请一并索要。
    }
trust-level-complete = 齐全：本案的每条记录都在，或已声明略去。
trust-level-not-complete = 不齐全：本案有记录缺失，或与当初记录、声明的不符。
trust-level-volume = 记录里写明这是 { $of } 册中的第 { $no } 册，另有 { $count } 个原件在其他各册里。每一册里的记录都相同；请把各册都核验一遍。
trust-level-supplement = 按其自身的记录，这是补充件：据称只附上次交付之后新增的原件。这一点未经核对，请与上次交付的比对。
trust-level-left-out = 按声明略去：记录 { $redacted } 条，私密部分 { $private } 处，文件 { $files } 个。
trust-level-not-here = 不在这里的有：记录 { $redacted } 条，私密部分 { $private } 处，文件 { $files } 个。是否都已声明，要看下面列出的不符之处。
trust-level-anchored = 有时间戳为证：截至第 { $seq } 条记录，在 { $time } 已经存在。
trust-level-stamps-contradict = 这里的时间戳互相矛盾：不据其中任何一个说它自何时起存在。
trust-level-not-anchored = 尚无时间戳：没有经过验证的时间戳能说明它从何时起存在。
trust-level-tokens-unverified = 附有 { $count } 个时间戳，但没有验证，原因见下。
trust-level-known = 截至第 { $seq } 条记录，与您留存的检查点一致。
trust-level-tail =
    { $by ->
        [known] 最后 { $count } 条记录在您留存的检查点之后，也没有时间戳：在发出之前，记录人仍有可能重写。
       *[stamp] 最后 { $count } 条记录没有时间戳：在发出之前，记录人仍有可能重写。
    }

trust-finding-genesis-malformed = 账本的开头无法读取。
trust-finding-link-malformed = 链上的这一环无法读取。
trust-finding-seq-broken = 链条不连续：应为第 { $expected } 条，实为第 { $found } 条。
trust-finding-chain-broken =
    { $first ->
        [yes] 链条不是从这本案卷开头的那段文字接起的：那段文字或本条被改动过。
       *[no] 链条在此断开：写下本条之后，第 { $before } 条被改动过。
    }
trust-finding-entry-repeated = 同一条记录在链上出现了两次。
trust-finding-entry-changed = 这条记录在写下之后被改动过。
trust-finding-entry-malformed = 这条记录无法读取（{ $reason }）。
trust-finding-entry-misplaced = 这条记录不该在这里：它的 { $member } 与链上所写不同。
trust-finding-case-order = 本案有记录缺失或次序不对：应为第 { $expected } 条，实为第 { $found } 条。
trust-finding-entry-absent = 缺少这条记录，也没有声明略去。
trust-finding-entry-unexpected = 这条记录不该出现：已声明略去，或属于别的案件。
trust-finding-private-changed = 这条记录的私密部分被改动过。
trust-finding-private-malformed = 这条记录的私密部分无法读取（{ $reason }）。
trust-finding-private-absent = 这条记录的私密部分不见了，也没有记录说明它已被删除。
trust-finding-rotation-bad = 更换了签名密钥，却没有旧密钥的签名。
trust-finding-anchor-bad = 一条关于时间戳的记录不可能成立。
trust-finding-number-order = 这条记录用的编号 { $id } 此前已经用过，或者中间跳了号。追款程序不会这样记，是别的工具写进去的。请把同一编号的几条对照着看。
trust-finding-reference-absent = 这条记录提到 { $id }，但此前的记录里没有它。追款程序不会这样记，是别的工具写进去的。
trust-finding-kind-unknown = 本程序不认识 { $kind } 这种记录：可能由更新的版本写入，也可能出自别的工具。它说了什么，报告里不会显示。
trust-finding-outside-unread = 日志不全，无法与您给出的密钥、存证码或时间戳机构核对：这里的内容是否就是它们所证明的，无从得知。
trust-finding-kind-misplaced = 这条记录（{ $kind }）属于整个账本，却写在案件里；或者正好相反。追款不会这样写。它不起作用，但应问清为什么会在这里。
trust-finding-exhibit-files = 这份证据登记时带有 { $count } 个文件；追款登记的每份证据都恰好只有一个文件。
trust-finding-erased-there = 这条记录说某项内容已应要求删除，但它还在，或者记录里从来没有过。
trust-finding-kind-unread = 这条记录的内容与它的类型不符，因此任何报告、清单和合计里都看不到它。Recourse 不会这样写，是别的工具写的。请看 data/log/entries.jsonl 里的原文，或问发送方。
trust-finding-entry-lost =
    { $part ->
        [entry] 修复时，原账本的第 { $number } 条已损坏或被改动过，这里没有它：其中写了什么已经丢失。请问发送方那里原来写的是什么，并索要包含它的旧备份或旧证据包。
        [private] 修复账本时，第 { $number } 条的私密部分已经读不出来：与谁沟通、说了什么，已经丢失。
       *[old] 原账本的第 { $number } 条没有在这里重写：据称它只属于原账本（更换密钥、时间戳）。
    }
trust-finding-entry-unvouched = 原账本没有签名能证明第 { $from } 至 { $number } 条：被缺口或断裂隔开了，或者之后再没有签过名。这里照原样重写，但没有什么能证明当初记的就是这样。请与旧备份、旧证据包或存证点核对。
trust-earlier-more = 此类另有 { $count } 项，recourse verify 会逐一列出。
trust-readme-earlier = 关于这份记录之前：
trust-finding-head-other =
    { $book ->
        [earlier] 这条记录所说的、已经交出的存证码（第 { $of } 条）属于原账本：请用留存的存证码去核对原账本的记录。
       *[this] 这条记录说，第 { $of } 条的存证码已经交出，可它与本链条不符：要么此前的记录被重写过，要么这条记录有误。请与收到存证码的人所留的核对（recourse verify --known）。
    }
trust-finding-readme-other = README.txt 写的存证码与签名声明不同：它是为另一份证据包写的。这份证据包的末尾可能被截去，请向发送方问明。
trust-finding-time-backwards = 这条记录的时间是 { $time }，早于它的上一条（{ $last }）。可能是电脑时钟被调回，或时间有误。
trust-finding-time-future = 时间在将来：{ $time }。

trust-finding-checkpoint-malformed = 这个检查点无法读取，或文件名与编号不符。
trust-finding-checkpoint-unsigned = 这个检查点没有签名。
trust-finding-checkpoint-signature = 这个检查点的签名无效。
trust-finding-checkpoint-head = 链条与这个检查点所写的不一致。
trust-finding-rows-lost = 有效的签名表明记录曾有 { $seq } 条，现在只到第 { $last } 条：后面的丢失了，或者被拿走了。
trust-finding-checkpoint-key = 这个检查点是用另一把密钥签的，这里没有记录让那把密钥生效：要么更换密钥的那条记录丢了，要么是别人签的。
trust-finding-checkpoint-order = 这个检查点的时间是 { $time }，早于它之前的内容。
trust-finding-checkpoint-none-at-end = 最后一条记录处没有检查点。
trust-finding-token-absent = 第 { $seq } 条记录所说的时间戳缺失，或被改动过。
trust-finding-token-unnamed = 没有记录提到这个时间戳。
trust-finding-token-bad = 这个时间戳不成立：{ $fault }
trust-fail-case-or-file = { $no } 是案件编号，而这里也有同名的文件或文件夹
    .why = 结论只会关于其中一个，读起来却像在说另一个。
    .next = 核验文件：recourse verify "./{ $no }"。核验案件（连同整个案卷）：recourse verify --book
trust-fail-is-book = { $path } 是案卷本身，不是证据包
    .why = 证据包是导出得到的文件；案卷是记录本身，要在原处核验。
    .next = 请在原处核验：recourse --home "{ $home }" verify --book。备份可用 recourse restore "{ $path }" --test 试读
trust-finding-erased-unsigned = 这条记录说有内容已被删除，但没有任何签名覆盖到它：能写案卷文件的人都可能加上这样一条。如果您这边并没有人删除过，请先与备份核对再导出；下次导出就会为它签名。
trust-finding-signatures-gone = 这条记录说案卷曾签名交出，可这里没有签名覆盖到它：要么那次没有做完，要么签名被拿走、记录可能被重写。请与交出去的那份或备份核对。
trust-finding-key-later = 您指定的密钥从这一条起才启用。此前的记录以它前面的密钥为准，更换也只由那把旧密钥签名：请把首把密钥的指纹也核对一遍。
trust-finding-known-earlier = 您给出的（第 { $seq } 条）属于本账本接续的早先账本：那个账本的记录不在这里，所以无从说明这里的内容就是它所证明的。请索要那份记录。
trust-finding-more-alike = 同类提示另有 { $count } 条，未逐一列出。
trust-finding-stamps-contradict = 两个已核验的时间戳互相矛盾：按其中一个，这条记录写于 { $after } 之后；按另一个，它在 { $before } 之前就已存在。必有一个时间戳机构出错或不可信；查明之前，两个时间都不要采信。
trust-finding-stamp-dates = 这条记录的时间是 { $time }，与时间戳（{ $stamp }）所界定的先后不符。可能是电脑时钟有误。
trust-finding-token-other = 这个时间戳里没有它那个存证点的哈希：盖的是别的内容，或者根本不是时间戳。
trust-finding-token-unverified = 这个时间戳没有验证：{ $fault }
trust-finding-known-other = 您给出的检查点属于另一个账本。
trust-finding-known-cut = 您给出的检查点在第 { $seq } 条，而链条到第 { $last } 条就结束了：末尾被截去了，或者这是检查点之前的旧件：请向对方要一份新的。
trust-finding-known-differs = 链条与您给出的检查点（第 { $seq } 条，{ $time }）不一致：记录被重写过，或者您给出的属于另一个账本。
trust-finding-key-differs = 您给出的密钥既不是这个账本的首把密钥，也不是现用密钥。
trust-finding-key-unchecked = 没有给出密钥，因此没有核对签名人。

trust-finding-file-missing = 清单里有这个文件，但它不在。
trust-finding-file-changed = 这个文件被改动过。
trust-finding-file-extra =
    { $mac ->
        [yes] 任何清单里都没有这个文件。Mac 会在U盘和压缩包里自动写下这类文件，但里面可以是任何内容：请删掉它再检查一次。
       *[no] 任何清单里都没有这个文件。
    }
trust-finding-path-bad = 证据包里不允许有这样的路径。
trust-finding-manifest-bad = 文件清单的格式不对（{ $reason }）。
trust-finding-bag-bad = 这个文件不符合格式要求。
trust-finding-bag-sum = 文件个数或字节数与所写不符（所写 { $stated }，实为 { $found }）。
trust-finding-top-folder = 文件夹的名称与本证据包应有的名称（{ $expected }）不同。
trust-finding-litter = 忽略了一个由系统留下的文件或空文件夹：它不属于证据包。
trust-finding-beside = 它放在证据包旁边，不属于证据包，没有核对。
trust-finding-repacked = 这个压缩包被别的程序重新打包过（{ $reason ->
    [directory] 文件目录对不上
    [order] 文件次序不对
    [checksum] 校验和对不上
   *[other] { $reason }
}）。请向对方索取原来的压缩包。
trust-finding-zip-unreadable = 无法作为压缩包或文件夹读取。
trust-finding-read-failed = 这个文件读不出来（{ $reason }）。
trust-finding-too-large = 超出了证据包允许的大小。

trust-finding-statement-bad = 签名声明无法读取。
trust-finding-signature-bad = 证据包的签名无效。
trust-finding-key-not-in-force = 证据包使用了当时并未生效的密钥签名。
trust-finding-key-file = 密钥文件与签名声明里的密钥不同。
trust-finding-statement-hash = 这个文件不是签名声明所指的那一个。
trust-finding-statement-count = 签名声明写明 { $member } 为 { $stated }，实为 { $found }。
trust-finding-redacted-bad = 略去记录的清单不可能成立（{ $reason }）。
trust-finding-created-early = 证据包的时间是 { $time }，早于它的最后一条记录（{ $last }）。

trust-finding-log-order = 这个文件里有一行次序不对、重复，或不属于任何记录。
trust-finding-file-unnamed = 没有记录提到这个文件。
trust-finding-file-name = 文件名的开头不是它的哈希值，或同一文件出现了两次。
trust-finding-file-size = 这个文件有 { $found } 字节，而第 { $seq } 条记录写的是 { $stated } 字节。
trust-finding-redacted = 按声明略去的记录：{ $list }。
trust-finding-erased = 第 { $list } 条写明按要求删除过内容。
trust-finding-private-withheld =
    { $declared ->
        [yes] 按声明略去私密部分 { $count } 处（{ $parts }）。
       *[no] 不在这里、也与声明不符的私密部分 { $count } 处（{ $parts }）。
    }
trust-finding-files-withheld =
    { $declared ->
        [yes] 按声明略去文件 { $count } 个（见 { $parts }）。
       *[no] 不在这里、也与声明不符的文件 { $count } 个（见 { $parts }）。
    }

trust-finding-bag-weak = 清单只用了 MD5 或 SHA-1：可以造出两个内容不同而哈希相同的文件。它能查出意外损坏，查不出蓄意调换。
trust-finding-bag-plain = 这是别的程序做的 BagIt 文件包：只按清单核对了文件。
trust-finding-bag-unsigned = 这不是 Recourse 的证据包：里面没有记录，也没有签名，无法与您给出的密钥、检查点或证书核对。如果对方说它是证据包，那它已被拆改过。
trust-finding-bag-algorithm = 清单 { $where } 所用的哈希算法，本程序不作核对。
trust-finding-bag-warning = 允许，但不常见（{ $reason }）。
trust-finding-bag-fetch = 有文件需要从别处下载；没有下载任何内容。

trust-readme-demo = 演示：本文件夹中的全部内容均为虚构。
trust-readme-title = 证据包，案件 { $case }（由 Recourse { $version } 生成）
trust-readme-what =
    本文件夹是一起收款纠纷的记录：发生了什么、谁在什么时候说了什么、作为证据的文件，以及对全部内容
    签名的清单。
trust-readme-open =
    请先打开：data/report.pdf（摘要、证据目录、时间线、证据）。
    表格在 data/tables，文书在 data/letters，证据的原文件在 data/files。
trust-readme-check =
    内容有没有被改动？请保留收到的压缩包原件，用 Recourse 验证（recourse verify 文件名），
    或按 data/VERIFY.txt 的说明手工核对。
    密钥指纹：{ $key }
    请与对方通过电话或纸面告知的指纹核对。
    最后一条记录：{ $seq }
    链头：{ $head }
trust-readme-check-code =
    内容有没有被改动？请保留收到的压缩包原件，用 Recourse 验证（recourse verify 文件名），
    或按 data/VERIFY.txt 的说明手工核对。
    密钥指纹：{ $key }
    请与对方通过电话或纸面告知的指纹核对。
    最后一条记录：{ $seq }
    存证码：{ $head }
trust-readme-key-changed =
    此后换过密钥：本证据包由密钥 { $now } 签名。它怎样由最初的密钥交接而来，见 data/VERIFY.txt；
    用 recourse verify 验证时也会写明。
trust-readme-limits =
    它能说明：自记录并签名以来没有改动，也没有未经声明的略去。它不能说明：所记录的内容本身是否正确；
    如果没有时间戳，也没有他人留存的检查点，也不能说明记录是从何时起存在的。

trust-byhand-intro =
    手工核对本证据包的方法，案件 { $case }。请在 bagit.txt 所在的文件夹里打开终端。
    证据包里的 report.pdf 也印有同一个密钥指纹：{ $key }
trust-byhand-files = 1. 所有文件与清单一致（每一行都应显示 OK）：
trust-byhand-bagit = 2. 用美国国会图书馆的 bagit 程序核对（应显示 is valid）：
trust-byhand-signature = 3. 清单已签名（应显示 Signature Verified Successfully）：
trust-byhand-tie = 签名所覆盖的就是上面这些清单（每一行都应显示 OK，不出现 BROKEN）：
trust-byhand-key = 签名用的是对方的密钥：下面这条命令的结果不分大小写、去掉连字符后，应与对方当面或电话告诉您的指纹 { $key } 一致。指纹不要只看本证据包里写的：
trust-byhand-key-changed = 本账本换过密钥。下面这条命令给出现用密钥的指纹，应为 { $now }；它怎样由最初的密钥交接而来，接着核对：
trust-byhand-key-first = 最初的密钥是对方的：下面这条命令的结果不分大小写、去掉连字符后，应与对方当面或电话告诉您的指纹 { $key } 一致。指纹不要只看本证据包里写的：
trust-byhand-key-step = 第 { $seq } 条更换了密钥，由更换前的密钥签字承认（应显示 Signature Verified Successfully）：
trust-byhand-chain = 4. 记录链没有断开，并止于签名的链头（最后两行应一致，且不出现 BROKEN）：
trust-byhand-entries = 每条记录的文字，就是链上所指的那一条（只应出现 OK，前面的数字是条数）：
trust-byhand-privates = 私密部分就是各条记录所指的那些（只应出现 OK；没有私密部分时什么也不显示）：
trust-byhand-originals = 原件就是各条记录所指的那些（只应出现 OK；没有原件时什么也不显示）：
trust-byhand-complete = 本案没有未经声明而略去的记录：第一个数字应等于 entries 后面的数字，第二个数字应比它少 redacted 一行所列的条数（“-”表示没有）：
trust-byhand-nothing-else = 文件夹里没有清单之外的东西（应显示 OK，不出现带 < 或 > 的行）：
trust-byhand-less =
    macOS 和未装工具的 Windows 可能没有 openssl 的 -rawin 选项，请改用 Recourse 或它的验证页。
    程序和验证页都不应取自本证据包。以上命令查得比 Recourse 和验证页少：不查记录在案内的次序、各条记录之间的
    相互引用，也不查日期。
trust-byhand-checkpoint = 第 { $seq } 条记录处的检查点，用它写明的密钥核对：
trust-byhand-stamp =
    如有以 .tsr 结尾的文件，即为时间戳（NNNNNNNNNN 是编号，tsa-root.pem 是时间戳机构的根证书）。
    机构的证书过期之后，须加上 -no_check_time，或用 -attime 给出时间戳的时间，否则命令会失败：
trust-byhand-limits =
    macOS 和未装工具的 Windows 可能没有 openssl 的 -rawin 选项，请改用 Recourse 或它的验证页。
    程序和验证页都不应取自本证据包。以上命令不检查有没有略去记录；Recourse 会检查。

trust-finding-file-renamed = 这个文件的名字（{ $found }）和记录里写的（{ $stated }）不一样；内容没有变。
trust-finding-head-lost = 这台电脑见过这本案卷有 { $seen } 条时的样子，现在对不上（现有 { $now } 条）：像是放回了旧的备份，或者记录被重写过。
trust-level-derived = 报告、表格、文书、规则，以及 README.txt 和 VERIFY.txt，都是发送方按记录排出来的：签名保证它们没被别人改过；凭存证码和时间戳能核对的，是 data/log 里的记录和 data/files 里的原件。
trust-byhand-survives = 有一种情况能通过以上所有命令，也能通过 Recourse 的核验：保管人如果从未把存证码交给别人，也没有时间戳，就能用自己的密钥把全部记录重写一遍，或者截去末尾。只有别人手里留存的存证码能揭穿它。
