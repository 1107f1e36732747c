# -*- coding: utf-8 -*-
import csv, io, os, openpyxl
from datetime import timedelta
from gen import *
W2=False; W2s=False
def put(path_noext,rows,fmt,enc,rnd,numcols=()):
    if fmt=='csv':
        p=path_noext+'.csv'; f=io.StringIO(); w=csv.writer(f,lineterminator='\r\n')
        for r in rows: 
            if len(r)==1 and isinstance(r[0],str) and r[0].startswith('\0'): f.write(r[0][1:]+'\r\n')
            else: w.writerow(r)
        open(p,'wb').write(f.getvalue().encode(enc,errors='replace'))
    else:
        p=path_noext+'.xlsx'; wb=openpyxl.Workbook(); ws=wb.active
        if W2s: ws.title='汇总'; ws.append(['项目','笔数','金额']); ws.append(['交易合计',len(rows),'']); ws=wb.create_sheet('明细')
        for r in rows:
            o=[]
            for i,v in enumerate(r):
                if isinstance(v,str) and v.startswith('\0'): v=v[1:]
                if i in numcols and isinstance(v,str):
                    try: v=float(v.replace(',',''))
                    except ValueError: pass
                if W2 and isinstance(v,str):
                    for f in('%Y-%m-%d %H:%M:%S','%Y-%m-%d','%Y/%m/%d','%d/%m/%Y','%d/%m/%Y %H:%M:%S'):
                        try: v=datetime.strptime(v,f); break
                        except ValueError: pass
                o.append(v)
            ws.append(o)
        wb.save(p)
    return p
def pos_rows(M,a,sales):
    r=M.r2; k=a.key; F=a.has_fee; H=[];pre=[];foot=[];rows=[];num=()
    fail=r.random()<.15; posref=r.random()<.25
    am=lambda v: m2(abs(v)) if posref else m2(v)
    tg=sum(x.g for x in sales); tf=sum(x.fee for x in sales); n=len(sales)
    d1,d2=M.first,M.last
    ty=lambda x:'消费' if x.kind=='sale' else '退货'
    card=lambda x: '6217'+'****'+x.rrn[-4:] if '卡' in x.ch else ''
    if k=='lakala':
        pre=[['\0拉卡拉商户交易明细'],['\0商户号：'+a.mid+'  商户名称：某某商贸行'],['\0交易日期：%s 至 %s'%(d1,d2)]] if r.random()<.7 else []
        H=['商户号','终端号','交易日期','交易时间','交易类型','支付方式','卡号','交易金额']+(['手续费','结算金额'] if F else [])+['检索参考号','商户订单号','交易状态']
        for x in sales: rows.append([a.mid,x.term,x.t.strftime('%Y-%m-%d'),x.t.strftime('%H:%M:%S'),ty(x),x.ch,card(x),m2(x.g)]+([m2(x.fee),m2(x.net)] if F else [])+[x.rrn,x.order,'成功'])
        if r.random()<.6: foot=[['合计','','','','','','',m2(tg)]+([m2(tf),m2(tg-tf)] if F else [])+['','','']]
        num=(7,8,9) if F else (7,)
    elif k=='ums':
        pre=[['\0银联商务交易明细报表'],['\0商户编号:'+a.mid],['\0统计区间:%s-%s'%(d1.strftime('%Y%m%d'),d2.strftime('%Y%m%d')),]] if r.random()<.8 else []
        H=['序号','清算日期','交易日期','交易时间','商户编号','终端编号','交易类型','支付渠道','卡号','交易金额']+(['商户手续费','入账金额'] if F else [])+['参考号','流水号']
        for i,x in enumerate(sales): rows.append([str(i+1),x.bd.strftime('%Y%m%d'),x.t.strftime('%Y%m%d'),x.t.strftime('%H%M%S'),a.mid,x.term,ty(x),x.ch,card(x),m2(x.g)]+([m2(x.fee),m2(x.net)] if F else [])+[x.rrn,x.rrn[-6:]])
        if r.random()<.6: foot=[['合计','','','','','',f'{n}笔','','',m2(tg)]+([m2(tf),m2(tg-tf)] if F else [])+['','']]
        num=(9,10,11) if F else (9,)
        a.noshort=True
    elif k=='sqb':
        pre=[['\0收钱吧交易流水'],['\0门店：一号店'],['\0时间范围：%s 00:00:00 ~ %s 23:59:59'%(d1,d2)],['\0']] if r.random()<.7 else []
        H=['交易日期','交易时间','门店名称','终端号','收款通道','交易类型','订单号','商户内部订单号','交易金额','商户优惠','实收金额']+(['手续费','结算金额'] if F else [])+['付款账户','操作员']
        for x in sales: rows.append([x.t.strftime('%Y/%m/%d'),x.t.strftime('%H:%M:%S'),'一号店',x.term,{'微信':'微信支付','支付宝':'支付宝','云闪付':'银联云闪付'}.get(x.ch,x.ch),'收款' if x.kind=='sale' else '退款',x.tx,x.order,m2(x.g),'0.00',m2(x.g)]+([m2(x.fee),m2(x.net)] if F else [])+['o_'+x.rrn[:6]+'***','收银员1'])
        if r.random()<.5: foot=[['汇总','','','','','','','',m2(tg),'0.00',m2(tg)]+([m2(tf),m2(tg-tf)] if F else [])+['','']]
        num=(8,9,10,11,12) if F else (8,9,10)
    elif k=='fuiou':
        H=['商户代码','商户名称','终端号','交易时间','支付类型','交易类型','富友流水号','商户订单号','参考号','订单金额(元)']+(['手续费(元)','清算金额(元)'] if F else [])+['状态']
        for x in sales: rows.append(['\t'+a.mid,'某某餐饮店','\t'+x.term,x.t.strftime('%Y-%m-%d %H:%M:%S'),x.ch,'消费' if x.kind=='sale' else '退款','\t'+x.tx,'\t'+x.order,'\t'+x.rrn,am(x.g)]+([am(x.fee),am(x.net)] if F else [])+['交易成功' if x.kind=='sale' else '退款成功'])
        if fail and rows:
            for _ in range(r.randint(1,3)):
                i=r.randrange(len(rows)); z=list(rows[i]); z[5]='消费'; z[6]=z[6][:-5]+'99991'; z[7]=z[7][:-6]+'999%03d'%r.randint(0,999); z[8]='\t'+str(r.randint(10**11,10**12-1)); z[9]=z[9].lstrip('-'); z[-1]='交易失败'; rows.insert(i+1,z)
        if r.random()<.5: foot=[['\0总笔数:%d,总金额:%s元'%(n,m2(tg))]]
        num=(9,10,11) if F else (9,)
    elif k=='allinpay':
        pre=[['\0通联支付商户对账单'],['\0商户号,'+a.mid],['\0账单周期,%s~%s'%(d1,d2)],['\0总笔数,%d,总金额,%s'%(n,m2(tg))]] if r.random()<.7 else []
        H=['交易时间','商户号','终端号','交易类型','交易流水号','参考号','商户订单号','卡类型/支付方式','交易金额']+(['手续费','净额'] if F else [])+['备注']
        for x in sales: rows.append([x.t.strftime('%Y-%m-%d %H:%M:%S'),a.mid,x.term,'消费' if x.kind=='sale' else '退货',x.tx,x.rrn,x.order,x.ch,m2(x.g)]+([m2(x.fee),m2(x.net)] if F else [])+[''])
        num=(8,9,10) if F else (8,)
    elif k=='sxf':
        H=['交易日期','交易时间','商户编号','设备号','订单类型','支付渠道','平台订单号','商户订单号','订单金额']+(['手续费金额','实际到账金额'] if F else [])+['交易状态']
        for x in sales: rows.append([x.t.strftime('%Y-%m-%d'),x.t.strftime('%H:%M:%S'),a.mid,x.term,'收款' if x.kind=='sale' else '退款',x.ch,"'"+x.tx if M.q else x.tx,x.order,am(x.g)]+([am(x.fee),am(x.net)] if F else [])+['成功'])
        foot=[['合计','','','','','','','',m2(tg)]+([m2(tf),m2(tg-tf)] if F else [])+['']] if r.random()<.5 else []
        num=(8,9,10) if F else (8,)
    elif k=='wechat':
        H=['交易时间','公众账号ID','商户号','特约商户号','设备号','微信订单号','商户订单号','用户标识','交易类型','交易状态','付款银行','货币种类','应结订单金额','代金券金额','微信退款单号','商户退款单号','退款金额','充值券退款金额','退款类型','退款状态','商品名称','商户数据包','手续费','费率','订单金额','申请退款金额','费率备注']
        for x in sales:
            b=lambda *v:['`'+y for y in v]; rt='%.2f%%'%(a.rate[x.ch]/100)
            if x.kind=='sale': rows.append(b(x.t.strftime('%Y-%m-%d %H:%M:%S'),'wx8888888888888888',a.mid[:10],'0',x.term,x.tx,x.order,'oUpF8uM'+x.rrn,'MICROPAY','SUCCESS','OTHERS','CNY',m2(x.g),'0.00','0','0','0.00','0.00','','','门店消费','','%.5f'%(x.fee/100),rt,m2(x.g),'0.00',''))
            else: rows.append(b(x.t.strftime('%Y-%m-%d %H:%M:%S'),'wx8888888888888888',a.mid[:10],'0',x.term,x.orig.tx,x.orig.order,'oUpF8uM'+x.rrn,'MICROPAY','REFUND','OTHERS','CNY','0.00','0.00','5030'+x.tx[5:],x.order,m2(-x.g),'0.00','ORIGINAL','SUCCESS','门店消费','','%.5f'%(x.fee/100),rt,'0.00',m2(-x.g),''))
        foot=[['总交易单数','应结订单总金额','退款总金额','充值券退款总金额','手续费总金额','订单总金额','申请退款总金额'],['`'+y for y in(str(n),m2(sum(x.g for x in sales if x.g>0)),m2(-sum(x.g for x in sales if x.g<0)),'0.00','%.5f'%(tf/100),m2(sum(x.g for x in sales if x.g>0)),m2(-sum(x.g for x in sales if x.g<0)))]]
    elif k=='alipay':
        pre=[['\0#支付宝业务明细查询'],['\0#账号：[20881234567801560156]'],['\0#起始日期：[%s 00:00:00]   终止日期：[%s 00:00:00]'%(d1.strftime('%Y年%m月%d日'),(d2+timedelta(1)).strftime('%Y年%m月%d日'))],['\0#-----------------------------------------业务明细列表----------------------------------------']]
        H=['支付宝交易号','商户订单号','业务类型','商品名称','创建时间','完成时间','门店编号','门店名称','操作员','终端号','对方账户','订单金额（元）','商家实收（元）','支付宝红包（元）','集分宝（元）','支付宝优惠（元）','商家优惠（元）','券核销金额（元）','券名称','商家红包消费金额（元）','卡消费金额（元）','退款批次号/请求号','服务费（元）','分润（元）','备注']
        for x in sales:
            o=x if x.kind=='sale' else x.orig
            rows.append([o.tx+'\t',o.order+'\t','交易' if x.kind=='sale' else '退款','门店消费',x.t.strftime('%Y-%m-%d %H:%M:%S'),x.t.strftime('%Y-%m-%d %H:%M:%S'),'','','',x.term,'*伟(138****%s)'%x.rrn[-4:],m2(x.g),m2(x.g),'0.00','0.00','0.00','0.00','0.00','','0.00','0.00','' if x.kind=='sale' else x.order,m2(-x.fee),'0.00',''])
        sg=sum(x.g for x in sales if x.g>0)
        foot=[['\0#-----------------------------------------业务明细列表结束------------------------------------'],['\0#交易合计：%d笔，商家实收共%s元，商家优惠共0.00元'%(len([x for x in sales if x.g>0]),m2(sg))],['\0#退款合计：%d笔，商家实收退款共%s元，商家优惠退款共0.00元'%(len([x for x in sales if x.g<0]),m2(tg-sg))],['\0#导出时间：[%s 09:11:20]'%(d2+timedelta(1)).strftime('%Y年%m月%d日')]]
    elif k in('icbcacq','ccbacq','abcacq'):
        nm={'icbcacq':'中国工商银行特约商户对账单','ccbacq':'中国建设银行商户交易明细','abcacq':'中国农业银行商户收单明细'}[k]
        pre=[['\0'+nm],['\0商户编号：'+a.mid],['\0对账日期：%s-%s'%(d1.strftime('%Y%m%d'),d2.strftime('%Y%m%d'))]]
        H={'icbcacq':['商户编号','终端编号','交易日期','交易时间','交易类型','支付方式','卡号','交易金额']+(['手续费','清算净额'] if F else [])+['检索参考号'],
           'ccbacq':['序号','交易时间','终端号','业务类型','支付方式','订单金额']+(['手续费','结算金额'] if F else [])+['系统参考号'],
           'abcacq':['交易日期','交易时间','终端号','交易类型','交易渠道','交易金额']+(['商户手续费','入账金额'] if F else [])+['交易参考号','订单号']}[k]
        for i,x in enumerate(sales):
            f=[m2(x.fee),m2(x.net)] if F else []
            if k=='icbcacq': rows.append([a.mid,x.term,x.t.strftime('%Y%m%d'),x.t.strftime('%H:%M:%S'),ty(x),x.ch,card(x),m2(x.g)]+f+[x.rrn])
            elif k=='ccbacq': rows.append([str(i+1),x.t.strftime('%Y-%m-%d %H:%M:%S'),x.term,ty(x),x.ch,m2(x.g)]+f+[x.rrn])
            else: rows.append([x.t.strftime('%Y-%m-%d'),x.t.strftime('%H:%M:%S'),x.term,ty(x),x.ch,m2(x.g)]+f+[x.rrn,x.order])
        num={'icbcacq':(7,8,9),'ccbacq':(5,6,7),'abcacq':(5,6,7)}[k] if F else {'icbcacq':(7,),'ccbacq':(5,),'abcacq':(5,)}[k]
        if r.random()<.5:
            z=['']*len(H); z[0]='合计'; z[num[0]]=m2(tg)
            if F: z[num[1]]=m2(tf); z[num[2]]=m2(tg-tf)
            foot=[z]
    else:
        df='%d/%m/%Y' if M.jur in('UK','HK') else '%d %b %Y'
        if r.random()<.3: df='%Y-%m-%d'
        st=r.choice([0,1,2])
        if r.random()<.4: pre=[['\0Merchant ID: '+a.mid],['\0Period: %s - %s'%(d1.strftime(df),d2.strftime(df))]]
        ty2=lambda x:'Sale' if x.kind=='sale' else 'Refund'
        if st==0:
            H=['Transaction Date','Transaction Time','Terminal ID','Card Type','Transaction Type','Amount']+(['Fee','Net Amount'] if F else [])+['Reference Number']
            for x in sales: rows.append([x.t.strftime(df),x.t.strftime('%H:%M:%S'),x.term,x.ch,ty2(x),m2(x.g)]+([m2(x.fee),m2(x.net)] if F else [])+[x.rrn])
            num=(5,6,7) if F else (5,)
        elif st==1:
            H=['Transaction ID','Date','Time','Type','Payment Method','Device','Gross Amount']+(['Processing Fee','Net'] if F else [])+['Currency']
            for x in sales: rows.append(['T'+x.rrn,x.t.strftime(df),x.t.strftime('%H:%M'),ty2(x),x.ch,x.term,m2(x.g)]+([m2(x.fee),m2(x.net)] if F else [])+[M.cur])
            num=(6,7,8) if F else (6,)
        else:
            H=['Merchant No','Terminal No','Txn Date/Time','Scheme','Txn Type','RRN','Auth Code','Txn Amount ('+M.cur+')']+(['MDR','Settlement Amount'] if F else [])
            for x in sales: rows.append([a.mid,x.term,x.t.strftime(df+' %H:%M:%S'),x.ch,ty2(x),x.rrn,x.rrn[:6],m2(x.g)]+([m2(x.fee),m2(x.net)] if F else []))
            num=(7,8,9) if F else (7,)
        if r.random()<.3:
            z=['']*len(H); z[0]='Total'; z[num[0]]=m2(tg); foot=[z]
    return pre,H,rows,foot,num
def bank_rows(M):
    r=M.r2; b=M.bank; j=M.jur; acct='6217'+str(r.randint(10**14,10**15-1)); desc=r.random()<.4
    L=list(b)
    if desc: L=L[::-1]
    c=r.random()<.6; M2=lambda v:m2(v,c)
    pre=[];foot=[];rows=[];num=()
    tx=lambda x:str(x)
    if j=='CN':
        bk=M.bankname
        inn=sum(x[1] for x in b if x[1]>0); out=-sum(x[1] for x in b if x[1]<0)
        I=lambda x:M2(x[1]) if x[1]>0 else ''; O=lambda x:M2(-x[1]) if x[1]<0 else ''
        if bk=='ICBC':
            pre=[['\0明细查询文件下载'],['\0账号: '+acct,],['\0起始日期: %s   截止日期: %s'%(M.first,M.banklast)]]
            H=['交易日期','摘要','交易详情','交易场所','钞/汇','交易金额(收入)','交易金额(支出)','交易币种','余额','对方户名','对方账户']
            for x in L: rows.append([x[0].strftime('%Y-%m-%d'),x[3],'','网上银行','钞',I(x),O(x),'人民币',M2(x[4]),x[2],''])
            num=(5,6,8)
            if r.random()<.5: foot=[['人民币合计','','','','',M2(inn),M2(out),'','','','']]
        elif bk=='ICBCcorp':
            pre=[['\0[HISTORYDETAIL]']]
            H=['凭证号','本方账号','对方账号','交易时间','借/贷','借方发生额','贷方发生额','对方行号','摘要','用途','对方单位名称','余额','附言']
            for i,x in enumerate(L): rows.append(['0',acct,'3701'+str(1000+i),x[0].strftime('%Y-%m-%d %H:%M:%S'),'贷' if x[1]>0 else '借',O(x) or '0.00',I(x) or '0.00','',x[3],'',x[2],M2(x[4]),''])
            num=(5,6,11)
        elif bk=='CCB':
            pre=[['\0中国建设银行企业网上银行账户明细'],['\0账号:'+acct],['\0起始日期:%s 结束日期:%s'%(M.first.strftime('%Y%m%d'),M.banklast.strftime('%Y%m%d'))]]
            H=['账号','账户名称','交易时间','借方发生额（支取）','贷方发生额（收入）','余额','币种','对方户名','对方账号','对方开户机构','记账日期','摘要','备注','账户明细编号-交易流水号']
            for i,x in enumerate(L): rows.append([acct,'某某商贸行',x[0].strftime('%Y%m%d %H:%M:%S'),O(x) or '0.00',I(x) or '0.00',M2(x[4]),'人民币元',x[2],'','',x[0].strftime('%Y%m%d'),x[3],'',f'{i+1}-{r.randint(10**9,10**10)}'])
            num=(3,4,5)
        elif bk=='ABC':
            pre=[['\0中国农业银行账户明细'],['\0账号：'+acct]]
            H=['交易日期','交易时间','收入金额','支出金额','账户余额','交易行名','对方省市','对方账号','对方户名','交易用途']
            for x in L: rows.append([x[0].strftime('%Y-%m-%d'),x[0].strftime('%H:%M:%S'),I(x),O(x),M2(x[4]),'','','',x[2],x[3]])
            num=(2,3,4)
        elif bk=='BOC':
            pre=[['\0查询账号[ Inquirer account number ],'+acct],['\0查询时间范围[ Query range ],%s-%s'%(M.first.strftime('%Y%m%d'),M.banklast.strftime('%Y%m%d'))]]
            H=['交易类型[ Transaction Type ]','业务类型[ Business type ]','付款人账号[ Debit Account No. ]',"付款人名称[ Payer's Name ]",'收款人账号[ Payee\'s Account Number ]',"收款人名称[ Payee's Name ]",'交易日期[ Transaction Date ]','交易时间[ Transaction time ]','交易货币[ Trade Currency ]','交易金额[ Trade Amount ]','交易后余额[ After-transaction balance ]','用途[ Purpose ]','摘要[ Reference ]']
            for x in L: 
                inb=x[1]>0
                rows.append(['来账' if inb else '往账','转账','' if inb else acct,x[2] if inb else '某某商贸行',acct if inb else '','某某商贸行' if inb else x[2],x[0].strftime('%Y%m%d'),x[0].strftime('%H:%M:%S'),'CNY',M2(x[1]),M2(x[4]),'',x[3]])
            num=(9,10)
        elif bk=='CMB':
            pre=[['\0# 招商银行交易记录'],['\0# 账号: [%s]'%acct],['\0# 起始日期: [%s] 终止日期: [%s]'%(M.first.strftime('%Y%m%d'),M.banklast.strftime('%Y%m%d'))],['\0']]
            H=['交易日期','交易时间','收入','支出','余额','交易类型','交易备注']
            for x in L: rows.append(['\t'+x[0].strftime('%Y%m%d'),'\t'+x[0].strftime('%H:%M:%S'),I(x),O(x),M2(x[4]),'转账汇款' if x[1]>0 else '支出',(x[2]+' '+x[3]).strip()])
            num=(2,3,4)
            foot=[['\0# 收入总额: %s元  支出总额: %s元'%(m2(inn),m2(out))]]
        elif bk=='CMBcorp':
            H=['账号','交易日','交易时间','起息日','交易类型','借方金额','贷方金额','余额','摘要','流水号','收(付)方名称','收(付)方账号']
            for x in L: rows.append([acct,x[0].strftime('%Y-%m-%d'),x[0].strftime('%H:%M:%S'),x[0].strftime('%Y-%m-%d'),'',O(x),I(x),M2(x[4]),x[3],'C'+str(r.randint(10**9,10**10)),x[2],''])
            num=(5,6,7)
        elif bk=='BOCOM':
            pre=[['\0交通银行账户交易明细'],['\0账号 '+acct+' 币种 人民币']]
            H=['交易时间','摘要','借贷标志','发生额','余额','对方户名','对方账号','附言']
            for x in L: rows.append([x[0].strftime('%Y-%m-%d %H:%M:%S'),x[3],'贷' if x[1]>0 else '借',M2(abs(x[1])),M2(x[4]),x[2],'',''])
            num=(3,4)
        else: # PSBC/RCC
            pre=[['\0中国邮政储蓄银行账户交易明细'],['\0户名：某某 账号：'+acct]]
            H=['序号','交易日期','摘要','交易金额','账户余额','对方户名','交易渠道']
            for i,x in enumerate(L): rows.append([str(i+1),x[0].strftime('%Y-%m-%d'),x[3],M2(x[1]),M2(x[4]),x[2],'电子汇入' if x[1]>0 else '网银'])
            num=(3,4)
    else:
        bk=M.bankname; D_=lambda x:(x[2]+' '+x[3])
        I=lambda x:M2(x[1]) if x[1]>0 else ''; O=lambda x:M2(-x[1]) if x[1]<0 else ''
        if bk=='HSBCHK':
            H=['Date','Description','Deposit','Withdrawal','Balance','Currency']
            for x in L: rows.append([x[0].strftime('%d/%m/%Y'),D_(x),I(x),O(x),M2(x[4]),'HKD'])
            num=(2,3,4)
        elif bk=='BOCHK':
            pre=[['\0Account No.: 012-'+acct[-9:]],['\0Currency: HKD']]
            H=['Transaction Date','Value Date','Transaction Details','Debit','Credit','Balance']
            for x in L: rows.append([x[0].strftime('%Y/%m/%d'),x[0].strftime('%Y/%m/%d'),D_(x),O(x),I(x),M2(x[4])])
            num=(3,4,5)
        elif bk=='Barclays':
            H=['Number','Date','Account','Amount','Subcategory','Memo']
            for x in L: rows.append(['',x[0].strftime('%d/%m/%Y'),'20-12-34 '+acct[-8:],m2(x[1]),'Counter Credit' if x[1]>0 else 'Direct Debit',D_(x)])
            num=(3,)
        elif bk=='Lloyds':
            H=['Transaction Date','Transaction Type','Sort Code','Account Number','Transaction Description','Debit Amount','Credit Amount','Balance']
            for x in L: rows.append([x[0].strftime('%d/%m/%Y'),'BGC' if x[1]>0 else 'DD',"'30-12-34",acct[-8:],D_(x),m2(-x[1]) if x[1]<0 else '',m2(x[1]) if x[1]>0 else '',m2(x[4])])
            num=(5,6,7)
        elif bk=='HSBCUK':
            H=['Date','Type','Description','Paid out','Paid in','Balance']
            for x in L: rows.append([x[0].strftime('%d %b %Y'),'CR' if x[1]>0 else 'DD',D_(x),O(x),I(x),M2(x[4])])
            num=(3,4,5)
        elif bk=='DBS':
            pre=[['\0Account Details For:,DBS Current '+acct[-10:]],['\0Statement as at:,'+M.banklast.strftime('%d %b %Y')],['\0']]
            H=['Transaction Date','Reference','Debit Amount','Credit Amount','Transaction Ref1','Transaction Ref2','Transaction Ref3']
            for x in L: rows.append([x[0].strftime('%d %b %Y'),'ICT' if x[1]>0 else 'BILL',m2(-x[1]) if x[1]<0 else '',m2(x[1]) if x[1]>0 else '',x[2],x[3],''])
            num=(2,3)
        else:
            pre=[['\0Account details for:,Business Growth Account '+acct[-9:]]]
            H=['Transaction date','Value date','Description','Withdrawals (SGD)','Deposits (SGD)']
            for x in L: rows.append([x[0].strftime('%d/%m/%Y'),x[0].strftime('%d/%m/%Y'),D_(x),O(x),I(x)])
            num=(3,4)
    return pre,H,rows,foot,num
def write(M,out):
    global W2,W2s
    os.makedirs(out,exist_ok=True)
    M.r2=r=random.Random(M.seed*31+5); M.q=r.random()<.3
    banks={'CN':['ICBC','ICBCcorp','CCB','ABC','BOC','CMB','CMBcorp','BOCOM','PSBC'],'HK':['HSBCHK','BOCHK'],'UK':['Barclays','Lloyds','HSBCUK'],'SG':['DBS','OCBC']}
    M.bankname=r.choice(banks[M.jur])
    a0=M.acqs[0]
    own={'icbcacq':['ICBC','ICBCcorp'],'ccbacq':['CCB'],'abcacq':['ABC']}
    if a0.key in own: M.bankname=r.choice(own[a0.key])
    enc=lambda: r.choice(['utf-8','utf-8-sig','gb18030','gb18030']) if M.jur=='CN' else 'utf-8'
    pos=[];bank=[]; i=0; M.splithow=None
    for a in M.acqs:
        sl=[x for x in a.sales if x.inpos]
        if r.random()<.3: sl=sl[::-1]
        fmt=r.choice(['csv','csv','xlsx']) if a.key not in('wechat','alipay') else 'csv'
        e=enc()
        if a.key=='alipay': e='gb18030'
        if a.key=='wechat': e=r.choice(['utf-8','utf-8-sig'])
        parts=[sl]
        if M.hard=='split':
            M.splithow=r.choice(['half','term','bank','both'])
            if M.splithow=='term' and len(a.terms)<2: M.splithow='half'
            mid=M.first+timedelta(14)
            if M.splithow in('half','both'): parts=[[x for x in sl if x.t.date()<=mid],[x for x in sl if x.t.date()>mid]]
            elif M.splithow=='term': parts=[[x for x in sl if x.term==a.terms[0]],[x for x in sl if x.term!=a.terms[0]]]
        numeric=r.random()<.5
        sd=r.random()
        for p in parts:
            M.r2=random.Random(sd); pre,H,rows,foot,num=pos_rows(M,a,p); M.r2=r
            if M.w2:
                W2=M.rw.random()<.4; W2s=M.rw.random()<.2
                if a.key not in('wechat','alipay') and M.rw.random()<.2 and num:      # a subtotal after every day
                    o=[];tot=0;prev=None
                    for x,rw_ in zip(p,rows):
                        if prev is not None and x.t.date()!=prev:
                            z=['']*len(H); z[0]='小计' if M.jur=='CN' else 'Subtotal'; z[num[0]]=m2(tot); o.append(z); tot=0
                        prev=x.t.date(); tot+=x.g; o.append(rw_)
                    if len(rows)==len(p): rows=o
            i+=1; pos.append(put(f'{out}/pos{i}',pre+[H]+rows+foot,fmt,e,r,num if numeric else ()))
    if M.w2: W2=M.rw.random()<.4; W2s=False
    fmt=r.choice(['csv','csv','xlsx']); e=enc()
    if M.bankname=='CMB': fmt='csv'
    if M.bankname in('HSBCHK','Barclays','Lloyds'): fmt='csv'
    numeric=r.random()<.5; full=M.bank; bl=M.banklast; bf=M.first
    parts=[(full,bf,bl)]
    if M.hard=='split' and M.splithow in('bank','both'):
        mid=M.first+timedelta(14)
        parts=[([b for b in full if b[0].date()<=mid],bf,mid),([b for b in full if b[0].date()>mid],mid+timedelta(1),bl)]
    sd=r.random()
    for n,(p,f,l) in enumerate(parts):
        M.bank=p; f0,l0=M.first,M.banklast; M.first=f; M.banklast=l
        M.r2=random.Random(sd); pre,H,rows,foot,num=bank_rows(M); M.r2=r; M.first=f0; M.banklast=l0
        bank.append(put(f'{out}/bank{n+1}',pre+[H]+rows+foot,fmt,e,r,num if numeric else ()))
    M.bank=full; W2=W2s=False
    return pos,bank
