//! The same sources give the same bytes: in any order, on one thread or many, in another process.

use std::collections::BTreeMap;

use ironleaf::base::fingerprint::Fingerprint;
use ironleaf::disk;
use ironleaf::source::File;
use ironleaf::{Options, Site, Sources};
use rayon::prelude::*;

use crate::{example, run};

/// Every file of a site by a fingerprint of its bytes, drawn on the current pool of threads.
fn drawn(sources: &Sources) -> BTreeMap<String, Fingerprint> {
    let site = Site::new(sources, &Options::default()).value;
    let paths: Vec<_> = site.paths();
    let draw = |path: &ironleaf::OutPath| {
        let bytes = site.draw(path).expect("every template can be drawn").expect("every planned address has a file");
        (path.to_string(), Fingerprint::of(&bytes))
    };
    paths.par_iter().map(draw).collect()
}

fn on_threads<T: Send>(n: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(n).build().unwrap().install(work)
}

#[test]
fn neither_the_order_of_files_nor_the_number_of_threads_shows() {
    let sources = disk::read(&example()).unwrap().value;
    let backwards: Vec<File> = sources.files().map(|(_, file)| file.clone()).collect();
    let backwards = Sources::new(backwards.into_iter().rev());
    let one = on_threads(1, || drawn(&sources));
    let many = on_threads(4, || drawn(&backwards));
    assert!(one.len() > 300, "the example guide has pages");
    assert_eq!(one, many);
}

#[test]
fn two_processes_draw_the_same_bytes() {
    let build = || {
        let output = tempfile::tempdir().unwrap();
        let out = output.path().join("site");
        let done = run(&["build", "--root", example().to_str().unwrap(), "--output", out.to_str().unwrap(), "--quiet"]);
        assert_eq!(done.code, 0, "{}", done.err);
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(&out) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(&out).unwrap().to_string_lossy().into_owned();
                files.insert(path, Fingerprint::of(&std::fs::read(entry.path()).unwrap()));
            }
        }
        files
    };
    let (first, second) = (build(), build());
    assert!(first.len() > 300);
    assert_eq!(first, second);
}
