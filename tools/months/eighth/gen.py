# -*- coding: utf-8 -*-
"""Realistic shop months: acquirer exports + bank statement + truth.  python3 gen.py SEED OUTDIR"""
import random, datetime as D, io, csv, json, os, sys, itertools, calendar
from collections import defaultdict
from decimal import Decimal, ROUND_HALF_UP
d = D.date
def dr(a, b):
    out = []; x = a
    while x <= b: out.append(x); x += D.timedelta(1)
    return out
# ---------------------------------------------------------------- calendars
CNH = set(dr(d(2025,1,1),d(2025,1,1))+dr(d(2025,1,28),d(2025,2,4))+dr(d(2025,4,4),d(2025,4,6))+dr(d(2025,5,1),d(2025,5,5))
   +dr(d(2025,5,31),d(2025,6,2))+dr(d(2025,10,1),d(2025,10,8))
   +dr(d(2026,1,1),d(2026,1,3))+dr(d(2026,2,15),d(2026,2,23))+dr(d(2026,4,4),d(2026,4,6))+dr(d(2026,5,1),d(2026,5,5))
   +dr(d(2026,6,19),d(2026,6,21))+dr(d(2026,9,25),d(2026,9,27))+dr(d(2026,10,1),d(2026,10,7)))
CNW = {d(2025,1,26),d(2025,2,8),d(2025,4,27),d(2025,9,28),d(2025,10,11),d(2026,1,4),d(2026,2,14),d(2026,2,28),d(2026,5,9),d(2026,9,20),d(2026,10,10)}
HOL = {
 'HK': {d(2026,1,1),d(2026,2,17),d(2026,2,18),d(2026,2,19),d(2026,4,3),d(2026,4,6),d(2026,4,7),d(2026,5,1),d(2026,5,25),d(2026,6,19),d(2026,7,1),d(2026,10,1),d(2026,10,19)},
 'UK': {d(2026,1,1),d(2026,4,3),d(2026,4,6),d(2026,5,4),d(2026,5,25),d(2026,8,31)},
 'EU': {d(2026,1,1),d(2026,4,3),d(2026,4,6),d(2026,5,1)},
 'US': {d(2026,1,1),d(2026,1,19),d(2026,2,16),d(2026,5,25),d(2026,6,19),d(2026,9,7),d(2026,10,12)},
}
def wd(reg, x):
    if reg == 'CN':
        if x in CNW: return True
        return x.weekday() < 5 and x not in CNH
    return x.weekday() < 5 and x not in HOL[reg]
def addwd(reg, x, n):
    while n > 0:
        x += D.timedelta(1)
        if wd(reg, x): n -= 1
    return x
def roll(reg, x):
    while not wd(reg, x): x += D.timedelta(1)
    return x
def hu(x): return int(Decimal(x).quantize(Decimal(1), rounding=ROUND_HALF_UP))

class T: pass   # one transaction
# ---------------------------------------------------------------- acquirers
def fee_for(sch, gross):
    f = hu(Decimal(gross)*Decimal(str(sch['rate']))/100) + sch.get('fix',0)
    if sch.get('cap'): f = min(f, sch['cap'])
    return f
def mk_acquirer(r, kind, reg, hard, i):
    a = {'kind':kind,'reg':reg,'i':i}
    dig = lambda n: ''.join(r.choice('0123456789') for _ in range(n))
    a['mid'] = ('8221' if kind in('lakala','ums','allinpay','sqb') else '1') + dig(11 if kind not in('wechat',) else 9)
    a['cut'] = 0; a['merge'] = r.random()<.5; a['gran']='run'; a['amt']='net'; a['refmode']='net'; a['feecol']=True; a['reffee']=r.random()<.6
    a['text_date'] = r.random()<.35
    a['batchfee'] = False
    if kind=='wechat':
        a['payer']='财付通支付科技有限公司'; a['sum']=r.choice(['微信支付提现','网联入账','跨行转入','商户提现']); a['chs']={'微信':{'rate':r.choice([0.6,0.6,0.38,0.54])}}
        a['lag']=('cal',1); a['merge']=True
        if r.random()<.15: a['lag']=('wd',1)
    elif kind=='alipay':
        a['payer']=r.choice(['支付宝（中国）网络技术有限公司','支付宝支付科技有限公司']); a['sum']=r.choice(['支付宝提现','网联入账','余额提现','跨行转入']); a['chs']={'支付宝':{'rate':r.choice([0.6,0.38,0.55])}}
        a['lag']=r.choice([('cal',1),('wd',1)]); a['merge']=a['lag'][0]=='cal' or r.random()<.7
    elif reg=='CN':
        nm={'lakala':'拉卡拉支付股份有限公司','ums':'银联商务股份有限公司','allinpay':'通联支付网络服务股份有限公司','sqb':r.choice(['上海收钱吧互联网科技股份有限公司','随行付支付有限公司']),'ccb':r.choice(['待清算商户消费款','特约商户清算资金','应付商户结算款项'])}[kind]
        a['payer']=nm; a['sum']=r.choice(['商户结算','POS清算','收单结算','代付','收单清算款','网银跨行转账'])
        q=r.choice([0.38,0.3,0.35]); same=r.random()<.3
        chs={}
        if kind!='sqb':
            chs['借记卡']={'rate':0.5,'cap':2000}; chs['贷记卡']={'rate':0.6}
        chs['微信']={'rate':q}; chs['支付宝']={'rate':q}
        if r.random()<.5: chs['云闪付']={'rate':q}
        if same: 
            for c in chs: chs[c]={'rate':0.38}
        a['chs']=chs
        a['lag']=r.choices([('wd',1),('cal',1),('cal',0),('week',0),('wd',2)],[45,30,8,7 if hard else 4,4])[0]
        if a['lag'][0]=='cal': a['merge']=True
        x=r.random()
        a['gran']='run' if x<.6 else 'term' if x<.76 else 'chan' if x<.88 else 'sale'
        if r.random()<.15: a['amt']=r.choice(['gross_daily','gross_daily','gross_monthly'])
        if r.random()<.15: a['refmode']='debit'
        if r.random()<(.25 if hard else .1): a['feecol']=False
        if hard and r.random()<.25 and a['lag'][0]!='week': a['cut']=r.choice([22,23])
    else:
        T_={'UK':[('worldpay','WORLDPAY'),('dojo','DOJO PAYMENTS'),('sumup','SUMUP PAYMENTS'),('barclaycard','BARCLAYCARD MERCH')],
            'EU':[('sumup','SumUp Limited'),('nexi','Nexi Germany GmbH'),('adyen','Adyen N.V.')],
            'US':[('square','SQUARE INC'),('clover','BANKCARD DEP MERCH'),('stripe','STRIPE TRANSFER')],
            'HK':[('gphk','GLOBAL PAYMENTS ASIA'),('bochk','BOC CREDIT CARD'),('stripe','STRIPE PAYMENTS HK')]}[reg]
        a['sub'],a['payer']=r.choice(T_); a['sum']={'UK':'BGC','EU':'GUTSCHRIFT','US':'ACH_CREDIT','HK':'CR'}[reg]
        s=a['sub']
        rates={'worldpay':{'Debit':{'rate':0.75,'fix':3},'Credit':{'rate':0.95,'fix':3}},'dojo':{'Debit':{'rate':0.9},'Credit':{'rate':1.4}},'sumup':{'Card':{'rate':1.69 if reg=='UK' else 1.39}},
          'barclaycard':{'Debit':{'rate':0.6},'Credit':{'rate':1.1}},'nexi':{'girocard':{'rate':0.79},'Visa':{'rate':1.29},'Mastercard':{'rate':1.29}},'adyen':{'visa':{'rate':0.6,'fix':10},'mc':{'rate':0.6,'fix':10}},
          'square':{'Card':{'rate':2.6,'fix':10}},'clover':{'VISA':{'rate':2.3,'fix':10},'MC':{'rate':2.3,'fix':10},'AMEX':{'rate':2.9,'fix':10}},'stripe':{'card':{'rate':2.9,'fix':30} if reg=='US' else {'rate':3.4,'fix':235}},
          'gphk':{'VISA':{'rate':1.8},'MASTERCARD':{'rate':1.8},'UNIONPAY':{'rate':1.5}},'bochk':{'VISA':{'rate':1.7},'JCB':{'rate':2.0}}}[s]
        a['chs']=rates
        a['lag']=('wd',{'worldpay':r.choice([1,2,3]),'dojo':1,'sumup':r.choice([1,2]),'barclaycard':r.choice([2,3]),'nexi':r.choice([1,2]),'adyen':2,'square':1,'clover':r.choice([1,2]),'stripe':2,'gphk':r.choice([1,2]),'bochk':2}[s])
        if s in('dojo','stripe','adyen') and r.random()<.15: a['lag']=('week',0)
        if s in('clover','barclaycard','worldpay') and r.random()<.6: a['amt']='gross_monthly'; a['feecol']=r.random()<.3
        if s in('nexi','gphk','clover') and r.random()<.25: a['gran']=r.choice(['term','chan'])
        a['text_date']=r.random()<.2; a['refmode']='net'
        a['merge']=r.random()<.6
    if a['lag'][0] in('week',): a['merge']=True
    if a['gran']=='sale': a['merge']=True
    a['nterm']=1 if kind in('wechat','alipay') else r.choices([1,2,3,4],[40,30,20,10])[0]
    if a['gran']=='term' and a['nterm']==1: a['nterm']=2
    a['terms']=[dig(8) for _ in range(a['nterm'])]
    if kind in('wechat','alipay'): a['terms']=['' if r.random()<.7 else 'POS01']
    return a
def tday(a, dt):
    x=dt.date()
    if a['cut'] and dt.hour>=a['cut']: x+=D.timedelta(1)
    return x
def due_of(a, x):
    u,n=a['lag']
    if u=='man': return next(w for w in a['wdays'] if w>x)
    if u=='wd': return addwd(a['reg'],x,n)
    if u=='cal': return x+D.timedelta(n)
    m=x+D.timedelta(7-x.weekday())   # next Monday
    return roll(a['reg'],m)
# ---------------------------------------------------------------- amounts
def amount_model(r, reg):
    k=r.choice(['conv','rest','points','wholesale','service'])
    mul=1 if reg=='CN' else {'HK':1,'UK':.15,'EU':.15,'US':.2}[reg]
    def f():
        if k=='conv': v=r.lognormvariate(3.2,.7); c=hu(v*100); c=c if r.random()<.3 else c//10*10+ (0 if r.random()<.6 else 5)
        elif k=='rest': v=r.lognormvariate(4.9,.7); c=hu(v)*100 if r.random()<.7 else hu(v*10)*10
        elif k=='points': c=r.choice([3900,5900,6900,7900,9900,12900,15900,19900,19900,29900,39900,59900]); c=c if r.random()<.6 else hu(c*r.choice([.9,.85,.8,.88,.95]))+ (0 if r.random()<.5 else r.choice([3900,5900,9900]))
        elif k=='wholesale': v=r.lognormvariate(7.3,.8); c=hu(v)*100 if r.random()<.5 else hu(v*100)
        else: c=hu(r.lognormvariate(5.2,.6)*100) if r.random()<.5 else hu(r.lognormvariate(5.2,.6)/10)*1000
        c=hu(c*mul)
        if reg!='CN' and r.random()<.5: c=c//100*100+r.choice([0,50,95,99,25])
        return max(c,100)
    return f
NAMES=['张伟','王芳','李娜','刘洋','陈静','杨帆','赵磊','黄敏','周杰','吴倩','徐强','孙丽']
ENAMES=['J SMITH','M BROWN','A PATEL','L JONES','K WONG','H MUELLER','S GARCIA','P MARTIN']
# ---------------------------------------------------------------- one month
def build(seed):
    r=random.Random('eighth-%d'%seed)
    hard = seed%3==2
    reg=r.choices(['CN','HK','UK','EU','US'],[76,5,7,6,6])[0]
    cur={'CN':'CNY','HK':'HKD','UK':'GBP','EU':'EUR','US':'USD'}[reg]
    y,m=r.choice([(2025,q) for q in (2,3,4,5,6,9,10,11,12)]+[(2026,q) for q in range(1,11)]*2) if reg=='CN' else (2026,r.randint(1,10))
    p0=d(y,m,1); p1=d(y,m,calendar.monthrange(y,m)[1])
    style=r.random()
    if style<.12: p0=d(y,m,10); p1=p0+D.timedelta(r.choice([13,20,29]))
    elif style<.2: p1=d(y,m,r.choice([15,20,25]))
    b0=p0; b1=p1+D.timedelta(r.choices([0,1,3,5,10],[45,10,15,15,15])[0])
    if b1>d(2026,11,20): b1=d(2026,11,20)
    size=r.choices(['s','m','l'],[35,50,15])[0]
    N={'s':r.randint(25,70),'m':r.randint(120,600),'l':r.randint(1000,3000)}[size]
    if reg=='CN':
        na=r.choices([1,2,3],[58,24,18])[0]
        card=r.choice(['lakala','ums','allinpay','sqb','ccb'])
        kinds={1:[r.choices([card,'wechat','alipay'],[70,18,12])[0]],2:r.choice([['wechat','alipay'],[card,'wechat'],[card,'alipay']]),3:[card,'wechat','alipay']}[na]
        if na>1 and N<60: N=60
    else: kinds=['intl']
    acqs=[mk_acquirer(r,k,reg,hard,i) for i,k in enumerate(kinds)]
    if len(acqs)>1:   # card acquirer then without wallets (own contracts)
        for a in acqs:
            if a['kind'] in('lakala','ums','allinpay','ccb'):
                a['chs']={c:v for c,v in a['chs'].items() if '卡' in c or c=='云闪付'}
            elif a['kind']=='sqb':
                a['chs']={'借记卡':{'rate':0.5,'cap':2000},'贷记卡':{'rate':0.6}}
            if a['gran']=='chan' and len(a['chs'])<2: a['gran']='run'
    for a in acqs:
        if a['amt']!='net' and a['gran']=='sale': a['amt']='net'
        if not a['feecol'] and not hard:
            one=r.choice([0.38,0.6]) 
            if reg=='CN':
                for c in a['chs']: a['chs'][c]={'rate':one}
    amt=amount_model(r,reg)
    # ---- extended features: only for seeds above 150, own random source so that 1-150 stay as they were
    X=set(); rx=random.Random('ext-%d'%seed)
    if seed>150:
        easy=['split','banksplit','subtotal','manual','manual','chan_lag','chan_lag','typed','store','sheets','none','none']
        if seed>300: easy=[q for q in easy if q!='manual']
        X.add(rx.choice(easy))
        if hard: X|=set(rx.sample(easy+['chargeback','fixed','batchfee','noparty','limit','limit'],2))
        for a in acqs:
            a['X']=X
            if 'manual' in X and a['kind'] in('wechat','alipay'):
                a['lag']=('man',0); a['merge']=True; w=H_=d(p0.year,p0.month,1)-D.timedelta(60); a['wdays']=[]; st=rx.choice([(2,4),(3,7),(7,7)])
                while w<d(2026,12,30): w+=D.timedelta(rx.randint(*st)); a['wdays'].append(w)
            if 'chan_lag' in X and a['kind'] in('lakala','ums','allinpay','ccb') and any('卡' in c for c in a['chs']) and '微信' in a['chs']:
                a['lag']=('wd',1); a['clag']=1; a['gran']='chan'; a['cut']=0; a['merge']=rx.random()<.6
            if 'store' in X and a['kind'] in('lakala','ums','ccb'):
                a['mids']=[a['mid'],str(int(a['mid'])+rx.randint(3,99))]; a['gran']='store'
                a['nterm']=max(a['nterm'],2); 
                while len(a['terms'])<2: a['terms'].append(str(rx.randint(10**7,10**8-1)))
            if 'batchfee' in X and a['kind'] in('lakala','ums','allinpay','ccb','sqb') and a['gran'] in('run','term') and a['amt']=='net':
                a['batchfee']=True; a['feecol']=False
                for c in a['chs']: a['chs'][c]={'rate':0.38}
    open0,close=r.choice([(9,21),(10,22),(7,23),(11,26),(6,14)])
    if close>24 and not hard: close=23
    closed_dow=r.choice([None]*5+[0,6])
    H0=p0-D.timedelta(20); H1=b1+D.timedelta(1)
    ndays=len(dr(p0,p1)); share=[1.0]
    if len(acqs)==2: s=r.uniform(.25,.75); share=[s,1-s]
    if len(acqs)==3: share=[.35,.4,.25]
    seq=r.randint(100000,800000)
    allt=[]
    for a,sh in zip(acqs,share):
        lam=N*sh/ndays
        ts=[]
        chs=list(a['chs']); cw=[r.uniform(.5,2) for _ in chs]; tw=[r.uniform(.6,1.6) for _ in a['terms']]
        for day in dr(H0,H1):
            if closed_dow is not None and day.weekday()==closed_dow: continue
            if reg=='CN' and (day in dr(d(2026,2,16),d(2026,2,19)) or day in dr(d(2025,1,28),d(2025,1,31))) and seed%2==0: continue
            w=1.3 if day.weekday()>=5 else .9
            n=sum(1 for _ in range(max(1,int(lam*2))) if r.random()<lam*w/max(1,int(lam*2)))
            times=sorted(open0*3600+int(r.betavariate(2,1.6)*(close-open0)*3600) for _ in range(n))
            for t in times:
                x=T(); x.a=a; x.dt=D.datetime.combine(day,D.time())+D.timedelta(seconds=t); x.kind='sale'
                x.term=r.choices(a['terms'],tw)[0]; x.ch=r.choices(chs,cw)[0]; x.gross=amt(); x.sch=a['chs'][x.ch]
                x.fee=fee_for(x.sch,x.gross); x.orig=None
                ts.append(x)
        # refunds / voids / failed
        pr=r.choice([0,.005,.01,.02]) if not hard else r.choice([.005,.02,.03])
        pv=r.choice([0,0,.005,.01]); pf=r.choice([0,0,.01,.03])
        extra=[]
        for s in list(ts):
            z=r.random()
            if z<pr and a['gran']!='sale':
                q=T(); q.__dict__.update(s.__dict__); q.kind='refund'; q.orig=s; s.refunded=1
                q.dt=s.dt+D.timedelta(days=r.choice([0,1,1,2,4,7]),seconds=r.randint(60,3000))
                if q.dt.date()>H1: continue
                part=s.gross if r.random()<.7 else max(100,s.gross*r.choice([2,3,5])//10//100*100)
                part=min(part,s.gross)
                q.gross=-part; q.fee=-hu(Decimal(s.fee)*part/s.gross) if a['reffee'] else 0
                extra.append(q)
            elif z<pr+pv and a['gran']!='sale' and a['kind'] not in('wechat','alipay') and reg=='CN':
                q=T(); q.__dict__.update(s.__dict__); q.kind='void'; q.orig=s; s.refunded=1
                q.dt=s.dt+D.timedelta(seconds=r.randint(20,400)); q.gross=-s.gross; q.fee=-s.fee
                if tday(a,q.dt)!=tday(a,s.dt): continue
                extra.append(q)
            elif z<pr+pv+pf and a['kind'] not in('wechat',):
                q=T(); q.__dict__.update(s.__dict__); q.kind='failed'; q.dt=s.dt-D.timedelta(seconds=r.randint(20,90)); q.orig=s
                extra.append(q)
        ts+=extra
        ts.sort(key=lambda x:x.dt)
        used=set()
        for x in ts:
            seq+=r.randint(1,37)
            x.ref='%s%02d%06d'%(str(x.dt.timetuple().tm_yday).zfill(3)+'9',x.dt.hour,seq%1000000)
            while x.ref in used: x.ref=str(int(x.ref)+1)
            used.add(x.ref)
            x.order={'wechat':'4200%06d%s%010d'%(r.randint(1000,9999)*100%1000000,x.dt.strftime('%Y%m%d'),seq*7919%10**10),'alipay':x.dt.strftime('%Y%m%d')+'22001%013d'%(seq*104729%10**13)}.get(a['kind'],'%s%010d'%(x.dt.strftime('%Y%m%d%H%M%S'),seq))
            x.mord='M%s%06d'%(x.dt.strftime('%y%m%d%H%M'),seq%1000000)
            x.card='%s******%04d'%(r.choice(['622202','621700','622848','436742','625965']),r.randint(0,9999))
            x.net=x.gross-x.fee; x.paid=True; x.paid_on=None; x.batch=None; x.carried=False; x.fault=None; x.sep=None
            x.td=tday(a,x.dt); x.due=due_of(a,x.td); x.mid=a['mid']
            x.grp=x.ch
            if a.get('clag'):
                x.grp='银行卡' if '卡' in x.ch else '扫码'
                if x.grp=='扫码': x.due=x.td+D.timedelta(1)
            if a.get('mids'): x.mid=a['mids'][a['terms'].index(x.term)%2]
        a['ts']=ts
        allt+=ts
    inp=lambda x: p0<=x.dt.date()<=p1
    # ------------------------------------------------------------ faults
    faults=[]
    def cand(a,ok=lambda x:True): return [x for x in a['ts'] if x.kind=='sale' and inp(x) and x.due>=b0 and x.due<b1 and not hasattr(x,'refunded') and ok(x)]
    pick=r.random()
    nf=0 if pick<.34 else (1 if not hard or r.random()<.65 else 2)
    opts=['window','window','terminal','channel','held','held','fee','late','released']
    benign=[]
    for _ in range(nf):
        a=r.choice(acqs); c=cand(a)
        if len(c)<4 or a['lag'][0]=='man': continue
        f=r.choice(opts)
        if f=='terminal' and a['nterm']<2: f='held'
        if f=='channel' and len(a['chs'])<2: f='window'
        if f=='window':
            s=r.choice(c); t0=s.dt.replace(minute=r.choice([0,0,30]),second=0); 
            hrs=r.choice([3,6,10,24,36,48,60]); t1=t0+D.timedelta(hours=hrs)
            hit=[x for x in a['ts'] if t0<=x.dt<t1 and x.kind=='sale' and inp(x)]
            # refunds inside window are kept in play (netted from payouts) only if their sale is outside
            for x in hit: x.paid=False; x.fault='window'
            faults.append(['window',a['kind'],str(t0),str(t1),len(hit)])
        elif f=='terminal':
            tm=r.choice(a['terms']); s=r.choice([x.dt.date() for x in c]); s=min(s,p1-D.timedelta(4)); s=max(s,p0+D.timedelta(3))
            hit=[x for x in a['ts'] if x.term==tm and x.dt.date()>=s and x.kind=='sale']
            for x in hit: x.paid=False; x.fault='terminal'
            faults.append(['terminal',a['kind'],tm,str(s),len([x for x in hit if inp(x)])])
        elif f=='channel':
            ch=r.choice(list(a['chs'])); s=r.choice([x.dt.date() for x in c]); s=max(s,p0+D.timedelta(3)); e=s+D.timedelta(r.choice([2,3,5,40]))
            hit=[x for x in a['ts'] if x.ch==ch and s<=x.dt.date()<=e and x.kind=='sale']
            for x in hit: x.paid=False; x.fault='channel'
            faults.append(['channel',a['kind'],ch,str(s),str(e),len([x for x in hit if inp(x)])])
        elif f=='held':
            k=r.choice([1,1,1,2,3]); big=sorted(c,key=lambda x:-x.gross)[:max(4,len(c)//8)]
            hit=r.sample(big if r.random()<.6 else c,min(k,len(big)))
            for x in hit: x.paid=False; x.fault='held'
            faults.append(['held',a['kind'],[x.ref for x in hit]])
        elif f=='fee' and a['amt']=='net' and a['lag'][0]!='week':
            s=r.choice(c).td; e=s+D.timedelta(r.choice([2,4,40])); add=r.choice([0.1,0.22,0.6])
            hit=[x for x in a['ts'] if x.kind=='sale' and s<=x.td<=e]
            for x in hit: x.net_paid=x.gross-x.fee-hu(Decimal(x.gross)*Decimal(str(add))/100); x.feefault=1
            faults.append(['fee',a['kind'],str(s),str(e),add])
        elif f=='late':
            n=r.choice([1,1,2,3]); s=r.choice(c).due; 
            dues=sorted({x.due for x in a['ts'] if s<=x.due<=s+D.timedelta(6)})[:n]
            to=addwd(reg,dues[-1],r.choice([1,2,3,5]))
            keep=r.random()<.5 # arrive as separate credits, each its own
            if to<=b1:
                for x in a['ts']:
                    if x.due in dues: x.paid_on=to
                faults.append(['late',a['kind'],[str(q) for q in dues],str(to)])
        elif f=='released':
            hit=r.sample(c,1)
            for x in hit:
                to=addwd(reg,x.due,r.choice([2,3,5,8]))
                if to<=b1: x.sep=to; x.fault='released'; faults.append(['released',a['kind'],x.ref,str(to)])
    # chargeback/terminal rent/others
    for x in allt:
        if x.kind=='void' and not x.orig.paid: x.paid=False; x.sep=None
        if x.kind=='refund' and not x.orig.paid: x.orig.refund_unpaid=1
    # ------------------------------------------------------------ payouts
    notes0=[]
    ent=[]  # (dt, signed, party, acct, summ, remark)
    accts={}
    shop=r.choice(['杭州湖滨小馆餐饮有限公司','成都锦江鲜果超市','苏州平江服饰店','广州荔湾茶行','西安碑林文具批发部','青岛市南区海味坊']) if reg=='CN' else r.choice(['Harbour Lane Coffee','Oak & Thyme Ltd','Blue Door Books','Northgate Deli'])
    for a in acqs:
        pa=''.join(r.choice('0123456789') for _ in range(16))
        hh=r.choice([2,6,9,10,14]); 
        if a['lag']==('cal',0): hh=23
        bt=defaultdict(list)
        for x in a['ts']:
            if x.kind=='failed': continue
            if x.kind!='sale' and a['refmode']=='debit' and x.kind=='refund':
                pd=x.due
                if b0<=pd<=b1: ent.append((D.datetime.combine(pd,D.time(hh,5,r.randint(0,59))),x.net if a['amt']=='net' else x.gross,a['payer'],pa,'退货扣款' if reg=='CN' else 'REFUND','POS退货'))
                continue
            key=(x.due, None if a['merge'] else x.td, x.term if a['gran']=='term' else None, x.grp if a['gran']=='chan' else x.mid if a['gran']=='store' else None, id(x) if a['gran']=='sale' else None)
            bt[key].append(x)
        carry=defaultdict(int); carrysrc={}
        def v(x): 
            n=getattr(x,'net_paid',x.net)
            return n if a['amt']=='net' else x.gross
        for key in sorted(bt,key=lambda k:(k[0],k[1] or k[0],str(k[2:4]),min(q.dt for q in bt[k]))):
            its=bt[key]
            for x in its: x.batch=(a['i'],)+key
            pay=[x for x in its if x.paid and x.sep is None]
            hidc=carrysrc.pop(key[2:4],False)
            if hidc:
                for x in its: x.hidcarry=True
            tot=sum(v(x) for x in pay)+carry.pop(key[2:4],0)
            pd=max([x.paid_on or key[0] for x in its])
            for x in its:
                if x.paid: x.on=x.sep or pd
            rem='%s商户结算'%a['mid'] if r.random()<.5 else ''
            if a['text_date'] and key[1] : rem=key[1].strftime('%m%d')+(('清算款' if reg=='CN' else ' SETTLEMENT'))
            elif a['text_date'] and a['lag']==('cal',1): rem=(key[0]-D.timedelta(1)).strftime('%Y%m%d')+('交易资金' if reg=='CN' else ' TXNS')
            if reg!='CN': rem='%s %s'%(a['payer'],r.choice([a['mid'],a['mid'][-6:]]))+((' '+rem) if a['text_date'] and key[1] else '')
            if a['gran']=='term' and r.random()<.5: rem+=' '+key[2]
            if a['gran']=='chan' and not a.get('clag'): rem+=' '+key[3]
            if a.get('clag') and seed%2: rem+=' '+key[3]
            if a['gran']=='store': rem=key[3]+'商户结算' if seed%2 else ''
            if a['batchfee']:
                gs=sum(x.gross for x in pay); fx=sum(0 if (x.kind=='refund' and not a['reffee']) else x.gross for x in pay)
                tot=tot-sum(v(x) for x in pay)+gs-hu(Decimal(fx)*Decimal('0.0038'))
            if 'fixed' in X and tot>20000 and p0+D.timedelta(5)<key[0]<b1 and not a.get('fixdone'):
                a['fixdone']=1; tot-=rx.choice([3000,9900,1990]); a['fixkey']=(a['i'],)+key
            if tot<0:
                carry[key[2:4]]+=tot; carrysrc[key[2:4]]=hidc or any(not inp(x) for x in its)
                for x in its: x.carried=True
                continue
            if tot==0: continue
            fees=sum(x.fee for x in pay)
            t=D.datetime.combine(pd,D.time(hh,r.randint(0,50) if a['lag']!=('cal',0) else 58,r.randint(0,59)))
            if a['gran']=='sale' and a['lag']==('cal',0): t=pay[0].dt+D.timedelta(seconds=r.randint(2,90)); 
            if a['gran']=='sale' and a['lag']==('cal',0) and t.date()!=pd: t=D.datetime.combine(pd,D.time(23,59,59))
            if 'noparty' in X and len(acqs)==1: pn,pacc,rem='','',''
            else: pn,pacc=a['payer'],pa
            k_=0
            while 'limit' in X and tot>2000000:
                ent.append((t+D.timedelta(seconds=k_),2000000,pn,pacc,a['sum'],rem)); tot-=2000000; k_+=1
                if tot==0: break
            if tot>0: ent.append((t+D.timedelta(seconds=k_),tot,pn,pacc,a['sum'],rem))
            if a['amt']=='gross_daily' and fees>0: ent.append((t+D.timedelta(seconds=1),-fees,a['payer'],pa,'手续费' if reg=='CN' else 'CHG','商户手续费'))
        for x in a['ts']:
            if x.sep and x.paid and x.kind=='sale':
                ent.append((D.datetime.combine(x.sep,D.time(15,r.randint(0,59),3)),v(x),a['payer'],pa,a['sum'],'补结算' if reg=='CN' else a['payer']+' RELEASE'))
        if 'chargeback' in X:
            cs=[x for x in a['ts'] if x.kind=='sale' and x.paid and x.due<b1-D.timedelta(4) and x.due>=b0 and not hasattr(x,'refunded')]
            if cs:
                x=rx.choice(cs); ent.append((D.datetime.combine(addwd(reg,x.due,3),D.time(16,2)),-x.gross,a['payer'],pa,'拒付扣款' if reg=='CN' else 'CHARGEBACK',('拒付 '+x.ref) if reg=='CN' else a['payer']+' CHARGEBACK '+x.ref)); notes0.append('chargeback debit of '+x.ref)
        if a['amt']=='gross_monthly':
            fd=roll(reg,d(p0.year,p0.month,r.randint(1,6)))
            mf=sum(x.fee for x in a['ts'] if x.kind in('sale',) and x.dt.date()<p0)*3//2
            ent.append((D.datetime.combine(fd,D.time(4,1)),-mf,a['payer'],pa,'手续费' if reg=='CN' else 'DD','商户手续费上月' if reg=='CN' else a['payer']+' MONTHLY FEES'))
    pin=len(ent)
    # other money
    pos_=sorted(q[1] for q in ent if q[1]>0); med=pos_[len(pos_)//2] if pos_ else 10000
    def other(day,amt_,party,summ,rem,h=None):
        if b0<=day<=b1: ent.append((D.datetime.combine(day,D.time(h or r.randint(8,19),r.randint(0,59),r.randint(0,59))),amt_,party,''.join(r.choice('0123456789') for _ in range(16)),summ,rem))
    days=dr(b0,b1)
    CNm=reg=='CN'
    for _ in range(r.randint(2,10)):
        other(r.choice(days),-hu(r.uniform(200,9000))*100 if CNm else -hu(r.uniform(30,900)*100), r.choice(['杭州粮油批发有限公司','国网电力公司','顺丰速运有限公司','中国电信','物业管理有限公司']) if CNm else r.choice(['BOOKER LTD','EDF ENERGY','VODAFONE','CITY COUNCIL','UPS']),'转账支出' if CNm else 'DD',r.choice(['货款','电费','物业费','运费']) if CNm else 'PAYMENT')
    other(days[min(9,len(days)-1)],-r.choice([600000,850000,1200000]) if CNm else -150000,'房东 '+r.choice(NAMES) if CNm else 'LANDLORD PROPERTIES','转账支出' if CNm else 'SO','房租' if CNm else 'RENT')
    for _ in range(r.choice([0,1,2,4]) if not hard else r.randint(2,7)):
        z=r.random()
        if z<.45: other(r.choice(days),hu(r.uniform(50,6000))*100 if r.random()<.6 else hu(r.uniform(50,3000)*100),r.choice(NAMES if CNm else ENAMES),'转账存入' if CNm else 'FPI',r.choice(['货款','转账','订餐定金','']) if CNm else r.choice(['INVOICE','DEPOSIT','TRANSFER']))
        elif z<.7: other(r.choice(days),r.randint(5,80)*10000,'' if CNm else '','现金存款' if CNm else 'CASH DEPOSIT','ATM存款' if CNm else 'CASH DEPOSIT')
        elif z<.8: other(r.choice(days),r.choice([5000000,10000000,20000000]) if CNm else 1000000,'XX银行小微贷款中心' if CNm else 'BUSINESS LOANS','贷款发放' if CNm else 'LOAN','经营贷放款' if CNm else 'LOAN DRAWDOWN')
        elif z<.9: other(r.choice(days),hu(r.uniform(1000,20000))*100 if CNm else 200000,shop,'本人转入' if CNm else 'TFR','往来款' if CNm else 'FROM SAVINGS')
        else: other(r.choice(days),hu(r.uniform(20,300)*100),'国家金库' if CNm else 'HMRC','退税' if CNm else 'TAX REFUND','')
    if hard and CNm and r.random()<.4:
        for x in days[::r.choice([1,3,7])]: other(x,hu(med*r.uniform(.2,.9)),'北京三快在线科技有限公司','美团外卖结算','美团商家结算',h=11); 
    if (p0.month%3==0): other(d(p0.year,p0.month,21),r.randint(20,3000),'','结息' if CNm else 'INTEREST','利息')
    # statement boundaries always visible
    if not any(q[0].date()==b1 for q in ent): other(b1,-r.choice([1000,2000,500]),'','账户管理费' if CNm else 'CHG','短信服务费' if CNm else 'ACCOUNT FEE')
    if not any(q[0].date()==b0 for q in ent): other(b0,-r.choice([1500,2500,500]),'','手续费' if CNm else 'CHG','网银服务费' if CNm else 'SERVICE FEE')
    ent=[q for q in ent if b0<=q[0].date()<=b1]
    ent.sort(key=lambda q:q[0])
    # ------------------------------------------------------------ truth
    judge=b1
    truth={}; und=set(); notes=list(notes0)
    bat=defaultdict(list)
    for a in acqs:
        for x in a['ts']:
            if x.batch: bat[x.batch].append(x)
    for x in allt:
        if x.kind!='sale' or not inp(x): continue
        if not x.paid: st='missing' if b0<=x.due<judge else 'awaited'
        else:
            on=getattr(x,'on',x.due)
            st='paid' if on<=x.due else 'late'
            if on>b1: st='awaited'
            if x.due<b0: st='before'
            if x.due>b1: st='awaited'
        x.st=st; truth[x.ref]=x
    for x in allt:
        if x.kind=='void': x.orig.st='voided'
    for a in acqs:
        pv=(lambda x:x.net) if a['amt']=='net' else (lambda x:x.gross)
        aff=[b for b,its in bat.items() if b[0]==a['i'] and any(x.kind=='sale' and not x.paid for x in its)]
        if a['gran']=='sale':
            grp=defaultdict(list)
            for x in a['ts']:
                if x.kind=='sale': grp[(x.due,pv(x))].append(x)
            for g in grp.values():
                ms=[x for x in g if not x.paid]
                if ms and len(ms)<len(g): und|={x.ref for x in g}; notes.append('equal per-sale amounts')
            # a sale that is missing while a later day's equal credit could be its own late one
            continue
        for b in aff:
            its=bat[b]; S=[x for x in its if x.kind=='sale' and getattr(x,'st','')!='voided']; M=[x for x in S if not x.paid]
            if not M: continue
            fk=M[0].fault
            if any(not inp(x) for x in its): und|={x.ref for x in S}; notes.append('run %s shares its payout with sales outside the export'%b[1]); continue
            if len(M)==len(S) and len(S)==len(its): continue
            diff=sum(pv(x) for x in M)
            singles=[x for x in S if pv(x)==diff]
            amb=[]
            if fk in('terminal','channel') and len([q for q in aff if any(x.fault==fk for x in bat[q])])>=3: continue
            if fk=='window':
                srt=sorted(S,key=lambda x:x.dt); idx=[srt.index(x) for x in M]
                nb=[q for q in aff if q!=b]
                edge=(idx[0]==0 or idx[-1]==len(srt)-1) and nb
                if edge and len(M)>1: continue
                segs=0
                for i0 in range(len(srt)):
                    s_=0
                    for j0 in range(i0,len(srt)):
                        s_+=pv(srt[j0])
                        if s_==diff: segs+=1
                if len(M)>1 and (singles or segs>1): amb=S
                if len(M)==1 and len(singles)>1: amb=singles
                if len(M)>2 and len(S)>12:
                    vals=defaultdict(int); pairs=0
                    for x in S: pairs+=vals[diff-pv(x)]; vals[pv(x)]+=1
                    if pairs: amb=S
            else:
                if len(M)==1 and len(singles)>1: amb=singles
                elif len(M)>=2:
                    if singles: amb=singles+M
                    vals=defaultdict(int); pairs=0
                    for x in S: pairs+=vals[diff-pv(x)]; vals[pv(x)]+=1
                    if pairs>(1 if len(M)==2 else 0): amb=S
                    if len(M)>=3 and len(S)>10: amb=S
            if amb: und|={x.ref for x in amb}; notes.append('ambiguous run %s: %d candidates'%(str(b[1]),len(amb)))
            # carried-over negatives
            if any(x.carried for x in its): und|={x.ref for x in S}; notes.append('carried')
    for x in allt:
        if x.kind=='void': 
            if x.orig.ref in truth: x.orig.st='voided'
        if hasattr(x,'refund_unpaid'): und.add(x.ref)
    for b,its in bat.items():
        if any(x.carried for x in its): und|={x.ref for x in its if x.kind=='sale' and not x.paid}
    for a in acqs:
        if 'fixkey' in a: und|={x.ref for x in bat[a['fixkey']] if x.kind=='sale'}; notes.append('fixed charge deducted from run %s'%a['fixkey'][1])
    for x in allt:
        if hasattr(x,'hidcarry') and x.ref in truth: und.add(x.ref)
    # fee fault combined with held in same batch: undecidable
    for b,its in bat.items():
        if any(hasattr(x,'feefault') for x in its) and any(not x.paid for x in its): und|={x.ref for x in its if x.kind=='sale'}; notes.append('fee+missing same run')
    # fee col absent + several rates: single held still decidable; nothing to mark
    mo={'seed':seed,'hard':hard,'region':reg,'currency':cur,'period':[str(p0),str(p1)],'bank':[str(b0),str(b1)],'faults':faults,'notes':notes,'N':len(truth),
        'acqs':[{k:a[k] for k in('kind','gran','amt','lag','merge','cut','refmode','feecol','nterm','text_date','chs','batchfee')} | ({'sub':a['sub']} if 'sub' in a else {}) for a in acqs],
        'truth':{ref:{'ids':[x.ref,x.order,x.mord],'st':x.st,'und':ref in und,'dt':str(x.dt),'due':str(x.due),'gross':x.gross,'net':x.net,'fault':x.fault,'acq':x.a['kind'],'term':x.term,'ch':x.ch} for ref,x in truth.items()}}
    files=[]
    import writers
    writers.X=X; mo['X']=sorted(X)
    for a in acqs:
        I=[x for x in a['ts'] if inp(x)]
        if 'split' in X and (p1-p0).days>15:
            md=p0+D.timedelta(14); st=r.getstate()
            files+=writers.export(r,a,[x for x in I if x.dt.date()<=md],p0,md,shop,hard,cur); r.setstate(st)
            e2=writers.export(r,a,[x for x in I if x.dt.date()>=md],md,p1,shop,hard,cur); files+=[(k,'2_'+n,b) for k,n,b in e2]
        else: files+=writers.export(r,a,I,p0,p1,shop,hard,cur)
    if 'banksplit' in X:
        md=b0+(b1-b0)//2; st=r.getstate()
        e1=[q for q in ent if q[0].date()<=md]; e2=[q for q in ent if q[0].date()>md]
        if not any(q[0].date()==md for q in e1): e1.append((D.datetime.combine(md,D.time(18,1)),-500,'','','手续费' if CNm else 'CHG','网银服务费' if CNm else 'SERVICE FEE'))
        files+=writers.bank(r,reg,e1,b0,md,shop,hard,cur,op=5000000); r.setstate(st)
        f2=writers.bank(r,reg,e2,md+D.timedelta(1),b1,shop,hard,cur,op=5000000+sum(q[1] for q in e1)); files+=[(k,'2_'+n,b) for k,n,b in f2]
    else: files+=writers.bank(r,reg,ent,b0,b1,shop,hard,cur)
    mo['files']=[(k,n) for k,n,_ in files]
    return mo,files
if __name__=='__main__':
    mo,fs=build(int(sys.argv[1])); out=sys.argv[2]; os.makedirs(out,exist_ok=True)
    for k,n,b in fs: open(os.path.join(out,n),'wb').write(b)
    json.dump(mo,open(os.path.join(out,'truth.json'),'w'),ensure_ascii=False,indent=1)
    print({k:v for k,v in mo.items() if k!='truth'})
