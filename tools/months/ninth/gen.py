#!/usr/bin/env python3
# gen(seed): one shop's month: files and truth. Deterministic.
import random, itertools
from datetime import datetime, date, time, timedelta
from cal import MONTHS, working, add_work
import writers as W
import calendar as _c
ONE=timedelta(1)
def days(a,b):
    while a<=b: yield a; a+=ONE
def pick(r,pairs):
    t=sum(w for _,w in pairs); x=r.random()*t
    for v,w in pairs:
        x-=w
        if x<0: return v
    return pairs[-1][0]

ACQ_CN={
 'ums':('银联商务股份有限公司',['POS清算','{mid}商户结算款','银联商务{ymd}商户清算','{md}清算款']),
 'lakala':('拉卡拉支付股份有限公司',['拉卡拉清算','商户结算{ymd}','{mid}结算款','收单结算款']),
 'sqb':('上海收钱吧互联网科技股份有限公司',['收钱吧结算款','收钱吧{md}结算','商户结算']),
 'fuiou':('上海富友支付服务股份有限公司客户备付金',['富友POS结算','{mid}结算','商户资金结算']),
 'allinpay':('通联支付网络服务股份有限公司客户备付金',['通联POS{md}','商户结算款','{mid}收单款']),
 'vbill':('随行付支付有限公司客户备付金',['随行付结算','结算款{ymd}','商户结算']),
 'huifu':('上海汇付支付有限公司客户备付金',['汇付天下结算','商户取现','{ymd}结算款']),
 'wx':('财付通支付科技有限公司',['微信支付商户结算','{mid}财付通结算','微信支付自动提现']),
 'ali':('支付宝（中国）网络技术有限公司客户备付金',['支付宝提现','商家结算款','支付宝自动提现']),
 'bank':('待清算商户资金',['POS入账','商户入账{md}','收单商户清算','聚合支付结算']),
}
ACQ_X={
 'hkacq':('GLOBAL PAYMENTS ASIA-PACIFIC',['MERCHANT SETTLEMENT','SETTLE {mid}','CR {ymd}']),
 'twacq':('財團法人聯合信用卡處理中心',['特店撥款','信用卡撥款']),
 'moacq':('澳門通股份有限公司',['商戶結算','結算款{ymd}']),
 'sgacq':('NETWORK FOR ELECTRONIC TRANSFERS',['NETS SETTLEMENT','SETTLEMENT {ymd}']),
 'worldpay':('WORLDPAY',['WORLDPAY STL {mid}','MERCHANT SETTLEMENT']),
 'sumup':('SUMUP PAYMENTS',['SUMUP PAYOUT','PID{no}']),
 'barclaycard':('BARCLAYCARD MERCHANT',['BCARD STL {mid}','BARCLAYCARD {ymd}']),
 'square':('SQUARE INC',['SQ *PAYOUT {ymd}','DES:SQ{ymd}']),
 'stripe':('STRIPE',['STRIPE TRANSFER ST-{no}','STRIPE PAYOUT']),
 'adyen':('ADYEN N.V.',['ADYEN BATCH {no}','TX{no} PAYOUT']),
 'payone':('PAYONE GmbH',['KARTENUMSATZ {md}','AUSZAHLUNG VU {mid}']),
}
NAMES={'CN':['老王面馆','悦来便利店','锦绣服饰','康民大药房','小满咖啡','百味烧烤','鸿运五金建材','童乐母婴','云顶宾馆','鲜果时光','聚福楼','美丽人生美发'],
 'HK':['旺記茶餐廳','Harbour Optical','永發電器'],'TW':['阿里山茶行','晴天烘焙坊'],'MO':['新口岸手信','利民藥房'],'SG':['Tiong Bahru Bakes','Katong Optics'],
 'UK':['The Corner Deli','Ashby Cycles','Fern & Co'],'US':['Maple St Coffee','Bluebird Books'],'EU':['Café Linde','Blumen Maier']}
CUR={'CN':'CNY','HK':'HKD','TW':'TWD','MO':'MOP','SG':'SGD','UK':'GBP','US':'USD','EU':'EUR'}
CHANS={'HK':['visa','mc','amex','ali','fps'],'TW':['visa','mc','jcb','line'],'MO':['visa','mc','mpay','ali'],'SG':['nets','visa','mc','paynow'],
 'UK':['debit','visa','mc','amex'],'US':['visa','mc','amex'],'EU':['giro','visa','mc','maes']}

class Amounts:
    def __init__(s,r,region):
        s.r=r; s.region=region
        s.kind=pick(r,[('menu',3),('rest',3),('bout',2),('super',3),('hotel',1),('hard',2)])
        k={'CN':1,'HK':1.2,'TW':4,'MO':1.2,'SG':.4,'UK':.25,'US':.3,'EU':.3}[region]; s.k=k
        s.menu=[max(100,int(r.choice([6,8,9,12,13,15,16,18,19.9,22,25,28,32,38,45])*100*k)//10*10) for _ in range(r.randint(7,14))]
        s.int=region=='TW'
    def one(s):
        r=s.r; k=s.k
        if s.kind=='menu': v=sum(r.choice(s.menu) for _ in range(pick(r,[(1,4),(2,4),(3,2),(5,1)])))
        elif s.kind=='rest': v=int(r.lognormvariate(5.0,.7)*k)*100+(0 if r.random()<.7 else r.choice([50,80,90]))
        elif s.kind=='bout': v=int(r.choice([99,129,159,199,239,269,299,359,399,459,599,699,899,1299])*k)*100*pick(r,[(1,5),(2,1)])-(0 if r.random()<.5 else 100*r.randint(1,20))
        elif s.kind=='super': v=int(r.lognormvariate(3.9,.8)*100*k)
        elif s.kind=='hotel': v=int(r.choice([158,188,218,258,298,368,428])*k)*100*pick(r,[(1,6),(2,2),(3,1)])+r.choice([0,0,0,2000,5000])
        else: v=int(r.lognormvariate(5.5,1.1)*100*k)
        if s.int: v=v//100*100
        return max(v,100)

def rnd(x,unit=1): # x in ten-thousandths of minor ; half up
    n=x//10000
    if x-n*10000>=5000: n+=1
    if unit>1: n=(x+unit*5000)//(unit*10000)*unit
    return n

class Acq:
    def __init__(s,r,sh,layout,harder,idx):
        s.r=r; s.sh=sh; s.layout=layout; s.L=W.POS[layout]; s.idx=idx
        s.mid=''.join(r.choice('0123456789') for _ in range(15)) if sh['region']!='CN' else '898'+''.join(r.choice('0123456789') for _ in range(12))
        only=s.L.get('only'); region=sh['region']
        if only: s.chans=[only]; s.w=[1]
        elif region=='CN':
            if s.L.get('qr'): s.chans=['wx','ali','uqr']; s.w=[6,3,.7]
            else:
                s.chans=pick(r,[(['wx','ali','debit','credit'],4),(['debit','credit'],2),(['wx','ali','uqr','debit','credit'],2),(['wx','ali'],1)]); s.w=[{'wx':5,'ali':3,'uqr':.6,'debit':1.5,'credit':2}[c] for c in s.chans]
        else:
            s.chans=CHANS[region]; s.w=[4,3,2,1,1][:len(s.chans)]
        if not s.L['chan'] and not only: s.chans=s.chans[:2]; s.w=s.w[:2]
        nt=pick(r,[(1,4),(2,3),(3,2),(4,1)])
        if not s.L['term']: nt=1
        b=r.randint(10000000,99000000)
        s.terms=[str(b+i*r.randint(1,37)) for i in range(nt)]; s.terms=sorted(set(s.terms)); 
        while len(set(t[-2:] for t in s.terms))<len(s.terms): s.terms=[str(int(t)+r.randint(1,60)) for t in s.terms]
        s.tw=[r.choice([1,2,3]) for _ in s.terms]
        base=pick(r,[(38,3),(60,3),(25,1),(55,1),(0,.4)]) if region=='CN' else pick(r,[(175,3),(140,2),(90,1)])
        s.rates={}
        for c in s.chans:
            if region=='CN': s.rates[c]={'debit':(50 if base else 0,2000),'credit':(60 if base else 0,None),'foreign':(180,None)}.get(c,(base,None))
            else: s.rates[c]=({'amex':250,'fps':80,'paynow':60,'nets':90,'giro':25}.get(c,base),None)
        if not harder:  # still by kind when listed
            if not s.L['fee']: 
                for c in s.chans: s.rates[c]=(base,None)
        s.base=base
    def fee(s,chan,g):
        bps,cap=s.rates[chan]; f=rnd(g*bps,100 if s.sh['region']=='TW' else 1)
        return min(f,cap) if cap else f

def gen(seed, tier=None, opts=None):
    r=random.Random(f'nine-{seed}'); opts=opts or {}
    harder=(r.random()<1/3) if tier is None else tier=='harder'
    region=pick(r,[('CN',65),('HK',10),('SG',3.4),('MO',3.3),('TW',3.3),('UK',8),('US',3.5),('EU',3.5)])
    comp=[]
    if region=='CN': month=r.choice(MONTHS['CN_hol'] if (r.random()<(.6 if harder else .2)) else MONTHS['CN_free'])
    else: month=r.choice(MONTHS[region])
    S=date(month[0],month[1],1); E=date(month[0],month[1],_c.monthrange(*month)[1])
    if r.random()<.12: E=S+timedelta(r.randint(13,20))
    sh={'region':region,'cur':CUR[region],'name':r.choice(NAMES[region]),'S':S,'E':E,'mid':''}
    sh['owner']=(sh['name']+r.choice(['有限公司','（个体工商户）','']) ) if region=='CN' else sh['name']+(' LTD' if region in('HK','SG','UK') else '')
    sh['acct']='6'+''.join(r.choice('0123456789') for _ in range(18 if region=='CN' else 11))
    sh['bankname']=r.choice(['江南农村商业银行','常熟农商银行','徽商银行','长沙银行','贵阳银行','浙江泰隆商业银行'])
    # bank layout
    bl=r.choice([n for n,l in W.BANK.items() if l['region']==region]); BL=W.BANK[bl]
    # acquirer(s)
    cand=[n for n,l in W.POS.items() if l['region']==region]
    if not harder: cand=[n for n in cand if n!='plain_nofee']
    lay=r.choice(cand)
    acqs=[Acq(r,sh,lay,harder,0)]
    if harder and r.random()<.28:
        c2=[n for n in cand if W.POS[n]['acq']!=acqs[0].L['acq']]
        if c2: acqs.append(Acq(r,sh,r.choice(c2),harder,1)); comp.append('two_acquirers')
    for a in acqs:
        gross_lay=a.L.get('gross')
        a.cut=24*60; a.shape='per_run'; a.net=not gross_lay; a.merge=True; a.manual=False; a.feedeb='monthly' if gross_lay else None
        if region=='CN': a.lag=pick(r,[('D1',45),('T1',55)])
        else: a.lag=pick(r,[('T1',60),('T2',40)])
        if a.lag=='T1': a.merge=r.random()<.6
        if a.lag=='T2': a.merge=r.random()<.5
        if harder:
            wallet=a.layout in('wechat','alipay'); online=a.layout in('stripe','sumup','square','adyen')
            if r.random()<.35 and not wallet and a.layout not in('stripe','sumup','square'): a.cut=r.choice([23*60,23*60,22*60+30,18*60,21*60]); comp.append(f'cut{a.cut//60}:{a.cut%60:02d}')
            x=r.random()
            if x<(.35 if wallet else .15) and a.layout in('wechat','alipay','shouqianba','huifu','square','rural_qr'): a.manual=True; comp.append('manual')
            elif wallet or online: pass
            elif x<.20: a.shape='per_sale'; comp.append('per_sale')
            elif x<.34 and len(a.terms)>1: a.shape='per_terminal_run'; comp.append('per_terminal')
            elif x<.42 and len(a.chans)>=3: a.shape='per_chan'; comp.append('per_chan')
            if region=='CN' and not wallet and r.random()<.15: a.lag='T2'; comp.append('T2')
            if region=='CN' and not wallet and r.random()<.12 and not a.manual: a.lag='T0'; a.cut=r.choice([22*60,21*60+30,22*60+30]); comp.append('T0')
            if a.net and r.random()<.2 and a.base and not wallet and not online and not a.L.get('qr'): a.net=False; a.feedeb=r.choice(['monthly','daily']); comp.append('gross_'+a.feedeb)
            if not a.L['fee'] and not gross_lay: comp.append('nofeecol')
        if a.shape=='per_sale' : a.merge=True
        names=ACQ_CN if region=='CN' else ACQ_X
        cp,memos=names[a.L['acq']]
        if a.L['acq']=='bank' : cp=r.choice(['待清算商户资金','特约商户清算资金','']) 
        a.cp=cp; a.memo=r.choice(memos)
        if a.cp=='' and 'mid' not in a.memo: a.memo='商户收单清算'
        a.summ=r.choice(['转账','代付','跨行转账','网银转账','贷记来账']) if region=='CN' else {'TW':'跨行轉入','HK':'轉賬存入' if bl=='bochk' else 'CR','MO':'轉入'}.get(region,'Direct Credit')
        a.plan_txt=f"{a.base/100:.2f}"
    V={}
    if seed>=401:
        q=random.Random(f'nine-v2-{seed}')
        for a in acqs: a.V={}
        a=acqs[0]
        ords=['disc','posref','negfee','subtotal','sheets','zip','tip','oldref','payer_change','unknown_payer','nocp','odddt']
        for o in ords:
            if q.random()<.16: V[o]=1
        if harder:
            for o in ['split_credit','fixed_fee','lag_change','two_accounts','min_settle']:
                if q.random()<.14: V[o]=1
        L=a.layout
        if 'disc' in V and L not in('lakala','shouqianba','wechat','alipay'): V.pop('disc')
        if 'posref' in V and (region not in('CN','HK','SG') or L in('wechat','alipay')): V.pop('posref')
        if 'negfee' in V and (not a.L['fee'] or L in('wechat','alipay','square','adyen','stripe') or 'posref' in V): V.pop('negfee')
        if 'tip' in V and L!='square': V.pop('tip')
        if 'unknown_payer' in V and region=='CN' and not a.L.get('only'):
            a.cp=q.choice(['合利宝支付科技有限公司','北京海科融通支付服务有限公司','深圳市乐刷科技有限公司','杉德支付网络服务发展有限公司','易生支付有限公司','开店宝支付服务有限公司']); a.memo=q.choice(['结算款','{ymd}结算','商户{mid}','清算款'])
        elif 'unknown_payer' in V: V.pop('unknown_payer')
        if 'nocp' in V:
            if region=='CN' and bl not in('ccb_personal',): a.cp=''; a.memo=q.choice(['POS清算款','商户清算{md}','收单结算'])
            else: V.pop('nocp')
        if 'payer_change' in V and region=='CN' and a.cp and not a.L.get('only'): V['payer_change']=(S+timedelta(q.randint(8,18)),q.choice(['银盛支付服务股份有限公司','付临门支付有限公司','联动优势电子商务有限公司']))
        else: V.pop('payer_change',None)
        if a.manual or a.shape!='per_run' or a.lag=='T0':
            for o in ('lag_change','min_settle','fixed_fee'): V.pop(o,None)
        if 'lag_change' in V:
            a.change=S+timedelta(q.randint(9,19)); a.lag2={'D1':'T1','T1':q.choice(['D1','T2']),'T2':'T1'}[a.lag]
        if 'split_credit' in V: V['split_credit']=q.choice([5000000,2000000,1000000])
        if 'fixed_fee' in V: V['fixed_fee']=q.choice([100,200,300]) if region!='TW' else 1500
        if 'min_settle' in V: V['min_settle']=q.choice([10000,20000,50000])
        if 'two_accounts' in V: V['two_accounts']=(q.choice(['switch','one']),S+timedelta(q.randint(8,20)),q.choice([n for n,l in W.BANK.items() if l['region']==region]))
        comp+=['v2:'+o for o in V]
    # volume
    per=min(140,max(2.5,r.lognormvariate(2.9,.8)))
    if r.random()<.03: per=r.randint(180,320)
    if any(a.shape=='per_sale' for a in acqs): per=min(per,14)
    am=Amounts(r,region)
    openh=r.choice([(9,21),(10,22),(8,20),(7,23),(10,24)])
    if any(a.cut<24*60 and a.cut>=22*60 for a in acqs): openh=(openh[0],24)
    closed=r.choice([None]*6+[0,6])
    refundy=(r.random()<.4) if not harder else r.random()<.6
    nref=(r.randint(1,3) if not harder else r.randint(2,8)) if refundy else 0
    voidp=r.choice([0,0,.004]) if not harder else r.choice([0,.006,.015])
    failp=r.choice([0,0,.01])
    feeback=r.random()<.5
    # bank cover
    pre=9
    b0=S-timedelta(pick(r,[(0,7),(1,1),(3,1),(5,1)]))
    b1=pick(r,[(E,5),(E+timedelta(3),2),(E+timedelta(5),2),(E+timedelta(8),1)])
    if harder and r.random()<.06 and BL['period']: b0=S+timedelta(r.randint(2,4)); comp.append('bank_starts_late')
    if r.random()<.05: b1=E-timedelta(r.randint(1,3))
    G0=S-timedelta(14); G1=b1
    if G1<E: G1=E
    # sales
    items=[]
    seqs={'trace':r.randint(1,90000)}
    def ids(t,a):
        seqs['trace']=seqs['trace']%999999+1
        x={'trace':f"{seqs['trace']:06d}",'batch':f"{(t.toordinal()%999)+1:06d}",'auth':f"{r.randint(0,999999):06d}"}
        l=a.layout; n=r.randint(10**7,10**8-1)
        if l=='wechat': x['ref']='4200'+f"{r.randint(0,10**6-1):06d}{t:%Y%m%d}{r.randint(0,10**10-1):010d}"
        elif l=='alipay': x['ref']=f"{t:%Y%m%d}2200144{r.randint(0,10**13-1):013d}"
        elif l=='shouqianba': x['ref']=f"7895{r.randint(0,10**12-1):012d}"
        elif l in('huifu','suixingfu','lakala'): x['ref']=f"{t:%Y%m%d%H%M%S}{r.randint(0,10**10-1):010d}"
        elif l=='rural_qr': x['ref']=f"{t:%y%m%d}{r.randint(0,10**14-1):014d}"
        elif l=='sumup': x['ref']='T'+''.join(r.choice('ABCDEFGHJKMNPQRSTUVWXYZ23456789') for _ in range(9))
        elif l=='square': x['ref']=''.join(r.choice('abcdefghijkmnopqrstuvwxyzABCDEFGH123456789') for _ in range(24))
        elif l=='stripe': x['ref']='txn_3'+''.join(r.choice('abcdefghijkmnopqrstuvwxyzABCDEFGH123456789') for _ in range(23))
        elif l=='adyen': x['ref']=''.join(r.choice('ABCDEFGHJKLMNPQRSTUVWXYZ23456789') for _ in range(16))
        elif l in('tw_nccc',): x['ref']=f"{t:%y%m%d}{r.randint(0,10**8-1):08d}"
        else: x['ref']=f"{t.timetuple().tm_yday%10}{t:%H%M}{n:08d}"[:12] if False else f"{r.randint(10**11,10**12-1)}"
        x['order']=('ch_3'+''.join(r.choice('abcdefghijkmnopqrstuvwxyz123456789') for _ in range(23))) if l=='stripe' else f"{t:%Y%m%d%H%M%S}{r.randint(0,10**6-1):06d}"
        x['order2']=f"{r.randint(10**15,10**16-1)}"
        x['card']=(f"{r.choice(['622202','621700','622848','625965','436742','622588'])}******{r.randint(0,9999):04d}") 
        return x
    dayw=[r.uniform(.7,1.3) for _ in range(7)]
    for a in acqs:
        w=per/len(acqs)
        for d in days(G0,G1):
            if closed is not None and d.weekday()==closed: continue
            mu=w*dayw[d.weekday()]; n=max(0,int(r.gauss(mu,mu**.5)+.5))
            if d==S and n==0 and a.idx==0: n=1
            tt=sorted(datetime.combine(d,time())+timedelta(seconds=int(r.triangular(openh[0]*3600,openh[1]*3600-1))) for _ in range(n))
            for t in tt:
                c=r.choices(a.chans,a.w)[0]; g=am.one(); x=ids(t,a)
                if c in('wx','ali','uqr','paynow','fps','mpay','line'): x['card']=''
                items.append(dict(x,a=a,t=t,kind='sale',chan=c,term=r.choices(a.terms,a.tw)[0],gross=g,fee=a.fee(c,g)))
    base=[s for s in items]
    def clone(s,t,k,g,fee):
        x=ids(t,s['a']); x['card']=s['card']
        return dict(x,a=s['a'],t=t,kind=k,chan=s['chan'],term=s['term'],gross=-g,fee=fee,orig=s)
    for s in base:
        a=s['a']; u=r.random()
        if u<voidp and not a.L.get('only') and a.shape!='per_sale':
            if a.L['status'] and r.random()<.5: s['voided_status']=True
            else:
                t=s['t']+timedelta(minutes=r.randint(1,9))
                if rd(a,t)==rd(a,s['t']) and t.date()==s['t'].date():
                    v=clone(s,t,'void',s['gross'],-s['fee']); items.append(v); s['voided']=True; v['of']=s
        elif u>1-failp and a.L['status'] :
            x=ids(s['t'],a); items.append(dict(x,a=a,t=s['t']-timedelta(seconds=40),kind='fail',chan=s['chan'],term=s['term'],gross=s['gross'],fee=s['fee'],card=s['card']))
    inS=[s for s in base if S<=s['t'].date()<=E and not s.get('voided') and not s.get('voided_status')]
    if all(a.shape=='per_sale' for a in acqs): nref=0
    for _ in range(nref):
        s=r.choice(inS)
        if s.get('refunded') or s['a'].shape=='per_sale': continue
        t=s['t']+timedelta(days=pick(r,[(0,4),(1,3),(2,2),(5,1)]),minutes=r.randint(20,120))
        if t.date()>E or t.hour>=24: continue
        full=r.random()<.7; g=s['gross'] if full else max(100,s['gross']*r.randint(2,7)//10//10*10)
        if sh['region']=='TW': g=g//100*100
        if g<=0: continue
        f=-(s['a'].fee(s['chan'],g)) if feeback else 0
        v=clone(s,t,'refund',g,f); items.append(v); s['refunded']='full' if full else 'part'; v['of']=s
    if harder and r.random()<.2:
        a=acqs[0]
        if a.shape!='per_sale':
            for _ in range(r.randint(1,2)):
                d=S+timedelta(r.randint(3,max(4,(E-S).days-4))); t=datetime.combine(d,time(11,r.randint(0,59),7))
                g=am.one(); x=ids(t,a); items.append(dict(x,a=a,t=t,kind='chargeback',chan=a.chans[-1],term=a.terms[0],gross=-g,fee=0))
            comp.append('chargeback')
    if V.get('disc'):
        for s_ in items:
            if s_['kind']=='sale' and q.random()<.07 and s_['a'] is acqs[0]: s_['disc']=q.choice([100,200,300,500,1000])
            if s_['kind']=='sale' and q.random()<.05 and s_['a'] is acqs[0]: s_['pdisc']=min(s_['gross'],q.choice([50,100,200]))
    if V.get('tip'):
        for s_ in items:
            if s_['kind']=='sale' and q.random()<.3: s_['tip']=s_['gross']*q.choice([10,15,18,20])//120
    if V.get('oldref') and acqs[0].shape!='per_sale':
        a=acqs[0]
        for _ in range(q.randint(1,2)):
            d=S+timedelta(q.randint(1,6)); t=datetime.combine(d,time(12,q.randint(0,59),7)); g=am.one(); x=ids(t,a); o=dict(ids(t-timedelta(9),a)); c=a.chans[0]
            items.append(dict(x,a=a,t=t,kind='refund',chan=c,term=a.terms[0],gross=-g,fee=-a.fee(c,g) if feeback else 0,orig=o))
    # runs
    live=[s for s in items if s['kind']!='fail' and not s.get('voided_status')]
    for a in acqs:
        if a.manual:
            P=[]; d=G0+timedelta(1)
            while d<=b1+timedelta(6): P.append(d); d+=timedelta(r.choice([1,2,2,3,4]))
            a.P=P
    for s in items:
        a=s['a']; s['run']=rd(a,s['t']); s['due']=due_of(a,region,s['run'],s['t'])
    nosplit=lambda a:(a.merge or a.manual)
    def key(s):
        a=s['a']; k=[a.idx,s['due']]
        if not nosplit(a): k.append(s['run'])
        if a.shape=='per_terminal_run': k.append(s['term'])
        if a.shape=='per_chan': k.append('card' if s['chan'] in('debit','credit','foreign','visa','mc','amex','jcb','nets','giro','maes') else 'qr')
        if a.shape=='per_sale': k.append(s['ref'])
        return tuple(map(str,k))
    # ---- faults
    for s in live: s['st']='paid'; s['why']=None
    faults=[]
    nf=pick(r,[(1,3),(2,5),(3,2)]) if harder else 1
    kinds=[]
    def allowed(a):
        ks=[('upgrade',30),('single',20),('late',16),('other',12)]
        if len(a.terms)>1 and a.L['term']: ks.append(('terminal',18))
        if len(a.chans)>1 and a.L['chan']: ks.append(('channel',16))
        return ks
    if not harder and r.random()<.17: nf=0
    lastdue=b1-timedelta(1)
    def fair_days(a):  # trade days whose run is due clearly inside the cover
        return [d for d in days(S,E) if b0<=due_of(a,region,d,datetime.combine(d,time(9)))<=lastdue and any(s['a'] is a and s['run']==d and s['kind']=='sale' for s in live)]
    def nets(x): return sum(amt(s) for s in x)
    fid=0
    tries=0
    while len(faults)<nf and tries<30:
        tries+=1
        a=r.choice(acqs); fd=fair_days(a)
        if len(fd)<8: break
        k=pick(r,[x for x in allowed(a) if x[0] not in kinds or x[0]=='single'])
        free=lambda s: s['a'] is a and s['st']=='paid' and s['why'] is None and S<=s['t'].date()<=E
        fid+=1
        if k=='upgrade':
            n=pick(r,[(1,3),(2,3),(3,2),(4,1)]); i=r.randint(1,max(1,len(fd)-n)); U=fd[i]; dset=fd[i:i+n]
            mode=pick(r,[('full',5),('time',3),('term',1.2),('chan',1.2)])
            X=[s for s in live if free(s) and s['run'] in dset]
            if mode=='time':
                lo=r.random()*.7; hi=.3+r.random()*.7
                f=sorted([s for s in X if s['run']==dset[0]],key=lambda s:s['t']); l=sorted([s for s in X if s['run']==dset[-1]],key=lambda s:s['t'])
                if len(f)<3: continue
                t0=f[int(len(f)*lo)]['t']; t1=l[-1]['t']
                if len(dset)>1 and len(l)>3 and r.random()<.5: t1=l[int((len(l)-1)*hi)]['t']
                X=[s for s in X if t0<=s['t']<=t1]
            if mode=='term':
                if len(a.terms)<2 or not a.L['term']: continue
                tm=r.choice(a.terms); X=[s for s in X if s['term']==tm]
            if mode=='chan':
                if len(a.chans)<2 or not a.L['chan']: continue
                c=r.choice(a.chans[:3]); X=[s for s in X if s['chan']==c]
            desc=f'upgrade {mode} {dset[0]}..{dset[-1]}'
            grp=mode
        elif k=='terminal':
            tm=r.choice(a.terms); i=r.randint(4,len(fd)-3); dset=[d for d in days(fd[i],E)]
            X=[s for s in live if free(s) and s['run']>=fd[i] and s['term']==tm]; desc=f'terminal {tm} from {fd[i]}'
        elif k=='channel':
            c=r.choice(a.chans[:4]); n=r.choice([1,2,3,4,6,40]); i=r.randint(3,len(fd)-3); dset=fd[i:i+n] if n<40 else list(days(fd[i],E))
            X=[s for s in live if free(s) and s['run'] in set(dset) and s['chan']==c]; desc=f'channel {c} {dset[0]}..{dset[-1]}'
        elif k=='single':
            n=pick(r,[(1,5),(2,3),(3,1)])
            c=[s for s in live if free(s) and s['kind']=='sale' and not s.get('voided') and not s.get('refunded') and s['run'] in set(fd[1:])]
            if len(c)<n: continue
            if r.random()<.6: c=sorted(c,key=lambda s:-s['gross'])[:max(n,len(c)//8)]
            X=r.sample(c,n); desc='single '+','.join(s['ref'] for s in X)
            for s in X: s['st']='lost'
            ok=True
            for s in X:
                B=[q for q in live if key(q)==key(s)]
                if not unique_single(B,[q for q in B if q['st']=='lost']): ok=False
            for s in X: s['st']='paid'
            if not ok and r.random()<.9: fid-=1; continue
        elif k=='late':
            d=r.choice(fd[1:-1]); du=due_of(a,region,d,datetime.combine(d,time(9))); X=[s for s in live if free(s) and s['due']==du and (nosplit(a) or s['run']==d)]
            lt=du
            for _ in range(r.randint(1,5)): lt=add_work(region,lt,1) if a.lag!='D1' else lt+ONE
            lm=r.random()<.4 and a.shape=='per_run'; desc=f'late due {du} paid {lt}'+(' merged' if lm else '')
        else:
            n=pick(r,[(1,5),(2,2),(3,1)]); i=r.randint(2,max(2,len(fd)-n-1)); dd={due_of(a,region,d,datetime.combine(d,time(9))) for d in fd[i:i+n]}
            X=[s for s in live if free(s) and s['due'] in dd]; desc=f'otheracct due {sorted(map(str,dd))}'
        if not any(s['kind']=='sale' for s in X): continue
        for s in X:
            s['why']=(fid,k if k!='upgrade' else 'upgrade_'+mode)
            if k=='late': s['st']='late'; s['latepay']=lt; s['lm']=lm
            else: s['st']='lost'
        # held sales released later
        if k=='single' and r.random()<.25:
            for s in X:
                lt=s['due']
                for _ in range(r.randint(2,7)): lt=add_work(region,lt,1) if a.lag!='D1' else lt+ONE
                s['st']='late'; s['latepay']=lt; s['lm']=r.random()<.3 and a.shape=='per_run'
            desc+=' released'
        faults.append(desc); kinds.append(k)
    # ---- credits
    batches={}
    for s in live: batches.setdefault(key(s),[]).append(s)
    # cover end for statements without a stated period is its last row: decided later
    credits=[] # (dt, amt, a, batchitems)
    hour={a.idx:(r.randint(1,14),r.randint(0,59)) for a in acqs}
    def pt(a,d,jit=True):
        if a.lag=='T0' : return datetime.combine(d,time(23,r.randint(5,40),r.randint(0,59)))
        h,m=hour[a.idx]; return datetime.combine(d,time(h,min(59,max(0,m+r.randint(-9,9))),r.randint(0,59)))
    feedeb=[]
    byday={}
    carry={}; minpend={}
    for k in sorted(batches,key=lambda k:(batches[k][0]['due'],k)):
        B=batches[k]; a=B[0]['a']; dueD=B[0]['due']
        P=[s for s in B if s['st']=='paid']
        tot=sum(amt(s) for s in P)+carry.pop((a.idx,k[3:] if len(k)>3 else 0),0)
        if P or tot:
            if tot<=0:
                if tot<0: carry[(a.idx,k[3:] if len(k)>3 else 0)]=tot; comp.append('carry')
            else: byday[(a.idx,)+k]=[dueD,tot,a,P]
        for s in P: s['payday']=dueD
        if V.get('min_settle') and a is acqs[0]:
            pend=minpend.pop(a.idx,None)
            cur=byday.get((a.idx,)+k)
            if pend:
                if cur: cur[1]+=pend[0]; cur[3]=pend[1]+cur[3]
                else: cur=byday[(a.idx,)+k]=[dueD,pend[0],a,pend[1]]
                for s in pend[1]: s['payday']=dueD
            if cur and cur[1]<V['min_settle']:
                byday.pop((a.idx,)+k); minpend[a.idx]=(cur[1],cur[3])
                for s in cur[3]: s.pop('payday',None)
        late={}
        for s in B:
            if s['st']=='late': late.setdefault((s['latepay'],s['lm']),[]).append(s)
        for (lt,lm),Q in late.items():
            for s in Q: s['payday']=lt
            tot=sum(amt(s) for s in Q)
            if tot<=0: continue
            if lm: byday.setdefault(('LM',a.idx,lt,k),[lt,tot,a,Q,'lm'])
            else: byday[('L',a.idx,lt,k)]=[lt,tot,a,Q]
    # merge lm into a regular batch of that day, if any
    for kk in [k for k in byday if k[0]=='LM']:
        lt,tot,a,Q,_=byday.pop(kk)
        c=[v for k,v in byday.items() if k[0] not in('L','LM') and v[0]==lt and v[2] is a and v[3]]
        if c:
            c[-1][1]+=tot
            if any(not(S<=s['t'].date()<=E) for s in c[-1][3]):
                for s in Q: s['lm_und']=True
            c[-1][3]=c[-1][3]+Q
        else: byday[('L',)+kk[1:]]=[lt,tot,a,Q]
    rows=[]
    cpa={a.idx:''.join(r.choice('0123456789') for _ in range(17)) for a in acqs}
    termtext={a.idx:r.random()<.3 for a in acqs}
    def memo(a,d,run,term=None,mid=None):
        m=a.memo.format(mid=mid or a.mid,ymd=f'{run:%Y%m%d}',md=f'{run:%m%d}',no=f'{r.randint(10**7,10**8-1)}')
        if term and termtext[a.idx]: m+=' '+term
        return m
    cred=[]
    vals=list(byday.values())
    if harder and r.random()<.07:
        c=[v for v in vals if v[3] and b0<=v[0]<=b1 and v[1]>20000 and v[2].shape!='per_sale' and S+timedelta(2)<=v[0]<=E]
        if c: v=r.choice(c); v[1]-=r.choice([3000,6000,9900,12000,s_free(r,region)]); comp.append('rent_netted'); rentB=v
        else: rentB=None
    else: rentB=None
    if harder and r.random()<.05:
        comp.append('fen_off')
        for v in vals:
            if v[2].net and v[2].shape!='per_sale' and region!='TW': v[1]+=r.choice([-2,-1,0,0,1,2])
    for k,v in byday.items():
        dd,tot,a,P=v
        if tot<=0: continue
        if not (b0<=dd<=b1): continue
        run=max(s['run'] for s in P) if P else dd
        if V.get('fixed_fee') and a is acqs[0]:
            tot-=V['fixed_fee']
            if tot<=0: continue
        row=dict(dt=pt(a,dd),amt=tot,cp=(V['payer_change'][1] if V.get('payer_change') and a is acqs[0] and dd>=V['payer_change'][0] else a.cp),cpa=cpa[a.idx],memo=memo(a,dd,run,P[0]['term'] if P and a.shape=='per_terminal_run' else None),summ=a.summ,tak=1,a=a,P=P)
        lim=V.get('split_credit'); first_=row
        while lim and row['amt']>lim:
            part=dict(row,amt=lim); row=dict(row,amt=row['amt']-lim,dt=row['dt']+timedelta(seconds=2)); rows.append(part)
        rows.append(row); cred.append(row)
    # fees apart
    for a in acqs:
        if a.net or not a.feedeb: continue
        FE={'CN':('手续费','POS手续费'),'UK':('FEES','MERCHANT FEES'),'HK':('FEE','MERCHANT SERVICE FEE')}.get(region,('Fee','MERCHANT FEE'))
        if a.feedeb=='daily':
            per_d={}
            for s in live:
                if s['a'] is a and 'payday' in s and b0<=s['payday']<=b1: per_d[s['payday']]=per_d.get(s['payday'],0)+s['fee']
            for d,f in per_d.items():
                if f>0: rows.append(dict(dt=pt(a,d)+timedelta(minutes=1),amt=-f,cp=a.cp,cpa=cpa[a.idx],memo=FE[1],summ=FE[0]))
        else:
            pm=S-ONE
            for y,mn in {(s['t'].year,s['t'].month) for s in live}:
                d=date(y+(mn==12),mn%12+1,r.choice([1,3,5]))
                f=sum(s['fee'] for s in live if s['a'] is a and (s['t'].year,s['t'].month)==(y,mn) and s['st']!='lost')
                if f>0 and b0<=d<=b1: rows.append(dict(dt=datetime.combine(d,time(8,3,3)),amt=-f,cp=a.cp,cpa=cpa[a.idx],memo=FE[1]+f' {y}-{mn:02d}',summ=FE[0]))
    # noise
    NZ={'CN':[('房租','{p}','房租'),('货款','供货商贸易有限公司','货款'),('水电费','国网电力公司','电费'),('工资','{p}','工资'),('手续费','','账户管理费'),('缴税','国家税务总局','税款')],
        'X':[('Direct Debit','LANDLORD PROPERTY','RENT'),('Direct Debit','WHOLESALE SUPPLY','INV 20{n}'),('Card Purchase','UTILITY CO','ELECTRIC'),('Transfer','PAYROLL','WAGES'),('Direct Debit','TAX OFFICE','TAX')]}
    if region in('TW','MO') or bl=='bochk': NZ['X']=[('轉出','房東陳先生','租金'),('轉出','供應商','貨款'),('扣款','電力公司','電費'),('轉出','員工薪資','薪資')]
    pool=NZ['CN' if region=='CN' else 'X']; ppl=['张伟','李娜','王芳','刘洋','陈静']
    nz=r.choice([.2,.6,1.2]); avg=max(5000,int(nets([s for s in base])/(max(1,(G1-G0).days))))
    credits_noise=r.choice([0,0,.05,.12]) if not harder else r.choice([0,.1,.25,.4])
    if credits_noise: comp.append('transfers_in')
    for d in days(b0,b1):
        n=0
        while r.random()<nz/(1+nz) and n<4:
            n+=1; m=r.choice(pool); rows.append(dict(dt=datetime.combine(d,time(r.randint(9,18),r.randint(0,59),r.randint(0,59))),amt=-(int(avg*r.uniform(.05,2))//100*100 or 100)-r.choice([0,0,r.randint(1,99)])*(region!='TW'),cp=m[1].format(p=r.choice(ppl)),cpa=''.join(r.choice('0123456789') for _ in range(16)),memo=m[2].format(n=r.randint(10,99)),summ=m[0]))
        if r.random()<credits_noise:
            who=r.choice(ppl) if region=='CN' else r.choice(['J SMITH','A WONG','M TAN'])
            rows.append(dict(dt=datetime.combine(d,time(r.randint(9,20),r.randint(0,59),r.randint(0,59))),amt=r.choice([50000,100000,200000,500000,r.randint(30,900)*100]),cp=who,cpa='62'+''.join(r.choice('0123456789') for _ in range(15)),memo=r.choice(['往来款','还款','转账','货款']) if region=='CN' else 'TRANSFER',summ='转账' if region=='CN' else 'Transfer'))
        if d.day==21 and d.month in(3,6,9,12): rows.append(dict(dt=datetime.combine(d,time(3,0,1)),amt=r.randint(101,4999)//(100 if region=='TW' else 1)*(100 if region=='TW' else 1) or 100,cp='',cpa='',memo='利息' if region=='CN' else 'INTEREST',summ='结息' if region=='CN' else 'Interest'))
    if harder and r.random()<.18:
        a=acqs[0]; m2=a.mid[:-3]+f'{r.randint(0,999):03d}'; comp.append('other_shop'+('_mid' if 'mid' in a.memo else ''))
        for d in days(b0-ONE,b1):
            dd=due_of(a,region,d,datetime.combine(d,time(9)))
            if b0<=dd<=b1 and r.random()<.8: rows.append(dict(dt=pt(a,dd),amt=int(avg*r.uniform(.3,1.2))//(100 if region=='TW' else 1)*(100 if region=='TW' else 1),cp=a.cp,cpa=cpa[a.idx],memo=memo(a,dd,d,None,m2),summ=a.summ,tak=2))
    if harder and r.random()<.12 and len(cred)>6:
        c=r.choice([c for c in cred if c['dt'].date()<b1-timedelta(2)] or cred); rows.append({**c,'dt':c['dt']+timedelta(minutes=2),'tak':3})
        d2=add_work(region,c['dt'].date(),1)
        if d2<=b1: rows.append(dict(dt=datetime.combine(d2,time(15,12,9)),amt=-c['amt'],cp=c['cp'],cpa=c['cpa'],memo='重复入账冲正' if region=='CN' else 'REVERSAL DUPLICATE CREDIT',summ='冲正' if region=='CN' else 'Reversal')); comp.append('dup_corrected')
        else: rows.pop()
    rows2=None
    if V.get('two_accounts'):
        md,dx,bl2=V['two_accounts']
        if md=='switch': rows2=[x for x in rows if x.get('tak') and x['dt'].date()>=dx]
        else:
            cs=[x for x in cred if x['dt'].date()>=dx][:1]; rows2=cs
        rows=[x for x in rows if not any(x is y for y in rows2)]
        for d in days(b0,b1):
            if q.random()<.3 or d in(b0,b1): rows2.append(dict(dt=datetime.combine(d,time(13,q.randint(0,59),8)),amt=q.choice([-1,1])*q.randint(100,900)*100,cp=q.choice(ppl) if region=='CN' else 'A N OTHER',cpa='6212340000111122',memo='转账' if region=='CN' else 'TRANSFER',summ='转账' if region=='CN' else 'Transfer'))
        rows2.sort(key=lambda x:(x['dt'],-x['amt']))
        bb=9000000
        for x in rows2: bb+=x['amt']; x['bal']=bb; x['no']=f"{x['dt']:%Y%m%d}{q.randint(10**7,10**8-1)}"
        for d in (b0,b1): rows.append(dict(dt=datetime.combine(d,time(13,20,8)),amt=-10000,cp=ppl[0] if region=='CN' else 'B N OTHER',cpa='6212340000111133',memo='转账' if region=='CN' else 'TRANSFER',summ='转账' if region=='CN' else 'Transfer'))
    rows.sort(key=lambda x:(x['dt'],-x['amt']))
    bal=r.randint(200,90000)*100
    need=0; run_=0
    for x in rows: run_+=x['amt']; need=min(need,run_)
    bal+=-need
    for i,x in enumerate(rows): bal+=x['amt']; x['bal']=bal; x['no']=f"{x['dt']:%Y%m%d}{r.randint(10**7,10**8-1)}"
    last=rows[-1]['dt'].date(); first=rows[0]['dt'].date()
    sh['b0']=b0; sh['b1']=b1
    cov1=b1 if BL['period'] else last; cov0=b0 if BL['period'] else first
    # ---- truth
    revs={}
    for q_ in items:
        if q_.get('of') is not None: revs.setdefault(id(q_['of']),[]).append(q_)
    truth={}
    exported=[s for s in items if S<=s['t'].date()<=E]
    und=set()
    for k,B in batches.items():
        L=[s for s in B if s['st'] in('lost','late') and s['kind']=='sale']
        if L and len(L)<len([s for s in B if s['kind']=='sale']):
            if not decidable(B): und|={s['ref'] for s in B}
        # edge: batch not wholly exported
        if L and any(not(S<=s['t'].date()<=E) for s in B): und|={s['ref'] for s in B}
        # the lost part nets to nothing
        if L and sum(amt(s) for s in B if s['st']!='paid')<=0: und|={s['ref'] for s in B}
    if rentB: und|={s['ref'] for s in rentB[3]}
    for s in exported:
        if s['kind']!='sale': continue
        st=None
        if s.get('voided') or s.get('voided_status'): st='voided'
        else:
            pd=s.get('payday'); lost=s['st']=='lost' or pd is None
            if not lost and pd>cov1: lost=True
            if s['due']<cov0: st='uncovered'
            elif lost:
                if s['due']>=cov1: st='awaited'
                elif BL['period'] and s['due']>=last: st='either'
                elif not BL['period'] and s['due']<=first: st='either'
                else: st='missing'
            elif pd>s['due']: st='either' if s.get('lm_und') else 'late'
            else: st='paid'
        lostref=any(q['kind']=='refund' and q.get('st')!='paid' for q in revs.get(id(s),[]))
        truth[s['ref']]=dict(status=st,due=str(s['due']),paid_on=str(s['payday']) if s.get('payday') and st in('paid','late') else None,run=str(s['run']),alias=sorted({s['ref'],s['order'],s['order2'],s['trace']}),term=s['term'],chan=s['chan'],gross=s['gross'],net=amt(s),rev=[x_ for q_ in revs.get(id(s),[]) for x_ in (q_['ref'],q_['order'],q_['order2'])],t=str(s['t']),why=s.get('why'),und=s['ref'] in und,ignore=bool(st=='missing' and s.get('refunded')=='full' and lostref))
    # ---- files
    posf=[];bankf=[]
    for a in acqs:
        X=[s for s in exported if s['a'] is a]
        sh2=dict(sh,mid=a.mid,rate_txt=a.plan_txt)
        X.sort(key=lambda s:(s['t'],s['ref']))
        desc=r.random()<.3 and a.layout not in('wechat','alipay')
        fm=r.choice(a.L['fmts']); fmt,style=fmts(fm,r,a.L,region,'pos')
        parts=[X]; split=None
        if harder and r.random()<.3 and len(X)>30:
            split=r.choice(['half','half_overlap','terminal'] if len(a.terms)>1 and a.L['term'] else ['half','half_overlap'])
            mid=S+timedelta((E-S).days//2)
            if split=='half': parts=[[s for s in X if s['t'].date()<=mid],[s for s in X if s['t'].date()>mid]]; rng=[(S,mid),(mid+ONE,E)]
            elif split=='half_overlap': parts=[[s for s in X if s['t'].date()<=mid+timedelta(3)],[s for s in X if s['t'].date()>mid]]; rng=[(S,mid+timedelta(3)),(mid+ONE,E)]
            else: parts=[[s for s in X if s['term']==t] for t in a.terms]; rng=[(S,E)]*len(parts)
            comp.append('pos_'+split)
        else: rng=[(S,E)]
        for i,(Pt,(x0,x1)) in enumerate(zip(parts,rng)):
            if not Pt: continue
            if desc: Pt=Pt[::-1]
            st2=dict(style)
            sh3=dict(sh2,S=x0,E=x1)
            if a is acqs[0]:
                st2['V']=V; Pt=[present(s,V) for s in Pt]
            data=W.build(a.layout,W.POS,Pt,sh3,r,fmt,st2)
            nm=f"pos_{a.layout}_{i+1}.{ext(fmt)}"
            if V.get('zip') and a is acqs[0] and fmt['kind']!='xlsx':
                import io,zipfile
                z=io.BytesIO(); zf=zipfile.ZipFile(z,'w',zipfile.ZIP_DEFLATED); zf.writestr(zipfile.ZipInfo(nm,(2025,1,1,0,0,0)),data); zf.close(); data=z.getvalue(); nm+='.zip'
            posf.append((nm,data))
    fm=r.choice(BL['fmts']); fmt,style=fmts(fm,r,BL,region,'bank')
    if V.get('odddt'): style['odddt']=q.choice(['%Y-%m-%d-%H.%M.%S.000000','%Y%m%d%H%M%S','%Y/%m/%d %H:%M','%Y年%m月%d日 %H:%M:%S'])
    desc=r.random()<BL.get('desc',0)
    parts=[(rows,b0,b1)]
    if harder and r.random()<.2 and len(rows)>20:
        m=b0+timedelta((b1-b0).days//2); ov=timedelta(r.choice([0,0,3]))
        parts=[([x for x in rows if x['dt'].date()<=m+ov],b0,m+ov),([x for x in rows if x['dt'].date()>m],m+ONE,b1)]; comp.append('bank_split'+('_overlap' if ov else ''))
    if rows2 is not None:
        f2=r.choice(W.BANK[bl2]['fmts']); fmt2,style2=fmts(f2,r,W.BANK[bl2],region,'bank')
        bankf.append((f"bank2_{bl2}.{ext(fmt2)}",W.build(bl2,W.BANK,rows2,dict(sh,acct=sh['acct'][:-4]+'7788',b0=b0,b1=b1),r,fmt2,style2,None)))
    for i,(R_,x0,x1) in enumerate(parts):
        if not R_: continue
        if desc: R_=R_[::-1] if not (R_ is rows) else rows[::-1]
        pg=r.choice([25,30,40]) if BL.get('pages') else None
        bankf.append((f"bank_{bl}_{i+1}.{ext(fmt)}",W.build(bl,W.BANK,R_,dict(sh,b0=x0,b1=x1),r,fmt,style,pg)))
    meta=dict(seed=seed,tier='harder' if harder else 'ordinary',region=region,month=f'{month[0]}-{month[1]:02d}',S=str(S),E=str(E),bank=bl,cover=[str(cov0),str(cov1)],lastrow=str(last),
        acqs=[dict(layout=a.layout,lag=a.lag,cut=f'{a.cut//60}:{a.cut%60:02d}',shape=a.shape,net=a.net,feedeb=a.feedeb,merge=a.merge,manual=a.manual,terms=a.terms,chans=a.chans,rates={c:v for c,v in a.rates.items()}) for a in acqs],
        comp=sorted(set(comp)),faults=faults,nsales=len(truth),refunds=nref)
    gen.items=live
    return dict(pos=posf,bank=bankf,truth=truth,meta=meta)

def s_free(r,region): return r.randint(5000,9900)//100*100 if region=='TW' else r.randint(3001,15999)
def amt(s): return s['gross']-s['fee'] if s['a'].net else s['gross']
def rd(a,t):
    m=t.hour*60+t.minute
    return t.date()+ONE if m>=a.cut else t.date()
def due_of(a,region,run,t):
    if a.manual:
        for p in a.P:
            if p>run: return p
        return a.P[-1]+timedelta(3)
    lag=a.lag
    if getattr(a,'change',None) and run>=a.change: lag=a.lag2
    if lag=='T0': return run
    if lag=='D1': return run+ONE
    return add_work(region,run,1 if lag=='T1' else 2)
def present(s,V):
    if V.get('posref') and s['gross']<0:
        p=dict(s); p['show_pos']=1; return p
    return s
def unique_single(B,L):
    D=sum(amt(s) for s in L); k=len(L); N=[s for s in B if s['kind']=='sale' and not s.get('voided')]
    v=[amt(s) for s in N]; cnt=v.count(D)
    if k>=2:
        seen={}
        for i,x in enumerate(v):
            cnt+=sum(1 for y in v[:i] if x+y==D)
    if k>=3 and len(v)<=150:
        for i in range(len(v)):
            for j in range(i):
                w=D-v[i]-v[j]
                cnt+=v[:j].count(w)
    elif k>=3: return False
    if cnt!=1: return False
    for f in ('term','chan'):
        g={}
        for s in B: g[s[f]]=g.get(s[f],0)+amt(s)
        for t,x in g.items():
            if x==D and len(g)>1 and not all(s[f]==t for s in L): return False
    return True
def decidable(B):
    lost=[s for s in B if s['st']!='paid']; L=[s for s in lost if s['kind']=='sale']
    why={s['why'] for s in L}
    if len(why)>1: return False
    w=next(iter(why))[1]
    if w=='single': return unique_single(B,L)
    if w in('terminal','channel'): return True
    D=sum(amt(s) for s in lost)
    if len(L)>1 and any(amt(s)==D for s in B if s['kind']=='sale'): return False
    ids={s['ref'] for s in lost}
    for f in ('term','chan'):
        g={}
        for s in B: g.setdefault(s[f],[]).append(s)
        for t,x in g.items():
            if sum(map(amt,x))==D and {s['ref'] for s in x}!=ids: return False
    return True
def ext(fmt): return 'xlsx' if fmt['kind']=='xlsx' else fmt.get('ext','csv')
def fmts(fm,r,L,region,what):
    k=fm[0]; style={}
    if region=='EU' and k.startswith('csv;'): style['comma']=True
    if region=='TW': style['int']=True
    if L.get('thou') and not (L.get('name')=='boc_corp' and False): style['thou']=r.random()<.8
    if L.get('sym'): style['sym']=L['sym']
    if k=='xlsx':
        style['textmoney']=r.random()<.5; style['realdates']=r.random()<.35
        return dict(kind='xlsx',sheet=r.choice(['Sheet1','交易明细','sheet0'])),style
    fmt=dict(kind='csv',enc=fm[1],eol=r.choice(['\r\n','\n']))
    if k=='tsv': fmt.update(sep='\t',ext=r.choice(['tsv','txt']))
    if k.startswith('csv;'): fmt['sep']=';'
    if k.endswith(';q'): fmt['quote']='all'
    if k=='csvbt': style['bt']=True
    if k=='csvtab': fmt['quote']='all'; style['idwrap']='tab'
    if k=='csv' and region=='CN': style['idwrap']=r.choice([None,'tab','tabs','tick' if what=='pos' else None])
    if k=='csv' and r.random()<.25: fmt['quote']='all'
    return fmt,style

if __name__=='__main__':
    import sys,collections
    a,b=map(int,sys.argv[1].split('-'))
    for s in range(a,b+1):
        g=gen(s); m=g['meta']; c=collections.Counter(t['status'] for t in g['truth'].values())
        print(s,m['tier'],m['region'],m['month'],[ (x['layout'],x['lag'],x['shape'],x['cut'],x['merge']) for x in m['acqs']],m['bank'],m['comp'],m['faults'],dict(c),'und',sum(t['und'] for t in g['truth'].values()))
