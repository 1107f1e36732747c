# -*- coding: utf-8 -*-
import random, csv, io, os, itertools, calendar
from datetime import date, datetime, timedelta
import openpyxl
D=date
def rng(a,b):
    out=[];d=a
    while d<=b: out.append(d); d+=timedelta(1)
    return out
CN_OFF=set(rng(D(2025,1,1),D(2025,1,1))+rng(D(2025,1,28),D(2025,2,4))+rng(D(2025,4,4),D(2025,4,6))+rng(D(2025,5,1),D(2025,5,5))+rng(D(2025,5,31),D(2025,6,2))+rng(D(2025,10,1),D(2025,10,8))
 +rng(D(2026,1,1),D(2026,1,3))+rng(D(2026,2,15),D(2026,2,23))+rng(D(2026,4,4),D(2026,4,6))+rng(D(2026,5,1),D(2026,5,5))+rng(D(2026,6,19),D(2026,6,21))+rng(D(2026,9,25),D(2026,9,27))+rng(D(2026,10,1),D(2026,10,7)))
CN_ON={D(2025,1,26),D(2025,2,8),D(2025,4,27),D(2025,9,28),D(2025,10,11),D(2026,1,4),D(2026,2,14),D(2026,2,28),D(2026,5,9),D(2026,9,20),D(2026,10,10)}
def ds(y,*md): return {D(y,int(x.split('-')[0]),int(x.split('-')[1])) for x in md}
HOL={'HK':ds(2025,'1-1','1-29','1-30','1-31','4-4','4-18','4-19','4-21','5-1','5-5','5-31','7-1','10-1','10-7','10-29','12-25','12-26')|ds(2026,'1-1','2-17','2-18','2-19','4-3','4-4','4-6','4-7','5-1','5-25','6-19','7-1','9-26','10-1','10-19','12-25','12-26'),
'UK':ds(2025,'1-1','4-18','4-21','5-5','5-26','8-25','12-25','12-26')|ds(2026,'1-1','4-3','4-6','5-4','5-25','8-31','12-25','12-28'),
'SG':ds(2025,'1-1','1-29','1-30','3-31','4-18','5-1','5-3','5-12','6-7','8-9','10-20','12-25')|ds(2026,'1-1','2-17','2-18','3-21','4-3','5-1','5-27','6-1','8-10','11-9','12-25')}
def isw(c,d):
    if c=='CN':
        if d in CN_ON: return True
        if d in CN_OFF: return False
        return d.weekday()<5
    return d.weekday()<5 and d not in HOL[c]
def addw(c,d,n):
    while n>0:
        d+=timedelta(1)
        if isw(c,d): n-=1
    return d
def rnd_half(x): return int(x+0.5) if x>=0 else -int(-x+0.5)
def m2(v,comma=False):
    s='-' if v<0 else ''; v=abs(v)
    return s+(f'{v//100:,}' if comma else str(v//100))+f'.{v%100:02d}'

class S: pass

# ---------------- acquirers
ACQ={
'lakala':dict(payer=['拉卡拉支付股份有限公司','拉卡拉支付股份有限公司客户备付金'],txt=['拉卡拉清算款','商户结算款','{md}拉卡拉POS交易款','收款'],modes=['t1','d1','perterm','persale','t0'],w=6),
'ums':dict(payer=['银联商务股份有限公司客户备付金','银联商务股份有限公司','银联商务支付股份有限公司客户备付金'],txt=['{ymd}银商清算','商户清算款','资金清算','{md}POS清算款'],modes=['t1','t1','d1','perterm','perchan'],w=6),
'sqb':dict(payer=['上海收钱吧互联网科技股份有限公司','收钱吧清算资金'],txt=['收钱吧提现','收钱吧{md}结算','货款'],modes=['d1','t1','t0'],w=5),
'fuiou':dict(payer=['上海富友支付服务股份有限公司客户备付金','上海富友支付服务股份有限公司'],txt=['{md}交易款富友','富友结算款','FUIOU清算'],modes=['t1','d1','persale','perterm'],w=4),
'allinpay':dict(payer=['通联支付网络服务股份有限公司客户备付金','通联支付网络服务股份有限公司'],txt=['通联支付商户结算','{ymd}结算','TLT结算款'],modes=['t1','d1','perterm'],w=4),
'sxf':dict(payer=['随行付支付有限公司客户备付金','随行付支付有限公司'],txt=['随行付结算','{md}商户结算款','随行付清算'],modes=['d1','t1','persale','t0'],w=4),
'wechat':dict(payer=['财付通支付科技有限公司','财付通支付科技有限公司客户备付金'],txt=['财付通商户结算','微信支付结算款{ymd}','商户提现'],modes=['t1','t1','d1'],w=4),
'alipay':dict(payer=['支付宝（中国）网络技术有限公司','支付宝(中国)网络技术有限公司客户备付金'],txt=['支付宝转账','余额提现','{md}支付宝结算'],modes=['d1','t1'],w=4),
'icbcacq':dict(payer=['待清算商户款项','',],txt=['POS消费清算','商户资金清算','e支付商户入账'],modes=['t1','d1','perterm','perchan'],w=2),
'ccbacq':dict(payer=['特约商户清算资金','中国建设银行股份有限公司'],txt=['特约商户清算','龙支付商户入账','POS清算{md}'],modes=['t1','d1','perterm','perchan'],w=2),
'abcacq':dict(payer=['商户待清算资金','农行收单业务待划转款'],txt=['POS商户清算','收单入账','聚合码清算{md}'],modes=['t1','d1','perterm','perchan'],w=2),
}
ACQ_AB={
'HK':[dict(name='hsbcmerch',payer=['HSBC MERCHANT SERVICES','GLOBAL PAYMENTS ASIA PACIFIC'],txt=['MERCHANT SETTLEMENT {mid}','MERCHANT CR']),dict(name='kpay',payer=['KPAY MERCHANT SERVICE LTD'],txt=['KPAY SETTLEMENT','FPS CR KPAY']),dict(name='bbmsl',payer=['BBMSL LIMITED'],txt=['BBMSL SETTLE {ymd}','CR TO ACCOUNT BBMSL'])],
'UK':[dict(name='worldpay',payer=['WORLDPAY (UK) LTD'],txt=['WORLDPAY {mid}','BGC WORLDPAY']),dict(name='sumup',payer=['SUMUP PAYMENTS LIMITED'],txt=['SUMUP PAYOUT {ymd}','SUMUP PID']),dict(name='square',payer=['SQUARE UK'],txt=['SQUAREUP INTERNAT','SQUARE PAYOUT']),dict(name='barclaycard',payer=['BARCLAYCARD MERCHANT'],txt=['BARCLAYCARD {mid}'])],
'SG':[dict(name='nets',payer=['NETWORK FOR ELECTRONIC TRANSFERS'],txt=['NETS SETTLEMENT {ymd}','GIRO NETS']),dict(name='fomo',payer=['FOMO PAY PTE LTD'],txt=['FAST PAYMENT FOMO PAY','FOMOPAY SETTLEMENT'])],
}
CH_CN=[('微信',45),('支付宝',28),('云闪付',8),('借记卡',10),('贷记卡',9)]
CH_AB={'HK':[('Visa',40),('Mastercard',30),('UnionPay',15),('AlipayHK',15)],'UK':[('Visa',60),('Mastercard',35),('Amex',5)],'SG':[('NETS',40),('PayNow',20),('Visa',25),('Mastercard',15)]}
SUR='王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'; GIV='伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平'

class Month:
    def __init__(s,seed):
        s.seed=seed; s.r=r=random.Random(seed*7919+13)
        s.harder=(seed%4==3); s.w2=seed>=5000; s.rw=random.Random(seed*101+7)   # w2: the second wave of habits (see README)
        s.jur=r.choices(['CN','HK','UK','SG'],[72,11,11,6])[0]
        ym=r.choice([(2025,m) for m in range(2,13)]+[(2026,m) for m in range(1,11)])
        s.y,s.m=ym
        s.first=D(s.y,s.m,1); s.last=D(s.y,s.m,calendar.monthrange(s.y,s.m)[1])
        s.cur={'CN':'CNY','HK':'HKD','UK':'GBP','SG':'SGD'}[s.jur]
        s.banklast=s.last+timedelta(r.choice([0,0,0,5,7,10]))
        s.hard=None
        if s.harder: s.hard=r.choice(['two_acq','two_faults','cutoff','payer_changed','refunds','fee_change','split'])
        s.acqs=[s.mkacq(i) for i in range(2 if s.hard=='two_acq' else 1)]
        for a in s.acqs: s.mksales(a)
        s.plant()
        s.settle()
        s.ambig()
    def mkacq(s,i):
        r=s.r; a=S(); a.i=i
        if s.jur=='CN':
            ks=[k for k in ACQ if not any(k==b.key for b in getattr(s,'acqs_tmp',[]))]
            a.key=r.choices(ks,[ACQ[k]['w'] for k in ks])[0]; p=ACQ[a.key]
            a.mode=r.choice(p['modes']); a.payer=r.choice(p['payer']); a.payer_alt=[x for x in p['payer'] if x!=a.payer]
            a.txt=r.choice(p['txt'])
            a.chans=CH_CN if a.key not in('wechat','alipay') else ([('微信',1)] if a.key=='wechat' else [('支付宝',1)])
            if a.key=='sqb': a.chans=[('微信',55),('支付宝',35),('云闪付',10)]
            flat=r.random()<.4
            base=r.choice([38,60]) # per 10000
            a.rate={c:(base if flat or c in('微信','支付宝','云闪付') else (50 if c=='借记卡' else 60)) for c,_ in a.chans}
            a.cap={'借记卡':2000} if not flat else {}
            a.amount='gross' if (a.key.endswith('acq') and r.random()<.5) else 'net'
            a.lag=1
        else:
            p=r.choice([x for x in ACQ_AB[s.jur] if not any(x['name']==b.key for b in getattr(s,'acqs_tmp',[]))])
            a.key=p['name']; a.mode=r.choice({'HK':['t1','t1','t2','d1'],'UK':['t1','t2','weekly','t1'],'SG':['t1','t1','t2','weekly']}[s.jur])
            a.payer=r.choice(p['payer']); a.payer_alt=[]; a.txt=r.choice(p['txt']); a.chans=CH_AB[s.jur]
            b=r.choice([140,169,175,180,220]); a.rate={c:b for c,_ in a.chans}
            if r.random()<.5:
                a.rate={c:(b if c in('Visa','Mastercard') else (80 if c in('NETS','PayNow') else b+40)) for c,_ in a.chans}
            a.cap={}; a.amount='gross' if r.random()<.25 else 'net'
            a.lag=2 if a.mode=='t2' else 1
        a.payer2=None
        if not hasattr(s,'acqs_tmp'): s.acqs_tmp=[]
        s.acqs_tmp.append(a)
        a.feepost=r.choice(['day','month']) if a.amount=='gross' else None
        a.has_fee=(a.amount=='net' and r.random()<.8) or (a.amount=='gross' and r.random()<.5)
        if a.key in('wechat','alipay'): a.has_fee=True
        a.cut=0
        a.nterm=r.choice([1,2,2,3]) if a.mode!='perterm' else r.choice([2,3])
        if a.key in('wechat','alipay') : a.nterm=1 if r.random()<.5 else 2
        a.merge=r.random()<.85
        if s.hard=='cutoff':
            if a.mode in('persale','weekly'): a.mode='t1'
            a.cut=r.choice([-60,-90,-120,-180,120,180,240]) # minutes after midnight
            if a.mode=='t0': a.cut=-abs(a.cut)
        a.mid='8'+''.join(r.choice('0123456789') for _ in range(14))
        a.terms=[r.choice('123459')+''.join(r.choice('0123456789') for _ in range(7)) for _ in range(a.nterm)]
        a.shop=r.choice(['restaurant','super','cloth','fruit','bar' if s.hard=='cutoff' else 'restaurant'])
        a.perday=r.choice([5,8,12,20,30,45]) 
        if a.mode=='persale': a.perday=r.choice([4,6,10,15])
        if s.jur!='CN': a.perday=r.choice([4,8,12,20])
        a.payhour=r.choice([2,6,9,10,11,14])
        a.feechg=None
        if s.hard=='fee_change':
            a.feechg=s.first+timedelta(r.randint(8,20)); a.newadd=r.choice([-8,10,22,-5])
        if s.hard=='payer_changed': 
            a.payer2=(s.first+timedelta(r.randint(9,20)), (a.payer_alt[0] if a.payer_alt and r.random()<.5 and a.payer_alt[0] else {'CN':r.choice(['网联清算有限公司','北京某信通科技有限公司','银盛支付服务股份有限公司客户备付金']),'HK':'ASIA MERCHANT SETTLEMENT LTD','UK':'PAYFAC SETTLEMENTS LTD','SG':'SETTLE PAY PTE LTD'}[s.jur]))
        return a
    def amount(s,a):
        r=s.r
        if a.shop=='restaurant': 
            v=int(r.lognormvariate(4.3,.6)*100); return max(800,v//100*100 if r.random()<.6 else v//10*10)
        if a.shop=='bar': return max(2000,int(r.lognormvariate(5,.7))*100)
        if a.shop=='super': return max(300,int(r.lognormvariate(3.7,.8)*100))
        if a.shop=='cloth': return r.choice([9900,12900,15900,19900,25900,29900,39900,45900,59900,8900,6900])+r.choice([0,0,0,-1000,-500,2900,r.randint(0,9)*100])
        return max(300,int(r.lognormvariate(3.2,.6)*100)//10*10)
    def newid(s,a,t):
        r=s.r
        x=S(); x.rrn=f'{r.randint(10**11,10**12-1)}'
        s.seq=getattr(s,'seq',r.randint(1000,90000))+r.randint(1,40)
        if a.key=='wechat': x.tx='42000'+f'{r.randint(10,29):05d}'+t.strftime('%Y%m%d')+f'{r.randint(0,10**10-1):010d}'
        elif a.key=='alipay': x.tx=t.strftime('%Y%m%d')+'2200140'+f'{r.randint(0,10**13-1):013d}'
        else: x.tx=t.strftime('%Y%m%d')+f'{s.seq:010d}'
        x.order=t.strftime('%Y%m%d%H%M%S')+f'{r.randint(0,999999):06d}'
        return x
    def fee(s,a,c,g,d):
        rt=a.rate[c]
        if a.feechg and d>=a.feechg: rt+=a.newadd
        f=rnd_half(abs(g)*rt/10000)
        if c in a.cap: f=min(f,a.cap[c])
        return f if g>=0 else -f
    def mksales(s,a):
        r=s.r; a.sales=[]
        if a.mode=='weekly': d0=s.first-timedelta(16)
        else: d0=s.first-timedelta(14)
        lo,hi=(9,22)
        if a.shop=='bar' or a.cut: lo,hi=12,28
        if a.mode=='t0': lo,hi=8,21
        for d in rng(d0,s.banklast):
            f=1.3 if d.weekday()>=5 else 1
            n=max(1,int(r.gauss(a.perday*f,a.perday*.25)))
            for _ in range(n):
                h=lo+(hi-lo)*(r.random() if r.random()<.3 else r.betavariate(2.2,2))
                if a.cut and r.random()<.2: h=r.uniform(20.5,27.9)
                t=datetime(d.year,d.month,d.day)+timedelta(seconds=int(h*3600))
                x=s.newid(a,t); x.t=t; x.a=a; x.kind='sale'
                x.term=r.choices(a.terms,[3,2,1][:len(a.terms)])[0]
                x.ch=r.choices([c for c,_ in a.chans],[w for _,w in a.chans])[0]
                x.g=s.amount(a); x.fee=s.fee(a,x.ch,x.g,t.date()); x.unpaid=False; x.orig=None
                a.sales.append(x)
        a.sales.sort(key=lambda x:x.t)
        # refunds
        nr=0
        if s.hard=='refunds' : nr=r.randint(5,12)
        elif r.random()<.3: nr=r.randint(1,3)
        if a.mode=='persale': nr=0
        a.reffee=r.random()<.75
        ins=[x for x in a.sales if s.first<=x.t.date()<=s.last]
        for o in r.sample(ins,min(nr,len(ins))):
            gap=r.choice([0,0,1,2,5]); t=o.t+timedelta(days=gap,minutes=r.randint(5,50))
            if t.date()>s.last or (t.date()!=o.t.date()+timedelta(gap)): continue
            if a.mode=='t0' and t.hour>=22: continue
            x=s.newid(a,t); x.t=t; x.a=a; x.kind='refund'; x.term=o.term; x.ch=o.ch
            x.g=-(o.g if r.random()<.7 else max(100,o.g//200*100)); x.orig=o
            x.fee=s.fee(a,o.ch,x.g,o.t.date()) if a.reffee else 0
            x.unpaid=False; o.refunded=True
            a.sales.append(x)
        a.sales.sort(key=lambda x:x.t)
        s.lay=0
        for x in a.sales:
            x.net=x.g-x.fee; x.pay=x.net if a.amount=='net' else x.g
            x.inpos=s.first<=x.t.date()<=s.last
            s.place(a,x)
    def complete(s,a):
        bad={x.run for x in a.sales if not x.inpos}
        a.badruns=bad
    def place(s,a,x):
        c=s.jur; d=(x.t-timedelta(minutes=a.cut)).date(); x.bd=d
        if a.mode in('t1','t2'): due=addw(c,d,a.lag); k=(due,) if a.merge else (due,d)
        elif a.mode=='perterm': 
            due=addw(c,d,1) if a.i==0 and a.merge else d+timedelta(1); k=(due,x.term)
        elif a.mode=='d1': due=d+timedelta(1); k=(due,)
        elif a.mode=='t0': due=d; k=(due,)
        elif a.mode=='persale': due=x.t.date(); k=(due,x.order)
        elif a.mode=='perchan': due=addw(c,d,1); k=(due,{'微信':'W','支付宝':'Z'}.get(x.ch,'K'))
        elif a.mode=='weekly':
            mon=d-timedelta(d.weekday()); due=mon+timedelta(8)
            while not isw(c,due): due+=timedelta(1)
            k=(due,)
        x.due=due; x.run=k
    def fault(s,a,kind):
        r=s.r; s.complete(a)
        P=[x for x in a.sales if x.inpos and x.kind=='sale' and x.due<s.banklast and not x.unpaid and not getattr(x,'refunded',False) and x.due>=s.first and x.run not in a.badruns]
        A=list(a.sales)
        days=sorted({x.t.date() for x in P})[2:]
        if kind=='one_sale': sel=[r.choice(P)]
        elif kind=='few_sales':
            n=r.choice([2,2,3])
            if r.random()<.4:
                d=r.choice(days); q=[x for x in P if x.t.date()==d]; sel=r.sample(q,min(n,len(q)))
            else: sel=r.sample(P,n)
        elif kind=='one_payout':
            ks=sorted({x.run for x in P}) 
            if a.mode=='persale': return s.fault(a,'whole_day')
            ks=[k for k in ks if all(x.inpos for x in a.sales if x.run==k)][1:] or ks
            k=r.choice(ks); 
            sel=[x for x in a.sales if x.run==k]
        elif kind=='terminal':
            if len(a.terms)<2: return s.fault(a,'one_sale')
            t=r.choice(a.terms[1:] if len(a.terms)>1 else a.terms); d=r.choice(days[:-2] if len(days)>4 else days)
            sel=[x for x in A if x.term==t and x.t.date()>=d]
        elif kind=='channel':
            if len(a.chans)<2: return s.fault(a,'hour_window')
            c=r.choice(a.chans[:3])[0]; i=r.randrange(max(1,len(days)-6)); dd=set(days[i:i+r.randint(2,6)])
            sel=[x for x in A if x.ch==c and x.t.date() in dd]
            if not [x for x in sel if x in P]: return s.fault(a,'one_sale')
        elif kind=='hour_window':
            for _ in range(50):
                d=r.choice(days); h=r.uniform(9,20); w=r.uniform(1,4); t0=datetime(d.year,d.month,d.day)+timedelta(hours=h)
                sel=[x for x in A if t0<=x.t<t0+timedelta(hours=w)]
                if len([x for x in sel if x in P])>=2: break
        elif kind=='whole_day':
            d=r.choice(days); sel=[x for x in A if x.t.date()==d]
        elif kind=='days_upgrade':
            i=r.randrange(max(1,len(days)-3)); d=days[i]; n=r.choice([2,3])
            st=r.choice([0,r.uniform(8,14)]); t0=datetime(d.year,d.month,d.day)+timedelta(hours=st)
            t1=datetime(d.year,d.month,d.day)+timedelta(days=n)
            if st and r.random()<.4: t1=t1-timedelta(hours=r.uniform(3,12))
            sel=[x for x in A if t0<=x.t<t1]
        elif kind=='late':
            ks=[k for k in sorted({x.run for x in P})][2:-2]
            if not ks or a.mode in('persale','weekly'): return s.fault(a,'none')
            k=r.choice(ks)
            if r.random()<.25 and a.mode not in('perterm','perchan'): a.latemerge=k; a.late[k]='with the next'; return kind
            a.late[k]=addw(s.jur,k[0],r.randint(1,3)) if a.mode!='d1' else k[0]+timedelta(r.randint(1,4))
            if a.late[k]>s.banklast: del a.late[k]; return s.fault(a,'none')
            return kind
        elif kind=='none':
            if s.w2 and s.rw.random()<.5 and a.mode not in('persale',):
                a.chargerun=None; a.charge=s.rw.choice([1000,2000,3000,5000,9900,2500,12000,6800]); return 'none+charge'
            return kind
        ss={id(x) for x in sel}
        a.sales=[x for x in a.sales if not(x.kind=='refund' and (id(x.orig) in ss))]   # a lost sale has no refund in these months
        for x in sel: x.unpaid=True
        return kind
    def plant(s):
        r=s.r
        for a in s.acqs: a.late={}; s.complete(a)
        K=['one_sale','few_sales','one_payout','terminal','channel','hour_window','whole_day','days_upgrade','late','none']
        k=r.choice(K); s.kinds=[]
        a=r.choice(s.acqs)
        s.kinds.append(s.fault(a,k))
        if s.hard=='two_faults':
            k2=r.choice([x for x in K[:9] if x!=k]); s.kinds.append(s.fault(a,k2))
    def settle(s):
        s.credits=[] # (datetime, amount, payer, text, acct)
        s.bank=[]
        r=s.r
        for a in s.acqs:
            runs={}
            for x in a.sales: runs.setdefault(x.run,[]).append(x)
            carry=0; CK={}   # what a refund left over: from seed 9000 on it stays with its own terminal or channel
            for k in sorted(runs):
                part=k[1] if a.mode in('perterm','perchan') and len(k)>1 and s.seed>=9000 else None
                carry=CK.get(part,0); CK[part]=0
                xs=runs[k]; due=k[0]; amt=sum(x.pay for x in xs if not x.unpaid)
                n=len([x for x in xs if not x.unpaid])
                if n==0: CK[part]=carry; continue
                amt+=carry
                if getattr(a,'charge',0) and due.day>=12 and due>=s.first and amt>2*a.charge: amt-=a.charge; a.charge=0; a.chargerun=str(due)
                if amt<=0 or getattr(a,'latemerge',None)==k: CK[part]=amt; continue
                when=a.late.get(k,due)
                dt=datetime(when.year,when.month,when.day,a.payhour)+timedelta(seconds=r.randint(0,1500))
                if a.mode=='t0': dt=datetime(when.year,when.month,when.day,23)+timedelta(seconds=r.randint(0,3000))
                if a.mode=='persale': dt=xs[0].t+timedelta(seconds=r.randint(4,90))
                payer=a.payer if not(s.w2 and s.jur=='CN' and s.seed%5==0 and a.txt not in('收款','货款')) else ''   # statements that print no payer
                if a.payer2 and when>=a.payer2[0]: payer=a.payer2[1]
                bd=max(x.bd for x in xs); txt=a.txt.format(md=bd.strftime('%m%d'),ymd=bd.strftime('%Y%m%d'),mid=a.mid)
                if a.mode=='perterm' and r.random()<.5 and getattr(a,'tt',None) is None: a.tt=True
                if a.mode=='perterm' and getattr(a,'tt',None): txt+=k[1]
                elif a.mode=='perterm': a.tt=False
                s.bank.append([dt,amt,payer,txt])
                if a.amount=='gross' and a.feepost=='day':
                    f=sum(x.fee for x in xs if not x.unpaid)
                    if f>0: s.bank.append([dt+timedelta(seconds=2),-f,payer,'商户手续费' if s.jur=='CN' else 'MERCHANT SERVICE FEE'])
            if a.amount=='gross' and a.feepost=='month':
                f=sum(x.fee for x in a.sales if x.inpos)
                nx=addw(s.jur,s.last,2); pm=s.first-timedelta(1)
                f0=int(f*r.uniform(.85,1.1)); d0=addw(s.jur,pm,2)
                for dd,ff in((nx,f),(d0,f0)): s.bank.append([datetime(dd.year,dd.month,dd.day,15,3),-ff,a.payer,'POS手续费扣收' if s.jur=='CN' else 'MONTHLY MERCHANT FEES'])
        tot=sum(x.pay for a in s.acqs for x in a.sales)/len(rng(s.first-timedelta(14),s.banklast))
        s.noise(tot)
        s.bank=[b for b in s.bank if s.first<=b[0].date()<=s.banklast]
        s.bank.sort(key=lambda b:b[0])
        bal=r.randint(800000,9000000); mn=0;run=0
        for b in s.bank: run+=b[1]; mn=min(mn,run)
        bal-=mn; s.open=bal
        for b in s.bank: bal+=b[1]; b.append(bal)
        s.truth=[x for a in s.acqs for x in a.sales if x.inpos and x.unpaid and x.kind=='sale']
        s.lastrow=max(b[0].date() for b in s.bank)   # the bank file itself may end earlier than the month
        ok=lambda x: x.due<s.lastrow and x.run not in x.a.badruns
        s.required=[x for x in s.truth if ok(x)]
        s.optional=[x for x in s.truth if not ok(x)]
    def noise(s,tot):
        r=s.r; days=rng(s.first,s.banklast)
        def add(d,amt,p,t,h=None):
            s.bank.append([datetime(d.year,d.month,d.day,h if h is not None else r.randint(9,20),r.randint(0,59),r.randint(0,59)),amt,p,t])
        cn=s.jur=='CN'
        nm=lambda: r.choice(SUR)+''.join(r.choice(GIV) for _ in range(r.choice([1,2])))
        if cn:
            for _ in range(r.randint(1,8)): add(r.choice(days),r.choice([r.randint(1,60)*10000,r.randint(100,90000),r.randint(1,30)*1000]),nm(),r.choice(['转账','货款','定金','往来','网银转账','']))
            if r.random()<.4:
                wd=r.randint(0,6)
                for d in days:
                    if d.weekday()==wd: add(d,r.randint(30000,400000),'北京三快在线科技有限公司','美团外卖结算',5)
            if r.random()<.15:
                for d in days[::3]: add(d,r.randint(10000,90000),'拉扎斯网络科技（上海）有限公司','饿了么账单',6)
            if s.m in(3,6,9,12): add(D(s.y,s.m,21),r.randint(100,3000),'','结息',1)
            add(D(s.y,s.m,r.choice([1,5,10])),-r.randint(300000,2000000),r.choice(['恒泰物业管理有限公司',nm()]),'房租',11)
            for _ in range(r.randint(1,5)): add(D(s.y,s.m,r.choice([10,15])),-r.randint(300000,800000),nm(),'工资',16)
            for _ in range(r.randint(3,12)): add(r.choice(days),-r.randint(20000,900000),r.choice(['海鲜批发部','鲜达食品有限公司','国网电力公司','国家金库',nm(),'中国电信']),r.choice(['货款','转账','电费','税款','缴费','采购']))
            if r.random()<.3: add(r.choice(days),r.randint(10,80)*100000,nm(),'借款')
            if r.random()<.1: add(r.choice(days),r.randint(5000,90000),'鲜达食品有限公司','退货款')
        else:
            en=['J SMITH','LEE K M','CHAN TAI MAN','A PATEL','TAN WEI','BROWN CO']
            for _ in range(r.randint(1,7)): add(r.choice(days),r.choice([r.randint(10,900)*100,r.randint(1000,60000)]),r.choice(en),r.choice(['TRANSFER','FPS','INVOICE 1021','DEPOSIT','CASH DEPOSIT']))
            if r.random()<.4:
                for d in days:
                    if d.weekday()==2: add(d,r.randint(20000,160000),{'UK':'DELIVEROO','HK':'FOODPANDA HK','SG':'GRABPAY FOOD'}[s.jur],'PAYOUT',6)
            add(D(s.y,s.m,1),-r.randint(100000,600000),'LANDLORD PROPERTIES','RENT',9)
            for _ in range(r.randint(4,12)): add(r.choice(days),-r.randint(2000,300000),r.choice(['BOOKER WHOLESALE','POWER CO','TELECOM','HMRC' if s.jur=='UK' else 'INLAND REVENUE','SUPPLIER LTD']),r.choice(['DD','BILL','TRANSFER','CARD']))
            for _ in range(r.randint(1,4)): add(s.last-timedelta(3),-r.randint(80000,250000),r.choice(en),'SALARY')
    def ambig(s):
        s.amb=[]; 
        for a in s.acqs:
            runs={}
            for x in a.sales: runs.setdefault(x.run if a.mode!='persale' else (x.due,),[]).append(x)
            for k,xs in runs.items():
                U=[x for x in xs if x.unpaid and x.kind=='sale']
                if not U or not any(x.inpos for x in U) : continue
                sal=[x for x in xs if x.kind=='sale']
                if len(U)==len(sal): continue
                tgt=sum(x.pay for x in U); us=frozenset(id(x) for x in U); n=len(sal); alt=None
                if a.mode=='persale':
                    un=sorted(x.pay for x in U); rest=[x.pay for x in sal if not x.unpaid]
                    if any(p in rest for p in un): alt='equal amount same day'
                else:
                    if any(x.pay==tgt and frozenset([id(x)])!=us for x in sal): alt='1 sale'
                    if not alt and len(U)>=2:
                        for p,q in itertools.combinations(sal,2):
                            if p.pay+q.pay==tgt and frozenset([id(p),id(q)])!=us: alt='2 sales';break
                    if not alt and len(U)==3:
                        seen={}
                        v=sorted(sal,key=lambda x:x.t)
                        bys={}
                        for i,x in enumerate(v): bys.setdefault(x.pay,[]).append(i)
                        for i in range(n):
                            for j in range(i+1,n):
                                for l in bys.get(tgt-v[i].pay-v[j].pay,[]):
                                    if l>j and frozenset([id(v[i]),id(v[j]),id(v[l])])!=us: alt='3 sales'
                    if not alt:
                        # swap of equal amounts inside: structured faults stay natural; other contiguous windows
                        v=sorted(sal,key=lambda x:x.t); 
                        if len(U)>2 and s.kinds[0] in('hour_window','whole_day','days_upgrade'):
                            for i in range(n):
                                t=0
                                for j in range(i,n):
                                    t+=v[j].pay
                                    if t>=tgt:
                                        if t==tgt and frozenset(id(x) for x in v[i:j+1])!=us: alt='window'
                                        break
                if alt: s.amb.append((str(k),len(U),alt))
        multi=len({x.run for x in s.truth})>2 and any(k in('terminal','channel','days_upgrade') for k in s.kinds)
        if any(k in('one_sale','few_sales') for k in s.kinds): multi=False
        s.ambiguous=bool(s.amb) and not multi
