import json,sys,os
base=sys.argv[1]; 
for s in sys.argv[2:]:
    p=f'{base}/{s}'; T=json.load(open(p+'/truth.json')); A=json.load(open(p+'/answer.json'))
    print('=====',s,T['class'],T['why'],T['jur'],T['month'],'bank',T['bank'],T['banklast'],T['hard'],T['faults'],'AMB' if T['ambiguous'] else '',T['amb'][:4])
    for a in T['acqs']: print('  acq',{k:v for k,v in a.items() if v not in('None',None,{},False)})
    R=T['required']; print('  truth',len(R),[(x['ref'],x['order'],x['t'],x['gross'],x['net'],x['due'],x['run'],x['term'],x['ch']) for x in R[:6]], 'opt',len(T['optional']))
    if not A.get('ok'): print(A); continue
    d=A['data']; print('  payout',json.dumps(d['payout'],ensure_ascii=False)[:600],'judged',d['judged_on'])
    print('  warn',json.dumps(A.get('warnings'),ensure_ascii=False)[:900])
    print('  missing',len(d['missing']),[(m['reference'],m['traded_at'][:16],m['net']['text'],m['sure']) for m in d['missing'][:8]])
    if d['missing']: print('    ',d['missing'][0]['basis'])
    for k in('needed','left_out','uncovered','late'): 
        if d.get(k): print('  ',k,len(d[k]),json.dumps(d[k],ensure_ascii=False)[:300])
    print('  unmatched',[(u['date'],u['amount']['text'],u['text'][:24]) for u in d['unmatched'][:12]])
    print('  before',[(u['date'],u['amount']['text']) for u in d['before_period'][:6]])
    n=0
    for r in d['runs']:
        if r['state'] not in('arrived','awaited'):
            n+=1
            if n<7: print('  run',r['state'],r['due'],r['terminal'],r['count'],'exp',r['expected']['text'],'paid',r['paid']['text'],'on',r['paid_on'],'diff',r['difference']['text'],'alts',[len(x) for x in r.get('alternatives') or []],'|',r['basis'][-150:])
    print('  states',{s:len([1 for r in d['runs'] if r['state']==s]) for s in {r['state'] for r in d['runs']}})
