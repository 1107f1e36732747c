from scen import *
def ins(seed,mode):
    R=random.Random(seed*13+5); start=R.choice(ST); T=['21391326','21391327']; S,end=base(R,start,30,T,R.choice([8,14,22]),channels=True); fin(S,r5); c=c0(R)
    due=lambda x:addw(x['run'],1); ds=sorted({due(x) for x in S if x['run']>=start+D.timedelta(6)}); d1=ds[R.randrange(3,7)]; lt=set(); g={}; un=set()
    part=lambda x:(T.index(x['term']) if mode in('term','termhalf') else CH.index(x['ch']) if mode=='chan' else 0 if x['t'].hour<14 else 1)
    for x in S:
        pd=due(x);k=''
        if pd==d1:
            p=part(x)
            if mode=='termhalf' and p==1: un.add(x['i']); continue
            k=f'L{p}'; lt.add(x['i']); pd=addw(d1,2+p)
        g.setdefault((pd,k),[]).append(x)
    rows=[dict(t=D.datetime.combine(k[0],D.time(9,10) if not k[1] else D.time(14,0)),a=sum(x['net'] for x in v),cp=PAYER,m='清算款') for k,v in g.items()]
    noise(R,rows,start,end); rows=bal(rows,start,end); pos=[x for x in S if x['t'].date()>=start]
    d=dump('in-'+mode,seed,c,pos,rows); rc,j=J_(d,[d+'/pos.csv'],[d+'/bank.csv']); return verdict(j,{x['ref'] for x in pos if x['i'] in un},None,{x['ref'] for x in pos if x['i'] in lt})
for mode in('term','termhalf','chan','time'):
    res=[(i,)+ins(i,mode) for i in range(1,16)]; print(mode,collections.Counter(r[1] for r in res),[(r[0],str(r[2])[:200]) for r in res if r[1]!='exact'][:2],flush=True)
