//! Parts of a site that are known from another time.

use std::sync::Arc;

use crate::base;
use crate::base::fingerprint::Fingerprint;
use crate::content;
use crate::diag::Checked;
use crate::markup::{self, Fragment, RawHtml};
use crate::source::{Sources, Span};
use crate::training::generate::{Answer, Refusal, Request};

/// What was worked out for one site and holds for the next where its sources are the same.
///
/// A site made with a memo is the site made without: each part is kept by all that it follows from.
#[derive(Debug, Default)]
pub struct Memo {
    pub(super) content: content::Memo,
    fragments: base::Memo<Arc<Checked<Arc<Fragment>>>>,
    answers: base::Memo<Arc<Answered>>,
}

/// What the generator says to a request.
type Answered = Result<Answer, Box<Refusal>>;

impl Memo {
    /// Forgets what no site since the last time has asked for.
    pub fn settle(&self) {
        self.content.settle();
        self.fragments.settle();
        self.answers.settle();
    }

    /// The Markdown at `body`, read.
    pub(super) fn fragment(&self, sources: &Sources, body: Span, options: &markup::Options) -> Arc<Checked<Arc<Fragment>>> {
        let text = sources.slice(body);
        let place = [body.file.number(), body.start, body.end].map(u32::to_le_bytes).concat();
        let how = [u8::from(options.smart_punctuation), u8::from(options.raw_html == RawHtml::Escape)];
        let reserved = options.reserved.iter().map(String::as_bytes);
        let key = Fingerprint::of_parts([text.as_bytes(), &place, &how].into_iter().chain(reserved));
        self.fragments.of(key, || Arc::new(markup::read(text, body, options).map(Arc::new)))
    }

    /// What the generator says to a request, given the fingerprint of what it chooses from.
    pub(super) fn answer(&self, catalogue: Fingerprint, request: &Request, work: impl FnOnce() -> Answered) -> Arc<Answered> {
        let key = Fingerprint::of_parts([catalogue.to_string().as_bytes(), format!("{request:?}").as_bytes()]);
        self.answers.of(key, || Arc::new(work()))
    }
}
