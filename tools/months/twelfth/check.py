# Independent arithmetic over the written files: per due day, what the file's paid sales come to = what the bank file shows.
import sys, csv, json, io, os, tempfile, datetime as D
from collections import defaultdict
import openpyxl, write as W, gen
def table(p, de=False):
    if p.endswith('xlsx'): return [[('' if x is None else x) for x in r] for r in openpyxl.load_workbook(p).active.iter_rows(values_only=True)]
    b = open(p, 'rb').read()
    for e in (('utf-8-sig', 'cp1252') if de else ('utf-8-sig', 'gb18030')):
        try: t = b.decode(e); break
        except UnicodeDecodeError: pass
    return list(csv.reader(io.StringIO(t.replace('`', '')), delimiter=';' if de else ','))
def num(x, de=False):
    if isinstance(x, (int, float)): return round(x * 100)
    x = x.strip().replace('\t', '')
    if de: x = x.replace('.', '').replace(',', '.')
    x = x.replace(',', '')
    return round(float(x) * 100) if x else 0
def head(t, names):
    for i, r in enumerate(t):
        if all(n in r for n in names): return i, {n: list(r).index(n) for n in r if n}
def one(seed, dirn):
    tr = gen.emit(seed, dirn); bad = []; de = tr['cc'] == 'DE'
    B = W.BANK[tr['bank']]; t = table(tr['bankfile'], de); i, h = head(t, [c[0] for c in B['cols']]); cr = defaultdict(int); names = {W.POS[q['lay']]['payer'] for q in tr['acqs']}; rows = 0; C = Dd = 0
    for r in t[i + 1:]:
        if len(r) < len(h) or not any(isinstance(x, (int, float)) or (x and x[-1:].isdigit()) for x in r[1:]): continue
        if str(r[0]).startswith('贷方合计'): continue
        g = lambda *ns: next((num(r[h[n]], de) for n in ns if n in h and r[h[n]] != ''), 0)
        if tr['bank'] == 'BOCOM': c = g('发生额') * (1 if r[h['借贷标志']] == '贷' else -1)
        else: c = g('交易金额[ Trade Amount ]', 'Amount', 'Value', 'Billing amount', 'Betrag') or g('贷方发生额', '贷方发生额（收入）', '收入金额', '贷方金额', '收入', 'Deposit', 'Credit Amount') - g('借方发生额', '借方发生额（支取）', '支出金额', '借方金额', '支出', 'Withdrawal', 'Debit Amount')
        rows += 1; C += max(c, 0); Dd += max(-c, 0)
        for k in ('交易日', '交易日期', '交易日期[ Transaction Date ]', 'Date', 'Transaction Date', 'Buchungstag', '交易时间'):
            if k in h: ds = str(r[h[k]]); break
        for f in ('%Y-%m-%d', '%Y%m%d', '%d/%m/%Y', '%d %b %Y', '%d.%m.%y'):
            try: day = D.datetime.strptime(ds.split()[0] if f != '%d %b %Y' else ds, f).date(); break
            except ValueError: pass
        line = ' '.join(str(x) for x in r)
        for n in names:
            if n in line and '手续费' not in line and 'CHARGE' not in line: cr[n, str(day)] += c
    if (rows, C, Dd) != (tr['bank_rows'], tr['bank_credits'], tr['bank_debits']): bad.append(('bank', rows, tr['bank_rows'], C, tr['bank_credits']))
    for q, p in zip(tr['acqs'], tr['pos']):
        L = W.POS[q['lay']]; t = table(p, de); i, h = head(t, [c[0] for c in L['cols'][:3]]); A = [c[0] for c in L['cols'] if c[1] in (W.f_amt,)]; want = defaultdict(int); edge = set(); seen = 0; ids = {}
        for k, v in tr['sales'].items():
            for x in [k] + v['ids']: ids[x] = k
        runs = {(r['due'], r['part']): r for r in tr['runs']}
        for r in t[i + 1:]:
            ref = next((ids[str(x).strip()] for x in r if str(x).strip() in ids), None)
            if not ref: continue
            v = tr['sales'][ref]; seen += 1
            amt = num(r[h[A[0]]], de) if A else (num(r[h['Betrag']], de) if de else num(r[h['应结订单金额']]) - num(r[h['退款金额']]))
            if amt != v['amt']: bad.append(('amt', ref))
            if v['state'] == 'voided': continue
            rt = q['rate_new']; day = v['due']
            # fee from the rates as agreed, computed anew with integers
            if v['state'].startswith('edge') or v['state'] == 'awaited': edge.add(day); continue
            if v['state'] == 'unpaid': continue
            if v['state'] == 'late': day = next(x['paid_on'] for x in tr['runs'] if x['acq'] == q['lay'] and x['due'] == v['due'] and x['state'] == 'late')
            want[day] += v['net']
            if not rt and not q['gross'] and q['fees']:
                fc = next((c for c in ('手续费', '手续费（元）', '手续费(元)', '扣除手续费', '商户手续费', '商户手续费（元）', '服务费（元）', 'MDR', '商户手续费', 'Commission', 'Fee', 'Charges', 'Fees', 'Merchant Fee (SGD)', 'Merchant Service Fee', 'Gebühr') if c in h), None)
                if not fc: print(seed, q, list(h)); sys.exit()
                f = num(r[h[fc]], de) * (-1 if fc in ('服务费（元）', 'Fees') else 1)
                if amt - f != v['net']: bad.append(('fee', ref, amt, f, v['net']))
        for r in [r for r in tr['runs'] if r['acq'] == q['lay']]:
            if r['state'] == 'short' and not r['mixed']: want[r['due']] += r['paid'] - r['expected'] + (sum(v['net'] for v in tr['sales'].values() if v['state'] == 'unpaid' and v['due'] == r['due']) if r['unpaid'] else 0)
        n = L['payer']
        for day in sorted(want):
            if day in edge or day in (min(want), max(want)) and q['shape'] in ('daysep', 'term', 'chan', 'sale') or day > tr['stmt_end']: continue
            if want[day] != cr[n, day]: bad.append(('day', q['lay'], day, want[day], cr[n, day]))
        # no takings of this payer on days that nothing in the export is due on, but before the export's first due day or after its last
        for (m, day), c in cr.items():
            if m == n and day not in want and day not in edge and min(want) < day < max(want): bad.append(('stray', day, c))
    return bad
if __name__ == '__main__':
    a, b = map(int, sys.argv[1].split('-')); k = 0
    for s in range(a, b + 1):
        x = one(s, os.path.join(tempfile.gettempdir(), 'recourse-months-twelfth', 'check'))
        if x: k += 1; print(s, x[:4])
    print('months with a disagreement:', k)
