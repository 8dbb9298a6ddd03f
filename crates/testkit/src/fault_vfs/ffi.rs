//! The calls SQLite makes on the disk. The one place in the project with `unsafe`: SQLite's VFS is a table of C functions.
//!
//! Each open file is one allocation made by SQLite: our [`FaultFile`] first, the wrapped VFS's file right behind it.
//! Locks and shared memory pass through untouched; writes, truncations, syncs and deletions ask the model first.
#![allow(unsafe_code)]

use std::ffi::{CStr, CString, OsStr, c_char, c_int, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use libsqlite3_sys as sqlite;
use sqlite::{sqlite3_file, sqlite3_io_methods, sqlite3_vfs};

use super::journal::Change;
use super::{Operation, Refusal, Shared};

static NEXT: AtomicU64 = AtomicU64::new(1);

/// A VFS in SQLite's list. Leaves the list when dropped; its memory stays, see [`super::FaultDisk`].
#[derive(Debug)]
pub(super) struct Registration {
    name: String,
    vfs: *mut sqlite3_vfs,
}

// SAFETY: the pointer is used only to leave SQLite's list, which SQLite guards with its own lock.
unsafe impl Send for Registration {}
// SAFETY: no method reads through the pointer.
unsafe impl Sync for Registration {}

impl Registration {
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        // SAFETY: `vfs` came from `register` and is never freed, so SQLite may compare and unlink it.
        unsafe { sqlite::sqlite3_vfs_unregister(self.vfs) };
    }
}

/// What a VFS's `pAppData` points to.
struct Wrapped {
    shared: Arc<Shared>,
    real: *mut sqlite3_vfs,
}

/// What one open file knows besides the wrapped file.
struct Link {
    shared: Arc<Shared>,
    /// None for SQLite's nameless temporary files, which need not survive.
    path: Option<PathBuf>,
    generation: u64,
    /// As the wrapped VFS does: the first sync of a new journal or log also syncs its directory.
    syncs_directory: AtomicBool,
}

#[repr(C)]
struct FaultFile {
    base: sqlite3_file,
    link: *mut Link,
}

pub(super) fn register(shared: Arc<Shared>) -> Result<Registration, c_int> {
    let name = format!("anji-fault-{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let c_name = CString::new(name.clone()).expect("the name has no zero byte").into_raw();
    // SAFETY: finding initialises SQLite; null asks for the default VFS, which lives as long as the process.
    let real = unsafe { sqlite::sqlite3_vfs_find(std::ptr::null()) };
    if real.is_null() {
        return Err(sqlite::SQLITE_ERROR);
    }
    let wrapped = Box::into_raw(Box::new(Wrapped { shared, real }));
    // SAFETY: `real` is a valid VFS. Copied functions that we do not replace (names, time, randomness, loading) take no
    // state from the VFS they are called with beyond `mxPathname`, which is copied too.
    let mut vfs = unsafe { *real };
    // Version 2 ends before system-call overriding, which would change the default VFS behind the model's back.
    vfs.iVersion = 2;
    vfs.szOsFile += c_int::try_from(size_of::<FaultFile>()).expect("a small struct");
    vfs.pNext = std::ptr::null_mut();
    vfs.zName = c_name;
    vfs.pAppData = wrapped.cast();
    vfs.xOpen = Some(open);
    vfs.xDelete = Some(delete);
    let vfs = Box::into_raw(Box::new(vfs));
    // SAFETY: `vfs`, its name and its application data are leaked, so they outlive every use.
    match unsafe { sqlite::sqlite3_vfs_register(vfs, 0) } {
        sqlite::SQLITE_OK => Ok(Registration { name, vfs }),
        code => Err(code),
    }
}

static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    // Version 2 has shared memory and no memory mapping: a mapped page would be written past the model.
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// The wrapped file, right behind ours in the same allocation.
///
/// # Safety
/// `file` was given to [`open`] by SQLite, which allocated `szOsFile` bytes for it.
unsafe fn real_of(file: *mut sqlite3_file) -> *mut sqlite3_file {
    // SAFETY: `szOsFile` is the sum of both sizes, and `FaultFile`'s size is a multiple of a pointer's alignment.
    unsafe { file.cast::<u8>().add(size_of::<FaultFile>()).cast() }
}

/// # Safety
/// `file` is open: [`open`] succeeded and [`close`] was not called yet.
unsafe fn link_of<'a>(file: *mut sqlite3_file) -> &'a Link {
    // SAFETY: an open file's link is a live box that only `close` frees.
    unsafe { &*(*file.cast::<FaultFile>()).link }
}

/// # Safety
/// As [`link_of`].
unsafe fn methods_of(real: *mut sqlite3_file) -> &'static sqlite3_io_methods {
    // SAFETY: the wrapped file is open, so its method table is set; tables are static in the default VFS.
    unsafe { &*(*real).pMethods }
}

/// Calls a method of the wrapped file.
macro_rules! pass {
    ($file:expr, $method:ident $(, $argument:expr)*) => {{
        // SAFETY: SQLite calls methods on open files only, with arguments as its interface says; the wrapped file
        // gets the same ones.
        unsafe {
            let real = real_of($file);
            (methods_of(real).$method.expect("the default VFS has every method of version 2"))(real $(, $argument)*)
        }
    }};
}

/// # Safety
/// `name` is null or a C string.
unsafe fn path_of(name: *const c_char) -> Option<PathBuf> {
    if name.is_null() {
        return None;
    }
    // SAFETY: not null, so a C string that lives during the call.
    let name = unsafe { CStr::from_ptr(name) };
    Some(Path::new(OsStr::from_bytes(name.to_bytes())).to_owned())
}

unsafe extern "C" fn open(
    vfs: *mut sqlite3_vfs,
    name: *const c_char,
    file: *mut sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: SQLite calls with the VFS we registered, whose application data is leaked, and with memory for the file.
    let (wrapped, real_file, path) = unsafe {
        (*file).pMethods = std::ptr::null();
        (&*(*vfs).pAppData.cast::<Wrapped>(), real_of(file), path_of(name))
    };
    // Held over the call, so that a power cut falls before or after it.
    let mut disk = wrapped.shared.lock();
    if disk.off {
        return sqlite::SQLITE_CANTOPEN;
    }
    let existed = path.as_deref().is_none_or(Path::exists);
    // SAFETY: the wrapped VFS gets its own pointer, its own part of the allocation and SQLite's name pointer, behind
    // which SQLite keeps the URI's parameters.
    let code = unsafe {
        (*real_file).pMethods = std::ptr::null();
        let open = (*wrapped.real).xOpen.expect("a VFS opens files");
        open(wrapped.real, name, real_file, flags, out_flags)
    };
    if code != sqlite::SQLITE_OK {
        return code;
    }
    if let Some(path) = &path {
        disk.opened(path, existed);
    }
    disk.counts.open += 1;
    let journals = sqlite::SQLITE_OPEN_WAL | sqlite::SQLITE_OPEN_MAIN_JOURNAL | sqlite::SQLITE_OPEN_SUPER_JOURNAL;
    let link = Box::into_raw(Box::new(Link {
        shared: Arc::clone(&wrapped.shared),
        path,
        generation: disk.generation,
        syncs_directory: AtomicBool::new(flags & journals != 0 && flags & sqlite::SQLITE_OPEN_CREATE != 0),
    }));
    // SAFETY: the allocation begins with room for a `FaultFile`.
    unsafe {
        (*file.cast::<FaultFile>()).link = link;
        (*file).pMethods = &raw const METHODS;
    }
    sqlite::SQLITE_OK
}

unsafe extern "C" fn delete(vfs: *mut sqlite3_vfs, name: *const c_char, sync_directory: c_int) -> c_int {
    // SAFETY: as in `open`.
    let (wrapped, path) = unsafe { (&*(*vfs).pAppData.cast::<Wrapped>(), path_of(name)) };
    let mut disk = wrapped.shared.lock();
    let generation = disk.generation;
    if disk.admit(generation, Operation::Delete).is_err() {
        return sqlite::SQLITE_IOERR_DELETE;
    }
    let content = path.as_deref().and_then(|path| std::fs::read(path).ok());
    // SAFETY: the wrapped VFS gets its own pointer and SQLite's arguments; the directory is not synced for real.
    let code = unsafe { ((*wrapped.real).xDelete.expect("a VFS deletes files"))(wrapped.real, name, 0) };
    if let (sqlite::SQLITE_OK, Some(path), Some(content)) = (code, path, content) {
        disk.was_deleted(&path, content, sync_directory != 0);
    }
    code
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    let code = pass!(file, xClose);
    // SAFETY: SQLite closes an open file once; the box was made in `open` and is not used after.
    let link = unsafe { Box::from_raw((*file.cast::<FaultFile>()).link) };
    link.shared.lock().counts.open -= 1;
    link.shared.closed.notify_all();
    code
}

unsafe extern "C" fn read(file: *mut sqlite3_file, to: *mut c_void, amount: c_int, offset: i64) -> c_int {
    // SAFETY: SQLite reads open files only.
    let link = unsafe { link_of(file) };
    if !link.shared.lock().alive(link.generation) {
        return sqlite::SQLITE_IOERR_READ;
    }
    pass!(file, xRead, to, amount, offset)
}

unsafe extern "C" fn write(file: *mut sqlite3_file, from: *const c_void, amount: c_int, offset: i64) -> c_int {
    // SAFETY: SQLite writes open files only, from `amount` readable bytes.
    let (link, new) =
        unsafe { (link_of(file), std::slice::from_raw_parts(from.cast::<u8>(), usize::try_from(amount).unwrap_or(0))) };
    let mut disk = link.shared.lock();
    match disk.admit(link.generation, Operation::Write { bytes: new.len() as u64 }) {
        Err(Refusal::Full) => return sqlite::SQLITE_FULL,
        Err(Refusal::Failed) => return sqlite::SQLITE_IOERR_WRITE,
        Ok(()) => {}
    }
    let Some(path) = &link.path else { return pass!(file, xWrite, from, amount, offset) };
    let Some(old_length) = length_of(file) else { return sqlite::SQLITE_IOERR_WRITE };
    let start = usize::try_from(offset).unwrap_or(0);
    let Some(old) = bytes_of(file, start, old_length.min(start + new.len())) else {
        return sqlite::SQLITE_IOERR_WRITE;
    };
    let code = pass!(file, xWrite, from, amount, offset);
    if code == sqlite::SQLITE_OK {
        disk.changed(path, Change::Write { offset: start, old, new: new.to_vec(), old_length });
    }
    code
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: i64) -> c_int {
    // SAFETY: SQLite truncates open files only.
    let link = unsafe { link_of(file) };
    let mut disk = link.shared.lock();
    if disk.admit(link.generation, Operation::Truncate).is_err() {
        return sqlite::SQLITE_IOERR_TRUNCATE;
    }
    let Some(path) = &link.path else { return pass!(file, xTruncate, size) };
    let Some(old_length) = length_of(file) else { return sqlite::SQLITE_IOERR_TRUNCATE };
    let Some(tail) = bytes_of(file, usize::try_from(size).unwrap_or(0), old_length) else {
        return sqlite::SQLITE_IOERR_TRUNCATE;
    };
    let code = pass!(file, xTruncate, size);
    // The length is read back: the wrapped VFS may round it up to its chunk size.
    if let (sqlite::SQLITE_OK, Some(length)) = (code, length_of(file)) {
        disk.changed(path, Change::Truncate { length, tail, old_length });
    }
    code
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, _flags: c_int) -> c_int {
    // SAFETY: SQLite syncs open files only.
    let link = unsafe { link_of(file) };
    let mut disk = link.shared.lock();
    if disk.admit(link.generation, Operation::Sync).is_err() {
        return sqlite::SQLITE_IOERR_FSYNC;
    }
    if let Some(path) = &link.path {
        disk.synced(path, link.syncs_directory.swap(false, Ordering::Relaxed));
    }
    sqlite::SQLITE_OK
}

fn length_of(file: *mut sqlite3_file) -> Option<usize> {
    let mut size = 0;
    let code = pass!(file, xFileSize, &raw mut size);
    (code == sqlite::SQLITE_OK).then(|| usize::try_from(size).ok()).flatten()
}

/// The bytes from `start` to `end`, which the file has; empty when `end` is not after `start`.
fn bytes_of(file: *mut sqlite3_file, start: usize, end: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0_u8; end.saturating_sub(start)];
    if bytes.is_empty() {
        return Some(bytes);
    }
    let (amount, offset) = (c_int::try_from(bytes.len()).ok()?, i64::try_from(start).ok()?);
    let code = pass!(file, xRead, bytes.as_mut_ptr().cast(), amount, offset);
    (code == sqlite::SQLITE_OK).then_some(bytes)
}

unsafe extern "C" fn file_size(file: *mut sqlite3_file, size: *mut i64) -> c_int {
    pass!(file, xFileSize, size)
}

unsafe extern "C" fn lock(file: *mut sqlite3_file, level: c_int) -> c_int {
    pass!(file, xLock, level)
}

unsafe extern "C" fn unlock(file: *mut sqlite3_file, level: c_int) -> c_int {
    pass!(file, xUnlock, level)
}

unsafe extern "C" fn check_reserved_lock(file: *mut sqlite3_file, out: *mut c_int) -> c_int {
    pass!(file, xCheckReservedLock, out)
}

unsafe extern "C" fn file_control(file: *mut sqlite3_file, operation: c_int, argument: *mut c_void) -> c_int {
    pass!(file, xFileControl, operation, argument)
}

unsafe extern "C" fn sector_size(file: *mut sqlite3_file) -> c_int {
    pass!(file, xSectorSize)
}

unsafe extern "C" fn device_characteristics(file: *mut sqlite3_file) -> c_int {
    // Batches of writes done as one by the file system are not modelled, so they are not offered.
    pass!(file, xDeviceCharacteristics) & !sqlite::SQLITE_IOCAP_BATCH_ATOMIC
}

unsafe extern "C" fn shm_map(
    file: *mut sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    pass!(file, xShmMap, page, size, extend, out)
}

unsafe extern "C" fn shm_lock(file: *mut sqlite3_file, offset: c_int, count: c_int, flags: c_int) -> c_int {
    pass!(file, xShmLock, offset, count, flags)
}

unsafe extern "C" fn shm_barrier(file: *mut sqlite3_file) {
    pass!(file, xShmBarrier);
}

unsafe extern "C" fn shm_unmap(file: *mut sqlite3_file, delete: c_int) -> c_int {
    pass!(file, xShmUnmap, delete)
}
