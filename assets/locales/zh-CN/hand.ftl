### hand
hand-sheet-evidence = 证据目录
hand-sheet-chronology = 大事记
hand-sheet-promises = 沟通与承诺
hand-sheet-schedule = 交易明细
