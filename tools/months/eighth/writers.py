# -*- coding: utf-8 -*-
import io, csv, datetime as D, random
from openpyxl import Workbook
def m2(c): return ('-' if c<0 else '')+'%d.%02d'%(abs(c)//100,abs(c)%100)
def mth(c): return ('-' if c<0 else '')+'{:,}.{:02d}'.format(abs(c)//100,abs(c)%100)
def mde(c): return ('-' if c<0 else '')+'{:,}'.format(abs(c)//100).replace(',','.')+',%02d'%(abs(c)%100)
def to_csv(rows,enc='utf-8',delim=',',eol='\r\n',quote=csv.QUOTE_MINIMAL,tabs=False):
    b=io.StringIO(); w=csv.writer(b,delimiter=delim,lineterminator=eol,quoting=quote)
    for r in rows: w.writerow([(str(c)+'\t' if tabs and isinstance(c,str) and c[:1].isdigit() and len(c)>10 else c) for c in r])
    return b.getvalue().encode(enc,'replace')
X=set()
import re
def to_xlsx(rows,sheet='Sheet1',numeric=False):
    wb=Workbook(); ws=wb.active; ws.title=sheet
    if 'sheets' in X:
        ws.title='汇总'; ws.append(['商户汇总']); ws.append(['项目','笔数','金额']); ws.append(['合计',len(rows),'详见明细']); ws=wb.create_sheet('明细')
    for r in rows:
        o=[]
        for c in r:
            if isinstance(c,tuple): o.append(c[1]/100 if numeric else m2(c[1]))
            elif 'typed' in X and isinstance(c,str) and re.fullmatch(r'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d',c): o.append(D.datetime.fromisoformat(c))
            elif 'typed' in X and isinstance(c,str) and re.fullmatch(r'\d{4}-\d\d-\d\d',c): o.append(D.datetime.fromisoformat(c))
            elif 'typed' in X and isinstance(c,str) and re.fullmatch(r'\d\d:\d\d:\d\d',c): o.append(D.time.fromisoformat(c))
            else: o.append(c)
        ws.append(o)
    b=io.BytesIO(); wb.save(b); return b.getvalue()
def flat(rows,f=m2): return [[f(c[1]) if isinstance(c,tuple) else c for c in r] for r in rows]
A=lambda c:('m',c)
def emit(r,rows,stem,kindpref=None,money=m2):
    z=r.random() if kindpref is None else kindpref
    if 'typed' in X or 'sheets' in X: z=.1
    if z<.35: return stem+'.xlsx', to_xlsx(rows,numeric=r.random()<.6)
    if z<.7: return stem+'.csv', to_csv(flat(rows,money),'gb18030',tabs=r.random()<.3)
    return stem+'.csv', to_csv(flat(rows,money),'utf-8-sig' if r.random()<.6 else 'utf-8')
# ------------------------------------------------------------------ exports
def export(r,a,ts,p0,p1,shop,hard,cur):
    k=a['kind']; i=a['i']; desc=r.random()<.3
    fc=a['feecol']
    ts=list(reversed(ts)) if desc else list(ts)
    if k=='wechat': return [wechat(r,a,ts,p0,p1,shop)]
    if k=='alipay': return [alipay(r,a,ts,p0,p1,shop)]
    if k=='intl': return [intl(r,a,ts,p0,p1,shop,cur)]
    neg=r.random()<.6
    typ={'sale':'消费','refund':'退货','void':'消费撤销','failed':'消费'}
    stat={'failed':r.choice(['失败','交易失败'])}
    g=lambda x:x.gross if neg or x.kind not in('refund','void') else -x.gross
    f=lambda x:0 if x.kind=='failed' else (x.fee if neg or x.kind not in('refund','void') else -x.fee)
    n=lambda x:0 if x.kind=='failed' else g(x)-f(x)
    hasf=any(x.kind=='failed' for x in ts)
    ch=lambda x:x.ch
    ctype=lambda x:x.ch if '卡' in x.ch else '--'
    cols={
     'lakala':[('商户号',lambda x:x.mid),('商户名称',lambda x:shop),('终端号',lambda x:x.term),('交易日期',lambda x:x.dt.strftime('%Y-%m-%d')),('交易时间',lambda x:x.dt.strftime('%H:%M:%S')),('交易类型',lambda x:typ[x.kind]),('支付方式',ch),('卡号',lambda x:x.card if '卡' in x.ch else ''),('交易金额(元)',lambda x:A(g(x))),('手续费(元)',lambda x:A(f(x))),('结算金额(元)',lambda x:A(n(x))),('系统参考号',lambda x:x.ref),('订单号',lambda x:x.order),('交易状态',lambda x:stat.get(x.kind,'成功'))],
     'ums':[('交易日期',lambda x:x.dt.strftime('%Y%m%d')),('交易时间',lambda x:x.dt.strftime('%H%M%S')),('商户编号',lambda x:x.mid),('终端编号',lambda x:x.term),('卡号',lambda x:x.card),('卡类型',ch),('交易类型',lambda x:typ[x.kind]),('交易金额',lambda x:A(g(x))),('商户手续费',lambda x:A(f(x))),('入账金额',lambda x:A(n(x))),('检索参考号',lambda x:x.ref),('流水号',lambda x:x.ref[-6:])],
     'allinpay':[('交易时间',lambda x:x.dt.strftime('%Y/%m/%d %H:%M:%S')),('门店名称',lambda x:shop),('终端号',lambda x:x.term),('产品类型',ch),('交易类型',lambda x:typ[x.kind]),('交易金额',lambda x:A(g(x))),('手续费',lambda x:A(f(x))),('清算金额',lambda x:A(n(x))),('参考号',lambda x:x.ref),('商户订单号',lambda x:x.order),('状态',lambda x:stat.get(x.kind,'交易成功'))],
     'sqb':[('日期',lambda x:x.dt.strftime('%Y-%m-%d')),('时间',lambda x:x.dt.strftime('%H:%M:%S')),('商户流水号',lambda x:x.ref),('收款通道',ch),('交易类型',lambda x:{'sale':'收款','refund':'退款','void':'撤单','failed':'收款'}[x.kind]),('交易状态',lambda x:stat.get(x.kind,'成功')),('交易金额',lambda x:A(g(x))),('手续费',lambda x:A(f(x))),('实收金额',lambda x:A(n(x))),('终端号',lambda x:x.term),('收款通道订单号',lambda x:x.order)],
     'ccb':[('序号',None),('商户编号',lambda x:x.mid),('终端号',lambda x:x.term),('交易时间',lambda x:x.dt.strftime('%Y-%m-%d %H:%M:%S')),('卡号/账号',lambda x:x.card),('卡种',ch),('交易类型',lambda x:typ[x.kind]),('交易金额',lambda x:A(g(x))),('手续费',lambda x:A(f(x))),('结算金额',lambda x:A(n(x))),('参考号',lambda x:x.ref),('交易结果',lambda x:stat.get(x.kind,'成功'))],
    }[k]
    if k=='ums': ts=[x for x in ts if x.kind!='failed']
    if not fc: cols=[c for c in cols if not any(w in c[0] for w in('手续费','结算金额','入账金额','清算金额','实收金额'))]
    if a['gran']!='term' and a['nterm']==1 and r.random()<.2: cols=[c for c in cols if '终端' not in c[0]]
    rows=[]
    for no,x in enumerate(ts,1): rows.append([no if c[1] is None else c[1](x) for c in cols])
    if 'subtotal' in X:
        R2=[]; gi=next(j for j,c in enumerate(cols) if '交易金额' in c[0]); acc=0
        for q,(x,row) in enumerate(zip(ts,rows)):
            R2.append(row); acc+=x.gross if x.kind!='failed' else 0
            if q+1==len(ts) or ts[q+1].dt.date()!=x.dt.date():
                t=['']*len(cols); t[0]='小计'; t[gi]=A(acc); R2.append(t); acc=0
        rows=R2
    pre=r.random(); out=[]
    if pre<.3: out+=[['交易明细查询'],['商户名称：'+shop,'','查询日期：%s 至 %s'%(p0,p1)],['']]
    elif pre<.5: out+=[['商户交易明细报表（%s—%s）'%(p0.strftime('%Y.%m.%d'),p1.strftime('%Y.%m.%d'))]]
    out.append([c[0] for c in cols]); out+=rows
    live=[x for x in ts if x.kind!='failed']
    ft=r.random()
    if ft<.35:
        tot=['']*len(cols); tot[0]='合计'
        for j,c in enumerate(cols):
            if '交易金额' in c[0]: tot[j]=A(sum(x.gross for x in live))
            elif '手续费' in c[0]: tot[j]=A(sum(x.fee for x in live))
            elif any(w in c[0] for w in('结算金额','入账金额','清算金额','实收金额')): tot[j]=A(sum(x.gross-x.fee for x in live))
        out.append(tot)
    elif ft<.5: out.append(['总笔数：%d'%len(live),'总金额：%s'%m2(sum(x.gross for x in live))])
    nm={'lakala':'交易明细','ums':'银联商务交易明细','allinpay':'通联交易流水','sqb':'流水明细','ccb':'商户对账单'}[k]
    return [('pos',)+emit(r,out,'%s_%s_%s'%(nm,p0.strftime('%Y%m%d'),p1.strftime('%Y%m%d')))]
def wechat(r,a,ts,p0,p1,shop):
    H='交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'.split(',')
    rate=list(a['chs'].values())[0]['rate']; out=[H]
    q=lambda v:'`'+str(v)
    for x in ts:
        rf=x.kind=='refund'
        o=x.orig if rf else x
        out.append([q(x.dt.strftime('%Y-%m-%d %H:%M:%S')),q('wx8a3f2c1b7d9e4f50'),q(a['mid']),q('0'),q(''),q(o.order),q(o.mord),q('oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'),q('MICROPAY'),q('REFUND' if rf else 'SUCCESS'),q('OTHERS'),q('CNY'),q('0.00' if rf else m2(x.gross)),q('0.00'),
          q('5030'+x.order[4:] if rf else '0'),q('R'+x.mord if rf else '0'),q(m2(-x.gross) if rf else '0.00'),q('0.00'),q('ORIGINAL' if rf else ''),q('SUCCESS' if rf else ''),q(shop+'消费'),q(''),q(m2(x.fee)+('000' if r.random()<0 else '')),q('%.2f%%'%rate),q('0.00' if rf else m2(x.gross)),q(m2(-x.gross) if rf else '0.00'),q('')])
    sales=[x for x in ts if x.kind=='sale']; rfs=[x for x in ts if x.kind=='refund']
    out.append('总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'.split(','))
    out.append([q(len(ts)),q(m2(sum(x.gross for x in sales))),q(m2(-sum(x.gross for x in rfs))),q('0.00'),q(m2(sum(x.fee for x in ts))),q(m2(sum(x.gross for x in sales))),q(m2(-sum(x.gross for x in rfs)))])
    return ('pos','%sAll%s-%s.csv'%(a['mid'],p0,p1),to_csv(out,'utf-8-sig'))
def alipay(r,a,ts,p0,p1,shop):
    H='支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'.split(',')
    out=[['#支付宝业务明细查询'],['#账号：[20887213046101560156]'],['#起始日期：[%s 00:00:00]   终止日期：[%s 00:00:00]'%(p0.strftime('%Y年%m月%d日'),(p1+D.timedelta(1)).strftime('%Y年%m月%d日'))],['#-----------------------------------------业务明细列表----------------------------------------'],H]
    live=[x for x in ts if x.kind!='failed']
    for x in live:
        rf=x.kind=='refund'; o=x.orig if rf else x
        out.append([o.order+'\t',o.mord+'\t','退款' if rf else '交易',shop+'消费',o.dt.strftime('%Y-%m-%d %H:%M:%S') if rf else (x.dt-D.timedelta(seconds=4)).strftime('%Y-%m-%d %H:%M:%S'),x.dt.strftime('%Y-%m-%d %H:%M:%S'),'',shop,'',x.term,'*%s(138****%04d)'%(r.choice('伟芳娜洋静'),r.randint(0,9999)),m2(x.gross),m2(x.gross),'0.00','0.00','0.00','0.00','0.00','','0.00','0.00','R'+x.mord if rf else '',m2(-x.fee),'0.00',''])
    S=[x for x in live if x.kind=='sale']; R=[x for x in live if x.kind!='sale']
    out+=[['#-----------------------------------------业务明细列表结束------------------------------------'],['#交易合计：%d笔，商家实收共%s元，商家优惠共0.00元'%(len(S),m2(sum(x.gross for x in S)))],['#退款合计：%d笔，商家实收退款共%s元，商家优惠退款共0.00元'%(len(R),m2(sum(x.gross for x in R)))],['#导出时间：[%s 10:12:33]'%(p1+D.timedelta(2)).strftime('%Y年%m月%d日')]]
    return ('pos','2088721304610156_%s_业务明细.csv'%p0.strftime('%Y%m'),to_csv(out,'gb18030'))
def intl(r,a,ts,p0,p1,shop,cur):
    s=a['sub']; fc=a['feecol']
    typ=lambda x:{'sale':'Sale','refund':'Refund','failed':'Sale','void':'Void'}[x.kind]
    if s in('worldpay','barclaycard','dojo'):
        cols=[('Transaction Date',lambda x:x.dt.strftime('%d/%m/%Y')),('Transaction Time',lambda x:x.dt.strftime('%H:%M:%S')),('Merchant ID',lambda x:x.mid),('Terminal ID',lambda x:x.term),('Card Type',lambda x:x.ch),('Transaction Type',lambda x:typ(x)),('Status',lambda x:'Declined' if x.kind=='failed' else 'Approved'),('Amount',lambda x:m2(x.gross)),('Fee',lambda x:m2(0 if x.kind=='failed' else x.fee)),('Net Amount',lambda x:m2(0 if x.kind=='failed' else x.net)),('Reference',lambda x:x.ref)]; enc,dl='utf-8',','
    elif s=='sumup':
        de=a['reg']=='EU'
        if de: cols=[('Datum',lambda x:x.dt.strftime('%d.%m.%Y %H:%M:%S')),('Transaktionscode',lambda x:x.ref),('Typ',lambda x:{'sale':'Verkauf','refund':'Rückerstattung','failed':'Verkauf','void':'Storno'}[x.kind]),('Status',lambda x:'Fehlgeschlagen' if x.kind=='failed' else 'Erfolgreich'),('Kartentyp',lambda x:x.ch),('Betrag',lambda x:mde(x.gross)),('Gebühr',lambda x:mde(0 if x.kind=='failed' else x.fee)),('Auszahlungsbetrag',lambda x:mde(0 if x.kind=='failed' else x.net)),('Währung',lambda x:cur)]; enc,dl='utf-8-sig',';'
        else: cols=[('Date',lambda x:x.dt.strftime('%Y-%m-%d %H:%M:%S')),('Transaction ID',lambda x:x.ref),('Transaction Type',lambda x:typ(x)),('Status',lambda x:'Failed' if x.kind=='failed' else 'Successful'),('Card Type',lambda x:x.ch),('Total',lambda x:m2(x.gross)),('Fee',lambda x:m2(0 if x.kind=='failed' else x.fee)),('Payout',lambda x:m2(0 if x.kind=='failed' else x.net)),('Currency',lambda x:cur)]; enc,dl='utf-8',','
    elif s=='nexi':
        cols=[('Terminal-ID',lambda x:x.term),('Datum',lambda x:x.dt.strftime('%d.%m.%Y')),('Uhrzeit',lambda x:x.dt.strftime('%H:%M:%S')),('Kartenart',lambda x:x.ch),('Umsatzart',lambda x:{'sale':'Verkauf','refund':'Gutschrift','void':'Storno','failed':'Verkauf'}[x.kind]),('Status',lambda x:'abgelehnt' if x.kind=='failed' else 'genehmigt'),('Bruttobetrag',lambda x:mde(x.gross)),('Entgelt',lambda x:mde(0 if x.kind=='failed' else x.fee)),('Nettobetrag',lambda x:mde(0 if x.kind=='failed' else x.net)),('Referenznummer',lambda x:x.ref)]; enc,dl='cp1252',';'
    elif s=='adyen':
        cols=[('Creation Date',lambda x:x.dt.strftime('%Y-%m-%d %H:%M:%S')),('Psp Reference',lambda x:x.order),('Merchant Reference',lambda x:x.ref),('Payment Method',lambda x:x.ch),('Type',lambda x:'Refunded' if x.kind=='refund' else 'Settled'),('Gross Currency',lambda x:cur),('Gross Amount',lambda x:m2(x.gross)),('Commission',lambda x:m2(x.fee)),('Net Amount',lambda x:m2(x.net))]; enc,dl='utf-8',','; ts=[x for x in ts if x.kind!='failed']
    elif s=='square':
        us=lambda c:('-' if c<0 else '')+'$'+mth(abs(c))
        cols=[('Date',lambda x:x.dt.strftime('%m/%d/%Y')),('Time',lambda x:x.dt.strftime('%H:%M:%S')),('Time Zone',lambda x:'Eastern Time (US & Canada)'),('Gross Sales',lambda x:us(x.gross)),('Total Collected',lambda x:us(x.gross)),('Fees',lambda x:us(-x.fee)),('Net Total',lambda x:us(x.net)),('Transaction ID',lambda x:x.ref),('Event Type',lambda x:'Refund' if x.kind=='refund' else 'Payment'),('Card Brand',lambda x:'Visa')]; enc,dl='utf-8',','; ts=[x for x in ts if x.kind!='failed']
    elif s=='clover':
        cols=[('Transaction Date',lambda x:x.dt.strftime('%m/%d/%Y %H:%M:%S')),('Terminal',lambda x:x.term),('Card Brand',lambda x:x.ch),('Type',lambda x:typ(x).upper()),('Result',lambda x:'DECLINED' if x.kind=='failed' else 'APPROVED'),('Amount',lambda x:mth(x.gross)),('Fee',lambda x:mth(0 if x.kind=='failed' else x.fee)),('Net',lambda x:mth(0 if x.kind=='failed' else x.net)),('Retrieval Ref',lambda x:x.ref)]; enc,dl='utf-8',','
    elif s=='stripe':
        cols=[('id',lambda x:'txn_'+x.ref),('Type',lambda x:'refund' if x.kind=='refund' else 'charge'),('Source',lambda x:'ch_'+x.order),('Amount',lambda x:m2(x.gross)),('Fee',lambda x:m2(x.fee)),('Net',lambda x:m2(x.net)),('Currency',lambda x:cur.lower()),('Created (UTC)' if 0 else 'Created',lambda x:x.dt.strftime('%Y-%m-%d %H:%M:%S')),('Description',lambda x:'POS sale')]; enc,dl='utf-8',','; ts=[x for x in ts if x.kind!='failed']
    else:
        cols=[('Merchant No.',lambda x:x.mid),('Terminal No.',lambda x:x.term),('Txn Date',lambda x:x.dt.strftime('%d-%b-%Y')),('Txn Time',lambda x:x.dt.strftime('%H:%M:%S')),('Card Scheme',lambda x:x.ch),('Txn Type',lambda x:typ(x).upper()),('Txn Amount',lambda x:mth(x.gross)),('MDR',lambda x:mth(x.fee)),('Net Amount',lambda x:mth(x.net)),('Ref No.',lambda x:x.ref)]; enc,dl='utf-8',','; ts=[x for x in ts if x.kind!='failed']
    if not fc: cols=[c for c in cols if c[0] not in('Fee','Net Amount','Net','Payout','MDR','Entgelt','Nettobetrag','Gebühr','Auszahlungsbetrag','Fees','Net Total','Commission')]
    rows=[[c[0] for c in cols]]+[[c[1](x) for c in cols] for x in ts]
    if r.random()<.25 and dl==',':
        t=['']*len(cols); t[0]='Total'
        for j,c in enumerate(cols):
            if c[0] in('Amount','Txn Amount'): t[j]=m2(sum(x.gross for x in ts if x.kind!='failed'))
        rows.append(t)
    nm='%s_transactions_%s.csv'%(s,p0.strftime('%Y-%m'))
    if r.random()<.2 and dl==',': return ('pos',nm[:-4]+'.xlsx',to_xlsx(rows))
    return ('pos',nm,to_csv(rows,enc,dl))
# ------------------------------------------------------------------ banks
def bank(r,reg,ent,b0,b1,shop,hard,cur,op=None):
    bal=r.randint(200000,9000000)
    if op is not None: bal=op
    low=0; run=0
    for e in ent: run+=e[1]; low=min(low,run)
    if op is None: bal+=-low
    op=bal
    E=[]
    for e in ent: bal+=e[1]; E.append(e+(bal,))
    desc=r.random()<.35
    if desc: E=E[::-1]
    ac='%s'%''.join(r.choice('0123456789') for _ in range(16 if reg!='CN' else 19)); 
    if reg=='CN':
        b=r.choice(['icbc','ccb','abc','cmb','boc','personal','rural','bocom'])
        rng=[['账号：'+ac,'户名：'+shop],['起始日期：%s'%b0,'截止日期：%s'%b1]]
        cr=lambda e:A(e[1]) if e[1]>0 else ''
        db=lambda e:A(-e[1]) if e[1]<0 else ''
        if b=='icbc': H=['交易时间','凭证号','借方发生额','贷方发生额','余额','对方户名','对方账号','摘要','附言']; f=lambda e:[e[0].strftime('%Y-%m-%d %H:%M:%S'),'',db(e),cr(e),A(e[6]),e[2],e[3] if e[2] else '',e[4],e[5]]; 
        elif b=='ccb': H=['账号','账户名称','交易时间','借方发生额（支取）','贷方发生额（收入）','余额','币种','对方户名','对方账号','对方开户机构','记账日期','摘要','备注']; f=lambda e:[ac,shop,e[0].strftime('%Y%m%d %H:%M:%S'),db(e) or A(0),cr(e) or A(0),A(e[6]),'人民币元',e[2],e[3] if e[2] else '','',e[0].strftime('%Y%m%d'),e[4],e[5]]
        elif b=='abc': H=['交易日期','交易时间','收入金额','支出金额','本次余额','对方户名','对方账号','交易用途']; f=lambda e:[e[0].strftime('%Y-%m-%d'),e[0].strftime('%H:%M:%S'),cr(e),db(e),A(e[6]),e[2],e[3] if e[2] else '',e[4]+(' '+e[5] if e[5] else '')]
        elif b=='cmb': H=['日期','时间','借方金额','贷方金额','余额','摘要','收(付)方名称','收(付)方账号']; f=lambda e:[e[0].strftime('%Y%m%d'),e[0].strftime('%H:%M:%S'),db(e),cr(e),A(e[6]),(e[4]+' '+e[5]).strip(),e[2],e[3] if e[2] else '']
        elif b=='boc': H=['交易类型','业务类型','付款人名称','收款人名称','交易日期','交易时间','交易货币','交易金额','交易后余额','用途','备注']; f=lambda e:['来账' if e[1]>0 else '往账',e[4],e[2] if e[1]>0 else shop,shop if e[1]>0 else e[2],e[0].strftime('%Y%m%d'),e[0].strftime('%H:%M:%S'),'CNY',A(e[1]),A(e[6]),e[5],'']
        elif b=='personal': H=['记账日期','货币','交易金额','联机余额','交易摘要','对手信息']; f=lambda e:[e[0].strftime('%Y-%m-%d'),'人民币',A(e[1]),A(e[6]),(e[4]+' '+e[5]).strip(),e[2]]
        elif b=='rural': H=['序号','交易日期','借贷标志','交易金额','账户余额','摘要','对方户名']; cnt=[0]; 
        else: H=['交易日期','交易时间','借贷方向','发生额','余额','对方户名','摘要','附言']; 
        if b=='rural':
            def f(e): cnt[0]+=1; return [cnt[0],e[0].strftime('%Y-%m-%d'),'贷' if e[1]>0 else '借',A(abs(e[1])),A(e[6]),(e[4]+' '+e[5]).strip(),e[2]]
        if b=='bocom': f=lambda e:[e[0].strftime('%Y-%m-%d'),e[0].strftime('%H:%M:%S'),'贷' if e[1]>0 else '借',A(abs(e[1])),A(e[6]),e[2],e[4],e[5]]
        rows=[]
        if r.random()<.65: rows+=[['账户交易明细']]+rng
        rows.append(H); rows+=[f(e) for e in E]
        if r.random()<.35:
            c=[e[1] for e in E if e[1]>0]; dd=[-e[1] for e in E if e[1]<0]
            rows.append(['收入笔数：%d'%len(c),'收入合计：%s'%m2(sum(c)),'支出笔数：%d'%len(dd),'支出合计：%s'%m2(sum(dd))])
        th=r.random()<.3
        n,data=emit(r,rows,{'icbc':'historydetail','ccb':'建行交易明细','abc':'农行明细','cmb':'CMB','boc':'中行交易流水','personal':'招商银行交易流水','rural':'农信社对账单','bocom':'交行明细'}[b]+'_%s'%b1.strftime('%Y%m%d'),money=mth if th else m2)
        return [('bank',n,data)]
    txt=lambda e:(e[5] if e[5].startswith(e[2]) and e[2] else (e[2]+' '+e[5]).strip() or e[4])
    if reg=='UK':
        if r.random()<.5: H=['Transaction Date','Transaction Type','Sort Code','Account Number','Transaction Description','Debit Amount','Credit Amount','Balance']; f=lambda e:[e[0].strftime('%d/%m/%Y'),e[4],"'20-11-43",ac[:8],txt(e),m2(-e[1]) if e[1]<0 else '',m2(e[1]) if e[1]>0 else '',m2(e[6])]
        else: H=['Number','Date','Account','Amount','Subcategory','Memo']; f=lambda e:['',e[0].strftime('%d/%m/%Y'),'20-11-43 '+ac[:8],m2(e[1]),e[4],txt(e)]
        rows=[H]+[f(e) for e in E]; return [('bank','Statement_%s.csv'%b1.strftime('%Y-%m'),to_csv(rows,'utf-8'))]
    if reg=='US':
        if r.random()<.5: H=['Details','Posting Date','Description','Amount','Type','Balance','Check or Slip #']; f=lambda e:['CREDIT' if e[1]>0 else 'DEBIT',e[0].strftime('%m/%d/%Y'),txt(e),m2(e[1]),e[4],m2(e[6]),'']; rows=[H]+[f(e) for e in E]
        else:
            H=['Date','Description','Amount','Running Bal.']; rows=[['Description','','Summary Amt.'],['Beginning balance as of %s'%b0.strftime('%m/%d/%Y'),'',mth(op)],['Total credits','',mth(sum(e[1] for e in E if e[1]>0))],['Total debits','',mth(sum(e[1] for e in E if e[1]<0))],['Ending balance as of %s'%b1.strftime('%m/%d/%Y'),'',mth(bal)],[],H]+[[e[0].strftime('%m/%d/%Y'),txt(e),mth(e[1]),mth(e[6])] for e in E]
        return [('bank','stmt_%s.csv'%b1.strftime('%Y%m'),to_csv(rows,'utf-8'))]
    if reg=='EU':
        H=['Auftragskonto','Buchungstag','Valutadatum','Buchungstext','Verwendungszweck','Beguenstigter/Zahlungspflichtiger','Kontonummer/IBAN','BIC','Betrag','Waehrung','Saldo nach Buchung','Info']
        rows=[H]+[['DE89370400440532013000',e[0].strftime('%d.%m.%y'),e[0].strftime('%d.%m.%y'),e[4],e[5] or e[4],e[2],'DE'+e[3],'',mde(e[1]),'EUR',mde(e[6]),'Umsatz gebucht'] for e in E]
        return [('bank','umsaetze_%s.csv'%b1.strftime('%Y%m%d'),to_csv(rows,'cp1252',';',quote=csv.QUOTE_ALL))]
    H=['Date','Transaction Details','Deposit (HKD)','Withdrawal (HKD)','Balance (HKD)']
    fm=r.choice(['%d/%m/%Y','%d %b %Y'])
    rows=([['Account Name',shop],['Account Number',ac[:12]],['Statement Period','%s - %s'%(b0.strftime(fm),b1.strftime(fm))],[]] if r.random()<.5 else [])+[H]+[[e[0].strftime(fm),(e[4]+' '+txt(e)).strip(),mth(e[1]) if e[1]>0 else '',mth(-e[1]) if e[1]<0 else '',mth(e[6])] for e in E]
    return [('bank','HKD_Account_%s.csv'%b1.strftime('%Y%m'),to_csv(rows,'utf-8'))]
