//! Columns by name: what header cells mean, in Chinese and English.

mod abroad;
mod parts;
mod strays;

use super::Side;
use super::cell::{name_key, narrow};
use super::script::simple;
use parts::PARTS;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Role {
    Date,
    Time,
    Posted,
    /// The three parts of a date that stands in three columns.
    Year,
    Month,
    Day,
    Amount,
    /// What was paid in the end, after discounts and with tips: the amount where it is no net.
    Received,
    In,
    Out,
    Direction,
    Fee,
    Net,
    RefundAmount,
    Reference,
    Order,
    Original,
    Terminal,
    Batch,
    Voucher,
    Card,
    CardKind,
    Channel,
    Status,
    SettleStatus,
    Kind,
    Text,
    Counterparty,
    CounterAccount,
    Balance,
    Currency,
    MerchantNo,
    Account,
    Holder,
    Rate,
    Ignore,
}

/// How many roles there are.
pub(super) const ROLES: usize = Role::Ignore as usize + 1;

/// Role names as profiles and reports spell them.
pub(super) const NAMES: &[(&str, Role)] = &[
    ("date", Role::Date),
    ("time", Role::Time),
    ("posted", Role::Posted),
    ("year", Role::Year),
    ("month", Role::Month),
    ("day", Role::Day),
    ("amount", Role::Amount),
    ("received", Role::Received),
    ("in", Role::In),
    ("out", Role::Out),
    ("direction", Role::Direction),
    ("fee", Role::Fee),
    ("net", Role::Net),
    ("refund_amount", Role::RefundAmount),
    ("reference", Role::Reference),
    ("order", Role::Order),
    ("original", Role::Original),
    ("terminal", Role::Terminal),
    ("batch", Role::Batch),
    ("voucher", Role::Voucher),
    ("card", Role::Card),
    ("card_kind", Role::CardKind),
    ("channel", Role::Channel),
    ("status", Role::Status),
    ("settle_status", Role::SettleStatus),
    ("kind", Role::Kind),
    ("text", Role::Text),
    ("counterparty", Role::Counterparty),
    ("counter_account", Role::CounterAccount),
    ("balance", Role::Balance),
    ("currency", Role::Currency),
    ("merchant_no", Role::MerchantNo),
    ("account", Role::Account),
    ("holder", Role::Holder),
    ("rate", Role::Rate),
    ("ignore", Role::Ignore),
];

impl Role {
    pub(super) fn parse(name: &str) -> Option<Self> {
        NAMES.iter().find(|(n, _)| *n == name).map(|(_, r)| *r)
    }

    pub(super) fn name(self) -> Option<&'static str> {
        NAMES.iter().find(|(_, r)| *r == self && self != Self::Ignore).map(|(n, _)| *n)
    }
}

/// What a header cell means: its role, how good a name it is for that role (0 best), and whether the whole name is
/// known (or only a part of it).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    pub role: Role,
    pub rank: u8,
    pub exact: bool,
}

/// Whole names, best first within a role. Names are keys: narrow, lower case, letters and digits only.
const WHOLE: &[(Role, &str)] = &[
    (
        Role::Date,
        "交易日期 交易日 日期 交易时间 支付时间 付款时间 交易完成时间 完成时间 支付完成时间 交易日期时间 消费时间 消费日期 订单时间 交易创建时间 创建时间 下单时间 收款时间 收款日期 付款日期 支付日期 刷卡时间 刷卡日期 成交时间 结账时间 收银时间 订单日期 发生日期 业务日期 发生日 发生时间 tradedate transactiondate txndate trandate transdate date transactiondatetime transactiontime transdatetime txndatetime txntime datetime dateandtime dateofsale saledate saledatetime paymentdate created createdat createddate tradetime dateoftransaction capturedate captured 交易日期時間 過賬日期 退款时间 退款日期 退货时间 退货日期 退款完成时间 refunddate refundtime refundedat bookedat createdon processedon processedat capturedat capturedon orderdate ordertime paidon paidat soldat dateopened starteddate datum buchungstag buchungsdatum transaktionsdatum dateopération dateoperation datedopération datedoperation dateop datedetransaction datetransaction fecha fechaoperación fechaoperacion dataoperazione data 交易日期及时间 交易完成日期",
    ),
    (
        Role::Time,
        "时间 交易时刻 记账时间 入账时间 time timeofday hour transtime trantime uhrzeit zeit heure hora ora",
    ),
    (
        Role::Posted,
        "记账日期 入账日期 记账日 入账日 清算日期 清算日 结算日期 结算日 到账日期 到账时间 划款日期 划账日期 会计日期 起息日 起息日期 生效日 記賬日 过账日期 账务日期 结算时间 清算时间 postingdate posteddate postdate posted bookingdate bookdate valuedate settlementdate settledate settled settledon payoutdate fundingdate fundeddate processingdate processdate processeddate cleareddate effectivedate postedon settledat completeddate transferdate transferredon depositdate depositedon arrivaldate disbursementdate paidouton valuta valutadatum wertstellung wert datedevaleur datevaleur rentedatum fechavalor datavaluta",
    ),
    (Role::Year, "年 年份 year yyyy"),
    (Role::Month, "月 月份 month mm"),
    (Role::Day, "日 day dd dayofmonth"),
    (
        Role::Received,
        "实收金额 实付金额 实收 实付 实收款 实付款 实际收款 实际收款金额 实际支付金额 实际付款金额 实收总额 实收合计 用户实付金额 用户实付 顾客实付金额 顾客实付 客户实付金额 客户实付 买家实付金额 消费者实付 会员实付 持卡人实付 totalcollected totalpaid amountpaid paidamount amountcollected collected totalcharged amountcharged chargedamount totalamount grandtotal total totalcharge amountinclvat amountincvat amountincludingvat amountinclgst amountincltax totalinclvat totalinclgst totalincltax cardamount cardpayment cardpaymentamount 银行卡支付 刷卡金额 银行卡金额 刷卡支付 totalinclusive totalincltip totalwithtip totalreceived amountreceived paid",
    ),
    (
        Role::Amount,
        "应结订单金额 商家实收 交易金额 订单金额 消费金额 金额 发生额 交易额 交易总额 总金额 订单总金额 支付金额 付款金额 收款金额 发生金额 人民币金额 本币金额 记账金额 交易本金 订单实付金额 grossamount gross transactionamount txnamount tranamount transamount saleamount salesamount salevalue transactionvalue amount amt value amountgross grosssales processedtransactionamount processedamount 金額 交易金額 应收金额 应收 订单总额 消费总额 商品金额 原价 subtotal netofdiscount 收支金额 收款额 账单金额 付款总金额 txnamt transamt tranamt tradeamt saleamt grossamt betrag umsatz umsatzbetrag umsatzbrutto bruttobetrag montant montantbrut bedrag importe importo monto sales sale 销售金额 销售额 收银金额 value",
    ),
    (
        Role::In,
        "收入 收入金额 贷方发生额 贷方金额 贷方 存入金额 存入 转入金额 转入 贷记金额 收方金额 收方发生额 贷方发生额收入 收入贷方 贷方收入 贷 收入发生额 进账金额 进账 入账 收进 收入额 划入金额 来账金额 交易金额收入 记账金额收入 存款 存款金額 貸項 貸記 入賬 收款 credit credits creditamount creditamt moneyin paidin deposit deposits depositamount depositamt in amountin inflow receipts cr cramount lodgement lodgements amountcredited crediting creditvalue depositscredits depositsandcredits creditsdeposits haben gutschrift crédit credito crédito abono entrées bij accrediti avere 汇入金额 汇入 增加 增加金额 入金额 入金 入金金额 收 流入 流入金额 amountcr incoming additions paymentsin ontvangsten ingresos entrate einnahmen",
    ),
    (
        Role::Out,
        "支出 支出金额 借方发生额 借方金额 借方 支取金额 支取 转出金额 转出 借记金额 付方金额 付方发生额 借方发生额支取 借方发生额支出 支出借方 借方支出 借 支出发生额 出账金额 出账 付出 付出金额 支出额 划出金额 往账金额 交易金额支出 记账金额支出 取款 提款 提款金額 借項 借記 支賬 付款 debit debits debitamount debitamt moneyout paidout withdrawal withdrawals withdrawalamount withdrawalamt out amountout outflow payments dr dramount amountdebited withdrawn debitvalue withdrawalsdebits withdrawalsanddebits debitswithdrawals soll lastschrift belastung débit debito débito cargo sorties af addebiti dare 提取 提取金额 取出 取出金额 汇出金额 汇出 减少 减少金额 出金额 出金 出金金额 付 流出 流出金额 amountdr outgoing subtractions paymentsout uitgaven gastos uscite ausgaben",
    ),
    (
        Role::Direction,
        "借贷 借贷标志 借贷标识 借贷方向 借贷别 借贷状态 借贷记标志 收支 收支类型 收支标志 收支方向 收付 收付标志 收付类型 收付方向 方向 交易方向 资金流向 进出 进出账 借贷类型 drcr crdr debitcredit creditdebit dc cd dcflag drcrflag direction drcrindicator crdrindicator debitcreditindicator creditdebitindicator inout sign 来往账 来往账标志 往来标志 往来账标志 存取标志 存取 存取方向 收付标识 进出标志 afbij sollhaben sens debitorcredit creditordebit balanceimpact incomeexpense",
    ),
    (
        Role::Fee,
        "手续费 交易手续费 商户手续费 手续费金额 服务费 商户服务费 技术服务费 平台服务费 支付手续费 应收手续费 扣除手续费 手续费支出 佣金 交易佣金 扣费 扣费金额 费用 手续费用 通道费 fee fees mdr mdramount mdrfee mdrcharge charge charges commission commissionamount merchantservicecharge msc merchantfee merchantfees processingfee processingfees transactionfee totalfee totalfees feeamount feetotal discountamount merchantdiscount mdrcommission acquirerfee discamt discountamt feeamt mdramt chargefee entgelt gebühr gebuehr frais commissions 商户费用 商家手续费 结算手续费 交易费用 商户回佣 回佣 扣率手续费 商户扣费 交易费 discountfee bankcharges bankcharge msf msffee merchantservicefee servicecharges chargevalue transactioncharge transactioncost processingcost",
    ),
    (
        Role::Net,
        "清算金额 结算金额 净额 清算净额 结算净额 应结金额 实结金额 应结算金额 实际结算金额 到账金额 入账金额 实际到账金额 划账金额 划款金额 实收净额 商户实收 商户结算金额 商户应收 打款金额 实际入账金额 应到账金额 预计到账金额 实到金额 应收净额 net netamount amountnet netsettlement settlementamount settledamount amountsettled payoutamount fundingamount netpayable amountpayable netvalue nettotal netsales payable nettomerchant payout depositedamount deposited netamt nett nettamount auszahlung auszahlungsbetrag nettobetrag montantnet 应结算款",
    ),
    (
        Role::RefundAmount,
        "退款金额 退货金额 已退金额 累计退款金额 refundamount refundedamount amountrefunded refundamt returnamount returnsamount refunds refund refunded returns 退款 退货 退款额 退货额 退款总额",
    ),
    (
        Role::Reference,
        "检索参考号 系统检索参考号 交易检索参考号 参考号 系统参考号 银联参考号 检索号 系统检索号 交易参考号 参考号码 rrn retrievalreferencenumber retrievalreference retrievalrefno retrievalref retrievalreferenceno 微信订单号 微信支付订单号 支付宝交易号 交易单号 交易订单号 平台订单号 支付单号 支付订单号 交易流水号 平台流水号 系统流水号 渠道流水号 银联流水号 支付流水号 流水号 交易号 业务流水号 参考编号 银行流水号 核心流水号 referencenumber referenceno reference paymentreference refno ref transactionreference transactionref transactionid txnid txnref tranid transid transactionnumber uniqueid arn bankreference acquirerreference acquirerreferencenumber accountservicerreference chargeid paymentid paymentintentid sourceid id référence belegnummer 微信支付业务单号 交易编号 退款单号 退款流水号 退款参考号 退款订单号 refundid refundno refundreference 调单编号 referenz belegnummer",
    ),
    (
        Role::Order,
        "商户订单号 订单号 订单编号 外部订单号 商家订单号 商户单号 商品订单号 业务单号 商户流水号 orderno ordernumber orderid order merchantorderno merchantreference merchantref merchantorderid invoice invoicenumber invoiceno customerreference yourreference",
    ),
    (
        Role::Original,
        "原参考号 原检索参考号 原交易参考号 原流水号 原交易流水号 原订单号 原交易订单号 原商户订单号 原交易号 originalreference originalrrn originaltransactionid originalref originalorderno",
    ),
    (
        Role::Terminal,
        "终端号 终端编号 终端 设备号 机具号 pos终端号 终端机号 机具编号 设备编号 终端代码 pos机号 pos号 pos编号 设备编码 收银机号 款台号 收银台号 柜台号 门店终端 terminalid tid terminal terminalno terminalnumber deviceid posid tillid till terminalcode device devicename 机号 机器号 机具 收款设备 设备 收款设备sn 机具编号sn 机身号 pos编号柜台号 收银台 收银机 款台 台码 收款码 register reader readerserial pos eftpos tillnumber kasse kassenid 收款装置 收款终端 终端机编号 收款码设备编号 收款码编号 收款码号 收款码id 码牌编号 码牌号 二维码编号 设备sn 设备sn号 sn号 sn码 机具sn 设备名称 设备名 云喇叭编号 音箱编号 端末机代号 端末机号 端末机编号 terminalnr",
    ),
    (
        Role::Batch,
        "批次号 批次 交易批次号 终端批次号 结算批次号 batchno batch batchnumber batchid settlementbatch",
    ),
    (
        Role::Voucher,
        "凭证号 凭证号码 票据号 pos流水号 终端流水号 终端流水 跟踪号 系统跟踪号 pos凭证号 交易凭证号 凭证编号 凭证序号 traceno trace tracenumber stan voucherno vouchernumber slipno slip receiptno receiptnumber systemtraceauditnumber authcode authorisationcode authorizationcode approvalcode chequeno checkno",
    ),
    (
        Role::Card,
        "卡号 交易卡号 银行卡号 付款卡号 消费卡号 持卡人卡号 支付卡号 用户卡号 cardnumber cardno pan maskedpan card maskedcardnumber maskedcard cardpan cardlast4 last4",
    ),
    (
        Role::CardKind,
        "卡类型 卡种 卡别 卡性质 卡种类 借贷记 借贷记类型 卡类别 卡片类型 银行卡类型 卡属性 卡型 cardtype cardkind cardcategory fundingtype cardclass accounttype fundingsource kartentyp",
    ),
    (
        Role::Channel,
        "支付方式 支付渠道 交易渠道 支付类型 付款方式 收款方式 付款渠道 收款通道 收款类型 支付品牌 支付平台 卡品牌 钱包类型 收款工具 收单渠道 渠道 卡组织 支付场景 支付通道 支付产品 产品类型 支付产品类型 交易产品 钱包 渠道类型 收款渠道 支付工具 paymentmethod paymenttype paymentmode modeofpayment paymode 支付账户类型 付款账户类型 paymentchannel scheme cardscheme brand cardbrand channel method tender tendertype cardnetwork network wallet product paymentbrand paymentscheme cardorwallet paidwith paidby wallettype kartenart zahlungsart zahlungsmittel moyendepaiement circuito formadepago betaalmethode",
    ),
    (
        Role::Status,
        "交易状态 状态 订单状态 当前状态 支付状态 交易结果 结果 处理状态 处理结果 应答描述 应答信息 应答说明 响应描述 响应信息 返回信息 返回描述 交易应答 应答 应答码 响应码 返回码 status transactionstatus txnstatus state result response responsecode responsedescription responsemessage outcome orderstatus paymentstatus transtatus statut 是否成功 交易是否成功 是否支付成功 支付是否成功 success successful issuccessful iscaptured",
    ),
    (
        Role::SettleStatus,
        "结算状态 清算状态 划款状态 到账状态 打款状态 出款状态 settlementstatus payoutstatus settledstatus fundingstatus",
    ),
    (
        Role::Kind,
        "交易类型 业务类型 交易种类 交易名称 交易类别 类型 交易类型名称 业务名称 transactiontype txntype type trantype transtype entrytype transactionkind recordtype transcode trancode txncode transactioncode transaktionsart umsatztyp typedetransaction typetransaction 收支名目",
    ),
    (
        Role::Text,
        "摘要 交易摘要 用途 附言 备注 说明 交易说明 交易详情 描述 交易附言 客户附言 摘要说明 摘要描述 交易描述 交易备注 业务摘要 详细说明 交易用途 商品 商品名称 商品说明 交易场所 交易地点 交易分类 交易詳情 交易內容 進支詳情 交易資料 詳情 備註 附加信息 个性化信息 备注信息 摘要信息 补充信息 交易摘要说明 摘要用途 用途摘要 用途附言 description details detail narrative narration particulars memo remarks remark transactiondetails transactiondescription additionalinformation paymentdetails statementtext originaldescription 附注 notes transactionparticulars unstructured verwendungszweck buchungstext umsatzart libellé libelle omschrijving mededelingen concepto descrizione causale clientreference additionalreference transactionref1 transactionref2 transactionref3",
    ),
    (
        Role::Counterparty,
        "对方户名 对方账户名称 对方名称 对方账户名 对方账号名称 对手户名 对手方户名 交易对方 对方单位 对方单位名称 对方姓名 对方信息 交易对手 交易对手名称 付款人 付款人名称 付款方 付款方户名 付款方名称 收付款人名称 收付款方名称 收付方名称 收付方户名 收付方 收付款人 收付款方 收付款人户名 收付款方户名 收付款单位 往来单位 往来户名 往来单位名称 交易对方名称 交易对方户名 对手名称 对手方 对手方名称 对方户名名称 对方公司 counterparty counterpartyname partnername payerpayee beneficiaryremitter auftraggeberempfänger namezahlungsbeteiligter tegenpartij 交易对象 receivedfrom payer payername beneficiary sender from fromto payee payeepayer name remitter counterpartydetails orderingparty begünstigterauftraggeber beguenstigterzahlungspflichtiger auftraggeber begünstigter zahlungsempfängerin zahlungspflichtiger naamtegenpartij naamomschrijving bénéficiaire",
    ),
    (
        Role::CounterAccount,
        "对方账号 对方账户 对方卡号 对手账号 交易对手账号 对方账卡号 对方帐号 对方帐户 对方账号卡号 付款人账号 付款方账号 收付款人账号 收付方账号 收付方账户 收付款方账号 收付款方账户 对手方账号 往来账号 往来账户 交易对方账号 对方卡号账号 counterpartyaccount payeraccount counteraccount beneficiaryaccount fromaccount tegenrekening tegenrekeningibanbban kontonummeriban",
    ),
    (
        Role::Balance,
        "余额 账户余额 交易后余额 本次余额 当前余额 联机余额 账面余额 交易余额 可用余额 本币余额 余额元 结余 账户结余 本次结余 结存 結餘 餘額 賬戶結餘 帳戶結餘 戶口結餘 balance bal runningbal closingbal runningbalance accountbalance closingbalance availablebalance ledgerbalance balanceafter endingbalance currentbalance saldo saldonatrn kontostand solde saldonachbuchung newbalance",
    ),
    (
        Role::Currency,
        "币种 交易币种 记账币种 货币 货币种类 币别 结算币种 货币类型 货币代码 currency ccy cur currencycode transactioncurrency txnccy txncurrency billingcurrency währung waehrung munt devise moneda 账单货币 交易货币 curr divisa moeda 通货 valuutta waluta 账户币种 accountcurrency",
    ),
    (
        Role::MerchantNo,
        "商户号 商户编号 商户代码 特约商户号 商户id 商户编码 银联商户号 商户代号 merchantid mid merchantno merchantnumber merchantcode特约商户编号",
    ),
    (
        Role::Account,
        "账号 本方账号 账户 账户号 帐号 本方帐号 查询账号 我方账号 本方账户 本方卡号 收款账号 结算账户 结算账号 结算帐号 入账账户 入账账号 清算账户 清算账号 划款账号 settlementaccount payoutaccount accountnumber account accountno accountid auftragskonto rekening ibanbban iban konto 账户号码",
    ),
    (
        Role::Holder,
        "户名 账户名称 本方户名 商户名称 商户名 门店名称 accountname merchantname merchant accountholder storename",
    ),
    (
        Role::Rate,
        "费率 扣率 手续费率 交易费率 签约费率 rate mdrrate feerate mdrpercent feepercent percentage",
    ),
    (
        Role::Ignore,
        "序号 编号 行号 no 号 网点 交易网点 交易机构 柜员 柜员号 地区 地区号 省市 钞汇 发卡行 发卡机构 发卡银行 受理机构 门店编号 操作员 收银员 用户标识 openid 公众账号id 特约商户号子商户号 sn sno serialno line row 交易国家或地区简称 卡序号 应用号 子商户号 付款银行 issuer issuingbank country store storeid outlet vat gst tax tip tips tipamount gratuity gratuityamount taxamount vatamount gstamount cashback cashbackamount 税 税额 小费 小费金额 优惠金额 券金额 抹零 积分抵扣",
    ),
];

fn whole() -> &'static HashMap<String, (Role, u8)> {
    static NAMES: OnceLock<HashMap<String, (Role, u8)>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut map = HashMap::new();
        for (role, names) in WHOLE.iter().chain(abroad::WHOLE) {
            for (rank, name) in names.split_whitespace().enumerate() {
                let key = simple(name).into_owned();
                map.entry(key).or_insert((*role, rank.min(200) as u8));
            }
        }
        map
    })
}

/// What a header cell means; `None` where its words are not known.
pub(super) fn meaning(header: &str) -> Option<Meaning> {
    // `交易后余额[ After-transaction balance ]`: the name before the bracket, and the one in it.
    let bracket = header.find(['[', '［']).filter(|at| *at > 0 && !header.is_ascii());
    if let Some(before) = bracket.and_then(|at| header.get(..at))
        && let Some(found) = named(before)
    {
        return Some(found);
    }
    // `借方金额(收入)`: books of the bank and of its customer say it the other way round, and the bracket says whose.
    if let Some(role) = bracketed_way(header) {
        return Some(Meaning { role, rank: 0, exact: true });
    }
    named(header)
        .filter(|m| m.exact)
        .or_else(|| named(without_currency(header)?))
        .or_else(|| named(header))
}

/// Which way the money went, as a bracket at the end of the name says it.
fn bracketed_way(header: &str) -> Option<Role> {
    let narrow = narrow(header);
    let (before, inside) = narrow.trim().strip_suffix(')')?.rsplit_once('(')?;
    // `收入(支出)` is a column of both.
    if ["收", "支", "存", "取", "出", "入"].iter().any(|way| before.contains(way)) {
        return None;
    }
    match simple(inside).trim() {
        "收入" | "存入" | "转入" => Some(Role::In),
        "支出" | "支取" | "转出" => Some(Role::Out),
        _ => None,
    }
}

/// `Umsatz in EUR`, `Débit euros`: the name before the currency it is in.
fn without_currency(header: &str) -> Option<&str> {
    let (before, last) = header.trim().rsplit_once(char::is_whitespace)?;
    if last.chars().count() < 3 || super::meta::currency(last).is_none() {
        return None;
    }
    let before = before.trim_end();
    Some(before.strip_suffix(" in").or_else(|| before.strip_suffix(" en")).unwrap_or(before))
}

/// The unit that a column's name says its sums are in, as digits of the minor unit below it.
pub(super) fn unit(header: &str) -> Option<u32> {
    let narrow = narrow(header);
    let key: String = narrow.chars().filter(|c| !c.is_whitespace()).collect();
    let parts = key.split(['(', ')', '[', ']', '【', '】']).skip(1);
    let mut words = parts.map(|p| {
        p.trim_start_matches("单位").trim_start_matches([':', '：']).trim_start_matches("人民币")
    });
    // `amount_minor`, `Fee (cents)`, `AmountInCents`.
    let lower = narrow.to_lowercase();
    let mut tokens = lower.split(|c: char| !c.is_alphanumeric());
    let minor = |w: &str| matches!(w, "cents" | "cent" | "pence" | "minor" | "minorunits");
    let small = tokens.any(minor) || lower.ends_with("incents");
    words.find_map(digits_of).or(small.then_some(0))
}

/// A unit alone: 分, 元, 千元, 万元.
pub(super) fn digits_of(word: &str) -> Option<u32> {
    match word {
        "分" => Some(0),
        "角" => Some(1),
        "元" => Some(2),
        "千元" => Some(5),
        "万元" | "万" => Some(6),
        _ => None,
    }
}

/// The name says what the shop is paid for, coupons of the platform included: no other sum goes before it.
pub(super) fn is_settled(header: &str) -> bool {
    let key = name_key(header);
    ["应结", "商家实收", "商户实收"].iter().any(|w| key.starts_with(w))
}

/// The column's times are in UTC, as its name says.
pub(super) fn in_utc(header: &str) -> bool {
    let key: String = narrow(header).to_lowercase();
    let mut words = key.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-')));
    words.any(|w| matches!(w, "utc" | "gmt"))
}

fn named(header: &str) -> Option<Meaning> {
    let key = name_key(header);
    if !key.chars().any(char::is_alphabetic) {
        return None;
    }
    if let Some((role, rank)) = whole().get(key.as_str()) {
        return Some(Meaning { role: *role, rank: *rank, exact: true });
    }
    if !(2..=24).contains(&key.chars().count()) {
        return None;
    }
    let rank = PARTS.iter().position(|(part, _)| key.contains(part))?;
    let (part, role) = PARTS[rank];
    // `Debits and credits`, `存取金额`: one column of sums that go both ways.
    let holds = |words: &[&str]| words.iter().any(|w| key.contains(w));
    let both = holds(&["debit", "withdraw", "paidout", "moneyout"])
        && holds(&["credit", "deposit", "paidin", "moneyin"]);
    let role = if both && matches!(role, Role::In | Role::Out) { Role::Amount } else { role };
    // A name that is known to be none of money still tells a row of names.
    let role = if strays::is_stray(header, &key, part, role) { Role::Ignore } else { role };
    Some(Meaning { role, rank: 201 + rank.min(50) as u8, exact: false })
}

/// The side a set of roles speaks for; `None` where they could be either.
pub(super) fn side_of(roles: &[Option<Role>]) -> Option<Side> {
    let (bank, pos) = weights(roles);
    match bank.cmp(&pos) {
        std::cmp::Ordering::Greater => Some(Side::Bank),
        std::cmp::Ordering::Less => Some(Side::Pos),
        std::cmp::Ordering::Equal => None,
    }
}

/// How much a set of roles speaks for a bank's statement, and for a list of sales.
pub(super) fn weights(roles: &[Option<Role>]) -> (i32, i32) {
    let has = |r: Role| roles.contains(&Some(r));
    let bank = 3 * i32::from(has(Role::Balance))
        + 2 * i32::from(has(Role::In) && has(Role::Out))
        + i32::from(has(Role::In))
        + i32::from(has(Role::CounterAccount))
        + i32::from(has(Role::Counterparty))
        + 2 * i32::from(has(Role::Direction));
    let pos = 3 * i32::from(has(Role::Terminal))
        + 3 * i32::from(has(Role::Fee))
        + 2 * i32::from(has(Role::Net))
        + 2 * i32::from(has(Role::MerchantNo))
        + 2 * i32::from(has(Role::Batch))
        + 2 * i32::from(has(Role::RefundAmount))
        + i32::from(has(Role::Card))
        + i32::from(has(Role::CardKind))
        + i32::from(has(Role::Status))
        + i32::from(has(Role::Channel))
        + i32::from(has(Role::Order));
    (bank, pos)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_both_languages() {
        for (name, role) in [
            ("交易金额(元)", Role::Amount),
            ("记账金额(收入)", Role::In),
            ("检索参考号", Role::Reference),
            ("清算日期", Role::Posted),
            ("收/支", Role::Direction),
            ("Transaction Date", Role::Date),
            ("Net Amount (GBP)", Role::Net),
            ("MDR", Role::Fee),
            ("对方账号", Role::CounterAccount),
            ("商家实收（元）", Role::Amount),
            ("服务费（元）", Role::Fee),
            ("手续费(元)", Role::Fee),
            ("Terminal ID", Role::Terminal),
            ("Cr/Dr", Role::Direction),
            ("贷方发生额/元(收入)", Role::In),
        ] {
            assert_eq!(meaning(name).map(|m| m.role), Some(role), "{name}");
        }
        assert_eq!(meaning("单价因子"), None);
    }
}
