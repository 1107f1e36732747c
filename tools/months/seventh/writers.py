import csv, io, os
from datetime import datetime, timedelta, date
import openpyxl
def wr(path, rows, fmt, enc='utf-8', delim=',', quoteall=False, crlf=True):
    if fmt=='xlsx':
        path+='.xlsx'; wb=openpyxl.Workbook(write_only=True); ws=wb.create_sheet('Sheet1')
        for r in rows: ws.append(r)
        wb.save(path); return path
    path+='.csv'
    b=io.StringIO(newline=''); w=csv.writer(b,delimiter=delim,quoting=csv.QUOTE_ALL if quoteall else csv.QUOTE_MINIMAL,lineterminator='\r\n' if crlf else '\n')
    for r in rows:
        w.writerow(['' if c is None else (c.strftime('%Y-%m-%d %H:%M:%S') if isinstance(c,datetime) else c) for c in r])
    open(path,'wb').write(b.getvalue().encode(enc,'replace')); return path
CNAME={'card':'银行卡','wechat':'微信','alipay':'支付宝','amex':'运通'}
def BR(s): return {'amex':'AMEX','wechat':'WECHAT PAY','alipay':'ALIPAY'}.get(s.chan) or ('VISA' if s.card[0]=='4' else 'MASTERCARD')
def write_pos(P,out,W):
    R=W['R']; C=W['C']; M=W['money']; L=W['fee_listed']; okids={}
    fmt='csv'
    dec=lambda m:M(m)
    if C=='TW': dec=lambda m:M(m,'int')
    tw = C=='TW'
    if C=='CN':
        opts=['allinpay','lakala','ums','sqb','plain']
        if W['chans']==['wechat']: opts=['wxbill','wxbill','sqb']
        if 'card' not in W['chans']: opts=['sqb','sqb','ums']
        lay=R.choice(opts)
        if not L and lay in('allinpay','wxbill'): lay='plain' if 'card' in W['chans'] else 'sqb'
    elif C in('HK','MO'): lay=R.choice(['hken','hkzh','tyro'])
    elif C=='TW': lay='tw'
    elif C=='DE': lay=R.choice(['de','sumup','tyro'])
    elif C in('US','CA'): lay=R.choice(['square','stripe','tyro','hken'])
    elif C=='IN': lay=R.choice(['hken','worldpay'])
    elif C in('GB','IE','AU'): lay=R.choice(['worldpay','sumup','square','stripe','tyro'])
    else: lay=R.choice(['hken','sumup','stripe','tyro','worldpay'])
    if W['tips'] : lay=R.choice(['square','tyro'])
    if lay in('square','stripe','sumup') and not L: lay='worldpay'
    if W['R'].random()<.3: fmt='xlsx'
    twA=R.random()<.5
    rows=[]; enc='utf-8'; delim=','; pre=[]; tail=[]; qa=False
    ids={}
    sg=lambda s: 1 if s.kind=='sale' else -1
    day=lambda s,f='%Y-%m-%d': s.t.strftime(f)
    N=lambda x: x   # text money
    sum_s=sum(s.total for s in P if s.kind=='sale' and s.status!='fail')
    num = fmt=='xlsx' and R.random()<.5
    def mo(m):
        if num: return m/100
        return dec(m)
    for s in P:
        okids[s.i]=[s.rrn]
        masked=s.card+'******'+s.last4 if s.chan in('card','amex') else ''
        typ={'sale':'消费','refund':'退货','void':'消费撤销'}[s.kind]
        if s.chan in('wechat','alipay'): typ={'sale':'扫码消费','refund':'扫码退货','void':'扫码撤销'}[s.kind]
        st='成功' if s.status=='ok' else ('已撤销' if s.status=='voided' else '失败')
        fee=s.fee if s.kind!='refund' else s.fee
        if s.kind=='void': fee=-abs(s.fee)
        if s.status=='fail': fee=0
        tot=s.total*sg(s); net=tot-fee
        if s.status=='voided': pass
        a=(s,)
        if lay=='allinpay':
            rows.append([W['mid'],'总店',s.term,s.t.strftime('%H:%M:%S'),typ,'%06d'%s.bno,s.trace,s.rrn,masked,'借记卡' if s.debit else '贷记卡','','',mo(tot),mo(fee),day(s),s.order[:18],s.order,'',mo(net)] if s.status!='fail' else None)
            okids[s.i]+=[s.order,s.order[:18]]
        elif lay=='lakala':
            rows.append([day(s),s.t.strftime('%H:%M:%S'),W['mid'],s.term,typ,masked,'借记卡' if s.debit and s.chan=='card' else ('贷记卡' if s.chan=='card' else CNAME[s.chan]),mo(s.total)]+([mo(abs(fee)),mo(abs(net))] if L else [])+[s.rrn,s.trace,st])
        elif lay=='ums':
            rows.append([s.t if num else s.t.strftime('%Y-%m-%d %H:%M:%S'),s.term,'%06d'%s.bno,s.trace,s.rrn,typ,CNAME[s.chan],masked,mo(tot)]+([mo(fee),mo(net)] if L else [])+[st])
        elif lay=='sqb':
            rows.append([day(s),s.t.strftime('%H:%M:%S'),s.order,s.rrn,'门店一',s.term,{'sale':'收款','refund':'退款','void':'撤单'}[s.kind],CNAME[s.chan],'交易'+st if st!='已撤销' else '已撤单',mo(tot),'0.00' if not num else 0,mo(tot)]+([f"{W_rate(W,s):.2f}%",mo(fee),mo(net)] if L else []))
            okids[s.i]+=[s.order]
        elif lay=='plain':
            rows.append([len(rows)+1,'旗舰店',s.term,s.t.strftime('%Y/%m/%d %H:%M:%S'),masked or CNAME[s.chan],CNAME[s.chan],mo(tot),typ,st,s.rrn]+([mo(fee)] if L else []))
        elif lay=='wxbill':
            if s.status=='fail': continue
            rf=s.kind in('refund','void')
            oid=s.wx if not rf else s.orig.wx
            okids[s.i]+=[s.wx,s.order]
            b=[s.t.strftime('%Y-%m-%d %H:%M:%S'),'wx2421b1c4370ec43b','1900000109','0',s.term,oid,s.order if not rf else s.orig.order,'oUpF8uMuAJO','MICROPAY','REFUND' if rf and s.kind=='refund' else ('REVOKED' if rf else 'SUCCESS'),'OTHERS','CNY',M(s.total) if not rf else '0.00','0.00','50000'+s.wx[5:] if rf else '0',s.rrn if rf else '0',M(s.total) if rf else '0.00','0.00','ORIGINAL' if rf else '','SUCCESS' if rf else '','商品','',M(fee)+'000',f"{W_rate(W,s):.2f}%",M(s.total) if not rf else '0.00',M(s.total) if rf else '0.00','']
            rows.append(['`'+str(c) for c in b])
        elif lay in('hken','hkzh'):
            s_=s;t={'sale':'Sale','refund':'Refund','void':'Void'}[s.kind]
            if s.status=='fail': continue
            br={'card':'VISA' if s.card[0]=='4' else 'MASTERCARD','amex':'AMEX','wechat':'WeChat Pay','alipay':'Alipay'}[s.chan]
            rows.append([W['mid'],s.term,'%06d'%s.bno,day(s,'%d/%m/%Y') if C!='US' else day(s,'%m/%d/%Y'),s.t.strftime('%H:%M:%S'),masked,br,(t if lay=='hken' else {'Sale':'銷售','Refund':'退款','Void':'取消'}[t]),W['cur'],mo(tot)]+([mo(fee),mo(net)] if L else [])+[s.rrn,s.auth])
        elif lay=='tw':
            if s.status=='fail': continue
            rows.append([W['mid'],s.term,day(s,'%Y/%m/%d'),s.t.strftime('%H:%M:%S'),masked,BR(s),{'sale':'銷貨','refund':'退貨','void':'取消'}[s.kind],dec(tot)]+([M(fee),M(net)] if L else [])+[s.auth,s.rrn])
        elif lay=='square':
            if s.status=='fail': continue
            q=lambda m:M(m,'$').replace('$',{'GBP':'£','EUR':'€'}.get(W['cur'],'$')); okids[s.i]+=['sq'+s.order,'py'+s.rrn]
            ts=12
            rows.append([day(s,'%m/%d/%y') if C in('US','CA') else day(s),s.t.strftime('%H:%M:%S'),'Eastern Time (US & Canada)' if C in('US','CA') else ('Sydney' if C=='AU' else 'London'),q(s.gross*sg(s)),q(0),q(s.gross*sg(s)),q(0),q(0),q(s.tip*sg(s)),q(tot),'Point of Sale',q(tot),q(0),q(-fee),q(net),'sq'+s.order,'py'+s.rrn,BR(s).title(),s.last4,s.term,'Payment' if s.kind=='sale' else 'Refund'])
        elif lay=='stripe':
            if s.status=='fail' or s.kind=='void' or s.status=='voided': 
                okids[s.i]=[]; 
                continue
            okids[s.i]=['ch_'+s.rrn,'txn_'+s.order]
            rows.append(['txn_'+s.order,s.t.strftime('%Y-%m-%d %H:%M:%S'),'charge' if s.kind=='sale' else 'refund',W['cur'].lower(),M(tot),M(fee),M(net),'ch_'+s.rrn,s.term,'Terminal payment '+BR(s)])
        elif lay=='sumup':
            t={'sale':'Sale','refund':'Refund','void':'Void'}[s.kind]
            okids[s.i]+=['T'+s.rrn]
            stt={'ok':'Successful','voided':'Cancelled','fail':'Failed'}[s.status]
            if s.kind=='void': okids[s.i]=[]; continue
            rows.append(['owner@shop.example',day(s)+' '+s.t.strftime('%H:%M:%S'),'T'+s.rrn,t,stt,BR(s).title(),'****'+s.last4,'Chip',W['cur'],M(tot),M(fee),M(net),s.term])
        elif lay=='worldpay':
            if s.status=='fail': continue
            rows.append([W['mid'],s.term,day(s,'%d/%m/%Y'),s.t.strftime('%H:%M'),masked,BR(s),{'sale':'Purchase','refund':'Refund','void':'Reversal'}[s.kind],M(tot),W['cur'],s.auth,s.rrn]+([M(fee)] if L else []))
        elif lay=='tyro':
            if s.status=='fail': continue
            rows.append([day(s),s.t.strftime('%H:%M:%S'),s.rrn,{'sale':'Purchase','refund':'Refund','void':'Void'}[s.kind],s.term,'AMEX' if s.chan=='amex' else ('VISA' if s.card[0]=='4' else 'MASTERCARD') if s.chan=='card' else s.chan.title(),mo(s.gross*sg(s)),mo(s.tip*sg(s)),mo(tot)]+([mo(fee),mo(net)] if L else []))
        elif lay=='de':
            if s.status=='fail': continue
            rows.append([day(s,'%d.%m.%Y'),s.t.strftime('%H:%M:%S'),s.term,s.trace,'AMEX' if s.chan=='amex' else 'girocard' if s.debit else 'Visa',{'sale':'Zahlung','refund':'Gutschrift','void':'Storno'}[s.kind],M(tot,'de.'),]+([M(fee,'de'),M(net,'de.')] if L else [])+[s.rrn])
    rows=[r for r in rows if r]
    H={'allinpay':['商户号','门店名称','终端号','交易时间','交易类型','交易批次号','凭证号','参考号','卡号','卡类别','发卡行机构代码','发卡行名称','交易金额','手续费','交易日期','交易单号','订单号','商户备注','结算金额'],
     'lakala':['交易日期','交易时间','商户号','终端号','交易类型','卡号','卡类型','交易金额']+(['手续费','入账金额'] if L else [])+['系统参考号','凭证号','交易状态'],
     'ums':['交易时间','终端号','批次号','流水号','检索参考号','交易类型','支付方式','银行卡号','交易金额']+(['商户手续费','结算金额'] if L else [])+['交易状态'],
     'sqb':['交易日期','交易时间','商户订单号','收钱吧订单号','门店名称','终端号','交易类型','收款通道','交易状态','交易金额','商户优惠','实收金额']+(['扣率','手续费','结算金额'] if L else []),
     'plain':['序号','商户名称','终端编号','交易日期时间','交易卡号','支付渠道','交易金额','交易类型','交易状态','参考号']+(['手续费'] if L else []),
     'wxbill':'交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'.split(','),
     'hken':['Merchant ID','Terminal ID','Batch No.','Transaction Date','Transaction Time','Card Number','Card Type','Transaction Type','Currency','Transaction Amount']+(['MDR Amount','Net Amount'] if L else [])+['RRN','Approval Code'],
     'hkzh':['商戶編號','終端機編號','批次編號','交易日期','交易時間','卡號','卡類','交易類別','貨幣','交易金額']+(['手續費','淨額'] if L else [])+['參考編號','授權碼'],
     'tw':['特店代號','端末機代號' if twA else '終端機編號','交易日期','交易時間','卡號','卡別','交易別','交易金額']+(['手續費','請款淨額'] if L else [])+['授權碼','調單編號' if twA else '交易序號'],
     'square':['Date','Time','Time Zone','Gross Sales','Discounts','Net Sales','Gift Card Sales','Tax','Tip','Total Collected','Source','Card','Cash','Fees','Net Total','Transaction ID','Payment ID','Card Brand','PAN Suffix','Device Name','Event Type'],
     'stripe':['balance_transaction_id','created','reporting_category','currency','gross','fee','net','charge_id','terminal','description'],
     'sumup':['Email','Date','Transaction ID','Transaction Type','Status','Card Type','Last 4 digits','Entry Mode','Currency','Total','Fee','Payout','Terminal'],
     'worldpay':['Merchant ID','Terminal ID','Transaction Date','Transaction Time','Card Number','Card Type','Transaction Type','Amount','Currency','Auth Code','Reference']+(['Merchant Service Charge'] if L else []),
     'tyro':['Date','Time','Transaction ID','Type','Terminal','Card','Amount','Tip','Total']+(['Fee','Net'] if L else []),
     'de':['Datum','Uhrzeit','Terminal-ID','Belegnr.','Kartenart','Vorgang','Betrag']+(['Gebühr','Netto'] if L else [])+['Referenz']}[lay]
    if lay=='de': delim=';'; enc='cp1252'; fmt='csv'
    if lay=='square' : fmt='csv'
    if lay=='stripe': fmt='csv'
    if lay=='wxbill': fmt='csv'; n=len(rows); tail=[['总交易单数','应结订单总金额','退款总金额','充值券退款总金额','手续费总金额','订单总金额','申请退款总金额'],['`%d'%n,'`'+M(sum(s.total for s in P if s.kind=='sale' and s.status!='fail')),'`'+M(sum(s.total for s in P if s.kind!='sale')),'`0.00','`0.00','`'+M(sum(s.total for s in P if s.kind=='sale' and s.status!='fail')),'`0.00']]
    if C=='CN' and fmt=='csv' and lay!='wxbill': enc=R.choice(['gb18030','utf-8','utf-8-sig','gb18030'])
    elif fmt=='csv' and lay!='de': enc=R.choice(['utf-8','utf-8-sig'])
    if lay in('lakala','plain','ums') and R.random()<.5:
        pre=[['商户交易明细报表'],['商户号：'+W['mid'],None,f"查询期间：{W['p_from']} 至 {W['p_to']}"]]
    if lay in('hken','worldpay') and R.random()<.3: pre=[['Transaction Report'],['Period',str(W['p_from']),str(W['p_to'])]]
    if lay=='plain' and R.random()<.4: tail=[['合计',None,None,None,None,None,mo(sum(s.total*sg(s) for s in P))]]
    desc = R.random()<.2 and lay!='plain' 
    if desc: rows=rows[::-1]
    if lay in('lakala','ums','sqb') and fmt=='csv' and R.random()<.3: rows=[[c if not(isinstance(c,str) and len(c)>=12 and c.isdigit()) else '\t'+c for c in r] for r in rows]
    files=[]
    if R.random()<(.25 if W.get('EX') else .08) and len(rows)>20:
        h=len(rows)//2
        ov=R.randint(1,max(1,len(rows)//6)) if W.get('EX') and lay!='plain' and R.random()<.6 else 0
        for i,rr in enumerate([rows[:h+ov],rows[h:]]): files.append(wr(os.path.join(out,f'pos{W.get("sub","")}{i+1}'),pre+[H]+rr,fmt,enc,delim))
        if tail and lay=='plain': pass
    else: files.append(wr(os.path.join(out,'pos'+W.get('sub','')),pre+[H]+rows+tail,fmt,enc,delim))
    return [os.path.basename(f) for f in files],lay+'/'+fmt+'/'+enc,okids
def W_rate(W,s):
    return 100*abs(s.fee)/max(1,s.total) if True else 0
def write_bank(A,base,W,split=False,layout=None):
    R=W['R'];C=W['C'];M=W['money'];fmt='csv';enc='utf-8';delim=',';pre=[];desc=False
    if layout: lay,fmt,enc=layout.split('/')
    else:
        lay=R.choice({'CN':['icbcp','icbcc','ccb','abc','cmb','gen','bocom'],'TW':['twb'],'HK':['hsbc','hkz'] if not W['zh'] else ['hkz'],'MO':['hsbc'],'SG':['dbs','hsbc'],'MY':['mbb'],'AU':['nab','cba'],'GB':['lloyds','monzo','barclays'],'IE':['aib'],
            'DE':['spk'],'FR':['fr'],'ES':['es'],'IT':['hsbc2'],'US':['chase','bofa'],'CA':['rbc','td'],'IN':['hdfc']}[C])
        if R.random()<.3: fmt='xlsx'
        if C=='CN' and fmt=='csv': enc=R.choice(['gb18030','utf-8','utf-8-sig'])
        if lay in('spk','chase','rbc','monzo'): fmt='csv'
        if lay=='spk': enc='cp1252'
        if lay in('fr','es') and fmt=='csv': enc='utf-8-sig'
    num=fmt=='xlsx' and R.random()<.5
    st='plain'
    if lay in('gen','bofa','hsbc','icbcp') and not num and R.random()<.5: st='comma'
    if C=='TW': st='int,'
    def mo(m):
        if num: return m/100
        return M(m,st)
    bal=R.randint(500000,20000000); low=0; b=bal
    for r in A: b+=r[2]; low=min(low,b)
    bal-=low; rows=[]; bal0=bal
    for i,(dt,sec,a,t,n) in enumerate(A):
        bal+=a; cr=mo(a) if a>0 else ('' if not num else None); db=mo(-a) if a<0 else ('' if not num else None)
        tm=f'{sec//3600:02d}:{sec//60%60:02d}:{sec%60:02d}'; iso=str(dt); z8=dt.strftime('%Y%m%d'); dmy=dt.strftime('%d/%m/%Y')
        oa='' if not n else str(100000000000+abs(hash_(n)))
        if lay=='icbcp': r=[iso,t,'网上银行','人民币','钞',cr,db,mo(bal),n,oa]
        elif lay=='icbcc': r=[str(900000+i),W['acct'],oa,iso+' '+tm,'贷' if a>0 else '借',db,cr,'',t,'',n,mo(bal),'']
        elif lay=='ccb': r=[z8,z8,tm,db or (0 if num else '0.00'),cr or (0 if num else '0.00'),mo(bal),'人民币',t,oa,n,'']
        elif lay=='abc': r=[z8,tm,mo(a) if a<0 or num else '+'+mo(a),mo(bal),n,oa,'','网银','转账','',t]
        elif lay=='cmb': r=[z8,tm,cr,db,mo(bal),t,(n+' '+t).strip()]
        elif lay=='gen': r=[iso,tm,'贷' if a>0 else '借',mo(abs(a)),mo(bal),n,oa,t]
        elif lay=='bocom': r=[iso,t,db,cr,mo(bal),n,oa,'人民币']
        elif lay=='twb': r=[dt.strftime('%Y/%m/%d'),t,db,cr,mo(bal),n]
        elif lay in('hsbc','hsbc2'): r=[dmy,(t+' '+n).strip(),mo(a),mo(bal)]
        elif lay=='hkz': r=[dmy,(t+' '+n).strip(),cr,db,mo(bal)]
        elif lay=='dbs': r=[dt.strftime('%d %b %Y'),'GIRO' if a>0 else 'ICT',db,cr,t,n,'']
        elif lay=='mbb': r=[dmy,(t+' '+n).strip(),mo(abs(a))+('CR' if a>0 else 'DR') if not num else None,mo(bal)] if False else [dmy,(t+' '+n).strip(),db,cr,mo(bal)]
        elif lay=='nab': r=[dt.strftime('%d %b %y'),mo(a),W['acct'],'','MISCELLANEOUS CREDIT' if a>0 else 'DEBIT',(t+' '+n).strip(),mo(bal)]
        elif lay=='cba': r=[dmy,mo(a),(t+' '+n).strip(),mo(bal)]
        elif lay=='lloyds': r=[dmy,'FPI' if a>0 else 'DEB',"'30-99-50",W['acct'],(t+' '+n).strip(),db,cr,mo(bal)]
        elif lay=='monzo': r=[f'tx_{i:08d}',dmy,tm,'Faster payment',n or t,t,mo(a),'GBP']
        elif lay=='barclays': r=[str(i+1),dmy,'20-11-22 '+W['acct'],mo(a),'Counter Credit' if a>0 else 'Payment',(t+' '+n).strip()]
        elif lay=='aib': r=[W['acct'],dmy,(t+' '+n).strip(),db,cr,mo(bal),'EUR','Credit' if a>0 else 'Debit']
        elif lay=='spk': r=['DE12500105170648489890',dt.strftime('%d.%m.%y'),dt.strftime('%d.%m.%y'),'GUTSCHR. UEBERWEISUNG' if a>0 else 'FOLGELASTSCHRIFT',t,'','',n,'DE02120300000000202051','BYLADEM1001',M(a,'de'),'EUR','Umsatz gebucht']
        elif lay=='fr': r=[dmy,dmy,(t+' '+n).strip(),M(-a,'de') if a<0 else '',M(a,'de') if a>0 else '']
        elif lay=='es': r=[dmy,dmy,(t+' '+n).strip(),M(a,'de.'),M(bal,'de.')]
        elif lay=='chase': r=['CREDIT' if a>0 else 'DEBIT',dt.strftime('%m/%d/%Y'),(t+' '+n).strip(),M(a),'ACH_CREDIT' if a>0 else 'ACH_DEBIT',M(bal),'']
        elif lay=='bofa': r=[dt.strftime('%m/%d/%Y'),(t+' '+n).strip(),mo(a),mo(bal)]
        elif lay=='rbc': r=['Chequing',W['acct'],f'{dt.month}/{dt.day}/{dt.year}','',t,n,M(a),'']
        elif lay=='td': r=[dt.strftime('%m/%d/%Y'),(t+' '+n).strip(),db,cr,mo(bal)]
        elif lay=='hdfc': r=[dt.strftime('%d/%m/%y'),(t+' '+n).strip(),dt.strftime('%d/%m/%y'),db,cr,f'{i:016d}',mo(bal)]
        rows.append(r)
    H={'icbcp':['交易日期','摘要','交易场所','币种','钞/汇','收入金额','支出金额','余额','对方户名','对方账户'],'icbcc':['凭证号','本方账号','对方账号','交易时间','借/贷','借方发生额','贷方发生额','对方行号','摘要','用途','对方单位名称','余额','个性化信息'],
     'ccb':['记账日','交易日期','交易时间','支出','收入','账户余额','币种','摘要','对方账号','对方户名','交易地点'],'abc':['交易日期','交易时间','交易金额','本次余额','对方户名','对方账号','交易行','交易渠道','交易类型','交易用途','交易摘要'],
     'cmb':['交易日期','交易时间','收入','支出','余额','交易类型','交易备注'],'gen':['交易日期','交易时间','借贷标志','发生额','余额','对方户名','对方账号','摘要'],'bocom':['交易日期','摘要','借方发生额','贷方发生额','余额','对方户名','对方账号','币种'],
     'twb':['交易日','摘要','支出金額','存入金額','餘額','備註'],'hsbc':['Date','Description','Amount','Balance'],'hsbc2':['Date','Description','Amount','Balance'],'hkz':['日期','交易詳情','存入','支出','結餘'],
     'dbs':['Transaction Date','Reference','Debit Amount','Credit Amount','Transaction Ref1','Transaction Ref2','Transaction Ref3'],'mbb':['Entry Date','Transaction Description','Debit','Credit','Statement Balance'],
     'nab':['Date','Amount','Account Number','','Transaction Type','Transaction Details','Balance'],'cba':['Date','Amount','Description','Balance'],'lloyds':['Transaction Date','Transaction Type','Sort Code','Account Number','Transaction Description','Debit Amount','Credit Amount','Balance'],
     'monzo':['Transaction ID','Date','Time','Type','Name','Description','Amount','Currency'],'barclays':['Number','Date','Account','Amount','Subcategory','Memo'],'aib':['Posted Account','Posted Transactions Date','Description','Debit Amount','Credit Amount','Balance','Posted Currency','Transaction Type'],
     'spk':['Auftragskonto','Buchungstag','Valutadatum','Buchungstext','Verwendungszweck','Glaeubiger ID','Mandatsreferenz','Beguenstigter/Zahlungspflichtiger','Kontonummer/IBAN','BIC (SWIFT-Code)','Betrag','Waehrung','Info'],
     'fr':['Date','Date de valeur','Libellé','Débit','Crédit'],'es':['Fecha','Fecha valor','Concepto','Importe','Saldo'],'chase':['Details','Posting Date','Description','Amount','Type','Balance','Check or Slip #'],'bofa':['Date','Description','Amount','Running Bal.'],
     'rbc':['Account Type','Account Number','Transaction Date','Cheque Number','Description 1','Description 2','CAD$','USD$'],'td':['Date','Description','Debit','Credit','Balance'],'hdfc':['Date','Narration','Value Dat','Debit Amount','Credit Amount','Chq/Ref Number','Closing Balance']}[lay]
    if lay in('spk','fr','es'): delim=';'
    if lay in('spk','chase','lloyds','nab','hsbc') and R.random()<.8: desc=True
    if lay in('icbcc','bocom','ccb','gen') and R.random()<.5: pre=[['账户明细查询'],['账号：'+W['acct'],None,f"起止日期：{W['bf']} - {W['bt']}"]]
    if lay=='dbs': pre=[['Account Details For:','DBS Current '+W['acct']],['Statement as at:',W['bt'].strftime('%d %b %Y')],[]]
    if lay=='cba' and desc: pass
    def rev(rr): return rr[::-1] if desc else rr
    if split:
        h=len(rows)//2
        while h<len(rows) and A[h][0]==A[h-1][0]: h+=1
        ov=R.randint(1,max(1,h//5)) if W.get('EX') and R.random()<.5 else 0
        if 0<h<len(rows): return [os.path.basename(wr(base+'1',pre+[H]+rev(rows[:h+ov]),fmt,enc,delim)),os.path.basename(wr(base+'2',pre+[H]+rev(rows[h:]),fmt,enc,delim))],lay+'/'+fmt+'/'+enc
    return [os.path.basename(wr(base,pre+[H]+rev(rows),fmt,enc,delim))],lay+'/'+fmt+'/'+enc
def hash_(x):
    v=7
    for ch in x: v=(v*131+ord(ch))%(10**9)
    return v
