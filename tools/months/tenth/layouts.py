# -*- coding: utf-8 -*-
import csv, io, os, random, datetime as D
import openpyxl
def y(c, comma=False):
    s = '-' if c < 0 else ''; c = abs(c)
    return s + (f'{c//100:,}' if comma else str(c//100)) + f'.{c%100:02d}'
def hms(t, sep=':'): return f'{t//3600:02d}{sep}{t//60%60:02d}{sep}{t%60:02d}'
SYN = {'交易金额':['金额','消费金额','订单金额','交易金额（元）','交易本金'],'手续费':['商户手续费','交易手续费','服务费','手续费(元)'],'结算金额':['入账金额','净额','应结金额','结算净额','商户实收'],
 '终端号':['终端编号','设备号','POS终端号','机具号','终端'],'支付方式':['支付渠道','付款方式','交易渠道','支付通道'],'参考号':['系统参考号','交易参考号','流水号','平台流水号'],'交易日期':['日期','消费日期'],
 '交易时间':['交易时间','付款时间','支付时间'],'对方户名':['对方名称','对方单位名称','对手户名','交易对方'],'摘要':['用途','备注','附言','交易说明'],'贷方金额':['贷方发生额'],'借方金额':['借方发生额'],
 '收入':['收入金额','存入金额','转入金额'],'支出':['支出金额','取出金额','转出金额'],'余额':['账户余额','当前余额'],'到账金额':['结算金额'],'清算金额':['清算净额'],'交易状态':['状态','订单状态'],'交易类型':['类型','业务类型']}
def syn(R, h, bank=False):
    if R.random() < .55: return h
    o = []
    if bank: h = [R.choice(['日期','记账日期','入账日期','交易日期']) if c == '交易日期' and '记账日' not in h else c for c in h]
    for c in h:
        n = R.choice(SYN[c]) if c in SYN and R.random() < .6 and not (bank and c in ('交易日期','交易时间','交易类型')) else c
        o.append(n if n not in o and n not in h else c)
    return o
def save(R, folder, base, rows, enc=None, fmt=None, numeric=()):
    fmt = fmt or R.choice(['csv','csv','xlsx'])
    if fmt == 'xlsx':
        p = os.path.join(folder, base + '.xlsx'); wb = openpyxl.Workbook(); ws = wb.active
        asnum = R.random() < .7
        for r in rows:
            o = []
            for j, v in enumerate(r):
                if asnum and j in numeric and isinstance(v, str):
                    try: v = float(v.replace(',', '').replace('¥', ''))
                    except ValueError: pass
                o.append(v if v != '' else None)
            ws.append(o)
        wb.save(p)
    else:
        p = os.path.join(folder, base + '.csv')
        enc = enc or R.choice(['utf-8','utf-8-sig','gbk'])
        b = io.StringIO(); w = csv.writer(b, lineterminator=R.choice(['\n','\r\n']))
        for r in rows: w.writerow(r)
        open(p, 'wb').write(b.getvalue().encode(enc, 'replace'))
    return os.path.basename(p)

class F: pass
def write_pos(R, folder, base, a, S, reg, odd):
    if a.get('split') and len(S) > 60:
        m = sorted({s.d for s in S}); c = m[len(m)//2]; ov = a['split'] == 'overlap'
        sd = R.random(); a2 = dict(a, split='')   # both halves come from one portal: same layout, same file kind
        x = write_pos(random.Random(sd), folder, base + 'a', a2, [s for s in S if s.d <= c], reg, odd)
        y2 = write_pos(random.Random(sd), folder, base + 'b', a2, [s for s in S if (s.d >= c if ov else s.d > c)], reg, odd)
        return [x, y2]
    return write_pos1(R, folder, base, a, S, reg, odd)
def kind(s, a, b): return '消费撤销' if getattr(s, 'void', False) else (a if s.gross > 0 else b)
def write_pos1(R0, folder, base, a, S, reg, odd):
    R = random.Random(R0.random())      # layout choices only; per-sale extras come from the sale itself
    L = a['name']; fm = a['feemode']; mid = a['mid']
    signed = R.random() < .75 or odd
    order = list(S)
    if R.random() < .3: order.reverse()
    rows = []; pre = []; post = []; enc = R.choice(['utf-8','utf-8-sig','gbk']); fmt = R.choice(['csv','csv','xlsx'])
    if a.get('failed') and L in ('lakala','fuiou','suixing'):
        for s in [s for s in order if s.gross > 0 and random.Random(s.ref + 'f').random() < .01]:
            f = F(); f.__dict__.update(s.__dict__); f.t = max(60, s.t - 35); f.ref = s.ref[:-3] + f'{(int(s.ref[-3:]) + 501) % 1000:03d}'; f.failed = True; f.refund_of = None
            if f.ref != s.ref and f.gross > 0: order.insert(order.index(s) + (len(order) > 1 and order[0].d > order[-1].d), f)
    one = R.random() < .5            # date+time in one column
    df = R.choice(['%Y-%m-%d','%Y/%m/%d','%Y%m%d']) if reg != 'UK' else '%d/%m/%Y'
    def fees(s):                      # columns after the gross, by fee mode
        if fm == 'listed': return [y(s.fee), y(s.net)]
        if fm == 'net': return [y(s.net)]
        return []
    def fh(f, n): return [f, n] if fm == 'listed' else [n] if fm == 'net' else []
    def dtc(s): return [s.d.strftime('%Y-%m-%d' if df == '%Y%m%d' else df) + ' ' + hms(s.t)] if one else [s.d.strftime(df), hms(s.t, '' if df == '%Y%m%d' else ':')]
    def rs(s): return random.Random(s.ref)
    def card(s): return f'62{rs(s).randrange(10**4):04d}******{rs(s).randrange(10**6)%9973:04d}'
    if L == 'lakala':
        h = (['交易时间'] if one else ['交易日期','交易时间']) + ['商户号','商户名称','终端号','交易类型','支付方式','交易金额'] + fh('手续费','结算金额') + ['参考号','卡号','交易状态']
        for s in order: rows.append(dtc(s) + [mid,'好味小馆',s.term,kind(s, '消费', '退货'),s.chan,y(s.gross)] + fees(s) + [s.ref, card(s) if s.chan.endswith('卡') else '', '失败' if getattr(s,'failed',False) else '成功'])
    elif L == 'ums':
        h = ['序号'] + (['交易时间'] if one else ['交易日期','交易时间']) + ['商户编号','终端编号','交易类型','卡类型/渠道','交易金额(元)'] + fh('商户手续费(元)','入账金额(元)') + ['检索参考号','凭证号']
        for i, s in enumerate(order): rows.append([str(i+1)] + dtc(s) + [mid,s.term,kind(s, '消费', '退货'),s.chan,y(s.gross)] + fees(s) + [s.ref, f'{rs(s).randrange(10**6):06d}'])
        if R.random() < .5: pre = [['银联商务交易明细'],['商户编号：' + mid]]
    elif L == 'sqb':
        h = ['门店名称','终端号','收钱吧订单号','商户订单号','付款方式','交易类型','订单金额'] + fh('手续费','结算金额') + (['交易时间'] if one else ['交易日期','交易时间']) + ['收银员']
        for s in order: rows.append(['好味小馆一店',s.term,s.ref,s.order,s.chan,'收款撤单' if getattr(s, 'void', False) else ('收款' if s.gross > 0 else '退款'),y(s.gross)] + fees(s) + dtc(s) + ['店员'])
    elif L == 'fuiou':
        h = (['交易日期时间'] if one else ['交易日期','交易时间']) + ['门店','终端号','富友订单号','交易渠道','交易类型','交易金额'] + fh('手续费','清算金额') + ['交易状态']
        for s in order: rows.append(dtc(s) + ['总店',s.term,s.ref,s.chan,kind(s, '消费', '退款'),y(s.gross)] + fees(s) + ['交易失败' if getattr(s,'failed',False) else '交易成功'])
    elif L == 'allinpay':
        h = (['交易时间'] if one else ['交易日期','交易时间']) + ['终端编号','产品类型','交易类型','交易金额'] + fh('手续费','到账金额') + ['交易流水号','备注']
        for s in order: rows.append(dtc(s) + [s.term,s.chan,kind(s, '消费', '退货'),y(s.gross, True)] + fees(s) + [s.ref,''])
        post = [['合计','']] if odd else []
    elif L == 'suixing':
        h = ['商户编号','商户简称','终端号'] + (['交易时间'] if one else ['交易日期','交易时间']) + ['支付类型','交易类型','交易金额（元）'] + fh('手续费（元）','结算金额（元）') + ['订单号','状态']
        for s in order: rows.append([mid,'好味小馆',s.term] + dtc(s) + [s.chan,kind(s, '支付', '退款'),y(s.gross)] + fees(s) + [s.ref,'失败' if getattr(s,'failed',False) else '成功'])
    elif L == 'wechat':
        fmt = 'csv'; enc = R.choice(['utf-8','utf-8-sig'])
        h = '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'.split(',')
        rt = f"{list(a['rates'].values())[0]/10000:.2f}%"
        for s in order:
            rf = s.refund_of is not None
            o = s.refund_of if rf else s
            r = [s.d.isoformat()+' '+hms(s.t),'wx8d1f',mid,'0',s.term,o.ref,o.order,'oUpF8uMuAJ','MICROPAY','REFUND' if rf else 'SUCCESS','OTHERS','CNY',
                 '0.00' if rf else y(s.gross),'0.00', s.ref if rf else '0', s.order if rf else '0', y(-s.gross) if rf else '0.00','0.00','ORIGINAL' if rf else '','SUCCESS' if rf else '','餐饮','',
                 f'{s.fee/100:.5f}',rt,'0.00' if rf else y(s.gross), y(-s.gross) if rf else '0.00','']
            rows.append(['`' + v for v in r])
        post = [['总交易单数','应结订单总金额','退款总金额','充值券退款总金额','手续费总金额','订单总金额','申请退款总金额'],
                ['`' + v for v in [str(len(S)), y(sum(s.gross for s in S if s.gross > 0)), y(-sum(s.gross for s in S if s.gross < 0)),'0.00',f'{sum(s.fee for s in S)/100:.5f}', y(sum(s.gross for s in S if s.gross > 0)), y(-sum(s.gross for s in S if s.gross < 0))]]]
    elif L == 'alipay':
        fmt = 'csv'; enc = 'gbk'
        pre = [['#支付宝业务明细查询'],['#账号：[2088001122334455]'],[f'#起始日期：[{S[0].d} 00:00:00]   终止日期：[{S[-1].d} 23:59:59]'],['#-----------------------------------------业务明细列表----------------------------------------']]
        h = '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'.split(',')
        for s in order:
            rf = s.refund_of is not None; o = s.refund_of if rf else s
            rows.append([o.ref+'\t',o.order+'\t','退款' if rf else '交易','餐饮',s.d.isoformat()+' '+hms(max(0,s.t-4)),s.d.isoformat()+' '+hms(s.t),'','好味小馆','',s.term,'*强(138****0001)',y(s.gross),y(s.gross),'0.00','0.00','0.00','0.00','0.00','','0.00','0.00',s.ref if rf else '',y(-s.fee),'0.00',''])
        post = [['#-----------------------------------------业务明细列表结束------------------------------------'],[f'#交易合计：{sum(1 for s in S if s.gross>0)}笔'],['#导出时间：[2026年11月01日 10:00:00]']]
    elif L == 'bankacq':
        h = ['商户编号','终端号'] + (['交易时间'] if one else ['交易日期','交易时间']) + ['交易卡号','卡种','交易类型','交易金额'] + fh('商户手续费','清算净额') + ['系统参考号','授权码']
        for s in order: rows.append([mid,s.term] + dtc(s) + [card(s),s.chan,kind(s, '消费', '退货'),y(s.gross)] + fees(s) + [s.ref,f'{rs(s).randrange(10**6):06d}'])
    elif reg == 'UK':
        h = ['Transaction Date','Time','Terminal ID','Card Scheme','Type','Amount (GBP)'] + fh('Fee','Net') + ['Transaction Reference']; 
        for s in order: rows.append([s.d.strftime('%d/%m/%Y'),hms(s.t),s.term,s.chan,'Void' if getattr(s,'void',False) else 'Sale' if s.gross > 0 else 'Refund',y(s.gross)] + fees(s) + [s.ref])
    else:
        h = ['Transaction Date','Transaction Time','Terminal ID','Card Type','Transaction Type','Currency','Transaction Amount'] + fh('Merchant Discount','Net Amount') + ['Reference No.']
        for s in order: rows.append([s.d.strftime('%Y-%m-%d'),hms(s.t),s.term,s.chan,'VOID' if getattr(s,'void',False) else 'SALE' if s.gross > 0 else 'REFUND','HKD',y(s.gross)] + fees(s) + [s.ref])
    if odd and L not in ('wechat','alipay'):
        pre = [['交易明细报表' if reg == 'CN' else 'Transaction report'],[('商户：好味小馆 ' if reg == 'CN' else 'Merchant: Corner Shop ') + mid],[]]
        gi = next(i for i, c in enumerate(h) if '交易金额' in c or '订单金额' in c or c.startswith('Amount') or c == 'Transaction Amount')
        tot = [''] * len(h); tot[0] = '合计' if reg == 'CN' else 'Total'
        tot[gi] = y(sum(s.gross for s in S)); post = [tot]
    if reg == 'CN' and L not in ('wechat','alipay'): h = syn(random.Random(R0.random()), h)
    num = [i for i, c in enumerate(h) if any(k in c for k in ('金额','费','实收','本金','手续费','净额','Amount','Fee','Net','Discount'))]
    return save(random.Random(R0.random()), folder, base, pre + [h] + rows + post, enc, fmt, num)

def write_bank(R, folder, base, B, bs, be, reg, odd):
    bal = 30000000; rows = []
    rev = R.random() < .35
    pre = []; post = []
    out = []
    for b in B:
        bal += b[2]; out.append(b + [bal])
    if rev: out.reverse()
    acct = '6222' + f'{R.randrange(10**12):012d}'
    fmt = None; enc = None
    if reg == 'CN':
        L = R.choice(['icbc','ccb','abc','boc','cmb','psbc'])
        oacct = lambda: f'{R.randrange(10**16, 10**17)}'
        if L == 'icbc':
            pre = [['明细查询文件下载'],[f'卡号: {acct}'],[f'起始日期: {bs}', f'截止日期: {be}']]
            h = ['交易日期','摘要','交易场所','记账金额(收入)','记账金额(支出)','记账币种','余额','对方户名','对方账户']
            for d,t,a,p,m,bl in out: rows.append([str(d),m,'网上银行',y(a,True) if a>0 else '',y(-a,True) if a<0 else '','人民币',y(bl,True),p,oacct() if p else ''])
        elif L == 'ccb':
            pre = [['中国建设银行活期账户交易明细'],[f'账号：{acct}',f'起始日期：{bs:%Y%m%d}',f'结束日期：{be:%Y%m%d}']] if R.random() < .6 else []
            h = ['记账日','交易日期','交易时间','支出','收入','账户余额','币种','摘要','对方账号','对方户名','交易地点']
            for d,t,a,p,m,bl in out: rows.append([d.strftime('%Y%m%d'),d.strftime('%Y%m%d'),hms(t),y(-a) if a<0 else '0.00',y(a) if a>0 else '0.00',y(bl),'人民币元',m,oacct() if p else '',p,''])
        elif L == 'abc':
            h = ['交易日期','交易时间','交易金额','本次余额','对方户名','对方账号','交易渠道','交易摘要']
            for d,t,a,p,m,bl in out: rows.append([d.strftime('%Y-%m-%d'),hms(t),('+' if a>0 else '')+y(a),y(bl),p,oacct() if p else '','电子渠道',m])
        elif L == 'boc':
            h = ['交易日期','交易时间','业务类型','付款人名称','收款人名称','交易金额','交易后余额','用途','交易附言']
            for d,t,a,p,m,bl in out: rows.append([d.strftime('%Y%m%d'),hms(t),'来账' if a>0 else '往账',p if a>0 else '好味小馆','好味小馆' if a>0 else p,y(a),y(bl),m,''])
        elif L == 'cmb':
            h = ['交易日','交易时间','起息日','交易类型','借方金额','贷方金额','余额','摘要','流水号','收(付)方名称','收(付)方账号']
            for i,(d,t,a,p,m,bl) in enumerate(out): rows.append([d.strftime('%Y-%m-%d'),hms(t),d.strftime('%Y-%m-%d'),'转账',y(-a,True) if a<0 else '',y(a,True) if a>0 else '',y(bl,True),m,f'K{i:08d}',p,oacct() if p else ''])
        else:
            h = ['交易日期','交易时间','借贷标志','发生额','余额','对方户名','对方账号','摘要']
            for d,t,a,p,m,bl in out: rows.append([d.strftime('%Y-%m-%d'),hms(t),'贷' if a>0 else '借',y(abs(a)),y(bl),p,oacct() if p else '',m])
        if odd: post = [['合计','笔数',str(len(out))]]
    elif reg == 'UK':
        L = R.choice(['hsbc','barclays','lloyds'])
        enc = 'utf-8'; fmt = 'csv'
        if L == 'hsbc':
            h = ['Date','Type','Description','Paid out','Paid in','Balance']
            for d,t,a,p,m,bl in out: rows.append([d.strftime('%d %b %Y'),'CR' if a>0 else 'DD',(p+' '+m).strip(),y(-a,True) if a<0 else '',y(a,True) if a>0 else '',y(bl,True)])
        elif L == 'barclays':
            h = ['Number','Date','Account','Amount','Subcategory','Memo']
            for d,t,a,p,m,bl in out: rows.append(['',d.strftime('%d/%m/%Y'),'20-11-33 40404040',y(a),'Counter Credit' if a>0 else 'Direct Debit',(p+' '+m).strip()])
        else:
            h = ['Transaction Date','Transaction Type','Sort Code','Account Number','Transaction Description','Debit Amount','Credit Amount','Balance']
            for d,t,a,p,m,bl in out: rows.append([d.strftime('%d/%m/%Y'),'BGC' if a>0 else 'FPO',"'30-11-22",'12345678',(p+' '+m).strip(),y(-a) if a<0 else '',y(a) if a>0 else '',y(bl)])
    else:
        h = ['Date','Transaction Details','Currency','Deposit','Withdrawal','Balance']
        h = R.choice([h, h, ['日期','交易內容','貨幣','存入','支出','結餘'], ['交易日期','進支詳情','貨幣','存入','提取','結餘'], ['交易日期','交易摘要','貨幣','存入金額','提取金額','結餘'], ['Date','Particulars','Currency','Deposit','Withdrawal','Balance']])
        enc = R.choice(['utf-8','utf-8-sig'])
        for d,t,a,p,m,bl in out: rows.append([d.strftime('%Y-%m-%d'),(p+' '+m).strip(),'HKD',y(a,True) if a>0 else '',y(-a,True) if a<0 else '',y(bl,True)])
    if reg == 'CN': h = syn(R, h, True)
    num = [i for i, c in enumerate(h) if any(k in c for k in ('金额','发生额','余额','支出','收入','发生额','Amount','Balance','Paid','Deposit','Withdrawal','存入','提取','結餘'))]
    return save(R, folder, base, pre + [h] + rows + post, enc, fmt, num)
