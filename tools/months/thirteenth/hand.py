#!/usr/bin/env python3
# hand.py SEED DIR : a month of a shop -> sales export, bank statement, truth.json
import sys, os, json, random, datetime as dt, calendar
from base import *
from poslay import POS
from banklay import BANK
ORD1=sorted(POS); BK1=dict(BANK)
import poslay2, banklay2
class O: pass
CNR={'wx':.0038,'ali':.0038,'up':.0038,'deb':.005,'cre':.006,'cash':0}
random.Random(13).shuffle(ORD1)
ORD2=sorted(POS); random.Random(14).shuffle(ORD2); BK2=dict(BANK)
import poslay3, banklay3
ORD3=sorted(poslay3.NEW); random.Random(15).shuffle(ORD3)
BK3={k:v for k,v in BANK.items() if k not in BK2}
def fee_of(rate,ch,amt,cap):
    if isinstance(rate,tuple): return rnd(amt*rate[0])+rate[1]
    v=rnd(amt*rate)
    return min(v,2000) if cap and ch=='deb' else v
def make(seed,dir):
    R=random.Random(seed*7919+13)
    sd=seed%100000; ORDER=ORD1 if sd<=100 else ORD2 if sd<=1000 else ORD3; BK=BK1 if sd<=100 else BK2 if sd<=1000 else BANK if sd%3 else BK3
    lay=POS[ORDER[seed%len(ORDER)]]; cc=lay['cc']; CN=cc=='CN'
    # China more often: two of three seeds of a foreign layout are given to a Chinese one
    if not CN and R.random()<.30:
        lay=POS[R.choice([n for n in ORDER if POS[n]['cc']=='CN'])]; cc='CN'; CN=True
    bank=R.choice([b for b in BK.values() if b['cc']==cc])
    hard=R.random()<.25
    if CN: yr,mo=R.choice([(2025,m) for m in range(1,13)]+[(2026,m) for m in range(1,11)]+[(2025,10),(2025,1),(2025,2),(2026,2),(2025,5),(2026,10)]) 
    else: yr,mo=R.choice(QUIET[cc])
    a=dt.date(yr,mo,1); b=dt.date(yr,mo,calendar.monthrange(yr,mo)[1])
    if R.random()<.25: b=a+dt.timedelta(R.choice([13,19,22]))
    cur={'CN':'CNY','HK':'HKD','GB':'GBP','US':'USD','AU':'AUD','DE':'EUR','NL':'EUR','SG':'SGD'}[cc]
    # how paid
    lags=lay['lags'] or (['T1c']*4+['T1wm']*2+['T1we']*2+['D0'] if CN else ['T1c','T1w','T1w','T2w'])
    lag=R.choice(lags)
    if lag=='T1w': lag=R.choice(['T1wm','T1we'])
    if lag=='T2w': lag=R.choice(['T2wm','T2we'])
    split='one'
    chans=list(lay['chans'])
    if len(chans)>2 and R.random()<.4: chans=R.sample(chans,max(2,len(chans)-R.randint(0,2)))
    nterm=R.choice([1,1,2,2,3]) if lay['terms'] else 1
    x=R.random()
    if x<.12 and nterm>1: split='term'
    elif x<.24 and len(chans)>1: split='chan'
    elif x<.30 and lay['fee'] and lag in('T1c','D0') and lay['name'] not in('alizw','wxfund','paypalzettle','stripe'): split='sale'
    if hard and R.random()<.25 and lag not in('D0',) and split!='sale': lag='week'
    if lay['name'] in('alizw','wxfund','paypalzettle'): lag,split='T1c','one'
    busy=R.random()<.5 and split!='sale'
    perday=(20,60) if busy else (3,15)
    mode='net'
    if lay['name'] not in('alizw','wxfund','paypalzettle','wxtrade','stripepay','shopify','stripe','adyen','sumup','sumupde','square','zettle','mollie'):
        if lay['fee']:
            if R.random()<(.35 if hard else .06): mode=R.choice(['gross_d','gross_m'])
        elif R.random()<.35: mode='gross_m'
    if split=='sale': mode='net'
    # fault
    faults=['upgrade']*4+['chan']*3+['held']*3+['dropped']*4+['late']*2+['feeup']*1+['dup']*2+['cb']*1+['refund']*2+['none']*4
    if nterm>1: faults+=['term']*4
    def ok(f):
        if f=='chan' and len(chans)<2: return False
        if f=='cb' and mode!='net': return False
        if f=='feeup' and lay['name'] in('alizw','wxfund'): return False
        if f=='feeup' and mode!='net': return False
        if f=='dup' and split=='sale': return False
        return True
    fl=[R.choice([f for f in faults if ok(f)])]
    if hard and R.random()<.6:
        fl.append(R.choice([f for f in faults if ok(f) and f not in fl and f!='none']))
    kinds=lay['kinds']
    # sales
    names={'CN':['老街口牛肉面','百味小馆','鑫鑫便利店','同心药房','晨光文具店','川香火锅城','喜悦烘焙','阿珍水果行'],'HK':['Wing Fat Cafe','Lucky Noodle','Harbour Books'],'GB':['The Corner Cafe','Willow & Co','Oak Barbers'],'US':['Main St Diner','Bluebird Bakery'],'AU':['Surf Coffee','Bondi Books'],'DE':['Café Linde','Buchladen Mitte'],'NL':['Koffie Hoek','Fietsenmaker Jan'],'SG':['Kopi House','Lion Deli']}
    c=O(); c.shop=R.choice(names[cc]); c.owner={'CN':'王建军','HK':'CHAN TAI MAN'}.get(cc,'Sam Owner'); c.a,c.b=a,b; c.exp=b+dt.timedelta(R.randint(1,5))
    c.mid={'CN':'8%014d'%R.randrange(10**14),'HK':'%09d'%R.randrange(10**8,10**9)}.get(cc,'%08d'%R.randrange(10**7,10**8)); 
    terms=['%08d'%(R.randrange(10**7,9*10**7)) for _ in range(nterm)]
    style=R.choice(['round','nine','cents','half']); mean=R.choice([2500,4500,9000,20000])
    def amount():
        v=R.lognormvariate(0,.7)*mean
        if style=='round': v=rnd(v/100)*100
        elif style=='half': v=rnd(v/50)*50
        elif style=='nine': v=rnd(v/100)*100-10 if R.random()<.7 else rnd(v/100)*100
        return max(100,int(v))
    rates=dict(lay['rates'] or CNR); 
    if CN and not lay['rates'] and R.random()<.3: rates={k:(v if k in('deb','cre') else .006 if R.random()<.5 else .0025) for k,v in rates.items()}
    cap='deb' in chans
    feeup_day=None; feeold=False
    if 'feeup' in fl:
        feeup_day=a+dt.timedelta(R.randint(6,max(7,(b-a).days-8))); feeold=hard and lay['fee'] and R.random()<.5
    upf=R.choice([1.2,1.5])
    def rate(ch,d,paid=True):
        r=rates[ch]
        if feeup_day and d>=feeup_day and (paid or not feeold):
            r=(round(r[0]*upf,5),r[1]) if isinstance(r,tuple) else round(r*upf,5)
        return r
    seq=[R.randrange(10**5,9*10**5)]
    def num(s):
        seq[0]+=R.randint(1,37)
        s.ref='%012d'%(R.randrange(1,9)*10**11+R.randrange(10**5)*10**6+seq[0]%10**6); s.order=s.t.strftime('%Y%m%d%H%M%S')+'%06d'%(seq[0]%10**6); s.ctr='42000'+'%08d'%R.randrange(10**8)+s.t.strftime('%Y%m%d')+'%07d'%(seq[0]%10**7)
        s.trace='%06d'%(seq[0]%10**6); s.auth='%06d'%R.randrange(10**6); s.card=R.choice(['622202','621700','625912','436742','518710'])+'%010d'%R.randrange(10**10); s.bank=R.choice(['工商银行','建设银行','招商银行','农业银行'])
        if s.ch in('wx','ali','up','cash') and CN: s.bank=''
        s.statvoid=False; s.orig=None; s.tipf=R.choice([0,.15,.18,.2])
    def sale(t,ch,ti,amt):
        s=O(); s.t=t;s.ch=ch;s.ti=ti;s.term=terms[ti];s.amt=amt;s.kind='sale';s.sg=1; num(s)
        r=rate(ch,t.date(),False); s.rate=r if not isinstance(r,tuple) else r[0]; s.fee=fee_of(r,ch,amt,cap); s.rfee=fee_of(rate(ch,t.date()),ch,amt,cap); s.net=amt-s.fee
        return s
    wk=[R.random()+.3 for _ in chans]; closed=R.choice([None,None,None,0,1]) if not CN else None
    ny=set()
    if CN and R.random()<.5:
        for h in ('2025-01-27','2026-02-16'):
            h=D.fromisoformat(h); ny|={h+dt.timedelta(i) for i in range(R.randint(3,7))}
    allr=[]
    d=a-dt.timedelta(9); end=b+dt.timedelta(9)
    big={}
    while d<=end:
        if (closed is not None and d.weekday()==closed) or d in ny: d+=dt.timedelta(1); continue
        n=R.randint(*perday)
        if busy: n=min(perday[1],max(perday[0],int(R.gauss((perday[0]+perday[1])/2*.8,6))))
        ts=sorted(dt.datetime.combine(d,dt.time(9))+dt.timedelta(seconds=R.randrange(12*3600+1800)) for _ in range(n))
        last=None
        for t in ts:
            if last and t<=last: t=last+dt.timedelta(seconds=R.randint(20,90))
            last=t
            ch=R.choices(chans,wk)[0]; s=sale(t,ch,R.randrange(nterm),amount())
            if 'c' in kinds and R.random()<.15: s.ch='cash'; s.fee=s.rfee=0; s.net=s.amt
            if 'f' in kinds and R.random()<.03: s.kind='fail'
            allr.append(s)
        d+=dt.timedelta(1)
    if not [s for s in allr if a<=s.t.date()<=b]: return make(seed+100000,dir)
    inmonth=[s for s in allr if a<=s.t.date()<=b and s.kind=='sale' and s.ch!='cash']
    # voids, refunds
    if 'v' in kinds and R.random()<.45:
        for s in R.sample(inmonth,min(len(inmonth),R.randint(1,2))):
            if s.kind!='sale' or s.orig: continue
            if lay['vst']=='status': s.statvoid=True; s.kind='void'; s.kind='sale'
            else:
                v=sale(s.t+dt.timedelta(minutes=R.randint(2,25)),s.ch,s.ti,s.amt); v.kind='void'; v.sg=-1; v.orig=s; v.card=s.card; v.bank=s.bank; v.fee=s.fee; v.rfee=s.rfee; v.net=s.net; s.orig=v
                if v.t.date()==s.t.date(): allr.append(v)
                else: s.orig=None
    if 'r' in kinds and (('refund' in fl) or R.random()<.35):
        for s in R.sample(inmonth,min(len(inmonth),R.randint(1,3))):
            if s.orig or s.statvoid or s.kind!='sale': continue
            part=R.random()<.3; am=max(100,s.amt//200*100) if part and s.amt>=400 else s.amt
            v=sale(min(s.t+dt.timedelta(hours=R.choice([1,20,30,50,75])),dt.datetime.combine(b,dt.time(21,30))),s.ch,s.ti,am)
            if v.t<=s.t: continue
            v.t=v.t.replace(hour=min(21,max(9,v.t.hour))); 
            if v.t<=s.t: continue
            v.kind='refund'; v.sg=-1; v.orig=s; v.card=s.card; s.refd=True
            if lay['reffee']:
                r=rate(s.ch,s.t.date(),False); v.fee=s.fee if am==s.amt else fee_of(r,s.ch,am,cap); v.rfee=v.fee if not feeold else v.fee
            else: v.fee=v.rfee=0
            v.net=v.amt-v.fee; allr.append(v)
    # chargeback row in export
    cbapart=None
    if 'cb' in fl:
        s=R.choice(inmonth)
        if '2' in kinds and lay['name']=='adyen':
            t=dt.datetime.combine(min(b,s.t.date()+dt.timedelta(R.randint(3,9))),dt.time(12,0))
            if t>s.t:
                v=sale(t,s.ch,s.ti,s.amt); v.kind='cb'; v.sg=-1; v.orig=s; v.fee=v.rfee=0; v.net=v.amt; allr.append(v)
        else: cbapart=(min(b,s.t.date()+dt.timedelta(R.randint(4,12))),s.amt,s)
    if 'held' in fl:
        for s in R.sample([s for s in inmonth if not s.orig and s.kind=='sale' and not s.statvoid and not getattr(s,'refd',0)],R.randint(1,2)):
            s.amt=s.amt*8+R.randrange(0,50)*100+mean*6; s.fee=fee_of(rate(s.ch,s.t.date(),False),s.ch,s.amt,cap); s.rfee=fee_of(rate(s.ch,s.t.date()),s.ch,s.amt,cap); s.net=s.amt-s.fee; s.held=True
    allr.sort(key=lambda s:(s.t,s.sg))
    # due days and groups
    def due(d):
        if lag=='D0': return d
        if lag=='T1c': return d+dt.timedelta(1)
        if lag[:2]=='T1': return addw(d,1,cc)
        if lag[:2]=='T2': return addw(d,2,cc)
        if lag[:2]=='T3': return addw(d,3,cc)
        if lag=='week':
            m=d-dt.timedelta(d.weekday())+dt.timedelta(7); return addw(m,1,cc) if not work(m+dt.timedelta(1),cc) else m+dt.timedelta(1)
    live=[s for s in allr if s.kind!='fail' and not s.statvoid and s.ch!='cash']
    unpaid=set(); lateset={}
    def eff(s): return s.sg*(s.amt-(s.rfee if mode=='net' else 0))
    days=sorted({s.t.date() for s in inmonth})
    canbad=[s for s in live if s.kind=='sale' and not s.orig and not getattr(s,'refd',0)]
    mid=[x for x in days if due(x)<=b and x<=b-dt.timedelta(3)] or days[:-3] or days
    notes=[]
    for f in fl:
        if f=='upgrade':
            k=R.randint(1,3); d0=R.choice(mid); dd=[x for x in days if x>=d0][:k]
            if lag in('week',) or lag[-1]=='m':
                du={due(x) for x in dd}; dd=[x for x in days if due(x) in du]
            unpaid|={s for s in live if s.t.date() in dd}; notes.append('upgrade %s..%s'%(dd[0],dd[-1]))
        elif f=='term':
            ti=R.randrange(nterm); d0=R.choice(mid[len(mid)//3:]); d1=R.choice([None,d0+dt.timedelta(R.randint(2,6))])
            unpaid|={s for s in live if s.ti==ti and s.t.date()>=d0 and (d1 is None or s.t.date()<=d1)}; notes.append('term %s from %s to %s'%(terms[ti],d0,d1))
        elif f=='chan':
            ch=R.choice(chans); d0=R.choice(mid); d1=d0+dt.timedelta(R.randint(1,5))
            unpaid|={s for s in live if s.ch==ch and d0<=s.t.date()<=d1}; notes.append('chan %s %s..%s'%(ch,d0,d1))
        elif f=='held':
            h=[s for s in live if getattr(s,'held',0)]; unpaid|=set(h); notes.append('held %d'%len(h))
        elif f=='dropped':
            d0=R.choice(mid); cand=[s for s in canbad if s.t.date()==d0]
            h=R.sample(cand,min(len(cand),R.choice([1,1,2,2,3,4]))); unpaid|=set(h); notes.append('dropped %d on %s'%(len(h),d0))
        elif f=='late':
            d0=R.choice(mid); k=R.randint(2,6); lateset[d0]=k; notes.append('late run %s by %d'%(d0,k))
        else: notes.append(f)
    # a refund / void whose original stays unpaid makes the truth unclear: refunds of unpaid runs are unpaid too with the run; keep originals in
    # a payment that also holds sales outside the export cannot be judged: no fault there
    def gkey(s): return due(s.t.date()) if lag in('week','T1wm','T2wm') else s.t.date()
    outk={gkey(s) for s in live if not a<=s.t.date()<=b}
    bad=set()
    if lag in('week','T1wm','T2wm'): bad={s for s in unpaid if gkey(s) in outk}
    unpaid-=bad
    for d0 in list(lateset):
        if lag in('week','T1wm','T2wm') and any(gkey(s) in outk for s in live if s.t.date()==d0): lateset.pop(d0)
    groups={}
    for s in live:
        dd=due(s.t.date()); key=[dd]
        if lag in('T1we','T2we','T1c','D0'): key.append(s.t.date())
        else: key.append(None)
        key.append(s.ti if split=='term' else s.ch if split=='chan' else s.ref if split=='sale' else '')
        groups.setdefault(tuple(key),[]).append(s)
    lines=[]
    def line(d,t,amt,name,acct,memo,typ,grp=None):
        l=O(); l.d=d;l.t=t;l.amt=amt;l.name=name;l.acct=acct;l.memo=memo;l.typ=typ;l.grp=grp; lines.append(l); return l
    pacct='%016d'%R.randrange(10**15,9*10**15); ptyp={'CN':R.choice(['贷记来账','转账','跨行转账','商户清算','网银入账','汇兑']),'HK':'轉賬存入'}.get(cc,'CREDIT')
    withpart=R.random()<.5
    def memo(g,dd):
        td=g[0].t.date()
        m=lay['memo'].format(d=td,ymd=td.strftime('%Y%m%d'),md=td.strftime('%m%d'),mid=c.mid,r6='%06d'%R.randrange(10**6),shop=c.shop)
        if withpart and split=='term': m+=' '+terms[g[0].ti]
        if withpart and split=='chan': m+=' '+{'wx':'微信' if CN else 'WECHAT','ali':'支付宝' if CN else 'ALIPAY','up':'银联' if CN else 'UNIONPAY','deb':'借记卡','cre':'贷记卡'}.get(g[0].ch,g[0].ch.upper())
        return m
    carry={}; feeday={}; latemerge=R.random()<.3
    pend=0; ginfo=[]
    for key in sorted(groups,key=lambda k:(k[0],str(k[1]),str(k[2]))):
        g=groups[key]; dd=key[0]
        paid=[s for s in g if s not in unpaid]
        if not paid: ginfo.append((key,g,None)); continue
        v=sum(eff(s) for s in paid)+carry.pop(key[2],0) if split!='sale' else sum(eff(s) for s in paid)
        if v<=0 and split!='sale': carry[key[2]]=v; continue
        t=dt.time(R.choice([1,2,5,8,9,10]),R.randrange(60),R.randrange(60))
        pd=dd
        for s in paid:
            if s.t.date() in lateset: 
                pd=addw(dd,lateset[s.t.date()],cc); break
        if pd!=dd:
            for s in paid: s.late=pd
        if lag=='D0': t=dt.time(23,R.randrange(5,55),R.randrange(60))
        if split=='sale':
            if v==0: continue
            t=dt.time(R.randrange(2,9),R.randrange(60),R.randrange(60)) if lag!='D0' else (g[0].t+dt.timedelta(minutes=R.randint(1,9))).time()
        line(pd,t,v,lay['payer'],pacct,memo(g,pd),ptyp,key)
        if mode in('gross_d','gross_m'):
            fd=sum(s.sg*s.rfee for s in paid)
            feeday[(pd if mode=='gross_d' else pd.replace(day=1))]=feeday.get((pd if mode=='gross_d' else pd.replace(day=1)),0)+fd
    FT={'CN':'商户手续费','HK':'MERCHANT FEE'}.get(cc,'MERCHANT SERVICE CHARGE')
    for d,v in feeday.items():
        if mode=='gross_d': 
            if v>0: line(d,dt.time(20 if lag!='D0' else 23,56+R.randrange(3) if lag=='D0' else 10,R.randrange(60)),-v,lay['payer'],pacct,FT,FT)
        else:
            dd=(d+dt.timedelta(32)).replace(day=3)
            if v>0: line(dd,dt.time(8,1,0),-v,lay['payer'],pacct,FT+' '+d.strftime('%Y%m'),FT)
    if cbapart: line(cbapart[0],dt.time(15,3,3),-cbapart[1],lay['payer'],pacct,{'CN':'调单拒付扣款','HK':'CHARGEBACK'}.get(cc,'CHARGEBACK'),{'CN':'拒付扣款'}.get(cc,'CHARGEBACK'))
    if 'dup' in fl:
        l=R.choice([l for l in lines if l.amt>0 and l.grp and a+dt.timedelta(3)<=l.d<=b-dt.timedelta(3)] or [lines[len(lines)//2]])
        line(l.d,(dt.datetime.combine(l.d,l.t)+dt.timedelta(minutes=2)).time() if l.t.hour<23 else l.t,l.amt,l.name,l.acct,l.memo,l.typ)
        line(addw(l.d,1,cc),dt.time(14,R.randrange(60),9),-l.amt,l.name,l.acct,{'CN':'重复入账冲正','HK':'REVERSAL DUPLICATE'}.get(cc,'REVERSAL DUPLICATE PAYMENT'),{'CN':'冲正'}.get(cc,'REVERSAL'))
    # other traffic
    e=b if R.random()<.3 else b+dt.timedelta(R.randint(3,8))
    st=a if R.random()<.7 else a-dt.timedelta(R.randint(1,5))
    def acct(): return '62%014d'%R.randrange(10**14)
    def other(d,amt,n,m,ty): line(d,dt.time(R.randrange(9,18),R.randrange(60),R.randrange(60)),amt,n,acct(),m,ty)
    tot=sum(l.amt for l in lines if l.amt>0)
    span=[st+dt.timedelta(i) for i in range((e-st).days+1)]
    sup={'CN':['城东农贸批发市场','顺丰速运有限公司','张桂兰','华润雪花啤酒经销部','江南粮油有限公司','李建国'],'HK':['WELLCOME SUPPLY CO','CLP POWER','LEE KUM KEE'],'DE':['Metro AG','Stadtwerke','Hoffmann GmbH']}.get(cc,['BOOKER LTD','CITY POWER','FRESH FOODS','OFFICE DEPOT'])
    def o4(d,amt,zh,en,tz,te,nz,ne): other(d,amt,nz if CN else ne,zh if CN else en,tz if CN else te)
    for d in span:
        if R.random()<.35: other(d,-int(R.uniform(.05,.6)*tot/60)//10*10-R.randrange(10),R.choice(sup),'货款' if CN else 'INV %d'%R.randrange(1000,9999),'转账支出' if CN else 'PAYMENT')
        if R.random()<.08: o4(d,-R.randrange(800,60000),'消费','CARD PURCHASE','快捷支付','CARD',R.choice(['美团','中国石化','京东商城']),R.choice(['SHELL','AMZN MKTP','TFL']))
        if R.random()<.05: o4(d,R.randrange(2,60)*10000,'现金存入','CASH DEPOSIT','现金存款','CASH','','')
        if d.day==5: o4(d,-R.randrange(30,90)*10000,'房租','RENT','转账支出','SO','恒泰物业管理有限公司','ACME PROPERTY')
        if d.day==10:
            for n in range(R.randint(1,3)): o4(d,-R.randrange(30,70)*10000,'工资','WAGES','代发工资','SALARY',R.choice(['陈小红','刘洋','赵敏']),R.choice(['J SMITH','A KHAN','M LEE']))
        if d.day==15: o4(d,-R.randrange(3000,200000),'税款','TAX','实时扣税','TAX','国家金库','TAX AUTHORITY')
        if d.day==21 and d.month%3==0: o4(d,R.randrange(50,3000),'结息','INTEREST','利息','INTEREST','','')
        if R.random()<.03: o4(d,R.randrange(5,300)*100,R.choice(['货款','还款','往来款']),'TRANSFER','转账','TRANSFER',R.choice(['周伟','孙丽','吴强']),R.choice(['P JONES','K WONG']))
    if R.random()<.3 or os.environ.get('OTHER'):
        wd=R.randrange(7)
        for d in span:
            if d.weekday()==wd or (os.environ.get('OTHER') and d.weekday()%2==0): o4(d,R.randrange(40000,400000),'美团外卖结算款','WEEKLY PAYOUT','转账','CREDIT','北京三快在线科技有限公司','DELIVEROO' if cc=='GB' else 'UBER EATS')
    lines=[l for l in lines if st<=l.d<=e]
    lines.sort(key=lambda l:(l.d,l.t))
    c2=O(); c2.shop,c2.owner=c.shop,c.owner; c2.a,c2.b=st,e; c2.acct='62%017d'%R.randrange(10**17)
    bal=c2.open=R.randrange(20000,90000)*100+R.randrange(100)+max(0,-min(sum(l.amt for l in lines[:i+1]) for i in range(len(lines))))
    for i,l in enumerate(lines):
        bal+=l.amt; l.bal=bal; l.n=i+1; l.ref='%014d'%(R.randrange(10**6)*10**8+i*977+13)
    c2.L=list(reversed(lines)) if bank['desc'] else lines
    
    # rows of the export
    rows=[s for s in allr if a<=s.t.date()<=b]
    c.rows=list(reversed(rows)) if lay['desc'] else rows
    if not lay['fee']:
        for s in rows: s.fee=s.fee
    os.makedirs(dir,exist_ok=True)
    pf=os.path.join(dir,'pos.'+lay['ext']); bf=os.path.join(dir,'bank.'+bank['ext'])
    write(pf,lay['f'](c),lay['enc'],lay['sep'],lay['q'])
    # balance shown at the head is the closing one even when newest first
    L=c2.L; 
    if bank['desc']:
        class W(list): pass
        w=W(L); c2.L=w
        if bank['name'] in('ingde','dbs','uob'):
            class Z(list):
                def __getitem__(self,i): return list.__getitem__(self,0) if i==-1 else list.__getitem__(self,i)
            c2.L=Z(L)
    write(bf,bank['f'](c2),bank['enc'],bank['sep'],bank['q'])
    # truth
    cover=lines[-1].d
    def lateover(s): return getattr(s,'late',None)
    U=[];ME=[]
    for s in rows:
        if s.kind!='sale' or s.statvoid or s.ch=='cash' or s.orig: continue
        du=due(s.t.date())
        np= s in unpaid or (lateover(s) and lateover(s)>e)
        if not np: continue
        if lateover(s) and s not in unpaid and lateover(s)>cover: (U if du<cover else ME).append(s); continue
        (ME if getattr(s,'refd',0) else U if du<cover else ME).append(s)
    idx={id(s):i for i,s in enumerate(rows)}
    def js(s): return dict(n=idx[id(s)],ids=[s.ref,s.order,s.ctr,s.trace],amt=s.amt,fee=s.fee,net=s.amt-s.rfee,t=str(s.t),term=s.term,ch=s.ch,kind=s.kind,void=s.statvoid,due=str(due(s.t.date())),unpaid=s in unpaid,late=str(getattr(s,'late','')))
    # ambiguity: another set of as few sales with the same sum in the same payment
    amb=[]
    for key,g in groups.items():
        pool=g if split!='sale' else [s for k,q in groups.items() if k[0]==key[0] for s in q]
        M=[s for s in pool if s in set(U)]
        if not M or len(M)==len([s for s in pool if s.sg>0]): continue
        P=[s for s in pool if s.sg>0 and not s.orig and a<=s.t.date()<=b]
        T=sum(eff(s) for s in M); k=len(M)
        if k>10: amb.append((str(key[0]),k,-1)); continue
        best={(0,0):1}
        for s in P:
            v=eff(s); nx=dict(best)
            for (n,t),q in best.items():
                if n<k and t+v<=T: nx[(n+1,t+v)]=min(10**6,nx.get((n+1,t+v),0)+q)
            best=nx
            if len(best)>400000: break
        ways=sum(best.get((n,T),0) for n in range(1,k+1))
        if ways>1: amb.append((str(key[0]),k,ways))
        elif k>1 and any(T in(q.amt,q.net,eff(q)) for q in allr if q.sg>0 and a<=q.t.date()<min(s.t.date() for s in M)): amb.append((str(key[0]),k,'an earlier sale has this sum'))
    sl=[s for s in rows if s.kind=='sale']; rf=[s for s in rows if s.sg<0]
    truth=dict(seed=seed,cfg='%s | %s | %s %s %s | terms %d chans %s | %s'%(lay['name'],bank['name'],lag,split,mode,nterm,'/'.join(chans),'; '.join(notes)),pos=pf,bank=bf,layout=lay['name'],banklayout=bank['name'],hard=bool(hard),faults=fl,cur=cur,feecol=bool(lay['fee']),
      unpaid=[js(s) for s in U],maybe=[js(s) for s in ME],rows=[js(s) for s in rows],amb=amb,
      exp=dict(nsale=len([s for s in sl if not s.statvoid]),sale=sum(s.amt for s in sl if not s.statvoid),nvoid=sum(1 for s in rf if s.kind=='void'),void=sum(s.amt for s in rf if s.kind=='void'),nref=sum(1 for s in rf if s.kind!='void'),ref=sum(s.amt for s in rf if s.kind!='void'),nstat=sum(s.statvoid for s in sl),cash=sum(s.amt*s.sg for s in rows if s.ch=='cash' and s.kind!='fail'),ncash=sum(1 for s in sl if s.ch=='cash'),
        fee=sum(s.sg*s.fee for s in rows if s.kind!='fail' and not s.statvoid),a=str(rows[0].t.date()),b=str(rows[-1].t.date()),
        nc=sum(l.amt>0 for l in lines),c=sum(l.amt for l in lines if l.amt>0),nd=sum(l.amt<0 for l in lines),d=-sum(l.amt for l in lines if l.amt<0),ba=str(lines[0].d),bb=str(cover),e=str(e)))
    json.dump(truth,open(os.path.join(dir,'truth.json'),'w'),ensure_ascii=False,indent=0)
    # own check: money in = what was sold less what was not paid, over all groups
    tot=sum(eff(s) for s in live if s not in unpaid)-sum(carry.values())
    return truth
if __name__=='__main__': print(make(int(sys.argv[1]),sys.argv[2])['cfg'])
