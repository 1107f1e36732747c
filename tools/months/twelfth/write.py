# Layouts of acquirers' exports and banks' statements, and the file writers.
import csv, io, datetime as D

def yuan(c, sep=False, comma=False):
    s = f"{abs(c)/100:,.2f}" if sep else f"{abs(c)//100}.{abs(c)%100:02d}"
    if comma: s = s.replace(',', '#').replace('.', ',').replace('#', '.')
    return ('-' if c < 0 else '') + s
class Num:  # becomes a number in XLSX, text in CSV
    def __init__(s, c, sep=False, comma=False): s.c, s.sep, s.comma = c, sep, comma
    def text(s): return yuan(s.c, s.sep, s.comma)

CH = {'wx': '微信', 'ali': '支付宝', 'yl': '云闪付', 'card': '银行卡'}
f_amt = lambda s: Num(s['amt']); f_abs = lambda s: Num(abs(s['amt']))
f_fee = lambda s: Num(s['fee']); f_net = lambda s: Num(s['amt'] - s['fee'])
f_date = lambda s: s['t'].strftime('%Y-%m-%d'); f_d8 = lambda s: s['t'].strftime('%Y%m%d')
f_time = lambda s: s['t'].strftime('%H:%M:%S'); f_dt = lambda s: s['t'].strftime('%Y-%m-%d %H:%M:%S')
f_sl = lambda s: s['t'].strftime('%Y/%m/%d %H:%M:%S')
f_term = lambda s: s['term']; f_ref = lambda s: s['ref']; f_ord = lambda s: s['order']
def kind(a, b, c): return lambda s: {'sale': a, 'refund': b, 'void': c}[s['kind']]
def ctype(s): return {'d': '借记卡', 'c': '贷记卡'}.get(s['ct'], '') 
def card(s): return s['card'] if s['ch'] == 'card' else ''
def const(k): return lambda s: s['m'][k]
def st(ok, void, ref=None):
    return lambda s: void if s.get('voided') else (ref or ok) if s['kind'] == 'refund' else ok

# name: (payer, columns [(heading, fn, flag)], opts). flag F: only where fees are shown; T: carries terminal
POS = {
 'lakala': dict(payer='拉卡拉支付股份有限公司', cols=[('商户号', const('mid')), ('商户名称', const('shop')), ('终端号', f_term), ('交易日期', f_date), ('交易时间', f_time),
   ('交易类型', kind('消费', '退货', '消费撤销')), ('支付方式', lambda s: CH[s['ch']]), ('卡类型', ctype), ('卡号', card), ('交易金额', f_amt), ('手续费', f_fee, 'F'), ('结算金额', f_net, 'F'),
   ('系统参考号', f_ref), ('凭证号', lambda s: s['trace']), ('交易状态', st('成功', '已撤销'))], pre='拉卡拉商户服务平台 交易明细', foot='sum', enc=['gb18030', 'utf-8-sig', 'xlsx']),
 'chinaums': dict(payer='银联商务支付股份有限公司', cols=[('序号', lambda s: str(s['n'])), ('商户编号', const('mid')), ('终端编号', f_term), ('交易时间', f_dt), ('卡号', card), ('交易渠道', lambda s: CH[s['ch']]), ('卡类型', ctype),
   ('交易类型', kind('消费', '联机退货', '消费撤销')), ('交易金额', f_amt), ('手续费', f_fee, 'F'), ('清算金额', f_net, 'F'), ('检索参考号', f_ref), ('流水号', lambda s: s['trace']), ('批次号', lambda s: s['batch'])],
   pre='银联商务 商户交易明细表', foot='sum', enc=['xlsx', 'gb18030', 'utf-8']),
 'sqb': dict(payer='上海收钱吧互联网科技股份有限公司', cols=[('交易日期', f_date), ('时间', f_time), ('商户内部订单号', f_ord), ('收钱吧订单号', lambda s: '78' + s['order'][-14:]), ('商户订单号', f_ref), ('门店名称', const('shop')), ('终端号', f_term),
   ('交易类型', kind('收款', '退款', '撤单')), ('付款方式', lambda s: CH[s['ch']]), ('卡类型', ctype), ('订单金额', f_amt), ('实收金额', f_amt), ('扣除手续费', f_fee, 'F'), ('结算金额', f_net, 'F'), ('状态', st('交易成功', '已撤单', '退款成功'))],
   pre='收钱吧对账单', foot='sum', enc=['utf-8-sig', 'xlsx', 'gb18030']),
 'allinpay': dict(payer='通联支付网络服务股份有限公司', cols=[('交易日期', f_d8), ('交易时间', lambda s: s['t'].strftime('%H%M%S')), ('商户号', const('mid')), ('终端号', f_term), ('交易类型', kind('消费', '退货', '消费撤销')), ('卡类别', ctype), ('支付渠道', lambda s: CH[s['ch']]),
   ('交易金额', f_amt), ('手续费', f_fee, 'F'), ('入账金额', f_net, 'F'), ('交易参考号', f_ref), ('凭证号', lambda s: s['trace']), ('交易单号', f_ord)], pre='', foot='', enc=['xlsx', 'gb18030', 'utf-8']),
 'fuiou': dict(payer='上海富友支付服务股份有限公司', cols=[('商户代码', const('mid')), ('商户名称', const('shop')), ('终端号', f_term), ('交易时间', f_dt), ('业务类型', kind('消费', '退款', '消费撤销')), ('订单类型', lambda s: {'wx': '微信支付', 'ali': '支付宝支付', 'yl': '银联二维码', 'card': '刷卡'}[s['ch']]),
   ('卡属性', ctype), ('交易金额(元)', f_amt), ('手续费(元)', f_fee, 'F'), ('参考号', f_ref), ('商户订单号', f_ord), ('交易结果', st('交易成功', '已撤销'))], pre='', foot='sum', enc=['gb18030', 'xlsx', 'utf-8-sig']),
 'wechat': dict(payer='财付通支付科技有限公司', only='wx', bt=True, cols=[('交易时间', f_dt), ('公众账号ID', lambda s: 'wx8f2ac0d1b7e4a913'), ('商户号', const('mid10')), ('特约商户号', lambda s: '0'), ('设备号', lambda s: s['term']), ('微信订单号', lambda s: '42000' + s['order'][-23:].rjust(23, '0')), ('商户订单号', f_ord),
   ('用户标识', lambda s: 'o' + s['card'][-6:] + 'Xk3vQ8mT2pLr'), ('交易类型', lambda s: 'MICROPAY'), ('交易状态', kind('SUCCESS', 'REFUND', 'REVOKED')), ('付款银行', lambda s: ['OTHERS', 'CMB_DEBIT', 'ICBC_DEBIT', 'LQT'][s['id'] % 4]), ('货币种类', lambda s: 'CNY'),
   ('应结订单金额', lambda s: Num(s['amt'] if s['kind'] == 'sale' else 0)), ('代金券金额', lambda s: Num(0)), ('微信退款单号', lambda s: '0' if s['kind'] == 'sale' else '50300' + s['order'][-18:]), ('商户退款单号', lambda s: '0' if s['kind'] == 'sale' else 'R' + s['ref']),
   ('退款金额', lambda s: Num(0 if s['kind'] == 'sale' else -s['amt'])), ('充值券退款金额', lambda s: Num(0)), ('退款类型', lambda s: '' if s['kind'] == 'sale' else 'ORIGINAL'), ('退款状态', lambda s: '' if s['kind'] == 'sale' else 'SUCCESS'), ('商品名称', const('shop')), ('商户数据包', lambda s: ''),
   ('手续费', lambda s: Num(s['fee'])), ('费率', lambda s: f"{s['rate']/100:.2f}%"), ('订单金额', lambda s: Num(s['amt'] if s['kind'] == 'sale' else 0)), ('申请退款金额', lambda s: Num(0 if s['kind'] == 'sale' else -s['amt'])), ('费率备注', lambda s: '')], pre='', foot='wx', enc=['utf-8-sig', 'utf-8'], fees=True),
 'alipay': dict(payer='支付宝（中国）网络技术有限公司', only='ali', cols=[('支付宝交易号', lambda s: s['t'].strftime('%Y%m%d') + '220011' + s['ref'] + '03'), ('商户订单号', f_ord), ('业务类型', kind('交易', '退款', '退款')), ('商品名称', const('shop')), ('创建时间', lambda s: (s['t'] - D.timedelta(seconds=7)).strftime('%Y-%m-%d %H:%M:%S')), ('完成时间', f_dt), ('门店编号', lambda s: '0001'), ('门店名称', const('shop')),
   ('操作员', lambda s: ''), ('终端号', f_term), ('对方账户', lambda s: '*' + s['card'][-2:]), ('订单金额（元）', f_amt), ('商家实收（元）', f_amt), ('支付宝红包（元）', lambda s: Num(0)), ('集分宝（元）', lambda s: Num(0)), ('支付宝优惠（元）', lambda s: Num(0)), ('商家优惠（元）', lambda s: Num(0)), ('券核销金额（元）', lambda s: Num(0)), ('券名称', lambda s: ''), ('商家红包消费金额（元）', lambda s: Num(0)), ('卡消费金额（元）', lambda s: Num(0)),
   ('退款批次号/请求号', lambda s: '' if s['kind'] == 'sale' else 'HZ' + s['ref']), ('服务费（元）', lambda s: Num(-s['fee'])), ('分润（元）', lambda s: Num(0)), ('备注', lambda s: '')], pre='ali', foot='ali', enc=['gb18030'], fees=True),
 'ccb': dict(payer='中国建设银行股份有限公司', own='建设银行', cols=[('交易时间', f_dt), ('商户号', const('mid')), ('柜台号', lambda s: '0' + s['mid9']), ('终端号', f_term), ('订单号', f_ord), ('系统参考号', f_ref), ('交易类型', kind('消费', '退货', '消费撤销')), ('支付方式', lambda s: {'wx': '微信支付', 'ali': '支付宝', 'yl': '银联云闪付', 'card': '龙支付POS'}[s['ch']]), ('卡种', ctype),
   ('交易金额', f_amt), ('商户手续费', f_fee, 'F'), ('商户入账金额', f_net, 'F'), ('交易状态', st('成功', '已撤销'))], pre='建设银行商户服务平台 流水明细', foot='', enc=['xlsx', 'gb18030']),
 'icbc': dict(payer='中国工商银行股份有限公司', own='工商银行', cols=[('商户编号', const('mid')), ('终端编号', f_term), ('交易日期', f_date), ('交易时间', f_time), ('交易类别', kind('消费', '退货', '消费撤销')), ('支付工具', lambda s: {'wx': '微信', 'ali': '支付宝', 'yl': '银联二维码', 'card': '银行卡'}[s['ch']]), ('卡种', ctype), ('卡号', card), ('交易金额', f_amt), ('手续费', f_fee, 'F'), ('清算净额', f_net, 'F'), ('检索号', f_ref), ('订单编号', f_ord)],
   pre='中国工商银行收单商户交易明细', foot='sum', enc=['gb18030', 'xlsx']),
 'cmb': dict(payer='招商银行股份有限公司', own='招商银行', cols=[('交易日期', f_dt), ('门店', const('shop')), ('终端号', f_term), ('商户订单号', f_ord), ('平台流水号', f_ref), ('交易类型', kind('收款', '退款', '撤销')), ('支付渠道', lambda s: CH[s['ch']]), ('卡类型', ctype), ('交易金额', f_amt), ('手续费', f_fee, 'F'), ('实际入账', f_net, 'F'), ('状态', st('支付成功', '已撤销', '退款成功'))], pre='', foot='', enc=['xlsx', 'utf-8-sig']),
 'rural': dict(payer='江城农村商业银行股份有限公司', own='农商', cols=[('商户名称', const('shop')), ('商户号', const('mid')), ('终端号', f_term), ('交易日期', f_d8), ('交易时间', f_time), ('交易类型', kind('消费', '退款', '撤销')), ('支付类型', lambda s: CH[s['ch']]), ('借贷标识', ctype), ('金额', f_amt), ('手续费', f_fee, 'F'), ('参考号', f_ref), ('交易结果', st('成功', '已撤销'))], pre='农商e付 商户交易查询', foot='sum', enc=['xlsx', 'gb18030']),
 'suixing': dict(payer='随行付支付有限公司', cols=[('商户编号', const('mid')), ('商户简称', const('shop')), ('SN号', lambda s: 'N5' + s['term']), ('终端号', f_term), ('交易完成时间', f_sl), ('交易类型', kind('支付', '退款', '撤销')), ('支付方式', lambda s: CH[s['ch']]), ('银行卡类型', ctype), ('交易金额（元）', f_amt), ('商户手续费（元）', f_fee, 'F'), ('结算金额（元）', f_net, 'F'), ('商户订单号', f_ord), ('系统参考号', f_ref)], pre='', foot='', enc=['xlsx', 'utf-8-sig']),
 # outside the mainland
 'bbmsl': dict(payer='BBMSL LIMITED', en=1, cols=[('Transaction Date', f_date), ('Transaction Time', f_time), ('Merchant ID', const('mid')), ('Terminal ID', f_term), ('Transaction Type', kind('SALE', 'REFUND', 'VOID')), ('Payment Method', lambda s: s['brand']), ('Card Number', card), ('Currency', const('cur')), ('Amount', f_amt), ('MDR', f_fee, 'F'), ('Net Amount', f_net, 'F'), ('Reference No.', f_ref), ('Order ID', f_ord), ('Status', st('APPROVED', 'VOIDED'))], pre='BBMSL Merchant Portal - Transaction Report', foot='en', enc=['xlsx', 'utf-8-sig']),
 'globalpay': dict(payer='GLOBAL PAYMENTS', en=1, cols=[('Txn Date', lambda s: s['t'].strftime('%d/%m/%Y')), ('Txn Time', f_time), ('Terminal No', f_term), ('Batch No', lambda s: s['batch']), ('Card Type', lambda s: s['brand']), ('Card No', card), ('Txn Type', kind('Sale', 'Refund', 'Void')), ('Gross Amount', f_amt), ('Commission', f_fee, 'F'), ('Net Amount', f_net, 'F'), ('Retrieval Ref No', f_ref), ('Auth Code', lambda s: s['trace'])], pre='', foot='en', enc=['xlsx', 'utf-8']),
 'sumup': dict(payer='SUMUP PAYMENTS LIMITED', en=1, cols=[('Date', f_dt), ('Transaction ID', lambda s: 'T' + s['ref'][-10:]), ('Transaction type', kind('Sale', 'Refund', 'Void')), ('Status', st('Successful', 'Cancelled', 'Successful')), ('Card type', lambda s: s['brand']), ('Last 4 digits', lambda s: s['card'][-4:]), ('Device', f_term), ('Total', f_amt), ('Fee', f_fee, 'F'), ('Payout', f_net, 'F')], pre='', foot='', enc=['utf-8']),
 'worldpay': dict(payer='WORLDPAY', en=1, cols=[('Transaction Date', lambda s: s['t'].strftime('%d/%m/%Y')), ('Transaction Time', lambda s: s['t'].strftime('%H:%M:%S')), ('Merchant Number', const('mid')), ('Terminal ID', f_term), ('Card Scheme', lambda s: s['brand']), ('Transaction Type', kind('Purchase', 'Refund', 'Reversal')), ('Transaction Amount', f_amt), ('Charges', f_fee, 'F'), ('Reference', f_ref), ('Auth Code', lambda s: s['trace'])], pre='', foot='', enc=['utf-8', 'xlsx']),
 'square': dict(payer='SQUARE', en=1, cols=[('Date', f_date), ('Time', f_time), ('Time Zone', lambda s: 'London'), ('Transaction ID', f_ref), ('Payment ID', f_ord), ('Event Type', kind('Payment', 'Refund', 'Void')), ('Card Brand', lambda s: s['brand']), ('PAN Suffix', lambda s: s['card'][-4:]), ('Device Name', lambda s: 'Till ' + s['term'][-2:]), ('Gross Sales', f_amt), ('Fees', lambda s: Num(-s['fee']), 'F'), ('Net Total', f_net, 'F')], pre='', foot='', enc=['utf-8']),
 'nets': dict(payer='NETS PTE LTD', en=1, cols=[('Transaction Date', lambda s: s['t'].strftime('%d/%m/%Y %H:%M:%S')), ('Retailer ID', const('mid')), ('Terminal ID', f_term), ('Transaction Type', kind('PURCHASE', 'REFUND', 'VOID')), ('Product', lambda s: s['brand']), ('Gross Amount (SGD)', f_amt), ('Merchant Fee (SGD)', f_fee, 'F'), ('Nett Amount (SGD)', f_net, 'F'), ('RRN', f_ref)], pre='', foot='', enc=['utf-8', 'xlsx']),
 'tyro': dict(payer='TYRO PAYMENTS', en=1, cols=[('Transaction Date', lambda s: s['t'].strftime('%d/%m/%Y')), ('Transaction Time', f_time), ('MID', const('mid')), ('Terminal', f_term), ('Type', kind('Purchase', 'Refund', 'Void')), ('Card Type', lambda s: s['brand']), ('Total Amount', f_amt), ('Merchant Service Fee', f_fee, 'F'), ('Retrieval Reference Number', f_ref), ('Status', st('Approved', 'Voided'))], pre='', foot='', enc=['utf-8']),
 'vrpay': dict(payer='VR Payment GmbH', en=1, de=1, cols=[('Datum', lambda s: s['t'].strftime('%d.%m.%Y')), ('Uhrzeit', f_time), ('Terminal-ID', f_term), ('Belegnummer', f_ref), ('Kartenart', lambda s: s['brand']), ('Transaktionsart', kind('Zahlung', 'Gutschrift', 'Storno')), ('Betrag', lambda s: Num(s['amt'], False, True)), ('Gebühr', lambda s: Num(s['fee'], False, True), 'F'), ('Auszahlung', lambda s: Num(s['amt'] - s['fee'], False, True), 'F'), ('Währung', const('cur'))], pre='', foot='', enc=['utf-8-sig', 'cp1252']),
}

def pos_table(lay, rows, meta, rng):
    L = POS[lay]; fees = meta['fees'] or L.get('fees')
    cols = [c for c in L['cols'] if len(c) < 3 or fees]
    if meta.get('noct'): cols = [c for c in cols if c[1] is not ctype]
    if all(not r['ct'] for r in rows): cols = [c for c in cols if c[1] not in (ctype, card)]
    out = []; span = (rows[0]['t'].date(), rows[-1]['t'].date())
    if L.get('pre') == 'ali':
        out += [['#支付宝业务明细查询'], [f"#账号：[{meta['mid16']}0156]"], [f"#起始日期：[{meta['a']:%Y年%m月%d日} 00:00:00]   终止日期：[{meta['b']+D.timedelta(1):%Y年%m月%d日} 00:00:00]"], ['#-----------------------------------------业务明细列表----------------------------------------']]
    elif L['pre']:
        out.append([L['pre']])
        if L.get('en'): out.append([f"Period: {meta['a']:%d %b %Y} to {meta['b']:%d %b %Y}"])
        else: out.append([f"商户名称：{meta['shop']}", '', f"商户号：{meta['mid']}"]); out.append([f"查询日期：{meta['a']:%Y-%m-%d} 至 {meta['b']:%Y-%m-%d}"])
    out.append(['卡种' if c[0] == '借贷标识' and meta.get('seed', 0) > 300 else c[0] for c in cols])
    order = rows if meta['asc'] else rows[::-1]
    for n, s in enumerate(order):
        s['n'] = n + 1; s['m'] = meta; s['mid9'] = meta['mid'][-8:]
        out.append([c[1](s) for c in cols])
    amt = sum(s['amt'] for s in rows); fee = sum(s['fee'] for s in rows)
    if L['foot'] == 'sum':
        line = [''] * len(cols); line[0] = '合计'; 
        for i, c in enumerate(cols):
            if c[1] is f_amt: line[i] = Num(amt)
            if c[1] is f_fee: line[i] = Num(fee)
            if c[1] is f_net: line[i] = Num(amt - fee)
        line[1] = f'{len(rows)}笔'; out.append(line)
    elif L['foot'] == 'en':
        line = [''] * len(cols); line[0] = 'Total'
        for i, c in enumerate(cols):
            if c[1] is f_amt: line[i] = Num(amt)
            if c[1] is f_fee: line[i] = Num(fee)
            if c[1] is f_net: line[i] = Num(amt - fee)
        out.append(line)
    elif L['foot'] == 'wx':
        S = sum(s['amt'] for s in rows if s['kind'] == 'sale'); R = -sum(s['amt'] for s in rows if s['kind'] != 'sale')
        out.append(['总交易单数', '应结订单总金额', '退款总金额', '充值券退款总金额', '手续费总金额', '订单总金额', '申请退款总金额'])
        out.append([str(len(rows)), Num(S), Num(R), Num(0), Num(fee), Num(S), Num(R)])
    elif L['foot'] == 'ali':
        out += [['#-----------------------------------------业务明细列表结束------------------------------------'], [f"#交易合计：{sum(s['kind']=='sale' for s in rows)}笔，商家实收共{yuan(sum(s['amt'] for s in rows if s['kind']=='sale'))}元，商家优惠共0.00元"],
                [f"#退款合计：{sum(s['kind']!='sale' for s in rows)}笔，商家实收退款共{yuan(sum(s['amt'] for s in rows if s['kind']!='sale'))}元，商家优惠退款共0.00元"], [f"#导出时间：[{meta['b']+D.timedelta(2):%Y年%m月%d日} 10:12:33]"]]
    return out

# bank rows: dict(t, c (signed cents), who, acct, summ, memo, bal)
def crdr(sep=True, blank=''):
    return (lambda r: Num(r['c'], sep) if r['c'] > 0 else blank), (lambda r: Num(-r['c'], sep) if r['c'] < 0 else blank)
ci, co = crdr(); ci0, co0 = crdr(False); bal = lambda r: Num(r['bal'], True); bal0 = lambda r: Num(r['bal'])
who = lambda r: r['who']; acct = lambda r: r['acct']; summ = lambda r: r['summ']; memo = lambda r: r['memo']
bd = lambda r: r['t'].strftime('%Y-%m-%d'); bd8 = lambda r: r['t'].strftime('%Y%m%d'); bt = lambda r: r['t'].strftime('%H:%M:%S'); bdt = lambda r: r['t'].strftime('%Y-%m-%d %H:%M:%S'); buk = lambda r: r['t'].strftime('%d/%m/%Y')
eng = lambda r: (r['who'] + ' ' + r['memo']).strip()
BANK = {
 'ICBC': dict(pre=lambda m: [['中国工商银行账户交易明细'], [f"账号：{m['acc']}", '', f"户名：{m['owner']}", '', '币种：人民币'], [f"起止日期：{m['a']:%Y-%m-%d} 至 {m['b']:%Y-%m-%d}"]], cols=[('凭证号', lambda r: str(r['n'] * 7 % 99999).zfill(8)), ('交易时间', bdt), ('借/贷', lambda r: '贷' if r['c'] > 0 else '借'), ('借方发生额', co), ('贷方发生额', ci), ('对方账号', acct), ('对方单位名称', who), ('摘要', summ), ('用途', memo), ('余额', bal)], foot=1),
 'CCB': dict(pre=lambda m: [], cols=[('账号', lambda r: r['m']['acc']), ('账户名称', lambda r: r['m']['owner']), ('交易时间', lambda r: r['t'].strftime('%Y%m%d %H:%M:%S')), ('借方发生额（支取）', lambda r: Num(max(-r['c'], 0))), ('贷方发生额（收入）', lambda r: Num(max(r['c'], 0))), ('余额', bal0), ('币种', lambda r: '人民币元'), ('对方户名', who), ('对方账号', acct), ('对方开户机构', lambda r: ''), ('记账日期', bd8), ('摘要', summ), ('备注', memo), ('账户明细编号-交易流水号', lambda r: f"{r['n']}-{r['t']:%m%d}N{r['n']:06d}")], foot=0),
 'ABC': dict(pre=lambda m: [['中国农业银行 账户明细查询'], [f"账号：{m['acc']}    户名：{m['owner']}"]], cols=[('交易时间', bdt), ('收入金额', ci), ('支出金额', co), ('账户余额', bal), ('交易行名', lambda r: '江城支行'), ('对方账号', acct), ('对方户名', who), ('交易用途', lambda r: (r['summ'] + ' ' + r['memo']).strip())], foot=0),
 'BOC': dict(pre=lambda m: [['查询账号[ Inquirer account number ]', m['acc']], ['查询时间范围[ Time Range ]', f"{m['a']:%Y%m%d}-{m['b']:%Y%m%d}"]], cols=[('交易类型[ Transaction Type ]', lambda r: '来账' if r['c'] > 0 else '往账'), ('付款人名称[ Payer\'s Name ]', lambda r: r['who'] if r['c'] > 0 else r['m']['owner']), ('付款人账号[ Debit Account No. ]', lambda r: r['acct'] if r['c'] > 0 else r['m']['acc']), ('收款人名称[ Payee\'s Name ]', lambda r: r['who'] if r['c'] < 0 else r['m']['owner']), ('收款人账号[ Payee\'s Account Number ]', lambda r: r['acct'] if r['c'] < 0 else r['m']['acc']),
   ('交易日期[ Transaction Date ]', bd8), ('交易时间[ Transaction time ]', bt), ('交易货币[ Trade Currency ]', lambda r: 'CNY'), ('交易金额[ Trade Amount ]', lambda r: Num(r['c'])), ('交易后余额[ After-transaction balance ]', bal0), ('交易流水号[ Transaction reference number ]', lambda r: f"{3000000000+r['n']*131}"), ('摘要[ Reference ]', summ), ('用途[ Purpose ]', memo)], foot=0),
 'CMB': dict(pre=lambda m: [['招商银行交易明细'], [f"账号：{m['acc']}", f"户名：{m['owner']}"], [f"查询期间：{m['a']:%Y年%m月%d日}-{m['b']:%Y年%m月%d日}"]], cols=[('交易日', bd8), ('交易时间', bt), ('起息日', bd8), ('交易类型', summ), ('借方金额', co0), ('贷方金额', ci0), ('余额', bal0), ('摘要', memo), ('流水号', lambda r: f"K{r['t']:%y%m%d}{r['n']:07d}"), ('收(付)方名称', who), ('收(付)方账号', acct)], foot=0),
 'BOCOM': dict(pre=lambda m: [[f"交通银行单位账户交易明细  账号：{m['acc']}  户名：{m['owner']}"]], cols=[('交易时间', bdt), ('借贷标志', lambda r: '贷' if r['c'] > 0 else '借'), ('发生额', lambda r: Num(abs(r['c']), True)), ('余额', bal), ('摘要', summ), ('附言', memo), ('对方账号', acct), ('对方户名', who)], foot=1),
 'SPDB': dict(pre=lambda m: [['上海浦东发展银行 账户明细'], [f"账号:{m['acc']}", f"户名:{m['owner']}"]], cols=[('交易日期', bd8), ('交易时间', bt), ('借方金额', co), ('贷方金额', ci), ('余额', bal), ('摘要', lambda r: (r['summ'] + ' ' + r['memo']).strip()), ('对方账号', acct), ('对方户名', who), ('交易流水号', lambda r: f"{r['n']+88000:08d}")], foot=0),
 'CITIC': dict(pre=lambda m: [['中信银行账户明细'], [f"账号：{m['acc']}"], [f"户名：{m['owner']}"], [f"起始日期：{m['a']:%Y-%m-%d}  截止日期：{m['b']:%Y-%m-%d}"]], cols=[('交易日期', bd), ('柜员交易号', lambda r: f"EBK{r['n']:07d}"), ('借方发生额', co), ('贷方发生额', ci), ('账户余额', bal), ('对方账号', acct), ('对方账户名称', who), ('摘要', lambda r: (r['summ'] + r['memo']).strip())], foot=1),
 'RURAL': dict(pre=lambda m: [['江城农村商业银行对公账户明细'], [f"账户：{m['acc']}", f"户名：{m['owner']}"]], cols=[('序号', lambda r: str(r['n'])), ('交易日期', bd), ('交易时间', bt), ('收入', ci), ('支出', co), ('余额', bal), ('对方户名', who), ('对方账号', acct), ('摘要', summ), ('附言', memo)], foot=1),
 'HSBCHK': dict(en=1, pre=lambda m: [['Account activity'], ['Account', m['acc'] + ' HKD Business Current'], ['Period', f"{m['a']:%d/%m/%Y} - {m['b']:%d/%m/%Y}"]], cols=[('Date', buk), ('Description', eng), ('Billing amount', lambda r: Num(r['c'], True)), ('Balance', bal), ('Currency', lambda r: 'HKD')], foot=0),
 'HASE': dict(en=1, pre=lambda m: [], cols=[('Date', lambda r: r['t'].strftime('%d %b %Y')), ('Transaction Details', eng), ('Deposit', ci), ('Withdrawal', co), ('Balance in Original Currency', bal)], foot=0),
 'BARC': dict(en=1, pre=lambda m: [], cols=[('Number', lambda r: ''), ('Date', buk), ('Account', lambda r: '20-45-45 ' + r['m']['acc'][-8:]), ('Amount', lambda r: Num(r['c'])), ('Subcategory', lambda r: 'Counter Credit' if r['c'] > 0 else 'Bill Payment'), ('Memo', eng)], foot=0),
 'LLOYDS': dict(en=1, pre=lambda m: [], cols=[('Transaction Date', buk), ('Transaction Type', lambda r: 'BGC' if r['c'] > 0 else 'DD'), ('Sort Code', lambda r: "'30-90-12"), ('Account Number', lambda r: r['m']['acc'][-8:]), ('Transaction Description', eng), ('Debit Amount', co0), ('Credit Amount', ci0), ('Balance', bal0)], foot=0),
 'NATWEST': dict(en=1, pre=lambda m: [], cols=[('Date', lambda r: r['t'].strftime('%d %b %Y')), ('Type', lambda r: 'BAC' if r['c'] > 0 else 'D/D'), ('Description', eng), ('Value', lambda r: Num(r['c'])), ('Balance', bal0), ('Account Name', lambda r: r['m']['owner']), ('Account Number', lambda r: '601234-' + r['m']['acc'][-8:])], foot=0),
 'DBS': dict(en=1, pre=lambda m: [['Account Details For:', m['acc']], ['Statement as at:', f"{m['b']:%d %b %Y}"], []], cols=[('Transaction Date', lambda r: r['t'].strftime('%d %b %Y')), ('Reference', lambda r: 'ICT'), ('Debit Amount', co0), ('Credit Amount', ci0), ('Transaction Ref1', who), ('Transaction Ref2', memo)], foot=0),
 'CBA': dict(en=1, pre=lambda m: [], cols=[('Date', buk), ('Amount', lambda r: Num(r['c'])), ('Description', eng), ('Balance', bal0)], foot=0),
 'SPK': dict(en=1, de=1, pre=lambda m: [], cols=[('Auftragskonto', lambda r: 'DE02' + r['m']['acc'][-18:]), ('Buchungstag', lambda r: r['t'].strftime('%d.%m.%y')), ('Valutadatum', lambda r: r['t'].strftime('%d.%m.%y')), ('Buchungstext', lambda r: 'GUTSCHR. UEBERWEISUNG' if r['c'] > 0 else 'FOLGELASTSCHRIFT'), ('Verwendungszweck', memo), ('Beguenstigter/Zahlungspflichtiger', who), ('Kontonummer/IBAN', acct), ('BIC (SWIFT-Code)', lambda r: ''), ('Betrag', lambda r: Num(r['c'], False, True)), ('Waehrung', lambda r: 'EUR'), ('Info', lambda r: 'Umsatz gebucht')], foot=0),
}
def bank_table(lay, rows, meta):
    L = BANK[lay]; out = list(L['pre'](meta)) + [[c[0] for c in L['cols']]]
    order = rows if meta['asc'] else rows[::-1]
    for n, r in enumerate(order): r['n'] = n + 1; r['m'] = meta; out.append([c[1](r) for c in L['cols']])
    if L['foot']:
        cr = [r['c'] for r in rows if r['c'] > 0]; dr = [-r['c'] for r in rows if r['c'] < 0]
        out.append([f'贷方合计：{len(cr)}笔 {yuan(sum(cr), True)}', '', f'借方合计：{len(dr)}笔 {yuan(sum(dr), True)}'])
    return out

def save(path, table, enc, backtick=False, semi=False):
    if enc == 'xlsx':
        import openpyxl
        wb = openpyxl.Workbook(); ws = wb.active; ws.title = 'Sheet1'
        for row in table: ws.append([x.c / 100 if isinstance(x, Num) else x for x in row])
        wb.save(path + '.xlsx'); return path + '.xlsx'
    tab = table and table[0][0].startswith('#支付宝')
    txt = lambda x: x.text() if isinstance(x, Num) else x + '\t' if tab and x.isdigit() and len(x) > 10 else x
    rows = [[txt(x) for x in r] for r in table]
    buf = io.StringIO(); w = csv.writer(buf, delimiter=';' if semi else ',', lineterminator='\r\n')
    if backtick:
        for i, r in enumerate(rows):
            buf.write(','.join(r if i == 0 or r[0] == '总交易单数' else ['`' + x for x in r]) + '\r\n')
    else:
        for r in rows: w.writerow(r)
    open(path + '.csv', 'wb').write(buf.getvalue().encode(enc)); return path + '.csv'
