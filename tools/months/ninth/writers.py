# Layouts of exports and statements, and the byte writers. Deterministic: rng is passed in.
import io, csv
from datetime import datetime, date, timedelta
import openpyxl

class M:   # money cell
    __slots__=('v','plus')
    def __init__(s,v,plus=False): s.v=v; s.plus=plus
class T:   # time cell
    __slots__=('v','f')
    def __init__(s,v,f): s.v=v; s.f=f
class I:   # identifier (long digits)
    __slots__=('v',)
    def __init__(s,v): s.v=v
class Raw(str): pass

def money(v,style):
    neg=v<0; a=abs(v)
    if style.get('int') : s=str(a//100) if not style.get('thou') else f"{a//100:,}"
    else:
        s=f"{a//100:,}" if style.get('thou') else str(a//100)
        s+=f".{a%100:02d}"
    if style.get('comma'):
        s=s.replace(',','_').replace('.',',').replace('_','.')
    if style.get('sym'): s=style['sym']+s
    return ('-' if neg else '')+s

def render_csv(matrix,fmt,style):
    sep=fmt.get('sep',','); q=fmt.get('quote','min'); enc=fmt.get('enc','utf-8'); eol=fmt.get('eol','\r\n')
    out=io.StringIO(newline='')
    for row in matrix:
        if isinstance(row,Raw): out.write(row+eol); continue
        cells=[]
        for c in row:
            quoted=(q=='all')
            if c is None: t=''
            elif isinstance(c,M): t=money(c.v,style); t=('+'+t if c.plus and c.v>0 else t)
            elif isinstance(c,T): t=c.v.strftime(c.f)
            elif isinstance(c,I):
                t=c.v
                w=style.get('idwrap')
                if w=='tab' and t: t='\t'+t
                elif w=='tabs' and t: t=t+'\t'
                elif w=='tick' and t: t="'"+t
            else: t=str(c)
            if style.get('bt'): t='`'+t
            if quoted or sep in t or '"' in t or '\n' in t: t='"'+t.replace('"','""')+'"'
            cells.append(t)
        out.write(sep.join(cells)+eol)
    s=out.getvalue()
    if enc=='utf-8-sig': return b'\xef\xbb\xbf'+s.encode('utf-8')
    if enc=='utf-16': return s.encode('utf-16')
    return s.encode(enc,'replace')

def render_xlsx(matrix,fmt,style):
    wb=openpyxl.Workbook(); ws=wb.active; ws.title=fmt.get('sheet','Sheet1')
    if fmt.get('summary'):
        ws.title='汇总'
        for x in fmt['summary']: ws.append(x)
        ws=wb.create_sheet('明细')
    for row in matrix:
        if isinstance(row,Raw): ws.append([str(row)]); continue
        cells=[]
        for c in row:
            if c is None: cells.append(None)
            elif isinstance(c,M):
                cells.append(money(c.v,style) if style.get('textmoney') else c.v/100)
            elif isinstance(c,T):
                if style.get('realdates'): cells.append(c.v)
                else: cells.append(c.v.strftime(c.f))
            elif isinstance(c,I): cells.append(c.v)
            else: cells.append(c)
        ws.append(cells); nr=ws._current_row
        if style.get('realdates'):
            for i,c in enumerate(row):
                if isinstance(c,T):
                    ws.cell(nr,i+1).number_format={'d':'yyyy-mm-dd','t':'hh:mm:ss','dt':'yyyy-mm-dd hh:mm:ss'}[kind(c.f)]
                    if kind(c.f)=='t': ws.cell(nr,i+1).value=c.v.time()
    wb.properties.created=datetime(2025,1,1); wb.properties.modified=datetime(2025,1,1)
    b=io.BytesIO(); wb.save(b); return b.getvalue()
def kind(f):
    d='%d' in f or '%Y' in f; t='%H' in f or '%I' in f
    return 'dt' if d and t else ('d' if d else 't')

def render(matrix,fmt,style):
    return render_xlsx(matrix,fmt,style) if fmt['kind']=='xlsx' else render_csv(matrix,fmt,style)

# ---------------------------------------------------------------- POS exports
CH={'wx':'微信','ali':'支付宝','uqr':'云闪付','debit':'借记卡','credit':'贷记卡','foreign':'境外卡'}
CH2={'wx':'微信支付','ali':'支付宝','uqr':'银联二维码','debit':'银行卡(借记)','credit':'银行卡(贷记)','foreign':'银行卡(外卡)'}
EN={'debit':'Visa Debit','credit':'Mastercard','foreign':'Amex','wx':'WeChat Pay','ali':'Alipay','uqr':'UnionPay QR','visa':'Visa','mc':'Mastercard','amex':'Amex','maes':'Maestro','giro':'girocard','nets':'NETS','paynow':'PayNow','fps':'FPS','mpay':'MPay','jcb':'JCB','line':'LINE Pay'}
def typ(s,w): # w: dict kind->word
    return w[s['kind']]
def pos_layouts():
    L={}
    def add(name,**k):
        def deco(f): k['fn']=f; k['name']=name; L[name]=k; return f
        return deco
    cnk={'sale':'消费','refund':'退货','void':'消费撤销','fail':'消费','chargeback':'拒付调单扣款'}
    @add('ums_detail',region='CN',acq='ums',term=1,chan=1,fee=1,status=0,fmts=[('xlsx',),('csv','gb18030'),('csv','utf-8-sig')])
    def f(S,sh,rng):
        pre=[['银联商务商户交易明细'],[f"商户编号：{sh['mid']}",f"商户名称：{sh['name']}"],[f"交易日期：{sh['S']:%Y-%m-%d}至{sh['E']:%Y-%m-%d}"]]
        h=['序号','商户编号','终端编号','交易日期','交易时间','卡号','卡类型','交易类型','交易金额','手续费','清算金额','检索参考号','凭证号','批次号']
        rows=[[i+1,sh['mid'],I(s['term']),T(s['t'],'%Y-%m-%d'),T(s['t'],'%H:%M:%S'),s['card'],CH[s['chan']],typ(s,cnk),M(s['gross']),M(s['fee']),M(s['gross']-s['fee']),I(s['ref']),I(s['trace']),I(s['batch'])] for i,s in enumerate(S)]
        g=sum(s['gross'] for s in S); e=sum(s['fee'] for s in S)
        ft=[['合计','',f'{len(S)}笔','','','','','',M(g),M(e),M(g-e)]]
        return pre,h,rows,ft
    @add('ums_settle',region='CN',acq='ums',term=1,chan=1,fee=1,status=0,duecol=1,fmts=[('csv','gb18030'),('xlsx',)])
    def f(S,sh,rng):
        h=['交易时间','清算日期','终端号','交易渠道','交易类型','交易金额','商户手续费','入账金额','系统参考号','商户订单号']
        rows=[[T(s['t'],'%Y-%m-%d %H:%M:%S'),T(datetime.combine(s['due'],datetime.min.time()),'%Y-%m-%d'),I(s['term']),CH2[s['chan']],typ(s,cnk),M(s['gross']),M(s['fee']),M(s['gross']-s['fee']),I(s['ref']),I(s['order'])] for s in S]
        return [],h,rows,[]
    @add('lakala',region='CN',acq='lakala',term=1,chan=1,fee=1,status=1,fmts=[('csv','utf-8-sig'),('xlsx',),('csv','gb18030')])
    def f(S,sh,rng):
        st={'sale':'成功','refund':'成功','void':'成功','fail':'失败','chargeback':'成功'}; k=dict(cnk,void='撤销',refund='退款')
        h=['交易时间','门店名称','终端号','支付方式','交易类型','交易状态','订单金额(元)','优惠金额(元)','交易金额(元)','手续费(元)','结算金额(元)','交易流水号','商户订单号']
        rows=[[T(s['t'],'%Y-%m-%d %H:%M:%S'),sh['name'],I(s['term']),CH2[s['chan']],typ(s,k),('已撤销' if s.get('voided_status') else st[s['kind']]),M(s['gross']),M(0),M(s['gross']),M(0 if s['kind']=='fail' else s['fee']),M(0 if s['kind']=='fail' or s.get('voided_status') else s['gross']-s['fee']),I(s['ref']),I(s['order'])] for s in S]
        return [],h,rows,[]
    @add('shouqianba',region='CN',acq='sqb',term=1,chan=1,fee=1,status=1,qr=1,fmts=[('xlsx',),('csv','utf-8-sig')])
    def f(S,sh,rng):
        st={'sale':'收款成功','refund':'退款成功','void':'退款成功','fail':'收款失败','chargeback':'退款成功'}; k={'sale':'收款','refund':'退款','void':'撤单','fail':'收款','chargeback':'调账'}
        pre=[[f"商户名：{sh['name']}"],[f"账单周期：{sh['S']:%Y/%m/%d} 00:00:00 - {sh['E']:%Y/%m/%d} 23:59:59"],[]]
        h=['收钱吧订单号','商户订单号','门店名称','终端名称','交易日期','时间','收款通道','交易模式','交易状态','交易金额','商户优惠','实收金额','扣率(%)','手续费','结算金额']
        rows=[[I(s['ref']),I(s['order']),sh['name'],'收银台'+s['term'][-2:],T(s['t'],'%Y-%m-%d'),T(s['t'],'%H:%M:%S'),CH[s['chan']],typ(s,k),('已撤单' if s.get('voided_status') else st[s['kind']]),M(s['gross']),M(0),M(s['gross']),sh['rate_txt'],M(0 if s['kind']=='fail' else s['fee']),M(0 if s['kind']=='fail' or s.get('voided_status') else s['gross']-s['fee'])] for s in S]
        return pre,h,rows,[]
    @add('fuiou',region='CN',acq='fuiou',term=1,chan=1,fee=1,status=0,fmts=[('csv','gb18030'),('xlsx',)])
    def f(S,sh,rng):
        h=['商户号','商户名称','终端号','交易日期','交易时间','交易类型','支付方式','交易金额','手续费','到账金额','参考号','流水号','卡号']
        rows=[[I(sh['mid']),sh['name'],I(s['term']),T(s['t'],'%Y%m%d'),T(s['t'],'%H:%M:%S'),typ(s,cnk),CH[s['chan']],M(s['gross']),M(s['fee']),M(s['gross']-s['fee']),I(s['ref']),I(s['trace']),s['card']] for s in S]
        return [],h,rows,[]
    @add('allinpay',region='CN',acq='allinpay',term=1,chan=1,fee=1,status=0,fmts=[('csv','utf-8-sig'),('xlsx',),('csv','gb18030')])
    def f(S,sh,rng):
        h=['商户号','门店名称','终端号','交易日期','交易时间','交易类型','交易批次号','凭证号','参考号','卡号','卡类别','交易金额','手续费','交易单号','订单号','原始金额','结算金额','产品类型']
        rows=[[I(sh['mid']),sh['name'],I(s['term']),T(s['t'],'%Y-%m-%d'),T(s['t'],'%H:%M:%S'),typ(s,cnk),I(s['batch']),I(s['trace']),I(s['ref']),s['card'],CH[s['chan']],M(s['gross']),M(s['fee']),I(s['order']),I(s['order2']),M(s['gross']),M(s['gross']-s['fee']),'收银宝POS'] for s in S]
        return [],h,rows,[]
    @add('suixingfu',region='CN',acq='vbill',term=1,chan=1,fee=1,status=1,fmts=[('xlsx',),('tsv','utf-8')])
    def f(S,sh,rng):
        st={'sale':'交易成功','refund':'交易成功','void':'交易成功','fail':'交易失败','chargeback':'交易成功'}
        h=['交易日期时间','商户编号','终端SN','支付类型','业务类型','交易金额','手续费金额','应结金额','交易状态','交易流水号']
        rows=[[T(s['t'],'%Y/%m/%d %H:%M:%S'),I(sh['mid']),I(s['term']),CH[s['chan']],typ(s,cnk),M(s['gross']),M(0 if s['kind']=='fail' else s['fee']),M(0 if s['kind']=='fail' or s.get('voided_status') else s['gross']-s['fee']),('已撤销' if s.get('voided_status') else st[s['kind']]),I(s['ref'])] for s in S]
        return [],h,rows,[['总计','','','',f'{len(S)}笔']]
    @add('huifu',region='CN',acq='huifu',term=1,chan=1,fee=1,status=1,fmts=[('csv','utf-8'),('xlsx',)])
    def f(S,sh,rng):
        st={'sale':'成功','refund':'成功','void':'成功','fail':'失败','chargeback':'成功'}; k={'sale':'支付','refund':'退款','void':'撤销','fail':'支付','chargeback':'差错调账'}
        h=['汇付全局流水号','商户请求流水号','交易完成时间','支付渠道','交易类型','交易金额','手续费金额','入账金额','终端号','交易状态']
        rows=[[I(s['ref']),I(s['order']),T(s['t'],'%Y-%m-%d %H:%M:%S'),CH2[s['chan']],typ(s,k),M(s['gross']),M(0 if s['kind']=='fail' else s['fee']),M(0 if s['kind']=='fail' or s.get('voided_status') else s['gross']-s['fee']),I(s['term']),('已撤销' if s.get('voided_status') else st[s['kind']])] for s in S]
        return [],h,rows,[]
    @add('wechat',region='CN',acq='wx',term=0,chan=0,fee=1,status=0,only='wx',fmts=[('csvbt','utf-8'),('csvbt','utf-8-sig')])
    def f(S,sh,rng):
        h=['交易时间','公众账号ID','商户号','特约商户号','设备号','微信订单号','商户订单号','用户标识','交易类型','交易状态','付款银行','货币种类','应结订单金额','代金券金额','微信退款单号','商户退款单号','退款金额','充值券退款金额','退款类型','退款状态','商品名称','商户数据包','手续费','费率','订单金额','申请退款金额','费率备注']
        rows=[]
        for s in S:
            base=[T(s['t'],'%Y-%m-%d %H:%M:%S'),'wx8f3a20c71b5d9e64',sh['mid'][:10],'0',s['term'],s['orig']['ref'] if s.get('orig') else s['ref'],s['orig']['order'] if s.get('orig') else s['order'],'oX7'+s['order'][-10:],'MICROPAY']
            fee5=f"{s['fee']/100:.5f}"
            if s['kind']=='sale':
                rows.append(base+['SUCCESS','OTHERS','CNY',M(s['gross']),M(0),'0','0',M(0),M(0),'','','商品','',fee5,sh['rate_txt']+'%',M(s['gross']),M(0),''])
            else:
                rows.append(base+['REFUND','OTHERS','CNY',M(0),M(0),s['ref'],s['order'],M(-s['gross']),M(0),'ORIGINAL','SUCCESS','商品','',fee5,sh['rate_txt']+'%',M(0),M(-s['gross']),''])
        sales=[s for s in S if s['kind']=='sale']; refs=[s for s in S if s['kind']!='sale']
        ft=[['总交易单数','应结订单总金额','退款总金额','充值券退款总金额','手续费总金额','订单总金额','申请退款总金额'],
            [str(len(S)),M(sum(s['gross'] for s in sales)),M(-sum(s['gross'] for s in refs)),M(0),f"{sum(s['fee'] for s in S)/100:.5f}",M(sum(s['gross'] for s in sales)),M(-sum(s['gross'] for s in refs))]]
        return [],h,rows,ft
    @add('alipay',region='CN',acq='ali',term=1,chan=0,fee=1,status=0,only='ali',fmts=[('csv','gb18030'),('csv','utf-8')])
    def f(S,sh,rng):
        pre=[Raw('#支付宝业务明细查询'),Raw(f"#账号：[2088{sh['mid'][-12:]}]"),Raw(f"#起始日期：[{sh['S']:%Y年%m月%d日} 00:00:00]   终止日期：[{sh['E']+timedelta(1):%Y年%m月%d日} 00:00:00]"),Raw('#-----------------------------------------业务明细列表----------------------------------------')]
        h=['支付宝交易号','商户订单号','业务类型','商品名称','创建时间','完成时间','门店编号','门店名称','操作员','终端号','对方账户','订单金额（元）','商家实收（元）','支付宝红包（元）','集分宝（元）','支付宝优惠（元）','商家优惠（元）','券核销金额（元）','券名称','商家红包消费金额（元）','卡消费金额（元）','退款批次号/请求号','服务费（元）','分润（元）','备注']
        rows=[]
        for s in S:
            k='交易' if s['kind']=='sale' else '退款'
            rows.append([I(s['orig']['ref'] if s.get('orig') else s['ref']),I(s['orig']['order'] if s.get('orig') else s['order']),k,'门店收款',T(s['t']-timedelta(seconds=9),'%Y-%m-%d %H:%M:%S'),T(s['t'],'%Y-%m-%d %H:%M:%S'),'0001',sh['name'],'',s['term'],'*'+s['order'][-2:]+'(138****'+s['order'][-4:]+')',M(s['gross']),M(s['gross']),M(0),M(0),M(0),M(0),M(0),'',M(0),M(0),I(s['ref'] if s['kind']!='sale' else ''),M(-s['fee']),M(0),''])
        a=[s for s in S if s['kind']=='sale']; b=[s for s in S if s['kind']!='sale']
        ft=[Raw('#-----------------------------------------业务明细列表结束------------------------------------'),Raw(f"#交易合计：{len(a)}笔，商家实收共{sum(s['gross'] for s in a)/100:.2f}元，商家优惠共0.00元"),Raw(f"#退款合计：{len(b)}笔，商家实收退款共{sum(s['gross'] for s in b)/100:.2f}元，商家优惠退款共0.00元"),Raw(f"#导出时间：[{sh['E']+timedelta(3):%Y年%m月%d日} 10:21:33]")]
        return pre,h,rows,ft
    @add('ccb_merchant',region='CN',acq='bank',term=1,chan=1,fee=1,status=0,fmts=[('xlsx',),('csv','gb18030')])
    def f(S,sh,rng):
        pre=[['商户交易明细对账单'],['商户编号',sh['mid'],'商户名称',sh['name']],['起止日期',f"{sh['S']:%Y%m%d}-{sh['E']:%Y%m%d}"]]
        h=['POS编号','交易日','交易时刻','卡号/付款账号','卡种','交易码','交易额','商户扣率手续费','商户净额','系统检索号','授权号']
        k={'sale':'消费','refund':'退货','void':'撤销','fail':'消费','chargeback':'差错扣款'}
        rows=[[I(s['term']),T(s['t'],'%Y-%m-%d'),T(s['t'],'%H:%M:%S'),s['card'],CH[s['chan']],typ(s,k),M(s['gross']),M(s['fee']),M(s['gross']-s['fee']),I(s['ref']),s['auth']] for s in S]
        return pre,h,rows,[['小计','','','','','',M(sum(s['gross'] for s in S)),M(sum(s['fee'] for s in S)),M(sum(s['gross']-s['fee'] for s in S))]]
    @add('rural_qr',region='CN',acq='bank',term=1,chan=1,fee=1,status=1,qr=1,fmts=[('xlsx',),('csv','utf-8-sig')])
    def f(S,sh,rng):
        st={'sale':'支付成功','refund':'退款成功','void':'退款成功','fail':'已关闭','chargeback':'退款成功'}; k={'sale':'支付','refund':'退款','void':'撤销','fail':'支付','chargeback':'调账'}
        h=['订单编号','交易时间','收款码/设备编号','付款方式','类型','订单金额（元）','手续费（元）','到账金额（元）','订单状态','备注']
        rows=[[I(s['ref']),T(s['t'],'%Y-%m-%d %H:%M:%S'),I(s['term']),CH[s['chan']],typ(s,k),M(s['gross']),M(0 if s['kind']=='fail' else s['fee']),M(0 if s['kind']=='fail' or s.get('voided_status') else s['gross']-s['fee']),('已撤销' if s.get('voided_status') else st[s['kind']]),''] for s in S]
        return [[f"{sh['bankname']}聚合支付商户交易流水"],[f"商户：{sh['name']}  查询日期：{sh['S']:%Y-%m-%d} ~ {sh['E']:%Y-%m-%d}"]],h,rows,[]
    @add('plain_nofee',region='CN',acq='ums',term=1,chan=1,fee=0,status=0,fmts=[('csv','gb18030'),('xlsx',),('csv','utf-8-sig')])
    def f(S,sh,rng):
        h=['日期','时间','终端号','交易类型','支付方式','卡号','金额','参考号','流水号']
        rows=[[T(s['t'],'%Y-%m-%d'),T(s['t'],'%H:%M:%S'),I(s['term']),typ(s,cnk),CH[s['chan']],s['card'],M(s['gross']),I(s['ref']),I(s['trace'])] for s in S]
        return [],h,rows,[]
    # ------- HK / TW / MO
    @add('hk_trad',region='HK',acq='hkacq',term=1,chan=1,fee=1,status=0,fmts=[('xlsx',),('csv','utf-8-sig')])
    def f(S,sh,rng):
        k={'sale':'銷售','refund':'退款','void':'取消','fail':'銷售','chargeback':'拒付'}
        h=['交易日期','交易時間','終端機編號','商戶編號','交易類型','卡種','卡號','交易金額 (HKD)','手續費 (HKD)','淨額 (HKD)','參考編號','授權碼']
        rows=[[T(s['t'],'%Y-%m-%d'),T(s['t'],'%H:%M:%S'),I(s['term']),I(sh['mid']),typ(s,k),EN[s['chan']],s['card'],M(s['gross']),M(s['fee']),M(s['gross']-s['fee']),I(s['ref']),s['auth']] for s in S]
        return [[f"商戶名稱：{sh['name']}"],[f"報表期間：{sh['S']:%Y-%m-%d} 至 {sh['E']:%Y-%m-%d}"],[]],h,rows,[['總計','','','','','','',M(sum(s['gross'] for s in S)),M(sum(s['fee'] for s in S)),M(sum(s['gross']-s['fee'] for s in S))]]
    @add('hk_en',region='HK',acq='hkacq',term=1,chan=1,fee=1,status=1,fmts=[('csv','utf-8'),('xlsx',)])
    def f(S,sh,rng):
        k={'sale':'SALE','refund':'REFUND','void':'VOID','fail':'SALE','chargeback':'CHARGEBACK'}
        h=['Transaction Date Time','Merchant ID','Terminal ID','Transaction Type','Payment Method','Status','Currency','Transaction Amount','MDR','Net Amount','RRN','Order No.']
        rows=[[T(s['t'],'%d/%m/%Y %H:%M:%S'),I(sh['mid']),I(s['term']),typ(s,k),EN[s['chan']],('DECLINED' if s['kind']=='fail' else 'VOIDED' if s.get('voided_status') else 'APPROVED'),'HKD',M(s['gross']),M(0 if s['kind']=='fail' else s['fee']),M(0 if s['kind']=='fail' or s.get('voided_status') else s['gross']-s['fee']),I(s['ref']),I(s['order'])] for s in S]
        return [],h,rows,[]
    @add('tw_nccc',region='TW',acq='twacq',term=1,chan=1,fee=1,status=0,fmts=[('csv','utf-8-sig'),('xlsx',)])
    def f(S,sh,rng):
        k={'sale':'一般交易','refund':'退貨','void':'取消','fail':'一般交易','chargeback':'扣款'}
        h=['交易日期','交易時間','端末機代號','卡別','卡號','授權碼','交易類別','交易金額','手續費','撥款淨額','交易序號']
        rows=[[T(s['t'],'%Y/%m/%d'),T(s['t'],'%H:%M:%S'),I(s['term']),EN[s['chan']],s['card'],s['auth'],typ(s,k),M(s['gross']),M(s['fee']),M(s['gross']-s['fee']),I(s['ref'])] for s in S]
        return [['特約商店請款明細表'],[f"特店代號：{sh['mid']}",f"特店名稱：{sh['name']}"]],h,rows,[]
    @add('mo_en',region='MO',acq='moacq',term=1,chan=1,fee=1,status=0,fmts=[('csv','utf-8-sig'),('xlsx',)])
    def f(S,sh,rng):
        k={'sale':'消費','refund':'退款','void':'撤銷','fail':'消費','chargeback':'拒付'}
        h=['交易時間','終端編號','支付方式','交易類型','幣種','交易金額','手續費','結算金額','系統參考號']
        rows=[[T(s['t'],'%Y-%m-%d %H:%M:%S'),I(s['term']),EN[s['chan']],typ(s,k),'MOP',M(s['gross']),M(s['fee']),M(s['gross']-s['fee']),I(s['ref'])] for s in S]
        return [],h,rows,[]
    @add('sg_nets',region='SG',acq='sgacq',term=1,chan=1,fee=1,status=0,fmts=[('csv','utf-8'),('xlsx',)])
    def f(S,sh,rng):
        k={'sale':'Purchase','refund':'Refund','void':'Void','fail':'Purchase','chargeback':'Chargeback'}
        h=['Retailer ID','Terminal ID','Transaction Date','Transaction Time','Card Scheme','Transaction Type','Gross Amount (SGD)','MDR (SGD)','Net Amount (SGD)','Retrieval Reference No','Approval Code']
        rows=[[I(sh['mid']),I(s['term']),T(s['t'],'%d/%m/%Y'),T(s['t'],'%H:%M:%S'),EN[s['chan']],typ(s,k),M(s['gross']),M(s['fee']),M(s['gross']-s['fee']),I(s['ref']),s['auth']] for s in S]
        return [['NETS Merchant Settlement Report'],['Retailer Name',sh['name']]],h,rows,[]
    # ------- UK / EU / US
    @add('worldpay',region='UK',acq='worldpay',term=1,chan=1,fee=1,status=0,fmts=[('csv','utf-8'),('xlsx',)])
    def f(S,sh,rng):
        k={'sale':'Purchase','refund':'Refund','void':'Reversal','fail':'Purchase','chargeback':'Chargeback'}
        h=['Merchant ID','Terminal ID','Transaction Date','Transaction Time','Card Type','Card Number','Transaction Type','Gross Amount','Charges','Net Amount','Acquirer Reference']
        rows=[[I(sh['mid']),I(s['term']),T(s['t'],'%d/%m/%Y'),T(s['t'],'%H:%M:%S'),EN[s['chan']],s['card'],typ(s,k),M(s['gross']),M(s['fee']),M(s['gross']-s['fee']),I(s['ref'])] for s in S]
        return [],h,rows,[]
    @add('sumup',region='UK',acq='sumup',term=0,chan=1,fee=1,status=1,fmts=[('csv','utf-8')])
    def f(S,sh,rng):
        k={'sale':'Sale','refund':'Refund','void':'Refund','fail':'Sale','chargeback':'Chargeback'}
        h=['Email','Date','Transaction ID','Transaction Type','Status','Card Type','Last 4 Digits','Process As','Payment Method','Entry Mode','Description','Total','Fee','Net']
        rows=[[f"till@{sh['mid'][:4]}.co.uk",T(s['t'],'%Y-%m-%d %H:%M:%S'),I(s['ref']),typ(s,k),('Failed' if s['kind']=='fail' else 'Cancelled' if s.get('voided_status') else 'Successful'),EN[s['chan']],s['card'][-4:],'CREDIT','POS','contactless','Custom Amount',M(s['gross']),M(0 if s['kind']=='fail' else s['fee']),M(0 if s['kind']=='fail' or s.get('voided_status') else s['gross']-s['fee'])] for s in S]
        return [],h,rows,[]
    @add('barclaycard',region='UK',acq='barclaycard',term=1,chan=1,fee=0,gross=1,status=0,fmts=[('csv','utf-8'),('xlsx',)])
    def f(S,sh,rng):
        k={'sale':'Sale','refund':'Refund','void':'Reversal','fail':'Sale','chargeback':'Chargeback'}
        h=['Outlet Number','Terminal ID','Trading Date','Time','Scheme','Card Number','Type','Amount (GBP)','Auth Code','Reference']
        rows=[[I(sh['mid']),I(s['term']),T(s['t'],'%d/%m/%Y'),T(s['t'],'%H:%M:%S'),EN[s['chan']],s['card'],typ(s,k),M(s['gross']),s['auth'],I(s['ref'])] for s in S]
        return [],h,rows,[]
    @add('square',region='US',acq='square',term=1,chan=1,fee=1,status=0,fmts=[('csv','utf-8')],sym='$')
    def f(S,sh,rng):
        h=['Date','Time','Time Zone','Gross Sales','Discounts','Net Sales','Tax','Tip','Total Collected','Source','Card','Fees','Net Total','Transaction ID','Payment ID','Card Brand','PAN Suffix','Device Name','Event Type']
        k={'sale':'Payment','refund':'Refund','void':'Refund','chargeback':'Dispute'}
        rows=[[T(s['t'],'%m/%d/%y'),T(s['t'],'%H:%M:%S'),'Eastern Time (US & Canada)',M(s['gross']),M(0),M(s['gross']),M(0),M(0),M(s['gross']),'Point of Sale',M(s['gross']),M(-s['fee']),M(s['gross']-s['fee']),I(s['ref']),I(s['order']),EN[s['chan']],s['card'][-4:],'Register '+s['term'][-1],typ(s,k)] for s in S]
        return [],h,rows,[]
    @add('stripe',region='US',acq='stripe',term=0,chan=0,fee=1,status=0,fmts=[('csv','utf-8')])
    def f(S,sh,rng):
        h=['balance_transaction_id','created','available_on','currency','gross','fee','net','reporting_category','source_id','description']
        k={'sale':'charge','refund':'refund','void':'refund','chargeback':'dispute'}
        rows=[[s['ref'],T(s['t'],'%Y-%m-%d %H:%M:%S'),T(datetime.combine(s['due'],datetime.min.time()),'%Y-%m-%d %H:%M:%S'),sh['cur'].lower(),M(s['gross']),M(s['fee']),M(s['gross']-s['fee']),typ(s,k),s['order'],'Terminal payment'] for s in S]
        return [],h,rows,[]
    @add('adyen',region='EU',acq='adyen',term=1,chan=1,fee=1,status=0,fmts=[('csv','utf-8'),('xlsx',)])
    def f(S,sh,rng):
        k={'sale':'Settled','refund':'Refunded','void':'Refunded','chargeback':'Chargeback'}
        h=['Company Account','Merchant Account','Psp Reference','Merchant Reference','Payment Method','Creation Date','TimeZone','Type','Gross Currency','Gross Debit (GC)','Gross Credit (GC)','Net Currency','Net Debit (NC)','Net Credit (NC)','Commission (NC)','Unique Terminal ID']
        rows=[[ 'ShopGroup','ShopPOS',I(s['ref']),I(s['order']),EN[s['chan']].lower(),T(s['t'],'%Y-%m-%d %H:%M:%S'),'CET',typ(s,k),'EUR',(M(-s['gross']) if s['gross']<0 else None),(M(s['gross']) if s['gross']>0 else None),'EUR',(M(-(s['gross']-s['fee'])) if s['gross']<0 else None),(M(s['gross']-s['fee']) if s['gross']>0 else None),M(s['fee']),'P400Plus-'+s['term']] for s in S]
        return [],h,rows,[]
    @add('payone_de',region='EU',acq='payone',term=1,chan=1,fee=1,status=0,fmts=[('csv;','utf-8-sig'),('csv;','cp1252')])
    def f(S,sh,rng):
        k={'sale':'Zahlung','refund':'Gutschrift','void':'Storno','chargeback':'Rückbelastung'}
        h=['Datum','Uhrzeit','Terminal-ID','Kartenart','Kartennummer','Transaktionsart','Bruttobetrag','Gebühr','Nettobetrag','Währung','Referenznummer']
        rows=[[T(s['t'],'%d.%m.%Y'),T(s['t'],'%H:%M:%S'),I(s['term']),EN[s['chan']],s['card'],typ(s,k),M(s['gross']),M(s['fee']),M(s['gross']-s['fee']),'EUR',I(s['ref'])] for s in S]
        return [],h,rows,[]
    return L
POS=pos_layouts()

# ---------------------------------------------------------------- bank statements
# rows: dict dt, amt(signed), bal, cp, cpa, memo, summ, no
def bank_layouts():
    L={}
    def add(name,**k):
        def deco(f): k['fn']=f; k['name']=name; L[name]=k; return f
        return deco
    def cr(r): return M(r['amt']) if r['amt']>0 else None
    def dr(r): return M(-r['amt']) if r['amt']<0 else None
    def crz(r): return M(max(r['amt'],0))
    def drz(r): return M(max(-r['amt'],0))
    @add('icbc_corp',region='CN',bank='中国工商银行',period=1,fmts=[('csv','gb18030'),('xlsx',)])
    def f(B,sh,rng):
        pre=[[f"中国工商银行账户历史明细"],[f"账号：{sh['acct']}",f"户名：{sh['owner']}",f"起始日期：{sh['b0']:%Y-%m-%d}",f"截止日期：{sh['b1']:%Y-%m-%d}"]]
        h=['凭证号','本方账号','对方账号','交易时间','借/贷','借方发生额','贷方发生额','对方行号','摘要','用途','对方单位名称','余额','个性化信息']
        rows=[['0',I(sh['acct']),I(r['cpa']),T(r['dt'],'%Y-%m-%d %H:%M:%S'),'贷' if r['amt']>0 else '借',drz(r),crz(r),'',r['summ'],r['memo'],r['cp'],M(r['bal']),''] for r in B]
        return pre,h,rows,[]
    @add('icbc_debit',region='CN',bank='中国工商银行',period=1,fmts=[('csv','utf-8-sig'),('csv','gb18030')],thou=1)
    def f(B,sh,rng):
        pre=[['明细查询文件下载'],[],[f"卡号: {sh['acct'][:4]}********{sh['acct'][-4:]}",'','卡别名: '],[f"起始日期: {sh['b0']:%Y-%m-%d}",'',f"截止日期: {sh['b1']:%Y-%m-%d}"],[]]
        h=['交易日期','摘要','交易详情','交易场所','交易国家或地区简称','钞/汇','交易金额(收入)','交易金额(支出)','交易币种','记账金额(收入)','记账金额(支出)','记账币种','余额','对方户名','对方账户']
        rows=[[T(r['dt'],'%Y-%m-%d'),r['summ'],r['memo'],'网上银行','CHN','钞',cr(r),dr(r),'人民币',cr(r),dr(r),'人民币',M(r['bal']),r['cp'],I(r['cpa'])] for r in B]
        ci=sum(r['amt'] for r in B if r['amt']>0); di=-sum(r['amt'] for r in B if r['amt']<0)
        return pre,h,rows,[['人民币合计','','','','','','','','',M(ci),M(di)]]
    @add('ccb_corp',region='CN',bank='中国建设银行',period=0,fmts=[('xlsx',),('csv','gb18030')])
    def f(B,sh,rng):
        h=['账号','账户名称','交易时间','借方发生额（支取）','贷方发生额（收入）','余额','币种','对方户名','对方账号','对方开户机构','记账日期','摘要','备注','账户明细编号-交易流水号','企业流水号','凭证种类','凭证号','关联账户']
        rows=[[I(sh['acct']),sh['owner'],T(r['dt'],'%Y%m%d %H:%M:%S'),drz(r),crz(r),M(r['bal']),'人民币元',r['cp'],I(r['cpa']),'',T(r['dt'],'%Y%m%d'),r['summ'],r['memo'],I(r['no']),'','','',''] for r in B]
        return [],h,rows,[]
    @add('ccb_personal',region='CN',bank='中国建设银行',period=1,fmts=[('xlsx',),('csv','gb18030')],thou=1)
    def f(B,sh,rng):
        pre=[['中国建设银行个人活期账户全部交易明细'],[f"卡号/账号:{sh['acct']}",'',f"客户名称:{sh['owner']}",'',f"起止日期:{sh['b0']:%Y%m%d} 至 {sh['b1']:%Y%m%d}"]]
        h=['序号','摘要','币别','钞汇','交易日期','交易金额','账户余额','交易地点/附言','对方账号与户名']
        rows=[[i+1,r['summ'],'人民币元','钞',T(r['dt'],'%Y%m%d'),M(r['amt']),M(r['bal']),r['memo'],r['cpa']+'/'+r['cp']] for i,r in enumerate(B)]
        return pre,h,rows,[]
    @add('abc_corp',region='CN',bank='中国农业银行',period=1,desc=.5,fmts=[('xlsx',),('csv','gb18030')])
    def f(B,sh,rng):
        pre=[['账户明细查询'],[f"账号：{sh['acct']}　户名：{sh['owner']}　币种：人民币"],[f"查询期间：{sh['b0']:%Y年%m月%d日}-{sh['b1']:%Y年%m月%d日}"]]
        h=['交易日期','交易时间戳','收入金额','支出金额','账户余额','交易行名','对方省市','对方账号','对方户名','交易用途']
        rows=[[T(r['dt'],'%Y-%m-%d'),T(r['dt'],'%H:%M:%S'),cr(r),dr(r),M(r['bal']),'','',I(r['cpa']),r['cp'],r['memo']] for r in B]
        return pre,h,rows,[]
    @add('boc_corp',region='CN',bank='中国银行',period=1,fmts=[('csv','gb18030'),('xlsx',)],thou=1)
    def f(B,sh,rng):
        pre=[['查询账号[ Inquirer account number ]',sh['acct']],['总笔数[ Total number of transactions ]',len(B)],['查询时间范围[ Time Range ]',f"{sh['b0']:%Y%m%d}-{sh['b1']:%Y%m%d}"]]
        h=['交易类型[ Transaction Type ]','业务类型[ Business type ]','付款人开户行名[ Payer account bank ]',"付款人账号[ Debit Account No. ]","付款人名称[ Payer's Name ]",'收款人开户行名[ Beneficiary account bank ]',"收款人账号[ Payee's Account Number ]","收款人名称[ Payee's Name ]",'交易日期[ Transaction Date ]','交易时间[ Transaction time ]','交易货币[ Trade Currency ]','交易金额[ Trade Amount ]','交易后余额[ After-transaction balance ]','起息日期[ Value Date ]','交易流水号[ Transaction reference number ]','交易附言[ Remark ]','摘要[ Reference ]']
        rows=[]
        for r in B:
            a=(r['cpa'],r['cp']); b=(sh['acct'],sh['owner'])
            p,q=(a,b) if r['amt']>0 else (b,a)
            rows.append(['来账' if r['amt']>0 else '往账','小额普通','',I(p[0]),p[1],'',I(q[0]),q[1],T(r['dt'],'%Y%m%d'),T(r['dt'],'%H:%M:%S'),'CNY',M(r['amt'],True),M(r['bal']),T(r['dt'],'%Y%m%d'),I(r['no']),r['memo'],r['summ']])
        return pre,h,rows,[]
    @add('cmb_personal',region='CN',bank='招商银行',period=1,desc=.7,fmts=[('csvtab','gb18030'),('csvtab','utf-8-sig')])
    def f(B,sh,rng):
        pre=[Raw('# 招商银行交易记录'),Raw(f"# 导出时间: [{sh['b1']+timedelta(1):%Y-%m-%d} 09:30:12]"),Raw(f"# 账    户: [一卡通 {sh['acct'][:4]}********{sh['acct'][-4:]}]"),Raw('# 币    种: [人民币]'),Raw(f"# 起始日期: [{sh['b0']:%Y%m%d}]   终止日期: [{sh['b1']:%Y%m%d}]")]
        h=['交易日期','交易时间','收入','支出','余额','交易类型','交易备注']
        rows=[[T(r['dt'],'%Y%m%d'),T(r['dt'],'%H:%M:%S'),cr(r),dr(r),M(r['bal']),r['summ'],(r['memo']+' '+r['cp']).strip()] for r in B]
        ci=sum(r['amt'] for r in B if r['amt']>0); di=-sum(r['amt'] for r in B if r['amt']<0)
        return pre,h,rows,[Raw(f"# 收入合计: {sum(1 for r in B if r['amt']>0)} 笔，共 {ci/100:.2f} 元"),Raw(f"# 支出合计: {sum(1 for r in B if r['amt']<0)} 笔，共 {di/100:.2f} 元")]
    @add('cmb_corp',region='CN',bank='招商银行',period=0,fmts=[('xlsx',),('csv','gb18030')],thou=1)
    def f(B,sh,rng):
        h=['账号','账号名称','币种','交易日','交易时间','起息日','交易类型','借方金额','贷方金额','余额','摘要','流水号','收(付)方名称','收(付)方账号']
        rows=[[I(sh['acct']),sh['owner'],'人民币',T(r['dt'],'%Y-%m-%d'),T(r['dt'],'%H:%M:%S'),T(r['dt'],'%Y-%m-%d'),r['summ'],dr(r),cr(r),M(r['bal']),r['memo'],I(r['no']),r['cp'],I(r['cpa'])] for r in B]
        return [],h,rows,[]
    @add('rural_dc',region='CN',bank='农村商业银行',period=1,fmts=[('xlsx',),('csv','gb18030')])
    def f(B,sh,rng):
        pre=[[f"{sh['bankname']}对公账户明细"],['账号',sh['acct'],'户名',sh['owner'],'期间',f"{sh['b0']:%Y-%m-%d}~{sh['b1']:%Y-%m-%d}"]]
        h=['交易日期','流水号','借贷标志','发生额','余额','对方户名','对方账号','摘要','备注']
        rows=[[T(r['dt'],'%Y-%m-%d'),I(r['no']),'贷' if r['amt']>0 else '借',M(abs(r['amt'])),M(r['bal']),r['cp'],I(r['cpa']),r['summ'],r['memo']] for r in B]
        ci=sum(r['amt'] for r in B if r['amt']>0); di=-sum(r['amt'] for r in B if r['amt']<0)
        return pre,h,rows,[['合计','',f"借方 {di/100:.2f}  贷方 {ci/100:.2f}"]]
    @add('mybank',region='CN',bank='网商银行',period=1,desc=.6,fmts=[('xlsx',),('csv','utf-8-sig')])
    def f(B,sh,rng):
        pre=[['浙江网商银行账户交易明细'],[f"户名：{sh['owner']}  账号：{sh['acct']}"],[f"起止时间：{sh['b0']:%Y-%m-%d} 00:00:00 至 {sh['b1']:%Y-%m-%d} 23:59:59"]]
        h=['交易时间','交易流水号','收入(元)','支出(元)','余额(元)','对方名称','对方账号','交易类型','备注']
        rows=[[T(r['dt'],'%Y-%m-%d %H:%M:%S'),I(r['no']),cr(r),dr(r),M(r['bal']),r['cp'],I(r['cpa']),r['summ'],r['memo']] for r in B]
        return pre,h,rows,[]
    @add('psbc',region='CN',bank='中国邮政储蓄银行',period=1,fmts=[('xlsx',),('csv','gb18030')])
    def f(B,sh,rng):
        pre=[['邮政储蓄银行活期账户交易明细'],[f"卡号/账号：{sh['acct']} 户名：{sh['owner']} 起止日期：{sh['b0']:%Y%m%d}—{sh['b1']:%Y%m%d}"]]
        h=['交易日期','交易时间','交易渠道','摘要','交易金额','余额','对方户名','对方账号','附言']
        rows=[[T(r['dt'],'%Y%m%d'),T(r['dt'],'%H%M%S'),'网上支付',r['summ'],M(r['amt'],True),M(r['bal']),r['cp'],I(r['cpa']),r['memo']] for r in B]
        return pre,h,rows,[]
    @add('cib',region='CN',bank='兴业银行',period=0,fmts=[('xlsx',),('csv','gb18030'),('tsv','utf-8')],thou=1)
    def f(B,sh,rng):
        h=['记账日期','交易时间','支出','收入','账户余额','摘要','对方户名','对方账号','对方银行','用途']
        rows=[[T(r['dt'],'%Y-%m-%d'),T(r['dt'],'%H:%M:%S'),dr(r),cr(r),M(r['bal']),r['summ'],r['cp'],I(r['cpa']),'',r['memo']] for r in B]
        return [],h,rows,[]
    @add('city_pages',region='CN',bank='城市商业银行',period=1,pages=1,fmts=[('csv','gb18030'),('xlsx',)],thou=1)
    def f(B,sh,rng):
        pre=[[f"{sh['bankname']}账户对账单"],['户名',sh['owner'],'账号',sh['acct']],[f"对账期间 {sh['b0']:%Y-%m-%d} 至 {sh['b1']:%Y-%m-%d}"]]
        h=['日期','摘要','借方','贷方','余额','对方户名','附言']
        rows=[[T(r['dt'],'%Y-%m-%d'),r['summ'],dr(r),cr(r),M(r['bal']),r['cp'],r['memo']] for r in B]
        return pre,h,rows,[]
    # HK etc
    @add('hsbc_hk',region='HK',bank='HSBC',period=0,fmts=[('csv','utf-8'),('xlsx',)],thou=1)
    def f(B,sh,rng):
        h=['Date','Transaction Details','Deposit (HKD)','Withdrawal (HKD)','Balance (HKD)']
        rows=[[T(r['dt'],'%d/%m/%Y'),(r['cp']+' '+r['memo']).strip(),cr(r),dr(r),M(r['bal'])] for r in B]
        return [],h,rows,[]
    @add('bochk',region='HK',bank='中銀香港',period=1,fmts=[('csv','utf-8-sig'),('xlsx',)],thou=1)
    def f(B,sh,rng):
        pre=[['中國銀行(香港) 賬戶交易紀錄'],['賬戶號碼',sh['acct']],['查詢日期',f"{sh['b0']:%Y/%m/%d} - {sh['b1']:%Y/%m/%d}"]]
        h=['交易日期','交易摘要','支出金額','存入金額','結餘','備註']
        rows=[[T(r['dt'],'%Y/%m/%d'),(r['summ']+' '+r['cp']).strip(),dr(r),cr(r),M(r['bal']),r['memo']] for r in B]
        return pre,h,rows,[]
    @add('tw_bank',region='TW',bank='玉山銀行',period=1,fmts=[('csv','utf-8-sig'),('xlsx',)],thou=1)
    def f(B,sh,rng):
        pre=[['存款交易明細查詢'],[f"帳號：{sh['acct']}  查詢期間：{sh['b0']:%Y/%m/%d} ~ {sh['b1']:%Y/%m/%d}"]]
        h=['交易日期','交易時間','摘要','支出','存入','餘額','備註']
        rows=[[T(r['dt'],'%Y/%m/%d'),T(r['dt'],'%H:%M:%S'),r['summ'],dr(r),cr(r),M(r['bal']),(r['cp']+' '+r['memo']).strip()] for r in B]
        return pre,h,rows,[]
    @add('bnu_mo',region='MO',bank='大西洋銀行',period=1,fmts=[('csv','utf-8-sig'),('xlsx',)],thou=1)
    def f(B,sh,rng):
        pre=[[f"賬號 {sh['acct']} MOP"],[f"由 {sh['b0']:%Y-%m-%d} 至 {sh['b1']:%Y-%m-%d}"]]
        h=['日期','起息日','摘要','借方','貸方','結餘']
        rows=[[T(r['dt'],'%Y-%m-%d'),T(r['dt'],'%Y-%m-%d'),(r['cp']+' '+r['memo']).strip(),dr(r),cr(r),M(r['bal'])] for r in B]
        return pre,h,rows,[]
    @add('dbs_sg',region='SG',bank='DBS',period=1,fmts=[('csv','utf-8')],thou=1)
    def f(B,sh,rng):
        pre=[['Account Details For:','DBS Business Account '+sh['acct']],['Statement Period:',f"{sh['b0']:%d %b %Y} to {sh['b1']:%d %b %Y}"],[]]
        h=['Transaction Date','Value Date','Transaction Type','Debit Amount','Credit Amount','Running Balance','Transaction Ref1','Transaction Ref2']
        rows=[[T(r['dt'],'%d %b %Y'),T(r['dt'],'%d %b %Y'),r['summ'],dr(r),cr(r),M(r['bal']),r['cp'],r['memo']] for r in B]
        return pre,h,rows,[]
    @add('ocbc_sg',region='SG',bank='OCBC',period=0,fmts=[('csv','utf-8'),('xlsx',)])
    def f(B,sh,rng):
        h=['Transaction Date','Value Date','Description','Withdrawals (SGD)','Deposits (SGD)','Balance (SGD)']
        rows=[[T(r['dt'],'%d/%m/%Y'),T(r['dt'],'%d/%m/%Y'),(r['summ']+' '+r['cp']+' '+r['memo']).strip(),dr(r),cr(r),M(r['bal'])] for r in B]
        return [],h,rows,[]
    # UK / US / EU
    @add('barclays',region='UK',bank='Barclays',period=0,desc=.7,fmts=[('csv','utf-8')])
    def f(B,sh,rng):
        h=['Number','Date','Account','Amount','Subcategory','Memo']
        rows=[['',T(r['dt'],'%d/%m/%Y'),'20-45-77 '+sh['acct'][-8:],M(r['amt']),r['summ'],(r['cp']+' '+r['memo']).strip()] for r in B]
        return [],h,rows,[]
    @add('lloyds',region='UK',bank='Lloyds',period=0,desc=.8,fmts=[('csv','utf-8')])
    def f(B,sh,rng):
        h=['Transaction Date','Transaction Type','Sort Code','Account Number','Transaction Description','Debit Amount','Credit Amount','Balance']
        rows=[[T(r['dt'],'%d/%m/%Y'),{'Direct Credit':'BGC','Direct Debit':'DD','Card Purchase':'DEB'}.get(r['summ'],'FPI' if r['amt']>0 else 'FPO'),"'30-98-97",sh['acct'][-8:],(r['cp']+' '+r['memo']).strip(),dr(r),cr(r),M(r['bal'])] for r in B]
        return [],h,rows,[]
    @add('natwest',region='UK',bank='NatWest',period=0,fmts=[('csv','utf-8'),('xlsx',)])
    def f(B,sh,rng):
        h=['Date','Type','Description','Value','Balance','Account Name','Account Number']
        rows=[[T(r['dt'],'%d %b %Y'),'BAC' if r['amt']>0 else 'D/D',(r['cp']+' '+r['memo']).strip(),M(r['amt']),M(r['bal']),sh['owner'],'602345-'+sh['acct'][-8:]] for r in B]
        return [],h,rows,[]
    @add('chase',region='US',bank='Chase',period=0,desc=.8,fmts=[('csv','utf-8')])
    def f(B,sh,rng):
        h=['Details','Posting Date','Description','Amount','Type','Balance','Check or Slip #']
        rows=[['CREDIT' if r['amt']>0 else 'DEBIT',T(r['dt'],'%m/%d/%Y'),(r['cp']+' '+r['memo']).strip(),M(r['amt']),'ACH_CREDIT' if r['amt']>0 else 'ACH_DEBIT',M(r['bal']),''] for r in B]
        return [],h,rows,[]
    @add('bofa',region='US',bank='Bank of America',period=1,fmts=[('csv','utf-8')],thou=1)
    def f(B,sh,rng):
        ci=sum(r['amt'] for r in B if r['amt']>0); di=sum(r['amt'] for r in B if r['amt']<0)
        o=B[0]['bal']-B[0]['amt']
        pre=[['Description','','Summary Amt.'],[f"Beginning balance as of {sh['b0']:%m/%d/%Y}",'',M(o)],['Total credits','',M(ci)],['Total debits','',M(di)],[f"Ending balance as of {sh['b1']:%m/%d/%Y}",'',M(o+ci+di)],[]]
        h=['Date','Description','Amount','Running Bal.']
        rows=[[T(r['dt'],'%m/%d/%Y'),(r['cp']+' '+r['memo']).strip(),M(r['amt']),M(r['bal'])] for r in B]
        return pre,h,rows,[]
    @add('sparkasse',region='EU',bank='Sparkasse',period=0,desc=.8,comma=1,fmts=[('csv;q','utf-8'),('csv;q','cp1252')])
    def f(B,sh,rng):
        h=['Auftragskonto','Buchungstag','Valutadatum','Buchungstext','Verwendungszweck','Glaeubiger ID','Mandatsreferenz','Kundenreferenz (End-to-End)','Beguenstigter/Zahlungspflichtiger','Kontonummer/IBAN','BIC (SWIFT-Code)','Betrag','Waehrung','Info']
        rows=[['DE21500500009'+sh['acct'][-9:],T(r['dt'],'%d.%m.%y'),T(r['dt'],'%d.%m.%y'),'GUTSCHR. UEBERWEISUNG' if r['amt']>0 else 'FOLGELASTSCHRIFT',r['memo'],'','',r['no'],r['cp'],'DE8837040044053201'+r['no'][-4:],'COBADEFFXXX',M(r['amt']),'EUR','Umsatz gebucht'] for r in B]
        return [],h,rows,[]
    @add('ing_en',region='EU',bank='ING',period=0,desc=.5,comma=1,fmts=[('csv;','utf-8'),('xlsx',)])
    def f(B,sh,rng):
        h=['Booking date','Value date','Name / Description','Counterparty','Notifications','Debit/credit','Amount (EUR)','Resulting balance']
        rows=[[T(r['dt'],'%Y-%m-%d'),T(r['dt'],'%Y-%m-%d'),r['cp'],'NL91ABNA041716'+r['no'][-4:],r['memo'],'Credit' if r['amt']>0 else 'Debit',M(abs(r['amt'])),M(r['bal'])] for r in B]
        return [],h,rows,[]
    return L
BANK=bank_layouts()

def assemble(pre,h,rows,ft,pages=None):
    if not pages: return pre+[h]+rows+ft
    out=[]; n=pages; k=0
    for i in range(0,max(len(rows),1),n):
        k+=1
        out+=pre+[h]+rows[i:i+n]+[[f'第{k}页']]
    return out+ft
def build(layout,L,items,sh,rng,fmt,style,pages=None):
    pre,h,rows,ft=L[layout]['fn'](items,sh,rng)
    V=style.get('V') or {}
    if style.get('odddt'):
        f=style['odddt']
        for row in rows:
            for c in row:
                if isinstance(c,T) and c.f in('%Y-%m-%d %H:%M:%S','%Y%m%d %H:%M:%S'): c.f=f
    if V and len(rows)==len(items):
        AM=('交易金额','交易金额(元)','订单金额(元)','交易额','订单金额（元）','金额','原始金额','实收金额','交易金额 (HKD)','Transaction Amount','Gross Amount (SGD)')
        if V.get('posref'):
            allpos=V['posref']==1 and sum(map(ord,layout))%2==0
            for s,row in zip(items,rows):
                if s.get('show_pos'):
                    for i,c in enumerate(row):
                        if isinstance(c,M) and (h[i] in AM or allpos): row[i]=M(abs(c.v))
        if V.get('negfee'):
            for row in rows:
                for i,c in enumerate(row):
                    if isinstance(c,M) and h[i] in('手续费','商户手续费','手续费(元)','手续费金额','商户扣率手续费','手续费（元）','手續費 (HKD)','MDR','手續費','MDR (SGD)','Charges','Fee','Gebühr'): row[i]=M(-c.v)
        if V.get('disc'):
            for s,row in zip(items,rows):
                if s.get('disc') or s.get('pdisc'):
                    d=s.get('disc',0); p=s.get('pdisc',0)
                    for i,c in enumerate(row):
                        if not isinstance(c,M): continue
                        if h[i] in('订单金额(元)','订单金额（元）') or (layout=='shouqianba' and h[i]=='交易金额') or (layout=='wechat' and h[i]=='订单金额'): row[i]=M(c.v+d)
                        if h[i] in('优惠金额(元)','商户优惠','商家优惠（元）') or (layout=='wechat' and h[i]=='代金券金额'): row[i]=M(d)
                        if h[i]=='支付宝优惠（元）': row[i]=M(p)
        if V.get('tip'):
            for s,row in zip(items,rows):
                if s.get('tip'):
                    row[3]=M(s['gross']-s['tip']); row[5]=M(s['gross']-s['tip']); row[7]=M(s['tip'])
        if V.get('subtotal') and layout not in('wechat','alipay'):
            out=[]; acc=0; n=0; gi=[i for i,c in enumerate(rows[0]) if isinstance(c,M)][0]; cur=None
            for s,row in zip(items,rows):
                if cur is not None and s['t'].date()!=cur:
                    z=['']*len(h); z[0]='小计' if layout not in('worldpay','sumup','barclaycard','square','stripe','adyen','payone_de','sg_nets','hk_en') else 'Subtotal'; z[gi]=M(acc); z[1 if gi!=1 else 2]=f'{n}笔' if z[0]=='小计' else str(n); out.append(z); acc=0;n=0
                out.append(row); acc+=row[gi].v if isinstance(row[gi],M) else 0; n+=1; cur=s['t'].date()
            rows=out
        if V.get('sheets') and fmt['kind']=='xlsx': fmt=dict(fmt,summary=[['商户交易汇总'],['交易笔数',len(items)],['交易总额',sum(s['gross'] for s in items)/100],['手续费合计',sum(s['fee'] for s in items)/100]])
    return render(assemble(pre,h,rows,ft,pages),fmt,style)
