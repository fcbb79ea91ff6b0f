//! One file of the scene, drawn when a browser asks for it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use axum::body::Bytes;

use crate::base::OutPath;
use crate::diag::{Finding, Rule};
use crate::markup::escaped;
use crate::site::plan::literal;
use crate::source::Span;

use super::stage::{Scene, Stage};

/// The bytes at an address, as they are sent.
pub(super) enum Page {
    /// A file or a drawn page.
    Good(Bytes),
    /// A page that cannot be drawn; what stands in its place says so.
    Bad(Bytes),
}

/// What stands at `path`, which is in the scene's plan; pages carry the script that keeps them up to date.
pub(super) fn page(stage: &Stage, scene: &Arc<Scene>, path: &OutPath) -> Page {
    let html = path.is_page();
    if let Some(bytes) = scene.site.copied(path).filter(|_| !html) {
        return Page::Good(Bytes::from_owner(Held(bytes.clone())));
    }
    if let Some(page) = scene.kept(path) {
        return Page::Good(page);
    }
    let finding = match catch_unwind(AssertUnwindSafe(|| drawn(stage, scene, path))) {
        Ok(Ok(page)) => return Page::Good(page),
        Ok(Err(finding)) => *finding,
        Err(_) => Finding::new(Rule::Template, None, format!("internal error in `{path}`"))
            .help("this is a mistake in Ironleaf, not in your guide; please report it"),
    };
    stage.found(scene, &finding);
    let said = format!("This page cannot be drawn: {}.", finding.message);
    Page::Bad(Bytes::from(live(plain("This page cannot be drawn", &said).as_bytes(), scene)))
}

/// A file that is made of others; what is wrong with a picture is told, and what can be shown of it is.
fn drawn(stage: &Stage, scene: &Arc<Scene>, path: &OutPath) -> Result<Bytes, Box<Finding>> {
    if let Some(picture) = stage.pictures.at(&scene.site, path) {
        for finding in &picture.report.findings {
            stage.found(scene, finding);
        }
        return Ok(picture.value);
    }
    let bytes = scene.site.draw(path)?.unwrap_or_default();
    let page = Bytes::from(if path.is_page() { live(&bytes, scene) } else { bytes.into_owned() });
    scene.keep(path, &page);
    Ok(page)
}

/// Says which template does not end on a page that nobody can end.
pub(super) fn endless(stage: &Stage, scene: &Arc<Scene>, path: &OutPath) -> Bytes {
    for running in scene.site.gate().running().iter().filter(|running| running.page == path.as_str()).take(1) {
        let message = format!("the template `{}` does not end on the page `{}`", running.template, running.page);
        let place = scene.sources.find(&format!("templates/{}", running.template)).map(|file| Span::new(file, 0..0));
        stage.found(scene, &Finding::new(Rule::TemplateSlow, place, message).help("look for loops inside loops over long lists"));
    }
    Bytes::from(live(plain("This page cannot be drawn", "Its template does not end.").as_bytes(), scene))
}

/// The page for addresses where nothing stands.
pub(super) fn missing(stage: &Stage, scene: &Arc<Scene>) -> Bytes {
    let path = literal("404.html");
    if scene.site.plan().get(path.as_str()).is_none() {
        return Bytes::from(live(plain("Nothing stands here", "The guide has no page at this address.").as_bytes(), scene));
    }
    match page(stage, scene, &path) {
        Page::Good(bytes) | Page::Bad(bytes) => bytes,
    }
}

/// A page with the server's script in its head, or at its end where it has no head.
fn live(page: &[u8], scene: &Scene) -> Vec<u8> {
    let script = format!("<script src=\"/_ironleaf/live.js\" data-edition=\"{}\" defer></script>", scene.edition);
    let head = page.windows(7).position(|part| part.eq_ignore_ascii_case(b"</head>")).unwrap_or(page.len());
    [&page[..head], script.as_bytes(), &page[head..]].concat()
}

/// A page of the server's own.
pub(super) fn plain(title: &str, text: &str) -> String {
    let (title, text) = (escaped(title), escaped(text));
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title}</title><style>body{{font:1.1rem/1.6 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.25rem;\
         color-scheme:light dark;color:CanvasText;background:Canvas}}</style></head><body><h1>{title}</h1><p>{text}</p>\
         <p><a href=\"/\">To the guide's first page</a></p></body></html>"
    )
}

/// Bytes of the sources, lent to a connection.
struct Held(Arc<[u8]>);

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}
