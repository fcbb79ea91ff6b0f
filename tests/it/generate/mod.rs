//! The generator, over the guide that ships.

mod checker;
mod pages;
mod shipped;
mod wild;

use ironleaf::source::{FileId, Span};
use ironleaf::training::generate::{Answer, Defaults, Refusal, Request, generate};
use ironleaf::training::guide::{Guide, Target};
use ironleaf::training::stations::Near;
use ironleaf::{Site, Sources};

use crate::SHIPPED;

/// A guide with what is near what, and a place for everything.
pub(crate) struct Gym {
    site: &'static Site,
    near: Near,
    at: Span,
}

/// A place to stand in.
fn place() -> Span {
    let file: FileId = Sources::from_iter([("a.md", "")]).find("a.md").unwrap();
    Span::new(file, 0..0)
}

impl Gym {
    /// The guide that ships.
    fn shipped() -> Self {
        let near = Near::new([["cable".into(), "leg-curl".into()], ["lat-pulldown".into(), "leg-curl".into()]]);
        Self { site: &SHIPPED.1.value, near, at: place() }
    }

    fn guide(&self) -> &Guide {
        self.site.guide()
    }

    fn targets(&self, names: &[&str]) -> Vec<Target> {
        names.iter().map(|name| self.guide().target(name).unwrap_or_else(|| panic!("no target {name}"))).collect()
    }

    /// Legs and back in 74 minutes, or other targets.
    fn base(&self, names: &[&str]) -> Request {
        Request { minutes: 74, ..Request::new(self.targets(names), &Defaults::default()) }
    }

    fn ask(&self, request: &Request) -> Result<Answer, Box<Refusal>> {
        generate(self.guide(), &self.near, request)
    }

    /// An answer that keeps every rule.
    fn answer(&self, request: &Request) -> Answer {
        let answer = self.ask(request).unwrap_or_else(|refusal| panic!("{refusal:?}"));
        let faults = checker::faults(self.guide(), &self.near, &answer.request, &answer, self.at);
        assert!(faults.is_empty(), "{faults:?} in {answer:#?}");
        answer
    }
}
