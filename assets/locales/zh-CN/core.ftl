### core
hygiene-cards-masked = 内容里有 { $n } 个银行卡号，已只保留前六位和后四位。
hygiene-codes-removed = 内容里有卡片安全码，已删去，不会存下来。
hygiene-tracks-removed = 内容里有磁条数据，已删去，不会存下来。
hygiene-ask-card = 这份文件里看得到完整的银行卡号吗？看得到的话，请先遮住中间几位再添加。
