#!/usr/bin/env python3
"""gen.py SEED OUTDIR : one shop month -> pos*.csv/xlsx, bank*.csv/xlsx, truth.json (independent hand)"""
import sys, os, random, json, csv, io, math
from datetime import date, datetime, timedelta
D1 = timedelta(days=1)
def d(s): return date(*map(int, s.split('-')))
def span(a, b):
    a, b = d(a), d(b); r = []
    while a <= b: r.append(a); a += D1
    return r
def md(y, s): return [date(y, *map(int, x.split('/'))) for x in s.split()]
CN_H = set(span('2025-01-01','2025-01-01')+span('2025-01-28','2025-02-04')+span('2025-04-04','2025-04-06')+span('2025-05-01','2025-05-05')
 +span('2025-05-31','2025-06-02')+span('2025-10-01','2025-10-08')+span('2026-01-01','2026-01-03')+span('2026-02-15','2026-02-23')
 +span('2026-04-04','2026-04-06')+span('2026-05-01','2026-05-05')+span('2026-06-19','2026-06-21')+span('2026-09-25','2026-09-27')+span('2026-10-01','2026-10-07'))
CN_W = set(map(d, '2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10'.split()))
HOL = {
 'HK': md(2025,'1/1 1/29 1/30 1/31 4/4 4/18 4/19 4/21 5/1 5/5 5/31 7/1 10/1 10/7 10/29 12/25 12/26')+md(2026,'1/1 2/17 2/18 2/19 4/3 4/4 4/6 4/7 5/1 5/25 6/19 7/1 9/26 10/1 10/19'),
 'GB': md(2025,'1/1 4/18 4/21 5/5 5/26 8/25 12/25 12/26')+md(2026,'1/1 4/3 4/6 5/4 5/25 8/31'),
 'IE': md(2025,'1/1 2/3 3/17 4/18 4/21 5/5 6/2 8/4 10/27 12/25 12/26')+md(2026,'1/1 2/2 3/17 4/3 4/6 5/4 6/1 8/3'),
 'EU': md(2025,'1/1 4/18 4/21 5/1 12/25 12/26')+md(2026,'1/1 4/3 4/6 5/1'),
 'US': md(2025,'1/1 1/20 2/17 5/26 6/19 7/4 9/1 10/13 11/11 11/27 12/25')+md(2026,'1/1 1/19 2/16 5/25 6/19 9/7 10/12'),
 'CA': md(2025,'1/1 4/18 5/19 7/1 9/1 10/13 12/25 12/26')+md(2026,'1/1 4/3 5/18 7/1 9/7 10/12'),
 'AU': md(2025,'1/1 1/27 4/18 4/21 4/25 12/25 12/26')+md(2026,'1/1 1/26 4/3 4/6'),
 'SG': md(2025,'1/1 1/29 1/30 3/31 4/18 5/1 5/12 10/20 12/25')+md(2026,'1/1 2/17 2/18 4/3 5/1 5/27 6/1 8/10'),
}
QUIET = {'TW':[(2025,7),(2025,8),(2026,7),(2026,8),(2025,11)],'MY':[(2025,7),(2025,11),(2026,7),(2026,4)],'MO':[(2025,7),(2025,8),(2026,7),(2026,8)],
         'IN':[(2025,7),(2026,7)],'SG':[(2025,7),(2025,9),(2026,3),(2026,7),(2025,11)]}
CUR = {'CN':'CNY','HK':'HKD','TW':'TWD','MO':'MOP','SG':'SGD','MY':'MYR','AU':'AUD','GB':'GBP','IE':'EUR','DE':'EUR','FR':'EUR','ES':'EUR','IT':'EUR','US':'USD','CA':'CAD','IN':'INR'}
def working(c, x):
    if c == 'CN': return x in CN_W or (x.weekday() < 5 and x not in CN_H)
    h = HOL.get('EU' if c in ('DE','FR','ES','IT') else c, [])
    return x.weekday() < 5 and x not in h
def addlag(c, x, n, unit):
    if unit == 'calendar': return x + n*D1
    if n == 0:
        while not working(c, x): x += D1
        return x
    while n > 0:
        x += D1
        if working(c, x): n -= 1
    return x
def money(m, style='plain'):
    s = '-' if m < 0 else ''; m = abs(m)
    if style == 'plain': return f'{s}{m//100}.{m%100:02d}'
    if style == 'comma': return f'{s}{m//100:,}.{m%100:02d}'
    if style == 'de': return f'{s}{m//100},{m%100:02d}'
    if style == 'de.': return s+f'{m//100:,}'.replace(',', '.')+f',{m%100:02d}'
    if style == '$': return f'{s}${m//100:,}.{m%100:02d}'
    if style == 'int': return f'{s}{m//100}'
    if style == 'int,': return f'{s}{m//100:,}'
def pct(t,r): return (t*round(r*100)+5000)//10000
def rnd(x): return int(math.floor(x+0.5))

class Sale: pass

def gen(seed, out):
    R = random.Random(seed*7919+13)
    tags = []
    # ---------- country, period
    C = R.choices(['CN','HK','TW','MO','SG','MY','AU','GB','IE','DE','FR','ES','IT','US','CA','IN'], [52,8,3,1,3,2,5,7,2,3,2,1,1,6,2,2])[0]
    cur = CUR[C]; hard = R.random() < 0.30
    if C in QUIET: y, m = R.choice(QUIET[C])
    else:
        y, m = R.choice([(2025,k) for k in range(2,12)]+[(2026,k) for k in range(1,9)])
    p_from = date(y, m, 1)
    nm = date(y+(m==12), m%12+1, 1)
    p_to = nm-D1
    # ---------- scheme
    if C == 'CN':
        group = R.choices(['day','sale','term','chan','batch','week','d0part'], [46,12,14,14,6,3,5 if hard else 0])[0]
    elif C in ('HK','TW','MO','SG','MY','IN'):
        group = R.choices(['day','sale','term','chan','batch','week'], [50,5,20,10,10,5])[0]
    else:
        group = R.choices(['day','term','chan','batch','week','week2'], [62,10,8,4,9,7])[0]
    group=os.environ.get('FG',group)
    if group in ('week','week2'):
        if C in QUIET: p_to = p_from+timedelta(days=R.randint(34,45)) if C!='IN' else p_to
        else: p_to = p_from+timedelta(days=R.randint(38,60))
    elif R.random() < .25:
        p_from += timedelta(days=R.randint(0,8)); p_to = p_from+timedelta(days=R.randint(13,33))
        if C in QUIET: p_to = min(p_to, nm-D1)
    p_to = min(p_to, date(2026,11,1))
    perday = math.exp(R.uniform(math.log(3), math.log(300)))
    if group == 'sale': perday = min(perday, R.uniform(3,35))
    if perday > 150 and R.random() < .5: perday /= 3
    if group in ('week','week2'): perday = min(perday, 60)
    if os.environ.get('FP'): perday=R.uniform(*map(float,os.environ['FP'].split(',')))
    nterm = R.choices([1,2,3,4,6],[30,30,20,12,8])[0]
    if group == 'term': nterm = max(nterm, 2)
    if perday < 6: nterm = min(nterm, 2)
    chans = ['card']
    if C == 'CN': chans = R.choice([['card','wechat','alipay']]*3+[['wechat','alipay'],['card'],['wechat']])
    elif C in ('HK','MO','SG','MY','TW'): chans = R.choice([['card'],['card'],['card','alipay','wechat']])
    elif R.random() < .35: chans = ['card','amex']
    if group == 'chan' and len(chans) < 2: chans = ['card','wechat','alipay'] if C in ('CN','HK','MO','SG','MY','TW') else ['card','amex']
    if group == 'sale': lag, unit = R.choice([(0,'calendar'),(1,'working'),(1,'calendar'),(1,'working')])
    elif group in ('week','week2'): lag, unit = R.choice([(0,'working'),(1,'working'),(2,'working')])
    elif group == 'd0part': lag, unit = 1, R.choice(['calendar','working'])
    else: lag, unit = R.choices([(1,'calendar'),(1,'working'),(2,'working'),(0,'calendar'),(2,'calendar'),(3,'working')],
              [30,42,14,3,4,7] if C=='CN' else [12,45,28,2,3,10])[0]
    cutoff = 24
    if group not in ('sale','d0part') and R.random() < .22: cutoff = R.choice([21,22,23,23])
    if lag == 0 and group not in ('sale','week','week2'): cutoff = R.choice([20,21,22])
    merge = R.random() < .5
    gross_pay = R.random() < (.10 if C=='CN' else .25)
    fee_debit = R.choice(['month','day']) if gross_pay else None
    fee_listed = R.random() < .72
    fee_round = 'sale' if (fee_listed or R.random()<.6 or C=='TW') else 'run'
    reserve = None
    if hard and R.random() < .06 and group in ('day','week','week2') : reserve = (R.choice([5,10]), R.choice([7,14])); tags.append('reserve')
    flatfee = 0
    if C in ('GB','US','AU','CA','IE') and fee_listed and R.random() < .3: flatfee = R.choice([5,10,10,30])
    # rates
    base = {'CN':[0.38,0.55,0.6,0.6,0.58],'HK':[1.5,1.8,2.2],'TW':[1.6,2.0,2.5],'IN':[0.9,1.8,2.0]}.get(C,[1.2,1.39,1.69,1.75,2.5,2.6,2.75])
    rate = {}
    for ch in chans: rate[ch] = R.choice(base)
    if C == 'CN':
        q = R.choice([.38,.6,.3]);
        for ch in chans:
            if ch != 'card': rate[ch] = q
    if C != 'CN' and R.random()<.5:
        for ch in chans: rate[ch] = rate[chans[0]]
    debit_cap = (C == 'CN' and 'card' in chans and R.random() < .45 and fee_listed)
    debit_rate = .5 if debit_cap else None
    minfee = R.choice([1,1,0]) if C == 'CN' else 0
    # ---------- amounts
    shop = R.choice(['snack','rest','super','boutique','jewel','hotel']); k = {'CN':7,'HK':8,'TW':30,'MO':8,'MY':4,'IN':70}.get(C,1)
    mu, sg, stepc = {'snack':(3,.5,[50,10,100]),'rest':(18,.7,[100,100,50]),'super':(9,.9,[1,1,10]),'boutique':(35,.7,[100,1,90]),'jewel':(300,1.0,[100,100,1000]),'hotel':(90,.5,[100,1])}[shop]
    step = R.choice(stepc)
    if C == 'TW': step = 100
    def amt():
        v = R.lognormvariate(math.log(mu*k), sg)*100
        v = max(1, rnd(v/step))*step
        if step == 90: v = max(1, v//100)*100+90
        return min(v, 5000000)
    # ---------- ids
    def digits(n): return ''.join(R.choice('0123456789') for _ in range(n))
    mid = digits(15) if C=='CN' else digits(R.choice([8,10,12]))
    terms = []
    tb = int(digits(8))
    for i in range(nterm): terms.append(f'{(tb+i*R.randint(1,900))%10**8:08d}')
    acct = digits(R.choice([12,16,19]) if C=='CN' else 10)
    sp = R.choice([.6,1,1,1.5]); hours = R.choice([(10,22),(7,21),(9,19),(8,23),(11,23)])
    closed = R.choice([None]*4+[6,0,6] if C not in ('CN',) else [None]*9+[0])
    # ---------- sales
    S = []
    start, end = p_from-timedelta(days=14), p_to+timedelta(days=8)
    x = start; seq = R.randint(1000,90000)
    wk = [1,.9,.95,1,1.15,1.35,1.2]
    while x <= end:
        n = 0 if closed is not None and x.weekday()==closed else max(0, int(R.gauss(perday*wk[x.weekday()], max(1, perday*.18))))
        ts = sorted(R.randrange(hours[0]*3600, hours[1]*3600+2400) for _ in range(n))
        for t in ts:
            s = Sale(); s.t = datetime(x.year,x.month,x.day)+timedelta(seconds=min(t,86399))
            s.term = R.choices(terms, [1/(1+.4*i) for i in range(nterm)])[0]
            s.chan = R.choices(chans, [1]+[1.1]*(len(chans)-1) if C=='CN' else [4]+[1]*(len(chans)-1))[0]
            s.kind='sale'; s.status='ok'; s.orig=None; s.debit = R.random()<.45
            s.gross = amt(); s.tip = 0
            S.append(s)
        x += D1
    tips = C in ('US','CA','GB') and shop in ('rest','hotel') and R.random()<.5
    if tips:
        for s in S:
            if R.random()<.6: s.tip = rnd(s.gross*R.choice([.1,.15,.18,.2]))
    # risk / refunds / voids / failures
    extra = []
    prefund = R.choice([0,.004,.01,.02]); refund_mode = R.choice(['net','net','net','apart']) if group!='sale' else 'apart'
    pvoid = R.choice([0,0,.004,.01]); pfail = R.choice([0,0,.01,.02])
    for s in S:
        r = R.random()
        if r < prefund and s.t.date()+3*D1 < end:
            q = Sale(); q.__dict__.update(s.__dict__); q.kind='refund'; q.orig=s
            dl = R.choice([0,0,1,1,2,3]); q.t = s.t+timedelta(days=dl, minutes=R.randint(5,90))
            if q.t.hour < hours[0] or q.t.hour>=23: q.t = s.t+timedelta(days=dl,seconds=60)
            q.gross = s.gross+s.tip if R.random()<.7 else max(step, rnd((s.gross+s.tip)*R.uniform(.2,.8)/step)*step)
            q.gross = min(q.gross, s.gross+s.tip); q.tip=0; s.refunded=True; extra.append(q)
        elif r < prefund+pvoid:
            q = Sale(); q.__dict__.update(s.__dict__); q.kind='void'; q.orig=s; q.t = s.t+timedelta(minutes=R.randint(1,8))
            if q.t.date()==s.t.date() and (cutoff==24 or (q.t.hour<cutoff)==(s.t.hour<cutoff)): s.status='voided'; extra.append(q)
        elif r < prefund+pvoid+pfail: s.status='fail'
    S += extra; S.sort(key=lambda s: s.t)
    def fee_of(s):
        tot = s.gross+s.tip
        if C=='CN' and s.chan=='card' and s.debit and debit_cap: f = min(1800 if debit_rate==.5 else 2000, pct(tot,debit_rate))
        else: f = pct(tot,rate[s.chan])
        if C=='TW': f = rnd(f/100)*100
        if s.kind!='refund': f = max(f, minfee)+flatfee
        elif gross_pay: pass
        return f
    day_no = {}
    for i, s in enumerate(S):
        s.i = i; s.total = s.gross+s.tip
        s.fee = fee_of(s)
        if s.kind in ('refund',) : s.fee = -min(s.fee, s.orig.fee) if not flatfee else 0
        if s.kind=='refund': s.net = -s.total - s.fee
        else: s.net = s.total - s.fee
        s.rrn = s.t.strftime('%y%j')[1:]+f'{s.t.hour:02d}'+f'{(seq+i*7)%1000000:06d}' if C=='CN' or True else ''
        s.order = s.t.strftime('%Y%m%d%H%M%S')+digits(6)+f'{i%10000:04d}'
        s.wx = '42000'+digits(5)+s.t.strftime('%Y%m%d')+digits(6)+f'{i%10000:04d}'
        s.auth = digits(6); s.trace = f'{(i*3+17)%1000000:06d}'
        s.card = R.choice(['622202','621700','622848','439225','518710']) if C=='CN' else ('371234' if s.chan=='amex' else R.choice(['411111','455433','520082','542418']))
        s.last4 = digits(4)
        if s.orig is not None and hasattr(s.orig,'last4'): s.last4=s.orig.last4; s.card=s.orig.card
        s.unpaid=False; s.late=None; s.g=None
        bd = s.t.date()
        if cutoff<24 and s.t.hour>=cutoff: bd += D1
        s.bday = bd
        s.batch = 1 if (s.t.hour < 15 or s.t.hour>=cutoff) else 2
        s.bno = (s.bday.toordinal()%500)*2+s.batch if group=='batch' else s.bday.toordinal()%900
    # dedupe ids
    seen=set()
    for s in S:
        while s.rrn in seen: s.rrn = s.rrn[:-6]+digits(6)
        seen.add(s.rrn)
    # d0part withdrawal times
    dw = {}
    # ---------- group
    G = {}
    def key(s):
        b = s.bday
        if group=='sale': return (addlag(C,b,lag,unit), 's', s.i)
        if group=='week':
            mon = b - timedelta(days=b.weekday()); base_ = mon+timedelta(days=7)
            return (addlag(C,base_,lag,unit), 'w', 0)
        if group=='week2':
            w = b.weekday(); mon = b-timedelta(days=w)
            base_ = mon+timedelta(days=3) if w<3 else mon+timedelta(days=7)
            return (addlag(C,base_,lag,unit), 'w', w<3)
        if group=='d0part':
            if b not in dw: dw[b] = R.randint(15,20) if R.random()<.5 else None
            if dw[b] and s.t.hour < dw[b]: return (b,'d0',b)
        due = addlag(C,b,lag,unit)
        k2 = None if merge else b
        if group=='term': return (due,s.term,k2)
        if group=='chan': return (due,s.chan,k2)
        if group=='batch': return (due,'b%d'%s.batch,k2)
        return (due,'',k2)
    for s in S:
        if s.status in ('voided','fail') or s.kind=='void': continue
        if s.kind=='refund' and refund_mode=='apart': continue
        if s.kind=='refund' and group=='d0part': continue
        kk = key(s); s.g = kk; G.setdefault(kk, []).append(s)
    def gsum(mem):
        if gross_pay: return sum(s.total if s.kind=='sale' else -s.total for s in mem)
        if fee_round=='run':
            # run-level rounding per channel bucket
            t = sum((s.total if s.kind=='sale' else -s.total) for s in mem)
            f = 0
            for s in mem:
                if s.kind=='sale':
                    if C=='CN' and s.chan=='card' and s.debit and debit_cap: f += min(1800*10000, s.total*round(debit_rate*100))
                    else: f += s.total*round(rate[s.chan]*100)+flatfee*10000
                else: f -= s.total*round(rate[s.chan]*100) if not flatfee else 0
            return t-(f+5000)//10000
        return sum(s.net for s in mem)
    drop=set()
    for kk, mem in list(G.items()):
        while gsum(mem) <= 0 and any(s.kind=='refund' for s in mem):
            b = [s for s in mem if s.kind=='refund'][-1]; mem.remove(b); drop.add(b.i); b.orig.refunded=False
        if not mem: del G[kk]
    S = [s for s in S if s.i not in drop]
    inpos = lambda s: p_from <= s.t.date() <= p_to
    # statement span
    b_from = p_from - timedelta(days=R.choice([0,0,0,0,2,5])); b_to = p_to + timedelta(days=R.choice([0,0,1,2,3,3,5,7]))
    if group in ('week','week2'): b_to = p_to+timedelta(days=R.choice([3,7,10,12]))
    q = R.random()
    if q < .05 and hard: b_to = p_to - timedelta(days=R.randint(1,6)); tags.append('bank_ends_early')
    elif q < .10 and hard: b_from = p_from+timedelta(days=R.randint(2,7)); tags.append('bank_starts_late')
    b_to = min(b_to, date(2026,11,20))
    # groups wholly in POS and due well inside the statement: fault candidates
    full = sorted([kk for kk, mem in G.items() if all(inpos(s) for s in mem) and any(s.kind=='sale' for s in mem) and kk[0] < b_to and kk[0] >= b_from])
    # also require whole business window inside pos
    lo = p_from+timedelta(days=4 if group not in('week','week2') else 8)
    inner = [kk for kk in full if min(s.bday for s in G[kk]) >= lo]
    credits = []   # (date, amount, keys, label)
    late_pay = {}; cause=None; fault='none'; whole_late={}; adjust={}; dupfix=[]; misdir=set(); extra_lag=None; const_short=None; over=[]
    def ok(s): return s.kind=='sale' and s.status=='ok' and not getattr(s,'refunded',False)
    names = ['none','single','risk','window','netgap','term_from','chan_off','run_missing','run_late','late_merged','partial_late','outage_late','outage_lost','const_short','lag_change','block','subset','over','misdirected','dup_fix']
    ws = [30,8,6,8,7,6,5,8,6,2,3,3,2,2,2,3,4,2,2,2]
    if not hard:
        for nme in ('late_merged','const_short','lag_change','subset','over','misdirected','dup_fix','outage_lost'): ws[names.index(nme)] *= .35
    fault = R.choices(names, ws)[0]
    faults = [fault]
    if hard and R.random()<.2: faults.append(R.choice(['single','run_missing','run_late','risk','window']))
    done=[]
    for fault in faults:
        if len(inner) < 4: break
        free = [kk for kk in inner if not any(s.unpaid for s in G[kk]) and kk not in whole_late]
        if not free: break
        if fault=='none': done.append('none')
        elif fault=='single':
            n = R.choice([1,1,1,2,3])
            for kk in R.sample(free, min(n,len(free))):
                c=[s for s in G[kk] if ok(s)]
                if len(c)>=2 or group=='sale':
                    if c: R.choice(c).unpaid=True
            done.append(fault)
        elif fault=='risk':
            c=sorted([s for kk in free for s in G[kk] if ok(s)], key=lambda s:-s.total)[:R.choice([1,1,2,3])]
            # only truly large ones
            med = sorted(s.total for kk in free for s in G[kk] if ok(s)); med = med[len(med)//2] if med else 0
            c=[s for s in c if s.total>=4*med and (group=='sale' or len(G[s.g])>1)]
            for s in c: s.unpaid=True
            if c: done.append(fault); cause='held_by_risk_control'
        elif fault in ('window','netgap'):
            kk = R.choice(free); anchor=R.choice(G[kk])
            if fault=='window':
                a = anchor.t; hrs = R.choice([3,5,8,14,14,20,30,40])
                if hrs>=14: a = datetime(a.year,a.month,a.day,R.randint(16,21),R.randint(0,59),R.randint(0,59))
                b = a+timedelta(hours=hrs)
                c=[s for k2 in free for s in G[k2] if ok(s) and a<=s.t<=b]
                allw=[s for s in S if s.status=='ok' and s.kind=='sale' and a<=s.t<=b]
                if c and len(c)==len([s for s in allw if s.g in set(free)]) and len(c)>=2 and len(c)==len(allw):
                    for s in c: s.unpaid=True
                    done.append(fault); cause='upgrade_window'
            elif nterm>1:
                a = anchor.t; b=a+timedelta(hours=R.choice([3,6,10,24,50]))
                c=[s for k2 in free for s in G[k2] if ok(s) and a<=s.t<=b and s.term==anchor.term]
                allw=[s for s in S if s.status=='ok' and s.kind=='sale' and a<=s.t<=b and s.term==anchor.term]
                if len(c)>=2 and len(c)==len(allw):
                    for s in c: s.unpaid=True
                    done.append(fault); cause='network_gap'
        elif fault=='term_from' and nterm>1:
            tm=R.choice(terms[1:] if R.random()<.7 else terms); dd=sorted({s.bday for kk in free for s in G[kk]}); f0=dd[int(len(dd)*R.uniform(.4,.8))]
            # applies also to hidden/border groups
            c=[s for kk in G for s in G[kk] if s.kind=='sale' and s.term==tm and s.bday>=f0]
            if sum(1 for s in c if inpos(s))>=3 and not any(s.kind=='refund' and s.term==tm and s.bday>=f0 for kk in G for s in G[kk]):
                for s in c: s.unpaid=True
                done.append(fault); cause='terminal_setting'
        elif fault=='chan_off' and len(chans)>1:
            ch=R.choice(chans); dd=sorted({s.bday for kk in free for s in G[kk]}); i0=int(len(dd)*R.uniform(.3,.7)); f0=dd[i0]
            f1 = date(2030,1,1) if R.random()<.5 else dd[min(len(dd)-1,i0+R.randint(2,6))]
            c=[s for kk in G for s in G[kk] if s.kind=='sale' and s.chan==ch and f0<=s.bday<=f1]
            if sum(1 for s in c if inpos(s))>=3 and not any(s.kind=='refund' and s.chan==ch and f0<=s.bday<=f1 for kk in G for s in G[kk]):
                for s in c: s.unpaid=True
                done.append(fault)
        elif fault=='run_missing':
            for kk in R.sample(free, min(len(free), R.choice([1,1,2]))):
                if group=='sale':
                    for k2 in free:
                        if k2[0]==kk[0]:
                            for s in G[k2]: s.unpaid = ok(s) or s.unpaid
                elif all(s.kind=='sale' for s in G[kk]):
                    for s in G[kk]: s.unpaid=True
            done.append(fault)
        elif fault in ('run_late','late_merged'):
            kk=R.choice(free); nd = addlag(C,kk[0],R.choice([2,3,4,5]),'working')
            if nd < b_to and nd<=p_to:
                ks=[k2 for k2 in free if k2[0]==kk[0]] if group=='sale' else [kk]
                for k2 in ks: whole_late[k2]=(nd, fault=='late_merged' and group!='sale')
                done.append(fault)
        elif fault in ('outage_late','outage_lost'):
            kk=R.choice(free)
            for k2 in [k for k in free if k[0]==kk[0]]:
                if fault=='outage_late':
                    nd=addlag(C,kk[0],1,'working') if unit=='working' else kk[0]+D1*R.choice([1,2])
                    if nd<b_to: whole_late[k2]=(nd,False)
                elif all(s.kind=='sale' for s in G[k2]):
                    for s in G[k2]: s.unpaid=True
            done.append(fault); 
        elif fault=='partial_late' and group!='sale':
            kk=R.choice(free); c=[s for s in G[kk] if ok(s)]
            nd=addlag(C,kk[0],R.choice([2,3,4]),'working')
            if len(c)>=4 and nd<b_to:
                i0=R.randrange(len(c)-2); blk=c[i0:i0+R.randint(1,max(1,len(c)//3))]
                late_pay[kk]=(nd,blk)
                for s in blk: s.late=nd
                done.append(fault)
        elif fault=='const_short': 
            kk=R.choice(free); const_short=(kk[0], R.choice([.1,.2,.4,1.0])); done.append(fault)
        elif fault=='lag_change':
            kk=R.choice(free); 
            if group not in('week','week2','d0part'): extra_lag=(kk[0], 1); done.append(fault)
        elif fault in('block','subset') and group!='sale':
            kk=R.choice(free); c=[s for s in G[kk] if ok(s)]
            if len(c)>=4:
                if fault=='block': i0=R.randrange(len(c)-2); blk=c[i0:i0+R.randint(2,max(2,len(c)//3))]
                else: blk=R.sample(c, R.randint(2,min(4,len(c)-1)))
                if len(blk)<len(G[kk]):
                    for s in blk: s.unpaid=True
                    done.append(fault)
        elif fault=='over':
            kk=R.choice(free); over.append((kk, R.choice([s.net for s in G[kk] if s.kind=='sale']))); done.append(fault)
        elif fault=='misdirected': 
            dd=sorted({kk[0] for kk in free}); f0=dd[len(dd)//2]; f1=dd[min(len(dd)-1,len(dd)//2+R.randint(1,8))]
            misdir={kk for kk in G if f0<=kk[0]<=f1}; done.append(fault)
        elif fault=='dup_fix': dupfix.append(R.choice(free)); done.append(fault)
    if not done: done=['none']
    # ---------- credits
    merged_extra={}
    for kk, (nd, mg) in whole_late.items():
        for s in G[kk]:
            if s.kind=='sale': s.late=nd
    C2=[]  # date, amount, text-kind, kk, acct
    releases={}
    def pay(mem): return gsum(mem)
    netted={}
    for kk in sorted(G):
        mem=G[kk]; paid=[s for s in mem if not s.unpaid and not (kk in late_pay and s in late_pay[kk][1])]
        if not any(s.kind=='sale' for s in paid) : continue
        a=pay(paid)
        if const_short and kk[0]>=const_short[0]: a-=rnd(sum(s.total for s in paid if s.kind=='sale')*const_short[1]/100)
        for k2,ov in over:
            if k2==kk: a+=ov
        if reserve:
            h=rnd(a*reserve[0]/100); a-=h
            rd=addlag(C,kk[0]+timedelta(days=reserve[1]),0,'working'); releases.setdefault(rd,[]).append(h)
        dt=kk[0]
        if extra_lag and dt>=extra_lag[0]:
            dt=addlag(C,dt,extra_lag[1],unit)
            for s in mem:
                if s.kind=='sale' and not s.unpaid: s.late=dt
        acc=1 if kk in misdir else 0
        if kk in whole_late:
            nd,mg=whole_late[kk]
            if mg:
                tgt=[k2 for k2 in G if k2[0]>=nd and k2[1]==kk[1] and k2 not in whole_late and any(not s.unpaid for s in G[k2])]
                if tgt:
                    t0=min(tgt); merged_extra[t0]=merged_extra.get(t0,0)+a
                    for s in mem:
                        if s.kind=='sale': s.late=t0[0]
                    continue
            dt=nd
        if a<=0: continue
        C2.append([dt,a,'run',kk,acc])
        if kk in late_pay: C2.append([late_pay[kk][0], pay(late_pay[kk][1]),'run',kk,acc])
        if kk in dupfix:
            C2.append([dt,a,'run',kk,acc]); C2.append([addlag(C,dt,R.choice([0,1,1]),'working'),-a,'fix',kk,acc])
    for c in C2:
        if c[2]=='run' and c[3] in merged_extra and c[0]==c[3][0]: c[1]+=merged_extra.pop(c[3])
    for rd,hs in releases.items(): C2.append([rd,sum(hs),'release',None,0])
    # fee debits
    if gross_pay:
        fd={}
        for kk in G:
            f=sum(s.fee for s in G[kk] if not s.unpaid)
            fd.setdefault(kk[0] if fee_debit=='day' else None,0)
            if fee_debit=='day': fd[kk[0]]+=f
        if fee_debit=='day':
            for dt,f in fd.items():
                if f>0: C2.append([dt,-f,'fee',None,0])
        else:
            f=sum(s.fee for s in S if inpos(s) and s.kind=='sale' and s.status=='ok')
            C2.append([nm+timedelta(days=R.randint(0,2)),-max(f,100),'fee',None,0])
    elif R.random()<.12: C2.append([p_from+timedelta(days=R.randint(2,20)),-R.choice([1500,3000,9900,1999]),'rental',None,0])
    if refund_mode=='apart' or group=='d0part':
        for s in S:
            if s.kind=='refund': C2.append([addlag(C,s.t.date(),R.choice([0,1]) if group!='sale' else lag,'calendar'), (s.net if not gross_pay else -s.total),'refund',None,0])
    # chargeback apart
    if hard and R.random()<.08:
        c=[s for s in S if s.kind=='sale' and s.status=='ok' and not s.unpaid and s.g and s.g[0]<b_to-timedelta(days=6) and inpos(s)]
        if c:
            s=R.choice(c); C2.append([s.g[0]+timedelta(days=R.randint(2,5)),-s.total,'chargeback',None,0]); tags.append('chargeback')
    # ---------- noise
    N=[]
    days=[b_from+timedelta(days=i) for i in range((b_to-b_from).days+1)]
    zh = C in('CN','TW','HK','MO') and (C!='HK' or R.random()<.4) and (C!='MO' or R.random()<.5)
    def addn(dt,a,t,n): N.append([dt,a,t,n])
    rent=R.choice([300000,580000,1200000]); owner=R.choice(['王丽','陈志强','李明','张伟']) if zh else R.choice(['J SMITH','M GARCIA','A MURPHY','K TAN'])
    addn(R.choice(days),-rent,'房租' if zh else 'RENT',('鼎信物业管理有限公司' if zh else 'OAKTREE PROPERTY'))
    for _ in range(R.randint(1,10)): addn(R.choice(days),-R.randint(5000,800000),'货款' if zh else 'SUPPLIER PAYMENT',R.choice(['诚达商贸有限公司','鲜丰食品配送','永兴百货批发']) if zh else R.choice(['METRO WHOLESALE','BROWN & CO LTD','FRESH FOODS']))
    for _ in range(R.randint(0,4)): addn(R.choice(days),R.choice([50000,100000,200000,500000,R.randint(1000,90000)]),'转账' if zh else 'TRANSFER',owner)
    if R.random()<.4: addn(R.choice(days),-R.randint(200000,900000),'代发工资' if zh else 'SALARIES','')
    if R.random()<.4: addn(R.choice(days),R.randint(20,900),'结息' if zh else 'INTEREST','')
    if R.random()<.3:
        for _ in range(R.randint(1,6)): addn(R.choice(days),R.randint(20,300)*1000,'现金存入' if zh else 'CASH DEPOSIT','')
    if R.random()<.25:
        tags.append('invoice_in')
        for _ in range(R.randint(1,5)): addn(R.choice(days),R.randint(5000,400000),'货款' if zh else 'INVOICE PAYMENT',R.choice(['华美酒店有限公司','博远贸易有限公司']) if zh else R.choice(['ACME HOTEL LTD','NORTH SCHOOL']))
    other = R.random()<(.22 if hard else .08)
    if other:
        tags.append('other_provider'); nmz = R.choice([('北京三快在线科技有限公司','美团外卖结算款'),('拉扎斯网络科技（上海）有限公司','饿了么结算')]) if zh else R.choice([('UBER EATS','UBER EATS PAYMENT'),('DELIVEROO','DELIVEROO PAYOUT'),('PAYPAL','PAYPAL TRANSFER')])
        for dt in days:
            if working(C,dt) and R.random()<.6: addn(dt,R.randint(3000,150000),nmz[1],nmz[0])
    if R.random()<.8:
        addn(b_to,-R.randint(100,3000),'手续费' if zh else 'SERVICE CHARGE',''); addn(b_from,-R.randint(1000,30000),'电费' if zh else 'UTILITIES','国家电网' if zh else 'CITY POWER')
    # ---------- bank text
    if C=='CN':
        prov=R.choice([('拉卡拉支付股份有限公司','拉卡拉清算款'),('银联商务支付股份有限公司','银联商务清算'),('随行付支付有限公司','商户结算款'),('上海富友支付服务股份有限公司','富友清算'),('通联支付网络服务股份有限公司','通联支付结算'),('财付通支付科技有限公司','微信商户结算') if chans==['wechat'] else ('上海收钱吧互联网科技股份有限公司','收钱吧结算'),('待清算商户资金','POS收单清算'),('银联','银联入账')])
    elif C in('TW',): prov=R.choice([('聯合信用卡處理中心','特店請款'),('財金公司','信用卡請款撥付')])
    elif C in('HK','MO'): prov=R.choice([('GLOBAL PAYMENTS','MERCHANT SETTLEMENT'),('BOC CREDIT CARD','MERCHANT CR'),('KPAY','KPAY SETTLEMENT')]) if not zh else R.choice([('環匯亞太','商戶結算'),('中銀信用卡','商戶入賬')])
    else: prov=R.choice({'SG':[('NETS','NETS SETTLEMENT'),('STRIPE','STRIPE PAYMENTS')],'MY':[('GHL CARDPAY','MERCHANT SETTLEMENT')],'AU':[('TYRO PAYMENTS','TYRO SETTLEMENT'),('SQUARE AU','SQ DEPOSIT')],'GB':[('WORLDPAY UK','WORLDPAY'),('SUMUP PAYMENTS','SUMUP PID'),('BARCLAYCARD','BCARD MERCHANT'),('STRIPE','STRIPE PAYOUT')],'IE':[('AIBMS','AIB MERCHANT SERV'),('ELAVON','ELAVON SETTLE')],'DE':[('Nets Concardis','Kartenumsatz'),('SumUp Payments Ltd','SUMUP AUSZAHLUNG')],'FR':[('REMISE CB','REMISE CARTES')],'ES':[('REDSYS','ABONO TPV')],'IT':[('NEXI PAYMENTS','ACCREDITO POS')],'US':[('SQUARE INC','SQ*DEPOSIT'),('STRIPE','STRIPE TRANSFER'),('MERCHANT BANKCD','DEPOSIT'),('TOAST INC','DEP')],'CA':[('MONERIS','MONERIS DEP'),('SQUARE CANADA','SQ DEPOSIT')],'IN':[('HDFC MERCHANT','TERMINAL CARDS SETTL'),('PAYTM','PAYTM SETTLEMENT')]}[C])
    tstyle=R.choice(['plain','date','mid','seq']); showterm=(group=='term' and R.random()<.8); showchan=(group=='chan' and R.random()<.8)
    chn={'card':'银行卡','wechat':'微信','alipay':'支付宝','amex':'AMEX'} if zh else {'card':'CARD','wechat':'WECHATPAY','alipay':'ALIPAY','amex':'AMEX'}
    seqno=R.randint(1000,9999)
    def text(kind,kk,dt):
        nonlocal seqno
        if kind=='run':
            t=prov[1]
            if tstyle=='date' and kk: t+=(' ' if not zh else '')+max(s.bday for s in G[kk]).strftime(R.choice(['%m%d']) if zh else '%d%m')
            elif tstyle=='mid': t+=' '+mid
            elif tstyle=='seq': seqno+=1; t+=f' {seqno}'
            if showterm: t+=' '+kk[1]
            if showchan: t+=' '+chn.get(kk[1],kk[1])
            return t
        return {'fix':('冲正 '+prov[1],'REVERSAL '+prov[1]),'release':('保证金释放 '+prov[1],prov[1]+' RESERVE RELEASE'),'fee':('商户手续费','MERCHANT FEES '+prov[0]),
                'rental':('POS服务费','TERMINAL RENTAL '+prov[0]),'refund':('商户退货','MERCHANT REFUND '+prov[0]),'chargeback':('拒付扣款','CHARGEBACK '+prov[0])}[kind][0 if zh else 1]
    accts=[[],[]]
    P2=[]; EX=seed>=6000
    if EX and R.random()<.15:
        c=[x for x in C2 if x[2]=='run' and x[1]>20000 and x[3] in set(full) and not any(q.unpaid for q in G[x[3]])]
        if c: x=R.choice(c); f=R.choice([1500,3000,9900,2999]); x[1]-=f; tags.append('fee_in_run')
    if EX and R.random()<.10:
        c=[x for x in C2 if x[2]=='run' and x[3] in set(full) and not any(q.unpaid for q in G[x[3]])]
        old=[q for q in S if q.kind=='sale' and q.status=='ok' and inpos(q) and q.g and not q.unpaid]
        if c and old:
            x=R.choice(c); q=[o for o in old if o.g[0]<x[0]-timedelta(days=4) and o.total<x[1]*.8]
            if q: x[1]-=R.choice(q).total; tags.append('cb_in_run')
    if EX and C in('CN',) and R.random()<.35:
        tags.append('two_acq'); ch2='wechat'; r2=R.choice([.38,.6]); u2=R.choice(['calendar','working']); pv2=R.choice([('财付通支付科技有限公司','微信支付结算'),('上海收钱吧互联网科技股份有限公司','收钱吧结算款')]) ; acc2={}
        if pv2[0]==prov[0]: pv2=('支付宝（中国）网络技术有限公司','支付宝结算')
        pd2=perday*R.uniform(.2,.8)+1; x=start; j=0
        while x<=end:
            for t in sorted(R.randrange(hours[0]*3600,hours[1]*3600) for _ in range(max(0,int(R.gauss(pd2,pd2*.2))))):
                q=Sale(); q.t=datetime(x.year,x.month,x.day)+timedelta(seconds=t); q.term='9'+terms[0][1:]; q.chan=ch2; q.kind='sale'; q.status='ok'; q.orig=None; q.debit=False; q.gross=amt(); q.tip=0; q.total=q.gross; q.fee=pct(q.total,r2); q.net=q.total-q.fee; q.i=1000000+j; j+=1
                q.rrn=digits(12); q.order='W'+q.t.strftime('%Y%m%d%H%M%S')+digits(8); q.wx='42000'+digits(5)+q.t.strftime('%Y%m%d')+digits(6)+f'{j%10000:04d}'; q.auth=digits(6); q.trace=f'{j:06d}'; q.card=''; q.last4=''; q.unpaid=False; q.late=None; q.bday=q.t.date(); q.bno=1
                q.g=(addlag(C,q.bday,1,u2),'w2',None if u2=='working' else q.bday); acc2.setdefault(q.g,[]).append(q)
                if inpos(q): P2.append(q)
            x+=D1
        for kk,mem in acc2.items():
            if b_from<=kk[0]<=b_to: accts[0].append((kk[0],R.randint(0,3600*9),sum(q.net for q in mem),pv2[1],pv2[0]))
    for dt,a,kind,kk,acc in C2:
        if b_from<=dt<=b_to: accts[acc].append((dt, R.randint(0,86399) if kind!='run' else R.choice([3,5,9,10])*3600+R.randint(0,3599), a, text(kind,kk,dt), prov[0]))
    for dt,a,t,n in N:
        if b_from<=dt<=b_to: accts[0].append((dt,R.randint(9*3600,18*3600),a,t,n))
    for L in accts: L.sort(key=lambda r:(r[0],r[1]))
    if misdir and accts[1]:
        # 2nd account covers the same span: some rows of its own
        for dt in (b_from,b_to): accts[1].append((dt,R.randint(9*3600,18*3600),R.choice([-1,1])*R.randint(1000,50000),'转账' if zh else 'TRANSFER',owner))
        accts[1].sort(key=lambda r:(r[0],r[1]))
    if C=='TW':
        for L in accts: L[:]=[(r[0],r[1],rnd(r[2]/100)*100,r[3],r[4]) for r in L]
    if not accts[0]: return None
    bf, bt = accts[0][0][0], accts[0][-1][0]
    # ---------- as-of
    asof=None; q=R.random()
    if q<.10: asof=bt
    elif q<.16: asof=bt+timedelta(days=R.randint(1,20))
    judge=bt
    # ---------- truth
    P=[s for s in S if inpos(s)]
    for s in P: s.ids=[]
    missing=[];awaited=[];late=[];unc=[];either=[]
    for s in P:
        if s.kind!='sale' or s.status!='ok' or not s.g: continue
        due=s.g[0]
        if due<bf:
            if s.unpaid or True: unc.append(s.i)
            continue
        if not s.unpaid and extra_lag and s.late and s.late>judge: either.append(s.i); continue
        if (s.unpaid or s.late) and group!='sale' and not all(inpos(z) for z in G[s.g]): either.append(s.i); continue
        if s.unpaid or (s.late and s.late>judge):
            if due<judge: missing.append(s.i)
            else: awaited.append(s.i)
        elif s.late: late.append(s.i)
        elif due>judge: awaited.append(s.i)
    # decidability per short lump
    dec={}
    from itertools import combinations
    miss=set(missing)
    strct = set(done)&{'term_from','chan_off'}
    for kk in sorted({S_.g for S_ in P if S_.i in miss}):
        mem=[s for s in G[kk] if s.kind=='sale']; M=[s for s in mem if s.unpaid]
        if not M: dec[str(kk)]='sure'; continue
        if group=='sale':
            tw=[s2 for k2 in G if k2[0]==kk[0] for s2 in G[k2] if not s2.unpaid and s2.kind=='sale' and (s2.total if gross_pay else s2.net)==(M[0].total if gross_pay else M[0].net)]
            dec[str(kk)]='amb' if tw else 'sure'; continue
        if len(M)==len(mem): dec[str(kk)]='sure'; continue
        v=lambda s: s.total if gross_pay else s.net
        Dv=sum(map(v,M)); Ms={s.i for s in M}
        singles=[s for s in mem if v(s)==Dv]
        def structs():
            r=[]
            for t in terms:
                q_=[s for s in mem if s.term==t]
                if q_ and len(q_)<len(mem): r.append(q_)
            for c in chans:
                q_=[s for s in mem if s.chan==c]
                if q_ and len(q_)<len(mem): r.append(q_)
            return [x for x in r if sum(map(v,x))==Dv]
        def blocks(seq):
            pre=[0]; r=[]
            for s in seq: pre.append(pre[-1]+v(s))
            pos={}
            for j,p in enumerate(pre):
                for i_ in pos.get(p-Dv,[]): r.append(frozenset(s.i for s in seq[i_:j]))
                pos.setdefault(p,[]).append(j)
            return r
        if len(M)==1: lab='sure' if len(singles)==1 and not [x for x in structs() if len(x)>1] else 'amb'
        elif strct: lab='sure'
        elif singles: lab='amb'
        else:
            B=set(blocks(mem))
            for t in terms: B|=set(blocks([s for s in mem if s.term==t]))
            isblk=frozenset(Ms) in B
            edge = isblk and (mem[0].i in Ms or mem[-1].i in Ms)
            if isblk and len(B)==1: lab='sure'
            elif edge and ('window' in done): lab='soft'
            elif isblk: lab='amb'
            elif 'window' in done or 'netgap' in done:
                lab='amb' if len(B)>0 else 'soft'
            else:
                lab='amb'
                if len(mem)<=20:
                    cnt={0:1}
                    for s in mem:
                        n2=dict(cnt)
                        for a_,c_ in cnt.items():
                            if a_+v(s)<=Dv: n2[a_+v(s)]=min(9,n2.get(a_+v(s),0)+c_)
                        cnt=n2
                    if cnt.get(Dv)==1: lab='sure'
        if lab=='sure' and (fee_round=='run'): lab='soft'
        dec[str(kk)]=lab
    from writers import write_pos, write_bank
    os.makedirs(out,exist_ok=True)
    if os.environ.get('NOVOID'): P=[s for s in P if s.kind!='void' and s.status!='voided']
    W=dict(C=C,cur=cur,R=R,mid=mid,acct=acct,fee_listed=fee_listed,zh=zh,chans=chans,tips=tips,p_from=p_from,p_to=p_to,bf=bf,bt=bt,money=money,prov=prov,group=group)
    W['EX']=EX
    posfiles,lay_p,okids=write_pos(P,out,W)
    if P2:
        W2=dict(W); W2['chans']=['wechat']; W2['fee_listed']=True; W2['sub']='b'; W2['group']='day'; W2['tips']=False
        pf2,lp2,ok2=write_pos(P2,out,W2); posfiles+=pf2; lay_p+=' + '+lp2; okids.update(ok2)
        for q in P2:
            if q.g[0]<bf: unc.append(q.i)
            elif q.g[0]>bt: awaited.append(q.i)
        P=P+P2
    bankfiles=[]; 
    # split main statement in two by period sometimes
    f1,lay_b=write_bank(accts[0],os.path.join(out,'bank'),W,split=(R.random()<(.2 if EX else .07) and len(accts[0])>12))
    bankfiles+=f1
    if misdir and accts[1]:
        W['acct']=digits(len(acct)); f2,_=write_bank(accts[1],os.path.join(out,'bank_other'),W,split=False,layout=lay_b); bankfiles+=f2
    JU={'CN':'CN','HK':'HK','TW':'TW','SG':'SG','GB':'GB-EAW','US':'US','IE':'EU','DE':'EU','FR':'EU','ES':'EU','IT':'EU'}.get(C)
    nv=sum(1 for s in P if s.kind=='void'); nr=sum(1 for s in P if s.kind=='refund')
    T=dict(nvoid=nv,nrefund=nr,tstyle=tstyle,showchan=showchan,showterm=showterm,juris=JU if R.random()<.5 else None,seed=seed,country=C,hard=hard,currency=cur,group=group,lag=[lag,unit],cutoff=cutoff,merge=merge,gross_pay=gross_pay,fee_debit=fee_debit,fee_listed=fee_listed,fee_round=fee_round,
      flatfee=flatfee,rate=rate,debit_cap=debit_cap,chans=chans,terms=terms,perday=round(perday,1),shop=shop,refund_mode=refund_mode,prefund=prefund,faults=done,cause=cause,tags=tags,
      layout_pos=lay_p,layout_bank=lay_b,pos=posfiles,bank=bankfiles,as_of=str(asof) if asof else None,period=[str(p_from),str(p_to)],bank_span=[str(bf),str(bt)],
      missing=missing,awaited=awaited,late=late,uncovered=unc,either=either,decidable=dec,
      sales={s.i:dict(ids=okids[s.i],due=str(s.g[0]) if s.g else None,g=str(s.g),v=(s.total if gross_pay else s.net),total=s.total,fee=s.fee,term=s.term,chan=s.chan,t=str(s.t),paid=str(s.late) if s.late else None) for s in P if s.kind=='sale' and s.status=='ok'},
      other={i:x for i,x in ((s.i,dict(ids=okids[s.i],kind=s.kind,status=s.status)) for s in P if not(s.kind=='sale' and s.status=='ok'))})
    json.dump(T,open(os.path.join(out,'truth.json'),'w'),ensure_ascii=False)
    return T
if __name__=='__main__':
    sys.path.insert(0,os.path.dirname(os.path.abspath(__file__)))
    T=gen(int(sys.argv[1]),sys.argv[2])
    print({k:v for k,v in T.items() if k not in('sales','other','missing','awaited','late','uncovered','decidable')}, len(T['missing']),len(T['late']),len(T['awaited']))
