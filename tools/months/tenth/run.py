#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""run.py A-B | SEED…   one line a month: seed tier class …   env RECOURSE names the binary, KEEP=1 keeps all files
   focus series (failures go to fail-focus/): EX_KIND=single|late|terminal|channel|days|hours|short|other, EX_MODE=T+1|D+1|saleT1…,
   EX_FEATS=namechange,cutoff,fixed,twoacq,bankedge,oddlayout,twofaults  EX_COINCIDE=1 (payer's name changes on the first day of the fault)"""
import sys, os, json, subprocess, time, shutil, tempfile, datetime as D
here = os.path.dirname(os.path.abspath(__file__)); sys.path.insert(0, here)
import gen
BIN = os.path.abspath(os.environ.get('RECOURSE', os.path.join(here, '../../../target/release/recourse')))
OUT = os.environ.get('MONTHS_OUT') or os.path.join(tempfile.gettempdir(), 'recourse-months-tenth')
def refs(o, acc):
    if isinstance(o, dict):
        for k, v in o.items(): refs(v, acc)
    elif isinstance(o, list):
        for v in o: refs(v, acc)
    elif isinstance(o, str): acc.add(o)
    return acc
def cmd(T, folder):
    c = [BIN, 'reconcile'] + [x for f in T['pos'] for x in ('--pos', f)] + [x for f in T['bankf'] for x in ('--bank', f)]
    if T['region'] != 'CN': c += ['--jurisdiction', 'HK' if T['region'] == 'HK' else 'GB-EAW']
    return c + ['--json']
def judge(T, J):
    d = J['data']
    S = {s['ref']: s for s in T['sales']}
    byorder = {s['order']: s for s in T['sales']}
    b0, b1 = T['bank']
    def find(r):
        r = str(r).strip('`\t ')
        return S.get(r) or byorder.get(r)
    sure, unsure, unk = set(), set(), []
    for m in d.get('missing') or []:
        if m.get('kind') == 'refund' or ((m.get('gross') or {}).get('minor') or 0) < 0: continue
        s = find(m.get('reference'))
        if s is None: unk.append(m.get('reference')); continue
        (sure if m.get('sure') else unsure).add(s['ref'])
    P = lambda x: D.date.fromisoformat(x)
    must, tol = set(), set()
    for s in T['sales']:
        if s['unpaid'] and not s['refund']:
            if s['refunded'] or P(s['due']) >= P(b1) - D.timedelta(1) or P(s['due']) < P(b0): tol.add(s['ref'])
            else: must.add(s['ref'])
    refund = {s['ref'] for s in T['sales'] if s['refund']}
    true = must | tol
    false_sure = sorted(r for r in sure if r not in true and r not in refund)
    false_uns = sorted(r for r in unsure if r not in true and r not in refund)
    alts, badruns = set(), []
    for r in d.get('runs') or []:
        st = r.get('state')
        if st in ('short', 'missing') or r.get('alternatives'):
            for x in refs(r.get('alternatives'), set()):
                s = find(x)
                if s: alts.add(s['ref'])
            badruns.append(r)
    days = set()
    for r in badruns:
        ds = sorted(x[:10] for x in refs({k: v for k, v in r.items() if k != 'alternatives'}, set()) if len(x) >= 10 and x[:2] == '20' and x[4:5] == '-' and x[7:8] == '-')
        if ds:
            a, b = P(ds[0]), P(ds[-1])
            while a <= b and (b - a).days < 20: days.add(a.isoformat()); a += D.timedelta(1)
    shown = lambda r: r in unsure or r in alts or S[r]['d'] in days or S[r]['due'] in days
    notsure = must - sure
    silent = sorted(r for r in notsure if not shown(r))
    if false_sure or silent: c = 'SURE-WRONG'
    elif false_uns: c = 'unsure-wrong'
    elif notsure: c = 'open'
    else: c = 'exact'
    return c, dict(must=len(must), sure=len(sure & true), unsure=len(unsure & true), false_sure=len(false_sure), fs=false_sure[:5], false_unsure=len(false_uns), fu=false_uns[:5], silent=len(silent), si=silent[:5],
                   notsure=len(notsure), unknown=len(unk))
def one(seed, keep=False):
    wd = os.path.join(tempfile.gettempdir(), 'exam', str(seed))
    T = gen.make(seed, wd)
    home = os.path.join(tempfile.gettempdir(), 'exam', 'home'); os.makedirs(home, exist_ok=True)
    env = dict(os.environ, HOME=home, RECOURSE_HOME=home, LANG='C.UTF-8')
    t0 = time.time()
    c = cmd(T, wd)
    try:
        p = subprocess.run(c, cwd=wd, env=env, capture_output=True, timeout=120, stdin=subprocess.DEVNULL)
        J = json.loads(p.stdout)
        cl, inf = judge(T, J)
    except Exception as e:
        J = None; cl = 'ERROR'; inf = {'err': (repr(e) + ' ' + (p.stdout[-200:] + p.stderr[-300:]).decode('utf8', 'replace') if 'p' in dir() else repr(e))[:500]}
    el = time.time() - t0
    amb = T['ambiguous']
    if T['negative']: cl = 'undecidable(' + cl + ')'
    f = '+'.join(f"{x['kind']}:{x['n']}" for x in T['faults'])
    a = '/'.join(f"{x['name']},{x['mode']},{x['feemode']}" for x in T['acquirers'])
    line = f"{seed} {T['tier']} {cl}{'*' if amb and cl != 'exact' else ''} [{T['region']} {a} {','.join(T['features'])} | {f}] {json.dumps(inf, ensure_ascii=False)} {el:.1f}s"
    if cl != 'exact':
        fd = os.path.join(OUT, 'fail' + ('-focus' if any(k.startswith('EX_') for k in os.environ) else ''), str(seed)); shutil.rmtree(fd, ignore_errors=True); os.makedirs(os.path.dirname(fd), exist_ok=True)
        shutil.copytree(wd, fd)
        open(os.path.join(fd, 'cmd.sh'), 'w').write('#!/bin/sh\ncd "$(dirname "$0")"\nexport HOME=$(mktemp -d) RECOURSE_HOME=$(mktemp -d)\n' + ' '.join(['"${RECOURSE:-../../recourse}"'] + c[1:]) + '\n')
        if J is not None: json.dump(J, open(os.path.join(fd, 'answer.json'), 'w'), ensure_ascii=False, indent=1)
        open(os.path.join(fd, 'line.txt'), 'w').write(line + '\n')
    if not keep and not os.environ.get('KEEP'): shutil.rmtree(wd)
    return cl, T, line
if __name__ == '__main__':
    cnt = {}
    seeds = []
    for x in sys.argv[1:]:
        if '-' in x: a, b = x.split('-'); seeds += range(int(a), int(b) + 1)
        else: seeds.append(int(x))
    for s in seeds:
        if os.environ.get('UNTIL') and time.strftime('%H%M', time.gmtime()) >= os.environ['UNTIL']: break
        cl, T, line = one(s); print(line, flush=True)
        k = (T['tier'], cl + ('*' if T['ambiguous'] and cl != 'exact' else '')); cnt[k] = cnt.get(k, 0) + 1
    for k in sorted(cnt): print('#', *k, cnt[k])
