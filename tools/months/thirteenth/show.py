import sys,json,run
s=int(sys.argv[1]); T,cls,det,warn,r=run.judge(s); D=r.get('data')
print(s,cls,T['cfg']); [print('  ',x[:600]) for x in det]
if D:
    for g in D['runs']:
        if g['state']!='arrived' or g.get('alternatives'): print('   run',g['due'],g['terminal'],g['part'],g['trade_from'],g['trade_to'],'n',g['count'],g['expected']['text'],g['paid']['text'],g['paid_on'],g['state'],'alts',[len(a) for a in g.get('alternatives') or []][:6],'|',g['basis'][:500])
    print('  states',__import__('collections').Counter(g['state'] for g in D['runs']))
    print('  payout',json.dumps(D['payout']),'fees_over',D['fees_over'])
    for k in('unmatched','before_period','after_period','late','left_out','needed'): print('  ',k,len(D[k]),json.dumps(D[k],ensure_ascii=False)[:400])
    for w in r['warnings']: print('   W',w['code'],w['message'][:300])
    # day sums, own view
    import collections
    U={x['n'] for x in T['unpaid']}
    e=collections.OrderedDict()
    for x in T['rows']:
        if x['kind']=='fail' or x['void'] or x['ch']=='cash': continue
        k=(x['due'],x['t'][:10]); v=e.setdefault(k,[0,0,0]); sg=1 if x['kind']=='sale' else -1; v[0]+=sg*x['net']; v[1]+=sg*x['amt']; v[2]+=x['net'] if x['n'] in U else 0
    if '-d' in sys.argv:
        for k,v in e.items(): print('   ',k,v)
