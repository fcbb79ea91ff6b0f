//! Each file as it last was without a mistake.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::Report;
use crate::source::{File, Sources};

/// The last state of each file in which nothing kept the guide from being published.
#[derive(Clone, Debug, Default)]
pub(super) struct Good {
    files: BTreeMap<Arc<str>, Arc<[u8]>>,
}

/// What to show in place of sources with mistakes.
#[derive(Clone, Debug, Default)]
pub(super) struct StandIns {
    /// Files with mistakes, as they last were; nothing where none was ever good.
    pub(super) mended: Option<Sources>,
    /// The same, and files that are gone.
    pub(super) restored: Option<Sources>,
}

impl Good {
    /// What stands in for `now`, in which `report` was found; files without a mistake are remembered.
    pub(super) fn learn(&mut self, now: &Sources, report: &Report) -> StandIns {
        let stops: Vec<_> = report.findings.iter().filter(|finding| finding.stops_build()).collect();
        let broken: BTreeSet<&str> = stops.iter().filter_map(|finding| Some(&*now[finding.span?.file].path)).collect();
        for (_, file) in now.files().filter(|(_, file)| !broken.contains(&*file.path)) {
            self.files.insert(file.path.clone(), file.bytes.clone());
        }
        if stops.is_empty() {
            self.files.retain(|path, _| now.find(path).is_some());
            return StandIns::default();
        }
        let older = |file: &File| self.files.get(&file.path).filter(|bytes| **bytes != file.bytes).cloned();
        let mut replaced = false;
        let mut files: Vec<File> = Vec::with_capacity(now.files().len());
        for (_, file) in now.files() {
            let bytes = older(file);
            replaced |= bytes.is_some();
            files.push(File { path: file.path.clone(), bytes: bytes.unwrap_or_else(|| file.bytes.clone()) });
        }
        let gone: Vec<File> = self
            .files
            .iter()
            .filter(|(path, _)| now.find(path).is_none())
            .map(|(path, bytes)| File { path: path.clone(), bytes: bytes.clone() })
            .collect();
        StandIns {
            restored: (!gone.is_empty()).then(|| Sources::new(files.iter().cloned().chain(gone)).after(now)),
            mended: replaced.then(|| Sources::new(files).after(now)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Good;
    use crate::diag::{Finding, Report, Rule};
    use crate::source::{File, Sources, Span};

    fn texts(sources: Option<Sources>) -> Option<String> {
        let each = |(_, file): (_, &File)| format!("{}={} ", file.path, String::from_utf8_lossy(&file.bytes));
        Some(sources?.files().map(each).collect::<Vec<_>>().concat())
    }

    #[test]
    fn a_file_with_a_mistake_counts_as_it_last_was() {
        let mut good = Good::default();
        let mut case = |files: &[(&str, &str)], broken: &str, mended: Option<&str>, restored: Option<&str>| {
            let sources: Sources = files.iter().copied().collect();
            let report: Report =
                sources.find(broken).map(|file| Finding::new(Rule::Yaml, Span::new(file, 0..0), "x")).into_iter().collect();
            let found = good.learn(&sources, &report);
            assert_eq!((texts(found.mended).as_deref(), texts(found.restored).as_deref()), (mended, restored), "{files:?}");
        };
        case(&[("a", "1"), ("b", "1")], "", None, None);
        case(&[("a", "2"), ("b", "2")], "a", Some("a=1 b=2 "), None);
        case(&[("a", "3")], "a", Some("a=1 "), Some("a=1 b=2 "));
        case(&[("a", "3"), ("c", "0")], "c", None, Some("a=3 b=2 c=0 "));
        // Nothing is wrong any more, so what is gone is forgotten.
        case(&[("a", "4")], "", None, None);
        case(&[("a", "5")], "a", Some("a=4 "), None);
    }
}
