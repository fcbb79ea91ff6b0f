//! The corrections that findings carry, made where they are sure.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Finding, Report, Severity};
use crate::site::Site;
use crate::source::{Options, Sources};

use super::Change;
use super::edit::{Edit, apart, applied};

/// A guide as good as sure corrections make it.
#[derive(Clone, Debug)]
pub struct Fixed {
    /// The files, the same ones in the same order.
    pub sources: Sources,
    /// What was changed, in the order in which it was.
    pub changes: Vec<Change>,
}

/// Makes every sure correction, and those that they uncover, until none is left.
///
/// The guide is read anew after each round. A correction that leaves the guide with more to mend than before is not made.
/// Each one that is made leaves fewer findings, so there is an end.
pub fn fix(sources: &Sources, options: &Options) -> Fixed {
    let mut bench = Bench::new(sources.clone(), options);
    let mut most = usize::MAX;
    loop {
        let edits = bench.sure();
        if edits.is_empty() {
            break;
        }
        // What stands behind an edit has moved when it is made: the rest waits for the next round.
        match halving(&edits, most, |edits| bench.attempt(edits)) {
            Ok(next) => most = next,
            Err(alone) => {
                bench.refuse(alone);
                most = usize::MAX;
            }
        }
    }
    Fixed { sources: bench.sources, changes: bench.changes }
}

/// Tries the first `most`, then the first half of them, then the first half of that, until some work. Gives how many after
/// those are likely to hold the next that does not, for the next time; or the one that does not even work alone.
///
/// So a few bad ones among many cost a few tries each, not one for each good one. There must be at least one.
fn halving<T>(all: &[T], most: usize, mut works: impl FnMut(&[T]) -> bool) -> Result<usize, &T> {
    let mut some = &all[..all.len().min(most)];
    let mut next = usize::MAX;
    while !works(some) {
        if let [alone] = some {
            return Err(alone);
        }
        let half = some.len().div_ceil(2);
        next = some.len() - half;
        some = &some[..half];
    }
    Ok(next)
}

/// A guide at work.
struct Bench<'o> {
    sources: Sources,
    options: &'o Options,
    report: Report,
    changes: Vec<Change>,
    /// Corrections that make things worse: path, what stands there, what would.
    refused: BTreeSet<(String, String, String)>,
}

impl<'o> Bench<'o> {
    fn new(sources: Sources, options: &'o Options) -> Self {
        let report = Site::new(&sources, options).report;
        Self { sources, options, report, changes: Vec::new(), refused: BTreeSet::new() }
    }

    /// The sure corrections that were not refused, no two of which overlap.
    fn sure(&self) -> Vec<Edit> {
        let sure = |finding: &Finding| {
            let fix = finding.fix.as_ref().filter(|fix| fix.sure)?;
            Some(Edit { span: finding.span?, with: fix.text.clone() })
        };
        let edits = self.report.findings.iter().filter_map(sure);
        apart(edits.filter(|edit| edit.changes(&self.sources) && !self.refused.contains(&self.key(edit))).collect())
    }

    fn key(&self, edit: &Edit) -> (String, String, String) {
        (self.sources[edit.span.file].path.to_string(), self.sources.slice(edit.span).to_owned(), edit.with.clone())
    }

    fn refuse(&mut self, edit: &Edit) {
        self.refused.insert(self.key(edit));
    }

    /// Makes some corrections if that leaves less to mend; says whether it did.
    fn attempt(&mut self, edits: &[Edit]) -> bool {
        let sources = applied(&self.sources, edits);
        let report = Site::new(&sources, self.options).report;
        let better = weight(&report) < weight(&self.report) && (edits.len() == 1 || no_new_errors(&self.report, &report));
        if better {
            self.changes.extend(edits.iter().map(|edit| edit.change(&self.sources)));
            (self.sources, self.report) = (sources, report);
        }
        better
    }
}

/// How much there is to mend, what stops a build first.
fn weight(report: &Report) -> [usize; 4] {
    let stops = report.findings.iter().filter(|finding| finding.stops_build()).count();
    [stops, report.count(Severity::Error), report.count(Severity::Warning), report.count(Severity::Info)]
}

/// Whether `after` has no error that `before` has not, or not as often.
fn no_new_errors(before: &Report, after: &Report) -> bool {
    let errors = |report: &Report| {
        let mut all = BTreeMap::new();
        for finding in report.findings.iter().filter(|finding| finding.severity == Severity::Error) {
            let file = finding.span.map(|span| span.file);
            *all.entry((finding.rule, file, finding.message.clone())).or_insert(0_usize) += 1;
        }
        all
    };
    let before = errors(before);
    errors(after).iter().all(|(error, times)| before.get(error).is_some_and(|had| had >= times))
}

#[cfg(test)]
mod tests {
    use super::halving;

    /// How many tries it takes to do all of `0..many` that can be done, where `bad` cannot.
    fn case(many: usize, bad: &[usize]) -> usize {
        let (mut left, mut done, mut refused, mut tries): (Vec<usize>, Vec<usize>, Vec<usize>, usize) =
            ((0..many).collect(), Vec::new(), Vec::new(), 0);
        let mut most = usize::MAX;
        while !left.is_empty() {
            let found = halving(&left, most, |some| {
                tries += 1;
                let works = !some.iter().any(|n| bad.contains(n));
                done.extend(some.iter().filter(|_| works));
                works
            });
            most = *found.as_ref().unwrap_or(&usize::MAX);
            refused.extend(found.err());
            left.retain(|n| !done.contains(n) && !refused.contains(n));
        }
        assert_eq!(refused, bad, "{many}");
        assert_eq!(done.len(), many - bad.len());
        tries
    }

    #[test]
    fn a_few_bad_ones_among_many_cost_a_few_tries_each() {
        assert_eq!(case(0, &[]), 0);
        assert_eq!(case(256, &[]), 1);
        assert_eq!(case(1, &[0]), 1);
        assert_eq!(case(2, &[0, 1]), 3);
        for bad in [0, 1, 127, 128, 255] {
            assert!(case(256, &[bad]) <= 20, "{bad}: {}", case(256, &[bad]));
        }
        assert!(case(256, &[3, 60, 61, 170, 254]) <= 5 * 20);
    }
}
