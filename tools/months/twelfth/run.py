#!/usr/bin/env python3
"""run.py A-B [-v] [--keep] [--show]: generate each month, run the binary in a fresh home, judge. Env RECOURSE: the binary."""
import sys, os, json, subprocess, shutil, tempfile, time
from collections import Counter, defaultdict
import gen
BIN = os.path.abspath(os.environ.get('RECOURSE', os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../../target/release/recourse')))
def call(home, *a):
    p = subprocess.run([BIN, '--home', home, '--lang', 'en', '--json', '--no-input', *a], capture_output=True, text=True, timeout=300)
    try: j = json.loads(p.stdout)
    except Exception: j = {'ok': False, 'error': {'message': p.stdout[:200] + p.stderr[:300]}}
    j['rc'] = p.returncode; return j
def judge(seed, T, home):
    """-> (class, notes, extra)"""
    notes = []
    for i, f in enumerate(T['pos']):
        j = call(home, 'import', 'pos', f)
        if not j.get('ok'): return 'no-read', [f"pos {os.path.basename(f)}: {j.get('error')}"], {}
        F = j['data']['files'][0]; q = T['acqs'][i]; vo = 0
        vs = [v for v in T['sales'].values() if v['state'] == 'voided' and v['kind'] == 'sale']
        if F['rows'] != q['rows'] and F['rows'] + len(F['skipped']) != q['rows'] or not (q['sum'] - sum(v['amt'] for v in vs) <= F['sales']['sum']['minor'] <= q['sum']):
            return 'no-read', [f"pos misread: rows {F['rows']}/{q['rows']} sales {F['sales']['sum']['minor']}/{q['sum']} skipped {F['skipped'][:2]}"], {}
    j = call(home, 'import', 'bank', T['bankfile'])
    if not j.get('ok'): return 'no-read', [f"bank {os.path.basename(T['bankfile'])}: {j.get('error')}"], {}
    F = j['data']['files'][0]
    if (F['rows'], F['credits']['sum']['minor'], F['debits']['sum']['minor']) != (T['bank_rows'], T['bank_credits'], T['bank_debits']):
        return 'no-read', [f"bank misread: rows {F['rows']}/{T['bank_rows']} cr {F['credits']['sum']['minor']}/{T['bank_credits']} dr {F['debits']['sum']['minor']}/{T['bank_debits']} skipped {F['skipped'][:2]}"], {}
    j = call(home, 'reconcile')
    if not j.get('ok'): return 'no-read', [f"reconcile: {j.get('error')}"], {}
    return compare(T, j['data'])
def compare(T, d):
    S = T['sales']; ali = {}
    for k, v in S.items():
        for x in [k] + v['ids']: ali[x] = k
    notes = []; P = {}
    for lst in ('missing', 'late', 'awaited', 'left_out'):
        for m in d[lst]:
            r = ali.get(m.get('reference'))
            if r: P[r] = (lst, m.get('sure', True), m.get('paid_on'))
            elif lst == 'missing' and m.get('kind') == 'sale': notes.append(('sure-wrong' if m.get('sure') else 'wrong', f"unknown reference missing {m['reference']}"))
    cls = set(); alts = [(r, [set(ali.get(x) for x in a) for a in r['alternatives']]) for r in d['runs'] if r.get('alternatives')]
    sale = {k for k, v in S.items() if v['kind'] == 'sale'}
    unpaid = {k for k in sale if S[k]['state'] == 'unpaid'}; free = {k for k in sale if S[k]['state'] == 'edge-unpaid'}
    miss = {k for k in sale if P.get(k, ('',))[0] == 'missing'}; sure = {k for k in miss if P[k][1]}
    has = lambda f: f in T['kinds']
    by = lambda ks, n=4: ', '.join(f"{k} {S[k]['t'][5:16]} {S[k]['amt']/100:.2f} due {S[k]['due'][5:]} {S[k]['state']}" for k in sorted(ks, key=lambda k: S[k]['t'])[:n]) + (f' (+{len(ks)-n})' if len(ks) > n else '')
    bad = sure - unpaid - free
    if bad: notes.append(('sure-wrong', f'{len(bad)} paid sales accused for certain: {by(bad)}'))
    # unpaid ones not named: is at least the shortage said at their run, or a doubt?
    lost = unpaid - miss
    def runs_of(k):
        t = S[k]['t'][:10]
        return [r for r in d['runs'] if (r.get('trade_from') or r['due']) <= t <= (r.get('trade_to') or r['due']) or r['due'] == S[k]['due']]
    named_alt = set().union(*[set().union(*a) for _, a in alts]) if alts else set()
    gone, doubt, awa = set(), set(), set()
    for k in lost:
        st = P.get(k, ('',))[0]
        if st == 'left_out' or k in named_alt: doubt.add(k)
        elif st == 'awaited': (awa if S[k]['due'] < d['judged_on'] else set()).add(k)   # contract: due on the judging day is awaited
        elif st == 'late': gone.add(k)
        elif any(r['state'] in ('short', 'missing') and -r['difference']['minor'] >= .5 * S[k]['net'] for r in runs_of(k)): doubt.add(k)
        else: gone.add(k)
    if gone: notes.append(('sure-wrong', f'{len(gone)} of {len(unpaid)} unpaid presented as arrived or nowhere: {by(gone)}'))
    if awa: notes.append(('wrong', f'{len(awa)} unpaid called awaited: {by(awa)}'))
    if doubt: notes.append(('open', f'{len(doubt)} of {len(unpaid)} unpaid not named, their run is said to be short / among alternatives: {by(doubt)}'))
    uns_bad = (miss - sure) - unpaid - free
    if uns_bad:
        ok = True; seen = set()
        for r, a in alts:          # the truth of that run (perhaps: nothing unpaid) stands among the answers it lists
            u = set().union(*a)
            if not u & uns_bad: continue
            seen |= u; ok &= any(x & sale == unpaid & u for x in a)
        ok &= uns_bad <= seen
        notes.append(('open' if ok else 'wrong', f'{len(uns_bad)} paid sales named with a doubt: {by(uns_bad)}'))
    uns_ok = (miss - sure) & unpaid
    if uns_ok: notes.append(('open', f'{len(uns_ok)} of {len(unpaid)} unpaid named, but with a doubt: {by(uns_ok, 2)}'))
    # runs paid short
    for r in T['runs']:
        if r['state'] != 'short': continue
        x = r['expected'] - r['paid'] - (sum(v['net'] for v in S.values() if v['state'] == 'unpaid' and v['due'] == r['due']) if r['unpaid'] else 0)
        near = [q for q in d['runs'] if q['due'] == r['due'] or q['paid_on'] == r['paid_on']]; diffs = [-q['difference']['minor'] for q in near]
        if x in diffs or r['expected'] - r['paid'] in diffs or sum(z for z in diffs if z > 0) == x: continue
        if any(z > 0 for z in diffs): notes.append(('open' if has('rate') or any(abs(z - x) <= 3 for z in diffs) or any(q.get('alternatives') for q in near if q['difference']['minor'] < 0) else 'wrong', f"run {r['due']} short by {x/100:.2f}, program {[z/100 for z in diffs]}"))
        else: notes.append(('sure-wrong', f"run {r['due']} short by {x/100:.2f} shown nowhere"))
    if not has('lag'):
        late = {k for k in sale if S[k]['state'] == 'late'}; pl = {k for k in sale if P.get(k, ('',))[0] == 'late'}
        if late - pl - miss: notes.append(('wrong', f'{len(late - pl - miss)} late sales not said to be late: {by(late - pl - miss, 2)}'))
        pl = {k for k in pl if S[k]['state'] not in ('voided', 'edge', 'edge-unpaid', 'awaited') and not (S[k]['t'][11:16] >= '23:55' and any(q['d0'] for q in T['acqs']))}
        if pl - late - unpaid: notes.append(('wrong', f'{len(pl - late - unpaid)} sales said to be late that came on time: {by(pl - late - unpaid, 2)} paid_on {[P[k][2] for k in list(pl - late - unpaid)[:2]]}'))
    aw = {k for k in sale if P.get(k, ('',))[0] == 'awaited' and S[k]['state'] in ('paid', 'short', 'late')}
    if aw: notes.append(('wrong', f'{len(aw)} paid sales called awaited: {by(aw, 2)}'))
    if has('rate') and not any(q['rate_new'] and False for q in T['acqs']):
        if not any(c['cause'] == 'agreement_change' for c in d['causes']) and not any(r['state'] == 'short' for r in d['runs']) and T.get('rate_hidden'):
            notes.append(('wrong', 'higher rate said nowhere'))
    if not has('rate'):
        fa = [r for r in d['runs'] if r['state'] == 'short' and not r.get('alternatives')]
        tr = {r['due'] for r in T['runs']} | {r['paid_on'] for r in T['runs']} | {v['due'] for v in S.values() if 'edge' in v['state'] or v['state'] == 'unpaid'}
        fx = [r for r in fa if r['due'] not in tr and r['paid_on'] not in tr]
        if fx: notes.append(('open', f"{len(fx)} runs said to be short that were paid whole: {[(r['due'], r['difference']['text']) for r in fx[:4]]}"))
    rank = ['sure-wrong', 'wrong', 'open']; c = next((x for x in rank if any(n[0] == x for n in notes)), 'exact')
    struct = any(f[0] in ('terminal', 'channel') for f in T['faults']) and not any(f[0] in ('single', 'window', 'short') for f in T['faults'])
    if c in ('open', 'wrong') and T['amb'] and not struct: c = 'open-amb'
    return c, notes, dict(top=[(x['cause'], x['score_permille']) for x in d['causes'][:2]], payout=d['payout'])
if __name__ == '__main__':
    a, b = map(int, sys.argv[1].split('-')); v = '-v' in sys.argv; keep = '--keep' in sys.argv
    cnt = {False: Counter(), True: Counter()}; bykind = defaultdict(Counter); causes = defaultdict(Counter); t0 = time.time(); slow = (0, 0); lines = []
    root = os.path.join(tempfile.gettempdir(), 'recourse-months-twelfth') if keep else tempfile.mkdtemp(prefix='h12_', dir='/tmp'); os.makedirs(root, exist_ok=True)
    only = next((set(map(int, x[2:].split(','))) for x in sys.argv if x.startswith('-o')), None)
    for s in range(a, b + 1):
        if only and s not in only: continue
        T = gen.emit(s, root); home = os.path.join(root, str(s), 'home'); shutil.rmtree(home, ignore_errors=True); t1 = time.time()
        c, notes, ex = judge(s, T, home); dt = time.time() - t1; slow = max(slow, (dt, s))
        shutil.rmtree(home, ignore_errors=True)
        if not keep: shutil.rmtree(os.path.join(root, str(s)))
        cnt[T['hard']][c] += 1; bykind['+'.join(T['kinds']) if not T['hard'] else 'harder'][c] += 1
        if ex and not T['hard']: causes[T['kinds'][0]][ex['top'][0][0] if ex['top'] else '-'] += 1
        if c != 'exact' or v:
            q = T['acqs']; l = f"{s} {'H' if T['hard'] else 'O'} {c} | {T['cc']} {T['month']} {T['kinds']} {T['faults']} | " + '; '.join(f"{z['lay']} {z['shape']}{' gross/'+z['feeday'] if z['gross'] else ''} lag{z['lag']} cut{z['cut']} fees{int(z['fees'])} n{z['rows']}" for z in q) + f" | {T['bank']} amb={T['amb'][:3]}"
            lines.append(l + ''.join(f'\n    {n[0]}: {n[1]}' for n in notes[:6] if isinstance(n, tuple)) + ''.join(f'\n    {n}' for n in notes if isinstance(n, str)) + f"\n    top {ex.get('top')} payout {ex.get('payout')}")
            if '-q' not in sys.argv: print(lines[-1], flush=True)
    if '-q' in sys.argv: open(os.path.join(tempfile.gettempdir(), f'recourse-months-twelfth-{a}-{b}.txt'), 'w').write('\n'.join(lines))
    for h in (False, True): print('harder  ' if h else 'ordinary', sum(cnt[h].values()), dict(cnt[h]))
    for k in sorted(bykind): print('  ', k, dict(bykind[k]))
    print('top cause by fault (ordinary):'); [print('  ', k, dict(x)) for k, x in sorted(causes.items())]
    print(f'{time.time()-t0:.0f} s, slowest {slow}')
    if not keep: shutil.rmtree(root, ignore_errors=True)
