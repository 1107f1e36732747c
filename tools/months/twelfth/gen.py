#!/usr/bin/env python3
"""gen.py A-B OUTDIR: shop months. Three in four ordinary (seed % 4 != 0), the rest harder."""
import random, json, os, sys, math, itertools, datetime as D
from collections import defaultdict
import write as W
d = lambda s: D.date.fromisoformat(s)
def span(a, b): a, b = d(a), d(b); return [a + D.timedelta(i) for i in range((b - a).days + 1)]
HOL = {'CN': set(sum([span(*x) for x in [('2025-01-01',)*2, ('2025-01-28','2025-02-04'), ('2025-04-04','2025-04-06'), ('2025-05-01','2025-05-05'), ('2025-05-31','2025-06-02'), ('2025-10-01','2025-10-08'),
   ('2026-01-01','2026-01-03'), ('2026-02-15','2026-02-23'), ('2026-04-04','2026-04-06'), ('2026-05-01','2026-05-05'), ('2026-06-19','2026-06-21'), ('2026-09-25','2026-09-27'), ('2026-10-01','2026-10-07')]], [])),
 'HK': {d(x) for x in '2025-01-01 2025-01-29 2025-01-30 2025-01-31 2025-04-04 2025-04-18 2025-04-19 2025-04-21 2025-05-01 2025-05-05 2025-05-31 2025-07-01 2025-10-01 2025-10-07 2025-10-29 2025-12-25 2025-12-26 2026-01-01 2026-02-17 2026-02-18 2026-02-19 2026-04-03 2026-04-04 2026-04-06 2026-04-07 2026-05-01 2026-05-25 2026-06-19 2026-07-01 2026-09-26 2026-10-01 2026-10-19'.split()},
 'GB': {d(x) for x in '2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31'.split()},
 'SG': {d(x) for x in '2025-01-01 2025-01-29 2025-01-30 2025-03-31 2025-04-18 2025-05-01 2025-05-12 2025-06-07 2025-08-09 2025-10-20 2025-12-25 2026-01-01 2026-02-17 2026-02-18 2026-03-21 2026-04-03 2026-05-01 2026-05-27 2026-06-01 2026-08-10'.split()},
 'AU': {d(x) for x in '2025-01-01 2025-01-27 2025-04-18 2025-04-21 2025-04-25 2025-06-09 2025-10-06 2025-12-25 2025-12-26 2026-01-01 2026-01-26 2026-04-03 2026-04-06 2026-06-08 2026-10-05'.split()},
 'DE': {d(x) for x in '2025-01-01 2025-04-18 2025-04-21 2025-05-01 2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06 2026-05-01'.split()}}
MAKEUP = {d(x) for x in '2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10'.split()}
ONE = D.timedelta(1)
def workday(x, c): return (x in MAKEUP if c == 'CN' else False) or (x.weekday() < 5 and x not in HOL[c])
def nth_work(x, n, c):
    while n: 
        x += ONE
        if workday(x, c): n -= 1
    return x
def roll(x, c):
    while not workday(x, c): x += ONE
    return x
PROF = {'conv': (18, .8, 'd5'), 'rest': (95, .7, 'int'), 'cloth': (260, .7, '9'), 'elec': (700, 1.2, 'int'), 'super': (58, .8, 'cent'), 'pharm': (45, .8, 'd1'), 'hotel': (420, .6, 'int'), 'bake': (28, .6, 'd5')}
def amount(R, p):
    m, s, e = PROF[p]; a = max(1.0, R.lognormvariate(math.log(m), s)); a = min(a, 48000)
    if e == 'int': return int(round(a) or 1) * 100 if R.random() < .8 else int(a * 10) * 10
    if e == '9': return max(9, int(a / 10) * 10 + 9) * 100
    if e == 'd5': return max(100, int(a * 2) * 50)
    if e == 'd1': return max(100, int(a * 10) * 10)
    return int(a * 100)
def up(x): return int(math.floor(x + 0.5 + 1e-9))

class Acq:
    def __init__(A, R, G, lay, hard, second=False):
        A.R, A.G, A.lay, A.L = R, G, lay, W.POS[lay]; c = A.cc = G['cc']; A.payer = A.L['payer']
        A.mid = '8' + ''.join(R.choice('0123456789') for _ in range(14)); A.only = A.L.get('only')
        A.terms = [str(R.randint(10**7, 9 * 10**7)) for _ in range(R.choice([1, 1, 2, 2, 3, 4]))]
        A.cut = R.choice([24, 24, 24, 24, 23, 23, 22, 22]) if c == 'CN' else R.choice([24, 24, 24, 23])
        shapes = ['day'] * 9 + ['gross'] * 2 + ['term'] * 2 + ['sale'] * 2 + ['chan'] + ['week'] * (2 if hard else 1)
        A.shape = R.choice(shapes)
        if c != 'CN' and A.shape in ('sale', 'chan'): A.shape = 'day'
        if second: A.shape = R.choice(['day', 'day', 'day', 'term'])
        if A.only and A.shape in ('chan', 'sale', 'term'): A.shape = 'day'
        if A.shape == 'term' and len(A.terms) < 2: A.terms.append(str(R.randint(10**7, 9 * 10**7)))
        if c == 'CN': A.lag = R.choice([('w', 1)] * 5 + [('c', 1)] * 5 + ([('w', 2)] if hard else []))
        elif c == 'HK': A.lag = R.choice([('w', 1), ('w', 2), ('w', 2)])
        else: A.lag = R.choice([('w', 1), ('w', 2), ('w', 3)])
        if A.lag[0] == 'w' and A.shape == 'day' and R.random() < .3: A.shape = 'daysep'
        A.gross = A.shape == 'gross'; 
        if A.gross: A.shape = 'day'
        A.feeday = 'month' if A.gross and R.random() < (.4 if hard else .2) else 'day'
        A.reffee = R.random() < .5          # the fee of a refunded sale comes back
        A.fees = R.random() < .7 or bool(A.L.get('fees'))
        if c == 'CN':
            if A.only: r = R.choice([38, 60, 54]); A.rates = {A.only: (r, 0)}; A.chw = {A.only: 1}
            else:
                k = R.choice(['one', 'one', 'kinds', 'kinds', 'qr'])
                A.chw = {'wx': 5, 'ali': 3, 'card': 2 if k != 'qr' else 0, 'yl': .6 if R.random() < .5 else 0}
                if k == 'one': r = R.choice([38, 55, 60, 50, 30]); A.rates = {x: (r, 0) for x in ('wx', 'ali', 'yl', 'd', 'c')}
                else: q = R.choice([38, 30, 25]); A.rates = {'wx': (q, 0), 'ali': (q, 0), 'yl': (q, 0), 'd': (50, 2000), 'c': (60, 0)}
        else:
            A.chw = {'card': 1} if c != 'HK' else {'card': 5, 'wx': 1, 'ali': 2}
            k = R.choice(['one', 'kinds'])
            r = R.choice([150, 169, 175, 180])
            A.rates = {x: (r, 0) for x in ('d', 'c', 'wx', 'ali')}
            if k == 'kinds': A.rates.update(d=(R.choice([79, 80, 120]), 0), wx=(120, 0), ali=(120, 0))
        A.rate_from = A.lag_from = None
        A.hour = R.choice([(2, 9), (9, 11), (6, 8)])
        A.text = R.randrange(5); A.U, A.Ucause = set(), {}; A.short, A.late = {}, {}; A.faults = []
    def biz(A, t): return t.date() + (ONE if t.hour >= A.cut else D.timedelta(0))
    def due(A, b):
        c = A.cc; u, n = A.lag
        if A.shape == 'week':
            mon = b + D.timedelta(7 - b.weekday()); return roll(mon, c)
        if A.lag_from and b >= A.lag_from: n += A.lag_add
        if A.shape == 'sale' and A.d0: return b
        return nth_work(b, n, c) if u == 'w' else b + n * ONE
    def key(A, s):
        du = A.due(s['b']); sh = A.shape
        return (du, {'day': '', 'daysep': str(s['b']), 'week': '', 'term': s['term'], 'sale': str(s['id']), 'chan': s['grp']}[sh])
    def rate(A, s, old=False):
        k = s['ct'] if s['ch'] == 'card' else s['ch']; r, cap = A.rates[k]
        if not old and A.rate_from and s['b'] >= A.rate_from: r = A.rates_new[k]
        return r, cap
    def fee(A, s, old=False):
        r, cap = A.rate(s, old); f = up(abs(s['amt']) * r / 10000)
        return min(f, cap) if cap else f
    def sales(A, n, days_w):
        R = A.R; G = A.G; A.S = []; i = 0; A.prof = G['prof']; chs = [(k, w) for k, w in A.chw.items() if w]
        per = n / sum(1 for x in G['days'] if G['a'] <= x <= G['b']); tw = [R.uniform(.5, 1.5) for _ in A.terms]
        vrate, rrate = R.choice([0, .004, .01]), R.choice([0, .005, .01, .02]); openh = R.choice([(8, 21), (9, 22), (10, 24), (7, 23)])
        refs = set()
        def mk(t, amt, kind, **k):
            nonlocal i; i += 1
            while True:
                ref = str(R.randint(10**11, 10**12 - 1))
                if ref not in refs: refs.add(ref); break
            s = dict(id=i, t=t, amt=amt, kind=kind, ref=ref, order=f"{t:%Y%m%d%H%M%S}{R.randint(10**8, 10**9-1)}", trace=f"{i % 999999:06d}", batch=f"{(t.date()-G['a']).days+120:06d}", term=None, ch=None, ct='', card=''); s.update(k)
            s['b'] = A.biz(t); A.S.append(s); return s
        for x in G['days']:
            m = per * (1.35 if x.weekday() >= 5 else .9) * R.uniform(.75, 1.25)
            for _ in range(max(0, int(R.gauss(m, math.sqrt(m)) + .5))):
                h0, h1 = openh; t = D.datetime.combine(x, D.time(0)) + D.timedelta(seconds=int(3600 * min(h1 - .01, max(h0, R.choice([R.gauss(12.3, 1.6), R.gauss(18.5, 1.9), R.uniform(h0, h1)])))) + R.randint(0, 59))
                if t.date() != x: t = D.datetime.combine(x, D.time(23, R.randint(30, 59), R.randint(0, 59)))
                ch = R.choices([c for c, _ in chs], [w for _, w in chs])[0]; ct = R.choice('dc') if ch == 'card' else ''
                br = R.choice(['VISA', 'MASTERCARD']) + (' Debit' if ct == 'd' else ' Credit') if ch == 'card' else {'wx': 'WeChat Pay', 'ali': 'Alipay'}.get(ch, '')
                cd = R.choice(['622202', '621700', '622848', '625958', '622588']) + '******' + f"{R.randint(0, 9999):04d}"
                if A.cc != 'CN': cd = R.choice(['4', '5']) + f"{R.randint(0,99999):05d}******{R.randint(0,9999):04d}"
                s = mk(t, amount(R, G['prof']), 'sale', term=R.choices(A.terms, tw)[0], ch=ch, ct=ct, brand=br, card=cd, grp='card' if ch in ('card', 'yl') else ch)
                keep = dict(term=s['term'], ch=ch, ct=ct, brand=br, card=cd, grp=s['grp'])
                if R.random() < vrate and t.hour < 21 and A.lay not in ('wechat', 'alipay'):
                    mk(t + D.timedelta(minutes=R.randint(1, 12)), -s['amt'], 'void', voided=1, orig=s['id'], **keep); s['voided'] = 1
                elif R.random() < rrate and s['amt'] < 60000:
                    t2 = t + D.timedelta(days=R.choice([0, 0, 1, 1, 2, 5]), minutes=R.randint(20, 90))
                    if t2.date() == t.date() + D.timedelta((t2.date() - t.date()).days) and 8 <= t2.hour < 22: mk(t2, -(s['amt'] if R.random() < .7 else max(100, s['amt'] // 3 // 100 * 100)), 'refund', orig=s['id'], **keep)
        A.S.sort(key=lambda s: (s['t'], s['id']))
        for s in A.S: s['acq'] = A
    def fees_all(A):
        for s in A.S:
            for nm, old in (('fee', not A.new_listed), ('afee', False)):
                s[nm] = 0 if s['kind'] == 'void' or s.get('voided') else (A.fee(s, old) if s['kind'] == 'sale' else (-A.fee(s, old) if A.reffee else 0))
            s['rate'] = A.rate(s, not A.new_listed)[0]; s['net'] = s['amt'] - (0 if A.gross else s['afee'])
    def runs(A):
        r = defaultdict(list)
        for s in A.S:
            if s['kind'] == 'void' or s.get('voided'): continue
            r[A.key(s)].append(s)
        return r
    def inx(A, s): return A.G['a'] <= s['t'].date() <= A.G['xb']

def plant(A, kind, R):
    """Choose where the fault lies; marks A.U (unpaid rows), A.short, A.late. False where it does not fit."""
    G = A.G; runs = A.runs(); full = {k: v for k, v in runs.items() if all(A.inx(s) for s in v) and k[0] + 6 * ONE < G['sb']}
    bdays = sorted({s['b'] for v in full.values() for s in v if not (A.U & {x['id'] for x in v})})
    if len(bdays) < 8: return False
    mid = bdays[2:-3]; mark = lambda L, c: [A.U.add(s['id']) or A.Ucause.__setitem__(s['id'], c) for s in L]
    allr = [s for v in full.values() for s in v]
    if kind == 'none': return True
    if kind == 'upgrade':
        b = R.choice(mid); du = A.due(b); L = [s for k, v in full.items() if k[0] == du for s in v]
        if A.shape == 'daysep': L = [s for s in L if s['b'] == b]
        if not L: return False
        mark(L, kind); A.faults.append((kind, str(b))); return True
    if kind == 'days':
        if A.shape == 'week': return False
        dues = sorted({k[0] for k in full}); n = R.choice([2, 3]); i = R.randrange(1, max(2, len(dues) - n - 1)); t = dues[i:i + n]
        mark([s for k, v in full.items() if k[0] in t for s in v], kind); A.faults.append((kind, str(t))); return True
    if kind == 'terminal':
        if len(A.terms) < 2: return False
        tm = R.choice(A.terms); x = R.choice(mid[len(mid) // 3:]); L = [s for s in A.S if s['term'] == tm and s['b'] >= x]
        if A.shape == 'week': L = [s for s in L if A.due(s['b']) > A.due(x)]
        if sum(A.inx(s) for s in L) < 3: return False
        mark(L, kind); A.faults.append((kind, tm, str(x))); return True
    if kind == 'window':
        for _ in range(30):
            b = R.choice(mid); h = R.randint(9, 18); w = R.choice([2, 3, 4, 5]); day = [s for s in allr if s['b'] == b]; L = [s for s in day if h <= s['t'].hour < h + w and s['kind'] == 'sale']
            if 2 <= len(L) < len(day): mark(L, kind); A.faults.append((kind, f'{b} {h}:00-{h+w}:00')); return True
        return False
    if kind == 'channel':
        g = sorted({s['grp'] for s in A.S})
        if len(g) < 2: return False
        c = R.choice(g); n = R.choice([1, 2, 3, 4, 99]); x = R.choice(mid); L = [s for s in A.S if s['grp'] == c and x <= s['b'] < x + n * ONE]
        if n != 99 and sum(A.inx(s) for s in L) < 3 or not any(A.inx(s) for s in L): return False
        if n == 99: mark(L, kind)
        else: mark([s for s in L if A.inx(s)], kind)
        A.faults.append((kind, c, str(x), n)); return True
    if kind == 'single':
        big = sorted((s for s in allr if s['kind'] == 'sale' and s['b'] in mid and s['id'] not in A.U), key=lambda s: -s['amt'])[:max(3, len(allr) // 25)]
        if len(big) < 3: return False
        refd = {s['orig'] for s in A.S if s['kind'] == 'refund'}; L = R.sample([s for s in big if s['id'] not in refd] or big, 1 if R.random() < .6 else 2)
        mark(L, kind); A.faults.append((kind, [s['ref'] for s in L])); return True
    ks = [k for k, v in full.items() if v[0]['b'] in mid and not A.U & {s['id'] for s in v}]
    if kind == 'short':
        for _ in range(20):
            if not ks: return False
            k = R.choice(ks); tot = sum(s['net'] for s in full[k]); x = R.choice([up(tot * R.uniform(.04, .35)), R.choice([50, 100, 200, 300]) * 100])
            nets = [s['net'] for s in full[k]]
            if 100 < x < tot * .7 and x not in nets and not any(a + b == x for a, b in itertools.combinations(nets[:200], 2)):
                A.short[k] = x; A.faults.append((kind, str(k[0]), x)); return True
        return False
    if kind == 'late':
        if A.shape == 'sale': return False
        k = R.choice(ks); nd = k[0] + 5 * ONE; nd = roll(nd, A.cc) if A.lag[0] == 'w' else nd
        if A.shape in ('term', 'chan'):
            for k2 in full: 
                if k2[0] == k[0] and not A.U & {s['id'] for s in full[k2]}: A.late[k2] = nd
        else: A.late[k] = nd
        if nd >= G['sb'] - ONE: A.late = {}; return False
        A.faults.append((kind, str(k[0]), str(nd))); return True
    if kind == 'rate':
        A.rate_from = R.choice(mid[len(mid) // 4: -2] or mid); add = R.choice([12, 22, 22, 20]); A.rates_new = {k: r + add for k, (r, c) in A.rates.items()}
        if A.shape == 'week': A.rate_from -= D.timedelta(A.rate_from.weekday())
        A.faults.append((kind, str(A.rate_from), add)); return True
    if kind == 'lag':
        if A.shape in ('week', 'sale'): return False
        A.lag_from = R.choice(mid); A.lag_add = R.choice([1, 1, 2]); A.faults.append((kind, str(A.lag_from), A.lag_add)); return True

def amb(nets, k, target):
    """How many other ways for a sum of k or fewer (k<=4 counted; above: by density)."""
    n = len(nets); cnt = 0
    if k > 4 or n > 260 and k > 2:
        rng = max(1, sum(sorted(nets)[-k:]) // math.gcd(*nets)); return 2 if math.comb(n, k) / rng > 3 else 1
    one = defaultdict(int); two = defaultdict(list); three = 0
    for x in nets: one[x] += 1
    cnt += one[target]
    if k >= 2:
        for i in range(n):
            for j in range(i + 1, n): two[nets[i] + nets[j]].append((i, j))
        cnt += len(two[target])
    if k >= 3:
        c = 0
        for i in range(n):
            for p in two.get(target - nets[i], ()): c += i not in p
        cnt += c // 3
    if k >= 4:
        c = 0
        for s, L in two.items():
            if cnt + c > 60: break
            M = two.get(target - s)
            if M:
                for p in L[:200]:
                    for q in M[:200]: c += not (set(p) & set(q))
        cnt += c // 6 if c else 0
    return cnt

NAMES = ['王建国', '李秀英', '张伟', '刘洋', '陈静', '赵磊', '周敏', '吴强']
def noise(R, G, rows):
    cn = G['cc'] == 'CN'; days = [x for x in G['sdays']]; N = lambda t, c, who, summ, memo='': rows.append(dict(t=t, c=c, who=who, acct='62' + str(R.randint(10**14, 10**15 - 1)) if cn else '', summ=summ, memo=memo, tag='noise'))
    at = lambda x, h0=8, h1=20: D.datetime.combine(x, D.time(R.randint(h0, h1), R.randint(0, 59), R.randint(0, 59)))
    if cn:
        for x in R.sample(days, R.randint(3, 9)): N(at(x), -R.randint(300, 90000) * 100 - R.randint(0, 99), R.choice(['江城鲜达供应链有限公司', '广州同创贸易有限公司', '义乌市恒发百货商行', '武汉佳禾食品有限公司']), '网银转账', R.choice(['货款', '进货', '材料款']))
        for x in R.sample(days, R.randint(1, 5)): N(at(x), R.choice([500, 1000, 2000, 5000, 10000, 3000]) * 100, R.choice(NAMES), R.choice(['转账', '跨行转账', '网银转入']), R.choice(['往来款', '还款', '', '备用金']))
        for x in days:
            if x.day == 10 and R.random() < .8:
                for nme in R.sample(NAMES, 2): N(at(x), -R.randint(3200, 7800) * 100, nme, '代发工资', '工资')
            if x.day == 5 and R.random() < .6: N(at(x), -R.choice([6000, 8500, 12000]) * 100, '江城城投物业管理有限公司', '转账支出', '房租')
            if x.day == 21 and x.month % 3 == 0: N(D.datetime.combine(x, D.time(2, 11, 5)), R.randint(100, 3000), '', '结息')
            if x.day == 15 and R.random() < .6: N(at(x, 9, 16), -R.randint(500, 9000) * 10, '国家金库江城支库', '实时缴税', '税款')
            if x.day in (8, 18) and R.random() < .5: N(at(x), -R.randint(10000, 200000), '国网江城供电公司', '代扣电费')
            if x.day == 20: N(at(x, 1, 3), -R.choice([1000, 1500, 3000]), '', '账户管理费')
        if R.random() < .3: N(at(R.choice(days)), R.randint(800, 60000) * 100 + R.randint(0, 99), R.choice(['湖北嘉诚实业有限公司', '江城第一中学']), '转账收入', '团购货款')
        if R.random() < .2:
            for x in days:
                if x.weekday() == 2: N(at(x, 14, 16), R.randint(30000, 300000), '北京三快在线科技有限公司', '转账', '美团外卖结算款')
        if R.random() < .2: N(at(R.choice(days)), R.choice([2000, 5000, 8000]) * 100, G['owner'], '现金存入')
    else:
        big = {'HK': 6}.get(G['cc'], 1)
        for x in R.sample(days, R.randint(3, 9)): N(at(x), -R.randint(40 * big, 3000 * big) * 100 - R.randint(0, 99), R.choice(['BRITVIC SUPPLY', 'METRO WHOLESALE', 'FRESH FOODS LTD', 'J SMITH RENT', 'POWER CO DD']), 'TRF')
        for x in R.sample(days, R.randint(1, 4)): N(at(x), R.choice([200, 500, 1000, 1500]) * 100 * big, R.choice(['A CHAN', 'M PATEL', 'CASH DEPOSIT', 'LEE K W']), 'TRF', R.choice(['LOAN', 'TRANSFER', '']))
        if G['cc'] == 'GB' and R.random() < .3:
            for x in days:
                if x.weekday() == 2: N(at(x), R.randint(5000, 60000), 'DELIVEROO', 'BGC', 'PAYOUT')

def credit_text(A, k, L):
    b0, b1 = min(s['b'] for s in L), max(s['b'] for s in L); cn = A.cc == 'CN'; m = A.mid
    if not cn: return 'CR', [f'{b0:%d%m} {m[-6:]}', f'MERCH {m[-8:]}', 'SETTLEMENT', f'REF {b0:%y%m%d}', m][A.text]
    q = f'{b0:%m%d}' + (f'-{b1:%m%d}' if b1 != b0 else ''); t = L[0]['term'] if A.shape == 'term' else ''
    if A.lay == 'wechat': return '转账', f'微信支付商户结算 {A.mid[:10]}'
    if A.lay == 'alipay': return '转账', '支付宝商户结算款'
    return [('商户结算', f'{q}交易款{t}'), ('POS清算', f'商户{m}{t}'), ('跨行转账', f'结算款{t}'), ('商户入账', f'{b0:%Y%m%d}'), ('贷记来账', f'{m[-8:]}清算资金{q}{t}')][A.text]

def build(seed):
    R = random.Random(seed * 7919 + 12); hard = seed % 4 == 0
    for attempt in range(60):
        cc = R.choice(['CN'] * 75 + ['HK'] * 8 + ['GB'] * 10 + ['SG'] * 3 + ['AU'] * 2 + ['DE'] * 2)
        y, m = R.choice([(2025, R.randint(1, 12)), (2026, R.randint(1, 9))]); a = D.date(y, m, 1); b = D.date(y + (m == 12), m % 12 + 1, 1) - ONE
        G = dict(seed=seed, cc=cc, a=a, b=b, cur={'CN': 'CNY', 'HK': 'HKD', 'GB': 'GBP', 'SG': 'SGD', 'AU': 'AUD', 'DE': 'EUR'}[cc], prof=R.choice(list(PROF)))
        G['shop'] = R.choice(['江城老街小吃店', '惠民便利店', '佳和服饰', '宏达电器行', '仁康大药房']) if cc == 'CN' else 'High Street Shop'; G['owner'] = G['shop'] + ('（个体工商户）' if cc == 'CN' and R.random() < .4 else '有限公司' if cc == 'CN' else ' Ltd')
        tail = R.random() < .6      # export ends with the month, statement goes on
        G['sb'] = b + R.randint(9, 13) * ONE; G['xb'] = b if tail else G['sb']; G['days'] = [a + i * ONE for i in range(-14, (G['sb'] - a).days + 2)]; G['sdays'] = [x for x in G['days'] if a <= x <= G['sb']]
        lays = {'CN': [k for k, v in W.POS.items() if not v.get('en')], 'HK': ['bbmsl', 'globalpay'], 'GB': ['sumup', 'worldpay', 'square', 'globalpay'], 'SG': ['nets'], 'AU': ['tyro'], 'DE': ['vrpay']}[cc]
        n = int(math.exp(R.uniform(math.log(40), math.log(1500)))); two = hard and R.random() < .35 and len(lays) > 1
        ll = R.sample(lays, 2 if two else 1); acqs = [Acq(R, G, l, hard, second=i > 0) for i, l in enumerate(ll)]
        if two and len({A.payer for A in acqs}) < 2: continue
        A = acqs[0]
        for q in acqs:
            q.d0 = R.random() < .6
            if q.shape == 'sale' and q.d0: q.cut = 24
            if q.shape == 'sale': n = min(n, 350)
            if not q.fees and len({r for r in q.rates.values()}) > 1 and not hard and R.random() < .5: q.fees = True
            q.new_listed = bool(q.only) or R.random() < .3
        for q in acqs: q.sales(max(40, n // len(acqs)), None)
        kinds = ['upgrade', 'days', 'terminal', 'window', 'channel', 'single', 'short', 'late', 'rate', 'lag', 'none']; wt = [3, 3, 2.5, 2.5, 2.5, 2.5, 2, 2, 1.7, 1.7, 2.5]
        nf = 1 if not hard else R.choice([1, 2, 2, 2, 3]); ks = []
        while len(ks) < nf:
            k = R.choices(kinds, wt)[0]
            if k not in ks and not (hard and k == 'none' and R.random() < .8): ks.append(k)
        if 'none' in ks: ks = ['none']
        ks.sort(key=lambda k: {'rate': 0, 'lag': 1}.get(k, 2))   # these first: they set the runs
        ok = True
        for k in ks:
            q = R.choice(acqs)
            if k in ('rate', 'lag'): ok &= bool(plant_pre(q, k, R))
            else:
                for z in acqs: z.fees_all()
                ok &= bool(plant(q, k, R))
            if not ok: break
        if not ok: continue
        for q in acqs: q.fees_all()
        G['opts'] = dict(hard=hard, kinds=ks); res = post(R, G, acqs, ks, hard)
        if res: return res
    raise SystemExit(f'seed {seed}: no month found')
def plant_pre(q, k, R): q.fees_all(); return plant(q, k, R)

def ids_of(s): return [s['order'], 'T' + s['ref'][-10:], '42000' + s['order'][-23:], s['t'].strftime('%Y%m%d') + '220011' + s['ref'] + '03', '78' + s['order'][-14:]]
def post(R, G, acqs, ks, hard):
    rows = []; truth = dict(sales={}, runs=[], amb=[]); takings = 0
    for A in acqs:
        runs = A.runs(); mfee = defaultdict(int)
        for k, L in sorted(runs.items(), key=lambda x: (x[0][0], x[0][1])):
            P = [s for s in L if s['id'] not in A.U]; tot = sum(s['net'] for s in P); day = A.late.get(k, k[0]); exp = sum(s['net'] for s in L); sh = A.short.get(k, 0)
            if not P: state = 'missing'
            elif sh: state = 'short'
            elif k in A.late: state = 'late'
            else: state = 'arrived'
            paid = tot - sh
            if A.shape == 'sale' and L[0]['kind'] == 'refund' and P: pass
            elif P and paid <= 0: return None
            hrs = A.hour; t = D.datetime.combine(day, D.time(R.randint(*hrs), R.randint(0, 59), R.randint(0, 59)))
            if A.shape == 'sale' and A.d0: t = L[0]['t'] + D.timedelta(seconds=R.randint(20, 200)); day = t.date()
            sm, memo = credit_text(A, k, L); acct = '' if A.text == 1 else '2' + A.mid[:12]
            inst = G['a'] <= day <= G['sb']
            if P and inst: rows.append(dict(t=t, c=paid, who=A.payer, acct=acct, summ=sm if paid > 0 else '退货扣款', memo=memo, tag='run')); takings += paid
            if A.gross and P:
                f = sum(s['afee'] for s in P)
                if A.feeday == 'day' and inst and f: rows.append(dict(t=t + D.timedelta(seconds=R.randint(1, 50)), c=-f, who=A.payer, acct=acct, summ='商户手续费' if A.cc == 'CN' else 'CHARGES', memo=memo if A.cc == 'CN' else 'MERCHANT SERVICE CHARGE', tag='fee'))
                else: mfee[(day.year, day.month)] += f
            X = [s for s in L if A.inx(s)]
            if not X: continue
            mixed = len(X) < len(L)
            for s in X:
                if s['kind'] == 'void': continue
                u = s['id'] in A.U
                stt = 'unpaid' if u else state if state != 'arrived' else 'paid'
                if day > G['sb'] and not u: stt = 'awaited'
                if u and k[0] >= G['sb']: stt = 'awaited'
                # a run that also holds sales outside the export can not be checked from these files
                if mixed and not u: stt = 'edge' if stt == 'paid' else stt
                if mixed and u: stt = 'edge-unpaid'
                truth['sales'][s['ref']] = dict(state=stt, kind=s['kind'], cause=A.Ucause.get(s['id'], ''), due=str(k[0]), amt=s['amt'], net=s['net'], ids=ids_of(s), t=str(s['t']), term=s['term'], grp=s['grp'])
            un = [s for s in X if s['id'] in A.U]
            if state in ('short', 'late', 'missing') or un: truth['runs'].append(dict(acq=A.lay, due=str(k[0]), part=k[1], state=state, n=len(L), expected=exp, paid=paid if P else 0, paid_on=str(day), unpaid=len(un), mixed=mixed))
            if un and P and not mixed:
                n = amb([s['net'] for s in L], len(un), sum(s['net'] for s in un))
                if n > 1: truth['amb'].append([str(k[0]), k[1], len(un), n])
            u = math.gcd(*[s['net'] for s in P])
            if sh and len(P) > 2 and sh % u == 0 and min(2.0 ** len(P), 1e30) / (exp / u) > 2: truth['amb'].append([str(k[0]), k[1], 0, 9])
        if mfee:
            for (yy, mm), f in mfee.items():
                day = roll(D.date(yy + (mm == 12), mm % 12 + 1, 1), A.cc) if A.feeday == 'month' else None
                if day and G['a'] <= day <= G['sb'] and f: rows.append(dict(t=D.datetime.combine(day, D.time(6, 10)), c=-f, who=A.payer, acct='', summ='商户手续费' if A.cc == 'CN' else 'CHARGES', memo=f'{mm:02d}月手续费' if A.cc == 'CN' else 'MONTHLY CHARGES', tag='fee'))
    for s in list(truth['sales'].values()):
        pass
    truth['rate_hidden'] = any(A.rate_from and not A.new_listed for A in acqs)
    voided = [s for A in acqs for s in A.S if s.get('voided') and s['kind'] == 'sale' and A.inx(s)]
    for s in voided: truth['sales'][s['ref']] = dict(state='voided', kind='sale', cause='', due='', amt=s['amt'], net=0, ids=ids_of(s), t=str(s['t']), term=s['term'], grp=s['grp'])
    noise(R, G, rows); rows = [r for r in rows if G['a'] <= r['t'].date() <= G['sb']]; rows.sort(key=lambda r: r['t'])
    bal = R.randint(20000, 300000) * 100; low = 0; run = 0
    for r in rows: run += r['c']; low = min(low, run)
    bal += -low
    for r in rows: bal += r['c']; r['bal'] = bal
    own = next((A for A in acqs if A.L.get('own')), None)
    blay = {'CN': ['ICBC', 'CCB', 'ABC', 'BOC', 'CMB', 'BOCOM', 'SPDB', 'CITIC', 'RURAL'], 'HK': ['HSBCHK', 'HASE'], 'GB': ['BARC', 'LLOYDS', 'NATWEST'], 'SG': ['DBS'], 'AU': ['CBA'], 'DE': ['SPK']}[G['cc']]
    bl = R.choice(blay)
    if own: bl = {'ccb': 'CCB', 'icbc': 'ICBC', 'cmb': 'CMB', 'rural': 'RURAL'}[own.lay]
    bm = dict(acc='62' + str(R.randint(10**14, 10**15 - 1)), owner=G['owner'], a=G['a'], b=G['sb'], asc=R.random() < (.75 if bl != 'ICBC' else .9))
    B = W.BANK[bl]; benc = R.choice(['gb18030', 'xlsx', 'xlsx', 'utf-8-sig', 'gb18030']) if not B.get('en') else R.choice(['utf-8', 'utf-8', 'xlsx'] if not B.get('de') else ['cp1252', 'utf-8'])
    truth.update(cc=G['cc'], shop=G['prof'], hard=hard, kinds=ks, faults=[f for A in acqs for f in A.faults], month=str(G['a'])[:7], stmt_end=str(G['sb']), export_end=str(G['xb']), bank=bl, benc=benc, bank_credits=sum(r['c'] for r in rows if r['c'] > 0), bank_debits=-sum(r['c'] for r in rows if r['c'] < 0), bank_rows=len(rows), acqs=[])
    files = []
    for A in acqs:
        X = [s for s in A.S if A.inx(s)]
        meta = dict(seed=G['seed'], mid=A.mid, mid10=A.mid[:10], mid16='2088' + A.mid[:8], shop=G['shop'], cur=G['cur'], a=G['a'], b=G['xb'], asc=R.random() < .7, fees=A.fees, noct=False)
        enc = R.choice(A.L['enc']); files.append((A, X, meta, enc))
        ns = [s for s in X if s['kind'] == 'sale']
        truth['acqs'].append(dict(lay=A.lay, shape=A.shape, gross=A.gross, feeday=A.feeday, lag=A.lag, cut=A.cut, fees=A.fees, rates=A.rates, reffee=A.reffee, terms=len(A.terms), d0=A.d0 if A.shape == 'sale' else None, text=A.text, enc=enc, rows=len(X), sales=len(ns), sum=sum(s['amt'] for s in ns), tail=G['xb'] == G['b'], rate_new=getattr(A, 'rates_new', None)))
    return truth, files, rows, bm, bl, benc

def emit(seed, out):
    truth, files, rows, bm, bl, benc = build(seed); dd = os.path.join(out, str(seed)); os.makedirs(dd, exist_ok=True); truth['pos'] = []
    for i, (A, X, meta, enc) in enumerate(files):
        truth['pos'].append(W.save(os.path.join(dd, f'pos{i+1}_{A.lay}'), W.pos_table(A.lay, X, meta, None), enc, backtick=A.L.get('bt'), semi=A.L.get('de')))
    truth['bankfile'] = W.save(os.path.join(dd, f'bank_{bl}'), W.bank_table(bl, rows, bm), benc, semi=W.BANK[bl].get('de'))
    json.dump(truth, open(os.path.join(dd, 'truth.json'), 'w'), ensure_ascii=False, indent=0, default=str)
    return truth
if __name__ == '__main__':
    a, b = map(int, sys.argv[1].split('-')); out = sys.argv[2]
    for s in range(a, b + 1):
        t = emit(s, out); print(s, t['cc'], t['month'], t['kinds'], [(q['lay'], q['shape'], q['gross'], q['lag'], q['rows']) for q in t['acqs']], t['bank'], 'amb' if t['amb'] else '')
