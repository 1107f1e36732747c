### The demo's lines

cli-demo-files = 造好 { $n } 个样本文件（虚构，均标明演示）：{ $dir }
cli-demo-import-pos = 导入 POS 明细《{ $name }》：{ $encoding }，{ $rows } 行（新 { $new }，已有 { $known }），收款 { $count } 笔共 { $sum } 元
cli-demo-import-bank = 导入银行流水《{ $name }》：{ $encoding }，{ $rows } 行（新 { $new }，已有 { $known }），入账 { $count } 笔共 { $sum } 元
cli-demo-reconcile = 对账：{ $n } 笔应到未到，合计 { $sum } 元；目前最像：{ $cause }
cli-demo-open = 建案 { $no }：{ $n } 笔交易，{ $sum } 元
cli-demo-add-missing = 并入新发现的 { $n } 笔，合计 { $sum } 元
cli-demo-party = 登记当事方：{ $name }
cli-demo-contact = { $id } 与{ $who }沟通{ $promise }
cli-demo-demand = { $id } 向{ $who }书面要求付款{ $promise }
cli-demo-promised = ；承诺「{ $text }」，最迟 { $by }
cli-demo-amend = 更正 { $id }：补上送达凭证
cli-demo-promise = { $id } 的承诺有了结果：{ $note }
cli-demo-evidence = 存入证据 { $id }《{ $title }》（{ $kb } KB）
cli-demo-evidence-known = 证据 { $id }《{ $title }》此前已存
cli-demo-move = 转到「{ $stage }」阶段：{ $reason }
cli-demo-note = 备注：{ $text }
cli-demo-next = 下一步：{ $text }
cli-demo-export = 导出给律师：{ $files } 个文件，报告 { $pages } 页，{ $mb } MB，指纹 { $fingerprint }；还缺：{ $missing }
cli-demo-verify = 验证：{ $verdict }
