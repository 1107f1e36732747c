from banklay import *
from banklay import B,BANK,F,inn,out,TT
import datetime as dt
@B('rcbprint','CN','xls')
def _(c):
    h=['交易日期','摘要','支出','收入','余额','对方户名','对方账号','附言']; R=[['××农村商业银行 账户交易明细清单'],['户名：%s   账号：%s   币种：人民币'%(c.shop,c.acct)]]; p=0
    for i in range(0,len(c.L),25):
        p+=1; R.append(h); q=c.L[i:i+25]
        for l in q: R.append([F(l.d,'%Y-%m-%d'),l.typ,out(l,yc),inn(l,yc),yc(l.bal),l.name,l.acct,l.memo])
        R.append(['本页小计','',yc(-sum(l.amt for l in q if l.amt<0)),yc(sum(l.amt for l in q if l.amt>0))]); R.append(['第%d页'%p])
    return R
@B('ccbcsv','CN','csv','gb18030',desc=True)
def _(c):
    R=[['账号:',c.acct,'账户名称:',c.shop],['交易时间','借方发生额/元(支取)','贷方发生额/元(收入)','余额','币种','对方户名','对方账号','对方开户机构','记账日期','摘要','备注','账户明细编号-交易流水号']]
    for l in c.L: R.append([F(TT(l),'%Y-%m-%d %H:%M:%S'),out(l,y,'0'),inn(l,y,'0'),y(l.bal),'人民币',l.name,"'"+l.acct,'',F(l.d,'%Y%m%d'),l.typ,l.memo,'%d-%s'%(l.n,l.ref)])
    return R
@B('nbcb','CN','xlsx')
def _(c):
    R=[['宁波银行账户明细'],['账号：'+c.acct,'','户名：'+c.shop],['交易日期','收支方向','交易金额（元）','账户余额（元）','对方户名','对方账号','对方开户行','摘要','附言','流水号']]
    for l in c.L: R.append([TT(l),'收' if l.amt>0 else '支',abs(l.amt)/100,l.bal/100,l.name,l.acct,'',l.typ,l.memo,l.ref])
    return R
@B('bjbank','CN','xls',desc=True)
def _(c):
    R=[['北京银行对公账户明细查询结果'],['账户:'+c.acct,'','','币种:人民币','','期间:%s-%s'%(F(c.a,'%Y%m%d'),F(c.b,'%Y%m%d'))],['序号','记账日','交易时间','起息日','借方金额(¥)','贷方金额(¥)','余额(¥)','对方账号','对方户名','对方行名','摘要','附言','凭证号','交易流水']]
    for i,l in enumerate(c.L,1): R.append([i,l.d,F(l.t,'%H:%M:%S'),F(l.d,'%Y-%m-%d'),-l.amt/100 if l.amt<0 else '',l.amt/100 if l.amt>0 else '',l.bal/100,l.acct,l.name,'',l.typ,l.memo,'',l.ref])
    return R
@B('jsbank','CN','csv','gb18030',q='all')
def _(c):
    R=[['交易日期','交易金额','借贷标志','账户余额','对方账号','对方户名','摘要','用途','备注','交易流水号']]
    for l in c.L: R.append([F(l.d,'%Y%m%d')+' '+F(l.t,'%H%M%S'),yc(abs(l.amt)),'贷' if l.amt>0 else '借',yc(l.bal),l.acct,l.name,l.typ,l.memo,'',l.ref])
    return R
@B('icbcxls','CN','xls')
def _(c):
    R=[['中国工商银行企业账户历史明细'],['账号',c.acct,'','币种','人民币'],['日期','交易类型','凭证种类','凭证号','对方户名','对方账号','摘要','借方发生额','贷方发生额','余额'],['上期余额','','','','','','','','',yc(c.open)]]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),l.typ,'','0',l.name,l.acct,l.memo,out(l,yc),inn(l,yc),yc(l.bal)])
    R.append(['合计','','','','','','',yc(-sum(l.amt for l in c.L if l.amt<0)),yc(sum(l.amt for l in c.L if l.amt>0)),yc(c.L[-1].bal)])
    return R
@B('abccsv','CN','csv','gb18030',desc=True)
def _(c):
    R=[['交易日期','交易时间','收支标志','交易金额','余额','对方账户','对方户名','交易行','渠道','摘要','附言']]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),F(l.t,'%H:%M:%S'),'+' if l.amt>0 else '-',y(abs(l.amt)),y(l.bal),l.acct,l.name,'','网银',l.typ,l.memo])
    return R
@B('cmbcn2','CN','xlsx',desc=True)
def _(c):
    R=[['交易明细查询结果'],['户口号',c.acct],['交易日期','交易时间','借贷','金额','余额','交易类型','收付方名称','收付方账号','摘要','业务参考号']]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),F(l.t,'%H:%M:%S'),'贷' if l.amt>0 else '借',('' if l.amt>0 else '-')+'¥'+yc(abs(l.amt)),'¥'+yc(l.bal),l.typ,l.name,l.acct,l.memo,l.ref])
    return R
@B('schk','HK','csv','utf-8',desc=True)
def _(c):
    R=[['Account Name',c.shop],['Account Number',c.acct],[],['Date','Transaction','Currency','Deposit','Withdrawal','Running Balance','Transaction Reference']]
    for l in c.L: R.append([F(l.d,'%d/%m/%Y'),l.name+' '+l.memo,'HKD',inn(l),out(l),y(l.bal),l.ref])
    return R
@B('zabank','HK','xlsx')
def _(c):
    R=[['Transaction History'],['Date','Time','Type','Counterparty','Remarks','Amount (HKD)','Balance (HKD)']]
    for l in c.L: R.append([l.d,F(l.t,'%H:%M'),'Money in' if l.amt>0 else 'Money out',l.name,l.memo,l.amt/100,l.bal/100])
    return R
@B('hsbcuk','GB','csv','utf-8')
def _(c):
    R=[['Date','Type','Description','Paid out','Paid in','Balance']]; 
    for l in c.L: R.append([F(l.d,'%d %b %y'),'CR' if l.amt>0 else 'DD',l.name+' '+l.memo,out(l),inn(l),y(l.bal)])
    return R
@B('santuk','GB','xls',desc=True)
def _(c):
    R=[['','Account number: 09-01-28 12345678'],[],['','Date','','Description','','Money in','Money Out','Balance'],[]]
    for l in c.L: R.append(['',F(l.d,'%d/%m/%Y'),'','%s %s'%(l.name,l.memo),'',inn(l,lambda a:'£'+yc(a)),out(l,lambda a:'£'+yc(a)),'£'+yc(l.bal)])
    return R
@B('tide','GB','csv','utf-8',desc=True)
def _(c):
    R=['Date,Timestamp,Transaction ID,Transaction description,Reference,Paid in,Paid out,Amount,Status,Transaction type,Category name,From,To,Comments'.split(',')]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),F(TT(l),'%Y-%m-%d %H:%M:%S'),l.ref,l.name,l.memo,inn(l),out(l),y(l.amt),'Completed','Faster Payment in' if l.amt>0 else 'Faster Payment out','Income' if l.amt>0 else 'Bills',l.name if l.amt>0 else '','' if l.amt>0 else l.name,''])
    return R
@B('wells','US','csv','utf-8',q='all',desc=True)
def _(c): return [[F(l.d,'%m/%d/%Y'),y(l.amt),'*','',l.name+' '+l.memo] for l in c.L]
@B('usbank','US','csv','utf-8',q='all',desc=True)
def _(c):
    R=[['Date','Transaction','Name','Memo','Amount']]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),'CREDIT' if l.amt>0 else 'DEBIT',l.name+' '+l.memo,'Download from usbank.com. ',y(l.amt)])
    return R
@B('westpac','AU','csv','utf-8',desc=True)
def _(c):
    R=['Bank Account,Date,Narrative,Debit Amount,Credit Amount,Balance,Categories,Serial'.split(',')]
    for l in c.L: R.append(['032000123456',F(l.d,'%d/%m/%Y'),l.name+' '+l.memo,out(l),inn(l),y(l.bal),'DEP' if l.amt>0 else 'PAYMENT',''])
    return R
@B('nab','AU','csv','utf-8',desc=True)
def _(c):
    R=['Date,Amount,Account Number,,Transaction Type,Transaction Details,Balance,Category,Merchant Name'.split(',')]
    for l in c.L: R.append([F(l.d,'%d %b %y'),y(l.amt),'12-345-6789','','INTER-BANK CREDIT' if l.amt>0 else 'MISCELLANEOUS DEBIT',l.name+' '+l.memo,y(l.bal),'',''])
    return R
@B('uob','SG','xls',desc=True)
def _(c):
    R=[['United Overseas Bank Limited'],['Account Number:',c.acct],['Account Type:','BUSINESS CURRENT'],['Statement Period:','%s To %s'%(F(c.a,'%d %b %Y'),F(c.b,'%d %b %Y'))],[],['Transaction Date','Transaction Description','Withdrawal','Deposit','Available Balance']]
    for l in c.L: R.append([F(l.d,'%d %b %Y'),l.name+'\n'+l.memo,-l.amt/100 if l.amt<0 else 0,l.amt/100 if l.amt>0 else 0,l.bal/100])
    return R
@B('ocbc','SG','csv','utf-8',desc=True)
def _(c):
    R=[['Account details for:','Business Growth Account '+c.acct],['Available Balance',yc(c.L[0].bal)],['Ledger Balance',yc(c.L[0].bal)],[],['Transaction History'],['Transaction date','Value date','Description','Withdrawals (SGD)','Deposits (SGD)']]
    for l in c.L:
        R.append([F(l.d,'%d/%m/%Y'),F(l.d,'%d/%m/%Y'),l.name,out(l,yc),inn(l,yc)]); R.append(['','',l.memo,'',''])
    return R
@B('commerz','DE','csv','utf-8-sig',sep=';',desc=True)
def _(c):
    R=['Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;IBAN Auftraggeberkonto;Kategorie'.split(';')]
    for l in c.L: R.append([F(l.d,'%d.%m.%Y'),F(l.d,'%d.%m.%Y'),'Gutschrift' if l.amt>0 else 'Lastschrift',l.name+' '+l.memo,ded(l.amt),'EUR','DE02100400000123456700','Unkategorisierte'])
    return R
@B('n26','DE','csv','utf-8')
def _(c):
    R=['Booking Date,Value Date,Partner Name,Partner Iban,Type,Payment Reference,Account Name,Amount (EUR),Original Amount,Original Currency,Exchange Rate'.split(',')]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),F(l.d,'%Y-%m-%d'),l.name,'DE02'+l.acct[:16],'Credit Transfer' if l.amt>0 else 'Direct Debit',l.memo,'Hauptkonto',y(l.amt),'','',''])
    return R
@B('abnnl','NL','txt','utf-8',sep='\t',q='raw')
def _(c): return [['123456789','EUR',F(l.d,'%Y%m%d'),ded(l.bal-l.amt),ded(l.bal),F(l.d,'%Y%m%d'),ded(l.amt),'SEPA Overboeking                 IBAN: NL11INGB%s        Naam: %s Omschrijving: %s'%(l.acct[:10],l.name,l.memo)] for l in c.L]
