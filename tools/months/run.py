#!/usr/bin/env python3
import sys, os, json, subprocess, tempfile, shutil, collections, re

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import gen as G

BIN = os.environ.get("RECOURSE", os.path.join(HERE, "../../target/release/recourse"))


def call(home, *a, timeout=120):
    env = dict(os.environ, RECOURSE_HOME=home, RECOURSE_LANG="en", HOME=home)
    p = subprocess.run([BIN, "--json", "--no-input", *a], capture_output=True, text=True, timeout=timeout, env=env)
    try:
        return p.returncode, json.loads(p.stdout), p.stderr
    except Exception:
        return p.returncode, None, p.stdout[:500] + p.stderr[:500]


def minor(m):
    return None if m is None else m["minor"]


def score(seed, keep=False):
    tmp = tempfile.mkdtemp(prefix="ex5_%d_" % seed)
    r = dict(seed=seed, flags=[])
    try:
        G_dir = os.path.join(tmp, "f")
        t = G.gen(seed, G_dir)
        r["truth"] = t
        home = os.path.join(tmp, "book")
        os.makedirs(home)
        f = lambda l: [os.path.join(G_dir, x) for x in l]
        rc, j, e = call(home, "import", "pos", *f(t["pos_files"]))
        r["imp_pos"] = j or e
        if rc or not j or not j.get("ok"):
            r["v"] = "import"
            r["why"] = "pos: " + str(e or j)[:300]
            return r
        rc, k, e = call(home, "import", "bank", *f(t["bank_files"]))
        r["imp_bank"] = k or e
        if rc or not k or not k.get("ok"):
            r["v"] = "import"
            r["why"] = "bank: " + str(e or k)[:300]
            return r
        pf, bf = j["data"]["files"], k["data"]["files"]
        cr = [sum(x["credits"]["count"] for x in bf), sum(minor(x["credits"]["sum"]) for x in bf)]
        db = [sum(x["debits"]["count"] for x in bf), sum(minor(x["debits"]["sum"]) for x in bf)]
        if cr != t["credits"] or [db[0], abs(db[1])] != t["debits"]:
            r["v"] = "import"
            r["why"] = "bank rows %s %s want %s %s" % (cr, db, t["credits"], t["debits"])
            return r
        a = ["reconcile"]
        if t["country"] != "CN":
            a += ["--jurisdiction", {"HK": "HK", "UK": "GB-EAW"}[t["country"]]]
        if t["as_of"]:
            a += ["--as-of", t["as_of"]]
        rc, j, e = call(home, *a)
        r["rec"] = j or e
        if not j or not j.get("ok"):
            r["v"] = "import"
            r["why"] = "reconcile rc %s %s" % (rc, str(j or e)[:300])
            return r
        d = j["data"]
        r["d"] = d
        r["warn"] = j.get("warnings", [])
        tt = d["totals"]
        if [tt["sales"]["count"], minor(tt["sales"]["gross"])] != [t["sales_count"], t["sales_gross"]]:
            r["flags"].append(
                "totals %s/%s want %s/%s"
                % (tt["sales"]["count"], minor(tt["sales"]["gross"]), t["sales_count"], t["sales_gross"])
            )
            dv = tt["sales"]["count"] - t["sales_count"]
            if not t["voided"] and not t["failed"]:
                r["v"] = "import"
                r["why"] = r["flags"][-1]
                return r
        judge(r, t, d)
        return r
    except subprocess.TimeoutExpired:
        r["v"] = "import"
        r["why"] = "timeout"
        return r
    finally:
        if keep:
            r["dir"] = tmp
        else:
            shutil.rmtree(tmp, ignore_errors=True)


def tomap(t):
    by = {}
    for ref, (order, ts, term, ch, g, fee, due, b) in t["sales"].items():
        by[ref] = ref
        by[order] = ref
    return by


def key_of(m, t, by):
    x = m.get("reference")
    if x in by:
        return by[x]
    # by time+amount
    for ref, (order, ts, term, ch, g, fee, due, b) in t["sales"].items():
        if g == minor(m["gross"]) and ts[:16] == m["traded_at"][:16]:
            return ref
    return "?" + str(x)


def runs_of(d, t, ref):
    """runs of the program that hold this sale: by trade dates and terminal"""
    s = t["sales"][ref]
    td = s[1][:10]
    out = []
    for x in d["runs"]:
        if x.get("terminal") and x["terminal"] != s[2]:
            continue
        if x.get("trade_from") and not (x["trade_from"] <= td <= x["trade_to"]):
            continue
        if x.get("part") and False:
            continue
        out.append(x)
    return out


def judge(r, t, d):
    by = tomap(t)
    got = {key_of(m, t, by): m for m in d["missing"]}
    G_ = set(got)
    want = set(t["missing"])
    opt = set(t["optional"])
    unc = {key_of(m, t, by) for m in d.get("uncovered", []) if isinstance(m, dict) and "gross" in m}
    opt = opt | {x for x in unc if x not in want}
    extra = sorted(G_ - want - opt)
    lack = sorted(want - G_)
    r["extra"], r["lack"] = extra, lack
    alts = [
        x
        for x in d["runs"]
        if x.get("alternatives") and x["due"] < t["J"] and not (x["state"] == "late" and minor(x["difference"]) == 0)
    ]
    smallest = min(s[4] for s in t["sales"].values())
    altref = {by.get(q, q) for x in alts for a in x["alternatives"] for q in a}
    unsure = {k for k, m in got.items() if m.get("sure") is False}
    # shorts which the program leaves open
    noset = [x for x in d["runs"] if x["state"] in ("short", "missing") and ("No set of sales" in x.get("basis", ""))]
    r["open"] = (
        ["alt %s" % x["due"] for x in alts]
        + ["unsure %d" % len(unsure)] * bool(unsure)
        + ["noset %s %s" % (x["due"], minor(x["difference"])) for x in noset]
    )
    sureextra = [k for k in extra if k not in unsure and k not in altref]
    surelack = []
    for k in lack:
        s = t["sales"][k]
        n = s[4] - (s[5] if t["amt"] == "net" else 0)
        fl = k in altref or any(
            x["state"] in ("short", "missing", "late") and x in noset and -minor(x["difference"]) >= n - 6
            for x in runs_of(d, t, k)
        )
        if not fl:
            surelack.append(k)
    r["sureextra"], r["surelack"] = sureextra, surelack
    contra = []
    for x in alts:
        A = [frozenset(by.get(q, q) for q in a) for a in x["alternatives"]]
        U = set().union(*A) if A else set()
        if (want & U) not in A:
            contra.append(x["due"])
    r["contra"] = contra
    isopen = bool(
        alts
        or unsure
        or [
            x
            for x in noset
            if abs(minor(x["difference"])) >= smallest
            and "agree_share" not in t["faults"]
            and not any("chargeback" in n for n in t["notes"])
        ]
    )
    okset = not extra and not lack
    if t["ambiguous"]:
        r["amb"] = True
        alls = [set(a) for a in t["ambiguous"]]
        cand = set().union(*alls) - set.intersection(*alls)
        named = cand <= (altref | unsure | G_)
        if not isopen or sureextra or surelack:
            r["v"] = "sure-wrong"
            r["why"] = "twin claimed for sure" if any(G_ - opt == a - opt for a in alls) else ""
        elif named:
            r["v"] = "exact"
        else:
            r["v"] = "open"
    elif okset:
        r["v"] = "open" if isopen else "exact"
    elif sureextra or surelack:
        r["v"] = "sure-wrong"
    elif contra or any(k in unsure and k not in altref for k in extra):
        r["v"] = "wrong"
    else:
        r["v"] = "open"
    if okset and not t["ambiguous"]:
        g = sum(minor(m["gross"]) for k, m in got.items() if k not in opt)
        if g != sum(t["sales"][x][4] for x in want - opt):
            r["flags"].append("gross")
        n = sum(minor(m["net"]) for k, m in got.items() if k not in opt)
        w = sum(t["sales"][x][4] - t["sales"][x][5] for x in want - opt)
        if n != w and (t["listed"] or t["amt"] == "net" and abs(n - w) > max(2, len(want) * 1)):
            r["flags"].append("net %d want %d" % (n, w))
    L = {
        key_of(m, t, by): m.get("paid_on")
        for m in d["late"]
        if isinstance(m, dict) and "gross" in m and minor(m["gross"]) > 0 and m.get("kind", "sale") == "sale"
    }
    TL = {k: v for k, v in t["late"].items()}
    e = [k for k in L if k not in TL and k not in opt and k in t["sales"]]
    l = [k for k in TL if k not in L and k not in opt]
    r["late"] = "ok" if not e and not l else "extra %d lack %d" % (len(e), len(l))
    aw = {key_of(m, t, by) for m in d["awaited"] if isinstance(m, dict) and minor(m["gross"]) > 0}
    e = [k for k in aw if k not in t["awaited"] and k not in opt and k in t["sales"]]
    l = [k for k in t["awaited"] if k not in aw and k not in opt]
    r["aw"] = "ok" if not e and not l else "extra %d lack %d" % (len(e), len(l))
    c = [x["cause"] for x in d["causes"]]
    r["causes"] = c
    cs = [a for a in t["causes"] if a]
    if (
        len(t["missing"]) <= 2
        and len(t["faults"]) == 1
        and t["faults"][0] in ("netgap", "platform", "upgrade", "half", "halfd", "termset")
    ):
        cs = []  # too few sales to tell a cause
    if not cs:
        r["cause"] = "n/a" if t["causes"] or not c or t["late"] else "spurious"
    else:
        prim = set(x for a in cs for x in a)
        r["cause"] = "first" if c and c[0] in prim else ("top3" if set(c[:3]) & prim else "not")


def show(r):
    t = r["truth"]
    print({k: v for k, v in t.items() if k not in ("sales", "missing", "awaited", "late", "optional")})
    print(
        "TRUTH missing",
        len(t["missing"]),
        "gross",
        t["missing_gross"],
        "awaited",
        len(t["awaited"]),
        "late",
        len(t["late"]),
        "optional",
        len(t["optional"]),
    )

    def line(x, mark):
        s = t["sales"].get(x)
        print("  ", mark, x, s[1:] if s else "?")

    if "d" in r:
        d = r["d"]
        by = tomap(t)
        cap = None if "-vv" in sys.argv else 8
        both = [x for x in t["missing"] if x not in r.get("lack", [])]
        for name, l in (("both   ", both), ("TRUTH  ", r.get("lack", [])), ("PROGRAM", r.get("extra", []))):
            l = sorted(l, key=lambda x: t["sales"].get(x, [0, ""])[1])
            for x in l[:cap]:
                line(x, name + (" (sure)" if x in r.get("sureextra", []) + r.get("surelack", []) else ""))
            if cap and len(l) > cap:
                print("   ", name, "... and", len(l) - cap, "more; -vv lists all")
        print("payout", d["payout"])
        print(
            "totals",
            {
                k: (v["count"], minor(v["gross"]))
                for k, v in d["totals"].items()
                if isinstance(v, dict) and "count" in v
            },
        )
        small = 0
        for x in d["runs"]:
            if x["state"] == "arrived" and not x.get("alternatives"):
                continue
            df = minor(x.get("difference")) or 0
            if (
                x["state"] in ("short", "over")
                and abs(df) <= max(60, abs(minor(x["expected"])) // 100)
                and not x.get("alternatives")
            ):
                small += 1
                continue
            al = [[by.get(q, q) for q in z] for z in x.get("alternatives", [])]
            print(
                "  run due",
                x["due"],
                x.get("terminal") or "",
                x.get("part") or "",
                "trades",
                x.get("trade_from"),
                x.get("trade_to"),
                "n",
                x["count"],
                "exp",
                minor(x["expected"]),
                "paid",
                minor(x.get("paid")),
                "diff",
                df,
                "on",
                x.get("paid_on"),
                x["state"],
                "alts",
                [(len(z), z[:3]) for z in al][:4],
                "|",
                x.get("basis", "")[-260:],
            )
        print("  (runs a little short/over, under 1%%: %d)" % small)
        for x in d["unmatched"][:12]:
            print("  unmatched", x["date"], minor(x["amount"]), x["text"])
        for x in d["causes"][:4]:
            print("  cause", x["cause"], x["score_permille"], x["window"], x["for"], x["against"])
        for w in r["warn"]:
            print("  warn", w["code"], w["message"][:200])
        print("other keys", [k for k in d if k not in ("missing", "runs", "causes", "payout", "totals", "unmatched")])
    print(
        "VERDICT",
        r["v"],
        r.get("why", ""),
        r["flags"],
        "late",
        r.get("late"),
        "awaited",
        r.get("aw"),
        "cause",
        r.get("cause"),
        "sureextra",
        len(r.get("sureextra", [])),
        "surelack",
        len(r.get("surelack", [])),
        "contra",
        r.get("contra"),
        "open:",
        r.get("open"),
    )


def main():
    a = sys.argv[1]
    v = "-v" in sys.argv or "-vv" in sys.argv
    lo, hi = (a.split("-") + [a])[:2]
    quiet = "-q" in sys.argv
    res = []
    for s in range(int(lo), int(hi) + 1):
        r = score(s)
        res.append(r)
        if v:
            show(r)
        elif not quiet and (r["v"] != "exact" or r["flags"] or r.get("cause") in ("not",)):
            print(
                s,
                r["v"],
                "H" if r["truth"]["hard"] else "o",
                r["truth"]["faults"],
                r["truth"]["mode"],
                r["truth"]["lag"],
                r.get("cause"),
                r.get("causes", [])[:2],
                "late",
                r.get("late"),
                "aw",
                r.get("aw"),
                "extra",
                len(r.get("extra", [])),
                "lack",
                len(r.get("lack", [])),
                r.get("why", "")[:200],
                r["flags"],
                r.get("open", [])[:3],
                flush=True,
            )
    tot(res)
    if "-o" in sys.argv:
        json.dump(
            [{k: v for k, v in r.items() if k not in ("rec", "imp_pos", "imp_bank")} for r in res],
            open(sys.argv[sys.argv.index("-o") + 1], "w"),
            ensure_ascii=False,
        )


def tot(res):
    for n, f in (
        ("all", lambda r: 1),
        ("ordinary", lambda r: not r["truth"]["hard"]),
        ("hard", lambda r: r["truth"]["hard"]),
    ):
        x = [r for r in res if f(r)]
        print(
            "%-9s n=%d %s | cause %s | late ok %d, awaited ok %d of %d"
            % (
                n,
                len(x),
                dict(collections.Counter(r["v"] for r in x)),
                dict(collections.Counter(r.get("cause") for r in x if "cause" in r)),
                sum(r.get("late") == "ok" for r in x),
                sum(r.get("aw") == "ok" for r in x),
                sum("late" in r for r in x),
            )
        )


if __name__ == "__main__":
    main()
