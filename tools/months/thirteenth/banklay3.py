from banklay import B,BANK,F,inn,out,TT
from base import *
@B('czb','CN','xls')
def _(c):
    R=[['浙商银行单位账户交易明细'],['账号:'+c.acct+' 户名:'+c.shop],['入账日期','入账时间','借贷方向','发生额','账户余额','对手账号','对手名称','对手行名','摘要','附言']]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),F(l.t,'%H:%M:%S'),'贷方' if l.amt>0 else '借方',yc(abs(l.amt)),yc(l.bal),l.acct,l.name,'',l.typ,l.memo])
    return R
@B('shbank','CN','csv','gb18030',desc=True)
def _(c):
    R=[['日期','时间','付款方发生额','收款方发生额','结余','往来单位','往来账号','摘要','用途']]
    for l in c.L: R.append([F(l.d,'%Y/%m/%d'),F(l.t,'%H:%M:%S'),out(l),inn(l),y(l.bal),l.name,l.acct,l.typ,l.memo])
    return R
@B('psbcpers','CN','xlsx',desc=True)
def _(c):
    R=[['邮储银行个人账户交易明细'],['户名',c.owner,'账号',c.acct],['交易日期','交易时间','摘要','交易金额','余额','对方信息','备注']]
    for l in c.L: R.append([F(l.d,'%Y年%m月%d日'),F(l.t,'%H:%M:%S'),l.typ,yc(l.amt),yc(l.bal),l.name+' '+l.acct,l.memo])
    return R
@B('pingankd','CN','xlsx',desc=True)
def _(c):
    R=[['交易时间','交易类型','收/支','金额(元)','账户余额(元)','交易对方','对方账户','交易说明']]
    for l in c.L: R.append([F(TT(l),'%Y-%m-%d %H:%M:%S'),l.typ,'收入' if l.amt>0 else '支出',y(abs(l.amt)),y(l.bal),l.name,l.acct,l.memo])
    return R
@B('huishang','CN','xls')
def _(c):
    R=[['徽商银行客户对账单'],['币种：人民币','','','单位：元'],['记账日','交易流水','摘要码','支取','存入','存款余额','对方单位','对方账号','附注']]
    for l in c.L: R.append([F(l.d,'%Y%m%d'),l.ref,l.typ,-l.amt/100 if l.amt<0 else '',l.amt/100 if l.amt>0 else '',l.bal/100,l.name,l.acct,l.memo])
    return R
@B('cmbcpers','CN','csv','gb18030',q='all',desc=True)
def _(c):
    R=[['民生银行个人账户对账单'],['凭证类型','凭证号码','交易时间','摘要','交易金额','账户余额','现转标志','交易渠道','交易机构','对方户名/账号','对方行名']]
    for l in c.L: R.append(['借记卡','62****',F(TT(l),'%Y/%m/%d %H:%M:%S'),l.typ+' '+l.memo,y(l.amt),y(l.bal),'转','网银','0001',l.name+'/'+l.acct,''])
    return R
@B('hsbcpers','HK','csv','utf-8',desc=True)
def _(c):
    R=[['Post date','Transaction details','Amount (HKD)','Account balance (HKD)']]
    for l in c.L: R.append([F(l.d,'%d/%m/%Y'),l.name+' '+l.memo,yc(l.amt),yc(l.bal)])
    return R
@B('capone','US','csv','utf-8',desc=True)
def _(c):
    R=['Account Number,Transaction Description,Transaction Date,Transaction Type,Transaction Amount,Balance'.split(',')]
    for l in c.L: R.append(['1234','Deposit from '+l.name+' '+l.memo if l.amt>0 else 'Withdrawal to '+l.name+' '+l.memo,F(l.d,'%m/%d/%y'),'Credit' if l.amt>0 else 'Debit',y(abs(l.amt)),y(l.bal)])
    return R
@B('nationwide','GB','csv','cp1252',q='all')
def _(c):
    R=[['Account Name:','Business ****12345'],['Account Balance:','£'+yc(c.L[-1].bal)],['Available Balance: ','£'+yc(c.L[-1].bal)],[],['Date','Transaction type','Description','Paid out','Paid in','Balance']]
    for l in c.L: R.append([F(l.d,'%d %b %Y'),'Bank credit' if l.amt>0 else 'Direct debit',l.name+' '+l.memo,out(l,lambda a:'£'+yc(a)),inn(l,lambda a:'£'+yc(a)),'£'+yc(l.bal)])
    return R
@B('coop','GB','csv','utf-8',desc=True)
def _(c):
    R=['Date,Description,Type,Money In,Money Out,Balance'.split(',')]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),l.name+' '+l.memo,'CREDIT' if l.amt>0 else 'DEBIT',inn(l),out(l),y(l.bal)])
    return R
@B('bendigo','AU','csv','utf-8',q='all',desc=True)
def _(c): return [[F(l.d,'%d/%m/%Y'),('' if l.amt<0 else '+')+y(l.amt),('DEPOSIT ' if l.amt>0 else 'PAYMENT ')+l.name+' '+l.memo] for l in c.L]
@B('dkb','DE','csv','utf-8-sig',sep=';',q='all',desc=True)
def _(c):
    R=[['Girokonto','DE02120300000000202051'],[],['Kontostand vom %s:'%F(c.b,'%d.%m.%Y'),de(c.L[0].bal)+' €'],[],['Buchungsdatum','Wertstellung','Status','Zahlungspflichtige*r','Zahlungsempfänger*in','Verwendungszweck','Umsatztyp','IBAN','Betrag (€)','Gläubiger-ID','Mandatsreferenz','Kundenreferenz']]
    for l in c.L: R.append([F(l.d,'%d.%m.%y'),F(l.d,'%d.%m.%y'),'Gebucht',l.name if l.amt>0 else c.shop,c.shop if l.amt>0 else l.name,l.memo,'Eingang' if l.amt>0 else 'Ausgang','DE02'+l.acct[:14],de(l.amt),'','',''])
    return R
@B('bunq','NL','csv','utf-8',sep=';',q='all',desc=True)
def _(c):
    R=[['Date','Interest Date','Amount','Account','Counterparty','Name','Description']]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),F(l.d,'%Y-%m-%d'),de(l.amt),'NL00BUNQ0123456789','NL11ABNA'+l.acct[:10],l.name,l.memo])
    return R
@B('aspire','SG','csv','utf-8',desc=True)
def _(c):
    R=[['Transaction Date','Counterparty Name','Reference','Type','Amount (SGD)','Running Balance (SGD)']]
    for l in c.L: R.append([F(l.d,'%d %b %Y'),l.name,l.memo,'Incoming' if l.amt>0 else 'Outgoing',y(l.amt),y(l.bal)])
    return R
