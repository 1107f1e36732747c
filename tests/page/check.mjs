// Opens the page in headless Chromium over its debugging pipe, no package needed, and lets it judge bundles:
// `node check.mjs CHROMIUM PAGE [--key KEY] ZIP...` prints `verdict TAB codes or - TAB zip TAB warnings or -` per bundle,
// then what the page shows for the last one, chosen as a user chooses a file.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [chromium, page, ...zips] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "recourse-page-"));
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe"];
const child = spawn(chromium, [...flags, `--user-data-dir=${profile}`, "about:blank"], {
  stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
});
const waiting = new Map();
let next = 1, rest = "", network = [];
child.stdio[4].on("data", (data) => {
  const parts = (rest + data).split("\0");
  rest = parts.pop();
  for (const text of parts) {
    const message = JSON.parse(text);
    if (message.method === "Network.requestWillBeSent") network.push(message.params.request.url);
    if (message.id) (message.error ? waiting.get(message.id)[1] : waiting.get(message.id)[0])(message.result ?? message.error);
  }
});
let sessionId;
const call = (method, params = {}) => new Promise((good, bad) => {
  waiting.set(next, [good, (e) => bad(new Error(e.message))]);
  child.stdio[3].write(JSON.stringify({ id: next++, method, params, sessionId }) + "\0");
});
const run = async (expression) => {
  const { result, exceptionDetails } = await call("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
};
const until = async (expression) => {
  for (let n = 0; n < 300; n++) {
    const value = await run(expression);
    if (value) return value;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw new Error(`never: ${expression}`);
};

try {
  const { targetId } = await call("Target.createTarget", { url: "about:blank" });
  ({ sessionId } = await call("Target.attachToTarget", { targetId, flatten: true }));
  await call("Network.enable");
  await call("Page.navigate", { url: pathToFileURL(resolve(page)).href });
  await until("window.recourse !== undefined && document.readyState === 'complete'");
  for (const zip of zips) {
    const bytes = readFileSync(zip).toString("base64");
    const found = await run(`recourse.verify(Uint8Array.from(atob("${bytes}"), (c) => c.charCodeAt(0)))
      .then(({ verdict, findings, warnings }) => ({ verdict, codes: findings.map((f) => f.code), warned: warnings.map((f) => f.code + "@" + f.where) }))`);
    console.log([found.verdict, found.codes.join(",") || "-", zip, found.warned.join(",") || "-"].join("\t"));
  }
  const { root } = await call("DOM.getDocument");
  const { nodeId } = await call("DOM.querySelector", { nodeId: root.nodeId, selector: "#file" });
  await call("DOM.setFileInputFiles", { nodeId, files: [resolve(zips.at(-1))] });
  await until("document.querySelector('#verdict, #out p.invalid') !== null");
  const text = "document.querySelector('#out').innerText";
  console.log(await run(text));
  await run("document.querySelector('#lang').click()");
  console.log(await run(text));
  const outside = network.filter((url) => !url.startsWith("file:") && !url.startsWith("about:"));
  console.log(`network ${outside.length}`);
} finally {
  child.kill();
  await new Promise((gone) => (child.exitCode === null && child.signalCode === null ? child.once("exit", gone) : gone()));
  // The browser's other processes may still write into it: a leftover folder is no reason to fail.
  try { rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }); } catch {}
}
