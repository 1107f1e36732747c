# -*- coding: utf-8 -*-
"""run.py A-B [-v] [--keep]: months A..B through the program (env RECOURSE, else the release build), against the truth; --keep leaves the files in MONTHS_OUT."""
import sys, os, json, subprocess, tempfile, shutil, time, collections
sys.path.insert(0,os.path.dirname(os.path.abspath(__file__)))
import gen
HERE=os.path.dirname(os.path.abspath(__file__))
BIN=os.path.abspath(os.environ.get('RECOURSE',os.path.join(HERE,'../../../target/release/recourse')))
KEPT=os.environ.get('MONTHS_OUT') or os.path.join(tempfile.gettempdir(),'recourse-months')
def recourse(args,cwd,home):
    env={'HOME':home,'PATH':'/usr/bin:/bin','LANG':'C.UTF-8','TZ':'Asia/Shanghai','RECOURSE_HOME':home+'/book'}
    t=time.time()
    try: p=subprocess.run([BIN]+args,cwd=cwd,env=env,stdin=subprocess.DEVNULL,capture_output=True,timeout=240)
    except subprocess.TimeoutExpired: return None,'timeout',240
    try: j=json.loads(p.stdout)
    except Exception: j=None
    return j,p.stderr.decode('utf-8','replace')[-600:]+(' rc=%d'%p.returncode if p.returncode else ''),time.time()-t
def rlist(v):
    if isinstance(v,str): return [v]
    if isinstance(v,dict): return [v.get('reference') or v.get('ref') or '']
    return []
def judge(mo,j,err):
    T=mo['truth']; idx={}
    for k,t in T.items():
        for i in t['ids']: idx[i]=k; idx['txn_'+i]=k; idx['ch_'+i]=k
    if not j or not j.get('ok'): return 'refused',{'msg':(json.dumps(j.get('error'),ensure_ascii=False) if j else err)}
    D=j['data']
    sure=set(); doubt=set(); unk=[]; refunds=[]
    alts=set(); noref=False
    for r in D.get('runs',[]):
        for a in r.get('alternatives') or []:
            for x in a if isinstance(a,list) else [a]:
                for q in rlist(x): alts.add(idx.get(q,q))
    for x in D.get('missing',[]):
        if x.get('kind') not in('sale',None): refunds.append(x); continue
        k=idx.get(x['reference'])
        if k is None and not x['reference']:   # export column with the reference was not recognised: match by time and amount
            c=[q for q,t in T.items() if t['dt'].replace(' ','T')==x['traded_at'][:19] and t['gross']==x['gross']['minor']]
            if c: k=c[0]; noref=True
        if k is None: unk.append(x['reference']); continue
        if unsure(x): doubt.add(k)
        else: sure.add(k)
    late={idx.get(x['reference']) for x in D.get('late',[])}; aw={idx.get(x['reference']) for x in D.get('awaited',[])}
    poss=set()
    for key in ('possible','possibly_missing','uncertain','undecided','open','unsettled'):
        for x in D.get(key) or []:
            for q in rlist(x): poss.add(idx.get(q,q))
    open_=(alts|poss)&set(T)
    miss={k for k,t in T.items() if t['st']=='missing' and not t['und']}
    und={k for k,t in T.items() if t['und']}
    neutral={k for k,t in T.items() if t['st'] in('awaited','before','voided')}
    voided={k for k,t in T.items() if t['st']=='voided'}
    badsure={k for k in sure if T[k]['st'] in('paid','late','voided','before') and not T[k]['und']}
    early={k for k in sure if T[k]['st']=='awaited' and not T[k]['und']}
    guess={k for k in sure if T[k]['und'] and T[k]['st'] in('paid','late')}
    baddoubt={k for k in doubt if T[k]['st'] in('paid','late') and not T[k]['und']}
    lost=miss-sure-doubt
    unc=set()
    for key in ('uncovered','left_out','needed'):
        for x in D.get(key) or []:
            for q in rlist(x): unc.add(idx.get(q,q))
    named=collections.Counter()
    runs=D.get('runs',[])
    def short_run(k):
        """lost sale k: is it in a run that the program itself shows as short, with money not explained by named sales?"""
        t=T[k]; day=t['dt'][:10]
        for r in runs:
            if r['state'] not in('short','missing'): continue
            if r.get('terminal') and r['terminal']!=t['term']: continue
            if not(r['trade_from']<=day<=r['trade_to'] or r['due']==t['due']): continue
            if r['difference']['minor']<0: return True
        return False
    lostopen={k for k in lost if k in open_ or k in aw or k in unc or short_run(k)}
    lostsure=lost-lostopen
    info=dict(noref=int(noref),truth=len(miss),und=len(und),sure=len(sure),doubt=len(doubt),alts=len(open_),badsure=sorted(badsure),early=sorted(early),guess=sorted(guess),baddoubt=sorted(baddoubt),lost=sorted(lost),lostsure=sorted(lostsure),unk=unk,refunds=len(refunds),late=len(D.get('late',[])),truelate=sum(t['st']=='late' for t in T.values()),unmatched=len(D.get('unmatched',[])),uncovered=len(D.get('uncovered',[])),left_out=len(D.get('left_out',[])),needed=len(D.get('needed',[])),shortruns=sum(r['state'] in('short','missing','over') for r in runs),warnings=[w.get('code')+': '+w.get('message','') for w in j.get('warnings',[])])
    if badsure or unk or lostsure: c='SURE-WRONG'
    elif early: c='SURE-EARLY'
    elif guess: c='sure-guess'
    elif baddoubt and (lost or (not miss and not und) or len(baddoubt)>3*len(miss)+5): c='wrong-unsure'
    elif baddoubt or lost or (doubt-und): c='open'
    elif miss<=sure and not(sure-miss-und): c='exact'
    else: c='open'
    return c,info
# how doubt is marked is filled in from the program's own output format
def unsure(x): return x.get('sure') is not True
def one(seed,keep=False):
    mo,fs=gen.build(seed)
    tmp=tempfile.mkdtemp(prefix='e8-'); dirr=os.path.join(tmp,'m'); os.makedirs(dirr); home=os.path.join(tmp,'h'); os.makedirs(home)
    args=['reconcile','--json','--no-input','--lang','zh-CN' if mo['region']=='CN' else 'en']
    for k,n,b in fs:
        open(os.path.join(dirr,n),'wb').write(b); args+=['--'+k,n]
    j,err,t=recourse(args,dirr,home)
    c,info=judge(mo,j,err); info['t']=round(t,1)
    if keep:
        o=os.path.join(KEPT,str(seed)); shutil.rmtree(o,ignore_errors=True); shutil.copytree(dirr,o)
        json.dump(mo,open(o+'/truth.json','w'),ensure_ascii=False,indent=1); json.dump(j,open(o+'/answer.json','w'),ensure_ascii=False,indent=1); json.dump([c,info],open(o+'/verdict.json','w'),ensure_ascii=False,indent=1)
        open(o+'/cmd.txt','w').write('recourse '+' '.join("'%s'"%x for x in args)+'\n')
    shutil.rmtree(tmp,ignore_errors=True)
    return mo,c,info,j
if __name__=='__main__':
    v='-v' in sys.argv; keep='--keep' in sys.argv
    cnt=collections.Counter(); by={'ordinary':collections.Counter(),'hard':collections.Counter()}
    rg=[a for a in sys.argv[1:] if not a.startswith('-') or '-' in a[1:] and a[0].isdigit()][0]
    a,b=(rg.split('-')+[rg])[:2]
    for s in range(int(a),int(b)+1):
        mo,c,info,j=one(s,keep); cnt[c]+=1; by['hard' if mo['hard'] else 'ordinary'][c]+=1
        if v or c not in('exact',):
            ac='+'.join('%s/%s/%s/%s%s%s%s'%(q.get('sub',q['kind']),q['gran'],q['amt'],q['lag'][0]+str(q['lag'][1]),'m' if q['merge'] else '','c%d'%q['cut'] if q['cut'] else '','' if q['feecol'] else '/nofee') for q in mo['acqs'])
            print(s,'H' if mo['hard'] else 'o',c,mo['region'],','.join(mo.get('X',[])),ac,'N=%d'%mo['N'],[f[0] for f in mo['faults']],{k:(x if not isinstance(x,list) else len(x) if k!='warnings' else len(x)) for k,x in info.items() if x or k in('truth',)},flush=True)
    n=sum(cnt.values()); print('TOTAL',n,dict(cnt)); 
    for k,x in by.items(): print(k,sum(x.values()),dict(x))
