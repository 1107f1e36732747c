### cipher: 整本加密的案卷

cli-about-book = 整本案卷：加密，或恢复成不加密
cli-about-book-encrypt = 给整本案卷加密；已加密的换口令；还没有案卷的新建一本加密的
cli-about-book-decrypt = 把加密的案卷恢复成不加密
cli-arg-book-encrypt-passphrase-fd = 从这个文件描述符读新口令（第一行）
cli-arg-book-passphrase-fd = 从这个文件描述符读加密案卷的口令
cli-examples-book =
    recourse book encrypt
    recourse --book-passphrase-fd 3 next 3< 口令文件
cli-doctor-encryption = 加密

cipher-ask-new = 案卷的新口令（至少 12 个字，输入时不显示，Esc 取消）：
cipher-ask = 案卷已加密。案卷的口令（输入时不显示，Esc 取消）：
cipher-ask-backup = 这份备份里的案卷已加密。它的口令（输入时不显示，Esc 取消）：

cipher-encrypted = 案卷已加密：{ $entries } 条记录和 { $files } 个证据文件已重新写入、读回核对，内容一致。以后每次打开都要口令。
cipher-changed = 案卷已换新口令：{ $entries } 条记录和 { $files } 个证据文件已重新写入、读回核对，内容一致。以前的备份仍用旧口令打开。
cipher-begun = 已在这里新建一本加密的案卷；它的内容从未以明文写到磁盘上。
cipher-decrypted = 案卷已恢复成不加密：{ $entries } 条记录和 { $files } 个证据文件已重新写入、读回核对，内容一致。能读到这个文件的人就能看到全部内容。以前的备份仍是加密的。
cipher-forgotten = 口令忘了没有办法找回，没有口令谁也打不开案卷：请写在纸上另外存放。这本案卷的备份也用同一个口令加密；文件开头损坏就无法修补，请勤做备份。
cipher-survives = 原来文件的内容可能还留着：固态硬盘和 U 盘何时清掉空出的块由它们自己定，以前的备份和同步副本也还是原样。请自行清理；只有一开始就加密的磁盘才不留痕迹。
cipher-beside = 这不包括：导出的文件、文书和日历文件、案卷旁边的其他文件，以及签名密钥（用 recourse key protect）。
cipher-plain-copies = 还有不加密的副本：{ $list }。不再需要时请删除。
cipher-remind = 提醒程序没法问口令：每天早上只会说案卷已加密。要紧的日子可用 recourse deadlines --ics 文件 放进日历。
cipher-remind-locked = 案卷已加密：请打开 Recourse 看哪些日子到期。
cipher-backup = 备份和案卷一样加密：用同一个口令打开。
cipher-restore-plain = 原来的案卷是加密的，放回来的这本没有加密。要加密请用 recourse book encrypt。
cipher-doctor = 整本案卷已加密（SQLCipher { $version }）
cipher-warn-plain = 给了案卷的口令，但案卷没有加密。

cipher-fail-locked = { $path } 已加密，没有给口令
    .why = 没有口令打不开。什么都没有读取或改动。
    .next = 在终端里运行并输入口令，或用 --book-passphrase-fd N 给出。
cipher-fail-passphrase = 用这个口令打不开 { $path }
    .why = 口令不对，或文件开头已损坏：这两种情况分不出来。什么都没有改动。
    .next = 再试一次。口令没错的话，请从备份恢复。
cipher-fail-unknown = { $path } 可能是加密的案卷，这个版本的 Recourse 打不开
    .why = 它的开头不是数据库的样子，内容像是加密的。程序没有改动它。
    .next = 用带加密功能的版本打开（cargo build --release --features sqlcipher）。如果从没加密过，那就是文件开头损坏了：先另存一份，再从备份恢复。
cipher-fail-build = 这个版本的 Recourse 没有整本加密的功能
    .why = 这项功能会带上 OpenSSL，编译程序时才能选。什么都没有改动。
    .next = 使用以 cargo build --release --features sqlcipher 编译的版本，或使用磁盘加密；备份和证据包用这个版本也可以加密（--passphrase）。
cipher-fail-plain = { $path } 没有加密
    .why = 没有什么可解密的。什么都没有改动。
    .next = 要加密请用 recourse book encrypt。
cipher-fail-control = 口令里有键盘打不出的字符
    .why = 打开案卷时会没法输入。
    .next = 请用文字、数字、空格和标点。
cipher-fail-differs = 新写的文件和案卷的内容不一致
    .why = 所以新文件已丢弃，案卷保持原样。
    .next = 检查磁盘和剩余空间后再试；recourse doctor 可以检查案卷。

## 屏幕

tui-do-encrypt-book = 给案卷加密
tui-do-encrypt-book-doc = 给整本案卷加上口令，或换一个口令；以后每次打开都要口令
tui-do-decrypt-book = 取消案卷加密
tui-do-decrypt-book-doc = 把案卷恢复成不加密
cipher-hint-build = 这个版本没有整本加密的功能，请用磁盘加密（recourse book encrypt 会说明哪个版本有）。
cipher-hint-plain = 案卷没有加密。
cipher-is-encrypted = 整本案卷已加密，每次打开都要口令。
cipher-form = 给整本案卷加密
cipher-form-intro = 至少 12 个字；几个不相干的词连在一起就很好。口令忘了没有办法找回，没有口令谁也打不开案卷：请写在纸上另外存放。请先关掉打开这本案卷的其他窗口。以后提醒程序只能说案卷已加密；导出的文件和签名密钥不在加密之内；磁盘上原来的明文可能还留着。
cipher-short = 口令太短，至少 12 个字
cipher-decrypt-ask = 把案卷恢复成不加密？
cipher-decrypt-means =
    以后能读到这个文件的人就能看到全部内容。
    以前的备份仍是加密的。
cipher-done-encrypted = 案卷已加密：已重新写入、读回核对，内容一致。{ $what }
cipher-done-decrypted = 案卷已恢复成不加密：已重新写入、读回核对，内容一致。{ $what }
