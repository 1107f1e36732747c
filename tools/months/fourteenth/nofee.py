from batch import *
cnt=collections.defaultdict(collections.Counter)
a,b=int(sys.argv[1]),int(sys.argv[2])
for s in range(a,b):
    R=random.Random(s); F=R.choice(['none','none','lost','few','term_on'])
    cfg=dict(feecol=False,channels=R.random()<.7,shape=R.choice(['per_run','per_run','per_terminal_run']),amount='net',merge=R.random()<.8,lag=R.choice([(1,'w'),(2,'w'),(1,'c')]))
    v,n,c,F,T,j=judge(s,fault=F,cfg=cfg,base=OUT+'/nf'); k=(c['lag'],'cut' if c['cutoff'] else 'nocut','ch' if c['channels'] else 'noch'); cnt[k][v]+=1
    if v!='exact': print(s,v,F,c['shape'],c['lag'],'cut',c['cutoff'],'merge',c['merge'],'ch',c['channels'],'cents',c['cents'],'n',c['perday'],'terms',c['nterm'],'tail',c['tail'],c['start'],'refunds',c['refunds'],'rate',c['rate'],str(n)[:200],flush=True)
for k,v in sorted(cnt.items(),key=str): print(k,dict(v))
