"""show.py SEED: one month's files, its truth and the program's answer in MONTHS_OUT (else a folder of temporary files)."""
import sys,os,json,subprocess,tempfile
sys.path.insert(0,os.path.dirname(os.path.abspath(__file__)))
from gen import gen
HERE=os.path.dirname(os.path.abspath(__file__))
BIN=os.path.abspath(os.environ.get('RECOURSE',os.path.join(HERE,'../../../target/release/recourse')))
KEPT=os.environ.get('MONTHS_OUT') or os.path.join(tempfile.gettempdir(),'recourse-months')
def dump(seed,d):
    g=gen(seed,os.environ.get('TIER') or None); os.makedirs(d,exist_ok=True)
    P=[];B=[]
    for n,b in g['pos']: open(f'{d}/{n}','wb').write(b); P.append(f'{d}/{n}')
    for n,b in g['bank']: open(f'{d}/{n}','wb').write(b); B.append(f'{d}/{n}')
    json.dump({'meta':g['meta'],'truth':g['truth']},open(f'{d}/truth.json','w'),ensure_ascii=False,indent=0,default=str)
    return g,P,B
def call(P,B,timeout=120):
    with tempfile.TemporaryDirectory() as h:
        env={'HOME':h,'PATH':os.environ['PATH'],'LANG':'C.UTF-8','RECOURSE_HOME':h+'/book'}
        c=[BIN,'reconcile','--json']
        for p in P: c+=['--pos',p]
        for b in B: c+=['--bank',b]
        p=subprocess.run(c,capture_output=True,env=env,timeout=timeout)
    try: j=json.loads(p.stdout)
    except Exception: j={'ok':False,'error':{'code':'NOJSON','message':p.stdout[:200].decode('utf8','replace')+p.stderr[:300].decode('utf8','replace')}}
    return j,p.returncode,' '.join(c)
if __name__=='__main__':
    g,P,B=dump(int(sys.argv[1]),f'{KEPT}/{sys.argv[1]}')
    j,rc,c=call(P,B)
    json.dump(j,open(f'{KEPT}/{sys.argv[1]}/out.json','w'),ensure_ascii=False,indent=1)
    print(rc,c); print(g['meta'])
