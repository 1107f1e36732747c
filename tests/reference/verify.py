#!/usr/bin/env python3
"""A second, independent verifier of Recourse bundles, written from the format's text alone.

    verify.py [--key HEX_OR_PEM_FILE] [--known CHECKPOINT]... BUNDLE...

BUNDLE is a zip or an unpacked folder. Prints one line per bundle, `<verdict> TAB <path>`, and the reasons on
stderr. Exit 0 when every bundle is intact, else 5. Needs Python 3.9 and, for signatures, either the
`cryptography` package or an `openssl` command (1.1.1 or later). Shares no code with the Rust program.
"""

import argparse
import datetime
import hashlib
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib

HEX64, HEX32 = r"[0-9a-f]{64}", r"[0-9a-f]{32}"
UINT, SEQ = r"(?:0|[1-9][0-9]{0,14})", r"[1-9][0-9]{0,9}"
TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"
BOOK_CASE = "0" * 32
TAGS = ["README.txt", "bag-info.txt", "bagit.txt", "bundle.txt", "bundle.txt.sig", "key.pem", "manifest-sha256.txt"]
TAGLIST = "tagmanifest-sha256.txt"
LOGS = ["genesis.txt", "links.txt", "entries.jsonl", "private.jsonl"]
MAX_LINE = 65536
PRIME = 2**255 - 19


def sha(data):
    return hashlib.sha256(data).hexdigest()


def millis(text):
    """Milliseconds since 1970, or None when the date is not a real one."""
    if not re.fullmatch(TIME, text):
        return None
    try:
        moment = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ")
    except ValueError:
        return None
    if moment.second > 59:
        return None
    return (moment - datetime.datetime(1970, 1, 1)) // datetime.timedelta(milliseconds=1)


class Fault(Exception):
    """Something is wrong with one piece; the message says what."""


# --- signatures -----------------------------------------------------------------------------------------------------


def small_order(point):
    """Encodings of points whose order divides eight (sign bit ignored), and of y not below the prime."""
    y = int.from_bytes(point, "little") & (2**255 - 1)
    if y >= PRIME:
        return True
    d = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME
    # y of the points of order 8: d*y^4 + 2*y^2 - 1 = 0; of order 1, 2: y = 1, -1; of order 4: y = 0.
    return y in (0, 1, PRIME - 1) or (d * pow(y, 4, PRIME) + 2 * y * y - 1) % PRIME == 0


def signed(key_hex, signature, message):
    key = bytes.fromhex(key_hex)
    if len(signature) != 64 or small_order(key) or small_order(signature[:32]):
        return False
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return signed_by_openssl(key, signature, message)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
        return True
    except (InvalidSignature, ValueError):
        return False


def signed_by_openssl(key, signature, message):
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, n) for n in ("key.der", "sig", "message")]
        for name, data in zip(names, (bytes.fromhex("302a300506032b6570032100") + key, signature, message)):
            with open(name, "wb") as out:
                out.write(data)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names[0], "-rawin",
                   "-in", names[2], "-sigfile", names[1]]
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def pem(key_hex):
    import base64
    body = base64.b64encode(bytes.fromhex("302a300506032b6570032100" + key_hex)).decode()
    return ("-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n" % body).encode()


# --- texts ----------------------------------------------------------------------------------------------------------


def statement(data, title, fields):
    """Reads a statement of exactly these (name, pattern) fields; a dict, or None."""
    pattern = re.escape(title) + "\n" + "".join("%s (%s)\n" % (re.escape(n), p) for n, p in fields)
    try:
        match = re.fullmatch(pattern, data.decode("ascii"))
    except UnicodeDecodeError:
        return None
    if not match:
        return None
    values = dict(zip((name for name, _ in fields), match.groups()))
    for name in ("created", "time"):
        if name in values and millis(values[name]) is None:
            return None
    return values


def genesis(data):
    return statement(data, "recourse-genesis-v1", [("book", HEX32), ("created", TIME), ("key", HEX64)])


def checkpoint(data):
    fields = [("book", HEX32), ("seq", SEQ), ("head", HEX64), ("time", TIME), ("key", HEX64)]
    return statement(data, "recourse-checkpoint-v1", fields)


def bundle(data):
    fields = [("book", HEX32), ("case", HEX32), ("genesis", HEX64), ("seq", SEQ), ("head", HEX64), ("created", TIME),
              ("entries", UINT), ("redacted", "-|%s(?:,%s)*" % (SEQ, SEQ)), ("private-withheld", UINT),
              ("files-withheld", UINT), ("baginfo", HEX64), ("readme", HEX64), ("manifest", HEX64), ("key", HEX64)]
    values = statement(data, "recourse-bundle-v1", fields)
    if values is None or values["case"] == BOOK_CASE:
        return None
    seqs = [] if values["redacted"] == "-" else [int(s) for s in values["redacted"].split(",")]
    if any(a >= b for a, b in zip(seqs, seqs[1:])):
        return None
    values["redacted"] = seqs
    return values


def object_once(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names) or not all(re.fullmatch("[a-z][a-z0-9_]{0,31}", n) for n in names):
        raise Fault("names")
    return dict(pairs)


def refuse(_):
    raise Fault("number")


def integer(text):
    if len(text) > 17 or abs(int(text)) > 2**53 - 1:
        raise Fault("integer out of range")
    return int(text)


def levels(value, level):
    if level > 11:
        raise Fault("too deep")
    if value is None:
        raise Fault("null")
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        levels(inner, level + 1)


def canonical(line):
    """The object of a line that is in its one spelling; a Fault otherwise."""
    if len(line) > MAX_LINE:
        raise Fault("too long")
    if line.count(b"[") + line.count(b"{") > 30000:
        raise Fault("too deep")
    try:
        value = json.loads(line.decode("utf-8"), object_pairs_hook=object_once, parse_float=refuse,
                           parse_constant=refuse, parse_int=integer)
        if not isinstance(value, dict):
            raise Fault("not an object")
        levels(value, 0)
        text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n"
        if text.encode("utf-8") != line:
            raise Fault("second spelling")
    except (ValueError, RecursionError) as error:
        raise Fault(str(error))
    return value


def is_int(value):
    return isinstance(value, int) and not isinstance(value, bool)


def is_hex(value, digits):
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{%d}" % digits, value) is not None


def entry(line):
    e = canonical(line)
    if set(e) - {"priv"} != {"actor", "at", "book", "case", "cseq", "data", "files", "kind", "salt", "seq", "v"}:
        raise Fault("members")
    good = (isinstance(e["actor"], str) and isinstance(e["at"], str) and millis(e["at"]) is not None
            and is_hex(e["book"], 32) and is_hex(e["case"], 32) and is_int(e["cseq"]) and e["cseq"] >= 1
            and isinstance(e["data"], dict) and isinstance(e["files"], list) and isinstance(e["kind"], str)
            and is_hex(e["salt"], 32) and is_int(e["seq"]) and e["seq"] >= 1 and e["v"] == "recourse-entry-v1"
            and ("priv" not in e or is_hex(e["priv"], 64)))
    for f in e["files"] if isinstance(e["files"], list) else ():
        good = good and (isinstance(f, dict) and set(f) == {"name", "sha256", "size"} and isinstance(f["name"], str)
                         and is_hex(f["sha256"], 64) and is_int(f["size"]) and f["size"] >= 0)
    if not good:
        raise Fault("member types")
    if e["case"] == BOOK_CASE and ("priv" in e or e["files"]):
        raise Fault("book-level entry with private part or files")
    return e


def private(line):
    p = canonical(line)
    if set(p) != {"data", "salt", "v"} or not isinstance(p["data"], dict) or not is_hex(p["salt"], 32) \
            or p["v"] != "recourse-priv-v1":
        raise Fault("private members")


# --- containers -----------------------------------------------------------------------------------------------------


def safe(path):
    for part in path.split("/"):
        stem = part.split(".")[0].upper()
        if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,119}", part) or part.endswith(".") \
                or re.fullmatch("CON|PRN|AUX|NUL|(COM|LPT)[0-9]", stem):
            return False
    return True


def local_header(name, size, crc):
    return struct.pack("<IHHHHHIIIHH", 0x04034B50, 10, 0, 0, 0, 33, crc, size, size, len(name), 0) + name


def central_header(name, size, crc, offset):
    return struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 0x030A, 10, 0, 0, 0, 33, crc, size, size, len(name), 0, 0,
                       0, 0, 0o100644 << 16, offset) + name


def read_zip(data):
    """The files of a canonical zip: reads the directory, then rebuilds the whole zip and compares."""
    if len(data) < 22 or len(data) > 0xFFFFFFFE:
        raise Fault("not a zip")
    count, size, offset = struct.unpack("<HII", data[-12:-2])
    files, at, end, out, directory = {}, offset, len(data) - 22, bytearray(), bytearray()
    if count > 60000 or offset + size != end:
        raise Fault("zip end record")
    previous = b""
    for _ in range(count):
        if at + 46 > end:
            raise Fault("zip directory")
        crc, length = struct.unpack("<II", data[at + 16:at + 24])
        named = struct.unpack("<H", data[at + 28:at + 30])[0]
        name = bytes(data[at + 46:at + 46 + named])
        at += 46 + named
        start = len(out) + 30 + named
        content = bytes(data[start:start + length])
        if len(content) != length or start + length > offset or name <= previous:
            raise Fault("zip directory")
        if zlib.crc32(content) != crc:
            raise Fault("zip checksum")
        previous = name
        directory += central_header(name, length, crc, len(out))
        out += local_header(name, length, crc) + content
        try:
            files[name.decode("ascii")] = content
        except UnicodeDecodeError:
            raise Fault("zip name")
    tail = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(directory), len(out), 0)
    if out + directory + tail != data:
        raise Fault("not the canonical zip")
    tops = {name.split("/")[0] for name in files}
    if len(tops) != 1 or not all("/" in name and safe(name) for name in files):
        raise Fault("zip paths")
    top = tops.pop()
    return top, {name[len(top) + 1:]: content for name, content in files.items()}


def read_folder(root):
    files = {}
    for folder, folders, names in os.walk(root):
        for name in names + folders:
            path = os.path.join(folder, name)
            if os.path.islink(path):
                raise Fault("link in folder: " + path)
        for name in names:
            if name in (".DS_Store", "Thumbs.db", "desktop.ini"):
                continue
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                files[os.path.relpath(path, root).replace(os.sep, "/")] = file.read()
    return None, files


# --- the check ------------------------------------------------------------------------------------------------------


class Check:
    def __init__(self, top, files, key=None, known=()):
        self.top, self.files, self.key, self.known = top, files, key, known
        self.errors, self.absent, self.listed = [], [], {}

    def error(self, text):
        self.errors.append(text)

    def verdict(self):
        self.run()
        # Without the signed list nothing vouches for the rest.
        unproven = set(self.absent) & {"bundle.txt", "bundle.txt.sig", "manifest-sha256.txt"}
        return "invalid" if self.errors or unproven else "incomplete" if self.absent else "intact"

    def run(self):
        self.bag()
        text = self.files.get("bundle.txt")
        if text is None:
            if "bundle.txt" not in self.absent:
                self.error("no bundle.txt")
            return
        b = bundle(text)
        if b is None:
            return self.error("bundle.txt is no statement")
        self.signature(b, text)
        needed = ["data/log/" + name for name in LOGS]
        if all(name in self.files for name in needed):
            self.log(b, *[self.files[name] for name in needed])

    # (1) the bag

    def manifest(self, name):
        lines = {}
        data = self.files.get(name)
        if data is None:
            return lines
        last = b""
        for line in data.split(b"\n")[:-1]:
            match = re.fullmatch(rb"([0-9a-f]{64})  ([!-~]+)", line)
            if not match or match.group(2) <= last or not safe(match.group(2).decode()):
                self.error("%s: bad line %r" % (name, line[:80]))
                return lines
            last = match.group(2)
            lines[last.decode()] = match.group(1).decode()
        if not lines or not data.endswith(b"\n"):
            self.error(name + ": no final newline, or empty")
        if len({path.lower() for path in lines}) != len(lines):
            self.error(name + ": paths equal but for case")
        return lines

    def compare(self, path, wanted):
        if path not in self.files:
            self.absent.append(path)
        elif sha(self.files[path]) != wanted:
            self.error("changed: " + path)

    def bag(self):
        if TAGLIST not in self.files:
            self.error("no " + TAGLIST)
        tags = self.manifest(TAGLIST)
        if TAGLIST in self.files and list(tags) != TAGS:
            self.error(TAGLIST + " does not list exactly the tag files")
        self.listed = self.manifest("manifest-sha256.txt")
        for path, wanted in list(tags.items()) + list(self.listed.items()):
            self.compare(path, wanted)
        for path in self.listed:
            if not self.placed(path):
                self.error("no place for " + path)
        have_list = "manifest-sha256.txt" in self.files
        if have_list:
            for path in ["data/report.pdf"] + ["data/log/" + name for name in LOGS]:
                if path not in self.listed:
                    self.error("not listed: " + path)
        for path in self.files:
            known = path in TAGS or path == TAGLIST or path in self.listed
            if not known and (have_list or not path.startswith("data/")):
                self.error("not listed: " + path)
        if "bagit.txt" in self.files and \
                self.files["bagit.txt"] != b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
            self.error("bagit.txt")
        if "bag-info.txt" in self.files:
            pattern = rb"Bag-Software-Agent: recourse [0-9A-Za-z.+-]+\nBagging-Date: (\d{4}-\d\d-\d\d)\n" \
                      rb"Payload-Oxum: (%s)\.(%s)\n" % (UINT.encode(), UINT.encode())
            match = re.fullmatch(pattern, self.files["bag-info.txt"])
            if not match or millis(match.group(1).decode() + "T00:00:00.000Z") is None:
                self.error("bag-info.txt")
            elif not self.absent and not self.errors:
                sizes = [len(self.files[path]) for path in self.listed]
                if (sum(sizes), len(sizes)) != (int(match.group(2)), int(match.group(3))):
                    self.error("Payload-Oxum")

    @staticmethod
    def placed(path):
        return safe(path) and re.fullmatch(
            r"data/(report\.pdf|VERIFY\.txt|tables/[^/]+\.(csv|xlsx)|letters/[^/]+\.(pdf|docx)|rules/[^/]+\.toml"
            r"|log/(genesis\.txt|links\.txt|entries\.jsonl|private\.jsonl)"
            r"|log/checkpoints/[0-9]{10}\.txt(\.sig|\.tsq|\.tsr)?|files/[0-9a-f]{12}-[A-Za-z0-9._-]{1,107})", path)

    # (2) signature

    def signature(self, b, text):
        if "bundle.txt.sig" in self.files and not signed(b["key"], self.files["bundle.txt.sig"], text):
            self.error("signature of bundle.txt")
        if "key.pem" in self.files and self.files["key.pem"] != pem(b["key"]):
            self.error("key.pem is another key")
        for field, path in (("manifest", "manifest-sha256.txt"), ("baginfo", "bag-info.txt"), ("readme", "README.txt")):
            if path in self.files and sha(self.files[path]) != b[field]:
                self.error("bundle.txt names another " + path)
        if self.top is not None and self.top != "recourse-%s-%s" % (b["case"][:8], b["seq"]):
            self.error("top folder")

    # (3) to (9)

    def log(self, b, genesis_text, links, entries, privates):
        g = genesis(genesis_text)
        if g is None or small_order(bytes.fromhex(g["key"])):
            return self.error("genesis.txt")
        if sha(genesis_text) != b["genesis"] or g["book"] != b["book"]:
            self.error("genesis is not the statement's")
        chain = self.chain(genesis_text, links)
        if chain is None:
            return
        if len(chain) != int(b["seq"]) or (chain and chain[-1]["head"] != b["head"]):
            self.error("head is not the statement's")
        disclosed = self.entries(b, g, chain, entries)
        self.privates(b, disclosed, privates)
        self.named_files(b, disclosed)
        keys = self.keys(g, disclosed)
        if key_at(keys, int(b["seq"])) != b["key"]:
            self.error("bundle signed by a key not in force")
        self.checkpoints(g, chain, disclosed, keys)
        for known in self.known:
            seq = int(known["seq"])
            if known["book"] != g["book"] or seq > len(chain) or chain[seq - 1]["head"] != known["head"]:
                self.error("differs from the known checkpoint at %d" % seq)
        if self.key is not None and self.key not in (g["key"], b["key"]):
            self.error("not the given key")

    def chain(self, genesis_text, links):
        chain, previous, seen = [], sha(genesis_text), set()
        for n, line in enumerate(links.split(b"\n")[:-1], 1):
            match = re.fullmatch(("recourse-link-v1 (%s) (%s) (%s) (%s)" % (SEQ, HEX32, HEX64, HEX64)).encode(), line)
            if not match:
                self.error("link %d malformed" % n)
                return None
            seq, case, entry_hash, back = (part.decode() for part in match.groups())
            if int(seq) != n or back != previous or entry_hash in seen:
                self.error("chain broken at link %d" % n)
                return None
            seen.add(entry_hash)
            previous = sha(line + b"\n")
            chain.append({"seq": n, "case": case, "entry": entry_hash, "head": previous})
        if links and not links.endswith(b"\n"):
            self.error("links.txt has no final newline")
        return chain

    def entries(self, b, g, chain, data):
        by_hash = {link["entry"]: link for link in chain}
        redacted = set(b["redacted"])
        case_links = [link for link in chain if link["case"] == b["case"]]
        if len(case_links) != int(b["entries"]) or not case_links:
            self.error("number of entries of the case")
        if not redacted <= {link["seq"] for link in case_links}:
            self.error("redacted list")
        positions, count = {}, {}
        for link in chain:
            count[link["case"]] = count.get(link["case"], 0) + 1
            positions[link["seq"]] = count[link["case"]]
        disclosed, last = [], 0
        for line in split_lines(data):
            link = by_hash.get(sha(line))
            if link is None:
                self.error("an entry line belongs to no link")
                continue
            try:
                e = entry(line)
            except Fault as fault:
                self.error("entry %d: %s" % (link["seq"], fault))
                continue
            if (e["seq"], e["case"], e["book"]) != (link["seq"], link["case"], g["book"]):
                self.error("entry %d is not its link's" % link["seq"])
            if e["cseq"] != positions[link["seq"]]:
                self.error("entry %d: place in its case" % link["seq"])
            if link["seq"] <= last:
                self.error("entry %d out of order" % link["seq"])
            last = link["seq"]
            disclosed.append(e)
        wanted = {link["seq"] for link in chain if link["case"] in (b["case"], BOOK_CASE)} - redacted
        have = {e["seq"] for e in disclosed}
        if wanted - have:
            self.error("entries withheld: %s" % sorted(wanted - have))
        if have - wanted:
            self.error("entries too many: %s" % sorted(have - wanted))
        return disclosed

    def privates(self, b, disclosed, data):
        lines = split_lines(data)
        named = [e["priv"] for e in disclosed if "priv" in e]
        at = 0
        for line in lines:
            digest = sha(line)
            while at < len(named) and named[at] != digest:
                at += 1
            if at == len(named):
                self.error("a private line belongs to no entry, or is out of order")
                break
            at += 1
            try:
                private(line)
            except Fault as fault:
                self.error("private line: %s" % fault)
        if len(named) - len(lines) != int(b["private-withheld"]):
            self.error("number of withheld private lines")

    def named_files(self, b, disclosed):
        if not self.listed:
            return
        named = {}
        for e in disclosed:
            for f in e["files"]:
                named.setdefault(f["sha256"], set()).add(f["size"])
        present = set()
        for path, digest in self.listed.items():
            if not path.startswith("data/files/"):
                continue
            if not path[11:].startswith(digest[:12] + "-") or digest in present:
                self.error("name of " + path)
            present.add(digest)
            if digest not in named:
                self.error("no entry names " + path)
            elif path in self.files and sha(self.files[path]) == digest and named[digest] != {len(self.files[path])}:
                self.error("size of " + path)
        if len(set(named) - present) != int(b["files-withheld"]):
            self.error("number of withheld files")

    def keys(self, g, disclosed):
        keys = [(0, g["key"])]
        for e in disclosed:
            if e["case"] == BOOK_CASE and e["kind"] == "key.rotated":
                new, sig = e["data"].get("key"), e["data"].get("sig")
                text = None
                if is_hex(new, 64) and is_hex(sig, 128) and not small_order(bytes.fromhex(new)):
                    text = "recourse-rotate-v1\nbook %s\nseq %d\nold %s\nnew %s\n" % (
                        g["book"], e["seq"], keys[-1][1], new)
                if text and signed(keys[-1][1], bytes.fromhex(sig), text.encode()):
                    keys.append((e["seq"], new))
                else:
                    self.error("change of key at %d" % e["seq"])
        return keys

    def checkpoints(self, g, chain, disclosed, keys):
        folder = "data/log/checkpoints/"
        names = set(self.listed) | set(self.files)
        for stem in sorted({n[:len(folder) + 14] for n in names if n.startswith(folder)}):
            if stem not in self.files:
                if stem not in self.absent:
                    self.error("no text for " + stem)
                continue
            c = checkpoint(self.files[stem])
            if c is None or stem != "%s%010d.txt" % (folder, int(c["seq"])) or c["book"] != g["book"]:
                self.error("malformed " + stem)
                continue
            seq = int(c["seq"])
            if stem + ".sig" not in self.files:
                if stem + ".sig" not in self.absent:
                    self.error("unsigned " + stem)
            elif c["key"] != key_at(keys, seq) or not signed(c["key"], self.files[stem + ".sig"], self.files[stem]):
                self.error("signature of " + stem)
            if seq > len(chain) or chain[seq - 1]["head"] != c["head"]:
                self.error("head of " + stem)
        for e in disclosed:
            if e["case"] == BOOK_CASE and e["kind"] == "anchor.received":
                n, digest = e["data"].get("checkpoint_seq"), e["data"].get("tsr_sha256")
                if not is_int(n) or not 1 <= n < e["seq"] or not is_hex(digest, 64):
                    self.error("anchor at %d" % e["seq"])
                    continue
                path = "%s%010d.txt.tsr" % (folder, n)
                if path not in self.absent and sha(self.files.get(path, b"")) != digest:
                    self.error("token missing: " + path)


def split_lines(data):
    lines = data.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def key_at(keys, seq):
    return [key for since, key in keys if since <= seq][-1]


def judge(path, key=None, known=()):
    try:
        if os.path.isdir(path):
            top, files = read_folder(path)
        else:
            with open(path, "rb") as file:
                top, files = read_zip(file.read())
    except (Fault, OSError, struct.error) as fault:
        return "invalid", [str(fault)]
    check = Check(top, files, key, known)
    return check.verdict(), check.errors + ["absent: " + path for path in check.absent]


def read_key(text):
    if re.fullmatch(HEX64, text.strip().lower()):
        return text.strip().lower()
    import base64
    with open(text, encoding="ascii") as file:
        content = file.read()
    if re.fullmatch(HEX64, content.strip().lower()):
        return content.strip().lower()
    body = "".join(line for line in content.splitlines() if not line.startswith("-----"))
    return base64.b64decode(body)[-32:].hex()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--key")
    parser.add_argument("--known", action="append", default=[])
    parser.add_argument("bundle", nargs="+")
    arguments = parser.parse_args()
    key = read_key(arguments.key) if arguments.key else None
    known = []
    for path in arguments.known:
        with open(path, "rb") as file:
            known.append(checkpoint(file.read()))
        if known[-1] is None:
            parser.error("%s is no checkpoint" % path)
    worst = 0
    for path in arguments.bundle:
        verdict, reasons = judge(path, key, known)
        print("%s\t%s" % (verdict, path))
        for reason in reasons:
            print("  " + reason, file=sys.stderr)
        worst = worst if verdict == "intact" else 5
    return worst


if __name__ == "__main__":
    sys.exit(main())
