from scen import *
def l1(seed,norm,latetext,nl,shape='run'):
    R=random.Random(seed*13+5); start=R.choice(ST); T=['21391326','21391327']; S,end=base(R,start,R.choice([28,30,31]),T,R.choice([8,14,22]),channels=False); fin(S,r5); c=c0(R); c['channels']=False
    due=lambda x:addw(x['run'],1); fd=start+D.timedelta(R.randrange(7,13)); dues=sorted({due(x) for x in S if x['run']>=fd})[:nl]; back=addw(dues[-1],R.choice([2,3,4])); lt=set()
    g={}
    for x in S:
        pd=due(x); k2=''
        if pd in dues: k2=str(pd); pd=back; lt.add(x['i'])
        g.setdefault((pd,k2,x['term'] if shape=='term' else ''),[]).append(x)
    rows=[dict(t=D.datetime.combine(k[0],D.time(9,10) if not k[1] else D.time(14,0)),a=sum(x['net'] for x in v),cp='',m=(norm if not k[1] else latetext)) for k,v in g.items()]
    noise(R,rows,start,end); rows=bal(rows,start,end); pos=[x for x in S if x['t'].date()>=start]
    d=dump(f'l1-{nl}',seed,c,pos,rows)
    open(d+'/bank.csv','wb').write(u8(table([['交易日期','摘要','收入','支出','余额']]+[[di(r['t']),(r['cp']+' '+r['m']).strip(),inn(r['a']),out(r['a']),c2(r['bal'])] for r in rows])))
    rc,j=J_(d,[d+'/pos.csv'],[d+'/bank.csv']); v,n=verdict(j,set(),None,{x['ref'] for x in pos if x['i'] in lt})
    return v,n
for norm,lt_ in(('银联商务清算款','银联商务清算款补'),('银联商务清算款','银联商务补付清算款'),('商户清算','补入账'),('UMS SETTLEMENT','UMS ADJUSTMENT'),('清算款','冲正补记'),('清算款','清算款')):
    for nl in(1,2,3):
        for shape in('run','term'):
            res=[l1(i,norm,lt_,nl,shape) for i in range(1,9)]; cnt=collections.Counter(v for v,_ in res); print(norm,'->',lt_,nl,'runs',shape,dict(cnt),[str(n)[:170] for v,n in res if v!='exact'][:1],flush=True)
