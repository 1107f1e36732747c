//! Help, completions, manual, and the page made of them.

use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::locale::Lang;
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn help_leads_with_examples_and_ends_with_the_exit_statuses() {
    let home = Sandbox::new(Lang::Zh);
    insta::assert_snapshot!(home.run(&["--help"]), @r"
    $ recourse --help
    追款：刷卡、扫码收的钱没到账时，对账取证、记录沟通、推算期限，最后交出一个可验证的证据包。资料只在这
    台电脑上。

    例子
      recourse                                打开界面
      recourse demo                           看虚构的演示案卷走完全程
      recourse case new --title 升级后未到账  新建案件
      recourse case show RC-2026-001          看一个案件
      recourse next                           现在最该做的一件事

    用法
      recourse <命令> [选项]

    命令
      import       导入 POS 明细或银行流水，识别后保存原文件
      reconcile    对账：哪些收款没到账，可能是什么原因
      interest     案件逾期款项的利息，以及选定算法
      case         案件：新建、查看、更正、转阶段
      diagnose     诊断：钱卡在哪一段；逐项填结果，列出最像的原因
      call         沟通记录：电话、短信、邮件、聊天、柜台、信函、网上投诉
      evidence     证据：存入、列出、取出、作废
      letter       文书：列出、填写、存成 PDF 或 Word、登记寄出和送达
      next         现在最该做的一件事，和为什么
      stats        统计：追回多少，各家多久答复，承诺兑现几次
      actor        谁在记录：看、改操作人
      search       在全部记录里查找：通话、备注、证据、交易、金额
      deadlines    全部案件的期限，最近的在前
      deadline     期限计算器，以及对期限的人工处理
      rules        规则包和日历：版本、来源、把握多大
      remind       程序之外的提醒：每天早上九点
      export       导出证据包，写完先自检再报完成
      receipt      记录对方收到材料：日期、姓名、指纹
      verify       验证证据包、案件或整本案卷是否被改动
      verify-page  写出离线验证页：收件人在浏览器里核对证据包，不用装程序
      audit        一个案件的操作记录：谁在什么时候记了什么
      checkpoint   给案卷现在的末尾签名；交给别人保管，以后就能证明没有改写
      backup       把案卷复制到一个文件夹（使用中也可以），并读回核对
      restore      从头到尾核对一份备份，或用它换下现有案卷
      repair       把损坏案卷里还能读的内容救到新文件夹
      timestamp    第三方时间戳：说明记录从何时起就存在（RFC 3161）
      proof        谁手里有本案卷的凭证、从何时起；还有多少条没有人能作证
      key          签名密钥：加口令、更换、遗失
      book         整本案卷：加密，或恢复成不加密
      demo         建一本演示案卷，从原始导出一路走到验证通过的证据包
      doctor       检查程序和案卷是否正常
      paths        各种文件放在哪里
      completions  输出命令补全脚本
      man          输出手册页
      help         看某个命令的帮助

    选项
      --home <DIR>              案卷文件夹；默认在「文档」里，recourse paths 可查看
      --lang <zh-CN|en>         语言；不认识的会按系统语言处理，不报错
      --json                    在标准输出打印一个 JSON 对象
      --no-input                从不提问；缺什么就报用法错误并指出选项
      --color <WHEN>            颜色（可选：auto、always、never）
      --as-of <DATE>            只用于查看：按这一天来算；记录类命令总是用系统时间
      --key-fd <N>              从这个文件描述符读签名密钥的口令
      --book-passphrase-fd <N>  从这个文件描述符读加密案卷的口令
      -h, --help                看帮助
      -V, --version             看版本

    退出码
      0    成功
      1    失败
      2    用法不对，或需要终端
      3    找不到
      4    数据无效
      5    验证不通过
      6    所查的条件成立（deadlines --fail）
      7    案卷正被另一个程序占用
      130  被中断
    ");
    insta::assert_snapshot!(home.run(&["case", "move", "-h"]), @r"
    $ recourse case move -h
    转到另一个阶段；材料没齐就转，要写原因

    例子
      recourse case move RC-2026-001 --to platform
      recourse case move RC-2026-001 --to regulator --reason 平台逾期不答复

    用法
      recourse case move <ID> --to <STAGE> [选项]

    参数
      <ID>  案件编号，例如 RC-2026-001

    选项
      --to <STAGE>      转到哪个阶段（可选：triage、bank、platform、regulator、arbitration、litigation、
                        enforcement、closed）
      --obligor <NAME>  只转这一方的进度：名称、编号或 bank、platform
      --reason <TEXT>   为什么现在转；材料没齐时必须写

    通用选项（--home、--lang、--json 等）和退出码见 recourse --help。
    ");
    insta::assert_snapshot!(home.run(&["help", "case", "move", "--lang", "en"]), @r#"
    $ recourse help case move --lang en
    Move to another stage; going early needs a reason

    Examples
      recourse case move RC-2026-001 --to platform
      recourse case move RC-2026-001 --to regulator --reason "no answer from the platform"

    Usage
      recourse case move <ID> --to <STAGE> [options]

    Arguments
      <ID>  number of the case, such as RC-2026-001

    Options
      --to <STAGE>      which stage (triage, bank, platform, regulator, arbitration, litigation,
                        enforcement, closed)
      --obligor <NAME>  move only this party's ladder: its name or id, or bank, platform
      --reason <TEXT>   why now; needed while something is missing

    General options (--home, --lang, --json and more) and exit statuses: recourse --help.
    "#);
}

#[test]
fn every_command_and_flag_has_a_text_in_both_languages() {
    let page = recourse_tui::cli::reference::page();
    let gap = page.lines().find(|l| l.contains("{cli-") || l.contains("| |"));
    assert_eq!(gap.filter(|l| !l.starts_with("| | meaning")), None);
}

#[test]
fn the_reference_is_what_the_program_would_print() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("CLI.md");
    let page = recourse_tui::cli::reference::page();
    #[expect(clippy::disallowed_methods, reason = "asked for on purpose, to write the page anew")]
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept.replace("\r\n", "\n") == page,
        "CLI.md is stale: UPDATE_DOCS=1 cargo test -p recourse-tui reference"
    );
}

#[test]
fn every_warning_about_money_stands_in_the_reference() {
    let mut found: BTreeSet<String> = BTreeSet::new();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in files_under(&src) {
        let text = std::fs::read_to_string(src.join(&path)).unwrap_or_default();
        let quoted = text.split('"').filter(|s| {
            (s.starts_with("W-IMPORT-") || s.starts_with("W-REC-"))
                && !s.contains(char::is_whitespace)
        });
        if !path.ends_with("reference.rs") {
            found.extend(quoted.map(str::to_string));
        }
    }
    let listed = recourse_tui::cli::reference::MONEY_WARNINGS;
    assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), listed);
}

#[test]
fn scripts_and_manual_are_data() {
    let home = Sandbox::new(Lang::En);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = home.run(&["completions", shell]);
        assert!(
            script.status == 0 && script.out.contains("recourse") && script.err.is_empty(),
            "{shell}"
        );
    }
    let page = home.run(&["man"]);
    assert!(page.out.contains(".TH") && page.out.contains("case"));
}

#[test]
fn paths_say_where_everything_lies_and_who_said_so() {
    let home = Sandbox::new(Lang::Zh);
    insta::assert_snapshot!(home.run(&["paths"]), @r"
    $ recourse paths
    案卷文件夹        $DIR/home  (由 RECOURSE_HOME 指定)
    案卷              $DIR/home/book.recourse
    签名密钥          $DIR/home/book.key
    导出              $DIR/home/exports
    自己的规则和模板  $DIR/home/own
    ");
    let named = home.run(&["paths", "--home", "/elsewhere", "--json"]).data();
    assert_eq!((&named["home"], &named["home_from"]), (&"/elsewhere".into(), &"flag".into()));
}
