from batch import *
def samp(R,l,n): return R.sample(l,min(n,len(l)))
def J_(d,files_pos,files_bank,extra=()):
    a=['reconcile']
    for f in files_pos: a+=['--pos',f]
    for f in files_bank: a+=['--bank',f]
    return rj(a+list(extra))
def verdict(j,miss,aw=None,late=None,label='',cause=None,extra=None):
    if not j.get('ok'): return 'refused',[str(j)[:400]]
    D_=j['data']; notes=[]
    got={m['reference'] for m in D_['missing'] if m['kind']=='sale'}; sure={m['reference'] for m in D_['missing'] if m.get('sure')}
    ex=got-miss; la=miss-got; v='exact'
    if ex or la:
        alt=[r for r in D_['runs'] if r.get('alternatives')]
        v='WRONG-SURE' if ex&sure else 'unsure' if ex else ('open' if alt or any(r['state'] in('short','missing') for r in D_['runs']) else 'MISSED')
        notes.append(('extra',len(ex),'sure',len(ex&sure),'lack',len(la),'of',len(miss)))
    if aw is not None:
        a={m['reference'] for m in D_['awaited'] if m['kind']=='sale'}
        if a!=aw: v+='+aw'; notes.append(('aw extra',len(a-aw),'lack',len(aw-a)))
    if late is not None:
        a={m['reference'] for m in D_['late'] if m['kind']=='sale'}
        if a!=late: v+='+late'; notes.append(('late extra',len(a-late),'lack',len(late-a)))
    if cause:
        c=[x['cause'] for x in D_['causes']]
        if not c or c[0] not in cause: notes.append(('cause',c[:4])); v+='+cause'
    if D_['unmatched']: notes.append(('unmatched',len(D_['unmatched']),D_['unmatched'][0]['amount']['text'],D_['unmatched'][0]['date']))
    p=D_['payout']; 
    if v!='exact': notes.append((p['shape'],p['amount'],p['lag'],p['confidence_permille']) if p else None); notes.append([w['code'] for w in j['warnings']])
    return v,notes
HOL={'HK':{'2026-04-03','2026-04-04','2026-04-06','2026-04-07','2026-05-01','2026-05-25','2026-06-19','2026-07-01','2026-02-17','2026-02-18','2026-02-19','2026-10-01','2026-10-19'},
 'GB':{'2026-04-03','2026-04-06','2026-05-04','2026-05-25','2026-08-31'},'SG':{'2026-02-17','2026-02-18','2026-04-03','2026-05-01','2026-05-27','2026-06-01','2026-08-10'}}
def base(R,start,days,terms,perday,pre=8,channels=False,cents=True,kinds=True,rates=None):
    S=[]; d=start-D.timedelta(pre); end=start+D.timedelta(days-1)
    while d<=end:
        for _ in range(max(1,int(R.gauss(perday,perday*.25)))):
            t=D.datetime.combine(d,D.time(min(22,max(8,int(R.gauss(15,3.2)))),R.randrange(60),R.randrange(60)))
            g=R.randrange(900,60000) if R.random()<.93 else R.randrange(60000,600000)
            if not cents: g=max(500,g//100*100)
            S.append(dict(t=t,k='sale',g=g,term=R.choice(terms),ch=R.choice(CH) if channels else '银行卡',kind=R.choice(KIND)))
        d+=D.timedelta(1)
    S.sort(key=lambda x:x['t']); return S,end
def fin(S,rate):
    for i,x in enumerate(S):
        s=1 if x['k']=='sale' else -1
        x['f']=s*rate(x); x['gs']=s*x['g']; x['net']=x['gs']-x['f']; x['i']=i; x['ref']=f"{735_0000_0000+i*37:012d}"; x['order']=x['ref']; x['card']='622848******%04d'%(i%10000); x['run']=x['t'].date()
def noise(R,rows,start,end):
    d=start
    while d<=end:
        if R.random()<.35: rows.append(dict(t=D.datetime.combine(d,D.time(R.randrange(9,18),R.randrange(60))),a=-R.randrange(1000,500000),cp=R.choice(['国网江苏省电力公司','苏州蔬菜批发有限公司','房东李四']),m=R.choice(['货款','转账'])))
        d+=D.timedelta(1)
    rows.append(dict(t=D.datetime.combine(end,D.time(23,50)),a=-1200,cp='',m='短信服务费'))
def bal(rows,start,end):
    rows=[r for r in rows if start<=r['t'].date()<=end]; rows.sort(key=lambda r:r['t']); b=5000000
    for r in rows: b+=r['a']; r['bal']=b
    return rows
def dump(name,seed,c,pos,rows):
    d=OUT+f'/scen/{name}-{seed}'; os.makedirs(d,exist_ok=True)
    open(d+'/pos.csv','wb').write(pos_csv(c,pos)); open(d+'/bank.csv','wb').write(bank_csv(c,rows)); return d
c0=lambda R:dict(layout=R.choice([0,1,3,4,5]),blayout=R.choice([0,1,2,3,5]),feecol=True,channels=True,ordr=R.random()<.2)
ST=[D.date(2026,3,1),D.date(2025,6,1),D.date(2025,9,15),D.date(2026,4,20),D.date(2026,2,1),D.date(2025,12,15)]
r5=lambda x:(x['g']*(38 if x['ch']!='银行卡' else 60)+5000)//10000
def multi_payer(seed):
    R=random.Random(seed); start=R.choice(ST); S,end=base(R,start,30,['21391326','21391327'],R.choice([15,24]),channels=True); fin(S,r5); c=c0(R)
    P={'银行卡':'银联商务股份有限公司','微信':'财付通支付科技有限公司','支付宝':'支付宝（中国）网络技术有限公司'}
    due=lambda x:addw(x['run'],1) if x['ch']=='银行卡' else x['run']+D.timedelta(1)
    fd=start+D.timedelta(R.randrange(8,20)); F=R.choice(['none','ch','lostcard','few']); un=set()
    if F=='ch': ch=R.choice(['微信','支付宝']); un={x['i'] for x in S if x['ch']==ch and fd<=x['run']<=fd+D.timedelta(2)}
    if F=='lostcard': dd=addw(fd,1); un={x['i'] for x in S if x['ch']=='银行卡' and due(x)==dd}
    if F=='few': ch=R.choice(CH); un={x['i'] for x in samp(R,[x for x in S if x['ch']==ch and x['run']==fd],2)}
    g={}
    for x in S:
        if x['i'] not in un: g.setdefault((due(x),x['ch']),[]).append(x)
    rows=[dict(t=D.datetime.combine(k[0],D.time(9,10)),a=sum(x['net'] for x in v),cp=P[k[1]],m='结算款') for k,v in g.items()]
    noise(R,rows,start,end); rows=bal(rows,start,end); pos=[x for x in S if x['t'].date()>=start]
    d=dump('multi',seed,c,pos,rows); rc,j=J_(d,[d+'/pos.csv'],[d+'/bank.csv'])
    miss={x['ref'] for x in pos if x['i'] in un and due(x)<end}; aw={x['ref'] for x in pos if due(x)>end}
    return F,verdict(j,miss,aw,set())
def fee_monthly(seed):
    R=random.Random(seed); start=R.choice(ST); S,end=base(R,start,30,['21391326'],R.choice([10,18])); fin(S,r5); c=c0(R); c['feecol']=R.random()<.5
    due=lambda x:addw(x['run'],1); fd=start+D.timedelta(R.randrange(8,20)); F=R.choice(['none','lost','few']); un=set()
    if F=='lost': dd=addw(fd,1); un={x['i'] for x in S if due(x)==dd}
    if F=='few': un={x['i'] for x in samp(R,[x for x in S if x['run']==fd],2)}
    g={}
    for x in S:
        if x['i'] not in un: g.setdefault(due(x),[]).append(x)
    rows=[dict(t=D.datetime.combine(k,D.time(9,10)),a=sum(x['gs'] for x in v),cp=PAYER,m='清算款') for k,v in g.items()]
    rows.append(dict(t=D.datetime.combine(end,D.time(15,0)),a=-sum(x['f'] for x in S if x['t'].date()>=start),cp=PAYER,m='商户手续费'))
    noise(R,rows,start,end); rows=bal(rows,start,end); pos=[x for x in S if x['t'].date()>=start]
    d=dump('feemon',seed,c,pos,rows); rc,j=J_(d,[d+'/pos.csv'],[d+'/bank.csv'])
    return F,verdict(j,{x['ref'] for x in pos if x['i'] in un and due(x)<end},{x['ref'] for x in pos if due(x)>end},set())
def two_files(seed):
    R=random.Random(seed); start=R.choice(ST); T=['21391326','21391327']; S,end=base(R,start,30,T,R.choice([12,20])); fin(S,r5); c=c0(R)
    due=lambda x:addw(x['run'],1); fd=start+D.timedelta(R.randrange(8,20)); F=R.choice(['none','lost','term']); un=set()
    if F=='lost': dd=addw(fd,1); un={x['i'] for x in S if due(x)==dd}
    if F=='term': tt=R.choice(T); un={x['i'] for x in S if x['run']>=fd and x['term']==tt}
    g={}
    sh=R.choice(['run','term'])
    for x in S:
        if x['i'] not in un: g.setdefault((due(x),x['term'] if sh=='term' else ''),[]).append(x)
    rows=[dict(t=D.datetime.combine(k[0],D.time(9,10)),a=sum(x['net'] for x in v),cp=PAYER,m='清算款') for k,v in g.items()]
    noise(R,rows,start,end); rows=bal(rows,start,end); pos=[x for x in S if x['t'].date()>=start]
    d=dump('twof',seed,c,pos,rows)
    for i,t in enumerate(T): open(d+f'/pos{i}.csv','wb').write(pos_csv(c,[x for x in pos if x['term']==t]))
    mid=start+D.timedelta(14)
    open(d+'/bank1.csv','wb').write(bank_csv(c,[r for r in rows if r['t'].date()<=mid])); open(d+'/bank2.csv','wb').write(bank_csv(c,[r for r in rows if r['t'].date()>mid]))
    rc,j=J_(d,[d+'/pos0.csv',d+'/pos1.csv'],[d+'/bank1.csv',d+'/bank2.csv'])
    return F+'/'+sh,verdict(j,{x['ref'] for x in pos if x['i'] in un and due(x)<end},{x['ref'] for x in pos if due(x)>end},set(),cause={'terminal_setting'} if F=='term' else None)
def bank_gap(seed):
    R=random.Random(seed); start=R.choice(ST); S,end=base(R,start,30,['21391326'],R.choice([10,18])); fin(S,r5); c=c0(R)
    due=lambda x:addw(x['run'],1); rows=[]; g={}
    a=start+D.timedelta(11); b=start+D.timedelta(18)  # days a..b not covered
    F=R.choice(['none','lost']); un=set()
    if F=='lost': fd=start+D.timedelta(22); dd=addw(fd,1); un={x['i'] for x in S if due(x)==dd}
    for x in S:
        if x['i'] not in un: g.setdefault(due(x),[]).append(x)
    rows=[dict(t=D.datetime.combine(k,D.time(9,10)),a=sum(x['net'] for x in v),cp=PAYER,m='清算款') for k,v in g.items()]
    noise(R,rows,start,end)
    for dd_ in (start,a-D.timedelta(1),b+D.timedelta(1)): rows.append(dict(t=D.datetime.combine(dd_,D.time(23,40)),a=-100,cp='',m='手续费'))
    rows=bal(rows,start,end); pos=[x for x in S if x['t'].date()>=start]
    d=dump('gap',seed,c,pos,rows)
    pre1=[['账号','6230001234567894321'],['查询期间',f'{start} 至 {a-D.timedelta(1)}']]; pre2=[['账号','6230001234567894321'],['查询期间',f'{b+D.timedelta(1)} 至 {end}']]
    h=['交易日期','交易时间','收入金额','支出金额','余额','对方户名','摘要']; f=lambda r:[di(r['t']),hms(r['t']),inn(r['a']),out(r['a']),c2(r['bal']),r['cp'],r['m']]
    open(d+'/bank1.csv','wb').write(gb(table(pre1+[h]+[f(r) for r in rows if r['t'].date()<a]))); open(d+'/bank2.csv','wb').write(gb(table(pre2+[h]+[f(r) for r in rows if r['t'].date()>b])))
    rc,j=J_(d,[d+'/pos.csv'],[d+'/bank1.csv',d+'/bank2.csv'])
    v,n=verdict(j,{x['ref'] for x in pos if x['i'] in un and due(x)<end},{x['ref'] for x in pos if due(x)>end},set())
    if j.get('ok'):
        u={m['reference'] for m in j['data']['uncovered']}; w={x['ref'] for x in pos if a<=due(x)<=b}
        if u!=w: n.append(('uncov extra',len(u-w),'lack',len(w-u)))
        n.append(j['data']['needed']) if not j['data']['needed'] else None
    return F,(v,n)
def lumped(seed):
    R=random.Random(seed); start=R.choice(ST); S,end=base(R,start,30,['21391326'],R.choice([10,18]));fin(S,r5); c=c0(R)
    due=lambda x:addw(x['run'],1); fd=start+D.timedelta(R.randrange(8,18)); d1=addw(fd,1); k=R.choice([1,2]); d2=addw(d1,k)
    g={}
    for x in S: g.setdefault(d2 if due(x)==d1 else due(x),[]).append(x)
    rows=[dict(t=D.datetime.combine(kk,D.time(9,10)),a=sum(x['net'] for x in v),cp=PAYER,m='清算款') for kk,v in g.items()]
    noise(R,rows,start,end); rows=bal(rows,start,end); pos=[x for x in S if x['t'].date()>=start]
    d=dump('lump',seed,c,pos,rows); rc,j=J_(d,[d+'/pos.csv'],[d+'/bank.csv'])
    return 'lump',verdict(j,set(),{x['ref'] for x in pos if due(x)>end},{x['ref'] for x in pos if due(x)==d1})
def chargeback(seed):
    R=random.Random(seed); start=R.choice(ST); S,end=base(R,start,30,['21391326'],R.choice([12,18]))
    for _ in range(2):
        s=R.choice([x for x in S if x['t'].date()>=start and x['g']<60000 and (end-x['t'].date()).days>8]); r=dict(s); r.update(k='cb',t=s['t']+D.timedelta(days=5)); S.append(r)
    S.sort(key=lambda x:x['t']); fin(S,r5)
    for x in S:
        if x['k']=='cb': x['f']=0; x['net']=x['gs']
    c=c0(R); c['layout']=0
    due=lambda x:addw(x['run'],1); fd=start+D.timedelta(R.randrange(8,20)); F=R.choice(['none','few']); un=set()
    if F=='few': un={x['i'] for x in samp(R,[x for x in S if x['run']==fd and x['k']=='sale'],2)}
    g={}
    for x in S:
        if x['i'] not in un: g.setdefault(due(x),[]).append(x)
    rows=[dict(t=D.datetime.combine(kk,D.time(9,10)),a=sum(x['net'] for x in v),cp=PAYER,m='清算款') for kk,v in g.items()]
    noise(R,rows,start,end); rows=bal(rows,start,end); pos=[x for x in S if x['t'].date()>=start]
    d=dump('cb',seed,c,pos,rows)
    b=open(d+'/pos.csv','rb').read().decode('gb18030'); L=b.split('\r\n'); 
    for x in pos:
        if x['k']=='cb':
            for i,l in enumerate(L):
                if x['ref'] in l: L[i]=l.replace('退货','拒付')
    open(d+'/pos.csv','wb').write('\r\n'.join(L).encode('gb18030'))
    rc,j=J_(d,[d+'/pos.csv'],[d+'/bank.csv'])
    return F,verdict(j,{x['ref'] for x in pos if x['i'] in un and due(x)<end},{x['ref'] for x in pos if due(x)>end and x['k']=='sale'},set())
def foreign(seed):
    R=random.Random(seed); pl=R.choice(['HK','GB','SG']); start={'HK':D.date(2026,3,20),'GB':D.date(2026,3,20),'SG':D.date(2026,3,20)}[pl]
    if R.random()<.4: start=D.date(2026,4,20)
    isb=lambda d:d.weekday()<5 and str(d) not in HOL[pl]
    def ab(d,n):
        while n:
            d+=D.timedelta(1)
            if isb(d): n-=1
        return d
    S,end=base(R,start,30,['T1001','T1002'],R.choice([12,20])); fin(S,lambda x:(x['g']*150+5000)//10000)
    lag=R.choice([1,2]); due=lambda x:ab(x['run'],lag); fd=start+D.timedelta(R.randrange(8,18)); F=R.choice(['none','lost','few','term']); un=set()
    if F=='lost': dd=due(dict(run=fd)); un={x['i'] for x in S if due(x)==dd}
    if F=='few': un={x['i'] for x in samp(R,[x for x in S if x['run']==fd],2)}
    if F=='term': un={x['i'] for x in S if x['run']>=fd and x['term']=='T1002'}
    g={}
    merge=R.random()<.7
    for x in S:
        if x['i'] not in un: g.setdefault((due(x),'' if merge else x['run']),[]).append(x)
    cur={'HK':'HKD','GB':'GBP','SG':'SGD'}[pl]; py={'HK':'GLOBAL PAYMENTS','GB':'WORLDPAY','SG':'NETS MERCHANT'}[pl]
    rows=[dict(t=D.datetime.combine(kk[0],D.time(9,10)),a=sum(x['net'] for x in v),cp=py,m='MERCHANT SETTLEMENT') for kk,v in g.items()]
    noise(R,rows,start,end)
    for r in rows:
        if not r['cp'].isascii() or not r['m'].isascii(): r['cp']='FRESH VEG LTD'; r['m']='PAYMENT'
    rows=bal(rows,start,end); pos=[x for x in S if x['t'].date()>=start]
    d=OUT+f'/scen/fo-{seed}'; os.makedirs(d,exist_ok=True)
    h=['Transaction Date','Time','Terminal ID','Card Number','Scheme','Type','Currency','Gross Amount','Fee','Net Amount','Reference']
    open(d+'/pos.csv','wb').write(u8(table([h]+[[dmy(x['t']),hms(x['t']),x['term'],'4567******1234','VISA','SALE',cur,c2(x['g']),c2(x['f']),c2(x['net']),x['ref']] for x in pos])))
    open(d+'/bank.csv','wb').write(u8(table([['Account Number','12345678'],['Currency',cur],['Date','Description','Debit','Credit','Balance']]+[[dmy(r['t']),r['cp']+' '+r['m'],out(r['a']),inn(r['a']),c2(r['bal'])] for r in rows])))
    rc,j=J_(d,[d+'/pos.csv'],[d+'/bank.csv'])
    return pl+'/'+F,verdict(j,{x['ref'] for x in pos if x['i'] in un and due(x)<end},{x['ref'] for x in pos if due(x)>end},set())
def short_bank(seed):
    R=random.Random(seed); start=R.choice(ST); S,end=base(R,start,30,['21391326'],12); fin(S,r5); c=c0(R); bend=start+D.timedelta(R.choice([14,17,20]))
    due=lambda x:addw(x['run'],1); g={}
    fd=start+D.timedelta(6); F=R.choice(['none','lost']); un=set()
    if F=='lost': dd=due(dict(run=fd)); un={x['i'] for x in S if due(x)==dd}
    for x in S:
        if x['i'] not in un: g.setdefault(due(x),[]).append(x)
    rows=[dict(t=D.datetime.combine(kk,D.time(9,10)),a=sum(x['net'] for x in v),cp=PAYER,m='清算款') for kk,v in g.items()]
    noise(R,rows,start,bend); rows=bal(rows,start,bend); pos=[x for x in S if x['t'].date()>=start]
    d=dump('sb',seed,c,pos,rows); rc,j=J_(d,[d+'/pos.csv'],[d+'/bank.csv'])
    return F,verdict(j,{x['ref'] for x in pos if x['i'] in un and due(x)<bend},{x['ref'] for x in pos if due(x)>bend},set())
def dup_uncorrected(seed):
    R=random.Random(seed); start=R.choice(ST); S,end=base(R,start,30,['21391326'],12); fin(S,r5); c=c0(R)
    due=lambda x:addw(x['run'],1); g={}
    for x in S: g.setdefault(due(x),[]).append(x)
    rows=[dict(t=D.datetime.combine(kk,D.time(9,10)),a=sum(x['net'] for x in v),cp=PAYER,m='清算款') for kk,v in g.items()]
    r=R.choice([r for r in rows if start+D.timedelta(5)<=r['t'].date()<end-D.timedelta(5)]); rows.append(dict(r,t=r['t']+D.timedelta(minutes=1)))
    noise(R,rows,start,end); rows=bal(rows,start,end); pos=[x for x in S if x['t'].date()>=start]
    d=dump('du',seed,c,pos,rows); rc,j=J_(d,[d+'/pos.csv'],[d+'/bank.csv'])
    v,n=verdict(j,set(),{x['ref'] for x in pos if due(x)>end},set())
    if not any(u['amount']['minor']==r['a'] for u in j['data']['unmatched']) and not any(q['state']=='over' for q in j['data']['runs']): n.append('dup not shown'); v+='+notshown'
    return 'dup',(v,n)
def same_second(seed):
    R=random.Random(seed); start=R.choice(ST); S,end=base(R,start,30,['21391326','21391327'],14)
    for _ in range(3):
        x=R.choice([x for x in S if x['t'].date()>=start]); S.append(dict(x))
    S.sort(key=lambda x:(x['t'],x['term'])); fin(S,r5); c=c0(R); c['layout']=5
    due=lambda x:addw(x['run'],1); g={}
    fd=start+D.timedelta(R.randrange(8,18)); F=R.choice(['none','lost']); un=set()
    if F=='lost': dd=due(dict(run=fd)); un={x['i'] for x in S if due(x)==dd}
    for x in S:
        if x['i'] not in un: g.setdefault(due(x),[]).append(x)
    rows=[dict(t=D.datetime.combine(kk,D.time(9,10)),a=sum(x['net'] for x in v),cp=PAYER,m='清算款') for kk,v in g.items()]
    noise(R,rows,start,end); rows=bal(rows,start,end); pos=[x for x in S if x['t'].date()>=start]
    d=dump('ss',seed,c,pos,rows)
    h=['终端号','交易时间','卡号','交易类型','交易金额','手续费']
    open(d+'/pos.csv','wb').write(gb(table([h]+[[x['term'],ds(x['t'])+' '+hms(x['t']),'622848******1234','消费',c2(x['g'],''),c2(x['f'],'')] for x in pos])))
    rc,j=J_(d,[d+'/pos.csv'],[d+'/bank.csv'])
    if not j.get('ok'): return F,('refused',[str(j)[:300]])
    n=len(j['data']['missing']); w=len([x for x in pos if x['i'] in un and due(x)<end]); g_=sum(m['gross']['minor'] for m in j['data']['missing']); wg=sum(x['g'] for x in pos if x['i'] in un and due(x)<end)
    return F,('exact' if (n,g_)==(w,wg) and j['data']['totals']['sales']['count']==len(pos) else 'WRONG',[n,w])
SC=[multi_payer,fee_monthly,two_files,bank_gap,lumped,chargeback,foreign,short_bank,dup_uncorrected,same_second]
if __name__=='__main__':
    a,b=int(sys.argv[1]),int(sys.argv[2]); sel=sys.argv[3:] 
    for s in SC:
        if sel and s.__name__ not in sel: continue
        cnt=collections.Counter()
        for i in range(a,b):
            F,(v,n)=s(i); cnt[v]+=1
            if v!='exact' or n: print(s.__name__,i,F,v,n,flush=True)
        print(s.__name__,dict(cnt),flush=True)
