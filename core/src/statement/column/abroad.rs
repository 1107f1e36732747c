//! Names of columns in languages of the acquirers and banks of other countries, as they stand in their exports. Only
//! names that mean one thing; what two languages use for two things is left to the user to map.

use super::Role;

/// Whole names, best first within a role, written as those beside.
pub(super) const WHOLE: &[(Role, &str)] = &[
    (
        Role::Date,
        // Polish, Czech, Danish and Norwegian, Swedish, Finnish, Portuguese, Hungarian, Turkish, Indonesian.
        "核销时间 核销日期 dataoperacji datatransakcji datumprovedení datumprovedeni datumzaúčtování datumzauctovani datumtransakce \
         dato bogføringsdato bogført bogførtdato bokført bokførtdato transaktionsdag transaktionsdatum bokföringsdag \
         bokföringsdatum bokförd bokfört kirjauspäivä tapahtumapäivä datalançamento datalancamento datamov \
         datamovimento datadomovimento datadavenda datavenda könyvelésdátuma tranzakciódátuma tarih işlemtarihi \
         tanggal tanggaltransaksi transactiedatum boekdatum boekingsdatum \
         取引日 取引日時 お取引日 日付 年月日 決済日時 決済日 ご利用日 利用日 売上日 \
         거래일시 거래일자 거래일 승인일시 승인일자 매출일자 결제일시 createdutc",
    ),
    (
        Role::Time,
        "godzina czas tid klokkeslæt klokkeslett godzinatransakcji tijd 時刻 取引時刻 取引時間 거래시간 거래시각 승인시간",
    ),
    (
        Role::Posted,
        "dataksięgowania dataksiegowania datarozliczenia datawaluty valørdato rentedato valutadag \
         arvopäivä datavalor értéknap 入金予定日 振込日 입금일 입금예정일 availableonutc",
    ),
    (Role::Year, "操作日年"),
    (Role::Month, "操作日月"),
    (Role::Day, "操作日日"),
    (
        Role::Amount,
        "kwota kwotatransakcji kwotaoperacji kwotabrutto kwotatransakcjiwalutarachunku kwotawwalucierachunku \
         částka castka částkavměněúčtu castkavmeneuctu beløb beløp belopp insättningaruttag uttaginsättningar totalt \
         bruttobelopp määrä määräeuroa summa valor montante valorbruto valordavenda importância cad usd hkd sgd aud nzd gbp eur 订单实收 összeg tutar \
         işlemtutarı jumlah mutasi bedrag transactiebedrag omzet brutto debitsandcredits creditsanddebits withdrawalsdeposits depositswithdrawals creditdebitamount debitcreditamount \
         debitorcreditamount 入出金 入出金額 取引金額 決済金額 利用金額 売上金額 総売上高 거래금액 승인금액 매출금액 결제금액",
    ),
    (
        Role::In,
        "uznania uznanie kwotauznania příjem vklad innpåkonto inn insättning insättningar indsat créditoeuros alacak \
         提入 お預入れ お預り金額 お預入金額 預かり金額 預り金額 受入金額 ご入金額 \
         입금 입금액 입금금액 맡기신금액",
    ),
    (
        Role::Out,
        "obciążenia obciazenia obciążenie kwotaobciążenia výdaj výběr utfrakonto ut uttag hævet borç 提出 \
         お引出し お支払金額 お引出金額 支払い金額 支払金額 払出金額 ご出金額 출금 출금액 출금금액 찾으신금액",
    ),
    (
        Role::Fee,
        "软件服务费 prowizja poplatek poplatekvměněúčtu avgift avgifter gebyr comissão descontodemdr jutalék provisie \
         provision komisyon transactiekosten 決済手数料 手数料 수수료 가맹점수수료",
    ),
    (
        Role::Net,
        "商家应收款 商家应得 商户应得 商家应结 kwotanetto netto nettobelopp nettobeløb nettobeløp valorlíquido valorliquido líquido liquido neto importeneto importonetto nettó 振込金額 純受取額 入金額合計 \
         정산금액 입금예정금액",
    ),
    (
        Role::Reference,
        "transaktionscode transaktionsnummer transaktionsid referenznummer referenznr buchungsreferenz \
         codetransaction idtransaction numérotransaction numérodetransaction numerotransaction référencetransaction \
         codigodetransaccion códigodetransacción idtransaccion idtransacción idoperación idoperacion numerodeoperacion \
         códigodeoperación codicetransazione idtransazione codiceoperazione numerotransazione codiceriferimento \
         transactiecode transactienummer transactiereferentie numerreferencyjny numertransakcji identyfikatortransakcji referens referanse viite arkistointitunnus \
         referência referencia referentie 取引id 決済番号 伝票番号 取引番号 거래번호 승인번호",
    ),
    (Role::Order, "オーダーid 注文番号 주문번호 ordernummer"),
    (Role::Terminal, "端末 端末番号 端末番号posid 단말기번호"),
    (Role::Card, "kaartnummer numerkarty kortnummer kartennummer 카드번호"),
    (Role::CardKind, "rodzajkarty korttyp kortart kaarttype tipocartão"),
    (
        Role::Channel,
        "betalningsmetod betalingsmåde bandeira merkkaart ブランド カードブランド 支払い方法 支払方法 決済手段 결제수단 카드사",
    ),
    (
        Role::Status,
        "estado stato statut stav tila últimostatus ultimostatus 取引ステータス ステータス 状態 상태 거래상태 승인상태 \
         resultadooperaciónycódigo resultadooperación resultado risultato esito ergebnis resultaat decision approved \
         authresult authorisationresult authorizationresult authstatus responsetext",
    ),
    (
        Role::Kind,
        "typtransakcji rodzajtransakcji typoperacji rodzajoperacji typúhrady transaktionstyp transactietype \
         transaksjonstype tipooperación tipodeoperación tipo typ tipotransação 取引種別 処理区分 イベントの種類 取引区分 \
         거래구분 거래종류 매출구분 reportingcategory",
    ),
    (
        Role::Text,
        "opistransakcji opisoperacji opis tytuł tytułem tytul zprávapropříjemce poznámka popis systemovypopis tekst \
         beskrivelse forklaring beskrivning rubrik meddelande viesti selitys descrição descricao \
         histórico historico közlemény açıklama keterangan libelleoperation libelléopération libellécourt \
         avisierungstext vorgang お取り扱い内容 お取引内容 取引内容 入出金内容 内容 摘要内容 詳細1 詳細2 メモ 적요 내용 \
         기재내용 거래내용 메모 거래기록사항 받는분통장표시내용",
    ),
    (
        Role::Counterparty,
        "nadawcaodbiorca odbiorcazleceniodawca danekontrahenta kontrahent nazwakontrahenta názevprotistrany \
         názevprotiúčtu nazevprotiuctu avsändare mottagare saajamaksaja saaja maksaja ellenoldalinév \
         tegenrekeninghouder empfänger 상대계좌예금주명 보낸분받는분 의뢰인수취인",
    ),
    (
        Role::CounterAccount,
        "protiúčet protiucetkodbanky čísloúčtuprotistrany saajantilinumero ellenoldaliszámlaszám nakontozkonta \
         tegenrekeningnummer 상대계좌번호",
    ),
    (
        Role::Balance,
        "saldopotransakcji saldopooperacji zůstatek zustatek bokförtsaldo saldocontabilístico saldocontabilistico \
         saldocontábil egyenleg bakiye 残高 差引残高 取引後残高 現在貸付高 現在高 结余金额 잔액 거래후잔액",
    ),
    (
        Role::Currency,
        "měna mena měnaúčtu menauctu devizanem parabirimi valutacode monn monnaie 通貨 통화",
    ),
    (
        Role::Account,
        "numerrachunkukarty numerrachunku rekeningnummer kontonummer čísloúčtu számlaszám 口座番号 계좌번호",
    ),
    (Role::Ignore, "moms vatamount btw podatek napiwek チップ 消費税 税送料 ディスカウント"),
];
