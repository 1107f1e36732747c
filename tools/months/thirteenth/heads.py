import csv,json
from words import H,base
from exp import rec
rows=base(40)
import collections
day=collections.Counter()
for r in rows: day[r[0][:10]]+=round(float(r[8])*100)
B=[['交易日期','摘要','借方发生额','贷方发生额','余额','对方户名']]; bal=100000
import datetime
for d in sorted(day):
    n=(datetime.date.fromisoformat(d)+datetime.timedelta(1)).isoformat()
    if d<'2026-03-10': bal+=day[d]; B.append([n,'商户结算','','%.2f'%(day[d]/100),'%.2f'%(bal/100),'通联支付网络服务股份有限公司客户备付金'])
B.append(['2026-03-13','房租','10.00','','%.2f'%((bal-1000)/100),'物业'])
with open('x/hb.csv','w',encoding='utf-8-sig',newline='') as o: csv.writer(o).writerows(B)
def t(h):
    with open('x/h.csv','w',encoding='utf-8-sig',newline='') as o: csv.writer(o).writerows([h]+rows)
    r=rec('x/h.csv','x/hb.csv')
    if not r['ok']: return r['error']['code']
    L=r['data']['missing']
    return L and (len(L),L[0]['terminal'],L[0]['channel'],L[0]['reference'],L[0]['fee']['text'],L[0]['net']['text'])
print('base',t(H))
def sweep(i,words,ok):
    for w in words:
        h=list(H); h[i]=w; g=t(h)
        if not g or not ok(g): print('   ',w,g)
print('-- terminal'); sweep(2,'终端号 终端编号 终端 设备 设备号 设备编号 设备SN 设备名称 机具号 机具编号 机具编号(SN) 机具SN 机身号 SN SN号 POS号 POS编号 POS编号/柜台号 终端SN 收款设备 收银台 收银机 收银机号 款台 款台号 台码 码牌编号 二维码编号 收款码 门店终端 TID Terminal Till Register Device Reader POS EFTPOS Kasse Kassen-ID 終端機 終端機編號 收銀機'.split(' ')+['Terminal ID','Terminal No.','Device Name','Reader serial','Till number','Terminal serial number','POS ID'],lambda g:g[1]=='77665544')
print('-- channel'); sweep(4,'支付渠道 支付方式 付款方式 支付类型 支付工具 支付通道 渠道 渠道类型 收款方式 收款渠道 交易渠道 支付账户类型 付款账户类型 钱包类型 支付产品 业务类型 卡类型 卡种 卡类别 卡别 支付来源 通道 通道类型 扫码类型 付款渠道 付款工具 支付場景 付款方法 收款類型'.split(' ')+['Payment Method','Card Type','Card Brand','Scheme','Card Scheme','Payment Type','Tender','Tender Type','Zahlungsart','Kartenart','Kartenmarke','Betaalmethode','Payment Mode','Product'],lambda g:g[2] in('微信','支付宝'))
print('-- reference'); sweep(5,'交易单号 参考号 系统参考号 检索参考号 交易流水号 流水号 平台流水号 平台订单号 订单号 订单编号 商户订单号 支付单号 支付流水号 交易号 交易编号 交易订单号 系统流水号 凭证号 票据号 小票号 单号 收款单号 流水单号 业务流水号 支付宝交易号 微信订单号 银行流水号 落单号 RRN'.split(' ')+['Receipt No.','Receipt number','Transaction ID','Reference','Txn No','Payment ID','Order ID','Retrieval Reference','Belegnummer','Transaction No.','單號','交易編號','收據編號'],lambda g:g[3]!='')
print('-- amount'); sweep(6,'交易金额 金额 订单金额 收款金额 收款额 支付金额 付款金额 消费金额 交易额 应收金额 实收 实收金额 流水金额 刷卡金额 交易本金 原始金额 总金额 营业额 收入 收入金额 收款 交易总额 交易金额（元） 金额/元 入账总额 商品金额 实付金额 收款額 交易額'.split(' ')+['Amount','Total','Gross','Gross amount','Processed Transaction Amount','Sale amount','Value','Transaction value','Sales','Betrag','Umsatz','Bedrag'],lambda g:g[4]!='0.00' and g[5][-1:].isdigit())
print('-- fee'); sweep(7,'手续费 费用 服务费 交易手续费 商户手续费 扣费 扣率费 佣金 回佣 费率金额 手续费金额 商户扣费 交易费 技术服务费 支付服务费 结算手续费 扣减手续费 商户费用 通道费 手续费（元） 手續費'.split(' ')+['Fee','Fees','Commission','MDR','MDR amount','Discount','Service charge','Merchant fee','Processing fee','Gebühr','Entgelt','Disagio','Kosten','Charges'],lambda g:g[4]!='0.00')
print('-- time'); sweep(0,'交易时间 交易日期时间 交易日期 支付时间 收款时间 完成时间 支付完成时间 订单时间 下单时间 日期 时间 日期时间 入账时间 创建时间 付款时间 交易发生时间 成交时间 交易完成时间 消费时间 刷卡时间 营业日期 結帳時間 交易時間'.split(' ')+['Date','Date/Time','Timestamp','Created','Paid at','Transaction time','Datum','Datum/Uhrzeit'],lambda g:len(g)>3)
