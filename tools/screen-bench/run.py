#!/usr/bin/env python3
"""run.py PROGRAM: how long the screen takes, in a pseudo-terminal, from key press to the drawn answer.

Makes the demo book in a folder of its own, then measures, several times each, the first frame, a page turned to, and a
contact saved until the deadlines computed from it are on the screen. Prints medians in milliseconds beside the time an
`echo` takes through the same kind of terminal: the machine's own share. Only the standard library is used.
"""
import os, pty, re, select, statistics, subprocess, sys, tempfile, time

PROGRAM = os.path.realpath(sys.argv[1])
RUNS = 7


class Terminal:
    """A program in a terminal of 100 by 30; what it wrote is kept with the time it came."""

    def __init__(self, *line):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", COLUMNS="100", LINES="30")
            os.execv(line[0], line)
        subprocess.run(["stty", "rows", "30", "cols", "100"], stdin=self.fd, check=True)

    def wait(self, *words, limit=10.0):
        """Milliseconds until all the words were written since this call; cursor reports are answered meanwhile."""
        start, seen = time.perf_counter(), b""
        while time.perf_counter() - start < limit:
            if not select.select([self.fd], [], [], 0.2)[0]:
                continue
            seen += os.read(self.fd, 65536)
            if b"\x1b[6n" in seen:
                os.write(self.fd, b"\x1b[1;2R\x1b[?62;22c")
                seen = seen.replace(b"\x1b[6n", b"")
            text = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", seen).decode("utf-8", "ignore")
            if all(word in text for word in words):
                return (time.perf_counter() - start) * 1000
        raise SystemExit(f"never saw {words}; saw {seen[-2000:]!r}")

    def quiet(self):
        """Reads what is still coming."""
        while select.select([self.fd], [], [], 0.3)[0]:
            try:
                os.read(self.fd, 65536)
            except OSError:  # it has left
                return

    def type(self, keys):
        os.write(self.fd, keys.encode())

    def end(self):
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def line(name, times, wanted=None):
    wanted = f"wanted {wanted}" if wanted else ""
    print(f"{name:44s} {statistics.median(times):7.1f} ms   of {min(times):.1f} to {max(times):.1f}  {wanted}")


with tempfile.TemporaryDirectory() as folder:
    demo = os.path.join(folder, "demo")
    subprocess.run([PROGRAM, "demo", "--out", demo, "--lang", "zh"], check=True, stdout=subprocess.DEVNULL)
    open_it = (PROGRAM, "--home", os.path.join(demo, "book"), "--lang", "zh")
    echo, first, page, save = [], [], [], []
    for _ in range(RUNS):
        terminal = Terminal("/bin/cat")
        terminal.type("x")
        echo.append(terminal.wait("x"))
        terminal.end()
        start = time.perf_counter()
        terminal = Terminal(*open_it)
        terminal.wait("RC-2026-001")
        first.append((time.perf_counter() - start) * 1000)
        terminal.quiet()
        for _ in range(3):
            terminal.type("4")
            page.append(terminal.wait("CN-NFRA-BANK"))
            terminal.quiet()
            terminal.type("1")
            terminal.quiet()
        # A call: what was said is enough; the entry is written, synced, and every deadline computed again.
        terminal.type("c")
        terminal.quiet()
        terminal.type("\t" * 8)
        terminal.quiet()
        terminal.type("\x1b[200~催问到账时间\x1b[201~")
        terminal.quiet()
        terminal.type("\x13")
        save.append(terminal.wait("已保存"))
        terminal.quiet()
        terminal.type("\x1b")
        terminal.quiet()
        terminal.type("q")
        terminal.quiet()
        terminal.end()
    line("a letter echoed by the terminal alone", echo)
    line("first frame with the book on it", first, "50 ms")
    line("page 4, deadlines: key to list", page, "16 ms")
    line("contact saved: key to the list computed anew", save, "16 ms")
