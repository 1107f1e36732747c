# -*- coding: utf-8 -*-
"""Examiner's own month generator.  make(seed, folder) -> truth dict; files pos*, bank* in folder."""
import random, csv, io, os, json, datetime as D, itertools
from decimal import Decimal
import openpyxl
dt = D.date; TD = D.timedelta
def days(a, b):
    a = dt.fromisoformat(a); b = dt.fromisoformat(b); r = set()
    while a <= b: r.add(a); a += TD(1)
    return r
CN_OFF = set().union(days('2025-01-01','2025-01-01'),days('2025-01-28','2025-02-04'),days('2025-04-04','2025-04-06'),
  days('2025-05-01','2025-05-05'),days('2025-05-31','2025-06-02'),days('2025-10-01','2025-10-08'),
  days('2026-01-01','2026-01-03'),days('2026-02-15','2026-02-23'),days('2026-04-04','2026-04-06'),days('2026-05-01','2026-05-05'),
  days('2026-06-19','2026-06-21'),days('2026-09-25','2026-09-27'),days('2026-10-01','2026-10-07'))
CN_WORK = {dt.fromisoformat(x) for x in '2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10'.split()}
UK_OFF = {dt.fromisoformat(x) for x in '2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28'.split()}
HK_OFF = {dt.fromisoformat(x) for x in '2025-01-01 2025-01-29 2025-01-30 2025-01-31 2025-04-04 2025-04-18 2025-04-21 2025-05-01 2025-05-05 2025-07-01 2025-10-01 2025-10-07 2025-10-29 2025-12-25 2025-12-26 2026-01-01 2026-02-17 2026-02-18 2026-02-19 2026-04-03 2026-04-06 2026-04-07 2026-05-01 2026-05-25 2026-06-19 2026-07-01 2026-10-01 2026-10-19'.split()}
def working(d, reg):
    if reg == 'CN': return d in CN_WORK or (d.weekday() < 5 and d not in CN_OFF)
    return d.weekday() < 5 and d not in (UK_OFF if reg == 'UK' else HK_OFF)
def nextwork(d, reg, n=1):
    while n:
        d += TD(1)
        if working(d, reg): n -= 1
    return d
def half_up(gross, rate_bp100):   # rate in 1/10000 of 1 % -> integer: rate*1e6
    s = 1 if gross >= 0 else -1
    return s * ((abs(gross) * rate_bp100 * 2 + 1000000) // 2000000)
def y(c, comma=False):
    s = '-' if c < 0 else ''
    c = abs(c)
    return s + (f'{c//100:,}' if comma else str(c//100)) + f'.{c%100:02d}'

CNCH = {'微信':3800,'支付宝':3800,'云闪付':3800,'借记卡':5000,'贷记卡':6000}
ALLCH = dict(CNCH, **{'数字人民币':0})
PAYERS = {'lakala':['拉卡拉支付股份有限公司','拉卡拉支付股份有限公司客户备付金'],'ums':['银联商务股份有限公司','银联商务支付股份有限公司'],
 'sqb':['上海收钱吧互联网科技股份有限公司','拉卡拉支付股份有限公司'],'fuiou':['上海富友支付服务股份有限公司','上海富友支付服务股份有限公司客户备付金'],
 'allinpay':['通联支付网络服务股份有限公司','通联支付网络服务股份有限公司上海分公司'],'suixing':['随行付支付有限公司','随行付支付有限公司客户备付金'],
 'wechat':['财付通支付科技有限公司','财付通支付科技有限公司备付金'],'alipay':['支付宝（中国）网络技术有限公司','支付宝(中国)网络技术有限公司'],
 'bankacq':['待清算商户消费款项','特约商户清算资金'],
 'uk1':['WORLDPAY','WORLDPAY UK LTD'],'uk2':['DOJO PAYMENTS','PAYMENTSENSE LTD'],'hk1':['GLOBAL PAYMENTS ASIA','GLOBAL PAYMENTS ASIA PACIFIC'],'hk2':['BBMSL LIMITED','BBMSL LTD MERCHANT SETTLE']}
MEMOS = {'lakala':['POS结算款','商户结算','拉卡拉划款{d}'],'ums':['银联商务划款','POS商户资金清算','{d}清算款'],'sqb':['收钱吧结算','提现到账'],'fuiou':['富友划款','商户资金结算'],
 'allinpay':['通联商户结算','{d}收单资金'],'suixing':['随行付结算','商户结算款'],'wechat':['财付通-商户提现','微信支付结算款'],'alipay':['支付宝商户结算','余额提现'],
 'bankacq':['POS消费清算','特约商户入账'],'uk1':['WORLDPAY','SETTLEMENT'],'uk2':['DOJO SETTLEMENT'],'hk1':['MERCHANT SETTLEMENT'],'hk2':['SETTLEMENT {d}']}

class Sale: pass

def gen_sales(R, acq, reg, start, n, terms, chans, style, ids):
    per = R.randint(15, 60) if not acq.get('second') else R.randint(15, 30)
    sales = []
    open_h, close_h = R.choice([(7.5,20),(9,21.5),(10,22),(10.5,23.4),(8,22.5)])
    if acq['cutoff'] < 24: close_h = 23.6
    wts = [R.uniform(.5, 2) for _ in terms]; cw = [R.uniform(.3, 2) for _ in chans]
    for i in range(n):
        d = start + TD(i)
        f = 1.25 if d.weekday() >= 5 else 1.0
        k = max(8, min(60, int(R.gauss(per * f, per * .15))))
        ts = set()
        while len(ts) < k:
            h = R.choice([R.gauss(12.2, 1.2), R.gauss(18.6, 1.3), R.uniform(open_h, close_h)])
            if open_h <= h <= close_h: ts.add(int(h * 3600) + R.randint(0, 59) if h*3600 < close_h*3600-60 else int(h*3600))
        for t in sorted(ts):
            s = Sale(); s.d = d; s.t = t; s.acq = acq
            s.term = R.choices(terms, wts)[0]; s.chan = R.choices(chans, cw)[0]
            if style == 'cafe': g = R.choice([1200,1500,1600,1800,1900,2200,2500,2800,3200,3500,4200]) + R.choice([0,0,0,50,1600,1800])
            elif style == 'rest': g = int(R.lognormvariate(4.9, .6)) * 100
            elif style == 'super': g = int(R.lognormvariate(4.0, .8) * 100)
            else: g = int(R.lognormvariate(5.6, .7)) * 100 + R.choice([0,0,90,99,50])
            s.gross = max(g, 300); s.refund_of = None; s.refunded = False
            sales.append(s)
    # refunds
    extra = []
    rate = acq['refund_rate']
    for s in sales:
        if R.random() < rate:
            r = Sale(); r.acq = acq; r.refund_of = s; r.term = s.term; r.chan = s.chan
            lag = R.choice([0,0,1,2,4]); r.d = s.d + TD(lag)
            if r.d > start + TD(n - 1): continue
            r.t = min(s.t + R.randint(600, 7200), 84600) if lag == 0 else R.randint(int(open_h*3600), int(close_h*3600) - 100)
            full = R.random() < .6
            r.gross = -s.gross if full else -(s.gross // 200 * 100 or s.gross)
            r.refunded = False; s.refunded = True
            extra.append(r)
    if acq.get('voids') and acq['name'] not in ('wechat','alipay'):
        for s in R.sample(sales, min(len(sales), 4)):
            if s.refunded or s.t > 79000: continue
            r = Sale(); r.acq = acq; r.refund_of = s; r.term = s.term; r.chan = s.chan; r.d = s.d; r.t = s.t + R.randint(40, 240); r.gross = -s.gross; r.refunded = False; r.void = True; s.refunded = True
            extra.append(r)
    sales += extra
    sales.sort(key=lambda s: (s.d, s.t))
    for s in sales:
        s.fee = half_up(s.gross, acq['rates'][s.chan])
        if s.chan == '借记卡' and abs(s.fee) > 2000 and acq['cap']: s.fee = 2000 if s.gross > 0 else -2000
        if s.refund_of is not None and not acq['refund_fee_back'] and not getattr(s, 'void', False): s.fee = 0
        s.net = s.gross - s.fee
        s.pay = s.gross if acq.get('grosspay') else s.net
        s.unpaid = False; s.late = None; s.other = False
        while True:
            x = ids['f'](s, R)
            if x not in ids['seen']: break
        ids['seen'].add(x); s.ref = x
        s.order = s.d.strftime('%Y%m%d') + f'{R.randrange(10**8):08d}'
        sd = s.d if s.t < acq['cutoff'] * 3600 else s.d + TD(1)
        m = acq['mode']
        if m in ('T+1','T+1term','T+1sep'): s.due = nextwork(sd, reg)
        elif m == 'T+2': s.due = nextwork(sd, reg, 2)
        elif m in ('D+1','D+1term'): s.due = sd + TD(1)
        elif m == 'sale0': s.due = s.d
        elif m == 'saleT1': s.due = nextwork(sd, reg)
        s.sd = sd
        k = (acq['name'], s.due)
        if m in ('T+1term','D+1term'): k += (s.term,)
        if m == 'T+1sep': k += (sd,)
        if m.startswith('sale'): k += (s.ref,)
        s.key = k
    return sales

def alt_exists(run, held, kind):
    """Is there another explanation as simple as the true one for this payment?"""
    tgt = sum(s.net for s in held); hs = frozenset(id(s) for s in held)
    pos = [s for s in run if s.gross > 0]
    if len(held) == len(run): return False
    k = len(held) if kind == 'single' else 2
    k = min(max(k, 1), 3)
    for s in pos:
        if s.net == tgt and frozenset([id(s)]) != hs: return True
    if k >= 2:
        seen = {}
        for i, s in enumerate(pos):
            for j in seen.get(tgt - s.net, ()):
                if frozenset([id(s), id(pos[j])]) != hs: return True
            seen.setdefault(s.net, []).append(i)
    if k >= 3:
        for a in range(len(pos)):
            seen = {}
            for b in range(a + 1, len(pos)):
                for j in seen.get(tgt - pos[a].net - pos[b].net, ()):
                    if frozenset([id(pos[a]), id(pos[b]), id(pos[j])]) != hs: return True
                seen.setdefault(pos[b].net, []).append(b)
    if kind != 'single':   # other stretches / terminal / channel groups with the same sum
        def windows(lst):
            pre = {0: [0]}; acc = 0
            for i, s in enumerate(lst):
                acc += s.net
                for a in pre.get(acc - tgt, ()):
                    if frozenset(id(x) for x in lst[a:i+1]) != hs: return True
                pre.setdefault(acc, []).append(i + 1)
            return False
        if windows(run): return True
        for t in {s.term for s in run}:
            if windows([s for s in run if s.term == t]): return True
        for t in {s.chan for s in run}:
            if windows([s for s in run if s.chan == t]): return True
    return False

def make(seed, folder):
    R = random.Random(seed * 7919 + 13)
    hard = seed % 10 in (3, 6, 9)
    x = R.random(); reg = 'CN' if x < .8 else ('HK' if x < .9 else 'UK')
    year, month = R.choice([(2025,m) for m in (1,3,4,5,6,7,9,11)] + [(2026,m) for m in (1,2,3,4,5,6,7,9)])
    start = dt(year, month, 1) if R.random() < .6 else dt(year, month, 1) + TD(R.randint(1, 12))
    n = R.randint(20, 31); end = start + TD(n - 1)
    feats = set()
    if hard:
        feats = set(R.sample(['oddlayout','fixed','namechange','cutoff','bankedge','twoacq','twofaults','twofaults'], R.randint(2, 3)))
    if os.environ.get('EX_FEATS'): feats = set(os.environ['EX_FEATS'].split(','))
    style = R.choice(['cafe','rest','super','shop','super','rest'])
    nt = R.randint(1, 4)
    ids = {'seen': set()}
    kindid = R.choice(['num12','long','date'])
    def fid(s, R):
        if kindid == 'num12': return f'{R.randrange(10**11, 10**12)}'
        if kindid == 'long': return s.d.strftime('%Y%m%d') + f'{R.randrange(10**14):014d}'
        return s.d.strftime('%y%m%d') + f'{s.t//3600:02d}{s.t//60%60:02d}{s.t%60:02d}' + f'{R.randrange(1000):03d}'
    ids['f'] = fid
    def mkacq(name, second=False):
        a = {'name': name, 'second': second, 'cutoff': R.choice([22, 23]) if 'cutoff' in feats and not second else 24}
        if reg == 'CN':
            if name == 'wechat': chans = ['微信']
            elif name == 'alipay': chans = ['支付宝']
            elif name == 'bankacq': chans = R.choice([['借记卡','贷记卡'],['借记卡','贷记卡','云闪付']])
            else: chans = R.sample(list(CNCH), R.randint(2, 5))
            a['rates'] = {c: CNCH[c] for c in chans}
            if R.random() < .5:
                a['rates'] = {c: R.choice([2500,3000,3800,6000]) if not c.endswith('卡') else R.choice([5000,5500,6000]) for c in chans}
            a['mode'] = R.choices(['T+1','D+1','T+2','T+1term','T+1sep','D+1term','sale0','saleT1'], [40,24,8,8,8,4,4,4])[0]
            if name in ('wechat','alipay'): a['mode'] = R.choice(['T+1','D+1'])
        else:
            chans = ['Visa','Mastercard','Amex'][:R.randint(2, 3)] if reg == 'UK' else R.sample(['VISA','MASTERCARD','UNIONPAY','AMEX'], 3)
            a['rates'] = {c: R.choice([12500,14900,16900,15000]) for c in chans}
            if 'Amex' in chans: a['rates']['Amex'] = 22000
            a['mode'] = R.choices(['T+1','T+2','D+1','T+1sep'], [50,20,15,15])[0]
        if os.environ.get('EX_MODE'): a['mode'] = os.environ['EX_MODE']
        a['chans'] = chans
        a['feemode'] = R.choices(['listed','net','none'], [55,22,23])[0]
        if name in ('wechat','alipay'): a['feemode'] = 'listed'
        if a['feemode'] == 'none' and not hard:   # not listed: one contract rate for all, so that a human can compute it
            r = R.choice([3800, 6000, 3000]) if reg == 'CN' else R.choice([15000, 16900])
            a['rates'] = {c: r for c in chans}
        a['cap'] = a['feemode'] != 'none'
        if a['feemode'] == 'none' and 'fixed' in feats and not second:
            r = R.choice([3800, 6000, 3000]) if reg == 'CN' else R.choice([15000, 16900])
            a['rates'] = {c: r for c in chans}
        a['failed'] = R.random() < .35; a['voids'] = R.random() < .25; a['split'] = R.choice(['','','','halves']) if name not in ('wechat','alipay') else ''
        if a['split'] and hard and R.random() < .5: a['split'] = 'overlap'
        if reg == 'CN' and hard and name in ('bankacq','ums') and a['feemode'] == 'listed' and R.random() < .3: a['grosspay'] = True
        a['refund_rate'] = R.choice([0, .004, .01, .015])
        a['refund_fee_back'] = (R.random() < .8)
        if a['feemode'] == 'none': a['refund_fee_back'] = True
        a['fixed'] = (R.choice([100, 200, 50]) if reg == 'CN' else R.choice([20, 30])) if 'fixed' in feats and not second and not a['mode'].startswith('sale') else 0
        return a
    names = {'CN': ['lakala','ums','sqb','fuiou','allinpay','suixing','wechat','alipay','bankacq'], 'HK': ['hk1','hk2'], 'UK': ['uk1','uk2']}[reg]
    nm = R.sample(names, 2)
    acqs = [mkacq(nm[0])] + ([mkacq(nm[1], True)] if 'twoacq' in feats else [])
    if 'cutoff' in feats and acqs[0]['mode'] == 'sale0': acqs[0]['cutoff'] = 24
    sales = []
    for i, a in enumerate(acqs):
        base = R.randrange(10**6, 9*10**7)
        a['terms'] = [f'{base + j:08d}' if R.random() < 2 else '' for j in range(nt if i == 0 else R.randint(1, 2))]
        a['mid'] = f'{R.randrange(10**14, 10**15)}'
        a['sales'] = gen_sales(R, a, reg, start, n, a['terms'], a['chans'], style, ids)
        sales += a['sales']
    # bank days
    last_due = max(s.due for s in sales)
    bstart = start - TD(R.randint(0, 4)); bend = last_due + TD(R.randint(4, 9))
    edge = None
    if 'bankedge' in feats:
        edge = R.choice(['start','end'])
        if edge == 'start': bstart = start + TD(R.randint(3, 6))
        else: bend = end - TD(R.randint(2, 5))
    # faults
    faults = []
    nf = 2 if 'twofaults' in feats else 1
    used = set()
    def free(ss): return ss and not any(s.unpaid or s.late for s in ss) and not any((s.acq['name'], s.due) in used for s in ss)
    inb = lambda s: bstart + TD(2) <= s.due <= bend - TD(2)
    tries = 0
    while len(faults) < nf and tries < 400:
        tries += 1
        a = R.choice(acqs); S = a['sales']; m = a['mode']
        alld = sorted({s.d for s in S})
        k = os.environ.get('EX_KIND') or R.choices(['days','hours','terminal','channel','single','late','other','short'], [18,14,10,10,16,14,6,12])[0]
        info = {'acq': a['name']}
        late = None
        if k == 'days':
            w = R.randint(1, 3); i = R.randint(3, max(3, len(alld) - w - 3)); ds = alld[i:i+w]
            held = [s for s in S if s.sd in ds]; info['days'] = [str(d) for d in ds]
        elif k == 'hours':
            d = R.choice(alld[3:-3]); h0 = R.randint(10, 19); w = R.choice([1,2,3,4]); off = R.choice([0, 1800, 900])
            held = [s for s in S if s.d == d and s.sd == d and h0*3600+off <= s.t < (h0+w)*3600+off]
            if len(held) < 3: continue
            info.update(day=str(d), hours=f'{h0}:{off//60:02d}+{w}h')
        elif k == 'terminal':
            if len(a['terms']) < 2: continue
            i = R.randint(4, len(alld) - 4); t = R.choice(a['terms'])
            held = [s for s in S if s.term == t and s.sd >= alld[i]]; info.update(term=t, frm=str(alld[i]))
            if {s.sd for s in held} and len({s.sd for s in held}) < len(alld) - i - 1: continue
        elif k == 'channel':
            if len(a['chans']) < 2: continue
            w = R.randint(2, 5); i = R.randint(3, max(3, len(alld) - w - 3)); c = R.choice(a['chans'])
            held = [s for s in S if s.chan == c and s.sd in alld[i:i+w]]; info.update(chan=c, days=[str(d) for d in alld[i:i+w]])
            if len({s.sd for s in held}) < w: continue
        elif k == 'single':
            w = R.choices([1,2,3],[6,3,1])[0] if not os.environ.get('EX_KIND') else R.choice([2,3,3])
            cand = [s for s in S if s.gross > 0 and not s.refunded and inb(s)]
            if not cand: continue
            held = R.sample(cand, w)
        elif k in ('late','other'):
            if m.startswith('sale'):
                sd = R.choice(alld[3:-3]); held = [s for s in S if s.sd == sd]
            else:
                keys = sorted({s.key for s in S if inb(s)}, key=str)
                if not keys: continue
                key = R.choice(keys); held = [s for s in S if s.key == key]
            if k == 'late':
                late = max(s.due for s in held)
                late = nextwork(late + TD(R.randint(1, 6)), reg)
                if late > bend: continue
                info['paid'] = str(late)
            info['due'] = str(held[0].due)
        else:
            if len(a['terms']) < 2 or m.endswith('term') or m.startswith('sale'): continue
            keys = sorted({s.key for s in S if inb(s)}, key=str)
            if not keys: continue
            key = R.choice(keys); t = R.choice(a['terms'])
            held = [s for s in S if s.key == key and s.term == t]; info.update(due=str(key[1]), term=t)
            if len(held) < 2 or len(held) == len([s for s in S if s.key == key]): continue
        if not held or not any(s.gross > 0 for s in held): continue
        if k in ('days','hours','single','channel') and not all(inb(s) for s in held): continue
        if k == 'terminal' and not sum(inb(s) for s in held): continue
        if k == 'terminal' and edge == 'start' and not all(inb(s) for s in held): continue
        if k in ('hours','terminal','channel','short') and any(s.refund_of is not None for s in held):
            if not hard:   # plain month: no refund rows inside a partly held run's held part
                drop = {id(s) for s in held if s.refund_of is not None}
                for s in held:
                    if s.refund_of is not None: s.refund_of.refunded = False
                held = [s for s in held if id(s) not in drop]
                a['sales'][:] = [s for s in a['sales'] if id(s) not in drop]; sales[:] = [s for s in sales if id(s) not in drop]
        if not held or not free(held): continue
        # net of every touched run must stay positive
        for s in held:
            if late: s.late = late
            else: s.unpaid = True
            used.add((a['name'], s.due))
        info.update(kind=k, n=len(held), sum=sum(s.net for s in held)); info['held'] = held; faults.append(info)
    # payments
    bank = []  # (date, secs, amount, payer, memo)
    runs = {}
    for s in sales: runs.setdefault(s.key, []).append(s)
    ambiguous = False; negative = False; why = []
    lmerge = hard and R.random() < .5
    third = R.random() < .3 and reg == 'CN'
    second_bank = any(f['kind'] == 'other' for f in faults) and R.random() < .4
    if second_bank:
        for f in faults:
            if f['kind'] == 'other':
                f['kind'] = 'other-shown'
                for s in f['held']: s.unpaid = False; s.other = True
    payer_change = start + TD(n // 2 + R.randint(-3, 3)) if 'namechange' in feats else None
    if os.environ.get('EX_COINCIDE') and faults and payer_change: payer_change = min(s.due for s in faults[0]['held'])
    for a in acqs: a['memo'] = R.choice(MEMOS[a['name']]); a['psec'] = R.randint(2*3600, 16*3600)
    second_account = []
    def pay(a, date, amt, sd, sec=None, other=False):
        nm = PAYERS[a['name']][1 if payer_change and date >= payer_change else 0]
        memo = a['memo'].format(d=sd.strftime('%m%d'))
        (second_account if other else bank).append([date, sec if sec is not None else a['psec'] + R.randint(0, 1200), amt, nm, memo])
    merged = {}
    for key, ss in sorted(runs.items(), key=lambda x: not any(s.late for s in x[1])):
        a = ss[0].acq
        paid = [s for s in ss if not s.unpaid and not s.late]; lt = [s for s in ss if s.late]
        held = [s for s in ss if s.unpaid]
        if paid:
            amt = sum(s.pay for s in paid) - a['fixed']
            amt += merged.get(key, 0)
            if amt > 0 : pay(a, key[1], amt, max(s.sd for s in paid), (ss[0].t + 40) if a['mode'] == 'sale0' else None, any(s.other for s in ss))
            elif a['mode'].startswith('sale') and all(s.refund_of is not None for s in ss):
                bank.append([key[1], min(86000, ss[0].t + 90), amt, PAYERS[a['name']][0], '退款扣回'])
            else: negative = True; why.append(f'run {key} pays {amt}')
        if lt:
            amt = sum(s.pay for s in lt) - a['fixed']
            if lmerge and not a['mode'].startswith('sale'):
                same = [k for k in runs if k[0] == key[0] and k[1] == lt[0].late and len(k) == len(key) and (len(k) < 3 or a['mode'] == 'T+1sep' or k[2] == key[2])]
                if len(same) == 1 and not any(x.unpaid or x.late for x in runs[same[0]]):
                    merged[same[0]] = sum(s.pay for s in lt); continue
            if a['mode'].startswith('sale'):
                for s in lt:
                    bank.append([s.late, a['psec'] + R.randint(0, 1200), s.net, PAYERS[a['name']][1 if payer_change and s.late >= payer_change else 0], a['memo'].format(d=s.sd.strftime('%m%d')) if s.net > 0 else '退款扣回'])
            else:
                pay(a, lt[0].late, amt, max(s.sd for s in lt))
        if held and paid:
            fk = next((f['kind'] for f in faults if any(x is held[0] for x in f['held'])), '')
            if alt_exists(ss, held, 'single' if fk == 'single' else 'group'): ambiguous = True; why.append(f'another explanation of {key[1]}')
    # per sale: same-amount siblings
    for a in acqs:
        if a['mode'].startswith('sale'):
            for s in a['sales']:
                if s.unpaid and any(o is not s and not o.unpaid and o.net == s.net and abs((o.due - s.due).days) <= 3 for o in a['sales']):
                    ambiguous = True; why.append('same amount paid near ' + s.ref)
    # noise
    own = R.choice(['王建国','李秀英','陈志强','赵敏']) if reg == 'CN' else ('CHAN TAI MAN' if reg == 'HK' else 'J SMITH')
    d = bstart
    for a in acqs:
        if a.get('grosspay'):
            for k in sorted({s.sd for s in a['sales']}):
                bank.append([nextwork(k, reg), a['psec'] + 1500, -sum(s.fee for s in a['sales'] if s.sd == k), '特约商户手续费', '扣收单手续费'])
    cust = ['张伟','刘洋','杭州云点贸易有限公司','南京鼎盛餐饮管理有限公司','周杰'] if reg == 'CN' else ['LEE K W','BRIGHT TRADING LTD','FPS WONG S Y'] if reg == 'HK' else ['R PATEL','GREENLEAF LTD','M JONES INVOICE 114']
    while d <= bend:
        if R.random() < .25: bank.append([d, R.randint(30000, 70000), R.choice([-1, 1]) * R.randint(5, 200) * 10000, own, '往来款' if reg == 'CN' else 'TRANSFER'])
        if R.random() < .2: bank.append([d, R.randint(30000, 70000), R.randint(100, 9000) * 100 + R.choice([0, 50]), R.choice(cust), '货款' if reg == 'CN' else 'INV PAYMENT'])
        if R.random() < .35: bank.append([d, R.randint(30000, 70000), -R.randint(200, 8000) * 100 - R.randint(0, 99), R.choice(['国网电力公司','绿源农产品批发部','市自来水公司','鲜丰食品有限公司']) if reg == 'CN' else R.choice(['POWER CO','FOOD SUPPLY LTD','WATER']), '货款' if reg == 'CN' else 'PAYMENT'])
        if third and d.weekday() in (0, 3): bank.append([d, R.randint(30000, 70000), R.randint(20000, 900000), '北京三快在线科技有限公司', '美团外卖结算款'])
        if d.day == 5: bank.append([d, 36000, -1500000, '金茂物业管理有限公司' if reg == 'CN' else 'LANDLORD PROPERTIES', '房租' if reg == 'CN' else 'RENT'])
        if d.month in (3,6,9,12) and d.day == 21: bank.append([d, 100, R.randint(200, 3000), '', '结息' if reg == 'CN' else 'INTEREST'])
        d += TD(1)
    bank = [b for b in bank if bstart <= b[0] <= bend]
    bank.sort(key=lambda b: (b[0], b[1]))
    # every bank line at the edges: make sure first and last days are in the file (a human sees the period)
    if not any(b[0] == bstart for b in bank): bank.insert(0, [bstart, 30000, -20000, '绿源农产品批发部' if reg == 'CN' else 'FOOD SUPPLY LTD', '货款' if reg == 'CN' else 'PAYMENT'])
    if not any(b[0] == bend for b in bank): bank.append([bend, 80000, -30000, '绿源农产品批发部' if reg == 'CN' else 'FOOD SUPPLY LTD', '货款' if reg == 'CN' else 'PAYMENT'])
    os.makedirs(folder, exist_ok=True)
    for f in os.listdir(folder):
        os.remove(os.path.join(folder, f))
    import layouts
    posf = []
    for i, a in enumerate(acqs):
        posf.append(layouts.write_pos(R, folder, f'pos{i+1}', a, a['sales'], reg, 'oddlayout' in feats))
    bankf = layouts.write_bank(R, folder, 'bank1', bank, bstart, bend, reg, 'oddlayout' in feats)
    bankfs = [bankf]
    if second_account:
        o = [b for b in second_account]; dd = bstart + TD(1)
        while dd <= bend:
            o.append([dd, 40000, R.choice([-1, 1]) * R.randint(1, 90) * 10000, own, '往来款' if reg == 'CN' else 'TRANSFER']); dd += TD(R.randint(1, 4))
        o += [[bstart, 30000, 5000000, own, '往来款' if reg == 'CN' else 'TRANSFER'], [bend, 80000, -12300, own, '往来款' if reg == 'CN' else 'TRANSFER']]
        o.sort(key=lambda b: (b[0], b[1]))
        bankfs.append(layouts.write_bank(R, folder, 'bank2', o, bstart, bend, reg, False))
    flat = []
    for x in posf: flat += x if isinstance(x, list) else [x]
    posf = flat
    truth = {'seed': seed, 'tier': 'harder' if hard else 'ordinary', 'region': reg, 'features': sorted(feats), 'start': str(start), 'end': str(end),
      'bank': [str(bstart), str(bend)], 'edge': edge, 'style': style, 'acquirers': [{k: (v if k not in ('sales',) else len(v)) for k, v in a.items()} for a in acqs],
      'faults': [{k: v for k, v in f.items() if k != 'held'} | {'refs': [s.ref for s in f['held']][:400]} for f in faults],
      'ambiguous': ambiguous, 'negative': negative, 'why': why[:8], 'pos': posf, 'bankf': bankfs, 'third': third, 'lmerge': lmerge,
      'sales': [{'ref': s.ref, 'order': s.order, 'd': str(s.d), 't': s.t, 'due': str(s.due), 'gross': s.gross, 'net': s.net, 'term': s.term, 'chan': s.chan,
                 'unpaid': s.unpaid, 'late': str(s.late) if s.late else None, 'refund': s.refund_of is not None, 'refunded': s.refunded} for s in sales]}
    if truth['ambiguous'] and False: pass
    json.dump(truth, open(os.path.join(folder, 'truth.json'), 'w'), ensure_ascii=False, indent=0)
    return truth
