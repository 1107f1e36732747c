from exp import *
R=xls('m/9/pos.xls')
for w in ['现金','現金','现钞','Cash','CASH','cash payment','Bar','Bargeld','Contant','现金支付','人民币','会员卡','会员余额','会员储值','储值卡','储值支付','挂账','签单','代金券','优惠券','团购券','美团券','美团团购','抖音券','大众点评','免单','赠送','积分','礼品卡','Gift Card','Voucher','Store Credit','House Account','On Account','员工餐','银行转账','对公转账','支票','饿了么','美团外卖','Uber Eats','Deliveroo','押金','余额支付','自定义']:
    X=[[w if c=='现金' else c for c in r] for r in R]; write('x/9.xls',X); r=rec('x/9.xls','m/9/bank.xls')
    if not r['ok']: print(w,r['error']['code']); continue
    D=r['data']; print(w,'| left out',len(D['left_out']),'sure',sum(m['sure'] for m in D['missing']),'unsure',sum(not m['sure'] for m in D['missing']),'due sales',D['totals']['sales']['count'], [x['code'] for x in r['warnings'] if 'UNMATCHED' not in x['code']][:4])
