### hand
hand-sheet-evidence = Evidence
hand-sheet-chronology = Chronology
hand-sheet-promises = Calls and promises
hand-sheet-schedule = Sales
