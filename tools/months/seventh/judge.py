import collections
def judge(T,J,err):
    r=dict(seed=T['seed'],C=T['country'],group=T['group'],lag=T['lag'],cutoff=T['cutoff'],merge=T['merge'],gross_pay=T['gross_pay'],fee_debit=T['fee_debit'],fee_listed=T['fee_listed'],fee_round=T['fee_round'],
      faults=T['faults'],tags=T['tags'],hard=T['hard'],npos=len(T['pos']),nbank=len(T['bank']),nvoid=T.get('nvoid'),nrefund=T.get('nrefund'),refund_mode=T['refund_mode'],juris=T.get('juris'),lp=T['layout_pos'],lb=T['layout_bank'],nm=len(T['missing']),perday=T['perday'],verdict='',why='')
    if not J or not J.get('ok'):
        r['verdict']='refused'; r['why']=(str((J or {}).get('error'))+' '+str(err))[:400]; return r
    D=J['data']; W=[w['code'] for w in J['warnings']]
    S=T['sales']; idm={}
    for i,s in S.items():
        for k in s['ids']: idm[k]=i
    oth={k:i for i,o in T['other'].items() for k in o['ids']}
    def sid(ref):
        ref=str(ref).strip().strip('`')
        return idm.get(ref) or ('x'+str(oth.get(ref,ref)))
    tk={}
    for i,s in S.items(): tk[(s['t'].replace(' ','T')[:16],s['total'])]=i
    def sid2(m):
        k=sid(m['reference'])
        if k[0]=='x' and not m['reference']: k=tk.get((m['traded_at'][:16],m['gross']['minor']),k)
        return k
    P={}; r['noref']=sum(1 for m in D['missing'] if not m['reference'])
    for m in D['missing']: P[sid2(m)]=m
    glob=any('could not be told' in x['basis'] for x in D['runs']); r['glob']=glob
    alt=set()
    for run in D['runs']:
        for a in run.get('alternatives') or []:
            for ref in a: alt.add(sid(ref))
    T_=set(map(str,T['missing'])); either=set(map(str,T.get('either',[])))
    sure=set(k for k,m in P.items() if m['sure'] and k not in alt)
    r['voidacc']=sum(1 for a in P if a[0]=='x')
    r['weak']=len(P)-len(sure)
    # equal-valued twins in the same run/due day
    tw=collections.defaultdict(set)
    for i,s in S.items():
        if s['due']: tw[(s['due'],s['v'],s['g'] if T['group']!='sale' else '')].add(i)
    def twin(i): s=S[i]; return tw[(s['due'],s['v'],s['g'] if T['group']!='sale' else '')]
    acc=set(P)-T_-either; mis=T_-set(P)
    coin=0
    # cancel twins
    for a in list(acc):
        if a in S:
            c=[b for b in mis if b in twin(a)]
            if c: mis.discard(c[0]); acc.discard(a); coin+=1
    r['coin']=coin
    # amount-only small sums put to awaited as doubt
    aw={sid2(m):m for m in D['awaited']}; lt={sid2(m):m for m in D['late']}; un={sid2(m):m for m in D['uncovered']}
    arrived_runs=D['runs']
    def rundoubt(i):
        if glob: return True
        s=S.get(i)
        if not s: return False
        if i in alt: return True
        if i in un: return True
        if i in aw: return True
        day=s['t'][:10]
        for run in D['runs']:
            if (run['trade_from'] or '')<=day<=(run['trade_to'] or '') or run['due']==s['due']:
                if run['terminal'] and run['terminal']!=s['term']: continue
                if run['state'] in('short','missing','over'):
                    # named shortfall
                    nm=[m for k,m in P.items() if m['due']==run['due'] and (not run['terminal'] or m['terminal']==run['terminal'])]
                    named=sum(m['net']['minor'] for m in nm if m['sure']); 
                    if run.get('alternatives'): return True
                    if run['state']=='short' and named < -run['difference']['minor']-2: return True
                if run['state']=='uncovered': return True
        return False
    dec=T['decidable']
    amb=set(i for i in T_ if dec.get(S[i]['g'])=='amb'); soft=set(i for i in T_ if dec.get(S[i]['g'])=='soft')
    r['namb']=len(amb)
    sw_acc=[a for a in acc if a in sure]; op_acc=[a for a in acc if a not in sure]
    sw_mis=[m for m in mis if not rundoubt(m)]; op_mis=[m for m in mis if rundoubt(m)]
    r['acc']=len(acc); r['mis']=len(mis); r['sw_acc']=len(sw_acc); r['sw_mis']=len(sw_mis)
    un_sure=[i for i in (T_&set(P)) if i not in sure]
    pay=D['payout']; r['payout']=f"{pay.get('shape')}/{pay.get('amount')}/{(pay.get('lag') or {}).get('value')}{((pay.get('lag') or {}).get('unit') or '')[:4]}/{pay.get('confidence_permille')}"; r['parts']=len(pay.get('parts') or [])
    r['W']=dict(collections.Counter(W))
    ex=lambda L:[(i,S[i]['ids'][0] if i in S else i,S[i]['due'] if i in S else '') for i in sorted(L,key=lambda z:(len(z),z))[:2]]
    if sw_acc or sw_mis:
        r['verdict']='sure-wrong'; r['why']=f"accused paid {len(sw_acc)} {ex(sw_acc)}; silently missed {len(sw_mis)} {ex(sw_mis)}; of {len(T_)}"
    elif not acc and not mis:
        # undecidable places must carry doubt
        needless=[i for i in un_sure if i not in amb and i not in soft]
        if needless: r['verdict']='open'; r['why']=f"right but unsure on {len(needless)} of {len(T_)} decidable"
        else: r['verdict']='exact'
        lucky=[i for i in amb if i in sure]
        r['lucky']=len(lucky)
    else:
        # deviations all doubted
        if all(dec.get(S[i]['g'])=='amb' for i in mis) and all(a in S and (dec.get(S[a]['g'])=='amb') for a in acc) and not[i for i in un_sure if i not in amb and i not in soft]:
            r['verdict']='exact'; r['why']='undecidable, doubt said'; r['ambok']=1
        else:
            r['verdict']='open'; r['why']=f"doubted: accused {len(op_acc)} {ex(op_acc)}, missed {len(op_mis)} {ex(op_mis)} of {len(T_)}"
            if any(w in W for w in('W-REC-UNCOVERED','W-REC-CURRENCY')) and len(un)>len(S)*.5: r['why']='UNCOVERED/CURRENCY '+r['why']
    # completely silent uncovered on a clean month
    if len(un)>max(0.3*len(S), 1.5*len(T['uncovered'])+5): r['uncov']=len(un); 
    r['uncov_frac']=round(len(un)/max(1,len(S)),2)
    if len(un)>0.5*len(S) and len(un)>len(T['uncovered'])+0.3*len(S): r['verdict']='no-answer'; r['why']='whole month uncovered: '+str(W)+' '+r['why']
    # late, awaited
    L=set(map(str,T['late'])); PL=set(k for k in lt if k in S)
    r['late']='-' if not L and not PL else ('ok' if L==PL else f'truth {len(L)} said {len(PL)} both {len(L&PL)}')
    A=set(map(str,T['awaited'])); PA=set(k for k in aw if k in S)
    r['await']='-' if not A and not PA else ('ok' if A==PA else f'truth {len(A)} said {len(PA)} both {len(A&PA)}')
    r['nterm']=len(set(s['term'] for s in S.values()))
    if T['cause'] and len(T['faults'])==1 and T_:
        c=[x['cause'] for x in D['causes']]; r['cause']=(T['cause'], c[0] if c else None, 'ok' if c and c[0]==T['cause'] else ('later' if T['cause'] in c else 'no'))
    st=collections.Counter(x['state'] for x in D['runs']); r['runs']=dict(st)
    return r
