from place import BIN, HOME
import json,subprocess,sys,shutil,os
def rec(pos,bank):
    p=subprocess.run([BIN,'--lang','en','--home',HOME,'--json','--no-input','reconcile','--pos',pos,'--bank',bank],capture_output=True,text=True); return json.loads(p.stdout)
def brief(r):
    if not r['ok']: print(r['error']['code'],r['error']['message']); return
    D=r['data']; print('missing sure',sum(m['sure'] for m in D['missing']),'unsure',sum(not m['sure'] for m in D['missing']),'unmatched',len(D['unmatched']),D['payout'] and (D['payout']['shape'],D['payout']['amount'],D['payout']['lag']))
    for g in D['runs']:
        if g['state'] not in('arrived','awaited'): print('   ',g['due'],g['terminal'],g['part'],g['count'],g['expected']['text'],g['paid']['text'],g['state'],g['basis'][-160:])
import xlrd
from base import write
def xls(p): 
    s=xlrd.open_workbook(p).sheet_by_index(0); return [s.row_values(i) for i in range(s.nrows)]
os.makedirs('x',exist_ok=True)
