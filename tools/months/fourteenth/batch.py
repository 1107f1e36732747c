from rec import *
import time
EXPC={'lost':{'upgrade_window','bank_outage','misdirected','network_gap'},'term_on':{'terminal_setting'},'channel':{'platform'},'gap':{'network_gap'},'share':{'agreement_change'},'extralag':{'agreement_change'},'hold':{'held_by_risk_control'},'term_day':{'terminal_setting','network_gap','upgrade_window'}}
def judge(seed,fault=None,cfg=None,verbose=True,base=OUT+'/rec'):
    d,c,F,pos,rows,T=write(seed,base=base,fault=fault,cfg=cfg)
    t=time.time()
    rc,j=rj(['reconcile','--pos',d+'/pos.csv','--bank',d+'/bank.csv'])
    if rc!=0 or not j.get('ok'): return 'refused',[str(j)[:500]],c,F,T,None
    D_=j['data']; notes=[]
    refs={x['reference'] for x in pos} if False else {x['ref'] for x in pos}
    got={m['reference'] for m in D_['missing'] if m['kind']=='sale'}
    oth=[m for m in D_['missing'] if m['kind']!='sale']
    sure={m['reference'] for m in D_['missing'] if m.get('sure')}
    alt=[r for r in D_['runs'] if r.get('alternatives')]
    short=[r for r in D_['runs'] if r['state']in('short','missing')]
    wa={w['code'] for w in j['warnings']}
    v='exact'
    extra=got-T['missing']; lack=T['missing']-got
    if not got<=refs: notes.append(('refs?',list(got-refs)[:2]))
    if extra or lack:
        if extra&sure: v='WRONG-SURE'
        elif extra: v='unsure-wrong' if not alt else 'open'
        else: v='open' if (alt or short) else 'MISSED'
        if T['share'] : v+='(share)'
        notes.append(('extra',len(extra),'sure',len(extra&sure),'lack',len(lack),'of',len(T['missing']),'alts',[len(r['alternatives']) for r in alt],'short',len(short)))
    aw={m['reference'] for m in D_['awaited'] if m['kind']=='sale'}
    if aw!=T['awaited']: notes.append(('awaited extra',len(aw-T['awaited']),'lack',len(T['awaited']-aw))); v+='+aw' 
    la={m['reference'] for m in D_['late'] if m['kind']=='sale'}
    if la!=T['late']: notes.append(('late extra',len(la-T['late']),'lack',len(T['late']-la))); v+='+late'
    p=D_['payout']
    if p:
        want=(c['shape'],c['amount'],c['lag'][0],{'w':'working_day','c':'calendar_day'}[c['lag'][1]])
        g=(p['shape'],p['amount'],p['lag']['value'],p['lag']['unit'])
        if g!=want: notes.append(('payout',g,'want',want,p['confidence_permille']))
    else: notes.append('no payout')
    if D_['unmatched']: notes.append(('unmatched',len(D_['unmatched']),D_['unmatched'][0]))
    ca=[x['cause'] for x in D_['causes']]
    if F in EXPC and (T['missing'] or T['share'] or T['late']) and (not ca or ca[0] not in EXPC[F]): notes.append(('cause',F,[(x['cause'],x['score_permille']) for x in D_['causes']][:4]))
    if F in('none','late_run','dup') and ca and not T['missing']: notes.append(('cause-on-none',ca))
    if wa: notes.append(sorted(wa))
    mo=D_['money']
    if not T['share'] and v=='exact':
        op=sum(x['net'] for x in pos if x['ref'] in T['missing'])
        if mo['open']['minor']!=op and c['feecol']: notes.append(('open',mo['open']['minor'],op))
    return v,notes,c,F,T,j
if __name__=='__main__':
    a,b=int(sys.argv[1]),int(sys.argv[2]); cnt=collections.Counter(); byF=collections.defaultdict(collections.Counter)
    for s in range(a,b):
        v,notes,c,F,T,j=judge(s); cnt[v]+=1; byF[F][v]+=1
        if v!='exact' or notes: print(s,v,F,c['shape'],c['amount'],c['lag'],'cut',c['cutoff'],'merge',c['merge'],'fee',c['feecol'],'ch',c['channels'],'cents',c['cents'],'n',c['perday'],'terms',c['nterm'],'tail',c['tail'],c['start'],'L',c['layout'],c['blayout'],notes,flush=True)
    print(cnt); 
    for k,x in byF.items(): print(k,dict(x))
