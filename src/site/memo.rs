//! Parts of a site that are known from another time.

use std::sync::Arc;

use crate::base;
use crate::base::fingerprint::Fingerprint;
use crate::content;
use crate::diag::{Checked, Report};
use crate::markup::{self, Fragment, Mentions, RawHtml};
use crate::source::{Sources, Span};
use crate::training::generate::{Answer, Refusal, Request};
use crate::training::resolve;

use super::compose::Prose;
use super::draw::Templates;

/// What was worked out for one site and holds for the next where its sources are the same.
///
/// A site made with a memo is the site made without: each part is kept by all that it follows from.
#[derive(Debug, Default)]
pub struct Memo {
    pub(super) content: content::Memo,
    pub(super) lines: resolve::Memo,
    fragments: base::Memo<Arc<Checked<Arc<Fragment>>>>,
    proses: base::Memo<Arc<Linked>>,
    mentions: base::Memo<Arc<Mentions>>,
    templates: base::Memo<Arc<Checked<Arc<Templates>>>>,
    answers: base::Memo<Arc<Answered>>,
}

/// A page's Markdown with its links, and what was found while they were.
type Linked = (Arc<Prose>, Report);

/// What the generator says to a request.
type Answered = Result<Answer, Box<Refusal>>;

impl Memo {
    /// Forgets what no site since the last time has asked for.
    pub fn settle(&self) {
        self.content.settle();
        self.lines.settle();
        self.fragments.settle();
        self.proses.settle();
        self.mentions.settle();
        self.templates.settle();
        self.answers.settle();
    }

    /// The Markdown at `body`, read, and the fingerprint of all that it follows from.
    pub(super) fn fragment(&self, sources: &Sources, body: Span, options: &markup::Options) -> (Fingerprint, Arc<Checked<Arc<Fragment>>>) {
        let text = sources.slice(body);
        let place = [body.file.number(), body.start, body.end].map(u32::to_le_bytes).concat();
        let how = [u8::from(options.smart_punctuation), u8::from(options.raw_html == RawHtml::Escape)];
        let reserved = options.reserved.iter().map(String::as_bytes);
        let key = Fingerprint::of_parts([text.as_bytes(), &place, &how].into_iter().chain(reserved));
        (key, self.fragments.of(key, || Arc::new(markup::read(text, body, options).map(Arc::new))))
    }

    /// Markdown with its links, by the fingerprint of all that they follow from.
    pub(super) fn prose(&self, key: Fingerprint, link: impl FnOnce() -> (Prose, Report)) -> Arc<Linked> {
        self.proses.of(key, || {
            let (prose, report) = link();
            Arc::new((Arc::new(prose), report))
        })
    }

    /// A search for names, each with the number of what it names.
    pub(super) fn mentions(&self, names: Vec<(String, u32)>) -> Arc<Mentions> {
        let numbers: Vec<u8> = names.iter().flat_map(|(_, number)| number.to_le_bytes()).collect();
        let parts = std::iter::once(&*numbers).chain(names.iter().map(|(name, _)| name.as_bytes()));
        self.mentions.of(Fingerprint::of_parts(parts), || Arc::new(Mentions::new(names)))
    }

    /// Templates ready to draw, by the fingerprint of all that they follow from.
    pub(super) fn templates(&self, key: Fingerprint, read: impl FnOnce() -> Checked<Templates>) -> Arc<Checked<Arc<Templates>>> {
        self.templates.of(key, || Arc::new(read().map(Arc::new)))
    }

    /// What the generator says to a request, given the fingerprint of what it chooses from.
    pub(super) fn answer(&self, catalogue: Fingerprint, request: &Request, work: impl FnOnce() -> Answered) -> Arc<Answered> {
        let key = Fingerprint::of_parts([catalogue.to_string().as_bytes(), format!("{request:?}").as_bytes()]);
        self.answers.of(key, || Arc::new(work()))
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;
    use crate::site::Site;
    use crate::source::{Options, Sources};

    #[test]
    fn links_are_kept_over_edits_of_the_look() {
        // How many of two pages are linked anew when a guide becomes another.
        let case = |change: (&str, &str), want: usize| {
            let first = [
                ("content/articles/look.md", "---\ntitle: Look\n---\nSee the [look](../../static/ironleaf.css) of the [[Squat]].\n"),
                ("content/exercises/squat.md", "---\ntitle: Squat\nmuscles: {primary: [quads]}\n---\nDown and up.\n"),
                ("static/ironleaf.css", "main { color: red }\n"),
                ("static/own.css", "main { color: red }\n"),
                ("templates/page.html", "{% extends \"builtin/page.html\" %}\n"),
            ];
            let memo = Memo::default();
            let _ = Site::again(&Sources::from_iter(first), &Options::default(), &memo);
            let before = memo.proses.len();
            let second = first.map(|(path, text)| if path == change.0 { change } else { (path, text) });
            let _ = Site::again(&Sources::from_iter(second), &Options::default(), &memo);
            assert_eq!(memo.proses.len() - before, want, "{change:?}");
        };
        case(("static/own.css", "main { color: blue }\n"), 0);
        case(("templates/page.html", "{% extends \"builtin/page.html\" %}{# other #}\n"), 0);
        // The address of the theme's own follows from what it holds: who links to it is linked anew.
        case(("static/ironleaf.css", "main { color: blue }\n"), 1);
        case(("content/exercises/squat.md", "---\ntitle: Squat\nmuscles: {primary: [quads]}\n---\nDown, and up.\n"), 1);
        case(("content/exercises/squat.md", "---\ntitle: Back Squat\naliases: [Squat]\nmuscles: {primary: [quads]}\n---\nDown.\n"), 2);
    }
}
