from scen import *
def h(seed,memo,cp,n):
    R=random.Random(seed*13+5); start=R.choice(ST); S,end=base(R,start,30,['21391326','21391327'],R.choice([8,14,22]),channels=False); fin(S,r5); c=c0(R); c['channels']=False
    due=lambda x:addw(x['run'],1); fd=start+D.timedelta(R.randrange(7,13)); hs=[]
    for q in range(n):
        x=R.choice([x for x in S if x['run']==fd+D.timedelta(q*2)]); x['g']=R.randrange(800000,3000000); x['f']=r5(x); x['gs']=x['g']; x['net']=x['g']-x['f']; hs.append(x['i'])
    g={}
    for x in S:
        pd=due(x); k=''
        if x['i'] in hs: pd=addw(pd,5); k=x['i']
        g.setdefault((pd,k),[]).append(x)
    rows=[dict(t=D.datetime.combine(k[0],D.time(9,10) if k[1]=='' else D.time(15,1)),a=sum(x['net'] for x in v),cp=PAYER if k[1]=='' else cp,m='清算款' if k[1]=='' else memo) for k,v in g.items()]
    noise(R,rows,start,end); rows=bal(rows,start,end); pos=[x for x in S if x['t'].date()>=start]
    d=dump(f'held{n}',seed,c,pos,rows); rc,j=J_(d,[d+'/pos.csv'],[d+'/bank.csv']); return verdict(j,set(),None,{x['ref'] for x in pos if x['i'] in hs})
for memo,cp in(('清算款',PAYER),('风控解冻',PAYER),('延迟结算',PAYER),('风控款解付',''),('转账','银联商务股份有限公司客户备付金')):
    for n in(1,2):
        res=[h(i,memo,cp,n) for i in range(1,9)]; print(memo,cp,n,dict(collections.Counter(v for v,_ in res)),[str(x)[:150] for v,x in res if v!='exact'][:1])
