//! Under the store lies a VFS of our own. It writes through to the disk and keeps a record of what was written, synced,
//! cut and deleted; from any beginning of that record [`cut`] builds the disks a power cut may leave behind, and the
//! store must open each of them with everything it had acknowledged. Or it makes the k-th read, write, sync or cut
//! fail ([`fault`]), for every k.
//!
//! The model: a write is safe once its file was synced; before that, any part of the writes since may be missing, torn
//! at a sector of 512 bytes, or garbage. Creating and deleting files counts as durable at once, since SQLite syncs the
//! folder. What the program writes beside SQLite (key, sidecar, the bundle) is outside it.

pub mod cut;
pub mod fault;
pub mod judge;
pub mod vfs;
pub mod work;
