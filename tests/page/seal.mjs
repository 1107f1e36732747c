// Writes the hashes of script and style into the page's content policy: `node tests/page/seal.mjs assets/verify.html`.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const [path] = process.argv.slice(2);
let page = readFileSync(path, "utf8");
for (const tag of ["script", "style"]) {
  const inside = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page)[1];
  const hash = createHash("sha256").update(inside).digest("base64");
  page = page.replace(new RegExp(`${tag}-src 'sha256-[^']*'`), `${tag}-src 'sha256-${hash}'`);
}
writeFileSync(path, page);
