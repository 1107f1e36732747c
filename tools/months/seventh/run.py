#!/usr/bin/env python3
"""run.py A-B [-v] [-k]: months A..B through the program (env RECOURSE, else the release build), compared with the truth; -o FILE keeps the judgements, -k the files."""
import sys,os,json,subprocess,shutil,time,collections
HERE=os.path.dirname(os.path.abspath(__file__)); sys.path.insert(0,HERE)
from gen import gen
import tempfile
BIN=os.environ.get('RECOURSE',os.path.join(HERE,'../../../target/release/recourse')); TMP=os.environ.get('MONTHS_OUT') or tempfile.mkdtemp(); HOME=os.path.join(TMP,'home')
def call(dirn,T,extra=()):
    cmd=['nice','-n','10',BIN,'--home',HOME,'--json','--no-input','--lang','en','reconcile']
    for f in T['pos']: cmd+=['--pos',os.path.join(dirn,f)]
    for f in T['bank']: cmd+=['--bank',os.path.join(dirn,f)]
    if T['as_of']: cmd+=['--as-of',T['as_of']]
    if T.get('juris'): cmd+=['--jurisdiction',T['juris']]
    t=time.time()
    try: p=subprocess.run(cmd+list(extra),capture_output=True,timeout=120)
    except subprocess.TimeoutExpired: return None,'timeout',120
    try: return json.loads(p.stdout),p.stderr.decode(errors='replace')[-300:],time.time()-t
    except Exception as e: return None,(p.stdout[-200:]+p.stderr[-300:]).decode(errors='replace'),time.time()-t
from judge import judge
def one(seed,verbose=False,keep=False):
    dirn=f'{TMP}/{seed}'; shutil.rmtree(dirn,ignore_errors=True)
    T=gen(seed,dirn)
    if T is None: return None
    T=json.load(open(dirn+'/truth.json'))
    J,err,dt=call(dirn,T)
    r=judge(T,J,err); r['secs']=round(dt,1)
    if keep and J: json.dump(J,open(dirn+'/out.json','w'),ensure_ascii=False)
    if not keep: shutil.rmtree(dirn,ignore_errors=True)
    return r
if __name__=='__main__':
    a,b=map(int,sys.argv[1].split('-')); v='-v' in sys.argv; keep='-k' in sys.argv
    out=sys.argv[sys.argv.index('-o')+1] if '-o' in sys.argv else None
    cnt=collections.Counter(); f=open(out,'a') if out else None
    for s in range(a,b+1):
        try: r=one(s,v,keep)
        except Exception as e:
            print(s,'GENERATOR/JUDGE ERROR',repr(e)[:200]); continue
        if r is None: continue
        cnt[r['verdict']]+=1
        if f: f.write(json.dumps(r,ensure_ascii=False)+'\n'); f.flush()
        if v and r['verdict']!='exact': print(s,r['verdict'],r['why'][:200],'|',r['group'],r['faults'],r['C'],r['tags'])
    print(dict(cnt))
