### The demo's lines

cli-demo-files = { $n } sample files made (fictional, each marked as a demo): { $dir }
cli-demo-import-pos = POS export “{ $name }”: { $encoding }, { $rows } rows ({ $new } new, { $known } known), { $count } sales, CNY { $sum }
cli-demo-import-bank = Bank statement “{ $name }”: { $encoding }, { $rows } rows ({ $new } new, { $known } known), { $count } credits, CNY { $sum }
cli-demo-reconcile = Reconciled: { $n } sales due and not paid, CNY { $sum }; most likely: { $cause }
cli-demo-open = Case { $no } opened: { $n } sales, CNY { $sum }
cli-demo-add-missing = { $n } sales found since were added, CNY { $sum } in all
cli-demo-party = Party named: { $name }
cli-demo-contact = { $id } contact with { $who }{ $promise }
cli-demo-demand = { $id } payment demanded in writing from { $who }{ $promise }
cli-demo-promised = ; promised “{ $text }” by { $by }
cli-demo-amend = { $id } amended: proof of arrival added
cli-demo-promise = What became of the promise of { $id }: { $note }
cli-demo-evidence = Exhibit { $id } kept: { $title } ({ $kb } KB)
cli-demo-evidence-known = Exhibit { $id } was kept before: { $title }
cli-demo-move = Moved to stage { $stage }: { $reason }
cli-demo-note = Remark: { $text }
cli-demo-next = Next: { $text }
cli-demo-export = Exported for the lawyer: { $files } files, report of { $pages } pages, { $mb } MB, fingerprint { $fingerprint }; missing: { $missing }
cli-demo-verify = Verified: { $verdict }
