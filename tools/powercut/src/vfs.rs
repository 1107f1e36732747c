//! The VFS: the system's own, with a record or a fault in between. State is per thread, so that the judges' connections
//! in other threads are left alone.

use rusqlite::ffi;
use std::cell::RefCell;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::Path;
use std::sync::{Arc, Once, OnceLock};

/// One step of the record.
#[derive(Debug, Clone)]
pub enum Op {
    /// A file was opened; what it held, the first time it is seen.
    Seen(Arc<str>, Vec<u8>),
    /// Bytes at an offset.
    Write(Arc<str>, u64, Vec<u8>),
    /// Cut or grown to this size.
    Truncate(Arc<str>, u64),
    /// Everything written so far is safe.
    Sync(Arc<str>),
    /// Removed.
    Delete(Arc<str>),
    /// From here on the book must have this many entries.
    Acknowledged(u64),
    /// Signing keys beside the book from here on: name and content. They are written by the program itself, synced and
    /// renamed, so they are seen whole.
    Keys(Vec<(String, Vec<u8>)>),
}

/// What may go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Half the bytes are written, then the disk is full.
    Full,
    /// Nothing is written.
    WriteError,
    /// The sync fails.
    SyncError,
    /// The read fails.
    ReadError,
    /// The file cannot be cut.
    TruncateError,
    /// A file cannot be opened.
    OpenError,
    /// A file cannot be deleted.
    DeleteError,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Full,
        Self::WriteError,
        Self::SyncError,
        Self::ReadError,
        Self::TruncateError,
        Self::OpenError,
        Self::DeleteError,
    ];
}

#[derive(Default)]
struct State {
    record: Option<Vec<Op>>,
    keys: Vec<(String, Vec<u8>)>,
    fault: Option<Fault>,
}

struct Fault {
    kind: Kind,
    at: u64,
    sticky: bool,
    count: u64,
    fired: bool,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::new(State::default());
}

/// Begins a record in this thread.
pub fn record() {
    install();
    STATE.with_borrow_mut(|s| {
        s.record = Some(Vec::new());
        s.keys.clear();
    });
}

/// Ends it.
pub fn recorded() -> Vec<Op> {
    STATE.with_borrow_mut(|s| s.record.take().unwrap_or_default())
}

/// Notes that the store has said yes to this many entries.
pub fn acknowledge(seq: u64) {
    note(|| Op::Acknowledged(seq));
}

/// From now on the `at`-th call of this kind fails (from 1), once or from then on always.
pub fn arm(kind: Kind, at: u64, sticky: bool) {
    install();
    let fault = Fault { kind, at, sticky, count: 0, fired: false };
    STATE.with_borrow_mut(|s| s.fault = Some(fault));
}

/// Nothing fails any more. Says whether something had.
pub fn disarm() -> bool {
    STATE.with_borrow_mut(|s| s.fault.take().is_some_and(|f| f.fired))
}

/// Nothing fails any more, and the count of what had is kept.
pub fn disarm_once() {
    STATE.with_borrow_mut(|s| {
        if let Some(fault) = &mut s.fault {
            fault.at = 0;
            fault.sticky = false;
        }
    });
}

fn note(op: impl FnOnce() -> Op) {
    STATE.with_borrow_mut(|s| {
        let Some(record) = &mut s.record else { return };
        let op = op();
        // Where a step of the file is, the keys beside it are looked at: did they change since the step before?
        if let Op::Seen(path, _) | Op::Write(path, ..) | Op::Sync(path) | Op::Delete(path) = &op {
            let keys = keys_beside(Path::new(&**path));
            if keys != s.keys {
                s.keys.clone_from(&keys);
                record.push(Op::Keys(keys));
            }
        }
        record.push(op);
    });
}

fn keys_beside(file: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = file.parent().and_then(|folder| std::fs::read_dir(folder).ok());
    let mut keys: Vec<(String, Vec<u8>)> = entries
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_key = name.contains(".key");
            is_key.then(|| Some((name, std::fs::read(entry.path()).ok()?)))?
        })
        .collect();
    keys.sort();
    keys
}

fn fails(kind: Kind) -> bool {
    STATE.with_borrow_mut(|s| {
        let Some(fault) = &mut s.fault else { return false };
        if fault.kind != kind {
            return false;
        }
        fault.count += 1;
        let now = fault.count == fault.at || fault.sticky && fault.count > fault.at;
        fault.fired |= now;
        now
    })
}

/// Our file: the head SQLite wants, what we need, and right behind it the system's file.
#[repr(C)]
struct File {
    base: ffi::sqlite3_file,
    path: *mut Arc<str>,
}

struct Vfs(*mut ffi::sqlite3_vfs);
// SAFETY: the table behind it is made once and never changed.
unsafe impl Send for Vfs {}
unsafe impl Sync for Vfs {}

static REAL: OnceLock<Vfs> = OnceLock::new();

/// Puts the VFS in front of the system's, for every connection opened from now on.
pub fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: the registered tables live as long as the process; the copy differs in name, size and two functions,
        // and the system's functions look at nothing else of it.
        unsafe {
            let real = ffi::sqlite3_vfs_find(std::ptr::null());
            assert!(!real.is_null());
            REAL.set(Vfs(real)).ok();
            let mut ours = *real;
            ours.zName = c"powercut".as_ptr();
            ours.szOsFile += size_of::<File>() as c_int;
            ours.xOpen = Some(open);
            ours.xDelete = Some(delete);
            ours.pNext = std::ptr::null_mut();
            assert_eq!(ffi::sqlite3_vfs_register(Box::leak(Box::new(ours)), 1), ffi::SQLITE_OK);
        }
    });
}

fn real_vfs() -> *mut ffi::sqlite3_vfs {
    REAL.get().expect("installed").0
}

/// SAFETY: `file` was opened by [`open`].
unsafe fn real(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    unsafe { file.cast::<File>().add(1).cast() }
}

unsafe fn name(file: *mut ffi::sqlite3_file) -> Option<Arc<str>> {
    unsafe { (*file.cast::<File>()).path.as_ref().cloned() }
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    path: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    unsafe {
        let ours = file.cast::<File>();
        (*ours).base.pMethods = std::ptr::null();
        (*ours).path = std::ptr::null_mut();
        if fails(Kind::OpenError) {
            return ffi::SQLITE_CANTOPEN;
        }
        let before = (!path.is_null()).then(|| {
            let path = CStr::from_ptr(path).to_string_lossy().into_owned();
            let held = std::fs::read(&path).ok();
            (Arc::<str>::from(path), held)
        });
        let code = (*real_vfs()).xOpen.expect("xOpen")(real_vfs(), path, real(file), flags, out);
        if code != ffi::SQLITE_OK {
            return code;
        }
        if let Some((path, held)) = before {
            (*ours).path = Box::into_raw(Box::new(Arc::clone(&path)));
            note(|| Op::Seen(path, held.unwrap_or_default()));
        }
        (*ours).base.pMethods = &METHODS;
        code
    }
}

unsafe extern "C" fn delete(_: *mut ffi::sqlite3_vfs, path: *const c_char, sync: c_int) -> c_int {
    if fails(Kind::DeleteError) {
        return ffi::SQLITE_IOERR_DELETE;
    }
    unsafe {
        let code = (*real_vfs()).xDelete.expect("xDelete")(real_vfs(), path, sync);
        if code == ffi::SQLITE_OK {
            let path = CStr::from_ptr(path).to_string_lossy().into_owned();
            note(|| Op::Delete(path.into()));
        }
        code
    }
}

macro_rules! methods {
    ($file:expr) => {
        (*(*real($file)).pMethods)
    };
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector),
    xDeviceCharacteristics: Some(characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

type F = *mut ffi::sqlite3_file;

unsafe extern "C" fn close(file: F) -> c_int {
    unsafe {
        let code = methods!(file).xClose.expect("x")(real(file));
        let path = std::mem::replace(&mut (*file.cast::<File>()).path, std::ptr::null_mut());
        if !path.is_null() {
            drop(Box::from_raw(path));
        }
        code
    }
}

unsafe extern "C" fn read(file: F, to: *mut c_void, amount: c_int, at: i64) -> c_int {
    if fails(Kind::ReadError) {
        return ffi::SQLITE_IOERR_READ;
    }
    unsafe { methods!(file).xRead.expect("x")(real(file), to, amount, at) }
}

unsafe extern "C" fn write(file: F, from: *const c_void, amount: c_int, at: i64) -> c_int {
    unsafe {
        let path = name(file);
        let put = |amount: c_int| {
            let code = methods!(file).xWrite.expect("x")(real(file), from, amount, at);
            if code == ffi::SQLITE_OK
                && let Some(path) = &path
            {
                let bytes = std::slice::from_raw_parts(from.cast::<u8>(), amount as usize);
                note(|| Op::Write(Arc::clone(path), at as u64, bytes.to_vec()));
            }
            code
        };
        if fails(Kind::Full) {
            put(amount / 2);
            return ffi::SQLITE_FULL;
        }
        if fails(Kind::WriteError) {
            return ffi::SQLITE_IOERR_WRITE;
        }
        put(amount)
    }
}

unsafe extern "C" fn truncate(file: F, size: i64) -> c_int {
    if fails(Kind::TruncateError) {
        return ffi::SQLITE_IOERR_TRUNCATE;
    }
    unsafe {
        let code = methods!(file).xTruncate.expect("x")(real(file), size);
        if code == ffi::SQLITE_OK
            && let Some(path) = name(file)
        {
            note(|| Op::Truncate(path, size as u64));
        }
        code
    }
}

unsafe extern "C" fn sync(file: F, flags: c_int) -> c_int {
    if fails(Kind::SyncError) {
        return ffi::SQLITE_IOERR_FSYNC;
    }
    unsafe {
        let code = methods!(file).xSync.expect("x")(real(file), flags);
        if code == ffi::SQLITE_OK
            && let Some(path) = name(file)
        {
            note(|| Op::Sync(path));
        }
        code
    }
}

/// The disk promises nothing: no atomic sectors, no order, no safe appending.
unsafe extern "C" fn characteristics(_: F) -> c_int {
    0
}

unsafe extern "C" fn file_size(file: F, size: *mut i64) -> c_int {
    unsafe { methods!(file).xFileSize.expect("x")(real(file), size) }
}
unsafe extern "C" fn lock(file: F, level: c_int) -> c_int {
    unsafe { methods!(file).xLock.expect("x")(real(file), level) }
}
unsafe extern "C" fn unlock(file: F, level: c_int) -> c_int {
    unsafe { methods!(file).xUnlock.expect("x")(real(file), level) }
}
unsafe extern "C" fn check_reserved(file: F, out: *mut c_int) -> c_int {
    unsafe { methods!(file).xCheckReservedLock.expect("x")(real(file), out) }
}
unsafe extern "C" fn control(file: F, op: c_int, arg: *mut c_void) -> c_int {
    unsafe { methods!(file).xFileControl.expect("x")(real(file), op, arg) }
}
unsafe extern "C" fn sector(file: F) -> c_int {
    unsafe { methods!(file).xSectorSize.expect("x")(real(file)) }
}
unsafe extern "C" fn shm_map(
    file: F,
    page: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    unsafe { methods!(file).xShmMap.expect("x")(real(file), page, size, extend, out) }
}
unsafe extern "C" fn shm_lock(file: F, at: c_int, n: c_int, flags: c_int) -> c_int {
    unsafe { methods!(file).xShmLock.expect("x")(real(file), at, n, flags) }
}
unsafe extern "C" fn shm_barrier(file: F) {
    unsafe { methods!(file).xShmBarrier.expect("x")(real(file)) }
}
unsafe extern "C" fn shm_unmap(file: F, delete: c_int) -> c_int {
    unsafe { methods!(file).xShmUnmap.expect("x")(real(file), delete) }
}
