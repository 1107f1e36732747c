"""run.py A-B [-v] [--keep]: months A..B through the program (env RECOURSE, else the release build), judged by reference;
--keep leaves the files of what is not exact in MONTHS_OUT. TIER=ordinary makes ordinary months only; JOBS processes at once."""
import sys,os,json,time,shutil,collections
sys.path.insert(0,os.path.dirname(os.path.abspath(__file__)))
from show import dump,call,KEPT
def judge(g,j,rc):
    if not j.get('ok'): return 'refused',{'error':j.get('error')}
    d=j['data']; T=g['truth']; al={}
    for k,t in T.items():
        for a in t['alias']: al.setdefault(a,k)
        al[k]=k
    notes=collections.Counter(); W=[];U=[]; named={}; unk=[]
    for m in d['missing']:
        if m.get('kind')!='sale': notes['nonsale_missing']+=1; continue
        k=al.get(m['reference'])
        if k is None: unk.append(m['reference']); continue
        named[k]=m.get('sure',True)
    nonsale={m['reference'] for m in d['missing'] if m.get('kind')!='sale'}
    und_batches=any(t['und'] for t in T.values())
    for k,s in named.items():
        t=T[k]
        if t['status'] in('missing','either'):
            if t['und'] and s: notes['lucky']+=1
            continue
        if t['und'] and not s: continue
        if t['status']=='voided' and (set(t.get('rev') or [])&nonsale or (k in nonsale)): notes['void_pair_listed']+=1; continue
        (W if s else U).append(k)
    must=[k for k,t in T.items() if t['status']=='missing' and not t['ignore']]
    need=[k for k in must if not T[k]['und']]
    lists={}
    for n in('awaited','uncovered','late'):
        for m in d.get(n,[]):
            k=al.get(m.get('reference'))
            if k: lists[k]=n
    alts=set()
    for r in d['runs']:
        for a in r.get('alternatives') or []:
            for x in a:
                x=x if isinstance(x,str) else x.get('reference')
                if al.get(x): alts.add(al[x])
    vis=[]; silent=[]; saidlate=[]; unsure=[]
    for k in must:
        t=T[k]
        if k in named:
            if not named[k]: unsure.append(k)
            continue
        if lists.get(k)=='late': saidlate.append(k); continue
        if k in lists or k in alts: vis.append(k); continue
        day=t['t'][:10]; ok=False
        for r in d['runs']:
            if (r['state'] in('short','missing') or r['difference']['minor']<0) and ((r.get('trade_from') and r['trade_from']<=max(day,t['run']) and r['trade_to']>=min(day,t['run'])) or r['due']==t['due']) and (r.get('terminal') in(None,t['term'])): ok=True
        (vis if ok else silent).append(k)
    for k,n in lists.items():
        if n=='late' and T[k]['status']=='paid' : notes['paid_said_late']+=1
    notes['late_ok']=sum(1 for k,t in T.items() if t['status']=='late' and lists.get(k)=='late'); notes['late_truth']=sum(1 for t in T.values() if t['status']=='late')
    okbut=[k for k in silent+saidlate if T[k]['und']]
    silent=[k for k in silent if not T[k]['und']]; saidlate=[k for k in saidlate if not T[k]['und']]
    info=dict(must=len(must),und=sum(1 for k in must if T[k]['und']),named_sure=sum(1 for v in named.values() if v),named_unsure=sum(1 for v in named.values() if not v),
        wrong_sure=W[:40],nW=len(W),wrong_unsure=U[:40],nU=len(U),silent=silent[:40],nS=len(silent),saidlate=saidlate[:40],nL=len(saidlate),visible=len(vis),unknown=unk[:5],notes=dict(notes),
        Wst=dict(collections.Counter(T[k]['status'] for k in W)),Ust=dict(collections.Counter(T[k]['status'] for k in U)),
        payout=[d['payout'].get('shape'),d['payout'].get('amount'),(d['payout'].get('lag') or {}).get('value'),(d['payout'].get('lag') or {}).get('unit'),d['payout'].get('confidence_permille')],needed=len(d.get('needed') or []),
        warn=[w['code'] for w in j.get('warnings',[])],unm=len(d.get('unmatched') or []))
    if W or unk: c='SURE-WRONG'
    elif silent or saidlate: c='SURE-WRONG'
    elif U: c='wrong-unsure'
    elif all(k in named and named[k] for k in need) and not [k for k in named if not named[k] and not T[k]['und'] and T[k]['status']!='either']: c='exact'
    else: c='open'
    if c=='SURE-WRONG': info['sub']='accused' if W else('unknown' if unk else('silent' if silent else 'saidlate'))
    return c,info
def one(seed,keep,outdir):
    tmp=f'{KEPT}/r{seed}'; g,P,B=dump(seed,tmp); t0=time.time()
    try: j,rc,c=call(P,B)
    except Exception as e: j,rc,c={'ok':False,'error':{'code':'TIMEOUT','message':str(e)[:200]}},-1,''
    dt=time.time()-t0
    k,info=judge(g,j,rc); info['sec']=round(dt,1)
    bad=k in('SURE-WRONG','refused','wrong-unsure') or (k!='exact' and g['meta']['tier']=='ordinary')
    if keep and (bad or k!='exact'):
        o=f'{outdir}/{seed}'; shutil.rmtree(o,ignore_errors=True); shutil.copytree(tmp,o)
        json.dump(j,open(f'{o}/out.json','w'),ensure_ascii=False,indent=1)
        open(f'{o}/cmd.sh','w').write('HOME=$(mktemp -d) '+c.replace(tmp,o)+'\n'); json.dump(info,open(f'{o}/judge.json','w'),ensure_ascii=False,indent=1)
    shutil.rmtree(tmp)
    return g['meta'],k,info
def job(a): 
    s,k,o=a
    try: return s,one(s,k,o)
    except Exception as e:
        import traceback; return s,(None,'GENFAIL',{'error':traceback.format_exc()[-800:]})
if __name__=='__main__':
    a=[x for x in sys.argv[1:] if not x.startswith('-') ]; lo,hi=map(int,(a[0].split('-')*2)[:2]); v='-v' in sys.argv; keep='--keep' in sys.argv
    outdir=KEPT; n=int(os.environ.get('JOBS','2'))
    import multiprocessing as mp
    cnt=collections.defaultdict(collections.Counter)
    with mp.Pool(n) as p:
        for s,(m,k,info) in p.imap(job,[(s,keep,outdir) for s in range(lo,hi+1)]):
            if m is None: print(s,k,info['error'],flush=True); continue
            cnt[m['tier']][k]+=1
            if v or k not in('exact',):
                print(s,m['tier'],k,info.get('sub',''),m['region'],[(x['layout'],x['lag'],x['shape'],x['cut'],x['net'],x['merge'],x['manual']) for x in m['acqs']],m['bank'],m['comp'],m['faults'],{q:info.get(q) for q in('must','und','named_sure','named_unsure','nW','Wst','nU','Ust','nS','nL','visible','payout','needed','notes','sec','error') if info.get(q)},flush=True)
    for t in('ordinary','harder'): print(t,dict(cnt[t]),sum(cnt[t].values()))
