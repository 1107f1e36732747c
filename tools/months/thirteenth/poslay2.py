from poslay import *
from poslay import P,POS,N,f,card,sm,cnt,HKC,HN,HR,V,VN,WA,ALL
import datetime as dt
# ---- second set -------------------------------------------------------------
@P('wxfund','CN','csv','utf-8-sig',q='raw',chans=['wx'],kinds='r',payer='财付通支付科技有限公司客户备付金',memo='财付通 商户提现',terms=False,rates={'wx':.006},lags=['T1c'])
def _(c):
    R=['记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号'.split(',')]
    bal=0; n=0; ci=co=0; ni=no=0
    def add(t,bn,fl,name,typ,a,note,vou):
        nonlocal bal,n,ci,co,ni,no
        bal+=a; n+=1
        if a>=0: ci+=a;ni+=1
        else: co-=a;no+=1
        R.append(['`'+x for x in [f(t,'%Y-%m-%d %H:%M:%S'),bn,fl,name,typ,'收入' if a>=0 else '支出',y(abs(a)),y(bal),'system' if typ!='退款' else c.mid[:10]+'API',note,vou]])
    day=None
    for s in c.rows:
        if day and s.t.date()!=day and bal>0: add(dt.datetime.combine(day+dt.timedelta(1),dt.time(5,2,1)),'1'+s.ref,'WD'+s.ref,'提现','提现',-bal,'T1自动提现','')
        day=s.t.date()
        if s.sg>0:
            add(s.t,s.ctr,s.ref,'付款码支付','交易',s.amt,'',s.order)
            if s.fee: add(s.t,s.ctr,'9'+s.ref,'扣除交易手续费','扣除交易手续费',-s.fee,'结算总金额 %s 元;费率 0.6%%'%y(s.amt),s.order)
        else: add(s.t,s.ctr,s.ref,'退款','退款',-(s.amt-s.fee),'退款总金额%s元;含手续费%s元'%(y(s.amt),y(s.fee)),s.order)
    R.append('资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额'.split(','))
    R.append(['`'+x for x in [str(n),str(ni),y(ci),str(no),y(co)]])
    return R
@P('tuoke','CN','csv','utf-8-sig',chans=WA,kinds='rv',vst='status',payer='拉卡拉支付股份有限公司客户备付金',memo='拓客D1{md}')
def _(c):
    R=[['交易日期','交易时间','商户号','商户名称','终端号','支付方式','交易类型','订单金额','商户优惠','平台优惠','用户实付','商户手续费','商户净入账','交易状态','交易订单号','商户订单号','结算日期']]
    for s in c.rows: R.append([f(s.t,'%Y-%m-%d'),f(s.t,'%H:%M:%S'),c.mid,c.shop,s.term,N[s.ch],{'sale':'消费','refund':'退款'}[s.kind],y(s.amt*s.sg),'0.00','0.00',y(s.amt*s.sg),y(s.fee*s.sg),y(s.net*s.sg),'已撤销' if s.statvoid else '交易成功',s.ref,s.order,f(s.t+dt.timedelta(1),'%Y-%m-%d')])
    return R
@P('tiantianfu','CN','xls',chans=WA,kinds='r',payer='银联商务支付股份有限公司',memo='全民付收款 {mid}')
def _(c):
    R=[['天天富交易流水查询'],['查询条件：交易日期 %s 至 %s；商户号 %s'%(c.a,c.b,c.mid)],['交易时间','交易类型','支付方式','金额(元)','手续费(元)','到账金额(元)','状态','终端号','流水号','订单号']]
    for s in c.rows: R.append([f(s.t,'%Y-%m-%d %H:%M:%S'),{'sale':'收款','refund':'退款'}[s.kind],N[s.ch],'%s%s'%('¥' if s.sg>0 else '-¥',y(s.amt)),y(s.fee*s.sg),'%s%s'%('¥' if s.sg>0 else '-¥',y(s.net)),'成功',s.term,s.ref,s.order])
    R.append(['总计：%d 笔'%len(R[3:]),'','','¥'+y(sm(c,'amt')),y(sm(c,'fee')),'¥'+y(sm(c,'net'))])
    return R
@P('fuyitong','CN','xls',chans=WA,kinds='r',payer='省农信联社商户资金清算户',memo='福e付清算{ymd}',terms=False)
def _(c):
    R=[['交易流水号','商户编号','交易时间','支付渠道','交易类型','交易金额','优惠金额','手续费','清算金额','清算状态']]
    for s in c.rows: R.append([s.ref,c.mid,f(s.t,'%Y-%m-%d %H:%M:%S')+'.0',N[s.ch],{'sale':'支付','refund':'退款'}[s.kind],y(s.amt),'0.00',y(s.fee),y(s.net),'清算成功'])
    return R
@P('meituanpos','CN','xlsx',chans=WA,kinds='rc',fee=True,payer='北京钱袋宝支付技术有限公司',memo='智能支付结算 {d}',terms=False)
def _(c):
    R=[['收款明细'],['门店名称',c.shop,'营业日期',str(c.a)+'~'+str(c.b)],['营业日期','收款时间','订单号','收款类型','收款方式','应收','实收','手续费','入账','支付流水号','收银员']]
    for s in c.rows: R.append([s.t.date(),s.t,s.order,{'sale':'收款','refund':'退款'}[s.kind],{'wx':'扫码支付-微信','ali':'扫码支付-支付宝','up':'扫码支付-银联','cash':'现金'}[s.ch],s.amt*s.sg/100,s.amt*s.sg/100,s.fee*s.sg/100,s.net*s.sg/100 if s.ch!='cash' else '',s.ref if s.ch!='cash' else '','店长'])
    return R
@P('sqbsheet','CN','xlsx',chans=WA,kinds='rf',payer='上海喔噻互联网科技有限公司',memo='收钱吧结算')
def _(c):
    R=[['流水号','日期','时间','门店','终端','支付通道','类型','状态','金额','费率','手续费','结算金额','订单号']]
    for s in c.rows:
        k=s.kind=='fail'
        R.append([s.ref,int(f(s.t,'%Y%m%d')),f(s.t,'%H:%M:%S'),c.shop,s.term,{'wx':'微信','ali':'支付宝','up':'云闪付'}[s.ch],{'refund':'退款'}.get(s.kind,'付款'),{'sale':'成功','refund':'成功','fail':'已取消'}[s.kind],s.amt/100,'%.3f%%'%(s.rate*100),0 if k else s.fee/100,0 if k else s.net/100,s.order])
    return R
@P('cibqianda','CN','csv','gb18030',q='all',chans=WA,kinds='r',payer='兴业银行-钱大掌柜收单待清算',memo='兴业管家收款清算')
def _(c):
    R=[['交易日期','清算日期','商户号','门店','终端','交易类别','支付通道','交易笔数','交易金额','手续费','清算金额','平台流水']]
    for s in c.rows: R.append([f(s.t,'%Y%m%d %H:%M:%S'),f(s.t+dt.timedelta(1),'%Y%m%d'),c.mid,c.shop,s.term,{'sale':'正交易','refund':'退货交易'}[s.kind],N[s.ch],'1',yc(s.amt*s.sg),yc(s.fee*s.sg),yc(s.net*s.sg),s.ref+'\t'])
    return R
@P('shouyinbei','CN','csv','gb18030',chans=WA,kinds='r',payer='现代金融控股（成都）有限公司客户备付金',memo='收银呗{md}结算',fee=False)
def _(c):
    R=[['序号','收款时间','收款金额','退款金额','实际收款','付款方式','设备号','备注','订单编号']]
    for i,s in enumerate(c.rows,1): R.append([i,f(s.t,'%Y/%m/%d %H:%M:%S') if i%2 or True else '',y(s.amt) if s.sg>0 else '0.00',y(s.amt) if s.sg<0 else '0.00',y(s.amt*s.sg),N[s.ch],s.term,'',s.ref])
    R.append(['合计','',y(sum(s.amt for s in c.rows if s.sg>0)),y(sum(s.amt for s in c.rows if s.sg<0)),y(sm(c,'amt'))])
    return R
@P('ysepay','CN','xlsx',chans=ALL,kinds='rv',payer='银盛支付服务股份有限公司客户备付金',memo='银盛T1结算')
def _(c):
    R=[['银盛支付商户对账单'],[],['商户编号','交易流水','终端编号','清算日','交易日','时间','交易类型','卡性质','交易本金','交易手续费','应清算净额','借贷','参考号']]
    for s in c.rows: R.append([c.mid,s.order,s.term,f(s.t,'%Y%m%d'),f(s.t,'%Y%m%d'),f(s.t,'%H%M%S'),{'sale':'消费','refund':'退货','void':'消费撤销'}[s.kind],{'deb':'借记卡','cre':'贷记卡'}.get(s.ch,N[s.ch]),y(s.amt),y(s.fee),y(s.net),'C' if s.sg>0 else 'D',s.ref])
    return R
@P('payme','HK','csv','utf-8',chans=['wx'],rates={'wx':.015},kinds='r',payer='PAYME FROM HSBC',memo='PAYME FOR BUSINESS',terms=False)
def _(c):
    R=[['Transaction Date','Transaction Time','Transaction Type','Payer Name','Message','Amount (HKD)','Transaction Fee (HKD)','Net Amount (HKD)','Transaction ID']]
    for s in c.rows: R.append([f(s.t,'%d/%m/%Y'),f(s.t,'%H:%M'),'Payment received' if s.sg>0 else 'Refund','Chan T M','Order',yc(s.amt*s.sg),yc(-s.fee*s.sg),yc(s.net*s.sg),s.ref])
    return R
@P('stripepay','GB','csv','utf-8',chans=['visa','mc'],rates={'visa':(.015,20),'mc':(.015,20)},kinds='f',reffee=False,payer='STRIPE',memo='STRIPE {r6}',terms=False,lags=['T2w'],desc=True)
def _(c):
    R=['id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Decline Reason,Description,Fee,Refunded date (UTC),Statement Descriptor,Status,Seller Message,Taxes On Fee,Card ID,Customer ID,Customer Description,Customer Email,Invoice ID,Transfer'.split(',')]
    for s in c.rows:
        k=s.kind=='fail'; u=s.t-dt.timedelta(hours=1) if 4<=s.t.month<=10 else s.t
        R.append(['ch_'+s.ref,f(u,'%Y-%m-%d %H:%M:%S'),y(s.amt),'0.00','gbp','false' if k else 'true',y(s.amt),'0.00','gbp','insufficient_funds' if k else '','',y(0 if k else s.fee),'','CORNER CAFE','Failed' if k else 'Paid','The bank returned the decline code `insufficient_funds`.' if k else 'Payment complete.','0.00','card_1','','','','',''])
    return R
@P('shopify','GB','csv','utf-8',chans=['visa','mc','amex'],rates={'visa':(.017,25),'mc':(.017,25),'amex':(.017,25)},kinds='r2',reffee=False,payer='SHOPIFY',memo='SHOPIFY {r6}',terms=False,lags=['T3w','T2w'])
def _(c):
    R=['Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency'.split(',')]
    for s in c.rows: R.append([f(s.t,'%Y-%m-%d %H:%M:%S +0000'),'charge' if s.sg>0 else 'chargeback' if s.kind=='cb' else 'refund','#'+s.trace,VN[s.ch].lower().replace(' ','_'),'credit','paid','','','',y(s.amt*s.sg),y(s.fee if s.sg>0 else 0),y(s.net*s.sg),'c'+s.ref,'card',y(s.amt*s.sg),'GBP','GBP'])
    return R
@P('paypalzettle','GB','csv','utf-8-sig',q='all',chans=['visa','mc'],rates={'visa':(.0175,0),'mc':(.0175,0)},kinds='r',reffee=True,payer='PAYPAL',memo='PAYPAL TRANSFER {r6}',terms=False,lags=['T1c'])
def _(c):
    R=['Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,From Email Address,To Email Address,Transaction ID,Reference Txn ID,Balance'.split(',')]
    bal=0; day=None; n=0
    for s in c.rows:
        if day and s.t.date()!=day and bal>0:
            n+=1; R.append([f(day+dt.timedelta(1),'%d/%m/%Y'),'03:00:00','Europe/London','','General Withdrawal','Completed','GBP','-'+yc(bal),'0.00','-'+yc(bal),'','','WD%08d'%n,'','0.00']); bal=0
        day=s.t.date(); bal+=s.net*s.sg
        R.append([f(s.t,'%d/%m/%Y'),f(s.t,'%H:%M:%S'),'Europe/London','A Customer','Payment Refund' if s.sg<0 else 'Mobile Payment','Completed','GBP',yc(s.amt*s.sg),yc(-s.fee*s.sg),yc(s.net*s.sg),'c%s@example.com'%s.ref[-4:],'shop@example.com',s.ref,s.orig.ref if s.sg<0 else '',yc(bal)])
    return R
@P('clientline','US','csv','utf-8',chans=['visa','mc','amex'],rates={'visa':.022,'mc':.022,'amex':.029},kinds='r',fee=False,payer='FISERV MERCHANT',memo='BANKCARD DEP {mid}',lags=['T1w','T2w'])
def _(c):
    R=[['Site ID','Site Name','Terminal ID','Submit Date','Batch Number','Transaction Date','Transaction Time','Product Code','Cardholder Number','Transaction Type','Processed Transaction Amount','Currency','Authorization Code','Reference Number']]
    for s in c.rows: R.append([c.mid,c.shop,s.term,f(s.t,'%m/%d/%Y'),'%d'%(s.t.timetuple().tm_yday),f(s.t,'%m/%d/%Y'),f(s.t,'%H:%M:%S'),{'visa':'VISA','mc':'MASTERCARD','amex':'AMEX'}[s.ch],card(s),'Sale' if s.sg>0 else 'Refund',('$' if s.sg>0 else '($')+yc(s.amt)+('' if s.sg>0 else ')'),'USD',s.auth,s.ref])
    return R
@P('squareus','US','csv','utf-8',chans=['visa','mc','amex'],rates={'visa':(.026,15),'mc':(.026,15),'amex':(.026,15)},kinds='rc',payer='SQUARE INC',memo='SQ{r6} SDV-VRFY {md}',lags=['T1w'],desc=True)
def _(c):
    R=['Date,Time,Time Zone,Gross Sales,Discounts,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender,Other Tender Type,Tender Note,Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Staff Name,Event Type,Location'.split(',')]
    g=lambda a:('$' if a>=0 else '($')+yc(abs(a))+('' if a>=0 else ')')
    for s in c.rows:
        a=s.amt*s.sg; cash=s.ch=='cash'; tax=rnd(a*.08) if a>0 else -rnd(-a*.08)
        R.append([f(s.t,'%m/%d/%y'),f(s.t,'%H:%M:%S'),'Eastern Time (US & Canada)',g(a-tax),'$0.00',g(a-tax),'$0.00',g(tax),'$0.00','$0.00',g(a),'Point of Sale','$0.00' if cash else g(a),'N/A' if cash else 'Tapped',g(a) if cash else '$0.00','$0.00','$0.00','','','$0.00' if cash else g(-s.fee*s.sg),g(a if cash else s.net*s.sg),s.ctr,s.ref,'' if cash else VN[s.ch],'' if cash else s.card[-4:],'Register %d'%(s.ti+1),'Ana','Payment' if a>0 else 'Refund',c.shop])
    return R
@P('worldline','DE','csv','cp1252',sep=';',chans=['visa','mc','giro'],rates={'visa':.011,'mc':.011,'giro':.0025},kinds='r',payer='PAYONE GmbH',memo='PAYONE VU-NR {mid} AUSZAHLUNG',lags=['T1w','T2w'])
def _(c):
    R=[['VU-Nummer','Terminal-ID','Kaufdatum','Uhrzeit','Belegnummer','Kartenart','Kartennummer','Transaktionsart','Bruttobetrag','Währung','Disagio','Nettobetrag','Genehmigungsnr.','Referenz']]
    for s in c.rows: R.append([c.mid,s.term,f(s.t,'%d.%m.%Y'),f(s.t,'%H:%M:%S'),s.trace,{'visa':'VISA','mc':'Mastercard','giro':'girocard'}[s.ch],'****'+s.card[-4:],'Kauf' if s.sg>0 else 'Gutschrift',de(s.amt*s.sg),'EUR',de(s.fee*s.sg),de(s.net*s.sg),s.auth,s.ref])
    return R
@P('ccv','NL','xlsx',chans=['maestro','visa','mc'],rates={'maestro':(0,6),'visa':.015,'mc':.015},kinds='',payer='CCV GROUP BV',memo='CCV UITBETALING {mid}',lags=['T1w'])
def _(c):
    R=[['Transactieoverzicht'],['Periode','%s t/m %s'%(f(c.a,'%d-%m-%Y'),f(c.b,'%d-%m-%Y'))],['Datum','Tijd','Terminal','Betaalmiddel','Kaartnummer','Transactie','Bedrag (EUR)','Kosten (EUR)','Netto (EUR)','Autorisatiecode','Transactienummer']]
    for s in c.rows: R.append([f(s.t,'%d-%m-%Y'),f(s.t,'%H:%M:%S'),s.term,s.ch.capitalize(),'****'+s.card[-4:],'Betaling',s.amt/100,s.fee/100,s.net/100,s.auth,s.ref])
    R.append(['Totaal','','','','','%d'%len(c.rows),sm(c,'amt')/100,sm(c,'fee')/100,sm(c,'net')/100])
    return R
@P('cbaeftpos','AU','csv','utf-8',chans=['visa','mc','eft'],rates={'visa':.011,'mc':.011,'eft':.011},kinds='r',fee=False,payer='CBA MERCHANT SETTLEMENT',memo='CBA POS {mid}',lags=['D0','T1c'])
def _(c):
    R=[['Merchant number','Trading name','Terminal ID','Settlement date','Transaction date and time','Card type','Masked card number','Transaction type','Purchase amount','Cash-out amount','Surcharge amount','Total amount (AUD)','Response','STAN','RRN']]
    for s in c.rows: R.append([c.mid,c.shop,s.term,f(s.t,'%d/%m/%Y'),f(s.t,'%d/%m/%Y %H:%M:%S'),{'visa':'VISA','mc':'MASTERCARD','eft':'EFTPOS'}[s.ch],card(s),'Purchase' if s.sg>0 else 'Refund',y(s.amt*s.sg),'0.00','0.00',y(s.amt*s.sg),'Approved',s.trace,s.ref])
    return R
@P('grabpay','SG','csv','utf-8',chans=['visa','mc','grab'],rates={'visa':.028,'mc':.028,'grab':.012},kinds='r',payer='HITPAY PAYMENT SOLUTIONS',memo='HITPAY PAYOUT {r6}',lags=['T1w','T2w'],terms=False)
def _(c):
    R=[['Charge ID','Completed Date','Payment Method','Type','Status','Currency','Amount','Fee','Net','Location','Remark']]
    for s in c.rows: R.append(['9f'+s.ref,f(s.t,'%Y-%m-%dT%H:%M:%S+08:00'),{'visa':'Visa','mc':'Mastercard','grab':'GrabPay'}[s.ch],'charge' if s.sg>0 else 'refund','succeeded','SGD',y(s.amt*s.sg),y(s.fee*s.sg),y(s.net*s.sg),c.shop,''])
    return R
