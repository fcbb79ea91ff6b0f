//! `ironleaf workout`: a session worked out, with a reason for every row.

mod asked;
mod json;
mod markdown;
mod table;

use crate::base::words;
use crate::content;
use crate::diag::show::{self, Amount};
use crate::diag::{Report, Rule, Severity};
use crate::disk::{self, Error};
use crate::source::{Drafts, Options};
use crate::training::Guide;
use crate::training::generate::{Answer, Request, generate};
use crate::training::library::Asked;
use crate::training::resolve::{refused, request, resolve};

use super::End;
use super::args::{Guide as Folder, Printed, Workout};
use super::terminal::Terminal;

pub(super) fn run(args: &Workout, terminal: &Terminal) -> Result<End, Error> {
    let (guide, guides_own) = guide(&args.guide)?;
    let (line, asked) = asked::asked(&args.request);
    let mut done = work(&guide, &asked);
    done.report.findings.extend(guides_own.findings.iter().filter(|f| f.rule == Rule::EmptyGuide).cloned());
    done.report.sort();
    let errors = guides_own.count(Severity::Error);
    if errors > 0 {
        let (what, them) = if errors == 1 { ("an error".to_owned(), "it") } else { (words::count(errors, "error"), "them") };
        terminal.error(&format!("note: the guide has {what}, and what is wrong is left out; `ironleaf check` shows {them}\n\n"));
    }
    if let Printed::Json = args.format {
        terminal.out(&json::json(&guide, &asked, &done));
    } else {
        terminal.error(&show::findings(&done.report, &line, terminal.style(Amount::All)));
        let text = match (&done.answer, args.format) {
            (None, _) => String::new(),
            (Some(answer), Printed::Markdown) => markdown::markdown(&guide, answer),
            (Some(answer), _) => table::table(&guide, answer),
        };
        terminal.out(&show::plain(&text));
    }
    Ok(if done.answer.is_some() { End::Well } else { End::Findings })
}

/// The guide in a folder, and what is wrong with it.
fn guide(folder: &Folder) -> Result<(Guide, Report), Error> {
    let mut report = Report::default();
    let sources = disk::read(&folder.root)?.into(&mut report);
    let drafts = if folder.drafts { Drafts::Show } else { Drafts::Hide };
    let manuscript = content::read(&sources, &Options { drafts, base_url: None }).into(&mut report);
    Ok((resolve(manuscript.library).into(&mut report), report))
}

/// What came of a request.
struct Done {
    /// What was asked for, where every name names something.
    request: Option<Request>,
    /// The sessions, where they can be.
    answer: Option<Answer>,
    report: Report,
}

fn work(guide: &Guide, asked: &Asked) -> Done {
    let mut report = Report::default();
    let Some(request) = request(guide, asked, &guide.defaults, &[], &mut report) else {
        return Done { request: None, answer: None, report };
    };
    match generate(guide, &guide.near, &request) {
        Ok(answer) => Done { request: Some(request), answer: Some(answer), report },
        Err(refusal) => {
            report.push(refused(guide, asked, &request, &refusal));
            Done { request: Some(request), answer: None, report }
        }
    }
}
