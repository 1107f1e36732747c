import csv, io, os
from datetime import date, datetime, timedelta
import openpyxl

A = ("CN",)
ALL = ("CN", "HK", "UK")
EN = ("HK", "UK")


def m2(a):
    return "%s%d.%02d" % ("-" if a < 0 else "", abs(a) // 100, abs(a) % 100)


def mc(a):
    return ("-" if a < 0 else "") + "{:,}.{:02d}".format(abs(a) // 100, abs(a) % 100)


def mp(a):
    return "(" + mc(-a) + ")" if a < 0 else mc(a)


def myen(a):
    return ("-" if a < 0 else "") + "¥" + mc(abs(a))


CN = {
    "debit": "借记卡",
    "credit": "贷记卡",
    "wechat": "微信",
    "alipay": "支付宝",
    "upqr": "银联二维码",
    "visa": "VISA",
    "mc": "MASTERCARD",
    "up": "银联",
    "amex": "AMEX",
}
WX = {"debit": "银行卡(借记)", "credit": "银行卡(贷记)", "wechat": "微信支付", "alipay": "支付宝", "upqr": "云闪付"}
EN_ = {
    "debit": "Debit",
    "credit": "Credit",
    "wechat": "WeChat Pay",
    "alipay": "Alipay",
    "upqr": "UnionPay QR",
    "visa": "Visa",
    "mc": "Mastercard",
    "up": "UnionPay",
    "amex": "Amex",
}
KC = {"sale": "消费", "refund": "退货", "void": "消费撤销", "chargeback": "退单"}
KC2 = {"sale": "支付", "refund": "退款", "void": "撤销", "chargeback": "拒付"}
KE = {"sale": "Sale", "refund": "Refund", "void": "Void", "chargeback": "Chargeback"}


def stc(x):
    return {"ok": "交易成功", "fail": "交易失败", "void": "已撤销"}[x.status]


def stc2(x):
    return {"ok": "成功", "fail": "失败", "void": "已撤销"}[x.status]


def ste(x):
    return {"ok": "Approved", "fail": "Declined", "void": "Voided"}[x.status]


rate = lambda x: x.fee and "%.2f%%" % (x.fee / x.gross * 100) or "0.00%"
net = lambda x: x.gross - x.fee
dt = lambda f: lambda x: x.t.strftime(f)


# ---------------------------------------------------------------- POS layouts
# cols: (header, fn)
def P(name, c, fee, cols, **k):
    d = dict(
        name=name,
        c=c,
        fee=fee,
        cols=cols,
        status=any(h in ("交易状态", "状态", "Status", "Result") for h, _ in cols),
        ch=True,
        enc="utf-8",
        fmt="csv",
        tail=False,
        order="time",
    )
    d.update(k)
    return d


LP = [
    P(
        "unionpay-biz-gbk",
        A,
        True,
        [
            ("清算日期", lambda x: x.batch.strftime("%Y%m%d")),
            ("交易时间", dt("%Y-%m-%d %H:%M:%S")),
            ("终端号", lambda x: x.term),
            ("批次号", lambda x: x.t.strftime("%m%d01")),
            ("凭证号", lambda x: x.trace),
            ("检索参考号", lambda x: x.ref),
            ("卡号", lambda x: x.card),
            ("卡类型", lambda x: CN[x.ch]),
            ("交易类型", lambda x: KC[x.kind]),
            ("交易金额", lambda x: m2(x.gross)),
            ("手续费", lambda x: m2(x.fee)),
            ("清算金额", lambda x: m2(net(x))),
            ("交易状态", stc),
        ],
        enc="gb18030",
        pre="union",
        total=True,
    ),
    P(
        "unionpay-biz-nofee",
        A,
        False,
        [
            ("交易日期", dt("%Y%m%d")),
            ("交易时间", dt("%H%M%S")),
            ("终端编号", lambda x: x.term),
            ("凭证号", lambda x: x.trace),
            ("检索参考号", lambda x: x.ref),
            ("卡号", lambda x: x.card),
            ("卡种", lambda x: CN[x.ch]),
            ("交易类型", lambda x: KC[x.kind]),
            ("交易金额", lambda x: m2(x.gross)),
            ("交易状态", stc),
        ],
        enc="gb18030",
        pre="union",
        total=True,
    ),
    P(
        "lakala-xlsx",
        A,
        True,
        [
            ("序号", "#"),
            ("商户号", lambda x: "8221" + x.term),
            ("终端号", lambda x: x.term),
            ("交易日期", dt("%Y-%m-%d")),
            ("交易时间", dt("%H:%M:%S")),
            ("交易类型", lambda x: KC[x.kind]),
            ("支付方式", lambda x: WX[x.ch]),
            ("交易金额", lambda x: x.gross / 100),
            ("手续费", lambda x: x.fee / 100),
            ("结算金额", lambda x: net(x) / 100),
            ("系统参考号", lambda x: x.ref),
            ("商户订单号", lambda x: x.order),
            ("状态", stc2),
        ],
        fmt="xlsx",
        pre="title",
    ),
    P(
        "lakala-xlsx-nofee",
        A,
        False,
        [
            ("序号", "#"),
            ("终端号", lambda x: x.term),
            ("交易时间", lambda x: x.t),
            ("交易类型", lambda x: KC[x.kind]),
            ("支付方式", lambda x: WX[x.ch]),
            ("交易金额", lambda x: x.gross / 100),
            ("系统参考号", lambda x: x.ref),
            ("状态", stc2),
        ],
        fmt="xlsx",
        pre="title",
        order="newest",
    ),
    P(
        "wx-acquirer-tick",
        A,
        True,
        [
            ("交易时间", lambda x: "`" + x.t.strftime("%Y-%m-%d %H:%M:%S")),
            ("商户号", lambda x: "`1488" + x.term[:6]),
            ("设备号", lambda x: "`" + x.term),
            ("平台订单号", lambda x: "`" + x.order),
            ("交易类型", lambda x: "`" + KC2[x.kind]),
            ("付款渠道", lambda x: "`" + WX[x.ch]),
            ("订单金额", lambda x: "`" + m2(x.gross)),
            ("手续费", lambda x: "`" + m2(x.fee)),
            ("费率", lambda x: "`" + rate(x)),
            ("结算金额", lambda x: "`" + m2(net(x))),
        ],
        enc="utf-8-sig",
        total="tick",
    ),
    P(
        "sqb-stores",
        A,
        True,
        [
            ("交易日期", dt("%Y/%m/%d")),
            ("时间", dt("%H:%M")),
            ("门店", lambda x: "总店"),
            ("终端号", lambda x: x.term),
            ("收款通道", lambda x: WX[x.ch]),
            ("交易类型", lambda x: {"sale": "收款"}.get(x.kind, KC2[x.kind])),
            ("订单号", lambda x: x.order),
            ("实收金额", lambda x: mc(x.gross)),
            ("手续费", lambda x: m2(x.fee)),
            ("结算金额", lambda x: mc(net(x))),
            ("交易状态", stc2),
        ],
        enc="utf-8-sig",
        order="newest",
    ),
    P(
        "acct-tail-xlsx",
        A,
        True,
        [
            ("交易时间", dt("%Y-%m-%d %H:%M:%S")),
            ("终端号", lambda x: x.term),
            ("交易类型", lambda x: KC[x.kind]),
            ("卡类型", lambda x: CN[x.ch]),
            ("交易金额", lambda x: mc(x.gross)),
            ("手续费", lambda x: mc(x.fee)),
            ("入账金额", lambda x: mc(net(x))),
            ("参考号", lambda x: x.ref),
            ("入账账户", lambda x: "6217********" + x.tail),
        ],
        fmt="xlsx",
        pre="title",
        tail=True,
        total=True,
    ),
    P(
        "acct-tail-nofee",
        A,
        False,
        [
            ("交易时间", dt("%Y-%m-%d %H:%M:%S")),
            ("终端号", lambda x: x.term),
            ("交易类型", lambda x: KC[x.kind]),
            ("卡类型", lambda x: CN[x.ch]),
            ("交易金额", lambda x: m2(x.gross)),
            ("参考号", lambda x: x.ref),
            ("结算账号", lambda x: "****" + x.tail),
        ],
        enc="gb18030",
        tail=True,
    ),
    P(
        "minimal",
        A,
        False,
        [
            ("交易时间", dt("%Y-%m-%d %H:%M:%S")),
            ("金额", lambda x: m2(x.gross)),
            ("终端号", lambda x: x.term),
            ("参考号", lambda x: x.ref),
        ],
        ch=False,
        enc="gb18030",
    ),
    P(
        "utf16-tsv",
        A,
        True,
        [
            ("交易日期", dt("%Y-%m-%d")),
            ("交易时间", dt("%H:%M:%S")),
            ("终端号", lambda x: x.term),
            ("参考号", lambda x: x.ref),
            ("交易类型", lambda x: KC[x.kind]),
            ("卡类型", lambda x: CN[x.ch]),
            ("交易金额", lambda x: m2(x.gross)),
            ("手续费", lambda x: m2(x.fee)),
            ("清算金额", lambda x: m2(net(x))),
        ],
        enc="utf-16",
        delim="\t",
    ),
    P(
        "by-terminal",
        A,
        True,
        [
            ("终端号", lambda x: x.term),
            ("交易日期", dt("%Y.%m.%d")),
            ("交易时间", dt("%H:%M:%S")),
            ("流水号", lambda x: x.trace),
            ("参考号", lambda x: x.ref),
            ("交易类型", lambda x: KC[x.kind]),
            ("卡类型", lambda x: CN[x.ch]),
            ("交易金额", lambda x: mc(abs(x.gross)) if x.kind != "sale" else mc(x.gross)),
            ("手续费", lambda x: m2(x.fee)),
            ("清算金额", lambda x: mc(net(x))),
        ],
        enc="gb18030",
        order="term",
        pre="union",
        total=True,
    ),
    P(
        "by-terminal-subtotal",
        A,
        False,
        [
            ("终端号", lambda x: x.term),
            ("交易时间", dt("%Y-%m-%d %H:%M:%S")),
            ("参考号", lambda x: x.ref),
            ("交易类型", lambda x: KC[x.kind]),
            ("支付方式", lambda x: WX[x.ch]),
            ("交易金额", lambda x: mc(x.gross)),
            ("交易状态", stc),
        ],
        fmt="xlsx",
        order="term",
        subtotal=True,
        pre="title",
    ),
    P(
        "yuan-sign",
        A,
        False,
        [
            ("交易时间", dt("%Y年%m月%d日 %H:%M:%S")),
            ("支付渠道", lambda x: WX[x.ch]),
            ("终端编号", lambda x: x.term),
            ("交易类型", lambda x: KC2[x.kind]),
            ("交易金额(元)", lambda x: myen(x.gross)),
            ("订单号", lambda x: x.order),
            ("状态", stc2),
        ],
        enc="utf-8-sig",
    ),
    P(
        "en-acquirer",
        EN,
        True,
        [
            ("Transaction Date", dt("%d/%m/%Y")),
            ("Time", dt("%H:%M:%S")),
            ("TID", lambda x: x.term),
            ("Card Type", lambda x: EN_[x.ch]),
            ("Card Number", lambda x: x.card),
            ("Auth Code", lambda x: x.trace),
            ("RRN", lambda x: x.ref),
            ("Transaction Type", lambda x: KE[x.kind]),
            ("Amount", lambda x: mp(x.gross)),
            ("MDR", lambda x: mp(x.fee)),
            ("Net Amount", lambda x: mp(net(x))),
        ],
        pre="en",
        total="en",
    ),
    P(
        "en-acquirer-nofee",
        EN,
        False,
        [
            ("Date", dt("%d/%m/%Y")),
            ("Time", dt("%H:%M")),
            ("Terminal ID", lambda x: x.term),
            ("Scheme", lambda x: EN_[x.ch]),
            ("Type", lambda x: KE[x.kind]),
            ("Amount", lambda x: m2(x.gross)),
            ("Reference", lambda x: x.ref),
            ("Status", ste),
        ],
        order="newest",
    ),
    P(
        "en-xlsx",
        EN,
        True,
        [
            ("Txn Date", lambda x: x.t.replace(hour=0, minute=0, second=0)),
            ("Txn Time", dt("%H:%M:%S")),
            ("Terminal", lambda x: x.term),
            ("Scheme", lambda x: EN_[x.ch]),
            ("Txn Type", lambda x: KE[x.kind]),
            ("Gross", lambda x: x.gross / 100),
            ("Fee", lambda x: x.fee / 100),
            ("Net", lambda x: net(x) / 100),
            ("RRN", lambda x: x.ref),
            ("Status", ste),
        ],
        fmt="xlsx",
        pre="en",
    ),
    P(
        "en-iso",
        ("UK",),
        False,
        [
            ("Transaction Time", dt("%Y-%m-%dT%H:%M:%S")),
            ("Terminal ID", lambda x: x.term),
            ("Card Scheme", lambda x: EN_[x.ch]),
            ("Transaction Type", lambda x: KE[x.kind]),
            ("Gross Amount", lambda x: m2(x.gross)),
            ("Currency", lambda x: "GBP"),
            ("Reference Number", lambda x: x.ref),
        ],
    ),
    P(
        "hk-ddmmm",
        ("HK",),
        True,
        [
            ("Trans Date", dt("%d-%b-%Y")),
            ("Trans Time", dt("%H:%M:%S")),
            ("Terminal No.", lambda x: x.term),
            ("Card Type", lambda x: EN_[x.ch]),
            ("Trans Type", lambda x: KE[x.kind]),
            ("Ref No.", lambda x: x.ref),
            ("Trans Amount (HKD)", lambda x: mc(x.gross)),
            ("Discount", lambda x: m2(x.fee)),
            ("Net Amount (HKD)", lambda x: mc(net(x))),
        ],
        pre="en",
        total="en",
    ),
    P(
        "en-cn-wallet",
        A,
        True,
        [
            ("Trade Time", dt("%Y-%m-%d %H:%M:%S")),
            ("Terminal ID", lambda x: x.term),
            ("Channel", lambda x: EN_[x.ch]),
            ("Type", lambda x: KE[x.kind]),
            ("Amount", lambda x: m2(x.gross)),
            ("Fee", lambda x: m2(x.fee)),
            ("Net Amount", lambda x: m2(net(x))),
            ("Order No", lambda x: x.order),
            ("Status", lambda x: {"ok": "Success", "fail": "Failed", "void": "Voided"}[x.status]),
        ],
    ),
]


def grid_pos(L, out, meta, rng, xs):
    rows = []
    pre = L.get("pre")
    s, e = meta["s"], meta["e"]
    H = [h for h, _ in L["cols"]]
    if L["fmt"] != "xlsx" or True:
        if pre == "union":
            rows += [["商户编号：" + meta["mid"]], ["商户名称：" + meta["shop"]], ["查询日期：%s 至 %s" % (s, e)], []]
        if pre == "title":
            rows += [["%s 交易明细" % meta["shop"]], ["统计时间：%s 至 %s" % (s, e)]]
        if pre == "en":
            rows += [
                ["Merchant Transaction Report"],
                ["Merchant ID", meta["mid"]],
                ["Merchant Name", meta["shop"]],
                ["Period", "%s - %s" % (s.strftime("%d/%m/%Y"), e.strftime("%d/%m/%Y"))],
                [],
            ]
    rows.append(H)
    o = sorted(xs, key=lambda x: (x.t, x.ref))
    if L["order"] == "newest":
        o = o[::-1]
    if L["order"] == "term":
        o = sorted(o, key=lambda x: (x.term, x.t))
    ix = [i for i, h in enumerate(H) if h in ("交易金额", "Amount", "Trans Amount (HKD)", "交易金额(元)")]
    last = None
    grp = []

    def sub(t, g):
        r = [""] * len(H)
        r[0] = "小计"
        r[1] = "%d笔" % len(g)
        r[ix[0]] = mc(sum(z.gross for z in g if z.status == "ok"))
        rows.append(r)

    for n, x in enumerate(o):
        if L.get("subtotal") and last is not None and x.term != last:
            sub(last, grp)
            grp = []
        last = x.term
        grp.append(x)
        rows.append([n + 1 if f == "#" else f(x) for _, f in L["cols"]])
    if L.get("subtotal") and grp:
        sub(last, grp)
    ok = [z for z in o if z.status == "ok"]
    if L.get("total") is True or L.get("total") == "en":
        r = [""] * len(H)
        r[0] = "合计" if L["total"] is True else "Total"
        f = dict(L["cols"])

        class T:
            pass

        for i, h in enumerate(H):
            if h in ("交易金额", "Amount", "Trans Amount (HKD)"):
                r[i] = mc(sum(z.gross for z in ok))
            if h in ("手续费", "MDR", "Discount"):
                r[i] = mc(sum(z.fee for z in ok))
            if h in ("清算金额", "Net Amount", "入账金额", "Net Amount (HKD)"):
                r[i] = mc(sum(net(z) for z in ok))
        rows.append(r)
    if L.get("total") == "tick":
        rows.append(["总交易单数", "订单总金额", "手续费总金额"])
        rows.append(["`%d" % len(ok), "`" + m2(sum(z.gross for z in ok)), "`" + m2(sum(z.fee for z in ok))])
    return rows


def save(rows, path, fmt, enc, delim=",", quote=False, tabpad=False):
    if fmt == "xlsx":
        wb = openpyxl.Workbook()
        ws = wb.active
        for r in rows:
            ws.append([c if c != "" else None for c in r])
        wb.save(path)
        return
    b = io.StringIO()
    w = csv.writer(b, delimiter=delim, lineterminator="\r\n", quoting=csv.QUOTE_ALL if quote else csv.QUOTE_MINIMAL)
    for r in rows:
        w.writerow(
            [
                (
                    str(c) + ("\t" if tabpad and c != "" else "")
                    if not isinstance(c, datetime)
                    else c.strftime("%Y-%m-%d %H:%M:%S")
                )
                for c in r
            ]
        )
    open(path, "wb").write(b.getvalue().encode(enc))


def write_pos(L, out, meta, dir, rng):
    files = []
    parts = [out]
    if rng.random() < 0.07 and len(out) > 40:
        k = len(out) // 2
        mid = out[k].t.date()
        parts = [[x for x in out if x.t.date() < mid], [x for x in out if x.t.date() >= mid]]
    for i, xs in enumerate(parts):
        if not xs:
            continue
        p = os.path.join(dir, "pos%s.%s" % (i + 1 if len(parts) > 1 else "", L["fmt"]))
        m = dict(meta)
        if len(parts) > 1:
            if i == 0:
                m["e"] = xs[-1].t.date()
            else:
                m["s"] = xs[0].t.date()
        save(grid_pos(L, out, m, rng, xs), p, L["fmt"], L["enc"], L.get("delim", ","), L.get("quote", False))
        files.append(os.path.basename(p))
    return files


# ---------------------------------------------------------------- bank layouts
inn = lambda b: b["a"] if b["a"] > 0 else None
oun = lambda b: -b["a"] if b["a"] < 0 else None


def o2(f):
    return lambda b: "" if f(b) is None else m2(f(b))


def oc(f):
    return lambda b: "" if f(b) is None else mc(f(b))


bd = lambda f: lambda b: b["d"].strftime(f)
bt = lambda f: lambda b: b["t"].strftime(f)


def B(name, c, cols, **k):
    d = dict(name=name, c=c, cols=cols, enc="utf-8", fmt="csv", order="old")
    d.update(k)
    return d


LB = [
    B(
        "icbc",
        A,
        [
            ("交易日期", bd("%Y-%m-%d")),
            ("摘要", lambda b: b["s"]),
            ("交易详情", lambda b: b["n"]),
            ("交易场所", lambda b: ""),
            ("交易国家或地区简称", lambda b: "CHN"),
            ("钞/汇", lambda b: "钞"),
            ("交易金额(收入)", lambda b: "-"),
            ("交易金额(支出)", lambda b: "-"),
            ("交易币种", lambda b: "-"),
            ("记账金额(收入)", oc(inn)),
            ("记账金额(支出)", oc(oun)),
            ("记账币种", lambda b: "人民币"),
            ("余额", lambda b: mc(b["bal"])),
            ("对方户名", lambda b: b["cp"]),
            ("对方账户", lambda b: b["acct"]),
        ],
        order="new",
        pre="icbc",
        total="icbc",
        tabpad=True,
    ),
    B(
        "ccb-xlsx",
        A,
        [
            ("序号", "#"),
            ("摘要", lambda b: b["s"]),
            ("币别", lambda b: "人民币元"),
            ("钞汇", lambda b: "钞"),
            ("交易日期", bd("%Y%m%d")),
            ("交易金额", lambda b: mc(b["a"])),
            ("账户余额", lambda b: mc(b["bal"])),
            ("交易地点/附言", lambda b: b["n"]),
            ("对方账号与户名", lambda b: b["acct"] + "/" + b["cp"] if b["cp"] else ""),
        ],
        fmt="xlsx",
        pre="ccb",
        range=True,
    ),
    B(
        "bocom",
        A,
        [
            ("序号", "#"),
            ("交易日期", bd("%Y-%m-%d")),
            ("交易时间", bt("%H:%M:%S")),
            ("交易类型", lambda b: b["s"]),
            ("借贷", lambda b: "贷 Cr" if b["a"] > 0 else "借 Dr"),
            ("交易金额", lambda b: m2(abs(b["a"]))),
            ("余额", lambda b: m2(b["bal"])),
            ("对方账号", lambda b: b["acct"]),
            ("对方户名", lambda b: b["cp"]),
            ("交易地点", lambda b: "其他"),
            ("摘要", lambda b: b["n"]),
        ],
    ),
    B(
        "cmb",
        A,
        [
            ("交易日期", bd("%Y%m%d")),
            ("交易时间", bt("%H:%M:%S")),
            ("收入", o2(inn)),
            ("支出", o2(oun)),
            ("余额", lambda b: m2(b["bal"])),
            ("交易类型", lambda b: b["s"]),
            ("交易备注", lambda b: (b["n"] + " " + b["cp"]).strip()),
        ],
        order="new",
        pre="cmb",
        range=True,
        enc="gb18030",
        total="cmb",
    ),
    B(
        "abc-signed",
        A,
        [
            ("交易日期", bd("%Y%m%d")),
            ("交易时间", bt("%H%M%S")),
            ("交易金额", lambda b: ("+" if b["a"] > 0 else "") + m2(b["a"])),
            ("本次余额", lambda b: m2(b["bal"])),
            ("对手信息", lambda b: (b["cp"] + " " + b["acct"][-4:]) if b["cp"] else ""),
            ("日志号", lambda b: b["acct"][:9]),
            ("交易渠道", lambda b: "超级网银"),
            ("交易摘要", lambda b: b["s"]),
            ("附言", lambda b: b["n"]),
        ],
        fmt="xlsx",
        pre="abc",
        range=True,
    ),
    B(
        "boc-dual",
        A,
        [
            ("交易日期[ Transaction Date ]", bd("%Y%m%d")),
            ("交易时间[ Transaction time ]", bt("%H:%M:%S")),
            ("业务类型[ Business type ]", lambda b: b["s"]),
            ("付款人名称[ Payer's Name ]", lambda b: b["cp"] if b["a"] > 0 else "本人"),
            ("收款人名称[ Payee's Name ]", lambda b: "本人" if b["a"] > 0 else b["cp"]),
            ("交易货币[ Trade Currency ]", lambda b: "CNY"),
            ("交易金额[ Trade Amount ]", lambda b: m2(b["a"])),
            ("交易后余额[ After-transaction balance ]", lambda b: m2(b["bal"])),
            ("摘要[ Reference ]", lambda b: b["n"]),
        ],
        enc="gb18030",
        pre="boc",
        range=True,
    ),
    B(
        "psbc",
        A,
        [
            ("交易日期", bd("%Y-%m-%d")),
            ("交易时间", bt("%H:%M")),
            ("收入金额", oc(inn)),
            ("支出金额", oc(oun)),
            ("账户余额", lambda b: mc(b["bal"])),
            ("对方户名", lambda b: b["cp"]),
            ("对方账号", lambda b: b["acct"]),
            ("交易摘要", lambda b: b["s"]),
            ("备注", lambda b: b["n"]),
        ],
        fmt="xlsx",
        order="new",
    ),
    B(
        "rural-corp",
        A,
        [
            ("日期", bd("%Y/%m/%d")),
            ("凭证号", lambda b: b["acct"][-6:]),
            ("摘要", lambda b: (b["s"] + " " + b["n"]).strip()),
            ("对方单位", lambda b: b["cp"]),
            ("借方发生额", o2(oun)),
            ("贷方发生额", o2(inn)),
            ("余额", lambda b: m2(b["bal"])),
        ],
        pre="corp",
        openclose=True,
        range=True,
        enc="gb18030",
        total="corp",
    ),
    B(
        "minsheng-xlsx",
        A,
        [
            ("记账日期", lambda b: __import__("datetime").datetime.combine(b["d"], b["t"])),
            ("借方金额", lambda b: (oun(b) or 0) / 100),
            ("贷方金额", lambda b: (inn(b) or 0) / 100),
            ("余额", lambda b: b["bal"] / 100),
            ("对方户名", lambda b: b["cp"]),
            ("摘要", lambda b: b["s"]),
            ("用途", lambda b: b["n"]),
        ],
        fmt="xlsx",
        pre="corp2",
    ),
    B(
        "utf16",
        A,
        [
            ("交易时间", lambda b: b["d"].strftime("%Y-%m-%d ") + b["t"].strftime("%H:%M:%S")),
            ("收入", o2(inn)),
            ("支出", o2(oun)),
            ("余额", lambda b: m2(b["bal"])),
            ("对方户名", lambda b: b["cp"]),
            ("摘要", lambda b: b["s"]),
            ("附言", lambda b: b["n"]),
        ],
        enc="utf-16",
        delim="\t",
    ),
    B(
        "flag-cn",
        A,
        [
            ("记账日", bd("%Y%m%d")),
            ("收支", lambda b: "收" if b["a"] > 0 else "支"),
            ("发生额", lambda b: mc(abs(b["a"]))),
            ("余额", lambda b: mc(b["bal"])),
            ("摘要", lambda b: b["s"]),
            ("对方名称", lambda b: b["cp"]),
            ("附言", lambda b: b["n"]),
        ],
        enc="gb18030",
        order="new",
    ),
    B(
        "jsbank-xlsx-num",
        A,
        [
            ("交易日期", bd("%Y-%m-%d")),
            ("交易时间", bt("%H:%M:%S")),
            ("支出", lambda b: "" if oun(b) is None else oun(b) / 100),
            ("收入", lambda b: "" if inn(b) is None else inn(b) / 100),
            ("余额", lambda b: b["bal"] / 100),
            ("对方户名", lambda b: b["cp"]),
            ("对方账号", lambda b: b["acct"]),
            ("摘要", lambda b: b["s"]),
            ("交易附言", lambda b: b["n"]),
        ],
        fmt="xlsx",
        pre="abc",
        range=True,
        total="sum",
    ),
    B(
        "hsbc-hk",
        ("HK",),
        [
            ("Date", bd("%d/%m/%Y")),
            ("Description", lambda b: (b["cp"] + " " + b["n"]).strip() or b["s"]),
            ("Debit", oc(oun)),
            ("Credit", oc(inn)),
            ("Balance", lambda b: mc(b["bal"])),
        ],
        order="new",
    ),
    B(
        "hangseng",
        ("HK",),
        [
            ("Transaction Date", bd("%d %b %Y")),
            ("Transaction Details", lambda b: (b["s"] + " " + b["cp"] + " " + b["n"]).strip()),
            ("Deposit", o2(inn)),
            ("Withdrawal", o2(oun)),
            ("Balance (HKD)", lambda b: m2(b["bal"])),
        ],
        pre="hs",
        range=True,
    ),
    B(
        "boc-hk-cn",
        ("HK",),
        [
            ("日期", bd("%Y/%m/%d")),
            ("交易摘要", lambda b: (b["cp"] + " " + b["n"]).strip() or b["s"]),
            ("存入", oc(inn)),
            ("提取", oc(oun)),
            ("结余", lambda b: mc(b["bal"])),
        ],
        enc="utf-8-sig",
    ),
    B(
        "natwest",
        ("UK",),
        [
            ("Date", bd("%d %b %Y")),
            ("Type", lambda b: b["s"]),
            ("Description", lambda b: (b["cp"] + " " + b["n"]).strip()),
            ("Value", lambda b: m2(b["a"])),
            ("Balance", lambda b: m2(b["bal"])),
            ("Account Name", lambda b: "THE CORNER SHOP"),
            ("Account Number", lambda b: "601234-12345678"),
        ],
        order="new",
    ),
    B(
        "nationwide",
        ("UK",),
        [
            ("Date", bd("%d %b %Y")),
            ("Transaction type", lambda b: b["s"]),
            ("Description", lambda b: (b["cp"] + " " + b["n"]).strip()),
            ("Paid out", lambda b: "" if oun(b) is None else "£" + m2(oun(b))),
            ("Paid in", lambda b: "" if inn(b) is None else "£" + m2(inn(b))),
            ("Balance", lambda b: "£" + m2(b["bal"])),
        ],
        pre="nw",
        order="new",
        enc="cp1252",
    ),
    B(
        "barclays",
        ("UK",),
        [
            ("Number", lambda b: ""),
            ("Date", bd("%d/%m/%Y")),
            ("Account", lambda b: "20-00-00 12345678"),
            ("Amount", lambda b: m2(b["a"])),
            ("Subcategory", lambda b: b["s"]),
            ("Memo", lambda b: (b["cp"] + " " + b["n"]).strip()),
        ],
        nobal=True,
    ),
    B(
        "hsbc-uk",
        ("UK", "HK"),
        [
            ("Date", bd("%Y-%m-%d")),
            ("Description", lambda b: (b["s"] + " " + b["cp"] + " " + b["n"]).strip()),
            ("Money in", oc(inn)),
            ("Money out", oc(oun)),
            ("Balance", lambda b: mc(b["bal"])),
        ],
        fmt="xlsx",
        pre="hs",
        range=True,
    ),
]


def grid_bank(L, rs, meta, rng):
    bs, be = meta["bs"], meta["be"]
    rows = []
    H = [h for h, _ in L["cols"]]
    pre = L.get("pre")
    ac = meta["acct"]
    if pre == "icbc":
        rows += [
            ["明细查询文件下载"],
            [],
            ["卡号: %s****%s" % (ac[:4], ac[-4:]), "卡别名: "],
            [],
            ["子账户序号: 00000", "子账户类别: 活期", "子账户别名: "],
            [],
        ]
    if pre == "ccb":
        rows += [
            ["中国建设银行个人活期账户全部交易明细"],
            ["卡号/账号:" + ac, "", "", "客户名称:某某"],
            ["起止日期:%s-%s" % (bs.strftime("%Y%m%d"), be.strftime("%Y%m%d"))],
        ]
    if pre == "cmb":
        rows += [
            ["招商银行交易记录"],
            ["账号: [%s******%s]" % (ac[:6], ac[-4:])],
            ["起始日期: [%s]   终止日期: [%s]" % (bs.strftime("%Y%m%d"), be.strftime("%Y%m%d"))],
            ["过滤设置：   无"],
            [],
        ]
    if pre == "abc":
        rows += [
            ["账户明细查询"],
            ["账号：" + ac, "", "户名：" + meta["shop"]],
            ["起始日期：%s" % bs, "", "截止日期：%s" % be],
        ]
    if pre == "boc":
        rows += [
            ["查询账号[ Inquirer account number ]", ac],
            ["起始日期[ Start date ]", bs.strftime("%Y%m%d")],
            ["截止日期[ End date ]", be.strftime("%Y%m%d")],
            ["总笔数[ Total number ]", len(rs)],
            [],
        ]
    if pre == "corp":
        rows += [
            ["XX农村商业银行 单位活期存款对账单"],
            ["户名：" + meta["shop"], "账号：" + ac, "币种：人民币"],
            ["起止日期：%s 至 %s" % (bs, be)],
        ]
    if pre == "corp2":
        rows += [["账户交易明细"], ["账号", "%s" % ac, "户名", meta["shop"]]]
    if pre == "hs":
        rows += [
            ["Account Statement"],
            ["Account Number", ac[-12:]],
            ["Statement Period", "%s to %s" % (bs.strftime("%d/%m/%Y"), be.strftime("%d/%m/%Y"))],
            [],
        ]
    if pre == "nw":
        rows += [
            ["Account Name:", "Business Account ****%s" % ac[-4:]],
            ["Account Balance:", "£" + m2(rs[-1]["bal"])],
            ["Available Balance: ", "£" + m2(rs[-1]["bal"])],
            [],
        ]
    rows.append(H)
    n = len(H)
    bi = [i for i, h in enumerate(H) if "余额" in h][:1]
    if L.get("openclose"):
        r = [""] * n
        r[2] = "期初余额"
        r[bi[0]] = m2(rs[0]["bal"] - rs[0]["a"])
        rows.append(r)
    o = rs if L["order"] == "old" else rs[::-1]
    for i, b in enumerate(o):
        rows.append([i + 1 if f == "#" else f(b) for _, f in L["cols"]])
    if L.get("openclose"):
        r = [""] * n
        r[2] = "期末余额"
        r[bi[0]] = m2(rs[-1]["bal"])
        rows.append(r)
    I = sum(b["a"] for b in rs if b["a"] > 0)
    O = -sum(b["a"] for b in rs if b["a"] < 0)
    t = L.get("total")
    if t == "icbc":
        rows += [[" "], ["人民币合计"] + [""] * 8 + [mc(I), mc(O)]]
    if t == "cmb":
        rows += [
            [],
            ["合计", "", m2(I), m2(O)],
            ["收入合计: %d 笔" % sum(b["a"] > 0 for b in rs), "共 %s 元" % m2(I)],
            ["支出合计: %d 笔" % sum(b["a"] < 0 for b in rs), "共 %s 元" % m2(O)],
        ]
    if t == "corp":
        r = [""] * n
        r[2] = "本页合计"
        r[4] = m2(O)
        r[5] = m2(I)
        rows.append(r)
    if t == "sum":
        r = [""] * n
        r[0] = "合计"
        r[2] = O / 100
        r[3] = I / 100
        rows.append(r)
    return rows


def write_bank(L, rs, meta, dir, rng):
    files = []
    parts = [(rs, meta)]
    if rng.random() < 0.08 and len(rs) > 30:
        cut = meta["bs"] + (meta["be"] - meta["bs"]) // 2
        a = [b for b in rs if b["d"] <= cut]
        z = [b for b in rs if b["d"] > cut]
        if a and z:
            parts = [(a, dict(meta, be=cut)), (z, dict(meta, bs=cut + timedelta(days=1)))]
    for i, (xs, m) in enumerate(parts):
        p = os.path.join(dir, "bank%s.%s" % (i + 1 if len(parts) > 1 else "", L["fmt"]))
        save(grid_bank(L, xs, m, rng), p, L["fmt"], L["enc"], L.get("delim", ","), tabpad=L.get("tabpad", False))
        files.append(os.path.basename(p))
    return files
