#!/usr/bin/env python3
"""seed -> shop-month: POS export + bank statement + truth.json. Written from how acquirers pay, not from the program."""

import sys, os, json, random, csv, io, itertools, math
from datetime import date, datetime, timedelta, time
from collections import defaultdict

D = timedelta(days=1)
OFF, ON = set(), set()
for y in (2025, 2026):
    for x in json.load(
        open(os.path.join(os.path.dirname(os.path.abspath(__file__)), f"../../core/tests/clocks/holiday-cn/{y}.json"))
    )["days"]:
        (OFF if x["isOffDay"] else ON).add(date.fromisoformat(x["date"]))
HK = {
    date.fromisoformat(x)
    for x in "2025-01-01 2025-01-29 2025-01-30 2025-01-31 2025-04-04 2025-04-18 2025-04-19 2025-04-21 2025-05-01 2025-05-05 2025-05-31 2025-07-01 2025-10-01 2025-10-07 2025-10-29 2025-12-25 2025-12-26 2026-01-01 2026-02-17 2026-02-18 2026-02-19 2026-04-03 2026-04-04 2026-04-06 2026-04-07 2026-05-01 2026-05-25 2026-06-19 2026-07-01 2026-09-26 2026-10-01 2026-10-19".split()
}
UK = {
    date.fromisoformat(x)
    for x in "2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25".split()
}


def working(d, c):
    if c == "CN":
        return d in ON or (d.weekday() < 5 and d not in OFF)
    if c == "HK":
        return d.weekday() < 5 and d not in HK
    return d.weekday() < 5 and d not in UK


def addlag(b, lag, c):
    n, u = lag
    if u == "cal":
        return b + n * D
    if u == "week":  # week Mon-Sun, paid n days after Sunday, rolled to a working day
        e = b + (6 - b.weekday()) * D + n * D
        while not working(e, c):
            e += D
        return e
    d = b
    if n == 0:
        while not working(d, c):
            d += D
        return d
    while n:
        d += D
        if working(d, c):
            n -= 1
    return d


def rhu(x):
    return int(math.floor(abs(x) + 0.5 + 1e-9)) * (1 if x >= 0 else -1)


class Tx:
    __slots__ = "t term kind ch gross fee ref order batch due unpaid late status card trace settle exported cr tail orig hiddenfee".split()

    def __init__(s, **k):
        for a in s.__slots__:
            setattr(s, a, None)
        for a, v in k.items():
            setattr(s, a, v)


class Cr:
    def __init__(s, d, items, key):
        s.date = d
        s.items = items
        s.key = key
        s.due = d
        s.amt = 0
        s.extra = 0
        s.tags = []


CHN = {
    "debit": ["借记卡"],
    "credit": ["贷记卡"],
    "wechat": ["微信支付"],
    "alipay": ["支付宝"],
    "upqr": ["银联二维码"],
}
CHE = {
    "debit": "DEBIT",
    "credit": "CREDIT",
    "wechat": "WECHAT PAY",
    "alipay": "ALIPAY",
    "upqr": "UPI QR",
    "visa": "VISA",
    "mc": "MASTERCARD",
    "amex": "AMEX",
    "up": "UNIONPAY",
}


class Retry(Exception):
    pass


def plan(rng, seed):
    p = {}
    hard = seed % 3 == 0
    p["hard"] = hard
    r = rng.random()
    p["c"] = "CN" if r < 0.82 else ("HK" if r < 0.9 else "UK")
    c = p["c"]
    y, m = rng.choice([(2025, k) for k in range(1, 13)] + [(2026, k) for k in range(1, 11)])
    if rng.random() < 0.2:
        y, m = rng.choice([(2025, 1), (2025, 2), (2025, 5), (2025, 10), (2026, 1), (2026, 2), (2026, 5), (2026, 10)])
    s = date(y, m, 1)
    e = date(y + m // 12, m % 12 + 1, 1) - D
    if rng.random() < 0.25:
        s = s + rng.randrange(0, 12) * D
        e = min(e, s + rng.randrange(13, 24) * D)
    p["s"], p["e"] = s, e
    p["mode"] = rng.choices(["sale", "run", "term", "chan"], [14, 58, 15, 13])[0]
    p["shop"] = rng.choice(["restaurant", "pharmacy", "boutique", "hotel", "grocery", "bakery", "bar"])
    p["lam"] = rng.choice([3, 5, 7]) if p["mode"] == "sale" else rng.choice([3, 5, 8, 8, 12, 12, 18, 28])
    p["nt"] = rng.choice([1, 1, 2, 2, 3, 4])
    if p["mode"] == "term":
        p["nt"] = max(2, p["nt"])
    p["chs"] = {
        "CN": rng.choice(
            [
                ["debit", "credit", "wechat", "alipay"],
                ["debit", "credit", "wechat", "alipay"],
                ["debit", "credit"],
                ["wechat", "alipay"],
                ["debit", "credit", "wechat", "alipay", "upqr"],
            ]
        ),
        "HK": ["visa", "mc", "up", "alipay"],
        "UK": ["visa", "mc", "debit", "amex"][: rng.choice([3, 4])],
    }[c]
    if p["mode"] == "chan" and len(p["chs"]) < 2:
        p["chs"] = ["debit", "credit", "wechat"]
    f = rng.random()
    if c == "CN":
        if f < 0.4:
            p["rates"] = {k: rng.choice([38, 60, 55, 50, 30]) for k in ["*"]}
        elif f < 0.95:
            p["rates"] = {"debit": 50, "credit": 60, "wechat": 38, "alipay": 38, "upqr": 38}
        else:
            p["rates"] = {"*": 0}
    elif c == "HK":
        p["rates"] = {"*": 200} if f < 0.4 else {"visa": 180, "mc": 180, "up": 150, "alipay": 120}
    else:
        p["rates"] = {"*": 175} if f < 0.4 else {"visa": 140, "mc": 140, "debit": 60, "amex": 250}
    p["cap"] = 2000 if (c == "CN" and "debit" in p["rates"]) else None
    # rates in 1/100 % (basis points)
    r = rng.random()
    p["amt"] = "net" if r < 0.76 else ("grossd" if r < 0.88 else "grossm")
    if p["rates"].get("*") == 0:
        p["amt"] = "net"
    p["listed"] = rng.random() < (0.62 if not hard else 0.5)
    p["round"] = "sale" if (p["listed"] or rng.random() < 0.6 or p["mode"] == "sale") else "run"
    if p["listed"] and hard and rng.random() < 0.12 and p["mode"] != "sale":
        p["round"] = "run"
    if p["round"] == "run":
        p["cap"] = None
    p["cut"] = rng.choices([None, time(23, 0), time(22, 30), time(22, 0), time(21, 0)], [60, 20, 8, 7, 5])[0]
    r = rng.random()
    if c == "CN":
        p["lag"] = rng.choices(
            [(1, "work"), (1, "cal"), (0, "cal"), (2, "work"), (2, "cal"), (2, "week")], [42, 28, 10, 9, 3, 5]
        )[0]
    else:
        p["lag"] = rng.choices([(1, "work"), (2, "work"), (1, "cal"), (3, "work"), (2, "week")], [35, 35, 15, 8, 7])[
            0
        ]
    if p["mode"] == "sale" and p["lag"][1] == "week":
        p["lag"] = (1, "work")
    if p["lag"][0] == 0 and p["mode"] != "sale" and p["cut"] is None:
        p["cut"] = rng.choice([time(23, 0), time(22, 30), time(22, 0)])
    if p["lag"][0] == 0 and p["mode"] == "sale":
        p["cut"] = None
    p["merge"] = p["lag"][1] == "week" or (p["lag"][1] == "work" and rng.random() < 0.7)
    p["style"] = rng.choices(["same", "after", "early", "first"], [45, 38, 9, 8])[0]
    if p["lag"][1] == "week" and p["style"] == "early":
        p["style"] = "after"
    p["bysettle"] = p["cut"] is not None and rng.random() < 0.5
    p["refkeep"] = rng.random() < 0.5
    p["neg"] = rng.choice(["debit", "carry"])
    # faults
    F = [
        "upgrade",
        "upgrade",
        "netgap",
        "outage",
        "termset",
        "agree_share",
        "agree_lag",
        "platform",
        "held",
        "misdir",
        "single",
        "single",
        "half",
        "halfd",
    ]
    n = rng.choices([0, 1, 2], [18, 72, 10] if not hard else [12, 68, 20])[0]
    p["faults"] = rng.sample(F, n) if n else []
    if len(set(x.split("_")[0] for x in p["faults"])) < n:
        p["faults"] = p["faults"][:1]
    if "termset" in p["faults"] and p["nt"] < 2:
        p["nt"] = rng.choice([2, 3])
    if "halfd" in p["faults"] and p["mode"] in ("sale",):
        p["faults"] = ["single"]
    if "half" in p["faults"] and p["mode"] == "sale":
        p["faults"] = ["upgrade"]
    if p["lag"][1] == "week":
        p["faults"] = [x if x not in ("agree_lag",) else "single" for x in p["faults"]]
    if "platform" in p["faults"] and len(p["chs"]) < 2:
        p["faults"] = ["single"]
    # complications
    C = [
        "refund_same",
        "refund_later",
        "void",
        "dupcredit",
        "late1",
        "chargeback",
        "bigrefund",
        "midnight",
        "equal",
        "equaldays",
        "othershop",
        "failed",
    ]
    w = (
        [0.55, 0.45, 0.3, 0.12, 0.15, 0.08, 0.07, 0.1, 0.3, 0.06, 0.0, 0.25]
        if not hard
        else [0.6, 0.6, 0.4, 0.3, 0.35, 0.2, 0.25, 0.3, 0.4, 0.15, 0.15, 0.3]
    )
    p["comp"] = [k for k, q in zip(C, w) if rng.random() < q]
    p["noise"] = rng.choice([1, 1, 2, 3])
    p["ambig"] = "single" in p["faults"] and len(p["faults"]) == 1 and rng.random() < 0.2
    return p


def amount(rng, shop):
    if shop == "restaurant":
        a = rng.lognormvariate(4.9, 0.6)
        v = round(a) * 100
    elif shop == "pharmacy":
        a = rng.lognormvariate(4.0, 0.8)
        v = round(a * 100)
    elif shop == "boutique":
        v = (
            rng.choice(
                [99, 129, 159, 169, 199, 239, 259, 299, 329, 359, 399, 429, 459, 499, 599, 699, 799, 899, 1299]
            )
            * 100
        )
        v = v if rng.random() < 0.6 else round(v * rng.choice([0.95, 0.88, 0.85, 0.9, 0.8]))
    elif shop == "hotel":
        v = round(rng.lognormvariate(6.0, 0.5)) * 100
    elif shop == "grocery":
        v = round(rng.lognormvariate(3.6, 0.8) * 100)
    elif shop == "bakery":
        v = round(rng.lognormvariate(3.4, 0.6) * 10) * 10
    else:
        v = round(rng.lognormvariate(5.0, 0.7) * 100)
    return max(v, 300)


def build(seed, att=0):
    rng = random.Random(seed * 1000003 + att * 7717 + 5)
    p = plan(random.Random(seed * 7919 + 13), seed)
    if att > 30:
        p["faults"] = p["faults"][:1]
    if att > 55:
        p["faults"] = ["single"]
    c = p["c"]
    s, e = p["s"], p["e"]
    week = p["lag"][1] == "week"
    pre = 0 if p["style"] == "first" else (16 if week else 12)
    post = 18
    hours = (17, 26) if p["shop"] == "bar" else rng.choice([(8, 21), (9, 22), (10, 22), (7, 20), (9, 23)])
    if "midnight" in p["comp"]:
        hours = (hours[0] + 2, 26)
    tw = [rng.uniform(0.6, 1.4) for _ in range(p["nt"])]
    tids = []
    base = rng.randrange(10000000, 99999990)
    for i in range(p["nt"]):
        tids.append(str(base + i) if rng.random() < 0.7 else str(rng.randrange(10000000, 99999999)))
    chw = [rng.uniform(0.5, 1.5) for _ in p["chs"]]
    scale = rng.choice([1, 1, 1, 0.5, 2])
    txs = []
    refs = set()

    def newref():
        while 1:
            r = "%012d" % rng.randrange(10**11, 10**12)
            if r not in refs:
                refs.add(r)
                return r

    trace = itertools.count(rng.randrange(100, 9000))

    def mk(t, kind, ch, term, g):
        x = Tx(
            t=t,
            kind=kind,
            ch=ch,
            term=term,
            gross=g,
            ref=newref(),
            trace="%06d" % (next(trace) % 1000000),
            status="ok",
            order=t.strftime("%Y%m%d%H%M%S") + "%08d" % rng.randrange(10**8),
            card="6217" + "*" * 8 + "%04d" % rng.randrange(10000),
        )
        txs.append(x)
        return x

    d = s - pre * D
    closed = rng.choice([None] * 5 + [0, 1])
    if week:
        closed = None
    while d <= e + post * D:
        if d.weekday() != closed:
            n = max(1, int(rng.gauss(p["lam"] * (1.3 if d.weekday() >= 5 else 1), p["lam"] ** 0.5)))
            for _ in range(n):
                h = rng.uniform(hours[0], hours[1])
                t = datetime.combine(d, time()) + timedelta(seconds=int(h * 3600))
                g = amount(rng, p["shop"])
                if p["lam"] > 15 and p["shop"] == "hotel":
                    g //= 2
                mk(
                    t,
                    "sale",
                    rng.choices(p["chs"], chw)[0],
                    rng.choices(tids, tw)[0],
                    int(g * scale) if scale != 2 else g * 2,
                )
        d += D
    txs.sort(key=lambda x: x.t)

    def batch(t):
        b = t.date()
        if p["cut"] and t.time() >= p["cut"]:
            b += D
        return b

    inper = lambda x: (s <= (x.batch if p["bysettle"] else x.t.date()) <= e)
    for x in txs:
        x.batch = batch(x.t)
    sales = [x for x in txs if inper(x)]
    if len(sales) < 20:
        raise Retry("few")
    # equal amounts
    if "equal" in p["comp"]:
        for _ in range(rng.randrange(2, 6)):
            a, b = rng.sample(sales, 2)
            a.gross = b.gross
            if rng.random() < 0.5:
                q = [z for z in sales if z.batch == a.batch and z is not a]
                if q:
                    rng.choice(q).gross = a.gross
    if "equaldays" in p["comp"]:
        by = defaultdict(list)
        for x in sales:
            by[x.batch].append(x)
        ks = sorted(by)
        a, b = rng.sample(ks[1:-1], 2)
        da = sum(x.gross for x in by[a]) - sum(x.gross for x in by[b])
        z = max(by[b], key=lambda x: x.gross)
        if z.gross + da > 300:
            z.gross += da
    # faults: choose windows first so that complications keep away from them
    period = (e - s).days + 1
    # ---- bank range
    if p["style"] in ("same",):
        be = e
    elif p["style"] in ("after", "first"):
        be = e + rng.randrange(3, 9) * D + (8 if week else 0) * D
    else:
        be = e - rng.randrange(3, 8) * D
    L = (
        (addlag(date(2026, 3, 2), p["lag"], c) - date(2026, 3, 2)).days
        + (4 if p["lag"][1] == "work" else 1)
        + (7 if week else 0)
    )
    lo = s + (3 if not week else 8) * D
    hi = min(e - 1 * D, be - (L + 1) * D)
    if (hi - lo).days < 4:
        be = e + 8 * D + (8 if week else 0) * D
        p["style"] = "after"
        hi = min(e - 1 * D, be - (L + 1) * D)
    causes = []
    windows = []
    notes = []
    amb = []
    usedw = []

    def pickday(span=1):
        for _ in range(60):
            d = lo + rng.randrange(0, max(1, (hi - lo).days - span + 2)) * D
            if all(d > w1 + 2 * D or d + (span - 1) * D < w0 - 2 * D for w0, w1 in usedw):
                usedw.append((d, d + (span - 1) * D))
                return d
        raise Retry("nospace")

    lateshift = []
    share = None
    lagx = None
    sel = []  # sel: (fault, [tx])
    plan_single = []
    for f in p["faults"]:
        if f == "upgrade":
            k = rng.choice([0, 1, 1, 2, 2, 3])
            d = pickday(k + 1)
            t0 = datetime.combine(d, time(rng.randrange(9, 21), rng.randrange(60)))
            t1 = datetime.combine(d + k * D, time(rng.randrange(9, 23), rng.randrange(60)))
            if k == 0:
                t1 = t0 + timedelta(minutes=rng.randrange(180, 600))
            if k > 0 and rng.random() < 0.2:
                t0 = datetime.combine(d, time(0))
                t1 = datetime.combine(d + k * D, time(0))
            sel.append([f, [x for x in sales if t0 <= x.t < t1]])
        elif f == "netgap":
            d = pickday()
            day = [x for x in sales if x.t.date() == d]
            one = rng.random() < 0.4 and p["nt"] > 1
            if one:
                tt = rng.choice(tids)
                day = [x for x in day if x.term == tt]
            if not day:
                raise Retry("ng")
            x0 = rng.choice(day)
            t0 = x0.t - timedelta(minutes=rng.randrange(0, 20))
            t1 = t0 + timedelta(minutes=rng.randrange(40, 130))
            sel.append([f + ("1" if one else ""), [x for x in day if t0 <= x.t < t1]])
        elif f == "termset":
            if period < 10:
                raise Retry("short")
            d = pickday()
            d = min(d, hi - 2 * D)
            tt = rng.choice(tids)
            end = e + 40 * D if rng.random() < 0.7 else d + rng.randrange(3, 9) * D
            usedw.append((d, min(end, e)))
            sel.append([f, [x for x in txs if x.term == tt and d <= x.t.date() <= end]])
        elif f == "platform":
            k = rng.randrange(2, 5)
            d = pickday(k)
            ch = rng.choice(p["chs"])
            sel.append([f, [x for x in sales if x.ch == ch and d <= x.batch < d + k * D]])
        elif f == "held":
            d = pickday()
            day = [x for x in sales if x.batch == d]
            if not day:
                raise Retry("h")
            if rng.random() < 0.7:
                x = rng.choice(day)
                x.gross = max(
                    x.gross,
                    int(max(z.gross for z in sales) * rng.uniform(2, 5)) // 100 * 100 + rng.choice([0, 0, 50, 88]),
                )
            else:
                x = rng.choice(day)
                if p["cut"] is not None and p["cut"].hour < 23 and False:
                    pass
                x.t = datetime.combine(x.batch, time(rng.choice([2, 3, 4]), rng.randrange(60), rng.randrange(60)))
                x.gross = int(x.gross * 3)
                x.order = x.t.strftime("%Y%m%d%H%M%S") + x.order[14:]
            sel.append([f, [x]])
        elif f == "misdir":
            k = rng.randrange(2, 6)
            d = pickday(k)
            if rng.random() < 0.3:
                k = 40
            usedw.append((d, min(d + (k - 1) * D, e)))
            sel.append([f, [x for x in txs if d <= x.batch < d + k * D]])
        elif f == "single":
            d = pickday()
            day = [x for x in sales if x.batch == d]
            if not day:
                raise Retry("s")
            x = rng.choice(day)
            if p["ambig"]:
                o = [z for z in day if z is not x]
                if not o:
                    raise Retry("s")
                z = rng.choice(o)
                z.gross = x.gross
                if p["rates"].get("*") is None or p["mode"] == "chan":
                    z.ch = x.ch
                if p["mode"] == "term":
                    z.term = x.term
            sel.append([f, [x]])
        elif f in ("half", "halfd"):
            d = pickday()
            day = sorted([x for x in sales if x.batch == d], key=lambda x: x.t)
            if p["mode"] == "term":
                tt = rng.choice(tids)
                day = [x for x in day if x.term == tt]
            if len(day) < 4:
                raise Retry("hf")
            h = len(day) // 2
            if f == "half":
                sel.append([f, day[:h] if rng.random() < 0.5 else day[h:]])
            else:  # one terminal's batch of that day lost
                if p["nt"] < 2:
                    sel.append(["half", day[h:]])
                else:
                    tt = rng.choice(tids)
                    sel.append(["termday", [x for x in sales if x.batch == d and x.term == tt]])
        elif f == "outage":
            lateshift.append("outage")
        elif f == "agree_share":
            share = (pickday(6), rng.choice([10, 20, 20, 30, 50, 100]))
            usedw.append((share[0], e))
            causes.append(["agreement_change"])
        elif f == "agree_lag":
            lagx = (pickday(6), rng.choice([1, 1, 2]))
            usedw.append((lagx[0], e))
            causes.append(["agreement_change", "bank_outage"])
    for f, xs in sel:
        if not any(inper(x) for x in xs):
            raise Retry("empty " + f)
        for x in xs:
            x.unpaid = f
    unp_days = {x.batch for f, xs in sel for x in xs}
    # complications
    free = [x for x in sales if not x.unpaid and all(not (w0 - D <= x.batch <= w1 + D) for w0, w1 in usedw)]

    def nearfault(dd):
        return any(w0 - D <= dd <= w1 + D for w0, w1 in usedw)

    nref = 0
    if "refund_same" in p["comp"] and free:
        for _ in range(rng.randrange(1, 4)):
            x = rng.choice(free)
            t = x.t + timedelta(minutes=rng.randrange(5, 120))
            if batch(t) != x.batch or t.date() != x.t.date():
                continue
            g = x.gross if rng.random() < 0.6 or x.gross < 1000 else x.gross // 200 * 100
            r = mk(t, "refund", x.ch, x.term, -g)
            r.batch = batch(t)
            r.orig = x
            nref += 1
    if "refund_later" in p["comp"] and free:
        for _ in range(rng.randrange(1, 3)):
            x = rng.choice(free)
            t = x.t + timedelta(days=rng.randrange(1, 8), minutes=rng.randrange(-60, 60))
            if t.date() > e or nearfault(batch(t)):
                continue
            if not (hours[0] <= t.hour < 23):
                continue
            r = mk(t, "refund", x.ch, x.term, -x.gross)
            r.batch = batch(t)
            r.orig = x
    if "bigrefund" in p["comp"] and free and p["mode"] != "sale" and p["lag"][1] != "week":
        # day with few sales: refund larger than the run
        by = defaultdict(int)
        for x in free:
            by[x.batch] += x.gross
        ks = [k for k in by if lo <= k <= hi and not nearfault(k + D)]
        if ks:
            k = min(ks, key=lambda k: by[k])
            big = [x for x in free if x.batch < k]
            if big:
                x = rng.choice(big)
                g = by[k] + rng.randrange(5000, 30000)
                x.gross = g
                t = datetime.combine(k, time(min(20, max(hours[0], 12)), rng.randrange(60), 7))
                r = mk(t, "refund", x.ch, x.term, -g)
                r.batch = batch(t)
                r.orig = x
                notes.append("bigrefund %s" % k)
    if "void" in p["comp"] and free:
        for _ in range(rng.randrange(1, 3)):
            x = rng.choice(free)
            t = x.t + timedelta(minutes=rng.randrange(1, 9))
            if batch(t) != x.batch or any(z.orig is x for z in txs) or t.date() != x.t.date():
                continue
            r = mk(t, "void", x.ch, x.term, -x.gross)
            r.batch = batch(t)
            r.orig = x
    failed = []
    if "failed" in p["comp"]:
        for _ in range(rng.randrange(1, 5)):
            x = rng.choice(sales)
            t = x.t - timedelta(seconds=rng.randrange(20, 90))
            if batch(t) != x.batch:
                continue
            f = Tx(
                t=t,
                kind="sale",
                ch=x.ch,
                term=x.term,
                gross=x.gross,
                ref=newref(),
                trace="%06d" % (next(trace) % 1000000),
                status="fail",
                order=t.strftime("%Y%m%d%H%M%S") + "%08d" % rng.randrange(10**8),
                card=x.card,
                batch=x.batch,
                fee=0,
            )
            failed.append(f)
    cb = None
    if "chargeback" in p["comp"] and free and p["amt"] == "net" and p["mode"] in ("run",):
        old = [x for x in free if x.batch < hi - 6 * D and not any(z.orig is x for z in txs)]
        if old:
            x = rng.choice(old)
            t = x.t + timedelta(days=rng.randrange(4, 7))
            if not nearfault(batch(t)) and batch(t) <= hi:
                if rng.random() < 0.5:
                    r = mk(t, "chargeback", x.ch, x.term, -x.gross)
                    r.batch = batch(t)
                    r.orig = x
                else:
                    cb = (x, batch(t))
    txs.sort(key=lambda x: (x.t, x.ref))
    # fees
    rate = lambda x: p["rates"].get(x.ch, p["rates"].get("*", 0))
    for x in txs:
        f = rhu(x.gross * rate(x) / 10000)
        if p["cap"] and x.ch == "debit":
            f = max(-p["cap"], min(p["cap"], f))
        if x.gross < 0 and p["refkeep"] and x.kind == "refund":
            f = 0
        x.fee = f

    def runfee(items):
        if p["round"] == "sale":
            return sum(x.fee for x in items)
        k = defaultdict(int)
        for x in items:
            if not (x.gross < 0 and p["refkeep"] and x.kind == "refund"):
                k[rate(x)] += x.gross
        return sum(rhu(g * r / 10000) for r, g in k.items())

    # due + credits
    group = lambda x: {
        "CN": ("qr" if x.ch in ("wechat", "alipay", "upqr") else "card") if p.get("chan2") else x.ch,
        "HK": x.ch,
        "UK": x.ch,
    }[c]
    cg = (
        rng.random() < 0.4
        and any(k in ("wechat", "alipay") for k in p["chs"])
        and any(k in ("debit", "credit") for k in p["chs"])
    )

    def chgroup(x):
        if c != "CN":
            return x.ch
        if cg:
            return "qr" if x.ch in ("wechat", "alipay", "upqr") else "card"
        return "card" if x.ch in ("debit", "credit") else x.ch

    if p["mode"] == "chan" and len({chgroup(x) for x in sales}) < 2:
        p["mode"] = "run"
    buckets = defaultdict(list)
    for x in txs:
        if p["style"] == "first" and x.batch < s:
            continue
        x.due = addlag(x.batch, p["lag"], c)
        if p["mode"] == "sale" and p["lag"][0] == 0 and x.t.hour == 23 and x.t.minute >= 50:
            x.due = x.t.date() + D
        rd = x.due if p["merge"] else x.batch
        k = {"sale": ("sale", x.ref), "run": (), "term": (x.term,), "chan": (chgroup(x),)}[p["mode"]]
        buckets[(rd,) + k].append(x)
    crs = []
    if p["mode"] == "sale":  # a sale voided minutes later is never paid out on its own
        for x in txs:
            if x.kind == "void":
                x.status = "offset"
                x.orig.status = "offset"
    for k in sorted(buckets, key=str):
        it = buckets[k]
        if p["mode"] == "sale" and it[0].status == "offset":
            continue
        crs.append(Cr(it[0].due, it, k))
    for cr in crs:
        cr.mixed = any(inper(x) for x in cr.items) and not all(inper(x) for x in cr.items)
        cr.paid = [x for x in cr.items if not x.unpaid]
    if lagx:
        for cr in crs:
            if cr.items[0].batch >= lagx[0]:
                cr.date = (
                    addlag(cr.items[0].batch, (p["lag"][0] + lagx[1], p["lag"][1]), c)
                    if p["lag"][0]
                    else addlag(cr.items[0].batch, (lagx[1], "cal"), c)
                )
        notes.append("agree_lag from batch %s +%d" % lagx)
    # merged runs: split by batch day of change could be mixed; keep one date per credit
    for cut in [q[0] for q in (share, lagx) if q]:
        clean = [cr for cr in crs if not cr.mixed and all(inper(x) for x in cr.items) and cr.due <= be]
        before = {cr.due for cr in clean if max(x.batch for x in cr.items) < cut}
        after = {cr.due for cr in clean if min(x.batch for x in cr.items) >= cut}
        if len(before) < 4 or len(after) < 4:
            raise Retry("agree too near an edge")
    if lateshift:
        days = sorted({cr.due for cr in crs if lo <= cr.due <= hi})
        days = [d for d in days if not nearfault(d - (2 if week else 1) * D) and not nearfault(d)]
        if len(days) < 3:
            raise Retry("outage")
        i = rng.randrange(0, len(days) - 2)
        k = rng.choice([1, 2, 2, 3])
        win = days[i : i + k]
        back = win[-1] + rng.randrange(1, 4) * D
        while not working(back, c):
            back += D
        one = p["hard"] and rng.random() < 0.4 and p["mode"] == "run"
        hit = [cr for cr in crs if cr.due in win]
        if any(cr.mixed for cr in hit):
            raise Retry("outage mixed")
        for cr in hit:
            cr.date = max(cr.date, back)
        if one and len(hit) > 1:
            m = hit[0]
            for o in hit[1:]:
                m.items = m.items + o.items
                m.paid = m.paid + o.paid
                crs.remove(o)
            notes.append("outage paid in one sum")
        usedw.append((win[0] - 3 * D, back))
        causes.append(["bank_outage"])
        notes.append("outage due %s..%s paid %s" % (win[0], win[-1], back))
    if "late1" in p["comp"]:
        cand = [
            cr
            for cr in crs
            if lo <= cr.due <= hi
            and not cr.mixed
            and cr.date == cr.due
            and not any(nearfault(x.batch) for x in cr.items)
            and not nearfault(cr.due)
        ]
        if cand:
            cr = rng.choice(cand)
            cr.date = cr.due + rng.randrange(1, 4) * D
            while not working(cr.date, c):
                cr.date += D
            notes.append("late credit due %s paid %s" % (cr.due, cr.date))
            cr.tags.append("late1")
    # amounts, negative runs
    carry = defaultdict(int)
    bank = []
    cdate = sorted(crs, key=lambda q: (q.date, str(q.key)))
    for cr in cdate:
        it = cr.paid
        if p["amt"] == "net":
            a = sum(x.gross for x in it) - runfee(it)
        else:
            a = sum(x.gross for x in it)
        if share:
            z = sum(x.gross for x in it if x.batch >= share[0])
            a -= rhu(z * share[1] / 10000)
        if cb and any(x.batch == cb[1] for x in it) and not cr.tags.count("cb"):
            if not any("cb" in q.tags for q in crs):
                a -= cb[0].gross
                cr.tags.append("cb")
                notes.append("chargeback netted on %s of sale %s %d (no row)" % (cr.date, cb[0].ref, cb[0].gross))
        kk = cr.key[1:] if p["mode"] != "sale" else ("x", cr.key[2])
        if carry[kk]:
            a += carry[kk]
            carry[kk] = 0
            notes.append("carried into %s" % cr.date)
            cr.tags.append("carryin")
        cr.amt = a
        cr.fee = runfee(it)
        if a < 0 and p["neg"] == "carry" and p["mode"] != "sale":
            carry[kk] = a
            cr.amt = 0
            cr.tags.append("carry")
    if cb and not any("cb" in q.tags for q in crs):
        cb = None
    # texts
    shopn = {
        "CN": ["江城老街面馆", "和顺药房", "衣品女装", "云栖宾馆", "惠民生鲜超市", "麦香坊", "蓝调酒吧"],
        "HK": ["WING LEE TRADING"],
        "UK": ["THE CORNER SHOP LTD"],
    }[c]
    mid = "%015d" % rng.randrange(10**14, 10**15) if c == "CN" else str(rng.randrange(10**7, 10**8))
    if c == "CN":
        acq = rng.choice(
            [
                ("银联商务股份有限公司", "银联商户清算", "POS清算款"),
                ("拉卡拉支付股份有限公司客户备付金", "跨行转账", "拉卡拉商户结算款"),
                ("随行付支付有限公司", "代付", "商户结算"),
                ("通联支付网络服务股份有限公司客户备付金", "网上转账", "通联清算款"),
                ("待清算商户消费款", "POS入账", "特约商户入账"),
                ("上海收钱吧互联网科技股份有限公司", "转账", "收钱吧结算款"),
                ("汇付天下有限公司客户备付金", "跨行来账", "结算款"),
                ("杉德支付网络服务发展有限公司", "代付入账", "商户资金结算"),
            ]
        )
        if p["hard"] and rng.random() < 0.12:
            acq = ("", "转账存入", "")
    elif c == "HK":
        acq = rng.choice(
            [
                ("BBMSL LIMITED", "AUTOPAY-IN", "MERCHANT SETTLEMENT"),
                ("GLOBAL PAYMENTS ASIA PACIFIC", "CREDIT", "MERCH SETTLE"),
                ("AEON SETTLEMENT", "GIRO CR", "CARD SALES"),
            ]
        )
    else:
        acq = rng.choice(
            [
                ("WORLDPAY (UK) LTD", "BGC", "WORLDPAY"),
                ("DOJO PAYMENTS", "FPI", "DOJO SETTLEMENT"),
                ("ELAVON FINANCIAL SERVICES", "BACS", "ELAVON MERCHANT"),
                ("BARCLAYCARD MERCHANT", "BGC", "BCARD MERCH SERV"),
            ]
        )
    tstyle = rng.choice(["plain", "plain", "date", "mid", "full"])
    acqacct = str(rng.randrange(10**15, 10**16))

    def note(cr):
        b = cr.items[0].batch
        n = acq[2]
        out = [n]
        if tstyle in ("date", "full"):
            out.append(b.strftime("%m%d") if c == "CN" else b.strftime("%d%m"))
        if tstyle in ("mid", "full"):
            out.append(mid)
        if p["mode"] == "term" and tstyle != "plain":
            out.append(cr.key[1])
        if p["mode"] == "chan" and tstyle != "plain":
            out.append(
                {"qr": "扫码", "card": "银行卡", "wechat": "微信", "alipay": "支付宝", "upqr": "银联码"}.get(
                    cr.key[1], str(cr.key[1])
                )
                if c == "CN"
                else cr.key[1].upper()
            )
        return " ".join(out)

    B = []

    def row(d, t, a, summ, cp, nt="", acct=None, tag=None):
        B.append(dict(d=d, t=t, a=a, s=summ, cp=cp, n=nt, acct=acct or str(rng.randrange(10**15, 10**16)), tag=tag))

    ph = rng.choice([(1, 30), (3, 10), (9, 5), (10, 20), (5, 40)])
    if p["lag"][0] == 0:
        ph = (23, 20)
    feetot = defaultdict(int)
    for cr in cdate:
        if not cr.paid and not cr.amt:
            continue
        if cr.amt == 0:
            continue
        if p["mode"] == "sale" and p["lag"][0] == 0:
            x = cr.items[0]
            q = (
                min(x.t + timedelta(minutes=rng.randrange(1, 9)), datetime.combine(cr.due, time(23, 59, 50)))
                if cr.due == x.t.date()
                else datetime.combine(cr.due, time(0, 3))
            )
            tt = q.time()
            if cr.date != cr.due:
                tt = time(*ph)
        else:
            tt = (datetime.combine(cr.date, time(*ph)) + timedelta(seconds=rng.randrange(0, 600))).time()
        row(cr.date, tt, cr.amt, acq[1], acq[0], note(cr), acqacct, tag=cr)
        if p["amt"] == "grossd" and cr.fee:
            row(
                cr.date,
                (datetime.combine(cr.date, tt) + timedelta(seconds=3)).time(),
                -cr.fee,
                "手续费" if c == "CN" else "CHARGES",
                acq[0],
                "商户手续费" if c == "CN" else "MERCHANT FEE",
                acqacct,
            )
        feetot[(cr.date.year, cr.date.month)] += cr.fee
    if p["amt"] == "grossm":
        for (y, m), f in feetot.items():
            if f:
                d = date(y + m // 12, m % 12 + 1, rng.choice([1, 3, 5]))
                row(
                    d,
                    time(8, 1),
                    -f,
                    "手续费" if c == "CN" else "CHARGES",
                    acq[0],
                    ("%d月商户手续费" % m) if c == "CN" else "MERCHANT SERVICE CHARGE",
                    acqacct,
                )
    if "dupcredit" in p["comp"]:
        cand = [
            cr
            for cr in crs
            if cr.amt > 0
            and not cr.mixed
            and lo <= cr.date <= hi
            and not nearfault(cr.date)
            and not any(nearfault(x.batch) for x in cr.items)
            and cr.date == cr.due
        ]
        if cand:
            cr = rng.choice(cand)
            dd = cr.date + rng.choice([0, 1]) * D
            rv = dd + rng.randrange(1, 4) * D
            row(dd, time(11, rng.randrange(60)), cr.amt, acq[1], acq[0], note(cr), acqacct, tag="dup")
            row(
                rv,
                time(15, rng.randrange(60)),
                -cr.amt,
                "冲正" if c == "CN" else "REVERSAL",
                acq[0],
                "重复入账冲正" if c == "CN" else "DUPLICATE PAYMENT REVERSED",
                acqacct,
                tag="dupfix",
            )
            notes.append("duplicate %s %d, taken back %s" % (dd, cr.amt, rv))
    if "othershop" in p["comp"]:
        om = "%015d" % rng.randrange(10**14, 10**15)
        d = s - 3 * D
        if tstyle in ("mid", "full"):
            while d <= be + 3 * D:
                if working(d, c):
                    row(
                        d,
                        time(ph[0], rng.randrange(60)),
                        sum(amount(rng, p["shop"]) for _ in range(rng.randrange(3, 9))),
                        acq[1],
                        acq[0],
                        f"{acq[2]} {om}",
                        acqacct,
                        tag="other",
                    )
                d += D
            notes.append("second shop %s pays into the same account; ours is %s" % (om, mid))
    # noise
    k = p["noise"]
    mean = sum(x.gross for x in sales) / max(1, period)

    def rt():
        return time(rng.randrange(8, 22), rng.randrange(60), rng.randrange(60))

    names = (
        ["张伟", "王芳", "李强", "刘洋", "陈静", "赵敏", "周杰"]
        if c == "CN"
        else ["J SMITH", "A CHAN", "M PATEL", "K WONG"]
    )
    d = s - 5 * D
    while d <= be + 10 * D:
        if d.day == 1 or d.day == 28:
            (
                row(
                    d,
                    rt(),
                    -rng.choice([350000, 480000, 800000, 1200000]),
                    "转账" if c == "CN" else "SO",
                    "房东 刘某" if c == "CN" else "LANDLORD",
                    "房租" if c == "CN" else "RENT",
                )
                if rng.random() < 0.6
                else None
            )
        if d.day == 10:
            for q in range(rng.randrange(1, 4)):
                row(
                    d,
                    rt(),
                    -rng.randrange(3000, 7000) * 100,
                    "代发工资" if c == "CN" else "BACS",
                    names[q % len(names)],
                    "工资" if c == "CN" else "WAGES",
                )
        if d.day == 21 and d.month % 3 == 0:
            row(
                d,
                time(1, 2),
                rng.randrange(50, 3000),
                "结息" if c == "CN" else "INT",
                "",
                "利息" if c == "CN" else "INTEREST",
            )
        for _ in range(k):
            r = rng.random()
            if r < 0.12:
                row(
                    d,
                    rt(),
                    -rng.randrange(20000, 500000),
                    "转账" if c == "CN" else "FPO",
                    (
                        rng.choice(["鑫源食品批发部", "宏达商贸有限公司", "联创包装"])
                        if c == "CN"
                        else "METRO WHOLESALE"
                    ),
                    "货款" if c == "CN" else "INVOICE %d" % rng.randrange(1000, 9999),
                )
            elif r < 0.17:
                row(
                    d,
                    rt(),
                    rng.choice([rng.randrange(1, 60) * 10000, rng.randrange(5000, 300000)]),
                    "转账" if c == "CN" else "FPI",
                    rng.choice(names),
                    rng.choice(["转账", "", "往来", "还款"]) if c == "CN" else "TRANSFER",
                )
            elif r < 0.20:
                row(
                    d,
                    rt(),
                    int(mean // 10000 + rng.randrange(0, 4)) * 10000 or 50000,
                    "现金存入" if c == "CN" else "CASH DEP",
                    "",
                    "ATM存款" if c == "CN" else "COUNTER DEPOSIT",
                )
            elif r < 0.25:
                row(
                    d,
                    rt(),
                    -rng.randrange(200, 30000),
                    "消费" if c == "CN" else "DEB",
                    rng.choice(["国家电网", "中国移动", "美团"]) if c == "CN" else "UTILITY CO",
                    "",
                )
            elif r < 0.27:
                row(d, rt(), -rng.randrange(1, 30) * 10000, "转账" if c == "CN" else "FPO", rng.choice(names), "")
        d += D
    bs = s - rng.choice([0, 0, 0, 2, 5]) * D if p["style"] != "first" else s - rng.choice([0, 3]) * D
    B = [b for b in B if bs <= b["d"] <= be]
    B.sort(key=lambda b: (b["d"], b["t"]))
    bal = rng.randrange(500000, 9000000)
    open_ = bal
    low = 0
    q = bal
    for b in B:
        q += b["a"]
        low = min(low, q)
    if low < 0:
        bal -= low // 100000 * 100000
        open_ = bal
    for b in B:
        bal += b["a"]
        b["bal"] = bal
    infile = {id(b["tag"]) for b in B if isinstance(b["tag"], Cr)}
    from layouts import LB, LP

    brg = random.Random(seed * 31 + 7)
    L_b = brg.choice([l for l in LB if c in l["c"]])
    L_p = brg.choice(
        [
            l
            for l in LP
            if c in l["c"]
            and (p["listed"] == l["fee"])
            and (
                l["ch"] or (len(set(map(rate, sales))) == 1 and p["mode"] != "chan" and "platform" not in p["faults"])
            )
        ]
    )
    stated = L_b.get("range", False)
    J = be if stated else B[-1]["d"]
    asof = J + brg.choice([0, 0, 1, 3]) * D if brg.random() < 0.7 else None
    # status semantics: layouts without a status column carry no failed rows
    exp = [x for x in txs if inper(x)]
    voidst = L_p.get("status") and brg.random() < 0.4
    if not L_p.get("status"):
        failed = []
    nov = []
    if voidst:
        for x in exp:
            if x.kind == "void" and inper(x.orig):
                x.orig.status = "void"
                nov.append(x)
    for x in txs:
        if x.status == "offset":
            x.status = "ok"
            x.cr = "offset"
        exp = [x for x in exp if x not in nov]
    out = [x for x in exp] + failed
    out.sort(key=lambda x: (x.t, x.ref))
    # truth
    miss, late, await_, opt = [], [], [], []
    crof = {}
    for cr in crs:
        for x in cr.items:
            crof[id(x)] = cr
    for x in exp:
        if x.kind != "sale" or x.status != "ok" or x.cr == "offset":
            continue
        cr = crof[id(x)]
        paid = (not x.unpaid) and (id(cr) in infile or (not cr.amt and cr.date <= J))
        if cr.date < bs and not x.unpaid:
            opt.append(x)
            continue
        if paid:
            if cr.date > x.due:
                late.append((x, cr.date))
        else:
            if cr.mixed or (lagx and not x.unpaid and x.batch >= lagx[0]):
                opt.append(x)
            elif x.due < J:
                miss.append(x)
            else:
                await_.append(x)
        if not x.unpaid and ("carry" in cr.tags or "carryin" in cr.tags):
            pass
    # ---- decidability
    ref = lambda xs: sorted(x.ref for x in xs)
    missid = {id(x) for x in miss}
    tol = 0 if (p["round"] == "sale" and p["listed"]) or p["amt"] != "net" else 2
    amb_sets = None
    for cr in crs:
        if len({x.unpaid for x in cr.items if x.unpaid}) > 1:
            raise Retry("two faults in one credit")
        un = [x for x in cr.items if x.unpaid and id(x) in missid]
        if not un:
            continue
        if cr.mixed:
            raise Retry("mixed fault")
        if "carryin" in cr.tags or "carry" in cr.tags:
            raise Retry("carry+fault")
        if p["mode"] == "sale":
            x = un[0]
            fam = x.unpaid
            n0 = lambda z: z.gross - (z.fee if p["amt"] == "net" else 0)
            tw = [
                z
                for q in crs
                if q.paid and abs((q.date - cr.due).days) <= (0 if fam == "single" else 1)
                for z in q.paid
                if z.kind == "sale" and abs(n0(z) - n0(x)) <= tol
            ]
            tw = [z for z in tw if inper(z)]
            allun = sorted((z for z in txs if z.unpaid == fam), key=lambda z: z.t)
            if (
                tw
                and fam in ("single", "held", "netgap", "netgap1", "half", "upgrade", "misdir")
                and (fam != "upgrade" or x in (allun[0], allun[-1]))
            ):
                if p["ambig"] and fam == "single":
                    amb_sets = [ref(miss)] + [
                        sorted([r for r in ref(miss) if r != x.ref] + [z.ref]) for z in tw if z.due == x.due
                    ]
                else:
                    raise Retry("not unique sale " + fam)
            continue
        if not cr.paid:
            continue
        items = [x for x in cr.items if x.kind == "sale"]
        items.sort(key=lambda x: x.t)
        n = lambda x: x.gross - (x.fee if p["amt"] == "net" else 0)
        target = sum(map(n, un))
        S = {id(x) for x in un}
        alts = set()
        eq = lambda v: abs(v - target) <= tol
        for x in items:
            if eq(n(x)):
                alts.add(frozenset([id(x)]))
        if len(un) <= 2 or un[0].unpaid in ("half", "netgap", "netgap1", "upgrade"):
            if len(items) <= 80:
                for a, b in itertools.combinations(items, 2):
                    if eq(n(a) + n(b)):
                        alts.add(frozenset([id(a), id(b)]))
        lists = (
            [items]
            + [[x for x in items if x.term == t] for t in tids]
            + [[x for x in items if x.ch == h] for h in p["chs"]]
        )
        for l in lists:
            for i in range(len(l)):
                v = 0
                for j in range(i, len(l)):
                    v += n(l[j])
                    if eq(v):
                        alts.add(frozenset(id(z) for z in l[i : j + 1]))
                    if v > target + tol:
                        break
            # also whole terminals / channels
        alts.discard(frozenset(S))
        fam = un[0].unpaid
        if alts:
            if p["ambig"] and fam == "single":
                al = [a for a in alts if len(a) == 1]
                if len(al) != len(alts):
                    raise Retry("amb+")
                idx = {id(x): x for x in items}
                amb_sets = [ref(miss)] + [
                    sorted([r for r in ref(miss) if r not in ref(un)] + [idx[next(iter(a))].ref]) for a in al
                ]
            elif (
                fam in ("termset", "platform", "termday", "upgrade", "misdir")
                and len(un) >= 3
                and not any(len(a) == 1 for a in alts)
                and fam in ("termset", "platform")
            ):
                pass
            else:
                raise Retry("not unique " + fam)
    if p["ambig"] and not amb_sets:
        pass
    # faults in window with refund rows: keep away
    for f, xs in sel:
        for x in exp:
            if (
                x.kind != "sale"
                and f in ("upgrade", "misdir", "half", "netgap")
                and any(x.batch == z.batch for z in xs)
            ):
                raise Retry("refund in window")
    CA = {
        "upgrade": ["upgrade_window"],
        "netgap": ["network_gap", "upgrade_window"],
        "netgap1": ["network_gap"],
        "termset": ["terminal_setting"],
        "platform": ["platform"],
        "held": ["held_by_risk_control"],
        "misdir": ["misdirected"],
        "single": None,
        "half": ["network_gap", "upgrade_window"],
        "termday": ["terminal_setting", "network_gap"],
    }
    tailcol = bool(L_p.get("tail"))
    for f, xs in sel:
        a = CA[f]
        if not any(id(x) in missid for x in xs):
            continue
        if f == "misdir" and not tailcol:
            a = ["misdirected", "upgrade_window"]
        if f == "upgrade":
            whole = all(all(z.unpaid for z in crof[id(x)].items if z.kind == "sale") for x in xs)
            if whole:
                a = a + ["misdirected"]
            if max(x.t for x in xs) - min(x.t for x in xs) < timedelta(hours=4):
                a = a + ["network_gap"]
        causes.append(a)
    # account-tail column
    mytail = "%04d" % rng.randrange(10000)
    oth = "%04d" % ((int(mytail) + rng.randrange(1, 9999)) % 10000)
    for x in out:
        x.tail = oth if x.unpaid == "misdir" else mytail
    fdesc = []
    for f, xs in sel:
        m = [x for x in xs if id(x) in missid]
        fdesc.append(
            "%s: %d sales %s..%s" % (f, len(xs), min(x.t for x in xs if inper(x)), max(x.t for x in xs if inper(x)))
        )
    if share:
        fdesc.append("agree_share from batch %s extra %.2f%%" % (share[0], share[1] / 100))
    if lagx:
        fdesc.append("agree_lag from batch %s +%d" % lagx)
    live = [x for x in exp if x.kind == "sale" and x.status == "ok"]
    # listed-fee net; learned net in money: net by true rate
    truth = dict(
        seed=seed,
        hard=p["hard"],
        country=c,
        mode=p["mode"],
        amt=p["amt"],
        listed=p["listed"],
        round=p["round"],
        lag=list(p["lag"]),
        cut=str(p["cut"]),
        merge=p["merge"],
        style=p["style"],
        bysettle=p["bysettle"],
        rates=p["rates"],
        pos_from=str(s),
        pos_to=str(e),
        bank_from=str(bs),
        bank_to=str(be),
        stated_range=stated,
        J=str(J),
        as_of=str(asof) if asof else None,
        faults=p["faults"],
        fdesc=fdesc,
        comp=p["comp"],
        notes=notes,
        pos_layout=L_p["name"],
        bank_layout=L_b["name"],
        text=tstyle,
        acq=acq[0],
        missing=ref(miss),
        awaited=ref(await_),
        late={x.ref: str(d) for x, d in late},
        optional=ref(opt),
        ambiguous=amb_sets,
        causes=causes,
        sales_count=len(live),
        sales_gross=sum(x.gross for x in live),
        voided=len(nov),
        failed=len(failed),
        refunds_count=len([x for x in exp if x.gross < 0]),
        refunds_gross=-sum(x.gross for x in exp if x.gross < 0),
        credits=[sum(1 for b in B if b["a"] > 0), sum(b["a"] for b in B if b["a"] > 0)],
        debits=[sum(1 for b in B if b["a"] < 0), -sum(b["a"] for b in B if b["a"] < 0)],
        missing_gross=sum(x.gross for x in miss),
        missing_fee=sum(x.fee for x in miss),
        sales={
            x.ref: [x.order, x.t.isoformat(), x.term, x.ch, x.gross, x.fee, str(x.due), str(x.batch)]
            for x in exp
            if x.gross > 0
        },
    )
    meta = dict(
        shop=(
            shopn[0]
            if c != "CN"
            else shopn[["restaurant", "pharmacy", "boutique", "hotel", "grocery", "bakery", "bar"].index(p["shop"])]
        ),
        mid=mid,
        s=s,
        e=e,
        bs=bs,
        be=be,
        open=open_,
        close=bal,
        acct="62" + "%014d" % rng.randrange(10**14),
        tail=mytail,
        ccy={"CN": "CNY", "HK": "HKD", "UK": "GBP"}[c],
        asof=asof,
        c=c,
    )
    return truth, out, B, meta, L_p, L_b, brg


def gen(seed, dir):
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    last = None
    for att in range(80):
        try:
            r = build(seed, att)
            break
        except Retry as x:
            last = x
    else:
        raise SystemExit("seed %d cannot be built: %s" % (seed, last))
    truth, out, B, meta, L_p, L_b, brg = r
    truth["attempt"] = att
    import layouts

    os.makedirs(dir, exist_ok=True)
    # split over two files sometimes
    pf = layouts.write_pos(L_p, out, meta, dir, brg)
    bf = layouts.write_bank(L_b, B, meta, dir, brg)
    truth["pos_files"] = pf
    truth["bank_files"] = bf
    truth["rows_pos"] = len(out)
    truth["rows_bank"] = len(B)
    json.dump(truth, open(os.path.join(dir, "truth.json"), "w"), ensure_ascii=False, indent=1)
    return truth


if __name__ == "__main__":
    for a in sys.argv[2:] or ["1"]:
        t = gen(int(a), os.path.join(sys.argv[1], a))
        print(
            {k: v for k, v in t.items() if k not in ("sales", "missing", "awaited", "late", "optional")},
            len(t["missing"]),
            len(t["awaited"]),
            len(t["late"]),
            len(t["optional"]),
        )
