from scen import *
def lp(seed,shape,memo,cp,sep,same=True):
    R=random.Random(seed*31+7); start=R.choice(ST); T=['21391326','21391327']; S,end=base(R,start,R.choice([28,30,31]),T,R.choice([8,14,22]),channels=True); fin(S,r5); c=c0(R)
    lag=R.choice([(1,'w'),(1,'w'),(1,'c'),(2,'w')]); due=lambda x:addw(x['run'],lag[0]) if lag[1]=='w' else x['run']+D.timedelta(lag[0])
    fd=start+D.timedelta(R.randrange(7,13)); k=2; dues=sorted({due(x) for x in S if x['run']>=fd})[:k]; back=addw(dues[-1],R.choice([2,3,4]))
    g={}; lt=set()
    for x in S:
        pd=due(x); k2='';
        if pd in dues: k2=str(pd) if sep else 'L'; pd=back if same else addw(back,dues.index(pd)); lt.add(x['i'])
        g.setdefault((pd,x['term'] if shape=='term' else x['i'] if shape=='sale' else '',k2),[]).append(x)
    rows=[dict(t=D.datetime.combine(kk[0],D.time(9,10) if kk[2]=='' else D.time(14,0)),a=sum(x['net'] for x in v),cp=PAYER if kk[2]=='' else cp,m='清算款' if kk[2]=='' else memo) for kk,v in g.items()]
    noise(R,rows,start,end); rows=bal(rows,start,end); pos=[x for x in S if x['t'].date()>=start]
    d=dump(f'l3-{shape}',seed,c,pos,rows); rc,j=J_(d,[d+'/pos.csv'],[d+'/bank.csv'])
    return verdict(j,set(),None,{x['ref'] for x in pos if x['i'] in lt})
if __name__=='__main__':
    for shape in('run','term','sale'):
        for memo,cp in(('清算款',PAYER),('补结算',PAYER),('补清算款',PAYER),('清算款补发',PAYER),('POS清算款',PAYER),('3月清算款补入账',PAYER),('转账',PAYER),('补结算',''),('补结算','银联商务股份有限公司江苏分公司')):
            for sep,same in((True,True),(True,False),(False,True)):
                if shape=='sale' and not sep: continue
                cnt=collections.Counter(lp(i,shape,memo,cp,sep,same)[0] for i in range(1,9)); 
                if set(cnt)!={'exact'}: print(shape,memo,cp,'each day own' if sep else 'one lump','same day' if same else 'days apart',dict(cnt),flush=True)
