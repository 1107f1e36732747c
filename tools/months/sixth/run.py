#!/usr/bin/env python3
"""run.py SEED|A-B [-v]   env RECOURSE=binary. Prints a line per failing month and totals."""
import sys,os,json,subprocess,collections,time,tempfile
sys.path.insert(0,os.path.dirname(os.path.abspath(__file__)))
import gen
HERE=os.path.dirname(os.path.abspath(__file__)); OUT=os.environ.get('MONTHS_OUT') or tempfile.mkdtemp(); BIN=os.environ.get('RECOURSE',os.path.join(HERE,'../../../target/release/recourse'))
def judge(g,ans):
    o=dict(seed=g['seed'],notes=[])
    if not ans.get('ok'): 
        o.update(v='FAILED',notes=[str(ans.get('error'))]); return o
    d=ans['data']; t=g['truth']
    by=collections.defaultdict(set)
    for k,v in t.items(): by[v['s']].add(k)
    T=by['missing']; ign=by['free']
    rows={}
    def add(l,s):
        for x in d.get(l,[]):
            if x.get('kind','sale')!='sale': continue
            rows[x['reference']]=(l,x.get('sure',True),x.get('paid_on'))
    add('late',0);add('awaited',0);add('missing',0)
    M={k for k,v in rows.items() if v[0]=='missing'}-ign
    sure={k for k,v in rows.items() if v[1] is not False}
    alts=set()
    for rn in d['runs']:
        for a in rn.get('alternatives') or []: alts.update(a if isinstance(a,list) else [a])
    conf=d['payout'].get('confidence_permille',1000) if d['payout'] else 0
    warn=[w['code'] for w in ans.get('warnings',[])]
    o['conf']=conf; o['warn']=warn
    glob=conf<700 or any(w not in('W-REC-PLACE','W-REC-CURRENCY-ASSUMED','W-REC-UNCOVERED') for w in warn)
    fp=M-T; fn=T-M
    # a due day on which the program itself shows a shortage larger than the sales it names: it says it does not know which
    gap=collections.Counter(); altdue=set()
    for rn in d['runs']:
        if rn['state'] in('short','missing','awaited'): gap[rn['due']]-=rn['difference']['minor']
        if rn.get('alternatives'): altdue.add(rn['due'])
    for x in d['missing']+d['awaited']:
        if x.get('kind','sale')=='sale': gap[x['due']]-=x['gross' if (d['payout'] or {}).get('amount')=='gross' else 'net']['minor']
    o['unnamed']=any(t[x]['due'] in gap and gap[t[x]['due']]>50 for x in fn)
    cfp={x for x in fp if x in sure}; cfn={x for x in fn if x not in alts and not(x in rows and x not in sure) and not gap[t[x]['due']]>50 and not t[x]['due'] in altdue}
    und=set(x for u in g['undecidable'] for x in u['free'])
    o['n']=(len(T),len(M),len(fp),len(fn),len(cfp),len(cfn)); o['fp']=sorted(fp);o['fn']=sorted(fn);o['cfp']=sorted(cfp);o['cfn']=sorted(cfn)
    if not fp and not fn: v='exact'
    elif not cfp and not cfn: v='open'
    elif glob: v='wrong'   # doubt is said somewhere, yet these very sales are accused, or passed as paid, without a mark
    else: v='SURE-WRONG'
    o['v']=v
    by['late']-=set(k for k,v_ in t.items() if v_['s']=='carried')
    o['und']=bool(und)
    # late / awaited
    L={k for k,x in rows.items() if x[0]=='late' and k in t}-ign-by['carried']; A={k for k,x in rows.items() if x[0]=='awaited'}-ign
    lw=(L^by['late']); lw_s={x for x in lw if (x not in rows or x in sure)}
    aw=A^by['awaited']; aw_s={x for x in aw if (x not in rows or x in sure)}
    lon={k for k in L&by['late'] if rows[k][2]!=t[k]['on'] and k in sure}
    if lw_s: o['notes'].append(f'late+{len(L-by["late"])}-{len(by["late"]-L)}')
    if lon: o['notes'].append(f'late_on{len(lon)}')
    if aw_s: o['notes'].append(f'awaited+{len(A-by["awaited"])}-{len(by["awaited"]-A)}')
    o['late_bad']=bool(lw_s or lon); o['aw_bad']=bool(aw_s)
    if d['judged_on']!=g['bank'][1]: o['notes'].append(f"judged_on {d['judged_on']} want {g['bank'][1]}"); o['jd']=True
    e=g['expect']; p=d['payout'] or {}
    o['pay']=(p.get('shape'),p.get('amount'),(p.get('lag') or {}).get('value'),(p.get('lag') or {}).get('unit'))
    o['shape_ok']=p.get('shape')==e['shape'] and p.get('amount')==e['amount']
    o['lag_ok']=None if e['lag'] is None else (p.get('lag') or {}).get('value')==e['lag'] and (e['lag']==0 or (p.get('lag') or {}).get('unit')==e['unit'])
    o['causes']=[(c['cause'],c['score_permille']) for c in d['causes'][:3]]
    fs=g['faults']
    o['cause_ok']=None
    if len(fs)==1 and fs[0].get('ok') and (T or by['late'] or fs[0]['fault'] in('fee','lag')):
        o['cause_ok']=bool(d['causes']) and d['causes'][0]['cause'] in fs[0]['ok']
    return o
def one(seed,verbose=False):
    out=os.path.join(OUT,str(seed)); g=gen.build(seed,out); g['seed']=seed
    g=json.load(open(os.path.join(out,'truth.json')))
    cmd=[BIN,'--home',os.path.join(OUT,'home'),'--lang','en','reconcile']
    for f in g['files']['pos']: cmd+=['--pos',os.path.join(out,f)]
    for f in g['files']['bank']: cmd+=['--bank',os.path.join(out,f)]
    cmd+=['--json','--no-input']
    t0=time.time()
    try:
        p=subprocess.run(cmd,capture_output=True,timeout=60); txt=p.stdout.decode(); open(os.path.join(out,'answer.json'),'w').write(txt); ans=json.loads(txt)
    except subprocess.TimeoutExpired: ans={'ok':False,'error':'TIMEOUT'}
    except Exception as e: ans={'ok':False,'error':f'no JSON: {e} rc={p.returncode} {p.stderr.decode()[-300:]}'}
    o=judge(g,ans); o['secs']=time.time()-t0
    return g,o
def line(g,o):
    f='; '.join(x['fault']+(f"({x.get('n','')})" if 'n' in x else '') for x in g['faults']) or 'none'
    return f"{g['seed']:4} {o['v']:10}{'U' if o.get('und') else ' '} {'H' if g['hard'] else ' '} {g['country']} {g['pos_layout']}/{g['bank_layout']} {g['mode']}{'' if g['fee_col'] else '/nofee'} ref={g['refunds']} {','.join(g['twists'])} [{f}] T/M/fp/fn/cfp/cfn={o.get('n')} conf={o.get('conf')} {o.get('warn')} pay={o.get('pay')} causes={o.get('causes')} cause_ok={o.get('cause_ok')} {o['notes']}"
if __name__=='__main__':
    a=sys.argv[1]; v='-v' in sys.argv
    A,B=(a.split('-')+[a])[:2] if '-' in a else (a,a)
    tot=collections.Counter()
    for s in range(int(A),int(B)+1):
        try: g,o=one(s)
        except Exception as e:
            import traceback; print(s,'GENERATOR ERROR',repr(e)); tot['generr']+=1
            if v: traceback.print_exc()
            continue
        tot['months']+=1; tot['open: paid sales among the missing, marked unsure']+=bool(o['v']=='open' and o['n'][2]); tot['open: short run shown, sales not named']+=bool(o['v']=='open' and o.get('unnamed')); tot[o['v']]+=1; tot[('hard ' if g['hard'] else 'fair ')+o['v']]+=1
        if o.get('und'): tot['undecidable '+o['v']]+=1
        for k in('late_bad','aw_bad'):
            if o.get(k): tot[k]+=1; tot[f"{k} of {o['v']}"]+=1
        if o['v']=='exact' and not o['late_bad'] and not o['aw_bad']: tot['exact in all (missing, late, awaited)']+=1
        if o.get('jd'): tot['judging day differs']+=1
        if o.get('shape_ok') is not None: tot['shape ok' if o['shape_ok'] else 'shape differs']+=1
        if o.get('lag_ok') is not None: tot['lag ok' if o['lag_ok'] else 'lag differs']+=1
        if o['v']=='exact' and o['cause_ok'] is not None: tot['cause right (exact, one fault)' if o['cause_ok'] else 'cause wrong (exact, one fault)']+=1
        if not g['faults'] and o.get('causes'): tot['cause named though no fault']+=1
        if v or o['v'] not in('exact','open') or o['notes'] or (o['v']=='exact' and o['cause_ok'] is False) or o['v']=='open': print(line(g,o),flush=True)
    for k in sorted(tot): print(f'{k:45} {tot[k]}')
