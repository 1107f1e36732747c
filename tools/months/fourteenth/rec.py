from lib import *
from bank1h import *
import sys, collections
from place import CAL
def isw(d):
    s=str(d)
    if s in CAL: return not CAL[s]
    return d.weekday()<5
def addw(d,n):
    while n>0:
        d+=D.timedelta(1)
        if isw(d): n-=1
    return d
def adj(d):
    while not isw(d): d+=D.timedelta(1)
    return d
KIND=['借记卡','贷记卡']; CH=['银行卡','微信','支付宝']
def gen(seed,fault=None,cfg=None):
    R=random.Random(seed*7919+13)
    c=dict(
      start=R.choice([D.date(2025,3,1),D.date(2025,4,1),D.date(2025,5,1),D.date(2025,9,20),D.date(2025,11,1),D.date(2026,1,1),D.date(2026,3,1),D.date(2026,4,1),D.date(2026,6,1),D.date(2026,2,5)]),
      days=R.choice([28,30,31]),
      shape=R.choices(['per_run','per_terminal_run','per_sale'],[6,3,1.5])[0],
      amount=R.choices(['net','gross'],[4,1])[0],
      lag=R.choices([(1,'w'),(1,'c'),(2,'w'),(0,'c')],[6,3,1,1])[0],
      merge=R.random()<.75,
      cutoff=R.choices([0,23,22,21],[6,2,1,1])[0],
      nterm=R.choice([1,2,2,3]),
      perday=R.choice([6,10,14,20,25]),
      cents=R.random()<.6,
      channels=R.random()<.5,
      feecol=R.random()<.8,
      rate=R.choice([38,55,60,100]),
      refunds=R.choice([0,2,5]),
      layout=R.randrange(6), blayout=R.randrange(6),
      ordr=R.random()<.3,
      tail=R.choice([0,0,1,3,7]), # bank goes on after sales
      same_account_noise=True)
    if c['shape']=='per_sale': c['perday']=min(c['perday'],10); c['refunds']=0
    if c['lag']==(0,'c') : c['cutoff']=R.choice([22,21]) if c['shape']!='per_sale' else 0
    if c['nterm']==1 and c['shape']=='per_terminal_run': c['shape']='per_run'
    if cfg: c.update(cfg)
    F=fault or R.choice(FAULTS)
    if F=='channel': c['channels']=True
    if F in('term_day','term_on'): c['nterm']=max(c['nterm'],2)
    if F=='kind': c['channels']=False
    if F in ('share',) : c['feecol']=True
    terms=[f"2139{R.randrange(1000,9999)}" for _ in range(c['nterm'])]
    sales=[]
    # sales also of the 6 days before the period (for before_period credits)
    def fee(x):
        if c['channels']:
            if x['ch']!='银行卡': return (x['g']*38+5000)//10000
        if x['kind']=='借记卡': return min((x['g']*50+5000)//10000,2000)
        return (x['g']*c['rate']+5000)//10000
    end=c['start']+D.timedelta(c['days']-1)
    d=c['start']-D.timedelta(12); n=0
    while d<=end:
        for _ in range(max(1,int(R.gauss(c['perday'],c['perday']*.25)))):
            t=D.datetime.combine(d,D.time(min(23,max(8,int(R.gauss(15,3.5)))),R.randrange(60),R.randrange(60)))
            g=R.randrange(900,60000) if R.random()<.93 else R.randrange(60000,800000)
            if not c['cents']: g=max(500,g//100*100)
            x=dict(t=t,k='sale',g=g,term=R.choice(terms),ch=R.choice(CH) if c['channels'] else '银行卡',kind=R.choice(KIND))
            sales.append(x)
        d+=D.timedelta(1)
    for _ in range(c['refunds']):
        s=R.choice([x for x in sales if x['k']=='sale' and x['t'].date()>=c['start'] and x['g']<30000])
        t=s['t']+D.timedelta(days=R.choice([0,1,2]),minutes=R.randrange(5,90))
        if t.date()>end: continue
        r=dict(s); r.update(k='refund',t=t,g=s['g'] if R.random()<.7 else max(100,s['g']//2)); sales.append(r)
    sales.sort(key=lambda x:x['t'])
    for i,x in enumerate(sales):
        x['f']=fee(x)*(1 if x['k']=='sale' else -1) ; x['s']=1 if x['k']=='sale' else -1
        if x['k']=='refund': x['f']=-fee(x)
        x['net']=x['s']*x['g']-x['f']; x['gs']=x['s']*x['g']
        x['ref']=f"{9735_0000_0000+seed%1000*100000+i:012d}"; x['i']=i
        x['order']=f"{x['t'].strftime('%Y%m%d%H%M%S')}{i:06d}"
        x['card']=R.choice(['622848******','621700******','436742******'])+f"{R.randrange(10000):04d}"
        rd=x['t'].date()
        if c['cutoff'] and x['t'].hour>=c['cutoff']: rd+=D.timedelta(1)
        x['run']=rd
        n_,u=c['lag']
        x['due']=addw(rd,n_) if u=='w' else rd+D.timedelta(n_)
    bankend=end+D.timedelta(c['tail'])
    inper=lambda x:x['t'].date()>=c['start']
    unpaid=set(); extralag={}; share=None; note={}
    # fault
    ds=[c['start']+D.timedelta(k) for k in range(c['days'])]
    mid=[d for d in ds[6:-7]]
    S=[x for x in sales if inper(x) and x['k']=='sale']
    def mark(f): 
        for x in sales:
            if inper(x) and f(x): unpaid.add(x['i'])
    fd=R.choice(mid)
    info={}
    runs_of=lambda d:[x for x in S if x['run']==d]
    if F=='lost':
        k=R.choice([1,1,2,3])
        # lose whole payment days so that merged weekends go together
        duel=sorted({x['due'] for x in S if x['run']>=fd})[:k]
        mark(lambda x:x['due'] in duel)
    elif F=='late_run':
        due=[x['due'] for x in S if x['run']>=fd][0]; L=R.choice([2,3,5])
        for x in sales:
            if x['due']==due: extralag[x['i']]=L
    elif F=='few':
        rs=runs_of(fd)
        if len(rs)>4:
            for x in R.sample(rs,R.choice([1,1,2,3])): unpaid.add(x['i'])
    elif F=='term_day':
        tm=R.choice(terms); k=R.choice([1,2,3]); dd={fd+D.timedelta(j) for j in range(k)}
        mark(lambda x:x['k']=='sale' and x['term']==tm and x['run'] in dd)
    elif F=='term_on':
        tm=R.choice(terms); mark(lambda x:x['k']=='sale' and x['term']==tm and x['run']>=fd)
    elif F=='channel':
        ch=R.choice(CH); k=R.choice([1,2,3]); dd={fd+D.timedelta(j) for j in range(k)}
        mark(lambda x:x['k']=='sale' and x['ch']==ch and x['run'] in dd)
    elif F=='kind':
        kk='贷记卡'; k=R.choice([1,2]); dd={fd+D.timedelta(j) for j in range(k)}
        mark(lambda x:x['k']=='sale' and x['kind']==kk and x['run'] in dd)
    elif F=='gap':
        rs=[x for x in runs_of(fd)]; x0=R.choice(rs); t0=x0['t'].replace(minute=0,second=0); t1=t0+D.timedelta(hours=R.choice([1,2]))
        mark(lambda x:x['k']=='sale' and t0<=x['t']<t1)
    elif F=='share': share=(fd,R.choice([30,50,100,200]))
    elif F=='extralag':
        for x in sales:
            if x['run']>=fd: extralag[x['i']]=-R.choice([1]) if False else 1
    elif F=='hold':
        x=max(runs_of(fd),key=lambda x:x['g']); 
        x['g']=R.randrange(1500000,4000000); x['f']=fee(x); x['net']=x['g']-x['f']; x['gs']=x['g']; unpaid.add(x['i'])
    elif F=='two':
        dl=[x['due'] for x in S if x['run']>=fd][0]; mark(lambda x:x['due']==dl)
        fd2=[d for d in mid if abs((d-fd).days)>4]; fd2=R.choice(fd2); rs=runs_of(fd2)
        for x in R.sample(rs,min(2,len(rs))): unpaid.add(x['i'])
    # credits
    groups=collections.OrderedDict()
    for x in sales:
        if x['i'] in unpaid: continue
        due=x['due']
        pd=due
        if x['i'] in extralag: pd=addw(due,extralag[x['i']]) if c['lag'][1]=='w' else due+D.timedelta(extralag[x['i']])
        x['paid']=pd
        if c['shape']=='per_sale': key=(pd,x['i'])
        else:
            key=(pd,) if (c['merge'] and c['lag'][1]=='w') else (pd,x['run'])
            if c['shape']=='per_terminal_run': key+=(x['term'],)
        groups.setdefault(key,[]).append(x)
    rows=[]; credits=[]
    for key,xs in groups.items():
        pd=key[0]
        amt=sum(x['net'] if c['amount']=='net' else x['gs'] for x in xs)
        if share:
            amt-=sum((x['g']*share[1]+5000)//10000 for x in xs if x['k']=='sale' and x['run']>=share[0])
        if amt==0: continue
        tt=D.datetime.combine(pd,D.time(9,15,12)) if c['shape']!='per_sale' else D.datetime.combine(pd,D.time(10,0,0))+D.timedelta(seconds=xs[0]['i']%3000)
        if c['lag']==(0,'c'): tt=D.datetime.combine(pd,D.time(23,30,0)) if c['shape']!='per_sale' else xs[0]['t']+D.timedelta(minutes=3)
        memo='POS清算款'
        if c['shape']=='per_terminal_run': memo='清算款 '+(xs[0]['term'] if R.random()<0.5 else '')
        rows.append(dict(t=tt,a=amt,cp=PAYER,m=memo,credit=True,xs=xs)); credits.append(rows[-1])
        if c['amount']=='gross':
            f=sum(x['f'] for x in xs)
            if f: rows.append(dict(t=tt+D.timedelta(seconds=5),a=-f,cp=PAYER,m='商户手续费',xs=[]))
    if F=='dup':
        cr=R.choice([r for r in credits if c['start']+D.timedelta(5)<=r['t'].date()<=end-D.timedelta(6)])
        rows.append(dict(t=cr['t']+D.timedelta(minutes=2),a=cr['a'],cp=PAYER,m=cr['m'],xs=[]))
        cd=addw(cr['t'].date(),R.choice([1,2])); rows.append(dict(t=D.datetime.combine(cd,D.time(16,0)),a=-cr['a'],cp=PAYER,m='重复清算冲回',xs=[]))
    d=c['start']
    while d<=bankend:
        if R.random()<.35: rows.append(dict(t=D.datetime.combine(d,D.time(R.randrange(9,18),R.randrange(60))),a=-R.randrange(1000,500000),cp=R.choice(['国网江苏省电力公司','苏州蔬菜批发有限公司','房东李四']),m=R.choice(['货款','转账']),xs=[]))
        if R.random()<.05: rows.append(dict(t=D.datetime.combine(d,D.time(R.randrange(9,18),R.randrange(60))),a=R.randrange(10,200)*10000,cp='王五',m='往来款',xs=[]))
        d+=D.timedelta(1)
    rows.append(dict(t=D.datetime.combine(bankend,D.time(23,50)),a=-1200,cp='',m='短信服务费',xs=[]))
    rows=[r for r in rows if c['start']<=r['t'].date()<=bankend]
    rows.sort(key=lambda r:r['t'])
    bal=8765432
    for r in rows: bal+=r['a']; r['bal']=bal
    pos=[x for x in sales if inper(x)]
    # truth
    J=bankend
    missing={x['ref'] for x in pos if x['i'] in unpaid and x['k']=='sale' and x['due']<J}
    refun={x['ref'] for x in pos if x['k']!='sale'}
    aw={x['ref'] for x in pos if x['k']=='sale' and x['due']>=J and not(x['i'] not in unpaid and x['paid']<=J)}
    late={x['ref'] for x in pos if x['k']=='sale' and x['i'] not in unpaid and x['paid']>x['due'] and x['paid']<=J}
    lateopen={x['ref'] for x in pos if x['k']=='sale' and x['i'] not in unpaid and x['paid']>J and x['due']<J}
    missing|=lateopen
    return c,F,pos,rows,dict(missing=missing,awaited=aw,late=late,share=share,J=J,fd=fd,end=end)
PAYER='银联商务股份有限公司'
FAULTS=['none','lost','lost','late_run','few','few','term_day','term_on','channel','kind','gap','share','extralag','hold','dup','two']
n0=lambda a:c2(a,'')
def pos_csv(c,pos):
    L=c['layout']; fee=c['feecol']; S=lambda x:'消费' if x['k']=='sale' else '退货'
    pay=lambda x:x['ch'] if c['channels'] else '银行卡'
    if L==0:
        pre=[['商户编号','898320158120001'],['商户名称','王记面馆']]
        h=['交易日期','交易时间','终端号','批次号','凭证号','检索参考号','卡号','卡类型','支付方式','交易类型','交易金额']+(['手续费','清算金额'] if fee else [])+['交易状态']
        r=[[d8(x['t']),h6(x['t']),x['term'],'000012',f"{x['i']:06d}",x['ref'],x['card'],x['kind'],pay(x),S(x),n0(x['gs'])]+([n0(x['f']),n0(x['net'])] if fee else [])+['成功'] for x in pos]
        e=gb
    elif L==1:
        pre=[]; h=['交易时间','交易类型','支付方式','卡类型','交易金额']+(['手续费','结算金额'] if fee else [])+['系统参考号','终端号','交易状态']
        r=[[di(x['t'])+' '+hms(x['t']),'消费' if x['k']=='sale' else '退款',pay(x),x['kind'],n0(x['gs'])]+([n0(x['f']),n0(x['net'])] if fee else [])+["`"+x['ref'],x['term'],'交易成功'] for x in pos]; e=bom
    elif L==2:
        pre=[]; h=['Transaction Date','Time','Terminal ID','RRN','Channel','Card Type','Type','Gross Amount']+(['Fee','Net Amount'] if fee else [])
        m={'银行卡':'Card','微信':'WeChat','支付宝':'Alipay'}
        r=[[dmy(x['t']),hms(x['t']),x['term'],x['ref'],m[pay(x)],'Debit' if x['kind']=='借记卡' else 'Credit','Sale' if x['k']=='sale' else 'Refund',c2(x['gs']) if x['gs']>0 else '('+c2(-x['gs'])+')']+([c2(x['f']),c2(x['net'])] if fee else []) for x in pos]; e=u8
    elif L==3:
        pre=[['通联商户对账单']]; h=['序号','终端编号','交易日期时间','支付渠道','卡类别','交易类型','交易金额(元)']+(['手续费(元)','入账金额(元)'] if fee else [])+['参考号']
        r=[[i+1,x['term'],ds(x['t'])+' '+hms(x['t']),pay(x),x['kind'],S(x),c2(x['g'])]+([c2(abs(x['f'])),c2(abs(x['net']))] if fee else [])+[x['ref']] for i,x in enumerate(pos)]; e=gb
    elif L==4:
        pre=[]; h=['交易日期','交易时间','商户订单号','参考号','门店','终端号','支付方式','卡种','类型','订单金额']+(['服务费','实收金额'] if fee else [])+['状态']
        r=[[x['t'].strftime('%Y年%m月%d日'),hms(x['t']),x['order'],x['ref'],'总店',x['term'],pay(x),x['kind'],'收款' if x['k']=='sale' else '退款',n0(x['gs'])]+([n0(x['f']),n0(x['net'])] if fee else [])+['已支付' if x['k']=='sale' else '已退款'] for x in pos]; e=u8
    else:
        pre=[]; h=['终端号','交易时间','参考号','交易类型','卡类型','支付方式','交易金额']+(['手续费'] if fee else [])
        r=[[x['term'],x['t'].strftime('%Y%m%d %H:%M:%S'),x['ref'],S(x),x['kind'],pay(x),n0(x['gs'])]+([n0(x['f'])] if fee else []) for x in pos]; e=gb
    if c['ordr']: r=r[::-1]
    return e(table(pre+[h]+r))
def bank_csv(c,rows):
    L=c['blayout']
    if L==0: pre=[['账号','6230001234567894321']]; h=['交易日期','交易时间','收入金额','支出金额','余额','对方户名','摘要']; f=lambda r:[di(r['t']),hms(r['t']),inn(r['a']),out(r['a']),c2(r['bal']),r['cp'],r['m']]; e=gb
    elif L==1: pre=[['活期账户明细'],['账号：32050198643600001234 户名：王记']]; h=['交易时间','借方发生额','贷方发生额','余额','对方户名','摘要']; f=lambda r:[d8(r['t'])+' '+hms(r['t']),out(r['a']) or '0.00',inn(r['a']) or '0.00',c2(r['bal']),r['cp'],r['m']]; e=gb
    elif L==2: pre=[]; h=['记账日','记账时间','借贷标志','发生额','余额','对方户名','用途']; f=lambda r:[ds(r['t']),hms(r['t']),'贷' if r['a']>0 else '借',c2(abs(r['a'])),c2(r['bal']),r['cp'],r['m']]; e=gb
    elif L==3: pre=[]; h=['交易日期','交易金额','账户余额','摘要','交易对手']; f=lambda r:[d8(r['t']),('+' if r['a']>0 else '')+n0(r['a']),n0(r['bal']),r['m'],r['cp']]; e=bom
    elif L==4: pre=[['Account Number','6230001234567894321']]; h=['Date','Description','Paid in','Paid out','Balance']; f=lambda r:[dmy(r['t']),(r['cp']+' '+r['m']).strip(),inn(r['a']),out(r['a']),c2(r['bal'])]; e=u8
    else: pre=[]; h=['日期','摘要','收/支','金额','余额','对方']; f=lambda r:[r['t'].strftime('%Y-%m-%d %H:%M'),r['m'],'收入' if r['a']>0 else '支出',n0(abs(r['a'])),n0(r['bal']),r['cp']]; e=u16
    rr=[f(r) for r in rows]
    if c['ordr']: rr=rr[::-1]
    return e(table(pre+[h]+rr))
def write(seed,base=OUT+'/rec',**k):
    c,F,pos,rows,T=gen(seed,**k)
    d=f'{base}/{seed}'; os.makedirs(d,exist_ok=True)
    open(d+'/pos.csv','wb').write(pos_csv(c,pos)); open(d+'/bank.csv','wb').write(bank_csv(c,rows))
    return d,c,F,pos,rows,T
