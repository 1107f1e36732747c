//! Actions: everything a user can do here. Each has a name and one line that says what it does and whether it
//! can be undone, both in every language (`tui-do-…`, `tui-do-…-doc`), and words by which the palette finds it.

macro_rules! actions {
    ($($variant:ident = $word:literal, $find:literal;)*) => {
        /// Everything a user can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $(#[doc = $word] $variant,)*
        }

        impl Action {
            /// Every action, in the order the palette lists them.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its stable word, `log-contact`.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// Pinyin, initials and other words people look for it by.
            pub fn find(self) -> &'static str {
                match self { $(Self::$variant => $find,)* }
            }
        }
    };
}

actions! {
    LogContact = "log-contact", "jth jyctl dianhua tonghua lianxi call phone contact";
    AddEvidence = "add-evidence", "tjzj zhengju shangchuan wenjian evidence file attach exhibit";
    NewCase = "new-case", "xjaj anjian xinjian case new";
    QuickCase = "quick-case", "ksjaj kuaisu xinjian anjian quick short case";
    ToggleBrief = "toggle-brief", "bdbj bianda bianji jianduan brief short call";
    NextStep = "next-step", "xyb zuoxiayibu next step todo";
    MoveStage = "move-stage", "zxyjd jieduan zhuan stage move escalate";
    WriteLetter = "write-letter", "xws wenshu xin cuigao letter write demand";
    Diagnose = "diagnose", "zd zhenduan paicha diagnosis where money";
    CallSheet = "call-sheet", "ddhq dadianhua wenshenme call sheet ask";
    Matrix = "matrix", "clqd cailiao qingdan evidence matrix collect";
    Talk = "talk", "cnysf chengnuo shuofa promise answers contradiction";
    ShowPlaybook = "show-playbook", "zyjdzmz jieduan zenmezou playbook stage";
    BookCost = "book-cost", "djhf huafei feiyong cost fee";
    ClaimFrom = "claim-from", "zskz zhuikuan duixiang zhuizhe obligor respondent claim from";
    CopyCase = "copy-case", "fzaj fuzhi anjian moban copy case template";
    MergeCase = "merge-case", "bjlyg bingru hebing anjian merge case two";
    CloseCase = "close-case", "ja jiean close settled";
    ReopenCase = "reopen-case", "ck chongkai reopen";
    AnswerItem = "answer-item", "tjg tianjieguo result answer";
    SkipItem = "skip-item", "tg tiaoguo later skip";
    NotApplicable = "not-applicable", "bsy bushiyong na";
    ShowWhy = "show-why", "wsm weishenme why how";
    Suspects = "suspects", "zxyy yuanyin cause suspects";
    WaiveNeed = "waive-need", "byl buyaole waive without";
    FillGap = "fill-gap", "bq buquan gap fill";
    SaveLetter = "save-letter", "cpdf word docx baocun save letter";
    MarkSent = "mark-sent", "djyjc jichu sent tracking";
    MarkReached = "mark-reached", "djysd songda qianshou arrived";
    LetterLanguage = "letter-language", "xdyy xinyuyan letter language";
    SettlePromise = "settle-promise", "djcnjg chengnuo jieguo promise outcome";
    StartCall = "start-call", "ksjth kaishi tonghua start call";
    BookRecovery = "book-recovery", "djdz daozhang huikuan recovery money arrived paid";
    Export = "export", "dczjb daochu zhengjubao bundle export lawyer";
    Verify = "verify", "yzzjb yanzheng jiaoyan verify check bundle";
    ContinueDraft = "continue-draft", "jxx caogao draft continue";
    ShowEntry = "show-entry", "kxq xiangqing detail entry";
    Amend = "amend", "gz gengzheng xiugai amend edit change";
    Redact = "redact", "zg zhegai tuhei mohu redact blacken mask hide";
    Receipt = "receipt", "qs qianshou shoudao huizhi receipt confirmed received";
    Void = "void", "zf zuofei shanchu void delete strike";
    Restore = "restore", "hf huifu restore undo";
    ImportPos = "import-pos", "dr daoru pos mingxi import sales";
    ImportBank = "import-bank", "dr daoru liushui yinhang import bank statement";
    Recompute = "recompute", "cxdz chongxin duizhang reconcile again refresh";
    TickRow = "tick-row", "gx gouxuan select tick";
    CaseFromRows = "case-from-rows", "yzxxaj xinanjian case from rows";
    AddRows = "add-rows", "jryyaj jiaru anjian add rows to case";
    DecideRow = "decide-row", "rd rending daozhang decide paid arrived";
    FixPayout = "fix-payout", "jsfs jiesuan fangshi payout settlement";
    ChooseInterest = "choose-interest", "lx lixi interest rate lpr";
    ShowBasis = "show-basis", "kppyj yiju pipei basis why";
    ShowWorking = "show-working", "ksf suanfa working calculation why";
    SetDeadline = "set-deadline", "grq gairiqi rengong set change date deadline";
    ConfirmDeadline = "confirm-deadline", "qr queren hedui confirm deadline";
    StateDate = "state-date", "lrq lururiqi songda state date served";
    EnterDeadline = "enter-deadline", "jqx jiaqixian zidong add own deadline";
    AcknowledgeDeadline = "acknowledge-deadline", "zd zhidaole guoqi acknowledge overdue";
    WithdrawDeadline = "withdraw-deadline", "ch chehui withdraw deadline";
    ToCalendar = "to-calendar", "dcrl shouji rili phone calendar ics";
    JointLiability = "joint-liability", "ldzr liandai zeren joint several liability";
    ShowRules = "show-rules", "gz guize falv rules law packs calendar";
    AdoptCalendar = "adopt-calendar", "drrl daoru rili fangjia tongzhi import calendar holidays";
    CheckRules = "check-rules", "jcgz jiancha guize check rules own pack";
    SettleDeadline = "settle-deadline", "bwwc wancheng done settle deadline";
    StartExport = "start-export", "ks kaishi start export";
    Backup = "backup", "bf beifen fuzhi backup copy safe";
    ShowProof = "show-proof", "pz pingzheng lianwei shijianchuo proof head stamp anchor";
    HandOver = "hand-over", "jclw jiaochu lianwei hand over head give";
    AskStamp = "ask-stamp", "qqsjc shijianchuo qingqiu request stamp tsq";
    TakeStamp = "take-stamp", "ssjc shijianchuo huizhi answer stamp tsr";
    Erase = "erase", "sc shanchu qingchu geren xinxi erase remove privacy";
    ShowKey = "show-key", "qmmy qianming miyao key sign fingerprint";
    ProtectKey = "protect-key", "jkl jia kouling mima passphrase protect key";
    UnlockKey = "unlock-key", "dk dakai miyao kouling unlock open key";
    UnprotectKey = "unprotect-key", "qkl quxiao kouling passphrase off";
    RotateKey = "rotate-key", "hmy huan miyao rotate exchange new key";
    KeyLost = "key-lost", "mydl miyao diule lost key";
    EncryptBook = "encrypt-book", "jmaj jiami anjuan kouling encrypt book whole passphrase";
    DecryptBook = "decrypt-book", "qxjm quxiao jiami anjuan decrypt book plain";
    CheckBook = "check-book", "jcsfbg jiancha check book intact";
    OpenDemo = "open-demo", "yanshi yssj demo sample";
    OpenFolder = "open-folder", "dk dakai wenjianjia folder open home";
    SwitchLanguage = "switch-language", "yy yuyan zhongwen yingwen language english chinese";
    CopyText = "copy-text", "fz fuzhi copy clipboard";
    SelectText = "select-text", "xz xuanzhong shubiao select text mouse";
    UseFiles = "use-files", "xy xuanyong use choose files";
    ParentFolder = "parent-folder", "syj shangyiji parent folder up";
    Change = "change", "gg genggai shezhi change setting";
    Save = "save", "bc baocun save";
    SaveAttach = "save-attach", "bcbtj baocun luyin save attach recording";
    SaveAnother = "save-another", "bczjyt save another";
    Leave = "leave", "fh fanhui likai leave back";
    StepBack = "step-back", "syb shangyibu back previous";
    StepOn = "step-on", "xyb xiayibu next";
    StepSkip = "step-skip", "tg tiaoguo skip";
    Cancel = "cancel", "qx quxiao cancel stop";
    GoToday = "go-today", "jr jinri today home";
    GoCases = "go-cases", "aj anjian cases";
    GoReconcile = "go-reconcile", "dz duizhang reconcile";
    GoDeadlines = "go-deadlines", "qx qixian deadlines";
    GoEvidence = "go-evidence", "zj zhengju evidence exhibits";
    GoLetters = "go-letters", "ws wenshu letters papers";
    GoStats = "go-stats", "tj tongji statistics stats";
    GoHistory = "go-history", "jl jilu history";
    GoSettings = "go-settings", "sz shezhi settings";
    More = "more", "gd gengduo more";
    Move = "move", "fx fangxiang arrows move";
    Open = "open", "dk queding open ok enter";
    NextArea = "next-area", "hq huanqu next area tab";
    PrevArea = "prev-area", "sq shangqu previous area";
    Toggle = "toggle", "gx toggle space";
    First = "first", "zq diyige first home";
    Last = "last", "zh zuihou last end";
    PageUp = "page-up", "sfy shangfan page up";
    PageDown = "page-down", "xfy xiafan page down";
    Back = "back", "fh fanhui back esc";
    Help = "help", "bz bangzhu help palette keys";
    Quit = "quit", "tc tuichu quit exit";
}

impl Action {
    /// Message id of its name.
    pub fn id(self) -> String {
        format!("tui-do-{}", self.word())
    }

    /// Message id of its one line.
    pub fn doc_id(self) -> String {
        format!("tui-do-{}-doc", self.word())
    }

    /// The page a number key leads to.
    pub fn is_page(self) -> bool {
        matches!(
            self,
            Self::GoToday
                | Self::GoCases
                | Self::GoReconcile
                | Self::GoDeadlines
                | Self::GoEvidence
                | Self::GoLetters
                | Self::GoHistory
                | Self::GoSettings
        )
    }
}
