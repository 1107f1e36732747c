#!/usr/bin/env python3
# run.py A-B [-v] : make, run, judge
from place import BIN, HOME
import sys, json, subprocess, os, collections
import hand
def call(*a):
    p=subprocess.run([BIN,'--lang','en','--home',HOME,'--json','--no-input',*a],capture_output=True,text=True,timeout=60)
    try: return json.loads(p.stdout)
    except Exception: return dict(ok=False,error=dict(code='NOJSON',message=p.stderr[-300:]+p.stdout[-300:]))
def judge(seed,v=False):
    d='m/%d'%seed; T=hand.make(seed,d); E=T['exp']; bad=[]; soft=[]; det=[]
    ip=call('import','pos',T['pos'],'--dry-run'); ib=call('import','bank',T['bank'],'--dry-run')
    if not ip['ok']: bad.append('pos refused: %s'%json.dumps(ip['error'],ensure_ascii=False)[:400])
    else:
        f=ip['data']['files'][0] if ip['data']['files'] else None
        if not f: bad.append('pos failed '+json.dumps(ip['data'].get('failed'),ensure_ascii=False)[:400])
        else:
            s,r=f['sales'],f['refunds']; S,RF=s['sum']['minor'],r['sum']['minor']
            net=E['sale']-E['void']-E['ref']
            wf=T['layout']=='wxfund' and S-RF-f['fees']['minor']==net-E['fee']
            if S-RF not in(net,net-E['cash']) and not wf: bad.append('pos sums: sales %s %s refunds %s %s; file: sales %d %d void %d %d ref %d %d cash %d'%(s['count'],S,r['count'],RF,E['nsale'],E['sale'],E['nvoid'],E['void'],E['nref'],E['ref'],E['cash']))
            elif T['layout']=='wxfund': pass
            elif T['feecol'] and abs(f['fees']['minor'])!=E['fee']: bad.append('pos fees %s; file %s'%(f['fees'],E['fee']))
            if f['currency']!=T['cur']: soft.append('pos currency %s; file %s'%(f['currency'],T['cur']))
            if (f['from'],f['to'])!=(E['a'],E['b']): bad.append('pos dates %s..%s; file %s..%s'%(f['from'],f['to'],E['a'],E['b']))
            if f['totals']=='differ': bad.append('pos totals differ')
    if not ib['ok']: bad.append('bank refused: %s'%json.dumps(ib['error'],ensure_ascii=False)[:400])
    else:
        f=ib['data']['files'][0] if ib['data']['files'] else None
        if not f: bad.append('bank failed '+json.dumps(ib['data'].get('failed'),ensure_ascii=False)[:400])
        else:
            c,q=f['credits'],f['debits']
            if (c['count'],c['sum']['minor'],q['count'],abs(q['sum']['minor']))!=(E['nc'],E['c'],E['nd'],E['d']): bad.append('bank sums: cr %s %s dr %s %s; file cr %d %d dr %d %d'%(c['count'],c['sum']['minor'],q['count'],q['sum']['minor'],E['nc'],E['c'],E['nd'],E['d']))
            if f['currency']!=T['cur']: soft.append('bank currency %s; file %s'%(f['currency'],T['cur']))
            if f['from']not in(E['ba'],) and f['from']>E['ba'] or f['to'] not in(E['bb'],E['e']): bad.append('bank dates %s..%s; file %s..%s'%(f['from'],f['to'],E['ba'],E['bb']))
            if f['balance']=='broken': bad.append('bank balance broken')
            if f['totals']=='differ': bad.append('bank totals differ')
    r=call('reconcile','--pos',T['pos'],'--bank',T['bank'])
    warn=[w['code']+' '+w['message'][:160] for w in (ip.get('warnings')or[])+(ib.get('warnings')or[]) if 'UNMATCHED' not in w['code']]
    if not r['ok']:
        bad.append('reconcile refused: '+json.dumps(r['error'],ensure_ascii=False)[:500]); return T,'misread',bad,warn,r
    D=r['data']
    warn+=[w['code']+' '+w['message'][:200] for w in r['warnings']]
    ids={}
    for x in T['rows']:
        for i in x['ids']:
            if x['kind']=='sale' or i not in ids: ids.setdefault(i,x['n']) if x['kind']!='sale' else ids.__setitem__(i,x['n'])
    def find(ref,m=None):
        z=(ref or '').strip().lstrip("'`")
        for k in (z,z.lstrip('ET'),z[3:],z.split('_')[-1],z[1:]):
            if k in ids: return ids[k]
        if m:
            for x in T['rows']:
                if x['amt']==m['gross']['minor'] and x['t'][:16].replace(' ','T')==m['traded_at'][:16]: return x['n']
        for i,n in ids.items():
            if len(z)>5 and z in i or (len(i)>9 and i in z): return n
        return None
    rows={x['n']:x for x in T['rows']}
    sure=set();uns=set()
    for m in D['missing']:
        if m['kind']!='sale': continue
        n=find(m['reference'],m)
        if n is None: bad.append('unknown ref %s'%m['reference']); continue
        (sure if m['sure'] else uns).add(n)
    alts=set()
    for g in D['runs']:
        for al in g.get('alternatives') or []:
            for ref in al:
                n=find(ref)
                if n is not None: alts.add(n)
    U={x['n'] for x in T['unpaid']}; MB={x['n'] for x in T['maybe']}
    unc=set()
    for m in D['uncovered']:
        n=find(m.get('reference'),m); unc.add(n)
    wrong=[rows[n] for n in sure if n not in U and n not in MB]
    # a voided sale/refunded counted: wrong as well
    miss=[rows[n] for n in U if n not in sure|uns|alts]
    if D.get('currency')!=T['cur']: soft.append('RECONCILED AS %s'%D.get('currency'))
    shortruns=[g for g in D['runs'] if g['state'] in('short','missing','over')]
    quiet=[x for x in miss if not any(g['trade_from']<=x['t'][:10]<=g['trade_to'] for g in shortruns)]
    if bad: cls='misread'
    elif wrong: cls='wrong-sure'
    elif quiet: cls='missed-silently' if not (set(x['n'] for x in quiet)<=unc) else 'open'
    elif miss: cls='open-amb' if T['amb'] else 'open'
    elif sure|MB==U|MB and not(uns-MB): cls='exact'
    else: cls='open-amb' if T['amb'] else 'open'
    base='wrong-sure' if wrong else 'missed-silently' if quiet else 'exact' if sure|MB==U|MB and not(uns-MB) else 'open'
    if cls=='misread': cls='misread(+%s)'%base
    if any('RECONCILED AS' in x for x in soft) and 'misread' not in cls: cls='currency(+%s)'%cls
    det=bad+soft+['wrong: %s'%[(x['ids'][0],x['amt'],x['t'],x['ch'],x['term'],x['kind'],'void' if x['void'] else '') for x in wrong][:6]]*bool(wrong)+['missed: %d of %d %s'%(len(miss),len(U),[(x['ids'][0],x['amt'],x['t'],x['ch'],x['term'],'due '+x['due'],'late '+x['late']) for x in miss][:5])]*bool(miss)
    det.append('U %d sure %d (right %d) unsure %d (right %d) alts %d (right %d) uncovered %d awaited %d amb %s; payout %s'%(len(U),len(sure),len(sure&U),len(uns),len(uns&U),len(alts),len(alts&U),len(unc),len(D['awaited']),T['amb'],json.dumps({k:D['payout'][k] for k in('shape','amount','lag','confidence_permille')}) if D.get('payout') else None))
    return T,cls,det,warn,r
if __name__=='__main__':
    a,b=sys.argv[1].split('-'); v='-v' in sys.argv
    cnt=collections.defaultdict(collections.Counter)
    for s in range(int(a),int(b)+1):
        try: T,cls,det,warn,r=judge(s)
        except Exception as ex:
            import traceback; traceback.print_exc(); print(s,'JUDGE ERROR',ex); continue
        cnt['harder' if T['hard'] else 'ordinary'][cls]+=1
        if cls!='exact' or v:
            print('%d %s%s | %s'%(s,cls.upper(),' H' if T['hard'] else '',T['cfg']))
            if cls!='open-amb' or v:
                for x in det: print('    ',x[:900])
                for w in warn[:4]: print('     W',w)
    for k in cnt: print(k,sum(cnt[k].values()),dict(cnt[k]))
