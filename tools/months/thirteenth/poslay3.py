from poslay import P,POS,N,f,card,sm,cnt,HKC,HN,HR,V,VN,WA,ALL
from base import *
import datetime as dt
OLD=set(POS)
st=lambda s:{'sale':'消费','refund':'退款','void':'撤销','fail':'消费'}[s.kind]
@P('hezi','CN','xlsx',chans=WA,kinds='rf',payer='深圳盒子信息科技有限公司客户备付金',memo='盒子支付到账')
def _(c):
    R=[['商户名','SN号','交易时间','交易类型','交易金额','费用','到账金额','流水单号','状态']]
    for s in c.rows:
        k=s.kind=='fail'
        R.append([c.shop,s.term,f(s.t,'%Y-%m-%d %H:%M:%S'),{'wx':'微信','ali':'支付宝','up':'银联'}[s.ch]+('退款' if s.sg<0 else '收款'),y(s.amt),y(0 if k else s.fee),y(0 if k else s.net),s.ref,'交易失败' if k else '已退款' if s.sg<0 else '已到账'])
    return R
@P('xingyi','CN','xls',chans=['deb','cre','up'],kinds='rv',payer='福建国通星驿网络科技有限公司客户备付金',memo='星驿付结算{md}')
def _(c):
    R=[['刷卡明细'],['日期','时刻','机身号','交易名称','卡别','卡号','交易额','扣率','扣费','结算额','参考号','批次','票据号']]
    for s in c.rows: R.append([f(s.t,'%Y.%m.%d'),f(s.t,'%H:%M:%S'),s.term,{'sale':'消费','refund':'退货','void':'消费撤销'}[s.kind],{'deb':'借记卡','cre':'信用卡','up':'云闪付'}[s.ch],card(s),yc(s.amt*s.sg),'%.2f%%'%(s.rate*100),yc(s.fee*s.sg),yc(s.net*s.sg),s.ref,'000001',s.trace])
    R.append(['笔数',len(R)-2,'','','','合计',yc(sm(c,'amt')),'',yc(sm(c,'fee')),yc(sm(c,'net'))])
    return R
@P('saobei','CN','xlsx',chans=WA,kinds='rf',payer='随行付支付有限公司客户备付金',memo='扫呗结算{ymd}')
def _(c):
    R=[['商户名称','门店名称','终端名称','终端号','支付方式','订单类型','订单金额','优惠金额','实收金额','手续费率','手续费','结算金额','终端流水号','通道订单号','支付时间','支付状态']]
    for s in c.rows:
        k=s.kind=='fail'
        R.append([c.shop,c.shop,'收银台%d'%(s.ti+1),s.term,N[s.ch],st(s),s.amt/100,0.0,0.0 if k else s.amt/100,'%.2f%%'%(s.rate*100),0.0 if k else s.fee/100,0.0 if k else s.net/100,s.order,s.ref,f(s.t,'%Y-%m-%d %H:%M:%S'),'支付失败' if k else '退款成功' if s.sg<0 else '支付成功'])
    return R
@P('fubei','CN','csv','gb18030',chans=WA,kinds='r',payer='通联支付网络服务股份有限公司客户备付金',memo='付呗{ymd}')
def _(c):
    R=[['付呗收款明细'],['导出时间',str(c.exp)],['订单号','收款门店','收款设备SN','支付方式','订单类型','订单金额','顾客实付','商家实收','服务费','到账金额','支付时间','备注']]
    for s in c.rows: R.append(['\t'+s.ref,c.shop,s.term,N[s.ch],'退款' if s.sg<0 else '收款',y(s.amt*s.sg),y(s.amt*s.sg),y(s.amt*s.sg),y(s.fee*s.sg),y(s.net*s.sg),f(s.t,'%Y-%m-%d %H:%M:%S'),''])
    return R
@P('qfpay','CN','csv','utf-8-sig',chans=WA,kinds='r',payer='北京钱方银通科技有限公司',memo='好近清算')
def _(c):
    R=[['交易时间','流水号','操作员','设备编号','支付方式','交易类型','交易金额(分)','手续费(分)','结算金额(分)','商户订单号']]
    for s in c.rows: R.append([f(s.t,'%Y-%m-%d %H:%M:%S'),s.ref,'01',s.term,N[s.ch],'退款' if s.sg<0 else '消费',s.amt*s.sg,s.fee*s.sg,s.net*s.sg,s.order])
    return R
@P('kuaiqian','CN','csv','gb18030',chans=ALL,kinds='r',payer='快钱支付清算信息有限公司客户备付金',memo='快钱{mid}')
def _(c):
    R=[['快钱交易号','商户订单号','交易类型','付款方式','交易额','费用','入账额','交易时间','交易结果','终端编号','门店']]
    for s in c.rows: R.append([s.ref,s.order,st(s),N[s.ch],yc(s.amt*s.sg),yc(s.fee*s.sg),yc(s.net*s.sg),f(s.t,'%Y%m%d %H:%M:%S'),'成功',s.term,c.shop])
    return R
@P('douyin','CN','xlsx',chans=['wx'],kinds='',payer='武汉合众易宝科技有限公司客户备付金',memo='抖音生活服务结算',terms=False,rates={'wx':.025})
def _(c):
    R=[['核销时间','订单编号','券码','商品名称','核销门店','用户实付(元)','软件服务费(元)','达人佣金(元)','商家实得(元)','结算状态']]
    for s in c.rows:
        a=s.fee//2
        R.append([f(s.t,'%Y-%m-%d %H:%M:%S'),s.ref,s.trace,'双人套餐',c.shop,s.amt/100,(s.fee-a)/100,a/100,s.net/100,'已结算'])
    return R
@P('spdbjf','CN','csv','gb18030',chans=WA,kinds='r',payer='浦发银行待清算商户款',memo='浦惠到家清算')
def _(c):
    R=[['商户代码','门店','设备号','交易流水号','清算流水','记账日','交易发生时间','业务种类','渠道','交易金额','回佣','应付商户款']]
    for s in c.rows: R.append([c.mid,c.shop,s.term,s.ref,s.order,f(s.t+dt.timedelta(1),'%Y%m%d'),f(s.t,'%Y-%m-%d %H:%M:%S'),'退货' if s.sg<0 else '消费',N[s.ch],y(s.amt*s.sg),y(s.fee*s.sg),y(s.net*s.sg)])
    return R
@P('guangfa','CN','xls',chans=['deb','cre','wx','ali'],kinds='rv',vst='pair',payer='广发银行商户清算',memo='收单清算 {mid}')
def _(c):
    R=[['序','交易日期','交易时间','终端','交易','类别','金额','佣金','净额','系统检索号','授权号','清算日期']]
    for i,s in enumerate(c.rows,1): R.append([i,s.t.date(),f(s.t,'%H:%M:%S'),s.term,{'sale':'消费','refund':'退货','void':'撤销'}[s.kind],N[s.ch],s.amt*s.sg/100,s.fee*s.sg/100,s.net*s.sg/100,s.ref,s.auth,s.t.date()+dt.timedelta(1)])
    return R
@P('zhifubaodian','CN','xlsx',chans=['ali'],kinds='r',rates={'ali':.0038},payer='支付宝（中国）网络技术有限公司',memo='当面付提现',terms=False)
def _(c):
    R=[['支付宝商家中心-交易记录'],['订单创建时间','订单付款时间','支付宝交易号','商户订单号','商品名称','对方信息','订单金额（元）','优惠金额（元）','退款金额（元）','服务费（元）','实收金额（元）','交易状态']]
    for s in c.rows: R.append([f(s.t-dt.timedelta(seconds=4),'%Y-%m-%d %H:%M:%S'),f(s.t,'%Y-%m-%d %H:%M:%S'),s.ref,s.order,'收款','*明',y(s.amt) if s.sg>0 else '0.00','0.00',y(s.amt) if s.sg<0 else '0.00',y(-s.fee*s.sg),y(s.net*s.sg),'交易成功' if s.sg>0 else '退款成功'])
    return R
@P('wxxiaodian','CN','xls',chans=['wx'],kinds='r',rates={'wx':.006},payer='财付通支付科技有限公司',memo='微信支付商户结算',terms=False)
def _(c):
    R=[['商户号:'+c.mid[:10]],['时间','微信支付单号','商户单号','类型','收款金额','退款金额','手续费','入账金额','状态']]
    for s in c.rows: R.append([f(s.t,'%Y-%m-%d %H:%M:%S'),s.ref,s.order,'退款' if s.sg<0 else '收款','¥'+y(s.amt) if s.sg>0 else '','¥'+y(s.amt) if s.sg<0 else '','¥'+y(s.fee) if s.sg>0 else '-¥'+y(s.fee),'¥'+y(s.net) if s.sg>0 else '-¥'+y(s.net),'已入账'])
    return R
@P('fushi','CN','csv','utf-8',sep='|',q='raw',chans=ALL,kinds='rv',payer='开店宝支付服务有限公司客户备付金',memo='开店宝T1')
def _(c):
    R=['清算日期|商户编号|终端编号|交易时间|交易类型|卡种|卡号|交易金额|商户扣率|商户扣费|商户结算金额|系统参考号|流水号'.split('|')]
    for s in c.rows: R.append([f(s.t,'%Y%m%d'),c.mid,s.term,f(s.t,'%Y%m%d%H%M%S'),{'sale':'消费','refund':'退货','void':'消费撤销'}[s.kind],N[s.ch],card(s),y(s.amt*s.sg),'%.4f'%s.rate,y(s.fee*s.sg),y(s.net*s.sg),s.ref,s.trace])
    return R
@P('globalhk','HK','csv','utf-8',chans=HKC,rates=HR,kinds='rv',payer='GLOBAL PAYMENTS ASIA PACIFIC',memo='GPAP {mid}')
def _(c):
    R=[['MID','TID','Batch No','Txn Date','Txn Time','Card Scheme','Masked PAN','Tran Type','Ccy','Gross Amt','MDR Amt','Net Amt','RRN','Auth']]
    for s in c.rows: R.append([c.mid,s.term,'%03d'%s.t.day,f(s.t,'%d-%b-%y'),f(s.t,'%H:%M:%S'),HN[s.ch],card(s),{'sale':'Sale','refund':'Refund','void':'Void Sale'}[s.kind],'HKD',yc(s.amt*s.sg),yc(s.fee*s.sg),yc(s.net*s.sg),s.ref,s.auth])
    return R
@P('mypos','GB','csv','utf-8',chans=['visa','mc'],rates={'visa':.0145,'mc':.0145},kinds='r',payer='MYPOS LTD',memo='MYPOS TRANSFER {r6}',lags=['T1c','T1w'],reffee=False)
def _(c):
    R=[['Date initiated','Date settled','Type','Transaction reference','Reference number','Terminal name','Terminal ID','Description','Credit','Debit','Currency']]
    for s in c.rows:
        R.append([f(s.t,'%d.%m.%Y %H:%M'),f(s.t,'%d.%m.%Y %H:%M'),'Payment' if s.sg>0 else 'Refund',s.ctr,s.ref,'Counter',s.term,'Payment on POS' if s.sg>0 else 'Refund on POS',y(s.amt) if s.sg>0 else '',y(s.amt) if s.sg<0 else '','GBP'])
        if s.fee and s.sg>0: R.append([f(s.t,'%d.%m.%Y %H:%M'),f(s.t,'%d.%m.%Y %H:%M'),'Fee',s.ctr,s.ref,'Counter',s.term,'Fee for payment on POS','',y(s.fee),'GBP'])
    return R
@P('lopay','GB','csv','utf-8',chans=V,rates={'visa':.0079,'mc':.0079,'amex':.0179},kinds='rf',payer='LOPAY LTD',memo='LOPAY PAYOUT',lags=['T1c','T1w'],terms=False)
def _(c):
    R=[['Payment Date','Payment Time','Payment ID','Status','Card Brand','Last 4','Total (£)','Tip (£)','Lopay Fee (£)','You Receive (£)','Team Member']]
    for s in c.rows:
        k=s.kind=='fail'
        R.append([f(s.t,'%d/%m/%Y'),f(s.t,'%H:%M'),s.ref,{'sale':'Paid','refund':'Refunded','fail':'Failed'}[s.kind],VN[s.ch],s.card[-4:],y(s.amt*s.sg),'0.00',y(0 if k else s.fee*s.sg),y(0 if k else s.net*s.sg),'Sam'])
    return R
@P('helcim','US','csv','utf-8',chans=['visa','mc'],rates={'visa':.0225,'mc':.0225},kinds='rf',payer='HELCIM INC',memo='HELCIM DEP {mid}',lags=['T2w','T1w'],terms=False)
def _(c):
    R=[['Transaction ID','Date & Time','Type','Status','Currency','Amount','Processing Fee','Deposit Amount','Card Type','Card Number','Approval Code','Invoice']]
    for s in c.rows:
        k=s.kind=='fail'
        R.append([s.ref,s.t.strftime('%Y-%m-%d %I:%M:%S %p'),'REFUND' if s.sg<0 else 'PURCHASE','DECLINED' if k else 'APPROVED','USD',y(s.amt*s.sg),y(0 if k else s.fee*s.sg),y(0 if k else s.net*s.sg),VN[s.ch],card(s),s.auth,'INV'+s.trace])
    return R
@P('zeller','AU','csv','utf-8',chans=['visa','mc','eft'],rates={'visa':.014,'mc':.014,'eft':.014},kinds='rf',payer='ZELLER AUSTRALIA',memo='Zeller settlement {md}',lags=['T1c'])
def _(c):
    R=[['Date','Time (AEST)','Site','Device','Type','Status','Amount (AUD)','Tip','Surcharge','Processing Fee','Net Amount','Card','Scheme','Transaction Reference']]
    for s in c.rows:
        k=s.kind=='fail'
        R.append([f(s.t,'%d/%m/%Y'),f(s.t,'%H:%M:%S'),c.shop,s.term,'Refund' if s.sg<0 else 'Purchase','Declined' if k else 'Approved','$'+yc(s.amt) if s.sg>0 else '-$'+yc(s.amt),'$0.00','$0.00',('-' if s.sg<0 else '')+'$'+yc(0 if k else s.fee),('-' if s.sg<0 else '')+'$'+yc(0 if k else s.net),'••'+s.card[-4:],{'visa':'Visa','mc':'Mastercard','eft':'eftpos'}[s.ch],s.ref])
    return R
@P('nexi','DE','csv','cp1252',sep=';',chans=['visa','mc','giro'],rates={'visa':.0099,'mc':.0099,'giro':.0029},kinds='r',payer='Nexi Germany GmbH',memo='NEXI {mid} UMSATZ',lags=['T1w','T2w'])
def _(c):
    R=[['Umsatzliste'],['Vertragsnummer: '+c.mid],['TID','Transaktionsdatum','Transaktionszeit','Vorgang','Kartenmarke','Brutto EUR','Gebühren EUR','Netto EUR','Autorisierung','Transaktionsnummer']]
    for s in c.rows: R.append([s.term,f(s.t,'%d.%m.%Y'),f(s.t,'%H:%M'),'Verkauf' if s.sg>0 else 'Erstattung',{'visa':'Visa','mc':'Mastercard','giro':'girocard'}[s.ch],de(s.amt*s.sg),de(s.fee*s.sg),de(s.net*s.sg),s.auth,s.ref])
    R.append(['Summe','','','','',de(sm(c,'amt')),de(sm(c,'fee')),de(sm(c,'net'))])
    return R
@P('fomo','SG','xlsx',chans=['nets','visa','grab'],rates={'nets':.008,'visa':.024,'grab':.012},kinds='r',payer='FOMO PAY PTE LTD',memo='FOMO SETTLEMENT',lags=['T1w'])
def _(c):
    R=[['Settlement Details'],['Merchant',c.shop],['S/N','Txn Date Time','Txn ID','Terminal','Payment Mode','Txn Type','Txn Amt (SGD)','MDR Amt (SGD)','Nett Amt (SGD)']]
    for i,s in enumerate(c.rows,1): R.append([i,s.t,s.ref,s.term,{'nets':'NETS','visa':'VISA','grab':'GrabPay'}[s.ch],'SALE' if s.sg>0 else 'REFUND',s.amt*s.sg/100,s.fee*s.sg/100,s.net*s.sg/100])
    R.append(['','','','','','Total',sm(c,'amt')/100,sm(c,'fee')/100,sm(c,'net')/100])
    return R
@P('alphapos','HK','xls',chans=['visa','mc','oct','ali'],rates=HR,kinds='rc',fee=False,payer='WONDER TECHNOLOGY',memo='WONDER PAYOUT',terms=True)
def _(c):
    R=[['收銀記錄'],['單號','收款時間','收款方式','類型','收款額 (HK$)','收銀機','店員']]
    for s in c.rows: R.append([s.ref,f(s.t,'%Y/%m/%d %H:%M'),{'visa':'Visa','mc':'Mastercard','oct':'八達通','ali':'支付寶HK','cash':'現金'}[s.ch],'退款' if s.sg<0 else '收款',y(s.amt*s.sg),s.term,'阿明'])
    R.append(['總計','','','',y(sum(s.amt*s.sg for s in c.rows))])
    return R
NEW=[n for n in POS if n not in OLD and n not in('wxfund',)]
