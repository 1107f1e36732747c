# bank statements. line: d,t (time),amt (signed minor),bal,name,acct,memo,typ
from base import *
import datetime as dt
BANK={}
def B(name,cc,ext='csv',enc='utf-8',sep=',',q='min',desc=False,cur=None):
    def deco(f): BANK[name]=dict(f=f,name=name,cc=cc,ext=ext,enc=enc,sep=sep,q=q,desc=desc,cur=cur); return f
    return deco
F=lambda d,s:d.strftime(s)
def inn(l,fm=y,z=''): return fm(l.amt) if l.amt>0 else z
def out(l,fm=y,z=''): return fm(-l.amt) if l.amt<0 else z
def TT(l): return dt.datetime.combine(l.d,l.t)
@B('icbc_corp','CN','csv','gb18030',q='raw')
def _(c):
    R=[['[HISTORYDETAIL]'],'凭证号,本方账号,对方账号,交易时间,借/贷,借方发生额,贷方发生额,对方行号,摘要,用途,对方单位名称,余额,个性化信息'.split(',')]
    for l in c.L: R.append(['0\t',c.acct+'\t',l.acct+'\t',F(TT(l),'%Y-%m-%d-%H.%M.%S.')+'%06d'%(l.n*37%999999),'贷' if l.amt>0 else '借',out(l,y,'0.00'),inn(l,y,'0.00'),'102'+l.acct[:6],l.typ,l.memo,l.name,y(l.bal),''])
    return R
@B('icbc_pers','CN','csv','utf-8-sig',q='raw',desc=True)
def _(c):
    p=lambda v:'"'+v.ljust(20)+'\t"'
    R=[['明细查询文件下载'],[],['卡号: %s****%s'%(c.acct[:4],c.acct[-4:]),'"卡别名: "'],[],['子账户序号: 00000','子账户类别: 活期','"子账户别名: "'],[],'交易日期,摘要,交易详情,交易场所,交易国家或地区简称,钞/汇,交易金额(收入),交易金额(支出),交易币种,记账金额(收入),记账金额(支出),记账币种,余额,对方户名,对方账户'.split(',')]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d')+'     \t',p(l.typ),p(l.memo),p(''),p('CHN'),'钞        \t',p('-'),p('-'),'-              \t',p(inn(l,yc)),p(out(l,yc)),'人民币         \t',p(yc(l.bal)),p(l.name),p(l.acct),''])
    return R
@B('ccb_corp','CN','xls',desc=False)
def _(c):
    R=[['账号','账户名称','交易时间','借方发生额（支取）','贷方发生额（收入）','余额','币种','对方户名','对方账号','对方开户机构','记账日期','摘要','备注','账户明细编号-交易流水号','企业流水号','凭证种类','凭证号','关联账户']]
    for l in c.L: R.append([c.acct,c.shop,F(TT(l),'%Y%m%d %H:%M:%S'),out(l,yc,'0.00'),inn(l,yc,'0.00'),yc(l.bal),'人民币',l.name,l.acct,'',F(l.d,'%Y%m%d'),l.typ,l.memo,'%d-%s'%(l.n,l.ref),'','','',''])
    return R
@B('ccb_pers','CN','xls')
def _(c):
    R=[['中国建设银行个人活期账户交易明细'],['客户名称:'+c.owner,'','账号:'+c.acct[:6]+'*********'+c.acct[-4:]],['起始日期:%s'%F(c.a,'%Y%m%d'),'','结束日期:%s'%F(c.b,'%Y%m%d')],['序号','摘要','币别','钞汇','交易日期','交易金额','账户余额','交易地点/附言','对方账号与户名']]
    for i,l in enumerate(c.L,1): R.append([i,l.typ,'人民币元','钞',F(l.d,'%Y%m%d'),yc(l.amt),yc(l.bal),l.memo,(l.acct+'/' if l.acct else '')+l.name])
    return R
@B('abc_corp','CN','xls')
def _(c):
    R=[['账户明细'],['账号：'+c.acct+'  户名：'+c.shop+'  币种：人民币  起止日期：%s-%s'%(F(c.a,'%Y%m%d'),F(c.b,'%Y%m%d'))],['交易时间','收入金额','支出金额','账户余额','交易行名','对方省市','对方账号','对方户名','交易用途','交易摘要','交易附言']]
    for l in c.L: R.append([F(TT(l),'%Y-%m-%d %H:%M:%S'),l.amt/100 if l.amt>0 else '',-l.amt/100 if l.amt<0 else '',l.bal/100,'农行城东支行','','%s'%l.acct,l.name,l.typ,'',l.memo])
    return R
@B('abc_pers','CN','xlsx',desc=True)
def _(c):
    R=[['中国农业银行账户活期交易明细'],['户名：'+c.owner,'','账户：'+c.acct],['交易日期','交易时间','交易金额','本次余额','对方户名','对方账号','交易行','交易渠道','交易类型','交易用途','交易摘要']]
    for l in c.L: R.append([F(l.d,'%Y%m%d'),F(l.t,'%H%M%S'),('+' if l.amt>0 else '')+y(l.amt),y(l.bal),l.name,l.acct,'6510','电子商务',l.typ,l.memo,l.typ])
    return R
@B('boc_corp','CN','csv','gb18030',desc=True)
def _(c):
    R=[['查询账号[ Inquirer account number ]',c.acct],['查询时间范围[ Query time range ]','%s-%s'%(F(c.a,'%Y%m%d'),F(c.b,'%Y%m%d'))],['贷方总金额[ Total Credit Amount ]',y(sum(l.amt for l in c.L if l.amt>0))],['借方总金额[ Total Debit Amount ]',y(-sum(l.amt for l in c.L if l.amt<0))],[],
    "交易类型[ Transaction Type ]|业务类型[ Business type ]|付款人开户行号[ Account holding bank number of payer ]|付款人开户行名[ Payer account bank ]|付款人账号[ Debit Account No. ]|付款人名称[ Payer's Name ]|收款人开户行行号[ Account holding bank number of beneficiary ]|收款人开户行名[ Beneficiary account bank ]|收款人账号[ Payee's Account Number ]|收款人名称[ Payee's Name ]|交易日期[ Transaction Date ]|交易时间[ Transaction time ]|交易货币[ Trade Currency ]|交易金额[ Trade Amount ]|交易后余额[ After-transaction balance ]|起息日期[ Value Date ]|汇率[ Exchange rate ]|交易流水号[ Transaction reference number ]|客户申请号[ Online Banking Transaction Ref. ]|客户业务编号[ Customer Transaction Ref. ]|凭证类型[ Voucher type ]|凭证号码[ Voucher number ]|记录标识号[ Record ID ]|摘要[ Reference ]|用途[ Purpose ]|交易附言[ Remark ]|备注[ Remarks ]".split('|')]
    for l in c.L:
        me=['104','中国银行城东支行',c.acct,c.shop]; ot=['','',l.acct,l.name]
        R.append(['来账' if l.amt>0 else '往账',l.typ]+(ot+me if l.amt>0 else me+ot)+[F(l.d,'%Y%m%d'),F(l.t,'%H:%M:%S'),'CNY',y(l.amt),y(l.bal),F(l.d,'%Y%m%d'),'',l.ref,'','','','','%d'%l.n,l.typ,l.memo,l.memo,''])
    return R
@B('boc_pers','CN','xlsx')
def _(c):
    R=[['中国银行交易流水明细清单'],['客户姓名：'+c.owner,'借记卡号：'+c.acct],['记账日期','记账时间','币别','金额','余额','交易名称','渠道','网点名称','附言','对方账户名','对方卡号/账号','对方开户行']]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),F(l.t,'%H:%M:%S'),'人民币',yc(l.amt),yc(l.bal),l.typ,'网上银行','-------------------',l.memo,l.name,l.acct,'-------------------'])
    return R
@B('bocom_corp','CN','xlsx')
def _(c):
    R=[['交易时间','摘要','借方发生额','贷方发生额','余额','对方账号','对方户名','对方行名','企业业务编号','附言','核心流水号','借贷标志']]
    for l in c.L: R.append([TT(l),l.typ,-l.amt/100 if l.amt<0 else 0.0,l.amt/100 if l.amt>0 else 0.0,l.bal/100,l.acct,l.name,'','',l.memo,l.ref,'贷' if l.amt>0 else '借'])
    return R
@B('bocom_pers','CN','csv','utf-8')
def _(c):
    R=[['序号','交易日期','交易时间','交易类型','借贷','交易金额','余额','对方账号','对方户名','交易地点','摘要']]
    for i,l in enumerate(c.L,1): R.append([i,F(l.d,'%Y-%m-%d'),F(l.t,'%H:%M:%S'),l.typ,'贷 Cr' if l.amt>0 else '借 Dr',y(abs(l.amt)),y(l.bal),l.acct,l.name,'网络支付',l.memo])
    return R
@B('cmb_corp','CN','xls')
def _(c):
    R=[['账号：'+c.acct],['账号名称：'+c.shop],['币种：人民币'],['起始日期：%s  截止日期：%s'%(F(c.a,'%Y%m%d'),F(c.b,'%Y%m%d'))],['交易日','交易时间','起息日','交易类型','借方金额','贷方金额','余额','摘要','流水号','流程实例号','业务名称','用途','业务参考号','业务摘要','其它摘要','收(付)方分行名','收(付)方名称','收(付)方账号','收(付)方开户行行名','信息标志','有否附件信息','冲帐标志','扩展摘要','交易分析码']]
    for l in c.L: R.append([F(l.d,'%Y%m%d'),F(l.t,'%H:%M:%S'),F(l.d,'%Y%m%d'),l.typ,out(l),inn(l),y(l.bal),l.memo,l.ref,'','','','','','','',l.name,l.acct,'','','N','','',''])
    ci=[l.amt for l in c.L if l.amt>0]; co=[-l.amt for l in c.L if l.amt<0]
    R.append(['合计','','','','借方笔数：%d 金额：%s'%(len(co),y(sum(co))),'贷方笔数：%d 金额：%s'%(len(ci),y(sum(ci)))])
    return R
@B('cmb_pers','CN','csv','utf-8-sig',q='raw',desc=True)
def _(c):
    R=[['# 招商银行交易记录'],['# 导出时间: %s 20:14:40'%c.b],['# 账    户: 一卡通:%s********%s'%(c.acct[:4],c.acct[-4:])],['# 币    种: 人民币'],['# 起始日期: %s   终止日期: %s'%(F(c.a,'%Y%m%d'),F(c.b,'%Y%m%d'))],['# 过滤设置: 无'],[],['"交易日期"','"交易时间"','"收入"','"支出"','"余额"','"交易类型"','"交易备注"']]
    for l in c.L: R.append(['"\t%s"'%F(l.d,'%Y%m%d'),'"\t%s"'%F(l.t,'%H:%M:%S'),'"%s"'%inn(l),'"%s"'%out(l),'"%s"'%y(l.bal),'"%s"'%l.typ,'"%s"'%(l.name+' '+l.memo)])
    R.append(['# 收入合计: %d 笔，共 %s 元'%(sum(l.amt>0 for l in c.L),y(sum(l.amt for l in c.L if l.amt>0)))]); R.append(['# 支出合计: %d 笔，共 %s 元'%(sum(l.amt<0 for l in c.L),y(-sum(l.amt for l in c.L if l.amt<0)))])
    return R
@B('psbc','CN','xlsx')
def _(c):
    R=[['中国邮政储蓄银行企业网银交易明细'],['账号',c.acct,'户名',c.shop],['序号','交易日期','交易时间','摘要','收入金额','支出金额','账户余额','对方户名','对方账号','对方行名','附言']]
    for i,l in enumerate(c.L,1): R.append([i,F(l.d,'%Y/%m/%d'),F(l.t,'%H:%M:%S'),l.typ,inn(l,yc,'-'),out(l,yc,'-'),yc(l.bal),l.name,l.acct,'',l.memo])
    R.append(['','','','合计',yc(sum(l.amt for l in c.L if l.amt>0)),yc(-sum(l.amt for l in c.L if l.amt<0))])
    return R
@B('spdb','CN','csv','gb18030')
def _(c):
    R=[['账号:'+c.acct,'户名:'+c.shop],['交易日期','交易时间','传票号','借方金额','贷方金额','余额','对方账号','对方户名','摘要代码','备注']]
    for l in c.L: R.append([F(l.d,'%Y%m%d'),F(l.t,'%H%M%S'),l.ref[:8],out(l),inn(l),y(l.bal),l.acct,l.name,l.typ,l.memo])
    return R
@B('cib','CN','xls',desc=True)
def _(c):
    R=[['兴业银行账户明细'],['银行流水号','账户账号','账户名称','凭证代号','借方金额','贷方金额','账户余额','摘要','对方账号','对方账户名称','对方银行','交易时间','用途','交易备注']]
    for l in c.L: R.append([l.ref,c.acct,c.shop,'',-l.amt/100 if l.amt<0 else 0.0,l.amt/100 if l.amt>0 else 0.0,l.bal/100,l.typ,l.acct,l.name,'',F(TT(l),'%Y-%m-%d %H:%M:%S'),l.memo,''])
    return R
@B('cmbc','CN','xls')
def _(c):
    R=[['交易日期','主机交易流水号','借方发生额','贷方发生额','账户余额','凭证号','摘要','对方账号','对方账号名称','对方开户行','交易时间']]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),l.ref,out(l,yc,'0.00'),inn(l,yc,'0.00'),yc(l.bal),'',l.typ+' '+l.memo,l.acct,l.name,'',F(TT(l),'%Y-%m-%d %H:%M:%S')])
    return R
@B('ceb','CN','csv','gb18030',q='all')
def _(c):
    R=[['中国光大银行对公账户对账单'],['账户名称：'+c.shop,'账号：'+c.acct,'期初余额：'+yc(c.open)],['交易日期','交易时间','借方发生额','贷方发生额','账户余额','对方账号','对方名称','凭证号','摘要','流水号']]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),F(l.t,'%H:%M:%S'),out(l,yc),inn(l,yc),yc(l.bal),l.acct,l.name,'',l.typ+l.memo,l.ref])
    R.append(['期末余额：'+yc(c.L[-1].bal)])
    return R
@B('citic','CN','xlsx',desc=True)
def _(c):
    R=[['中信银行账户交易明细'],['账号',c.acct,'账户名称',c.shop,'币种','人民币'],['交易日期','交易时间','柜员交易号','借方发生额','贷方发生额','账户余额','摘要','对方账号','对方账户名称','受托支付','附言']]
    for l in c.L: R.append([l.d,F(l.t,'%H:%M:%S'),l.ref,-l.amt/100 if l.amt<0 else '',l.amt/100 if l.amt>0 else '',l.bal/100,l.typ,l.acct,l.name,'',l.memo])
    return R
@B('pingan','CN','xls')
def _(c):
    R=[['交易日期','账号','借','贷','账户余额','对方账户','对方账户名称','交易流水号','摘要','用途']]
    for l in c.L: R.append([F(TT(l),'%Y/%m/%d %H:%M:%S'),c.acct,out(l),inn(l),y(l.bal),l.acct,l.name,l.ref,l.typ,l.memo])
    return R
@B('hxb','CN','csv','gb18030')
def _(c):
    R=[['交易日期','交易时间','业务类型','借贷标志','发生额','余额','对方账号','对方户名','对方行名','摘要']]
    for l in c.L: R.append([F(l.d,'%Y%m%d'),F(l.t,'%H%M%S'),l.typ,'C' if l.amt>0 else 'D',yc(abs(l.amt)),yc(l.bal),l.acct,l.name,'',l.memo])
    return R
@B('cgb','CN','xlsx',desc=True)
def _(c):
    R=[['广发银行账户交易明细'],['查询账号：'+c.acct],['交易日期','交易时间','收支','交易金额','账户余额','对方姓名','对方账号','对方银行','交易摘要','附言']]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),F(l.t,'%H:%M:%S'),'收入' if l.amt>0 else '支出',y(abs(l.amt)),y(l.bal),l.name,l.acct,'',l.typ,l.memo])
    return R
@B('mybank','CN','csv','utf-8-sig',desc=True)
def _(c):
    R=[['网商银行账户明细'],['账户：'+c.acct+' '+c.shop],['账务流水号','记账时间','交易类型','收入金额(元)','支出金额(元)','余额(元)','对方户名','对方账号','对方银行','备注']]
    for l in c.L: R.append(['\t'+l.ref,F(TT(l),'%Y-%m-%d %H:%M:%S'),l.typ,inn(l,y,'0.00'),out(l,y,'0.00'),y(l.bal),l.name,'\t'+l.acct,'',l.memo])
    return R
@B('webank','CN','xlsx')
def _(c):
    R=[['微众银行企业账户交易明细'],['交易日期','交易时间','摘要','交易方向','金额','余额','交易对手','对手账号','用途/备注']]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),F(l.t,'%H:%M:%S'),l.typ,'转入' if l.amt>0 else '转出',y(l.amt),y(l.bal),l.name,l.acct,l.memo])
    return R
@B('rcb','CN','xls')
def _(c):
    R=[['农村商业银行存款账户明细'],['客户名称：'+c.shop,'','账号：'+c.acct],['日期：%s-%s'%(F(c.a,'%Y%m%d'),F(c.b,'%Y%m%d'))],['序号','交易日期','摘要','借方金额','贷方金额','余额','对方户名','对方账号','交易机构','备注']]
    for i,l in enumerate(c.L,1): R.append([i,F(l.d,'%Y%m%d'),l.typ,-l.amt/100 if l.amt<0 else '',l.amt/100 if l.amt>0 else '',l.bal/100,l.name,l.acct,'0123',l.memo])
    R.append(['','合计','',-sum(l.amt for l in c.L if l.amt<0)/100,sum(l.amt for l in c.L if l.amt>0)/100]); R.append(['打印日期：%s'%F(c.b,'%Y年%m月%d日')])
    return R
@B('nongxin','CN','csv','gb18030',sep='\t')
def _(c):
    R=[['农村信用社企业网银明细'],['账号:'+c.acct],['交易日期','交易时间','支出','收入','账户余额','对方账号','对方户名','摘要','附言']]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),F(l.t,'%H:%M:%S'),out(l,y,'0.00'),inn(l,y,'0.00'),y(l.bal),l.acct,l.name,l.typ,l.memo])
    return R
# --- HK
@B('hsbchk','HK','csv','utf-8',desc=True)
def _(c):
    R=[['Account number','Currency','Account name'],[c.acct,'HKD',c.shop],[],['Transaction date','Value date','Description','Reference','Debit amount','Credit amount','Balance']]
    for l in c.L: R.append([F(l.d,'%d/%m/%Y'),F(l.d,'%d/%m/%Y'),l.name,l.memo,out(l,yc),inn(l,yc),yc(l.bal)])
    return R
@B('hangseng','HK','csv','utf-8-sig',desc=False)
def _(c):
    R=[['Integrated Account Statement'],['Account No.',c.acct],['Date','Transaction Description','Deposit','Withdrawal','Balance (HKD)']]
    last=None
    for l in c.L: R.append([F(l.d,'%d %b %Y'),l.name+' '+l.memo,inn(l,yc),out(l,yc),yc(l.bal)])
    return R
@B('bochk','HK','xlsx',desc=True)
def _(c):
    R=[['中國銀行(香港) 戶口交易紀錄'],['戶口號碼',c.acct,'貨幣','港元'],['交易日期','交易類別','交易摘要','存入','支出','結餘']]
    for l in c.L: R.append([F(l.d,'%Y/%m/%d'),l.typ,l.name+' '+l.memo,inn(l,yc),out(l,yc),yc(l.bal)])
    return R
# --- US
@B('chase','US','csv','utf-8',desc=True)
def _(c):
    R=['Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #'.split(',')]
    for l in c.L: R.append(['CREDIT' if l.amt>0 else 'DEBIT',F(l.d,'%m/%d/%Y'),'ORIG CO NAME:%s ORIG ID:%s DESC DATE:%s CO ENTRY DESCR:%s'%(l.name,l.acct[:10],F(l.d,'%y%m%d'),l.memo) if l.amt>0 else l.name+' '+l.memo,y(l.amt),'ACH_CREDIT' if l.amt>0 else 'ACH_DEBIT',y(l.bal),''])
    return R
@B('boa','US','csv','utf-8')
def _(c):
    R=[['Description','','Summary Amt.'],['Beginning balance as of '+F(c.a,'%m/%d/%Y'),'',yc(c.open)],['Total credits','',yc(sum(l.amt for l in c.L if l.amt>0))],['Total debits','',yc(sum(l.amt for l in c.L if l.amt<0))],['Ending balance as of '+F(c.b,'%m/%d/%Y'),'',yc(c.L[-1].bal)],[],['Date','Description','Amount','Running Bal.'],[F(c.a,'%m/%d/%Y'),'Beginning balance as of '+F(c.a,'%m/%d/%Y'),'',yc(c.open)]]
    for l in c.L: R.append([F(l.d,'%m/%d/%Y'),l.name+' DES:'+l.memo+' ID:'+l.acct[:8],yc(l.amt),yc(l.bal)])
    return R
# --- GB
@B('barclays','GB','csv','utf-8',desc=True)
def _(c):
    R=['Number,Date,Account,Amount,Subcategory,Memo'.split(',')]
    for l in c.L: R.append(['\t ',F(l.d,'%d/%m/%Y'),'20-00-00 12345678',y(l.amt),'Counter Credit' if l.amt>0 else 'Payment',(l.name+' '+l.memo).ljust(30)+'\tBGC'])
    return R
@B('lloyds','GB','csv','utf-8',desc=True)
def _(c):
    R=['Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance'.split(',')]
    for l in c.L: R.append([F(l.d,'%d/%m/%Y'),'BGC' if l.amt>0 else 'DD',"'30-00-00",'12345678',l.name+' '+l.memo,out(l),inn(l),y(l.bal)])
    return R
@B('natwest','GB','csv','utf-8',desc=True)
def _(c):
    R=[[],['Date','Type','Description','Value','Balance','Account Name','Account Number']]
    for l in c.L: R.append([F(l.d,'%d %b %Y'),'BAC' if l.amt>0 else 'D/D',"'"+l.name+' , '+l.memo,yi(l.amt),yi(l.bal),"'"+c.shop,"'600000-12345678"])
    return R
@B('starling','GB','csv','utf-8')
def _(c):
    R=[['Date','Counter Party','Reference','Type','Amount (GBP)','Balance (GBP)','Spending Category','Notes']]
    for l in c.L: R.append([F(l.d,'%d/%m/%Y'),l.name,l.memo,'FASTER PAYMENT',y(l.amt),y(l.bal),'INCOME' if l.amt>0 else 'OTHER',''])
    return R
@B('monzo','GB','csv','utf-8')
def _(c):
    R=['Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,Notes and #tags,Address,Receipt,Description,Category split,Money Out,Money In,Balance'.split(',')]
    for l in c.L: R.append(['tx_0000A'+l.ref,F(l.d,'%d/%m/%Y'),F(l.t,'%H:%M:%S'),'Bacs (Direct Credit)' if l.amt>0 else 'Faster payment',l.name,'','Income' if l.amt>0 else 'Bills',y(l.amt),'GBP',y(l.amt),'GBP',l.memo,'','',l.memo,'',out(l) and '-'+out(l),inn(l),y(l.bal)])
    return R
@B('revolut','GB','csv','utf-8',desc=True)
def _(c):
    R=['Date started (UTC),Date completed (UTC),ID,Type,State,Description,Reference,Payer,Card number,Card label,Card state,Orig currency,Orig amount,Payment currency,Amount,Total amount,Exchange rate,Fee,Fee currency,Balance,Account'.split(',')]
    for l in c.L: R.append([F(l.d,'%Y-%m-%d'),F(l.d,'%Y-%m-%d'),l.ref,'TOPUP' if l.amt>0 else 'TRANSFER','COMPLETED',('Money added from ' if l.amt>0 else 'To ')+l.name,l.memo,'' if l.amt>0 else 'Sam Owner','','','','GBP',y(l.amt),'GBP',y(l.amt),y(l.amt),'','0.00','GBP',y(l.bal),'GBP Main'])
    return R
# --- AU, SG, DE
@B('anz','AU','csv','utf-8',desc=True)
def _(c): return [[F(l.d,'%d/%m/%Y'),y(l.amt),l.name+' '+l.memo] for l in c.L]
@B('cba','AU','csv','utf-8',desc=True)
def _(c): return [[F(l.d,'%d/%m/%Y'),('+' if l.amt>0 else '')+y(l.amt),l.name+' '+l.memo,('+' if l.bal>0 else '')+y(l.bal)] for l in c.L]
@B('dbs','SG','csv','utf-8',desc=True)
def _(c):
    R=[['Account Details For:','DBS Business Account '+c.acct],['Statement as at:',F(c.b,'%d %b %Y')],['Available Balance:',y(c.L[-1].bal)],['Ledger Balance:',y(c.L[-1].bal)],[],['Transaction Date','Reference','Debit Amount','Credit Amount','Transaction Ref1','Transaction Ref2','Transaction Ref3']]
    for l in c.L: R.append([F(l.d,'%d %b %Y'),'INC' if l.amt>0 else 'ITR',out(l,y,' '),inn(l,y,' '),l.name,l.memo,l.ref])
    return R
@B('sparkasse','DE','csv','cp1252',sep=';',q='all',desc=True)
def _(c):
    R=[['Auftragskonto','Buchungstag','Valutadatum','Buchungstext','Verwendungszweck','Glaeubiger ID','Mandatsreferenz','Kundenreferenz (End-to-End)','Sammlerreferenz','Lastschrift Ursprungsbetrag','Auslagenersatz Ruecklastschrift','Beguenstigter/Zahlungspflichtiger','Kontonummer/IBAN','BIC (SWIFT-Code)','Betrag','Waehrung','Info']]
    for l in c.L: R.append(['DE02120300000000202051',F(l.d,'%d.%m.%y'),F(l.d,'%d.%m.%y'),'GUTSCHR. UEBERWEISUNG' if l.amt>0 else 'FOLGELASTSCHRIFT',l.memo,'','',l.ref,'','','',l.name,'DE'+l.acct[:18],'',ded(l.amt),'EUR','Umsatz gebucht'])
    return R
@B('ingde','DE','csv','cp1252',sep=';',desc=True)
def _(c):
    R=[['Umsatzanzeige','Datei erstellt am: '+F(c.b,'%d.%m.%Y')+' 09:12'],[],['IBAN','DE02 5001 0517 0000 2020 51'],['Kontoname','Geschäftskonto'],['Bank','ING'],['Kunde',c.owner],['Zeitraum',F(c.a,'%d.%m.%Y')+' - '+F(c.b,'%d.%m.%Y')],['Saldo',de(c.L[-1].bal),'EUR'],[],['Sortierung','Datum absteigend'],[],['In der CSV-Datei finden Sie alle bereits gebuchten Umsätze. Die vorgemerkten Umsätze werden nicht aufgenommen, auch wenn sie in Ihrem Internetbanking angezeigt werden.'],[],['Buchung','Wertstellungsdatum','Auftraggeber/Empfänger','Buchungstext','Verwendungszweck','Saldo','Währung','Betrag','Währung']]
    for l in c.L: R.append([F(l.d,'%d.%m.%Y'),F(l.d,'%d.%m.%Y'),l.name,'Gutschrift' if l.amt>0 else 'Lastschrift',l.memo,de(l.bal),'EUR',de(l.amt),'EUR'])
    return R
@B('rabo','NL','csv','cp1252',q='all')
def _(c):
    R=['IBAN/BBAN,Munt,BIC,Volgnr,Datum,Rentedatum,Bedrag,Saldo na trn,Tegenrekening IBAN/BBAN,Naam tegenpartij,Naam uiteindelijke partij,Naam initiërende partij,BIC tegenpartij,Code,Batch ID,Transactiereferentie,Machtigingskenmerk,Incassant ID,Betalingskenmerk,Omschrijving-1,Omschrijving-2,Omschrijving-3,Reden retour,Oorspr bedrag,Oorspr munt,Koers'.split(',')]
    sg=lambda a:('+' if a>=0 else '-')+ded(abs(a))
    for i,l in enumerate(c.L,1): R.append(['NL00RABO0123456789','EUR','RABONL2U','%018d'%i,F(l.d,'%Y-%m-%d'),F(l.d,'%Y-%m-%d'),sg(l.amt),sg(l.bal),'NL%sINGB%s'%(l.acct[:2],l.acct[:10]),l.name,'','','INGBNL2A','cb','','','','','',l.memo,'','','','','',''])
    return R
@B('ingnl','NL','csv','utf-8',sep=';',q='all',desc=True)
def _(c):
    R=[['Datum','Naam / Omschrijving','Rekening','Tegenrekening','Code','Af Bij','Bedrag (EUR)','Mutatiesoort','Mededelingen','Saldo na mutatie','Tag']]
    for l in c.L: R.append([F(l.d,'%Y%m%d'),l.name,'NL00INGB0123456789','NL11ABNA'+l.acct[:10],'OV','Bij' if l.amt>0 else 'Af',ded(abs(l.amt)),'Overschrijving','Naam: %s Omschrijving: %s'%(l.name,l.memo),ded(l.bal),''])
    return R
