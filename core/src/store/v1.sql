-- One book, version 1 (format.md 5.2). Triggers stop accidents; the chain catches the rest.
CREATE TABLE book(id INTEGER PRIMARY KEY CHECK (id = 1), genesis TEXT NOT NULL) STRICT;
CREATE TABLE link(seq INTEGER PRIMARY KEY, line TEXT NOT NULL, entry BLOB, priv BLOB) STRICT;
CREATE TABLE attachment(sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB) STRICT;
CREATE TABLE checkpoint(seq INTEGER PRIMARY KEY, text TEXT NOT NULL, sig BLOB NOT NULL, tsq BLOB, tsr BLOB) STRICT;
-- What is being typed. The one table that may change freely; never part of the chain.
CREATE TABLE draft(id TEXT PRIMARY KEY, at TEXT NOT NULL, json TEXT NOT NULL) STRICT;

CREATE TRIGGER book_fixed BEFORE UPDATE ON book BEGIN SELECT RAISE(ABORT, 'the genesis never changes'); END;
CREATE TRIGGER book_kept BEFORE DELETE ON book BEGIN SELECT RAISE(ABORT, 'the genesis is never removed'); END;
CREATE TRIGGER link_fixed BEFORE UPDATE OF seq, line ON link BEGIN SELECT RAISE(ABORT, 'links never change'); END;
CREATE TRIGGER entry_fixed BEFORE UPDATE OF entry, priv ON link
  WHEN (NEW.entry IS NOT OLD.entry AND NEW.entry IS NOT NULL) OR (NEW.priv IS NOT OLD.priv AND NEW.priv IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'entries never change; erasure sets them to NULL'); END;
CREATE TRIGGER link_kept BEFORE DELETE ON link BEGIN SELECT RAISE(ABORT, 'links are never removed'); END;
CREATE TRIGGER link_next BEFORE INSERT ON link
  WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM link)
  BEGIN SELECT RAISE(ABORT, 'links follow each other'); END;
CREATE TRIGGER attachment_fixed BEFORE UPDATE ON attachment
  WHEN NEW.sha256 IS NOT OLD.sha256 OR NEW.size IS NOT OLD.size OR (NEW.data IS NOT OLD.data AND NEW.data IS NOT NULL)
  BEGIN SELECT RAISE(ABORT, 'attachments never change; erasure sets them to NULL'); END;
CREATE TRIGGER attachment_kept BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'attachments are never removed'); END;
CREATE TRIGGER checkpoint_fixed BEFORE UPDATE OF seq, text, sig ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints never change'); END;
CREATE TRIGGER checkpoint_kept BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are never removed'); END;
