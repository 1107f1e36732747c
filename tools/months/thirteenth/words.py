from place import BIN, HOME
import json,subprocess,csv,io
def imp(p):
    r=json.loads(subprocess.run([BIN,'--home',HOME,'--lang','en','--json','--no-input','import','pos',p,'--dry-run'],capture_output=True,text=True).stdout)
    if not r['ok']: return r['error']['code']
    f=r['data']['files'][0]; return (f['sales']['count'],f['refunds']['count'],f['fees']['text'],[w['code'][9:] for w in r['warnings'] if 'SKIPPED' not in w['code']])
H=['交易时间','商户号','终端号','交易类型','支付渠道','交易单号','交易金额','手续费','结算金额','交易状态']
def mk(rows,head=H): 
    with open('x/w.csv','w',encoding='utf-8-sig',newline='') as o: csv.writer(o).writerows([head]+rows)
def base(n=40):
    return [['2026-03-%02d %02d:11:0%d'%(1+i//4,10+i%4,i%9),'8123','77665544','消费',['微信','支付宝'][i%2],'%012d'%(700000000000+i*137),'%d.50'%(20+i),'0.%02d'%(8+i//3),'%.2f'%(20+i+.5-.08-(i//3)/100),'成功'] for i in range(n)]
def main():
    b=base(); mk(b); good=imp('x/w.csv'); print('base',good)
    print('-- status of 5 rows with full sums: should be 35 sales')
    for w in '失败 交易失败 支付失败 未支付 待支付 待付款 已关闭 已取消 取消 超时 已超时 超时未支付 冲正 已冲正 自动冲正 已撤销 撤销 撤单 处理中 支付中 未知 关闭 作废 已作废 拒绝 拒付 不成功 交易异常 用户取消 用户支付中 付款失败 余额不足 已拒绝 无效 订单关闭 交易关闭 FAILED Declined Cancelled Canceled Voided Expired Abandoned Incomplete Pending Timeout Reversed Rejected Refused Error 01 否 N F 0'.split():
        r=base()
        for i in (3,11,19,27,35): r[i][9]=w
        mk(r); g=imp('x/w.csv')
        if g[0]!=35: print('   ',w,g)
    print('-- type of 3 rows, positive sums: should be 37 sales 3 refunds (or 37 + warned)')
    for w in '退款 退货 消费退货 部分退款 全额退款 联机退货 预授权完成撤销 消费撤销 撤销 冲正 退单 拒付 调单扣款 消费退款 扫码退款 微信退款 支付宝退款 退款申请 退款成功 反交易 REFUND Refund Return Void Reversal Chargeback Credit Rückerstattung Gutschrift Storno Terugbetaling Remboursement 退貨 取消交易 退回'.split():
        r=base()
        for i in (7,15,23): r[i][3]=w
        mk(r); g=imp('x/w.csv')
        if g[:2]!=(37,3): print('   ',w,g)
    print('-- type words of sales, all rows: should be 40 sales')
    for w in '收款 支付 消费 付款 扫码支付 被扫 主扫 条码支付 刷卡 插卡 挥卡 闪付 小额免密 预授权完成 分期付款 花呗分期 交易 正交易 订单支付 收银 买单 充值 线下支付 Sale Payment Purchase Charge Capture 消費 銷售 付款碼 B2C C2B 贷记 借记 入账'.split():
        r=base()
        for x in r: x[3]=w
        mk(r); g=imp('x/w.csv')
        if g[:2]!=(40,0): print('   ',w,g)
    print('-- type of 3 rows that are no card sale at all: should be 37 sales, 0 refunds')
    for w in '余额查询 预授权 预授权撤销 签到 结算 提现 转账 手续费 服务费 平台补贴 调账 充值 账户验证 Authorization Pre-auth Payout Withdrawal Fee Adjustment Tip'.split():
        r=base()
        for i in (7,15,23): r[i][3]=w
        mk(r); g=imp('x/w.csv')
        if g[0]!=37: print('   ',w,g)
    
if __name__=="__main__": main()
