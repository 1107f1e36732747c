# sales exports, each modelled on a real one. A layout is a function of ctx -> rows
from base import *
import datetime as dt
POS={}
def P(name,cc,ext='csv',enc='utf-8',sep=',',q='min',fee=True,kinds='rvf',vst='pair',chans=None,payer='',memo='',cur=None,desc=False,reffee=True,terms=True,lags=None,rates=None):
    def deco(f):
        POS[name]=dict(f=f,name=name,cc=cc,ext=ext,enc=enc,sep=sep,q=q,fee=fee,kinds=kinds,vst=vst,chans=chans,payer=payer,memo=memo,cur=cur,desc=desc,reffee=reffee,terms=terms,lags=lags,rates=rates)
        return f
    return deco
WA=['wx','ali','up']; ALL=['wx','ali','up','deb','cre']
N={'wx':'微信','ali':'支付宝','up':'云闪付','deb':'借记卡','cre':'贷记卡'}
f=lambda d,s:d.strftime(s)
def card(s): return s.card[:6]+'******'+s.card[-4:]
def tot(c,kinds=None):
    a=[s for s in c.rows if s.kind!='fail']
    return a
def sm(c,k): return sum(getattr(s,k)*s.sg for s in c.rows if s.kind!='fail' and not s.statvoid)
def cnt(c): return sum(1 for s in c.rows if s.kind!='fail' and not s.statvoid)
# ---- China -----------------------------------------------------------------
@P('shouqianba','CN','xlsx',chans=WA,kinds='r',payer='上海收钱吧互联网科技股份有限公司',memo='收钱吧提现{d}')
def _(c):
    R=[['交易明细表'],['商户名称：'+c.shop,'','统计时间：%s 00:00:00 至 %s 23:59:59'%(c.a,c.b)],
    ['日期','时间','商户流水号','商户订单号','收款通道订单号','商户名','门店名称','商户内部门店号','终端名称','终端号','商品名','付款账户','交易类型','支付方式','交易金额','商户优惠','收钱吧优惠','消费者实付金额','扣率','手续费','实收金额','收银员','备注']]
    for s in c.rows:
        m=s.amt*s.sg/100
        R.append([f(s.t,'%Y-%m-%d'),f(s.t,'%H:%M:%S'),s.ref,s.order,s.ctr,c.shop,c.shop+'(总店)','0001','扫码设备'+str(s.ti+1),s.term,'收款','oUpF8*'+s.ref[-4:],{'sale':'收款','refund':'退款'}[s.kind],{'wx':'微信支付','ali':'支付宝','up':'银联云闪付'}[s.ch],m,0.0,0.0,m,'%.2f%%'%(s.rate*100),s.fee*s.sg/100,(s.amt-s.fee)*s.sg/100,'收银01',''])
    R.append(['合计','','','','','','','','','','','','','',sm(c,'amt')/100,0.0,0.0,sm(c,'amt')/100,'',sm(c,'fee')/100,sm(c,'net')/100])
    return R
@P('lakala','CN','xls',chans=ALL,kinds='rv',payer='拉卡拉支付股份有限公司客户备付金',memo='拉卡拉商户清算款 {md}')
def _(c):
    R=[['商户交易明细'],['商户号',c.mid,'商户名称',c.shop],['交易日期','交易时间','终端号','交易类型','支付方式','卡号','卡类型','发卡行','交易金额(元)','手续费(元)','结算金额(元)','系统参考号','交易凭证号','交易状态','备注']]
    for s in c.rows:
        R.append([f(s.t,'%Y%m%d'),f(s.t,'%H%M%S'),s.term,{'sale':'消费','refund':'退货','void':'消费撤销'}[s.kind],{'wx':'微信','ali':'支付宝','up':'银联二维码','deb':'刷卡','cre':'刷卡'}[s.ch],card(s) if s.ch in('deb','cre') else '','借记卡' if s.ch=='deb' else '贷记卡' if s.ch=='cre' else '',s.bank if s.ch in('deb','cre') else '',y(s.amt*s.sg),y(s.fee*s.sg),y(s.net*s.sg),s.ref,s.trace,'成功',''])
    return R
@P('chinaums','CN','xlsx',chans=ALL,kinds='rv',payer='银联商务支付股份有限公司客户备付金',memo='商户资金{ymd}{mid}')
def _(c):
    R=[['对账单明细'],['商户编号：'+c.mid],['商户名称：'+c.shop],['清算日期：%s-%s'%(f(c.a,'%Y%m%d'),f(c.b,'%Y%m%d'))],
    ['序号','商户编号','终端号','交易日期','交易时间','清算日期','交易类型','支付渠道','卡类型','卡号','发卡机构','交易金额','商户手续费','清算金额','检索参考号','系统跟踪号','授权码','订单号']]
    for i,s in enumerate(c.rows,1):
        R.append([i,c.mid,s.term,f(s.t,'%Y-%m-%d'),f(s.t,'%H:%M:%S'),f(s.t,'%Y-%m-%d'),{'sale':'消费','refund':'退货','void':'消费撤销'}[s.kind],{'wx':'微信支付','ali':'支付宝','up':'银联二维码'}.get(s.ch,'银行卡'),{'deb':'借记卡','cre':'贷记卡'}.get(s.ch,'-'),card(s) if s.ch in('deb','cre') else '-',s.bank,s.amt*s.sg/100,s.fee*s.sg/100,s.net*s.sg/100,s.ref,s.trace,s.auth,s.order])
    R.append(['合计','','','','','','共%d笔'%cnt(c),'','','','',sm(c,'amt')/100,sm(c,'fee')/100,sm(c,'net')/100])
    return R
@P('fuiou','CN','csv','gb18030',chans=ALL,kinds='r',payer='上海富友支付服务股份有限公司客户备付金',memo='富友结算款')
def _(c):
    R=[['商户号','商户名称','终端号','清算日期','交易日期','交易时间','业务类型','交易类型','卡种','卡号','交易金额','手续费','应结金额','交易参考号','终端流水号','商户订单号','渠道订单号']]
    for s in c.rows:
        R.append([c.mid,c.shop,s.term,f(s.t+dt.timedelta(1),'%Y%m%d'),f(s.t,'%Y%m%d'),f(s.t,'%H:%M:%S'),{'wx':'微信条码','ali':'支付宝条码','up':'银联二维码'}.get(s.ch,'POS收单'),{'sale':'消费','refund':'退款'}[s.kind],{'deb':'借记卡','cre':'信用卡'}.get(s.ch,'其他'),card(s) if s.ch in('deb','cre') else '',y(s.amt*s.sg),y(s.fee*s.sg),y(s.net*s.sg),s.ref,s.trace,s.order,s.ctr])
    R.append(['总笔数:%d'%len(c.rows),'','','','','','','','','','总金额:'+y(sm(c,'amt')),'总手续费:'+y(sm(c,'fee')),'总应结:'+y(sm(c,'net'))])
    return R
@P('allinpay','CN','csv','utf-8-sig',chans=ALL,kinds='rvf',payer='通联支付网络服务股份有限公司客户备付金',memo='通联结算款{ymd}',desc=True)
def _(c):
    R=[['收银宝交易明细'],['查询时间段:%s~%s'%(c.a,c.b)],[],['交易时间','商户号','商户名称','门店号','终端号','交易类型','支付渠道','交易单号','商户订单号','交易金额','手续费','结算金额','交易状态','借贷标志','渠道流水号','备注']]
    for s in c.rows:
        R.append([f(s.t,'%Y-%m-%d %H:%M:%S'),c.mid,c.shop,'0001',s.term,{'wx':'微信支付','ali':'支付宝支付','up':'银联扫码支付'}.get(s.ch,'刷卡消费') if s.kind in('sale','fail') else {'wx':'微信支付','ali':'支付宝支付','up':'银联扫码支付'}.get(s.ch,'刷卡消费')[:-2]+{'refund':'退款','void':'撤销'}[s.kind],{'wx':'微信','ali':'支付宝','up':'银联'}.get(s.ch,'银行卡'),s.ref,s.order,y(s.amt),y(s.fee if s.kind!='fail' else 0),y(s.net if s.kind!='fail' else 0),'交易失败' if s.kind=='fail' else '交易成功',{'deb':'借记卡','cre':'贷记卡'}.get(s.ch,''),s.ctr,''])
    return R
@P('suixingfu','CN','xlsx',chans=ALL,kinds='rf',payer='随行付支付有限公司客户备付金',memo='商户结算')
def _(c):
    R=[['交易时间','商户编号','商户简称','机具编号(SN)','支付方式','交易类型','交易状态','订单金额','手续费','到账金额','结算方式','平台订单号','商户订单号','落单号']]
    for s in c.rows:
        R.append([s.t,c.mid,c.shop,s.term,N[s.ch]+('支付' if s.ch in('wx',) else ''),{'sale':'消费','refund':'退款','fail':'消费'}[s.kind],'失败' if s.kind=='fail' else '成功',s.amt*s.sg/100,(s.fee*s.sg/100 if s.kind!='fail' else 0.0),(s.net*s.sg/100 if s.kind!='fail' else 0.0),'T1',s.ref,s.order,s.ctr])
    return R
@P('haike','CN','xls',chans=ALL,kinds='r',payer='北京海科融通支付服务股份有限公司客户备付金',memo='海科融通商户款')
def _(c):
    R=[['海科融通商户交易报表'],['商户编号：',c.mid,'导出时间：',str(c.exp)],['序号','交易日期时间','交易类型','卡类型','交易卡号','交易金额','交易手续费','费率','入账金额','终端编号','参考号','批次号','凭证号']]
    for i,s in enumerate(c.rows,1):
        R.append([i,f(s.t,'%Y/%m/%d %H:%M:%S'),{'sale':'消费','refund':'退货'}[s.kind],{'deb':'借记','cre':'贷记'}.get(s.ch,N[s.ch]+'扫码'),card(s) if s.ch in('deb','cre') else '',yc(s.amt*s.sg),yc(s.fee*s.sg),'%.2f%%'%(s.rate*100),yc(s.net*s.sg),s.term,s.ref,'000%03d'%s.t.timetuple().tm_yday,s.trace])
    R.append(['','','','','合计：',yc(sm(c,'amt')),yc(sm(c,'fee')),'',yc(sm(c,'net'))])
    return R
@P('helipay','CN','csv','gb18030',q='all',chans=WA,kinds='rf',payer='广州合利宝支付科技有限公司客户备付金',memo='合利宝结算{ymd}')
def _(c):
    R=[['商户编号','商户订单号','平台流水号','支付产品','支付类型','订单金额','优惠金额','实付金额','手续费','结算金额','订单状态','创建时间','完成时间','终端SN']]
    for s in c.rows:
        R.append([c.mid,s.order+'\t',s.ref+'\t','扫码' if s.kind!='refund' else '退款',{'wx':'微信','ali':'支付宝','up':'银联'}[s.ch],y(s.amt*s.sg),'0.00',y(s.amt*s.sg) if s.kind!='fail' else '0.00',y(s.fee*s.sg) if s.kind!='fail' else '0.00',y(s.net*s.sg) if s.kind!='fail' else '0.00',{'sale':'成功','refund':'成功','fail':'关闭'}[s.kind],f(s.t-dt.timedelta(seconds=9),'%Y-%m-%d %H:%M:%S'),f(s.t,'%Y-%m-%d %H:%M:%S') if s.kind!='fail' else '',s.term])
    return R
@P('leshua','CN','xlsx',chans=ALL,kinds='rf',vst='status',payer='乐刷科技有限公司客户备付金',memo='乐刷D1结算')
def _(c):
    R=[['交易时间','门店','交易渠道','交易类型','订单金额','实收金额','手续费','净收金额','状态','订单号','渠道单号','收款设备']]
    for s in c.rows:
        R.append([f(s.t,'%Y-%m-%d %H:%M'),c.shop,{'wx':'微信','ali':'支付宝','up':'云闪付','deb':'借记卡','cre':'信用卡'}[s.ch],{'refund':'退款'}.get(s.kind,'收款'),y(s.amt),y(s.amt) if s.kind!='fail' else '0.00',y(s.fee) if s.kind!='fail' else '0.00',y(s.net) if s.kind!='fail' else '0.00',{'refund':'退款成功','sale':'支付成功','fail':'支付失败'}[s.kind],s.ref,s.ctr,s.term])
    return R
@P('huifu','CN','csv','utf-8',chans=WA,kinds='r',payer='上海汇付支付有限公司客户备付金',memo='斗拱结算{ymd}')
def _(c):
    R=[['汇付商户号','请求日期','请求流水号','汇付全局流水号','交易类型','支付方式','交易金额','手续费金额','结算金额','交易状态','交易完成时间','用户账单上的商户订单号','设备号']]
    for s in c.rows:
        R.append([c.mid,f(s.t,'%Y%m%d'),s.order,s.ref,{'sale':'消费','refund':'退款'}[s.kind],{'wx':'T_JSAPI 微信','ali':'A_NATIVE 支付宝','up':'U_NATIVE 银联'}[s.ch],y(s.amt),y(s.fee),y(s.net),'S-成功',f(s.t,'%Y%m%d%H%M%S'),s.ctr,s.term])
    return R
@P('yeepay','CN','csv','gb18030',chans=WA,kinds='rf',payer='易宝支付有限公司客户备付金',memo='易宝结算',fee=True,terms=False)
def _(c):
    R=[['#易宝支付商户交易对账文件'],['#商户编号:'+c.mid],['#对账日期:%s-%s'%(c.a,c.b)],['#总笔数:%d,总金额:%s'%(sum(1 for s in c.rows if s.kind=='sale'),y(sum(s.amt for s in c.rows if s.kind=='sale')))],
    ['交易类型','商户订单号','易宝流水号','支付产品','订单金额','交易手续费','商户入账金额','交易下单时间','交易完成时间','订单状态']]
    for s in c.rows:
        R.append([{'refund':'退款'}.get(s.kind,'支付'),s.order,s.ref,{'wx':'微信公众号','ali':'支付宝扫码','up':'银联扫码'}[s.ch],y(s.amt),y(s.fee) if s.kind!='fail' else '',(('-' if s.sg<0 else '')+y(s.net)) if s.kind!='fail' else '',f(s.t-dt.timedelta(seconds=20),'%Y-%m-%d %H:%M:%S'),f(s.t,'%Y-%m-%d %H:%M:%S') if s.kind!='fail' else '',{'sale':'支付成功','refund':'退款成功','fail':'已关闭'}[s.kind]])
    return R
@P('meituan','CN','xlsx',chans=WA,kinds='r',payer='北京钱袋宝支付技术有限公司客户备付金',memo='美团收单结算款',reffee=True)
def _(c):
    R=[['美团收单流水'],['门店：'+c.shop,'时间：%s~%s'%(f(c.a,'%Y.%m.%d'),f(c.b,'%Y.%m.%d'))],['流水类型','支付时间','支付渠道','订单金额（元）','商家优惠（元）','商家实收（元）','服务费（元）','入账金额（元）','支付流水号','业务单号','收款设备','入账状态']]
    for s in c.rows:
        R.append([{'sale':'收款','refund':'退款'}[s.kind],f(s.t,'%Y-%m-%d %H:%M:%S'),N[s.ch],s.amt*s.sg/100,0,s.amt*s.sg/100,-s.fee*s.sg/100,s.net*s.sg/100,s.ref,s.order,s.term,'已入账'])
    return R
@P('jd','CN','csv','utf-8-sig',chans=WA,kinds='r',payer='网银在线（北京）科技有限公司',memo='京东收银结算')
def _(c):
    R=[['交易订单号','商户订单号','交易类型','支付工具','交易币种','交易金额','手续费','应结金额','交易创建时间','支付完成时间','终端编号','门店名称']]
    for s in c.rows: R.append(["'"+s.ref,"'"+s.order,{'sale':'支付','refund':'退款'}[s.kind],N[s.ch],'CNY',y(s.amt*s.sg),y(s.fee*s.sg),y(s.net*s.sg),f(s.t-dt.timedelta(seconds=5),'%Y-%m-%d %H:%M:%S'),f(s.t,'%Y-%m-%d %H:%M:%S'),s.term,c.shop])
    return R
@P('keruyun','CN','xls',chans=WA,kinds='rc',fee=False,payer='乐刷科技有限公司客户备付金',memo='商户结算款')
def _(c):
    R=[['支付明细报表'],['门店',c.shop],['营业日期',str(c.a),'至',str(c.b)],['订单号','桌台','支付时间','支付类型','支付方式','应付金额','实付金额','找零','收银员','支付流水号','设备']]
    for s in c.rows: R.append([s.order,'A%02d'%(int(s.ref[-2:])%30+1),f(s.t,'%Y-%m-%d %H:%M:%S'),{'sale':'支付','refund':'退款'}[s.kind],{'wx':'微信支付','ali':'支付宝','up':'云闪付','cash':'现金'}[s.ch],s.amt*s.sg/100,s.amt*s.sg/100,0.0,'小李',s.ref,s.term])
    R.append(['合计','','','','',sum(s.amt*s.sg for s in c.rows)/100,sum(s.amt*s.sg for s in c.rows)/100,0.0])
    return R
@P('hualala','CN','xlsx',chans=WA,kinds='r',payer='上海汇付支付有限公司客户备付金',memo='哗啦啦聚合支付')
def _(c):
    R=[['哗啦啦聚合支付交易明细'],['店铺名称:'+c.shop],['营业日','交易时间','交易类型','账单号','交易流水号','支付渠道','支付金额','退款金额','手续费','实际到账','终端']]
    for s in c.rows: R.append([int(f(s.t,'%Y%m%d')),f(s.t,'%Y-%m-%d %H:%M:%S'),{'sale':'收款','refund':'退款'}[s.kind],s.order,s.ref,N[s.ch],s.amt/100 if s.sg>0 else 0,s.amt/100 if s.sg<0 else 0,s.fee*s.sg/100,s.net*s.sg/100,s.term])
    return R
@P('erweihuo','CN','csv','gb18030',chans=['wx','ali'],kinds='r',fee=False,payer='随行付支付有限公司客户备付金',memo='二维火电子支付款',terms=False)
def _(c):
    R=[['二维火电子支付明细'],['店铺：%s'%c.shop],['时间','收款方式','类型','金额（元）','单号','第三方流水号','收款人']]
    for s in c.rows: R.append([f(s.t,'%Y年%m月%d日 %H:%M:%S'),'微信支付' if s.ch=='wx' else '支付宝支付',{'sale':'收款','refund':'退款'}[s.kind],('+' if s.sg>0 else '-')+yc(s.amt),s.order,s.ref,'前台'])
    return R
@P('youzan','CN','csv','utf-8-sig',q='all',chans=['wx','ali'],kinds='r',payer='杭州有赞科技有限公司',memo='有赞提现',terms=False)
def _(c):
    R=[['类型','入账时间','名称','业务单号','支付流水号','收入金额(元)','支出金额(元)','手续费(元)','入账金额(元)','支付方式','备注']]
    for s in c.rows: R.append([{'sale':'订单入账','refund':'退款'}[s.kind],f(s.t,'%Y-%m-%d %H:%M:%S'),'门店收款','E'+s.order,s.ref,y(s.amt) if s.sg>0 else '0.00',y(s.amt) if s.sg<0 else '0.00',y(s.fee*s.sg),y(s.net*s.sg),'微信支付' if s.ch=='wx' else '支付宝',''])
    return R
@P('wxtrade','CN','csv','utf-8-sig',q='raw',chans=['wx'],kinds='r',payer='财付通支付科技有限公司客户备付金',memo='财付通提现{mid}',terms=False,rates={'wx':.006})
def _(c):
    R=['交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'.split(',')]
    for s in c.rows:
        r=s.kind=='refund'
        v=[f(s.t,'%Y-%m-%d %H:%M:%S'),'wx1f87d44db95cba7a',c.mid[:10],'0','',s.orig.ctr if r else s.ctr,s.orig.order if r else s.order,'oHk'+s.ref,'MICROPAY','REFUND' if r else 'SUCCESS','OTHERS','CNY','0.00' if r else y(s.amt),'0.00',s.ctr if r else '0',s.order if r else '0',y(s.amt) if r else '0.00','0.00','ORIGINAL' if r else '','SUCCESS' if r else '',c.shop,'',('-' if r and s.fee else '')+'%.5f'%(s.fee/100),'0.60%','0.00' if r else y(s.amt),y(s.amt) if r else '0.00','']
        R.append(['`'+x for x in v])
    sa=[s for s in c.rows if s.sg>0]; re=[s for s in c.rows if s.sg<0]
    R.append('总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'.split(','))
    R.append(['`'+x for x in [str(len(c.rows)),y(sum(s.amt for s in sa)),y(sum(s.amt for s in re)),'0.00','%.5f'%(sm(c,'fee')/100),y(sum(s.amt for s in sa)),y(sum(s.amt for s in re))]])
    return R
@P('alizw','CN','csv','gb18030',q='raw',chans=['ali'],kinds='r',payer='支付宝（中国）网络技术有限公司客户备付金',memo='支付宝提现',terms=False,rates={'ali':.006})
def _(c):
    R=[['#支付宝账务明细查询'],['#账号：[2088431234567890156]'],['#起始日期：[%s 00:00:00]   终止日期：[%s 00:00:00]'%(f(c.a,'%Y年%m月%d日'),f(c.b+dt.timedelta(1),'%Y年%m月%d日'))],['#-----------------------------------------账务明细列表----------------------------------------'],
    '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注'.split(',')]
    bal=0;day=None;n=0
    for s in c.rows:
        t=s.t
        if day and t.date()!=day and bal>0:
            R.append(['3%018d\t'%n,'\t','\t','',f(dt.datetime.combine(t.date(),dt.time(1,3,7)),'%Y-%m-%d %H:%M:%S'),'','',' -'+y(bal),'0.00','支付宝','提现','自动提现到银行账户']); n+=1; bal=0
        day=t.date(); bal+=s.amt*s.sg
        R.append([s.ref+'\t',s.ctr+'\t',s.order+'\t','收款' if s.sg>0 else '退款',f(t,'%Y-%m-%d %H:%M:%S'),'138****%s'%s.ref[-4:],y(s.amt) if s.sg>0 else '','-'+y(s.amt) if s.sg<0 else '',y(bal),'支付宝','交易' if s.sg>0 else '交易退款',''])
        bal-=s.fee*s.sg
        if s.fee: R.append(['9'+s.ref[1:]+'\t',s.ctr+'\t',s.order+'\t','收款',f(t+dt.timedelta(seconds=1),'%Y-%m-%d %H:%M:%S'),'支付宝',y(s.fee) if s.sg<0 else '','-'+y(s.fee) if s.sg>0 else '',y(bal),'支付宝','收费' if s.sg>0 else '服务费退还','交易服务费'])
    R+=[['#-----------------------------------------账务明细列表结束------------------------------------'],['#导出时间：[%s]'%f(dt.datetime.combine(c.exp,dt.time(9,3,1)),'%Y年%m月%d日 %H:%M:%S')]]
    return R
@P('aliyw','CN','csv','gb18030',q='raw',chans=['ali'],kinds='r',payer='支付宝（中国）网络技术有限公司客户备付金',memo='余额提现',rates={'ali':.0038})
def _(c):
    R=[['#支付宝业务明细查询'],['#账号：[2088431234567890156]'],['#起始日期：[%s]   终止日期：[%s]'%(f(c.a,'%Y年%m月%d日 00:00:00'),f(c.b+dt.timedelta(1),'%Y年%m月%d日 00:00:00'))],['#-----------------------------------------业务明细列表----------------------------------------'],
    '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'.split(',')]
    for s in c.rows:
        r=s.sg<0; o=s.orig if r else s
        R.append([o.ctr+'\t',o.order+'\t','退款' if r else '交易','门店收款',f(s.t-dt.timedelta(seconds=3),'%Y-%m-%d %H:%M:%S'),f(s.t,'%Y-%m-%d %H:%M:%S'),'','','',s.term,'*林(138****%s)'%s.ref[-4:],y(s.amt*s.sg),y(s.amt*s.sg),'0.00','0.00','0.00','0.00','0.00','','0.00','0.00',s.ref if r else '',y(-s.fee*s.sg),'0.00',''])
    sa=[s for s in c.rows if s.sg>0]; re=[s for s in c.rows if s.sg<0]
    R+=[['#-----------------------------------------业务明细列表结束------------------------------------'],['#交易合计：%d笔，商家实收共%s元，商家优惠共0.00元'%(len(sa),y(sum(s.amt for s in sa)))],['#退款合计：%d笔，商家实收退款共-%s元，商家优惠退款共0.00元'%(len(re),y(sum(s.amt for s in re)))],['#导出时间：[%s]'%f(dt.datetime.combine(c.exp,dt.time(9,3,1)),'%Y年%m月%d日 %H:%M:%S')]]
    return R
@P('ccblong','CN','xls',chans=ALL,kinds='rv',payer='待清算商户款项-龙支付',memo='龙支付清算 {mid}')
def _(c):
    R=[['中国建设银行商户交易明细'],['商户代码:'+c.mid,'','商户名称:'+c.shop],['交易日期','交易时间','POS编号/柜台号','支付方式','卡号/账号','交易类型','交易金额','手续费','结算金额','流水号','订单号','状态']]
    for s in c.rows: R.append([f(s.t,'%Y%m%d'),f(s.t,'%H:%M:%S'),s.term,{'wx':'微信','ali':'支付宝','up':'银联二维码','deb':'本行借记卡','cre':'他行贷记卡'}[s.ch],card(s) if s.ch in('deb','cre') else '',{'sale':'支付','refund':'退款','void':'撤销'}[s.kind],y(s.amt*s.sg),y(s.fee*s.sg),y(s.net*s.sg),s.ref,s.order,'成功'])
    R.append(['总计','%d笔'%cnt(c),'','','','',y(sm(c,'amt')),y(sm(c,'fee')),y(sm(c,'net'))])
    return R
@P('icbce','CN','csv','gb18030',chans=WA,kinds='r',payer='商户清算资金',memo='e支付清算款')
def _(c):
    R=[['商户交易明细下载'],['商户编号：'+c.mid],['商户名称：'+c.shop],['入账日期','交易日期','交易时间','终端编号','订单号','交易类型','支付渠道','订单金额','积分抵扣','电子券抵扣','实付金额','商户手续费','入账金额','工行流水号']]
    for s in c.rows: R.append([f(s.t+dt.timedelta(1),'%Y-%m-%d'),f(s.t,'%Y-%m-%d'),f(s.t,'%H.%M.%S'),s.term,s.order,{'sale':'消费','refund':'退货'}[s.kind],{'wx':'微信','ali':'支付宝','up':'工银e支付'}[s.ch],yc(s.amt*s.sg),'0.00','0.00',yc(s.amt*s.sg),yc(s.fee*s.sg),yc(s.net*s.sg),s.ref])
    return R
@P('abcjhm','CN','xlsx',chans=['wx','ali','up'],kinds='r',payer='商户资金清算待划转',memo='聚合码商户入账')
def _(c):
    R=[['中国农业银行商户对账明细'],['商户号',c.mid,'','起止日期',f(c.a,'%Y/%m/%d')+'-'+f(c.b,'%Y/%m/%d')],['商户号','商户名称','交易类型','交易时间','支付账户类型','交易流水号','订单号','交易金额（借+/贷-）','手续费','结算金额','终端']]
    for s in c.rows: R.append([c.mid,c.shop,{'sale':'聚合码支付','refund':'聚合码退款'}[s.kind],s.t,N[s.ch],s.ref,s.order,s.amt*s.sg/100,s.fee*s.sg/100,s.net*s.sg/100,s.term])
    return R
@P('cmbjuhe','CN','xlsx',chans=['wx','ali','up'],kinds='rf',payer='招商银行待清算商户款',memo='聚合收款清算{ymd}',desc=True)
def _(c):
    R=[['商户编号','门店名称','收银员','交易日期','交易时间','交易类型','支付方式','订单金额','优惠金额','实付金额','手续费','清算金额','商户订单号','平台订单号','第三方订单号','交易状态','结算状态']]
    for s in c.rows:
        k=s.kind=='fail'
        R.append([c.mid,c.shop,s.term,f(s.t,'%Y-%m-%d'),f(s.t,'%H:%M:%S'),{'refund':'退款'}.get(s.kind,'消费'),N[s.ch],y(s.amt),'0.00',y(0 if k else s.amt),y(0 if k else s.fee),y(0 if k else s.net),s.order,s.ref,s.ctr,{'sale':'支付成功','refund':'退款成功','fail':'支付失败'}[s.kind],'' if k else '已清算'])
    return R
@P('psbc','CN','xls',chans=['wx','ali','up'],kinds='r',fee=True,payer='邮储银行商户待清算资金',memo='邮惠付清算')
def _(c):
    R=[['邮惠付商户交易流水'],['序号','交易日期','交易时间','商户名称','交易类型','交易渠道','交易金额','退款金额','手续费','净额','订单编号','终端编号']]
    for i,s in enumerate(c.rows,1): R.append([i,f(s.t,'%Y-%m-%d'),f(s.t,'%H:%M:%S'),c.shop,{'sale':'消费','refund':'退款'}[s.kind],N[s.ch],s.amt/100 if s.sg>0 else '',s.amt/100 if s.sg<0 else '',s.fee*s.sg/100,s.net*s.sg/100,s.ref,s.term])
    R.append(['','','','','','合计',sum(s.amt for s in c.rows if s.sg>0)/100,sum(s.amt for s in c.rows if s.sg<0)/100,sm(c,'fee')/100,sm(c,'net')/100])
    return R
@P('fengshou','CN','xls',chans=['wx','ali','up'],kinds='r',fee=True,payer='丰收一码通商户清算',memo='一码通收款清算',terms=False)
def _(c):
    R=[['丰收一码通交易明细'],['商户名称：'+c.shop],['订单号','商户门店','付款方式','交易时间','交易金额(元)','手续费(元)','实收金额(元)','订单状态']]
    for s in c.rows: R.append([s.ref,c.shop,{'wx':'微信','ali':'支付宝','up':'丰收互联'}[s.ch],f(s.t,'%Y-%m-%d %H:%M:%S'),y(s.amt*s.sg),y(s.fee*s.sg),y(s.net*s.sg),{'sale':'交易成功','refund':'退款成功'}[s.kind]])
    R.append(['总笔数：%d'%len(c.rows),'','','总金额：',y(sm(c,'amt')),y(sm(c,'fee')),y(sm(c,'net'))])
    return R
# ---- Hong Kong --------------------------------------------------------------
HKC=['visa','mc','ali','wx','up']; HN={'visa':'VISA','mc':'MASTERCARD','ali':'ALIPAY HK','wx':'WECHAT PAY','up':'UNIONPAY','oct':'OCTOPUS','amex':'AMEX'}
HR={'visa':.016,'mc':.016,'ali':.0125,'wx':.0125,'up':.0135,'oct':.011}
@P('kpay','HK','xlsx',chans=HKC,rates=HR,kinds='rv',payer='KPAY MERCHANT SERVICE LIMITED',memo='KPAY SETTLEMENT {ymd}')
def _(c):
    R=[['KPay Transaction Report'],['Merchant Name',c.shop],['Period','%s - %s'%(f(c.a,'%d/%m/%Y'),f(c.b,'%d/%m/%Y'))],[],['Transaction Time','Store Name','Terminal ID','Transaction Type','Payment Method','Card Number','Currency','Transaction Amount','MDR Fee','Net Amount','Transaction Status','Transaction No.','Reference No.','Settlement Date']]
    for s in c.rows: R.append([f(s.t,'%d/%m/%Y %H:%M:%S'),c.shop,s.term,{'sale':'Sale','refund':'Refund','void':'Void'}[s.kind],HN[s.ch],card(s),'HKD',s.amt*s.sg/100,-s.fee*s.sg/100,s.net*s.sg/100,'Success',s.ctr,s.ref,f(s.t+dt.timedelta(1),'%d/%m/%Y')])
    return R
@P('eft','HK','csv','utf-8-sig',chans=HKC,rates=HR,kinds='rv',payer='EFT PAYMENTS (ASIA) LIMITED',memo='EFTPAY {mid}')
def _(c):
    R=[['Merchant ID','Merchant Name','Terminal ID','Transaction Date','Transaction Time','Payment Type','Transaction Type','Card No','Amount','Commission','Settle Amount','RRN','Invoice No','Approval Code','Status']]
    for s in c.rows: R.append([c.mid,c.shop,s.term,f(s.t,'%Y-%m-%d'),f(s.t,'%H:%M:%S'),HN[s.ch],{'sale':'SALE','refund':'REFUND','void':'VOID'}[s.kind],card(s),yc(s.amt*s.sg),yc(s.fee*s.sg),yc(s.net*s.sg),s.ref,s.trace,s.auth,'APPROVED'])
    R.append(['Total','','','','','','','',yc(sm(c,'amt')),yc(sm(c,'fee')),yc(sm(c,'net'))])
    return R
@P('octopus','HK','csv','utf-8',chans=['oct'],rates=HR,kinds='',payer='OCTOPUS CARDS LIMITED',memo='OCTOPUS SETTLEMENT',fee=False)
def _(c):
    R=[['Octopus Transaction Listing'],['SP ID:',c.mid[:6]],['Date','Time','Device ID','Octopus No.','Receipt No.','Transaction Type','Amount (HK$)']]
    for s in c.rows: R.append([f(s.t,'%d-%b-%Y'),f(s.t,'%H:%M:%S'),s.term,s.card[:8],s.ref,'Payment',y(s.amt)])
    R.append(['Grand Total','','','',str(len(c.rows)),'',y(sm(c,'amt'))])
    return R
@P('hsbcmer','HK','csv','utf-8',q='all',chans=['visa','mc','up'],rates=HR,kinds='r',payer='HSBC MERCHANT SERVICES',memo='MERCHANT CR {mid}')
def _(c):
    R=[['Merchant No.','Outlet Name','Terminal No.','Txn Date','Txn Time','Card Type','Card No.','Txn Type','Txn Curr','Txn Amount','Discount Amount','Net Amount','Auth Code','Reference No.','Posting Date']]
    for s in c.rows: R.append([c.mid,c.shop,s.term,f(s.t,'%d/%m/%Y'),f(s.t,'%H:%M:%S'),HN[s.ch],card(s),{'sale':'Sales','refund':'Refund'}[s.kind],'HKD',y(s.amt*s.sg),y(s.fee*s.sg),y(s.net*s.sg),s.auth,s.ref,f(s.t+dt.timedelta(1),'%d/%m/%Y')])
    return R
@P('bbmsl','HK','xlsx',chans=HKC,rates=HR,kinds='rf',payer='BBMSL',memo='BBMSL SETTLEMENT')
def _(c):
    R=[['交易日期','交易時間','分店','終端機編號','交易類型','付款方式','交易狀態','貨幣','交易金額','手續費','淨額','訂單編號','系統參考編號']]
    for s in c.rows:
        k=s.kind=='fail'
        R.append([s.t.date(),f(s.t,'%H:%M:%S'),c.shop,s.term,{'refund':'退款'}.get(s.kind,'銷售'),HN[s.ch],'失敗' if k else '成功','HKD',s.amt*s.sg/100,0.0 if k else s.fee*s.sg/100,0.0 if k else s.net*s.sg/100,s.order,s.ref])
    return R
# ---- elsewhere ---------------------------------------------------------------
V=['visa','mc','amex']; VN={'visa':'Visa','mc':'Mastercard','amex':'American Express'}
@P('stripe','GB','csv','utf-8',chans=['visa','mc'],rates={'visa':(.015,20),'mc':(.015,20)},kinds='rf',reffee=False,payer='STRIPE PAYMENTS UK LTD',memo='STRIPE {r6}',terms=False,lags=['T2w'])
def _(c):
    # balance history (itemised), UTC
    R=[['id','Type','Source','Amount','Fee','Destination Platform Fee','Net','Currency','Created (UTC)','Available On (UTC)','Description','Customer Facing Amount','Customer Facing Currency','Transfer','Transfer Date (UTC)']]
    for s in c.rows:
        if s.kind=='fail': continue
        u=s.t-dt.timedelta(hours=1) if 4<=s.t.month<=10 else s.t
        R.append(['txn_'+s.order,'charge' if s.sg>0 else 'refund',('ch_' if s.sg>0 else 're_')+s.ref,y(s.amt*s.sg),y(s.fee if s.sg>0 else 0),'',y(s.net*s.sg),'gbp',f(u,'%Y-%m-%d %H:%M'),f(addw(s.t.date(),2,'GB'),'%Y-%m-%d 00:00'),'Payment for Invoice','','','',''])
    R.sort(key=lambda r:r[8] if r[0]!='id' else '9999',reverse=True)
    return R
@P('square','GB','csv','utf-8',chans=V,rates={'visa':.0175,'mc':.0175,'amex':.0175},kinds='r',payer='SQUAREUP EUROPE LTD',memo='SQ *{shop}',lags=['T1w'],desc=True)
def _(c):
    R=['Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender,Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Event Type,Description'.split(',')]
    g=lambda a:('-' if a<0 else '')+'£'+yc(abs(a))
    for s in c.rows:
        a=s.amt*s.sg
        R.append([f(s.t,'%d/%m/%Y'),f(s.t,'%H:%M:%S'),'Europe/London',g(a),'£0.00','£0.00',g(a),'£0.00','£0.00','£0.00','£0.00',g(a),'Point of Sale',g(a),'Contactless','£0.00','£0.00','£0.00',g(-s.fee*s.sg),g(s.net*s.sg),s.ctr,s.ref,VN[s.ch],s.card[-4:],'iPad '+str(s.ti+1),'Payment' if s.sg>0 else 'Refund','Custom Amount'])
    return R
@P('sumup','GB','csv','utf-8',chans=V,rates={'visa':.0169,'mc':.0169,'amex':.0169},kinds='rf',payer='SUMUP PAYMENTS LIMITED',memo='SUMUP PID{r6}',lags=['T1w','T2w'],terms=False,reffee=True)
def _(c):
    R=['Date,Transaction ID,Transaction Type,Status,Card Type,Last 4 Digits,Process As,Payment Method,Entry Mode,Authorisation Code,Description,Total,Net Amount,Tax Amount,Tip Amount,Fee,Payout,Payout Date,Payout ID,Reference'.split(',')]
    for s in c.rows:
        k=s.kind=='fail'
        R.append([f(s.t,'%Y-%m-%d %H:%M:%S'),'T'+s.ref,{'refund':'Refund'}.get(s.kind,'Sale'),{'sale':'Successful','refund':'Successful','fail':'Failed'}[s.kind],VN[s.ch].upper(),s.card[-4:],'CREDIT','POS','contactless',s.auth,'Custom amount',y(s.amt*s.sg),y(s.amt*s.sg),'0.00','0.00',y(0 if k else s.fee*s.sg),y(0 if k else s.net*s.sg),'','',''])
    return R
@P('zettle','GB','xlsx',chans=V,rates={'visa':.0175,'mc':.0175,'amex':.0175},kinds='r',payer='ZETTLE BY PAYPAL',memo='ZETTLE PAYOUT',lags=['T1w'],terms=False)
def _(c):
    R=[['Zettle account statement'],[c.shop],['%s - %s'%(c.a,c.b)],[],['Date','Time','Transaction type','Receipt number','Card type','Last digits','Amount','Fee','Net','Reference']]
    for s in c.rows: R.append([s.t.date(),f(s.t,'%H:%M'),'Card payment' if s.sg>0 else 'Card refund',int(s.trace),VN[s.ch],s.card[-4:],s.amt*s.sg/100,-s.fee*s.sg/100,s.net*s.sg/100,s.ref])
    return R
@P('worldpay','GB','csv','utf-8',q='all',chans=['visa','mc'],rates={'visa':.0075,'mc':.014},kinds='r',fee=True,payer='WORLDPAY',memo='WORLDPAY {mid}',lags=['T2w','T1w'])
def _(c):
    R=[['Merchant ID','Outlet','Terminal ID','Transaction Date','Transaction Time','Transaction Type','Card Scheme','Card Number','Transaction Amount','Currency','Service Charge','Net Amount','Authorisation Code','Acquirer Reference Number']]
    for s in c.rows: R.append([c.mid,c.shop,s.term,f(s.t,'%d/%m/%Y'),f(s.t,'%H:%M:%S'),'Purchase' if s.sg>0 else 'Refund',VN[s.ch],card(s),y(s.amt*s.sg),'GBP',y(s.fee*s.sg),y(s.net*s.sg),s.auth,'7'+s.ctr[:22]])
    return R
@P('adyen','NL','csv','utf-8',chans=['visa','mc'],rates={'visa':(.012,11),'mc':(.012,11)},kinds='r2',reffee=False,payer='Adyen N.V.',memo='TX{r6}XT batch {mid}',lags=['T2w'],desc=False,terms=False)
def _(c):
    # settlement detail report
    R=['Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Payment Method Variant,Modification Merchant Reference,Batch Number'.split(',')]
    for s in c.rows:
        p=s.sg>0
        fee=s.fee if p else 0
        R.append(['ShopCo','ShopCoPOS',s.ref if p else s.orig.ref,s.order if p else s.orig.order,s.ch,f(s.t,'%Y-%m-%d %H:%M:%S'),'CET','Settled' if p else ('Chargeback' if s.kind=='cb' else 'Refunded'),s.ctr[:16],'EUR','' if p else y(s.amt),y(s.amt) if p else '','1','EUR','' if p else y(s.net),y(s.net) if p else '',y(fee) if fee else '','','','',s.ch+'credit','','%d'%(100+s.t.isocalendar()[1])])
    return R
@P('barclaycard','GB','csv','utf-8',chans=['visa','mc'],rates={'visa':.009,'mc':.016},kinds='r',fee=False,payer='BARCLAYCARD PMTS',memo='BARCLAYCARD {mid}',lags=['T2w','T3w'])
def _(c):
    R=[['Transaction date','Transaction time','Merchant number','Terminal','Transaction type','Card type','Card number','Amount','Auth code','Transaction reference','Status']]
    for s in c.rows: R.append([f(s.t,'%d %b %Y'),f(s.t,'%H:%M'),c.mid[:7],s.term,'Sale' if s.sg>0 else 'Refund',VN[s.ch],'************'+s.card[-4:],('-' if s.sg<0 else '')+'£'+yc(s.amt),s.auth,s.ref,'Processed'])
    return R
@P('tyro','AU','csv','utf-8',chans=['visa','mc','eft'],rates={'visa':.014,'mc':.014,'eft':.008},kinds='rf',fee=False,payer='TYRO PAYMENTS',memo='TYRO PAYMENTS SETTLEMENT {mid}',lags=['T1c','T1w'])
def _(c):
    R=[['MID','TID','Transaction date','Transaction time','Transaction type','Card type','Card number','Purchase amount','Cash out amount','Tip','Surcharge','Total amount','Result','RRN','Auth code']]
    for s in c.rows: R.append([c.mid[:5],s.term[-1:],f(s.t,'%d/%m/%Y'),f(s.t,'%I:%M:%S %p'),'Refund' if s.sg<0 and s.kind=='refund' else 'Purchase',{'visa':'Visa','mc':'Mastercard','eft':'EFTPOS'}[s.ch],'xxxx-'+s.card[-4:],'$'+yc(s.amt) if s.sg>0 else '-$'+yc(s.amt),'$0.00','$0.00','$0.00','$'+yc(s.amt) if s.sg>0 else '-$'+yc(s.amt),'DECLINED' if s.kind=='fail' else 'APPROVED',s.ref,s.auth])
    return R
@P('toast','US','csv','utf-8',chans=['visa','mc','amex'],rates={'visa':(.0249,15),'mc':(.0249,15),'amex':(.0349,15)},kinds='',payer='TOAST INC',memo='Toast DEP {md} {mid}',lags=['T1w'],desc=False,terms=False)
def _(c):
    R=['Location,Payment Id,Order Id,Order #,Paid Date,Order Date,Check Id,Check #,Tab Name,Server,Table,Dining Area,Service,Dining Option,Void Date,Refunded,Refund Date,Refund Amount,Refund Tip Amount,Void User,Void Approver,Void Reason,Cash Drawer,Last 4 Card Digits,Amount,Tip,Gratuity,Total,Swiped Card Amount,Keyed Card Amount,Amount Tendered,Refunded?,Email,Phone,Status,Type,Card Type,Other Type,V/MC/D Fees,House Acct #,Receipt'.split(',')]
    for s in c.rows:
        tip=rnd(s.amt*s.tipf); a=s.amt-tip; d=s.t.strftime('%-m/%-d/%y %-I:%M %p')
        R.append([c.shop,s.ref,s.order,str(int(s.trace)),d,d,s.order[-8:]+'1',str(int(s.trace)),'','Maria G','%d'%(int(s.ref[-2:])%20+1),'Main','Dinner','Dine In','','','','','','','','','',s.card[-4:],y(a),y(tip),'0.00',y(s.amt),y(s.amt),'0.00',y(s.amt),'FALSE','','','CAPTURED','Credit',{'visa':'Visa','mc':'Mastercard','amex':'Amex'}[s.ch],'',y(s.fee),'',s.auth])
    return R
@P('clover','US','csv','utf-8',chans=['visa','mc'],rates={'visa':(.023,10),'mc':(.023,10)},kinds='rf',fee=False,payer='CLOVER BANKCARD',memo='BANKCARD 8076 MTOT DEP {mid}',lags=['T1w','T2w'],desc=True)
def _(c):
    R=['Payment Date,Payment ID,Transaction #,Tender,Result,Order ID,Order Date,Amount,Tax Amount,Tip Amount,Service Charge Amount,Card Auth Code,Card Brand,Card Number,Card Entry Type,Device,Refund Amount,Employee Name'.split(',')]
    for s in c.rows:
        r=s.sg<0; d=s.t.strftime('%d-%b-%Y %I:%M %p EDT')
        R.append([d,s.ref,s.trace,'Credit Card','FAIL' if s.kind=='fail' else 'SUCCESS',s.order,d,y(s.amt*s.sg),'0.00','0.00','',s.auth,{'visa':'VISA','mc':'MC'}[s.ch],'XXXX XXXX XXXX '+s.card[-4:],'EMV_CONTACTLESS',s.term,'','Sam'])
    return R
@P('mollie','NL','csv','utf-8',chans=['ideal','visa','mc'],rates={'ideal':(0,32),'visa':(.018,25),'mc':(.018,25)},kinds='rf',reffee=False,fee=False,payer='Mollie Payments',memo='t{r6}.2503.01 Mollie {mid}',lags=['T1w','T2w'],terms=False)
def _(c):
    R=['"Date","Payment method","Currency","Amount","Status","ID","Description","Consumer name","Consumer bank account","Consumer BIC","Settlement currency","Settlement amount","Settlement reference","Amount refunded"'.replace('"','').split(',')]
    for s in c.rows: R.append([f(s.t,'%Y-%m-%d %H:%M:%S'),{'ideal':'iDEAL','visa':'Credit card','mc':'Credit card'}[s.ch] if s.sg>0 or s.kind=='fail' else 'Refund','EUR',y(s.amt*s.sg),{'sale':'Paid','refund':'Refunded','fail':'Expired'}[s.kind],('re_' if s.sg<0 else 'tr_')+s.ref,'Order '+s.order[-6:],'J. de Vries','NL**INGB****%s'%s.ref[-4:],'INGBNL2A','EUR',y(s.amt*s.sg) if s.kind!='fail' else '','','0.00'])
    return R
@P('dojo','GB','csv','utf-8-sig',chans=['visa','mc','amex'],rates={'visa':(.014,5),'mc':(.014,5),'amex':(.019,5)},kinds='rvf',fee=False,payer='PAYMENTSENSE DOJO',memo='DOJO {mid}',lags=['T1c','T1w'],desc=True,vst='status')
def _(c):
    R=['Transaction Date,Location,Terminal ID,Transaction type,Transaction outcome,Currency,Transaction amount,Gratuity,Cashback,Card scheme,Card number,Wallet,Entry method,Auth code,Payment ID'.split(',')]
    for s in c.rows: R.append([f(s.t,'%d/%m/%Y %H:%M:%S'),c.shop,s.term,'Refund' if s.kind=='refund' else 'Sale','Declined' if s.kind=='fail' else 'Voided' if s.statvoid else 'Successful','GBP',y(s.amt*s.sg),'0.00','0.00',VN[s.ch],'**** '+s.card[-4:],'','Contactless',s.auth,'pi_'+s.ref])
    return R
@P('elavon','GB','xls',chans=['visa','mc'],rates={'visa':.011,'mc':.0135},kinds='r',payer='ELAVON MERCHANT',memo='EMS {mid}',lags=['T1w','T2w'])
def _(c):
    R=[['Transaction Detail Report'],['MID: '+c.mid],['Processed from %s to %s'%(f(c.a,'%d/%m/%Y'),f(c.b,'%d/%m/%Y'))],['Batch No','Terminal No','Txn Date','Txn Time','Card Type','Card No','Txn Type','Gross Amount','Commission','Net Amount','Txn Currency','Auth Code','Reference']]
    for s in c.rows: R.append(['%d'%(400+s.t.day),s.term,f(s.t,'%d/%m/%y'),f(s.t,'%H:%M'),VN[s.ch],card(s),'SALE' if s.sg>0 else 'REFUND',s.amt*s.sg/100,s.fee*s.sg/100,s.net*s.sg/100,'GBP',s.auth,s.ref])
    R.append(['Total','','','','','','',sm(c,'amt')/100,sm(c,'fee')/100,sm(c,'net')/100])
    return R
@P('sumupde','DE','csv','utf-8',sep=';',chans=['visa','mc'],rates={'visa':.0139,'mc':.0139},kinds='rf',payer='SumUp Payments Limited',memo='SumUp Auszahlung PID{r6}',lags=['T1w','T2w'],terms=False)
def _(c):
    R=['Datum;Transaktions-ID;Zahlungsart;Status;Kartentyp;Letzte 4 Ziffern;Beschreibung;Betrag inkl. MwSt.;Gebühr;Auszahlung;Referenz'.split(';')]
    for s in c.rows:
        k=s.kind=='fail'
        R.append([f(s.t,'%d.%m.%Y, %H:%M'),'T'+s.ref,{'refund':'Rückerstattung'}.get(s.kind,'Umsatz'),{'sale':'Erfolgreich','refund':'Erfolgreich','fail':'Fehlgeschlagen'}[s.kind],VN[s.ch],s.card[-4:],'Verkauf',de(s.amt*s.sg),de(0 if k else s.fee*s.sg),de(0 if k else s.net*s.sg),''])
    return R
@P('nets','SG','csv','utf-8',chans=['nets','visa','mc'],rates={'nets':.008,'visa':.022,'mc':.022},kinds='',payer='NETS',memo='NETS {mid}',lags=['T1w','T1c'])
def _(c):
    R=[['Retailer ID','Terminal ID','Transaction Date','Transaction Time','Product','Card No','Gross Amount (SGD)','MDR (SGD)','Net Amount (SGD)','RRN','Approval Code','Status']]
    for s in c.rows: R.append([c.mid[:11],s.term,f(s.t,'%d/%m/%Y'),f(s.t,'%H:%M:%S'),s.ch.upper(),'XXXXXXXX'+s.card[-4:],y(s.amt),y(s.fee),y(s.net),s.ref,s.auth,'Approved'])
    return R
