//! A ZIP archive, the same bytes for the same files.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// An archive that is being written. Its files carry no time and no owner.
pub struct Archive {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Default for Archive {
    fn default() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }
}

impl std::fmt::Debug for Archive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Archive").finish_non_exhaustive()
    }
}

impl Archive {
    /// Adds a file; pictures, which are small already, go in as they are.
    pub fn add(&mut self, path: &str, bytes: &[u8]) {
        let packed = ["jpg", "jpeg", "png", "webp", "gif", "zip", "woff2"];
        let small = path.rsplit_once('.').is_some_and(|(_, end)| packed.contains(&end.to_ascii_lowercase().as_str()));
        self.put(path, bytes, if small { CompressionMethod::Stored } else { CompressionMethod::Deflated });
    }

    /// Adds a file as it is.
    pub(super) fn add_plain(&mut self, path: &str, bytes: &[u8]) {
        self.put(path, bytes, CompressionMethod::Stored);
    }

    fn put(&mut self, path: &str, bytes: &[u8], method: CompressionMethod) {
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        let options = options.unix_permissions(0o644).large_file(bytes.len() > 4_000_000_000);
        self.zip.start_file(path, options).expect("a file begins after the last has ended");
        self.zip.write_all(bytes).expect("a vector takes every byte");
    }

    /// The whole archive.
    ///
    /// # Panics
    /// Never: it is written into memory, which takes every byte.
    pub fn bytes(self) -> Vec<u8> {
        self.zip.finish().expect("a vector takes every byte").into_inner()
    }
}
