import subprocess, json, os, io, csv, random, datetime as D, zipfile, html
from place import B, OUT
ENV=dict(os.environ,HOME=OUT+'/home',RECOURSE_HOME=OUT+'/home/b0')
def run(args,home=None,lang='en',inp=None,t=120,fds=()):
    e=dict(ENV,RECOURSE_LANG=lang)
    if home: e['RECOURSE_HOME']=home
    p=subprocess.run([B]+args,env=e,input=inp,capture_output=True,timeout=t,pass_fds=fds)
    return p.returncode,p.stdout.decode('utf8','replace'),p.stderr.decode('utf8','replace')
def rj(args,**k):
    rc,o,e=run(args+['--json','--no-input'],**k)
    try: return rc,json.loads(o)
    except Exception: return rc,{'ok':False,'raw':o,'err':e}
def c2(c,th=',',dec='.'):
    s='-' if c<0 else ''; c=abs(c)
    i=f"{c//100:,}".replace(',',th)
    return f"{s}{i}{dec}{c%100:02d}"
def ind(c):
    s='-' if c<0 else ''; c=abs(c); n=str(c//100)
    if len(n)>3:
        h,t=n[:-3],n[-3:]; p=[]
        while len(h)>2: p.insert(0,h[-2:]); h=h[:-2]
        if h: p.insert(0,h)
        n=','.join(p+[t])
    return f"{s}{n}.{c%100:02d}"
def q(s,delim=',',force=False):
    s=str(s)
    if force or delim in s or '"' in s or '\n' in s: return '"'+s.replace('"','""')+'"'
    return s
def table(rows,delim=',',force=False,eol='\r\n'):
    return eol.join(delim.join(q(c,delim,force) for c in r) for r in rows)+eol
def bankdata(seed,n=24,start=D.date(2026,3,2),days=30,open_=1234567,payer='银联商务股份有限公司',neg=True,big=False):
    R=random.Random(seed); out=[]; bal=open_; d=start
    ts=sorted(D.datetime.combine(start+D.timedelta(days=R.randrange(days)),D.time(R.randrange(8,22),R.randrange(60),R.randrange(60))) for _ in range(n))
    for i,t in enumerate(ts):
        if R.random()<.62: a=R.randrange(5000,2500000 if not big else 99999999); cp,m=payer,('Merchant payout' if payer.isascii() else '商户清算款')
        else:
            a=-R.randrange(300,300000); cp,m=R.choice([('British Gas','Direct debit'),('J Smith','Transfer'),('','Account fee'),('Fresh Veg Ltd','Supplies')] if payer.isascii() else [('国网江苏省电力公司','电费'),('张三丰','转账支出'),('','账户管理费'),('苏州蔬菜批发有限公司','货款')])
        bal+=a
        out.append(dict(t=t,a=a,bal=bal,cp=cp,m=m,ref=f"{R.randrange(10**11,10**12)}",acct=f"6222{R.randrange(10**8,10**9)}{i:04d}"))
    return out
def posdata(seed,n=24,start=D.date(2026,3,2),days=9,terms=('21391326','21391327'),rate=60,refunds=2,cur='CNY',th=False):
    R=random.Random(seed); out=[]
    ts=sorted(D.datetime.combine(start+D.timedelta(days=R.randrange(days)),D.time(R.randrange(8,22),R.randrange(60),R.randrange(60))) for _ in range(n))
    rf=set(R.sample(range(3,n),refunds))
    for i,t in enumerate(ts):
        g=R.randrange(800,250000); k='sale'
        if i in rf: k='refund'; g=R.randrange(500,9000)
        f=(g*rate+5000)//10000
        out.append(dict(t=t,k=k,g=g,f=f,n=g-f,term=R.choice(terms),ref=f"9{R.randrange(10**10,10**11)}",card=R.choice(['622848******1234','621700******7788','436742******0091','625912******3305']),ct=R.choice(['借记卡','贷记卡']),order=f"2026{R.randrange(10**14,10**15)}",auth=f"{R.randrange(10**5,10**6)}",batch=f"{t.day:06d}",tr=f"{i+1:06d}"))
    return out
def bexp(tx):
    c=[x['a'] for x in tx if x['a']>0]; d=[-x['a'] for x in tx if x['a']<0]
    return dict(rows=len(tx),credits=(len(c),sum(c)),debits=(len(d),sum(d)),**{'from':str(min(x['t'] for x in tx).date()),'to':str(max(x['t'] for x in tx).date())})
def pexp(tx,fees=True,refundfee=True):
    s=[x['g'] for x in tx if x['k']=='sale']; r=[x['g'] for x in tx if x['k']!='sale']
    e=dict(rows=len(tx),sales=(len(s),sum(s)),refunds=(len(r),sum(r)),**{'from':str(min(x['t'] for x in tx).date()),'to':str(max(x['t'] for x in tx).date())})
    if fees: e['fees']=sum(x['f'] if x['k']=='sale' else (-x['f'] if refundfee else 0) for x in tx)
    return e
RES={}
FAILS=[]
def check(clause,name,kind,fname,data,exp,args=(),lang='en'):
    os.makedirs(OUT+'/imp',exist_ok=True)
    dd=OUT+'/imp/'+name; os.makedirs(dd,exist_ok=True); p=dd+'/'+fname
    open(p,'wb').write(data)
    rc,j=rj(['import',kind,p,'--dry-run']+list(args),lang=lang)
    bad=[]; warn=[w['code'] for w in j.get('warnings',[])]
    got={}
    if rc!=0 or not j.get('ok'):
        bad.append(('error',rc,j.get('error',j)))
    else:
        fs=j['data']['files']
        if not fs: bad.append(('nofiles',j))
        else:
            f=fs[0] if len(fs)==1 else None
            if f is None:
                f=dict(fs[0]); 
                if 'multi' not in exp: bad.append(('files',len(fs)))
            for k,v in exp.items():
                if k in('multi',): continue
                if k in('sales','refunds','credits','debits'):
                    g=f.get(k); g=(g['count'],g['sum']['minor']) if g else None
                elif k=='fees': g=f['fees']['minor'] if f.get('fees') else None
                elif k=='nskipped': g=len(f['skipped'])
                else: g=f.get(k)
                got[k]=g
                if isinstance(v,set):
                    if g not in v: bad.append((k,'exp',v,'got',g))
                elif g!=v: bad.append((k,'exp',v,'got',g))
    c=RES.setdefault(clause,[0,0]); c[0]+=1
    if bad:
        c[1]+=1; FAILS.append((clause,name,kind,p,bad,warn))
        sk=[(x['row'],x.get('cell'),x['reason']) for x in (j['data']['files'][0]['skipped'] if j.get('ok') and j['data']['files'] else [])][:5]
        print('FAIL',clause,name,bad,warn,sk,flush=True)
    elif warn and os.environ.get('V'): print('ok  ',clause,name,warn)
    return j
def summary():
    for k,v in sorted(RES.items()): print(k,'checks',v[0],'failed',v[1])
