#!/usr/bin/env python3
"""run.py A-B: months A..B (every fourth a harder one) through the program (env RECOURSE, else the release build); what is not
exact is left in MONTHS_OUT/SEED; PROCS processes at once. -amb: another set of as few sales has the same sum."""
import sys,os,json,subprocess,shutil,tempfile,time,collections
from multiprocessing import Pool
HERE=os.path.dirname(os.path.abspath(__file__)); sys.path.insert(0,HERE)
from gen import *; import write as W
BIN=os.path.abspath(os.environ.get('RECOURSE',os.path.join(HERE,'../../../target/release/recourse')))
OUT=os.path.abspath(os.environ.get('MONTHS_OUT') or os.path.join(tempfile.gettempdir(),'recourse-months-eleventh'))
WORK=tempfile.mkdtemp(prefix='recourse-months-')
JUR={'CN':'CN','HK':'HK','UK':'GB-EAW','SG':'SG'}
def truth(M):
    f=lambda x:dict(ref=x.rrn,order=x.order,tx=x.tx,t=str(x.t),term=x.term,ch=x.ch,gross=x.g,net=x.net,due=str(x.due),run=str(x.run[0]))
    return dict(seed=M.seed,harder=M.harder,hard=M.hard,jur=M.jur,month=f'{M.y}-{M.m:02d}',bank=M.bankname,banklast=str(M.banklast),faults=M.kinds,ambiguous=M.ambiguous,amb=M.amb,split=M.splithow,
     acqs=[dict(key=a.key,mode=a.mode,merge=a.merge,amount=a.amount,feepost=a.feepost,has_fee=a.has_fee,cut=a.cut,terms=a.terms,payer=a.payer,txt=a.txt,payer2=str(a.payer2),feechg=str(a.feechg),newadd=getattr(a,'newadd',None),rate=a.rate,reffee=a.reffee,chargerun=getattr(a,'chargerun',None),late={str(k):str(v) for k,v in a.late.items()},n=len([x for x in a.sales if x.inpos]),refunds=len([x for x in a.sales if x.inpos and x.kind=='refund'])) for a in M.acqs],
     required=[f(x) for x in M.required],optional=[f(x) for x in M.optional])
def judge(M,A):
    if not A.get('ok'): return 'refused',(A.get('error') or {}).get('code','')+' '+str((A.get('error') or {}).get('message',''))[:200],{}
    d=A['data']; idx={}
    for a in M.acqs:
        for x in a.sales:
            if not x.inpos: continue
            for i in (x.rrn,x.order,x.tx,'T'+x.rrn):
                if x.kind=='sale' or i not in idx: idx[i]=x
    for a in M.acqs:
        for x in a.sales:
            if x.kind=='sale' and x.inpos:
                for i in (x.rrn,x.order,x.tx,'T'+x.rrn): idx[i]=x
    def look(r): return idx.get(str(r).strip("`'\t "))
    sure=set();shown=set();unk=[];unsure=set()
    for m in d['missing']:
        x=look(m['reference'])
        if x is None: unk.append(m['reference']); continue
        if m.get('kind')=='refund': continue
        shown.add(x); (sure if m.get('sure',True) else unsure).add(x)
    for rn in d.get('runs',[]):
        for alt in rn.get('alternatives') or []:
            for r in alt:
                x=look(r if isinstance(r,str) else r.get('reference'))
                if x is not None: shown.add(x)
    req=set(M.required); opt=set(M.optional)
    wrongsure=[x for x in sure if not x.unpaid and x.kind=='sale']
    early=[x for x in sure if x.unpaid and x.due>M.banklast]
    notshown=[x for x in req if x not in shown]
    notsure=[x for x in req if x not in sure]
    wu=[x for x in unsure if not x.unpaid]
    info=dict(required=len(req),optional=len(opt),sure=len(sure),unsure=len(unsure),shown=len(shown),wrongsure=[x.rrn for x in wrongsure][:20],notshown=[x.rrn for x in notshown][:20],unsure_paid=len(wu),unknown=unk[:5])
    if unk: return 'SURE-WRONG','unknown reference '+str(unk[:3]),info
    if wrongsure: return 'SURE-WRONG',f'{len(wrongsure)} paid named sure of {len(sure)}; {len(notshown)} of {len(req)} not shown',info
    if notshown:
        if unsure or len(shown)>len(sure): return 'unsure-wrong',f'{len(notshown)} of {len(req)} not shown; unsure {len(unsure)} shown {len(shown)}',info
        # sub-class: nothing named, but the run itself is reported short/missing with a word why (honest "cannot say which")
        fl={r['due'] for r in d.get('runs',[]) if r['state'] in('short','missing')}
        ok=all(str(x.due) in fl for x in notshown)
        return 'SURE-WRONG',('FLAGGED ' if ok else '')+f'{len(notshown)} of {len(req)} unpaid not shown anywhere'+(', but the run is reported short' if ok else ''),info
    if notsure: return 'open',f'{len(notsure)} of {len(req)} only unsure; unsure paid {len(wu)}',info
    if wu: return ('unsure-wrong' if not req else 'open'),f'{len(wu)} paid named as unsure; required {len(req)} all sure',info
    return 'exact','',info
def one(seed):
    t=time.time()
    try:
        M=Month(seed); tmp=f'{WORK}/{seed}'; shutil.rmtree(tmp,ignore_errors=True)
        pos,bank=W.write(M,tmp)
    except Exception as e:
        import traceback; return dict(seed=seed,cls='GENERATOR',why=traceback.format_exc()[-400:],harder=seed%4==3,faults=['?'],hard=None,amb=False)
    cmd=[BIN,'reconcile','--json','--no-input','--jurisdiction',JUR[M.jur]]
    for p in pos: cmd+=['--pos',p]
    for p in bank: cmd+=['--bank',p]
    env=dict(os.environ,HOME=WORK,RECOURSE_HOME=f'{WORK}/book{os.getpid()}',RECOURSE_LANG='en')
    t1=time.time()
    try:
        r=subprocess.run(cmd,env=env,capture_output=True,timeout=120); so=r.stdout
        A=json.loads(so)
    except subprocess.TimeoutExpired: A=dict(ok=False,error=dict(code='TIMEOUT'))
    except Exception as e: A=dict(ok=False,error=dict(code='NOJSON',message=(r.stdout[-300:]+r.stderr[-300:]).decode('utf8','replace')))
    dt=time.time()-t1
    cls,why,info=judge(M,A)
    T=truth(M); T['class']=cls; T['why']=why; T['info']=info
    json.dump(T,open(tmp+'/truth.json','w'),ensure_ascii=False,indent=1); json.dump(A,open(tmp+'/answer.json','w'),ensure_ascii=False,indent=1)
    if cls!='exact' or os.environ.get('KEEP'):
        dst=f'{OUT}/{seed}'; shutil.rmtree(dst,ignore_errors=True); os.makedirs(OUT,exist_ok=True); shutil.move(tmp,dst)
    else: shutil.rmtree(tmp)
    a=M.acqs[0]
    return dict(seed=seed,cls=cls,why=why,harder=M.harder,hard=M.hard,faults=M.kinds,amb=M.ambiguous,jur=M.jur,acq='+'.join(b.key for b in M.acqs),mode='+'.join(b.mode for b in M.acqs),amount=a.amount,fee=a.has_fee,bank=M.bankname,sec=round(dt,1),n=sum(len([x for x in b.sales if x.inpos]) for b in M.acqs),cut=a.cut)
def table(R):
    C=['exact','open-amb','unsure-wrong-amb','open','unsure-wrong','SW-amb','SW-flagged','SURE-WRONG','refused','GENERATOR']
    def c2(r):
        if r['cls']=='SURE-WRONG' and 'FLAGGED' in r['why']: return 'SW-flagged'
        if r['amb'] and r['cls'] in('open','unsure-wrong'): return r['cls']+'-amb'
        if r['amb'] and r['cls']=='SURE-WRONG': return 'SW-amb'
        return r['cls']
    out=[]
    def tab(title,rs,key):
        g=collections.OrderedDict()
        for r in rs: g.setdefault(key(r),[]).append(c2(r))
        out.append(f'\n| {title} | n | '+' | '.join(C)+' |\n|'+'---|'*(len(C)+2))
        for k in sorted(g): out.append(f'| {k} | {len(g[k])} | '+' | '.join(str(g[k].count(c)) for c in C)+' |')
    tab('months',R,lambda r:'harder' if r['harder'] else 'ordinary')
    tab('ordinary by fault',[r for r in R if not r['harder']],lambda r:r['faults'][0])
    tab('ordinary by mode',[r for r in R if not r['harder']],lambda r:r['jur']+' '+r['mode'])
    tab('harder by kind',[r for r in R if r['harder']],lambda r:str(r['hard']))
    return '\n'.join(out)
if __name__=='__main__':
    A,B=(sys.argv[1].split('-')+[sys.argv[1]])[:2]; seeds=range(int(A),int(B)+1)
    R=[]
    with Pool(int(os.environ.get('PROCS','2'))) as p:
        for r in p.imap_unordered(one,seeds):
            R.append(r)
            print(r['seed'],r['cls'],'AMB' if r['amb'] else '',r.get('jur'),r.get('acq'),r.get('mode'),r.get('amount'),'fee' if r.get('fee') else 'nofee',r.get('bank'),r['hard'] or '',r['faults'],r['why'],r.get('sec'),flush=True)
    R.sort(key=lambda r:r['seed']); print(table(R)); print('max sec',max(r.get('sec',0) for r in R))
