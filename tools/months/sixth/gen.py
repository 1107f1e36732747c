#!/usr/bin/env python3
"""Shop months with known truth. Usage: gen.py SEED OUTDIR. Deterministic by seed."""
import random, os, io, csv, json, sys, itertools
from datetime import date, datetime, timedelta, time
D = date
def dr(a, b):
    while a <= b:
        yield a; a += timedelta(1)
def S(*rs):
    s = set()
    for r in rs:
        if isinstance(r, tuple): s.update(dr(*r))
        else: s.add(r)
    return s
CN_OFF = S(D(2025,1,1),(D(2025,1,28),D(2025,2,4)),(D(2025,4,4),D(2025,4,6)),(D(2025,5,1),D(2025,5,5)),(D(2025,5,31),D(2025,6,2)),(D(2025,10,1),D(2025,10,8)),
  (D(2026,1,1),D(2026,1,3)),(D(2026,2,15),D(2026,2,23)),(D(2026,4,4),D(2026,4,6)),(D(2026,5,1),D(2026,5,5)),(D(2026,6,19),D(2026,6,21)),(D(2026,9,25),D(2026,9,27)),(D(2026,10,1),D(2026,10,7)))
CN_ON = S(D(2025,1,26),D(2025,2,8),D(2025,4,27),D(2025,9,28),D(2025,10,11),D(2026,1,4),D(2026,2,14),D(2026,2,28),D(2026,5,9),D(2026,9,20),D(2026,10,10))
GB_OFF = S(D(2025,1,1),D(2025,4,18),D(2025,4,21),D(2025,5,5),D(2025,5,26),D(2025,8,25),D(2025,12,25),D(2025,12,26),D(2026,1,1),D(2026,4,3),D(2026,4,6),D(2026,5,4),D(2026,5,25),D(2026,8,31),D(2026,12,25),D(2026,12,28))
HK_OFF = S(D(2025,1,1),(D(2025,1,29),D(2025,1,31)),D(2025,4,4),D(2025,4,18),D(2025,4,19),D(2025,4,21),D(2025,5,1),D(2025,5,5),D(2025,5,31),D(2025,7,1),D(2025,10,1),D(2025,10,7),D(2025,10,29),D(2025,12,25),D(2025,12,26),
  D(2026,1,1),(D(2026,2,17),D(2026,2,19)),D(2026,4,3),D(2026,4,4),D(2026,4,6),D(2026,4,7),D(2026,5,1),D(2026,5,25),D(2026,6,19),D(2026,7,1),D(2026,9,26),D(2026,10,1),D(2026,10,19),D(2026,12,25),D(2026,12,26))
US_OFF = S(D(2025,1,1),D(2025,1,20),D(2025,2,17),D(2025,5,26),D(2025,6,19),D(2025,7,4),D(2025,9,1),D(2025,10,13),D(2025,11,11),D(2025,11,27),D(2025,12,25),
  D(2026,1,1),D(2026,1,19),D(2026,2,16),D(2026,5,25),D(2026,6,19),D(2026,9,7),D(2026,10,12),D(2026,11,11),D(2026,11,26),D(2026,12,25))
def working(c, d):
    if c == 'CN': return d in CN_ON or (d.weekday() < 5 and d not in CN_OFF)
    off = {'GB':GB_OFF,'HK':HK_OFF,'US':US_OFF}[c]
    return d.weekday() < 5 and d not in off
def add_wd(c, d, n):
    while n > 0:
        d += timedelta(1)
        if working(c, d): n -= 1
    return d
def roll(c, d):
    while not working(c, d): d += timedelta(1)
    return d
def hup(x, rate_ppm, cap=None):  # half up, cents
    s = -1 if x < 0 else 1
    v = (abs(x)*rate_ppm*2 + 1000000)//2000000
    if cap: v = min(v, cap)
    return s*v
class Row:
    __slots__ = ('ref','order','t','term','ch','kind','gross','fee','orig','void','card','tail','settled')
    def __init__(s, **k):
        s.orig=None; s.void=False; s.settled=None
        for a,b in k.items(): setattr(s,a,b)
    @property
    def net(s): return s.gross - s.fee

def digits(r, n): return ''.join(r.choice('0123456789') for _ in range(n))
SURN='王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'; GIV='伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平'
def cname(r): return r.choice(SURN)+r.choice(GIV)+(r.choice(GIV) if r.random()<.6 else '')
ENN=['J SMITH','A PATEL','M JONES','K WILLIAMS','S TAYLOR','R BROWN','L CHEN','P WONG','D EVANS','H KHAN']

def make(seed):
    r = random.Random(f'exam6-{seed}')
    hard = r.random() < .30
    g = {'seed':seed,'hard':hard,'twists':[],'faults':[]}
    c = r.choices(['CN','GB','HK','US'],[66,16,9,9])[0]
    g['country']=c
    cur={'CN':'CNY','GB':'GBP','HK':'HKD','US':'USD'}[c]; g['cur']=cur
    # ---- POS layout and channels
    if c=='CN': pl=r.choices(['unionpay','lakala','simple','wechat','alipay','misc'],[26,28,14,12,8,12])[0]
    else: pl=r.choices(['en_acq','en_nofee','en_brand'],[45,30,25])[0]
    g['pos_layout']=pl
    fee_col = pl not in ('simple','en_nofee')
    if pl=='misc' and r.random()<.4: fee_col=False
    g['fee_col']=fee_col
    if pl in('unionpay',): chans=['debit','credit']
    elif pl=='wechat': chans=['wechat']
    elif pl=='alipay': chans=['alipay']
    elif c!='CN': chans=r.choice([['visa','mastercard'],['visa','mastercard','amex'],['visa debit','visa','mastercard']])
    else: chans=r.choice([['wechat','alipay'],['wechat','alipay','debit','credit'],['wechat','alipay','unionqr'],['wechat','alipay','debit','credit']])
    w=[r.uniform(.4,1.5) for _ in chans]
    wallet={'wechat','alipay','unionqr'}
    # ---- payout
    modes=[]
    if c=='CN':
        if pl=='unionpay': modes=[('t1_net',40),('t1_gross_month',10),('per_term',18),('d1_net',12),('t1_gross_each',8),('weekly',4 if hard else 0)]
        elif pl=='wechat': modes=[('d1_net',40),('t1_net',25),('d1_gross_month',4),('per_sale',10)]
        elif pl=='alipay': modes=[('d1_net',35),('t1_net',20),('per_sale',30),('d0_net',8)]
        else:
            modes=[('t1_net',30),('d1_net',22),('d0_net',8),('per_term',10),('per_sale',10),('by_channel',10),('t1_gross_month',5),('t1_gross_each',4),('weekly',7 if hard else 0)]
            if 'debit' in chans: modes.append(('mixed',14))
    else: modes=[('t1_net',30),('t2_net',20),('t3_net',6),('t1_gross_month',18),('by_channel',8),('per_term',6),('t1_gross_each',4),('weekly',10 if hard else 3)]
    mode=r.choices([m for m,_ in modes],[x for _,x in modes])[0]
    # ---- shop
    days=r.choices([r.randint(14,20),r.randint(27,31),r.randint(56,62),r.randint(85,92)],[18,55,17,10])[0]
    if mode=='weekly': days=max(days,35)
    full_month = 27<=days<=31 and r.random()<.75
    y=r.choice([2025,2026]); m=r.randint(1,12 if y==2025 else 9)
    if full_month:
        d1=D(y,m,1); d2=(D(y+(m==12),m%12+1,1)-timedelta(1))
    else:
        d1=D(y,m,r.randint(1,28)); d2=d1+timedelta(days-1)
    if d2>D(2026,10,25): d1-=timedelta(120); d2-=timedelta(120)
    nd=(d2-d1).days+1
    permonth=int(r.choices([r.uniform(30,90),r.uniform(90,400),r.uniform(400,1200),r.uniform(1200,3000)],[18,40,30,12])[0])
    if mode=='per_sale': permonth=min(permonth,900)
    perday=permonth/30
    nt=1 if permonth<90 and r.random()<.6 else r.choices([1,2,3,4],[35,35,20,10])[0]
    if mode=='per_term': nt=max(2,nt)
    base=r.choice(['213913','100045','880012','TID0','A920','3301']) if c=='CN' else r.choice(['2213','3004','T0','5561'])
    terms=[base+str(r.randint(10,99)*10+i) for i in range(nt)]
    kind=r.choices(['restaurant','boutique','convenience','menu','ticket'],[30,20,24,12 if hard else 5,14])[0]
    g['shop']=kind; g['terms']=nt; g['chans']=chans; g['mode']=mode
    menu=[x*100 for x in r.sample(range(8,60),8)]
    def amount():
        if kind=='restaurant':
            a=int(r.lognormvariate(4.4,.7)*100); return max(800,a//50*50 if r.random()<.3 else a//10*10 if r.random()<.5 else a)
        if kind=='boutique': return max(1900,int(r.lognormvariate(5.4,.7))*100 - (10 if r.random()<.4 else 0)+(r.randint(0,99) if r.random()<.2 else 0))
        if kind=='convenience': return max(150,int(r.lognormvariate(3.2,.8)*100)//10*10+ (r.randint(0,9) if r.random()<.5 else 0))
        if kind=='menu': return sum(r.choice(menu) for _ in range(r.choices([1,2,3],[60,30,10])[0]))
        
        while True:
            a=int(r.lognormvariate(7,.9)*100)
            if r.random()<.5: a=a//1000*1000-(100 if r.random()<.5 else 0)
            if a>=20000: return a
    def amount2():
        a=amount()
        return a
    oh=r.choice([7,8,9,10]); ch_=r.choice([19,20,21,22])
    closed=r.choice([None]*7+[0,6]) if c=='CN' else r.choice([None,None,6,6,0])
    rate={'debit':r.choice([5000,4500,5500]),'credit':6000,'wechat':r.choice([3800,6000,3000]),'unionqr':r.choice([3800,3000]),'visa':r.choice([14000,17500,16900]),'mastercard':14000,'amex':24000,'visa debit':r.choice([5000,7500])}
    rate['alipay']=rate['wechat']
    if c!='CN' and r.random()<.5:
        q=r.choice([16900,17500,26000]); rate={k:q for k in rate}
    caps={'debit':r.choice([2000,1800,None])}
    zero_fee = False
    pre=d1-timedelta(14); post=d2+timedelta(8)
    rows=[]; day=pre; seqno=r.randint(100000,500000)
    wk=[r.uniform(.7,1.1)]*5+[r.uniform(1,1.5)]*2
    while day<=post:
        if closed is not None and day.weekday()==closed: day+=timedelta(1); continue
        lam=perday*wk[day.weekday()]
        n=max(0,int(r.gauss(lam,lam**.5)+.5))
        ts=sorted(datetime.combine(day,time(0))+timedelta(seconds=int(r.triangular(oh*3600,ch_*3600+1200,r.choice([12,18])*3600))) for _ in range(n))
        for t in ts:
            ch=r.choices(chans,w)[0]; a=amount2()
            seqno+=r.randint(1,9)
            rows.append(Row(ref=None,order=None,t=t,term=r.choice(terms),ch=ch,kind='sale',gross=a,fee=hup(a,rate[ch],caps.get(ch)),card=digits(r,6),tail=digits(r,4)))
        day+=timedelta(1)
    # refunds and reversals
    refund_mode=r.choice(['none','net','net','debit']) if pl not in('simple',) else 'none'
    if mode=='per_sale' and refund_mode=='net': refund_mode='debit'
    if mode in('t1_gross_month','t1_gross_each','d1_gross_month') and refund_mode=='net' and r.random()<.5: refund_mode='debit'
    feeback=r.random()<.8
    extra=[]
    if refund_mode!='none':
        nr=max(1,int(len(rows)*r.choice([.005,.01,.02])))
        for o in r.sample(rows,min(nr,len(rows))):
            d=o.t.date()+timedelta(r.choice([0,1,1,2,3,5]))
            t=datetime.combine(d,time(r.randint(oh+1,ch_-1),r.randint(0,59),r.randint(0,59)))
            if t<=o.t: t=o.t+timedelta(minutes=r.randint(5,30))
            if d>post or (closed is not None and d.weekday()==closed): continue
            part=r.random()<.3
            a=o.gross if not part else max(100,o.gross//200*100)
            if a>o.gross: a=o.gross
            f=(o.fee if a==o.gross else hup(a,rate[o.ch],caps.get(o.ch))) if feeback else 0
            extra.append(Row(ref=None,order=None,t=t,term=o.term,ch=o.ch,kind='refund',gross=-a,fee=-f,orig=o,card=o.card,tail=o.tail))
    voids = pl in('unionpay','lakala','misc','en_acq','en_nofee') and mode!='per_sale' and r.random()<.3
    if voids:
        for o in r.sample(rows,max(1,len(rows)//200)):
            if any(e.orig is o for e in extra): continue
            t=o.t+timedelta(minutes=r.randint(1,6))
            if t.date()!=o.t.date(): continue
            o.void=True
            extra.append(Row(ref=None,order=None,t=t,term=o.term,ch=o.ch,kind='reversal',gross=-o.gross,fee=-o.fee,orig=o,card=o.card,tail=o.tail))
    rows=sorted(rows+extra,key=lambda x:x.t)
    for i,x in enumerate(rows):
        seqno+=r.randint(1,7)
        x.ref=(f'{seqno:012d}' if c=='CN' and pl in('unionpay','lakala','simple','misc') else '42'+f'{seqno:08d}'+digits(r,18) if pl=='wechat' else x.t.strftime('%Y%m%d')+'22001'+f'{seqno:07d}'+digits(r,8) if pl=='alipay' else 'TX'+f'{seqno:09d}' if pl!='en_brand' else f'{seqno:06d}'+''.join(r.choice('abcdefghjkmnpqrstuvwxyz23456789') for _ in range(10)))
        x.order='M'+x.t.strftime('%Y%m%d%H%M%S')+digits(r,4)
    # ---- twists for hard months
    tw=set()
    if hard:
        pool=['cutoff','run_round','other_shop','anon','bank_late','no_time','split_bank','bank_long','two_faults','fee_shift_none']
        for _ in range(r.choice([1,1,2])): tw.add(r.choice(pool))
        if fee_col: tw.discard('run_round')
        if mode in('per_sale','weekly'): tw-={'cutoff','no_time','run_round'}
        if pl in('wechat','alipay','unionpay'): tw.discard('no_time')
    g['twists']=sorted(tw)
    cutoff=None
    if 'cutoff' in tw: cutoff=r.choice([18,20,21]) if mode!='d0_net' else r.choice([17,18,20])
    elif mode=='d0_net': cutoff=None
    if mode=='d0_net' and cutoff is None: cutoff=23
    g['cutoff']=cutoff
    # ---- rules: for a row: batch key, due
    wkday=r.choice([0,1,2,3])
    merge = r.random()<.55
    g['merge']=merge; g['refunds']=refund_mode
    lagn={'t1_net':1,'t2_net':2,'t3_net':3}.get(mode,1)
    if c!='CN' and mode in('by_channel','per_term','t1_gross_month','t1_gross_each'): lagn=r.choice([1,1,2])
    unit='working_day'
    if mode in('d1_net','d1_gross_month'): unit='calendar_day'
    if mode=='d0_net': unit='calendar_day'; lagn=0
    if mode in('by_channel','per_term') and c=='CN': unit=r.choice(['working_day','working_day','calendar_day'])
    if mode=='per_sale': lagn=0; unit='calendar_day'
    def tradeday(x):
        d=x.t.date()
        if cutoff is not None and x.t.hour>=cutoff: d+=timedelta(1)
        return d
    def rule(x):
        td=tradeday(x)
        if mode=='weekly':
            wkend=td+timedelta(6-td.weekday())
            due=roll(c,wkend+timedelta(1+wkday)); return ('w',due),due
        if mode=='per_sale': return ('s',x.ref),x.t.date()
        if mode=='mixed':
            if x.ch in wallet: return ('wal',x.ch if mix_split else '',td),td+timedelta(1)
            due=add_wd(c,td,1); return ('card',due if merge else td),due
        due=add_wd(c,td,lagn) if unit=='working_day' else td+timedelta(lagn)
        k=due if merge else td
        if mode=='per_term': return ('t',x.term,k),due
        if mode=='by_channel': return ('c','card' if x.ch in('debit','credit') else x.ch,k),due
        return ('r',k),due
    mix_split=r.random()<.7
    gross_mode = 'gross' in mode
    if mode=='weekly' : pass
    g['expect']={'shape':{'per_sale':'per_sale','per_term':'per_terminal_run'}.get(mode,'per_run'),'amount':'gross' if gross_mode else 'net','lag':lagn,'unit':unit}
    if mode in('weekly','mixed'): g['expect']['lag']=None
    # ---- bank coverage
    tail=r.choices([0,1,2,3,5],[30,25,20,15,10])[0]
    if mode=='weekly': tail=max(tail,2)
    if 'bank_long' in tw: tail=8
    b1=d1-timedelta(r.choice([0,0,0,2])); b2=d2+timedelta(tail)
    if 'bank_late' in tw: b1=d1+timedelta(r.randint(3,6))
    b2=min(b2,post-timedelta(0))
    # ---- faults
    span=[x for x in rows if d1<=x.t.date()<=d2]
    sales=[x for x in span if x.kind=='sale' and not x.void]
    def mid(lo=.25,hi=.75): return d1+timedelta(int(nd*r.uniform(lo,hi)))
    withheld={}   # row -> ('never',) or ('late',date)
    wshape={}     # row -> fault name
    batchlate={}; lagshift=None; feeshift=None; dup=None; cbs=[]
    fl=['upgrade']*18+['single_run']*10+['short_run']*12+['network']*9+['risk']*8+['fee']*7+['lag']*6+['dup']*5+['late']*7+['chargeback']*4
    if nt>1: fl+=['terminal']*14
    if len(chans)>1 and not(chans==['debit','credit']): fl+=['channel']*12
    if pl=='lakala': fl+=['misdirected']*8
    if mode in('per_sale',): fl=[f for f in fl if f not in('single_run','dup','fee','lag')]
    if gross_mode: fl=[f for f in fl if f!='fee']
    if not fee_col and 'run_round' in tw: fl=[f for f in fl if f!='fee']
    if mode=='weekly': fl=[f for f in fl if f not in('lag','fee')]
    nf=r.choices([0,1,2],[20,65,15])[0]
    if 'two_faults' in tw: nf=2
    chosen=[]
    while len(chosen)<nf:
        f=r.choice(fl)
        if f in chosen: continue
        if chosen and {f,chosen[0]} & {'fee','lag'}:
            if chosen[0] in ('fee','lag') or set(fl)<={'fee','lag',chosen[0]}: break
            continue
        chosen.append(f)
    drop=set()
    late_paid=r.random()
    def mark(sel,name,latepay=None):
        sel=[x for x in sel if x not in withheld]
        for x in sel:
            if x.kind!='sale': drop.add(x); continue
            if x.void: x.void=False; drop.update(y for y in rows if y.orig is x and y.kind=='reversal')
            withheld[x]=latepay or ('never',); wshape[x]=name; x.settled='no'
        return [x for x in sel if x.kind=='sale']
    actual=[]
    for f in chosen:
        info={'fault':f}
        def inperiod(x): return d1<=x.t.date()<=d2
        if f=='upgrade':
            hrs=r.choice([8,12,20,24,30,48,60,72]); dd=mid(.15,.8)
            st=datetime.combine(dd,time(r.randint(oh,ch_-1),r.randint(0,59))) if r.random()<.6 else datetime.combine(dd,time(0))
            en=st+timedelta(hours=hrs)
            sel=[x for x in rows if st<=x.t<=en]
            lp=None
            if r.random()<.15: lp=('late',add_wd(c,en.date(),r.randint(4,7)))
            n=mark(sel,f,lp); info.update(window=[str(st),str(en)],n=len(n),late=str(lp),ok=['upgrade_window']+(['bank_outage'] if True else []))
            if n and (len({rule(x)[1] for x in n})==1 or hrs<=12): info['ok']+=['network_gap']
            if len(n)<6 or 'no_time' in tw: info['ok']=None
            elif not any(d1<=x.t.date()<=d2 and x not in withheld and rule(x)[1]<=b2 and x.t>en for x in sales): info['ok']+=['misdirected']
        elif f=='single_run':
            ks={}
            for x in sales: ks.setdefault(rule(x)[0],[]).append(x)
            cand=[k for k in ks if d1+timedelta(4)<=min(x.t.date() for x in ks[k])<=d2-timedelta(3)]
            if not cand: continue
            k=r.choice(sorted(cand,key=str)); sel=[x for x in rows if rule(x)[0]==k]
            n=mark(sel,f); info.update(key=str(k),n=len(n),ok=None if len(n)<5 else ['upgrade_window','bank_outage','platform','terminal_setting','misdirected','network_gap'])
            if mode not in('per_term',) and info['ok']: info['ok'].remove('terminal_setting')
        elif f=='short_run':
            cand=[x for x in sales if d1+timedelta(2)<=x.t.date()<=d2-timedelta(2)]
            if len(cand)<5: continue
            x0=r.choice(cand); b=[x for x in cand if rule(x)[0]==rule(x0)[0]]
            if len(b)<3 and mode!='per_sale': continue
            k=r.choice([1,1,2,3])
            n=mark(r.sample(b,min(k,max(1,len(b)-1))),f); info.update(n=len(n),ok=None)
        elif f=='network':
            dd=mid(.15,.85); h=r.randint(oh,ch_-2); st=datetime.combine(dd,time(h,r.randint(0,59))); en=st+timedelta(minutes=r.choice([40,90,150,240]))
            tm=r.choice(terms) if nt>1 and r.random()<.5 else None
            sel=[x for x in rows if st<=x.t<=en and (tm is None or x.term==tm)]
            n=mark(sel,f)
            if not n: continue
            info.update(window=[str(st),str(en)],term=tm,n=len(n),ok=['network_gap']+(['upgrade_window','bank_outage'] if tm is None else ['terminal_setting'])) 
            if len(n)<5 or 'no_time' in tw: info['ok']=None
        elif f=='risk':
            cand=[x for x in sales if d1+timedelta(2)<=x.t.date()<=d2-timedelta(3)]
            if len(cand)<10: continue
            med=sorted(x.gross for x in cand)[len(cand)//2]
            sel=r.sample(cand,r.choice([1,1,2]))
            for x in sel:
                x.gross=int(med*r.uniform(9,25))//100*100; x.fee=hup(x.gross,rate[x.ch],caps.get(x.ch))
                for y in rows:
                    if y.orig is x: drop.add(y)
            n=mark(sel,f); info.update(n=len(n),ok=['held_by_risk_control'] if all(sum(1 for y in sales if rule(y)[0]==rule(x)[0])>1 for x in n) else None)
        elif f=='terminal':
            tm=r.choice(terms); dd=mid(.3,.75); end=post if r.random()<.6 else dd+timedelta(r.randint(3,10))
            n=mark([x for x in rows if x.term==tm and dd<=x.t.date()<=end],f); info.update(term=tm,day=str(dd),end=str(end),n=len(n),ok=['terminal_setting'] if len(n)>=5 else None)
        elif f=='channel':
            cc=r.choice(chans); dd=mid(.25,.75); end=post if r.random()<.4 else dd+timedelta(r.randint(1,8))
            n=mark([x for x in rows if x.ch==cc and dd<=x.t.date()<=end],f); info.update(ch=cc,day=str(dd),end=str(end),n=len(n),ok=['platform'] if len(n)>=5 else None)
        elif f=='misdirected':
            dd=mid(.35,.75); end=dd+timedelta(r.randint(2,8))
            n=mark([x for x in rows if dd<=tradeday(x)<=end],f)
            for x in n: x.settled='other'
            info.update(day=str(dd),end=str(end),n=len(n),ok=['misdirected'])
        elif f=='fee':
            feeshift=(mid(.35,.6),r.choice([1000,1500,2200])); info.update(day=str(feeshift[0]),ppm=feeshift[1],ok=['agreement_change'])
        elif f=='lag':
            lagshift=mid(.45,.65); info.update(day=str(lagshift),ok=['agreement_change'])
        elif f=='dup': dup=mid(.2,.75); info.update(day=str(dup),ok=None)
        elif f=='late':
            ks=sorted({(rule(x)[1],rule(x)[0]) for x in sales if d1+timedelta(3)<=x.t.date()<=d2-timedelta(7)},key=str)
            if not ks: continue
            i=r.randrange(len(ks)); m_=1 if mode!='per_sale' else 2
            for due,k in ks[i:i+(r.choice([1,1,2,3]) if mode!='weekly' else 1)]:
                batchlate[k]=add_wd(c,due,r.choice([1,2,3])) if unit=='working_day' else due+timedelta(r.choice([1,2,3]))
            info.update(keys=[str(k) for k in batchlate],ok=None)
        elif f=='chargeback':
            cand=[x for x in sales if x.t.date()<d2-timedelta(8)]
            if not cand: continue
            cbs=[(r.choice(cand),r.randint(5,9)) for _ in range(r.choice([1,2]))]; info.update(ok=None)
        if 'n' in info and info['n']==0: continue
        actual.append(info)
    g['faults']=actual
    # drop refunds that refer to withheld sales as well, for fairness
    for x in rows:
        if x.kind!='sale' and x.orig in withheld: drop.add(x)
    for x in rows:
        if x.kind=='reversal' and x in drop: x.orig.void=False
    rows=[x for x in rows if x not in drop]
    span=[x for x in rows if d1<=x.t.date()<=d2]
    # ---- simulate credits
    batches={}
    for x in rows:
        k,due=rule(x)
        if x.kind=='refund' and refund_mode=='debit': continue
        batches.setdefault(k,[due,[]])[1].append(x)
    credits=[] # (date,time,amount,label,extra)
    debits=[]
    paidon={}; dueof={}; short=[]
    run_round='run_round' in tw
    latelump={}; carried=set(); bound=set()
    carry={}
    for k in sorted(batches,key=lambda k:(batches[k][0],str(k))):
        due,xs=batches[k]
        for x in xs: dueof[x]=due
        pay=[x for x in xs if x not in withheld]
        wh=[x for x in xs if x in withheld]
        for x in wh:
            if withheld[x][0]=='late': latelump.setdefault((withheld[x][1],k[0] if k[0] in('wal','card') else ''),[]).append(x)
        pd=due
        if k in batchlate: pd=batchlate[k]
        elif lagshift and k[0]!='s' and min(x.t.date() for x in xs)>=lagshift:
            pd=add_wd(c,due,1) if unit=='working_day' else due+timedelta(1)
        ck=(k[0],)+((k[1],) if k[0] in('t','c','wal') else ())
        pend=carry.pop(ck,[])
        if not pay and not pend: continue
        pay=pend+pay
        amt=sum(x.gross for x in pay) if gross_mode else sum(x.net for x in pay)
        if run_round and not gross_mode:
            byr={}
            for x in pay: byr[rate[x.ch]]=byr.get(rate[x.ch],0)+x.gross
            amt=sum(v-hup(v,q) for q,v in byr.items())
        if feeshift and min(x.t.date() for x in xs)>=feeshift[0]:
            amt-=sum(hup(x.gross,feeshift[1]) for x in pay)
        if amt<=0:
            carry[ck]=pay; carried.update(pay)
            continue
        if wh and any(not(d1<=x.t.date()<=d2) for x in pay): bound.update(wh)
        elif wh and [x for x in pay if x.kind=='sale']: short.append((k,xs,wh))
        for x in pay: paidon[x]=pd
        who=k[0]; sub=k[1] if k[0] in('t','c','wal') else ''
        tm=None
        if mode=='per_sale':
            tm=(pay[0].t+timedelta(seconds=r.randint(3,150)))
        credits.append(dict(d=pd if tm is None or k in batchlate else tm.date(),tm=tm.time() if tm and k not in batchlate else None,a=amt,who=who,sub=sub,td=max(tradeday(x) for x in xs),fee=sum(x.fee for x in pay),rows=pay))
    for (ld,w_),xs in sorted(latelump.items(),key=str):
        amt=sum(x.gross if gross_mode else x.net for x in xs)
        for x in xs: paidon[x]=ld
        credits.append(dict(d=ld,tm=None,a=amt,who=w_ or 'r',sub=xs[0].ch if w_=='wal' else '',td=max(tradeday(x) for x in xs),fee=sum(x.fee for x in xs),rows=xs,lump=True))
    g['carried']=bool(carry)
    # ---- bank texts
    mid_=digits(r,15) if c=='CN' else digits(r,8)
    acq={'CN':r.choice(['银联商务股份有限公司','拉卡拉支付股份有限公司','通联支付网络服务股份有限公司','随行付支付有限公司','江州商户服务有限公司']),'GB':r.choice(['WORLDPAY','DOJO','SUMUP','ELAVON MERCHANT','TEYA','BARCLAYCARD']),'HK':r.choice(['GLOBAL PAYMENTS','BOC CREDIT CARD INTL','HASE MERCHANT']),'US':r.choice(['SQUARE INC','FISERV MERCHANT','TSYS/TRANSFIRST','BANKCARD 8076'])}[c]
    if pl=='wechat': acq='财付通支付科技有限公司'
    if pl=='alipay': acq=r.choice(['支付宝（中国）网络技术有限公司','支付宝(中国)网络技术有限公司客户备付金'])
    tds=r.random()<.35
    cnm={'wechat':'微信','alipay':'支付宝','unionqr':'银联二维码','card':'银行卡'}
    def text(cr):
        if c=='CN':
            who=acq; t=r0.choice(cnt)
            if cr['who']=='wal' and not mix_split: who=acq2
            if cr['who']=='wal' and mix_split: who={'wechat':'财付通支付科技有限公司','alipay':'支付宝（中国）网络技术有限公司','unionqr':'网联清算有限公司'}[cr['sub']]
            if cr['who']=='t': t+=f" 终端{cr['sub']}" if tt else ''
            if cr['who']=='c': t=cnm[cr['sub']]+t if ct else t
            if tds: t+=' '+cr['td'].strftime('%m%d')
            if cr.get('lump'): t='补划'+t
            return who,t
        t=acq+(' '+mid_ if not tds else ' '+mid_+' '+cr['td'].strftime('%d%b').upper())
        if cr['who']=='t' and tt: t+=' '+cr['sub']
        if cr['who']=='c' and ct: t+=' '+cr['sub'].upper()
        return acq,t
    acq2='网银在线（北京）科技有限公司'
    r0=random.Random(seed*7+1)
    cnt=[r.choice(['POS清算款','商户结算','资金清算','T+1结算款','收单清算','跨行代付'])] if c=='CN' else ['']
    tt=r.random()<.6; ct=r.random()<.7
    bank=[]
    def credit(d,tm,a,who,t): bank.append([d,tm,a,who,t])
    anon='anon' in tw
    st=r.choice([2,6,9,10,14])
    cut=[]
    for cr in credits:
        who,t=text(cr)
        if anon: who,t=('','转账存入') if c=='CN' else ('','CREDIT')
        tm=cr['tm'] or time(st if mode!='d0_net' else 23,r.randint(1,50),r.randint(0,59))
        cr['who_'],cr['t_']=who,t
        credit(cr['d'],tm,cr['a'],who,t)
        if mode=='t1_gross_each' and cr['fee']:
            credit(cr['d'],time(tm.hour,min(59,tm.minute+1),30),-cr['fee'],who if c=='CN' else who,'手续费' if c=='CN' else t+' FEES')
        if dup and cr['d']>=dup and mode!='per_sale':
            dd=cr['d'] if r.random()<.6 else cr['d']+timedelta(1)
            credit(dd,time(min(tm.hour+1,23),tm.minute,5),cr['a'],who,t)
            credit(add_wd(c,dd,r.randint(1,2)),time(11,3,9),-cr['a'],who,r.choice(['冲正 重复入账','重复入账更正','错账冲回']) if c=='CN' else t+' REVERSAL DUPLICATE')
            dup=None
    if refund_mode=='debit':
        for x in rows:
            if x.kind=='refund':
                k,due=rule(x)
                a=x.gross if gross_mode else x.net
                credit(due if mode!='per_sale' else x.t.date(),time(15,r.randint(0,59),7) if mode!='per_sale' else (x.t+timedelta(minutes=1)).time(),a,acq if not anon else '', ('退款扣款' if c=='CN' else acq+' REFUND '+mid_))
                paidon[x]=due
    for o,n in cbs:
        d=o.t.date()+timedelta(n); d=roll(c,d)
        credit(d,time(16,2,1),-o.gross,acq,'退单扣款 '+o.ref[-6:] if c=='CN' else acq+' CHARGEBACK '+o.ref[-6:])
    if 'gross_month' in mode:
        months=sorted({(x.t.year,x.t.month) for x in rows})
        for (yy,mm) in months:
            f=sum(x.fee for x in rows if (x.t.year,x.t.month)==(yy,mm) and x in paidon)
            dd=roll(c,D(yy+(mm==12),mm%12+1,1)); 
            if f>0: credit(dd,time(17,0,0),-f,acq,'商户手续费' if c=='CN' else acq+' MONTHLY FEES '+mid_)
    if 'other_shop' in tw:
        for d in dr(b1,b2):
            if working(c,d) or unit=='calendar_day':
                credit(d,time(st,r.randint(1,50),3),max(1000,int(perday*r.uniform(.3,1.2)*amount2())+r.randint(0,99)),acq,(cnt[0]+' '+'二店' if c=='CN' else acq+' '+str(int(mid_)+1)))
    # noise
    med=sorted(x.gross for x in span if x.kind=='sale')[len(span)//2] if span and len([x for x in span if x.kind=='sale'])>len(span)//2 else 10000
    for d in dr(b1,b2):
        if r.random()<.30:
            n=cname(r) if c=='CN' else r.choice(ENN)
            credit(d,time(r.randint(9,20),r.randint(0,59),r.randint(0,59)),r.choice([r.randint(20,900)*100,r.randint(2000,90000)]),n,r.choice(['转账','货款','微信转账','网银转账','订金']) if c=='CN' else 'FPS '+n+' INV' if c!='US' else 'ZELLE FROM '+n)
        if r.random()<.25:
            n=r.choice(['鑫达食品批发部','顺丰速运','国网江州供电公司','美团优选','华润燃气']) if c=='CN' else r.choice(['BIDFOOD','BRITISH GAS','AMAZON BUSINESS','COUNCIL TAX','CITY POWER'])
            credit(d,time(r.randint(9,18),r.randint(0,59),r.randint(0,59)),-r.randint(3000,400000),n,'货款' if c=='CN' else 'DD '+n)
        if d.day==5: credit(d,time(10,0,0),-r.randint(8,20)*100000,'' if c!='CN' else '江州物业管理有限公司','房租' if c=='CN' else 'RENT STANDING ORDER')
        if d.day==10 and r.random()<.8:
            for _ in range(r.randint(1,4)): 
                n=cname(r) if c=='CN' else r.choice(ENN); credit(d,time(10,30,r.randint(0,59)),-r.randint(3000,7000)*100,n,'工资' if c=='CN' else n+' WAGES')
        if d.day==21 and d.month%3==0: credit(d,time(3,0,0),r.randint(100,4000),'','结息' if c=='CN' else 'INTEREST')
        if r.random()<.03: credit(d,time(11,11,11),r.choice([5000,10000,20000,30000])*100,cname(r) if c=='CN' else 'DIRECTOR','往来款' if c=='CN' else 'DIRECTORS LOAN')
        if c!='CN' and r.random()<.06: credit(d,time(12,0,0),r.randint(10,300)*500,'','CASH DEPOSIT')
    bank=[b for b in bank if b1<=b[0]<=b2]
    bank.sort(key=lambda b:(b[0],b[1]))
    # ---- bank layouts
    bl=r.choice(['icbc','ccb','cmb','corp','flag','abc']) if c=='CN' else {'GB':r.choice(['uk1','uk2']),'HK':'hk','US':'us'}[c]
    g['bank_layout']=bl
    header_cov = bl in('icbc','cmb','flag','hk')
    if not header_cov:
        b2=bank[-1][0]; b1=bank[0][0]; b1c=b1
    g['period']=[str(d1),str(d2)]; g['bank']=[str(b1),str(b2)]; J=b2
    # ---- truth
    truth={}; b1c=b1
    for x in span:
        if x.kind!='sale': continue
        due=dueof[x]; p=paidon.get(x)
        if x.void: s='free'
        elif x in bound: s='free'
        elif x in carried and p is not None and p<=J and due>=b1c: s='carried'
        elif p is not None and p<=J:
            s='paid' if p<=due else 'late'
            if p<b1c and not(p<=due): s='free'
        elif due>=J: s='awaited'
        elif due<b1c: s='uncovered'
        elif p is not None and lagshift: s='free'
        elif p is not None and due<J<p: s='missing' if x in withheld or True else s
        else: s='missing'
        if x in paidon and s=='paid' and due<b1c: s='uncovered'
        if due>J and s=='paid': s='paid'
        truth[x.ref]=dict(s=s,due=str(due),on=str(p) if p else None,x=x)
    # sales whose day of payment is not in the bank file, yet withheld
    # ---- decidability
    und=[]
    bank_has_time = bl in('cmb','corp','flag')
    for k,xs,wh in short:
        if all(truth.get(x.ref,{}).get('s') in('awaited','uncovered',None) for x in wh): continue
        if any(x.t.date()<d1 for x in xs) : pass
        val=(lambda x:x.gross) if gross_mode else (lambda x:x.net)
        tgt=sum(val(x) for x in wh); sl=[x for x in xs if x.kind=='sale' and not x.void]
        ws=frozenset(wh); other=set()
        tol=0
        for x in sl:
            if val(x)==tgt and frozenset([x])!=ws: other.add(frozenset([x]))
        def windows(lst):
            n=len(lst)
            if n>700: return
            for i in range(n):
                a=0
                for j in range(i,n):
                    a+=val(lst[j])
                    if a==tgt:
                        f=frozenset(lst[i:j+1])
                        if f!=ws: other.add(f)
                    if a>tgt: break
        names={wshape[x] for x in wh}
        if names<={'short_run','risk'}:
            if len(wh)>=2 and len(sl)<=700:
                seen={}
                for i,x in enumerate(sl):
                    for y in seen.get(tgt-val(x),()):
                        f=frozenset([x,y])
                        if f!=ws: other.add(f)
                    seen.setdefault(val(x),[]).append(x)
            if len(wh)>=3 and len(sl)<=150:
                cnt_={}
                for i in range(len(sl)):
                    seen={}
                    for j in range(i+1,len(sl)):
                        need=tgt-val(sl[i])-val(sl[j])
                        for y in seen.get(need,()):
                            f=frozenset([sl[i],sl[j],y])
                            if f!=ws: other.add(f)
                        seen.setdefault(val(sl[j]),[]).append(sl[j])
                    if len(other)>20: break
            elif len(wh)>=3: other.add(frozenset())
            if len(wh)>1: windows(sl)
        else:
            windows(sl)
            for tm in terms: windows([x for x in sl if x.term==tm])
            for cc in chans: windows([x for x in sl if x.ch==cc])
            if names&{'terminal','channel'}:  # shape is told by the neighbouring days
                other={o for o in other if len(o)==1 and len(wh)<=2}
            if names&{'upgrade','network'}:
                pass
        if other: und.append(dict(key=str(k),n=len(sl),wh=[x.ref for x in wh],alts=len(other),free=[x.ref for x in sl]))
    if mode=='per_sale':
        byk={}
        for x in span:
            if x.kind=='sale': byk.setdefault((x.t.date(),x.net if not gross_mode else x.gross),[]).append(x)
        for k,xs in byk.items():
            wh=[x for x in xs if x in withheld]
            if wh and len(wh)<len(xs):
                if bank_has_time and all(abs((a.t-b.t).total_seconds())>600 for a in wh for b in xs if b not in wh): continue
                und.append(dict(key=str(k),n=len(xs),wh=[x.ref for x in wh],alts=len(xs)-1,free=[x.ref for x in xs]))
    g['undecidable']=[{a:b for a,b in u.items()} for u in und]
    g['truth']={k:{a:b for a,b in v.items() if a!='x'} for k,v in truth.items()}
    # ---- write POS
    posfiles=write_pos(r,g,span,pl,c,cur,mid_,fee_col,'no_time' in tw,chans,mode)
    bankfiles=write_bank(r,g,bank,bl,c,cur,b1,b2,'split_bank' in tw)
    return g,posfiles,bankfiles

def yuan(a,comma=False):
    s='-' if a<0 else ''; a=abs(a); return s+(f'{a//100:,}' if comma else str(a//100))+f'.{a%100:02d}'
CH={'debit':'借记卡','credit':'贷记卡','wechat':'微信','alipay':'支付宝','unionqr':'云闪付'}
def tocsv(lines,sep=','):
    b=io.StringIO(); w=csv.writer(b,delimiter=sep,lineterminator='\r\n')
    for l in lines: w.writerow(l)
    return b.getvalue()
def write_pos(r,g,span,pl,c,cur,mid,fee_col,no_time,chans,mode):
    rows=list(span)
    desc=r.random()<.3
    if desc: rows=rows[::-1]
    cn_kind={'sale':'消费','refund':'退货','reversal':'消费撤销'}
    neg=r.random()<.6
    g['neg_refunds']=neg; L=[]
    enc='utf-8'
    def sg(a,x): return a if neg or x.kind=='sale' else abs(a)
    if pl=='unionpay':
        enc=r.choice(['gb18030','utf-8-sig'])
        if r.random()<.6: L+=[['商户交易明细查询'],['商户名称：江州小馆','','查询日期：'+g['period'][0]+' 至 '+g['period'][1]]]
        L.append(['商户编号','终端号','交易日期','交易时间','卡号','卡类型','交易类型','交易金额','手续费','清算金额','检索参考号','批次号','凭证号'])
        for i,x in enumerate(rows): L.append([mid,x.term,x.t.strftime('%Y%m%d'),x.t.strftime('%H%M%S') if not mid.startswith('8') else x.t.strftime('%H:%M:%S'),x.card+'******'+x.tail,CH[x.ch],cn_kind[x.kind],yuan(sg(x.gross,x)),yuan(sg(x.fee,x)),yuan(sg(x.net,x)),x.ref,x.t.strftime('%m%d00'),f'{i+1:06d}'])
        if r.random()<.5: L.append(['合计','','','','','',str(len(rows))+'笔',yuan(sum(sg(x.gross,x) for x in rows)),yuan(sum(sg(x.fee,x) for x in rows)),yuan(sum(sg(x.net,x) for x in rows)),'','',''])
    elif pl=='lakala':
        enc=r.choice(['utf-8-sig','gb18030'])
        mis=any(f['fault']=='misdirected' for f in g['faults']); has=mis or r.random()<.3
        h=['交易时间','商户号','终端号','交易类型','支付方式','交易金额(元)','手续费(元)','结算金额(元)','商户订单号','交易参考号','交易状态']
        if has: h+=['结算状态','结算账户']
        L.append(h)
        for x in rows:
            l=[x.t.strftime('%Y-%m-%d %H:%M:%S') if not no_time else x.t.strftime('%Y-%m-%d'),mid,x.term,cn_kind[x.kind],CH[x.ch],yuan(sg(x.gross,x)),yuan(sg(x.fee,x)),yuan(sg(x.net,x)),x.order,x.ref,'成功']
            if has: l+=['待结算' if x.settled=='no' else '已结算','****8807' if x.settled=='other' else '****3371']
            L.append(l)
    elif pl=='simple':
        enc=r.choice(['utf-8-sig','gb18030','utf-8'])
        if no_time:
            L.append(['日期','终端','支付方式','金额','流水号'])
            for x in rows: L.append([x.t.strftime('%Y/%m/%d'),x.term,CH[x.ch],yuan(x.gross),x.ref])
        else:
            L.append(['日期','时间','终端','支付方式','金额','流水号'])
            for x in rows: L.append([x.t.strftime('%Y/%m/%d'),x.t.strftime('%H:%M:%S'),x.term,CH[x.ch],yuan(x.gross),x.ref])
    elif pl=='misc':
        enc=r.choice(['utf-8-sig','gb18030'])
        h=['订单号','门店','设备编号','支付渠道','业务类型','订单时间','实收金额']+(['服务费','到账金额'] if fee_col else [])+['状态']
        L.append(['收款明细 '+g['period'][0]+'~'+g['period'][1]]); L.append([]); L.append(h)
        for x in rows: L.append([x.ref,'江州店',x.term,CH[x.ch]+('支付' if x.ch in('wechat','alipay') else ''),{'sale':'收款','refund':'退款','reversal':'撤销'}[x.kind],x.t.strftime('%Y/%m/%d %H:%M:%S') if not no_time else x.t.strftime('%Y/%m/%d'),yuan(sg(x.gross,x))]+([yuan(sg(x.fee,x)),yuan(sg(x.net,x))] if fee_col else [])+[{'sale':'支付成功','refund':'退款成功','reversal':'已撤销'}[x.kind] if x.kind!='reversal' else '成功'])
    elif pl=='wechat':
        enc='utf-8-sig'
        h='交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'.split(',')
        L.append(h); q='`'
        for x in rows:
            ref=x.kind!='sale'; o=x.orig or x
            rt=f'{(x.fee/x.gross*100 if x.gross else 0.38):.2f}%'
            v=[x.t.strftime('%Y-%m-%d %H:%M:%S'),'wx1234567890abcdef','16'+mid[:8],'0',x.term,o.ref,o.order,'o'+o.card+o.tail,'MICROPAY','REFUND' if ref else 'SUCCESS','OTHERS','CNY','0.00' if ref else yuan(x.gross),'0.00','5030'+x.ref[2:] if ref else '0','R'+x.order if ref else '0',yuan(-x.gross) if ref else '0.00','0.00','ORIGINAL' if ref else '','SUCCESS' if ref else '','店内消费','',f'{x.fee/100:.5f}',rt,'0.00' if ref else yuan(x.gross),yuan(-x.gross) if ref else '0.00','']
            L.append([q+s for s in v])
        L.append('总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'.split(','))
        sa=sum(x.gross for x in rows if x.kind=='sale'); rf=-sum(x.gross for x in rows if x.kind!='sale')
        L.append([q+s for s in [str(len(rows)),yuan(sa),yuan(rf),'0.00',f'{sum(x.fee for x in rows)/100:.5f}',yuan(sa),yuan(rf)]])
        for x in rows: pass
    elif pl=='alipay':
        enc='gb18030'
        L+=[['#支付宝业务明细查询'],['#账号：[2088'+mid[:12]+'0156]'],['#起始日期：['+g['period'][0].replace('-','年',1).replace('-','月')+'日 00:00:00]   终止日期：['+g['period'][1].replace('-','年',1).replace('-','月')+'日 23:59:59]'],['#-----------------------------------------业务明细列表----------------------------------------']]
        L.append('支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'.split(','))
        for x in rows:
            o=x.orig or x; t=x.t.strftime('%Y-%m-%d %H:%M:%S')
            L.append([o.ref+'\t',o.order+'\t','交易' if x.kind=='sale' else '退款','店内消费',t,t,'','江州店','',x.term,'*'+r.choice(GIV)+'('+x.tail+')',yuan(x.gross),yuan(x.gross),'0.00','0.00','0.00','0.00','0.00','','0.00','0.00','' if x.kind=='sale' else 'R'+x.order,yuan(-x.fee),'0.00',''])
        n=len([x for x in rows if x.kind=='sale'])
        L+=[['#-----------------------------------------业务明细列表结束------------------------------------'],['#交易合计：'+str(n)+'笔'],['#导出时间：['+g['bank'][1]+' 10:00:00]']]
    elif pl=='en_acq':
        us=c=='US'; nt=no_time
        L.append(['Transaction ID','Date']+([] if nt else ['Time'])+['Terminal ID','Card Type','Transaction Type','Amount','Fee','Net Amount','Currency','Status'])
        for x in rows: L.append([x.ref,x.t.strftime('%m/%d/%Y' if us else '%d/%m/%Y')]+([] if nt else [x.t.strftime('%H:%M:%S')])+[x.term,x.ch.title(),{'sale':'Sale','refund':'Refund','reversal':'Void'}[x.kind],yuan(sg(x.gross,x)),yuan(sg(x.fee,x)),yuan(sg(x.net,x)),cur,'Approved'])
    elif pl=='en_nofee':
        enc='utf-8-sig' if r.random()<.5 else 'utf-8'
        nt=no_time
        L.append(['Transaction Date']+([] if nt else ['Transaction Time'])+['TID','Scheme','Type','Amount ('+cur+')','RRN','Auth Code'])
        for x in rows: L.append([x.t.strftime('%Y-%m-%d')]+([] if nt else [x.t.strftime('%H:%M')])+[x.term,x.ch.upper(),{'sale':'SALE','refund':'REFUND','reversal':'REVERSAL'}[x.kind],yuan(sg(x.gross,x),True),x.ref,x.card])
    else:
        nt=no_time
        L.append(['Date']+([] if nt else ['Time'])+['Device','Card Brand','Event Type','Gross Sales','Fees','Net Total','Payment ID','Currency'])
        for x in rows: L.append([x.t.strftime('%Y-%m-%d')]+([] if nt else [x.t.strftime('%H:%M:%S')])+[x.term,x.ch.title(),'Payment' if x.kind=='sale' else 'Refund',yuan(x.gross),yuan(-x.fee),yuan(x.net),x.ref,cur])
    return [('pos.csv',tocsv(L).encode(enc))]

def write_bank(r,g,bank,bl,c,cur,b1,b2,split):
    bal=r.randint(20000,300000)*100; rows=[]
    low=0; a_=0
    for b in bank: a_+=b[2]; low=min(low,a_)
    bal-=low
    for d,tm,a,who,t in bank:
        bal+=a; rows.append((d,tm,a,who,t,bal))
    desc=r.random()<.25
    enc=r.choice(['gb18030','utf-8-sig','utf-8']) if c=='CN' else 'utf-8'
    def lay(rows,f1,f2):
        L=[]; rr=rows[::-1] if desc else rows
        I=lambda a:yuan(a) if a>0 else ''
        O=lambda a:yuan(-a) if a<0 else ''
        if bl=='icbc':
            L+=[['明细查询文件下载'],['卡号: 6222****3371','子账户序号: 00001'],['起始日期: '+str(f1),'截止日期: '+str(f2)]]
            L.append('交易日期,摘要,交易场所,交易国家或地区简称,钞/汇,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名'.split(','))
            for d,tm,a,w,t,b in rr: L.append([str(d),t,'网上银行','CHN','钞',I(a).replace('',''),O(a),'人民币',I(a),O(a),'人民币',yuan(b,True),w])
        elif bl=='ccb':
            L.append('序号,摘要,币别,钞汇,交易日期,交易金额,账户余额,交易地点/附言,对方账号与户名'.split(','))
            for i,(d,tm,a,w,t,b) in enumerate(rr): L.append([i+1,'转账存入' if a>0 else '转账支取','人民币元','钞',d.strftime('%Y%m%d'),yuan(a,True),yuan(b,True),t,('6217****'+str(1000+len(w))+'/'+w) if w else ''])
        elif bl=='cmb':
            L+=[['# 招商银行交易记录'],['# 账号: [6225********3371]'],['# 起始日期: ['+f1.strftime('%Y%m%d')+']   终止日期: ['+f2.strftime('%Y%m%d')+']']]
            L.append('交易日期,交易时间,收入,支出,余额,交易类型,交易备注'.split(','))
            for d,tm,a,w,t,b in rr: L.append([d.strftime('%Y%m%d'),tm.strftime('%H:%M:%S'),I(a),O(a),yuan(b),'汇入汇款' if a>0 else '转账汇款',(t+' '+w).strip()])
        elif bl=='corp':
            L.append('交易时间,借方发生额,贷方发生额,余额,对方户名,对方账号,摘要,用途'.split(','))
            for d,tm,a,w,t,b in rr: L.append([f'{d} {tm.strftime("%H:%M:%S")}',yuan(-a,True) if a<0 else '0.00',yuan(a,True) if a>0 else '0.00',yuan(b,True),w,'',t,''])
        elif bl=='flag':
            L+=[['账户明细'],['账号','1201****3371','币种','人民币'],['查询期间',f'{f1} 至 {f2}']]
            L.append('记账日期,记账时间,借贷标志,交易金额,账户余额,对方户名,附言'.split(','))
            for d,tm,a,w,t,b in rr: L.append([str(d),tm.strftime('%H:%M:%S'),'贷' if a>0 else '借',yuan(abs(a)),yuan(b),w,t])
        elif bl=='abc':
            L.append('交易日期,交易金额,本次余额,对手信息,日志号,交易渠道,交易附言'.split(','))
            for i,(d,tm,a,w,t,b) in enumerate(rr): L.append([d.strftime('%Y%m%d'),('+' if a>0 else '')+yuan(a),yuan(b),w,f'{1000+i}','电子商务',t])
        elif bl=='uk1':
            L.append('Date,Type,Description,Money Out,Money In,Balance'.split(','))
            for d,tm,a,w,t,b in rr: L.append([d.strftime('%d/%m/%Y'),'BGC' if a>0 else 'DD',t,O(a),I(a),yuan(b)])
        elif bl=='uk2':
            L.append('Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance (GBP)'.split(','))
            for d,tm,a,w,t,b in rr: L.append([d.strftime('%d/%m/%Y'),'FPI' if a>0 else 'DEB',"'30-90-12",'****3371',t,O(a),I(a),yuan(b)])
        elif bl=='hk':
            L+=[['Account','***-***371-838','Currency','HKD'],['Statement period',f1.strftime('%d %b %Y')+' - '+f2.strftime('%d %b %Y')]]
            L.append('Date,Description,Deposit,Withdrawal,Balance'.split(','))
            for d,tm,a,w,t,b in rr: L.append([d.strftime('%d %b %Y'),t,yuan(a,True) if a>0 else '',yuan(-a,True) if a<0 else '',yuan(b,True)])
        else:
            L.append('Details,Posting Date,Description,Amount,Type,Balance'.split(','))
            for d,tm,a,w,t,b in rr: L.append(['CREDIT' if a>0 else 'DEBIT',d.strftime('%m/%d/%Y'),t,yuan(a),'ACH_CREDIT' if a>0 else 'ACH_DEBIT',yuan(b)])
        return tocsv(L).encode(enc)
    if split:
        m=b1+(b2-b1)//2
        o=[x for x in rows if x[0]<=m+timedelta(2)]; p=[x for x in rows if x[0]>=m-timedelta(1)]
        if not o or not p: split=False
        else: return [('bank1.csv',lay(o,b1,m+timedelta(2))),('bank2.csv',lay(p,m-timedelta(1),b2))]
    return [('bank.csv',lay(rows,b1,b2))]
def build(seed,out):
    g,p,b=make(seed); os.makedirs(out,exist_ok=True)
    for n,d in p+b: open(os.path.join(out,n),'wb').write(d)
    g['files']={'pos':[n for n,_ in p],'bank':[n for n,_ in b]}
    json.dump(g,open(os.path.join(out,'truth.json'),'w'),ensure_ascii=False,indent=1)
    return g
if __name__=='__main__':
    g=build(int(sys.argv[1]),sys.argv[2])
    print({k:v for k,v in g.items() if k not in('truth','undecidable')})
