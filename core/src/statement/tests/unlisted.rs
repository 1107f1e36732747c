//! What an examiner found beyond the lists of names: columns that only sound like money, words under strange names.

use super::*;

fn bank(text: &str) -> Statement {
    let mut all = read(text.as_bytes(), None, Some(Bank), None, None).expect("reads");
    all.remove(0)
}

fn pos(text: &str) -> Statement {
    let mut all = read(text.as_bytes(), None, Some(Pos), None, None).expect("reads");
    all.remove(0)
}

/// Credits and debits in cents.
fn ways(s: &Statement) -> (i64, i64) {
    (s.credits().sum.minor, s.debits().sum.minor)
}

#[test]
fn a_name_that_only_contains_a_word_of_money_takes_no_money() {
    for (name, cell) in [
        ("Credit limit", "9000.00"),
        ("Available Credit", "5000.00"),
        ("Credit Card", "4321"),
        ("Credit Account", "12345678"),
        ("Debit Account", "12345678"),
        ("Creditor ID", "990011"),
        ("Deposit slip no", "1234"),
        ("Debit Count", "1"),
        ("Interest", "0.00"),
        ("Hold Amount", "0.00"),
        ("累计收入", "99999.00"),
        ("收入笔数", "1"),
        ("转入账号", "6222020200017788"),
        ("借方账号", "6222020200017788"),
        ("Total Credits YTD", "90000.00"),
    ] {
        let signed = bank(&format!(
            "Date,{name},Amount,Memo\n2026-03-02,{cell},10.00,a\n2026-03-03,{cell},-4.00,b\n2026-03-04,{cell},5.00,c\n"
        ));
        assert_eq!(ways(&signed), (1_500, 400), "{name} beside a sum with a sign");
        let pair = bank(&format!(
            "Date,{name},Credit,Debit,Memo\n2026-03-02,{cell},10.00,,a\n2026-03-03,{cell},,4.00,b\n2026-03-04,{cell},5.00,,c\n"
        ));
        assert_eq!(ways(&pair), (1_500, 400), "{name} beside a pair");
    }
    // A rate and a hold of nothing are no pair.
    let both = bank(
        "Date,Interest rate,Hold Amount,Amount\n2026-03-02,1.25,0.00,10.00\n2026-03-03,1.25,0.00,-4.00\n",
    );
    assert_eq!(ways(&both), (1_000, 400));
    // Nor is a name that does say what came in lost by it.
    let named = bank(
        "Date,Credit Card Amount,Debit Card Amount,Memo\n2026-03-02,10.00,,a\n2026-03-03,,4.00,b\n",
    );
    assert_eq!(ways(&named), (1_000, 400));
}

/// Sales and refunds in cents.
fn sold(s: &Statement) -> (i64, i64) {
    (s.sales().sum.minor, s.refunds().sum.minor)
}

#[test]
fn the_column_that_tells_refunds_is_known_by_its_words() {
    for (name, [sale, refund]) in [
        ("订单类型", ["支付", "退款"]),
        ("流水类型", ["消费", "退货"]),
        ("业务种类", ["POS消费", "POS退货"]),
        ("正反交易标志", ["正", "反"]),
        ("Order Type", ["Sale", "Refund"]),
        ("Payment Type", ["Payment", "Refund"]),
        ("Event", ["Card charge", "Card refund"]),
    ] {
        let s = pos(&format!(
            "交易时间,终端号,{name},交易金额,参考号\n2026-03-02 10:00:00,1,{sale},10.00,900000000001\n2026-03-02 11:00:00,1,{refund},4.00,900000000002\n2026-03-02 12:00:00,1,{sale},5.00,900000000003\n"
        ));
        assert_eq!((sold(&s), s.hints), ((1_500, 400), vec![]), "{name}");
    }
    // What was given back later, what was bought and the kind of card are no such words.
    for (name, [one, other]) in [
        ("退款情况", ["无退款", "已退款"]),
        ("商品名称", ["退款保险", "台灯"]),
        ("Card", ["Credit", "Debit"]),
    ] {
        let s = pos(&format!(
            "交易时间,终端号,{name},交易金额,参考号\n2026-03-02 10:00:00,1,{one},10.00,900000000001\n2026-03-02 11:00:00,1,{other},4.00,900000000002\n"
        ));
        assert_eq!(sold(&s), (1_400, 0), "{name}");
    }
}

#[test]
fn a_flag_that_marks_refunds_is_believed_and_said() {
    for (name, [sale, refund]) in [
        ("是否退款", ["否", "是"]),
        ("退款标识", ["0", "1"]),
        ("退款标志", ["", "R"]),
        ("Is Refund", ["No", "Yes"]),
        ("借贷标志", ["贷", "借"]),
        ("Dr/Cr", ["CR", "DR"]),
    ] {
        let s = pos(&format!(
            "交易时间,终端号,{name},交易金额,参考号\n2026-03-02 10:00:00,1,{sale},10.00,900000000001\n2026-03-02 11:00:00,1,{refund},4.00,900000000002\n2026-03-02 12:00:00,1,{sale},5.00,900000000003\n"
        ));
        let said = vec![Hint::RefundsMarked { column: name.into(), rows: 1 }];
        assert_eq!((sold(&s), s.hints), ((1_500, 400), said), "{name}");
    }
}

#[test]
fn sold_and_given_back_stand_in_two_columns() {
    for (sale, refund) in [
        ("收款金额", "退款金额"),
        ("收入金额", "退款金额"),
        ("收款", "退款"),
        ("Payments", "Refunds"),
        ("Paid", "Refund"),
        ("Sales", "Returns"),
    ] {
        for none in ["0.00", ""] {
            let s = pos(&format!(
                "交易时间,订单号,{sale},{refund},手续费\n2026-03-02 10:00:00,900000000001,10.00,{none},0.04\n2026-03-02 11:00:00,900000000002,{none},4.00,0.00\n2026-03-02 12:00:00,900000000003,5.00,{none},0.02\n"
            ));
            assert_eq!((sold(&s), s.skipped), ((1_500, 400), vec![]), "{sale} {none}");
        }
    }
}

#[test]
fn what_the_fee_column_says_is_the_fee() {
    let head = "交易时间,参考号,交易类型,Amount,Fee";
    let rows = |net: [&str; 3]| {
        format!(
            "2026-03-02 10:00:00,900000000001,消费,200.00,0.76,{}\n2026-03-02 11:00:00,900000000002,消费,100.00,0.38,{}\n2026-03-02 12:00:00,900000000003,消费,300.00,1.14,{}\n",
            net[0], net[1], net[2]
        )
    };
    let odd = pos(&format!("{head},Net\n{}", rows(["180.00", "99.62", "298.86"])));
    assert_eq!(odd.fees().minor, 228, "what else was kept back of one sale is no fee");
    for name in ["Net weight", "Net promoter", "Net of tax"] {
        let s = pos(&format!("{head},{name}\n{}", rows(["3", "3", "3"])));
        assert_eq!(s.fees().minor, 228, "{name}");
    }
    for name in ["商户回佣", "扣率手续费", "Charge Value", "Transaction charge"] {
        let text = format!(
            "交易时间,参考号,交易类型,交易金额,{name}\n2026-03-02 10:00:00,900000000001,消费,200.00,0.76\n"
        );
        assert_eq!(pos(&text).fees().minor, 76, "{name}");
    }
}
