//! What the reader of an export is told before its numbers are believed.

use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use std::io::Write;

const POS: &str = "交易日期,交易时间,终端号,交易类型,交易金额,手续费,清算金额,参考号\n\
2026-03-03,11:20:01,21391326,消费,1000.00,3.80,996.20,973500000001\n\
2026-03-04,12:01:12,21391326,消费,200.00,0.76,199.24,973500000003\n";

const BANK: &str = "交易日期,摘要,收入,支出,余额,对方户名\n\
2026-03-04,商户结算,996.20,,5494.30,蓝鲸付支付有限公司\n\
2026-03-05,商户结算,199.24,,5693.54,蓝鲸付支付有限公司\n";

fn codes(ran: &crate::support::sandbox::Ran) -> Vec<String> {
    let json = ran.json();
    let warnings = json["warnings"].as_array().unwrap();
    warnings.iter().map(|w| w["code"].as_str().unwrap().to_string()).collect()
}

#[test]
fn files_given_for_the_wrong_side_are_said_when_they_are_reconciled() {
    let home = Sandbox::new(Lang::En);
    let (pos, bank) = (home.file("pos.csv", POS), home.file("bank.csv", BANK));
    let right = home.run(&["reconcile", "--pos", &pos, "--bank", &bank, "--json"]);
    assert_eq!(codes(&right), Vec::<String>::new());
    let swapped = home.run(&["reconcile", "--pos", &bank, "--bank", &pos, "--json"]);
    assert_eq!(codes(&swapped).iter().filter(|c| *c == "W-REC-KIND").count(), 2);
    let said = swapped.json()["warnings"].to_string();
    assert!(said.contains("--bank") || said.contains("bank"), "{said}");
}

#[test]
fn a_span_that_ends_before_it_begins_is_refused() {
    for (lang, why) in [(Lang::Zh, "2026-03-05"), (Lang::En, "2026-03-05")] {
        let home = Sandbox::new(lang);
        let (pos, bank) = (home.file("pos.csv", POS), home.file("bank.csv", BANK));
        let crossed = ["--from", "2026-03-05", "--to", "2026-03-04"];
        let mut args = vec!["reconcile", "--pos", &pos, "--bank", &bank];
        args.extend(crossed);
        let said = home.run(&args);
        assert!(said.status == 2 && said.err.contains(why), "{} {}", said.status, said.err);
        args.push("--json");
        assert_eq!(home.run(&args).code(), "E-DATE-02");
        let one_day = ["reconcile", "--pos", &pos, "--bank", &bank, "--from", "2026-03-04"];
        let one_day: Vec<&str> = one_day.into_iter().chain(["--to", "2026-03-04"]).collect();
        assert_eq!(home.run(&one_day).status, 0);
    }
}

#[test]
fn refunds_that_only_a_column_beside_tells_are_said() {
    let home = Sandbox::new(Lang::En);
    let export = home.file(
        "payments.csv",
        "id,Created (UTC),Amount,Amount Refunded,Currency,Fee,Status,Description\n\
         ch_3Qaa1Bcd2EfG,2026-03-03 02:11:09,120.00,20.00,cny,3.50,Paid,Order 1\n\
         ch_3Qaa2Bcd2EfG,2026-03-03 03:12:10,80.00,0.00,cny,2.50,Paid,Order 2\n\
         ch_3Qaa3Bcd2EfG,2026-03-04 05:20:10,64.00,6.40,cny,2.10,Paid,Order 3\n",
    );
    let ran = home.run(&["import", "pos", &export, "--dry-run", "--json"]);
    assert_eq!(codes(&ran), ["W-IMPORT-REFUNDS"]);
    let text = ran.json()["warnings"][0].to_string();
    assert!(text.contains("26.40") && text.contains("2 sales"), "{text}");
    let file = &ran.data()["files"][0];
    assert_eq!(
        (&file["sales"]["sum"]["minor"], &file["refunds"]["count"]),
        (&26400.into(), &0.into())
    );
    // With a row for each refund nothing is lost, and nothing said.
    let export = home.file(
        "balance.csv",
        "id,Created (UTC),Type,Amount,Amount Refunded,Currency,Fee,Status\n\
         ch_3Qaa1Bcd2EfG,2026-03-03 02:11:09,charge,120.00,20.00,cny,3.50,Paid\n\
         re_3Qaa1Bcd2EfG,2026-03-04 02:11:09,refund,-20.00,,cny,0.00,Paid\n",
    );
    let ran = home.run(&["import", "pos", &export, "--dry-run", "--json"]);
    assert_eq!(codes(&ran), Vec::<String>::new());
}

/// A zip of these files.
fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        let plain = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        zip.start_file(*name, plain).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_damaged_file_of_an_archive_is_named_and_the_others_are_read() {
    let home = Sandbox::new(Lang::Zh);
    let whole = zipped(&[("一月.csv", BANK), ("二月.csv", &BANK.replace("2026-03", "2026-02"))]);
    let read = |bytes: Vec<u8>| {
        let path = home.file("流水.zip", bytes);
        home.run(&["import", "bank", &path, "--dry-run", "--json"])
    };
    let ran = read(whole.clone());
    assert_eq!((ran.data()["files"].as_array().unwrap().len(), codes(&ran).len()), (2, 0));
    // One digit of a sum is another now: the checksum tells, and no row of that file is believed.
    let mut damaged = whole.clone();
    let at = damaged.windows(6).position(|w| w == b"996.20").unwrap();
    damaged[at] = b'8';
    let ran = read(damaged);
    assert_eq!(ran.data()["files"].as_array().unwrap().len(), 1);
    assert_eq!(codes(&ran), ["W-IMPORT-MEMBER"]);
    assert!(ran.json()["warnings"][0].to_string().contains("一月.csv"));
    // Cut off in the middle, there is no list of files any more: nothing is kept.
    let mut cut = whole;
    cut.truncate(cut.len() / 2);
    let ran = read(cut);
    assert_eq!((ran.status, ran.code().as_str()), (4, "E-IMPORT-06"));
}

#[test]
fn a_currency_that_was_assumed_and_signs_that_were_turned_are_said_in_both_languages() {
    const FOREIGN: &str = "Date,Description,Amount\n2026-03-02,A,10.00\n2026-03-03,B,-4.00\n";
    const TURNED: &str = "交易日期,交易类型,金额,参考号\n2026-03-02,消费,-10.00,973500000001\n\
        2026-03-02,消费,-20.00,973500000002\n2026-03-03,退货,4.00,973500000003\n";
    for (lang, assumed, turned) in
        [(Lang::En, "names no currency", "turned"), (Lang::Zh, "没写币种", "调转")]
    {
        let home = Sandbox::new(lang);
        let (bank, pos) = (home.file("bank.csv", FOREIGN), home.file("pos.csv", TURNED));
        let ran = home.run(&["import", "bank", &bank, "--dry-run", "--json"]);
        assert_eq!(codes(&ran), ["W-IMPORT-CURRENCY"]);
        assert!(ran.json()["warnings"].to_string().contains(assumed));
        let ran = home.run(&["import", "pos", &pos, "--dry-run", "--json"]);
        assert_eq!(codes(&ran), ["W-IMPORT-SIGNS"]);
        assert!(ran.json()["warnings"].to_string().contains(turned));
    }
}
