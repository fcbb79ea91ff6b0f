//! One request, one answer.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::{Router, middleware};
use tokio::sync::Semaphore;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use super::page::{Page, endless, missing, page, plain};
use crate::base::OutPath;
use crate::site::plan::literal;

use super::path::{Asked, asked};
use super::stage::{Scene, Stage};
use super::{Hosts, live, overlay};

/// What every answer needs.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) stage: Stage,
    pub(super) hosts: Arc<Hosts>,
    /// Tells one run of the server from the next.
    pub(super) run: Arc<str>,
    /// So many pages are drawn at once.
    drawing: Arc<Semaphore>,
}

/// Everything that the server answers.
pub(super) fn router(stage: Stage, hosts: Hosts, run: &str) -> Router {
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let desk = Desk { stage, hosts: Arc::new(hosts), run: run.into(), drawing: Arc::new(Semaphore::new(threads + 2)) };
    let always = |name, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    Router::new()
        .fallback(file)
        .layer(middleware::from_fn_with_state(desk.clone(), door))
        .layer(CatchPanicLayer::new())
        .layer(always(header::CACHE_CONTROL, "no-store"))
        .layer(always(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(always(header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"))
        .layer(always(header::REFERRER_POLICY, "same-origin"))
        .with_state(desk)
}

/// Lets in who asks this server by its own name, and only to read.
async fn door(State(desk): State<Desk>, request: Request, next: middleware::Next) -> Response {
    if !desk.hosts.know(request.headers(), request.uri()) {
        let said = plain("Not this server", "This server answers only to its own name. To reach it by another one, start it with --host.");
        return sent(StatusCode::FORBIDDEN, HTML, said.into());
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut response = sent(StatusCode::METHOD_NOT_ALLOWED, HTML, plain("Only for reading", "The guide can only be read here.").into());
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    if *request.method() == Method::GET {
        return next.run(request).await;
    }
    // A page's length is known from the page alone, so it is made, and not sent.
    let (parts, body) = next.run(request).await.into_parts();
    let length = axum::body::HttpBody::size_hint(&body).exact();
    let mut response = Response::from_parts(parts, Body::empty());
    if let Some(length) = length {
        response.headers_mut().insert(header::CONTENT_LENGTH, length.into());
    }
    response
}

/// No page takes longer to draw.
const LONGEST: Duration = Duration::from_secs(8);
/// So long a page has to end once it is told to.
const GRACE: Duration = Duration::from_secs(1);

const HTML: &str = "text/html; charset=utf-8";

/// A file of the scene, or one of the server's own.
async fn file(State(desk): State<Desk>, request: Request) -> Response {
    let path = request.uri().path();
    if let Some(own) = path.strip_prefix("/_ironleaf/") {
        return match own {
            "live" => live::channel(&desk, request.headers()),
            "live.js" => sent(StatusCode::OK, "text/javascript; charset=utf-8", Bytes::from_static(overlay::SCRIPT)),
            "live.css" => sent(StatusCode::OK, "text/css; charset=utf-8", Bytes::from_static(overlay::STYLE)),
            _ => StatusCode::NOT_FOUND.into_response(),
        };
    }
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let (path, stage, drawing) = (path.to_owned(), desk.stage.clone(), desk.drawing.clone());
    let Ok(turn) = desk.drawing.acquire_owned().await else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    let scene = stage.now();
    let what = asked(&scene.site, &path);
    let page_asked = if let Asked::File(path) = &what { path.clone() } else { literal("404.html") };
    let (shown, drawn) = (stage.clone(), scene.clone());
    if drawn.lost(&page_asked) {
        return sent(StatusCode::INTERNAL_SERVER_ERROR, HTML, endless(&shown, &drawn, &page_asked));
    }
    let mut answer = tokio::task::spawn_blocking(move || {
        let _until_drawn = turn;
        match what {
            Asked::File(path) => match page(&stage, &scene, &path) {
                Page::Good(bytes) => sent(StatusCode::OK, &kind(path.as_str()), bytes),
                Page::Bad(bytes) => sent(StatusCode::INTERNAL_SERVER_ERROR, HTML, bytes),
            },
            Asked::Folder(to) => {
                let to = HeaderValue::try_from(format!("{to}{query}"));
                to.map_or(StatusCode::NOT_FOUND.into_response(), |to| {
                    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response()
                })
            }
            Asked::Nothing => sent(StatusCode::NOT_FOUND, HTML, missing(&stage, &scene)),
        }
    });
    let answer = if let Ok(answer) = tokio::time::timeout(LONGEST, &mut answer).await {
        answer.ok()
    } else {
        let ended = ended(&drawn, &page_asked, answer).await;
        if ended.is_none() {
            // Its thread is lost; other pages do not wait for it, and it is not drawn again.
            drawing.add_permits(1);
            drawn.lose(&page_asked);
        }
        ended
    };
    answer.unwrap_or_else(|| sent(StatusCode::INTERNAL_SERVER_ERROR, HTML, endless(&shown, &drawn, &page_asked)))
}

/// Ends a page that takes too long, at its next write; a template that writes nothing cannot be ended, and is left.
async fn ended(scene: &Scene, page: &OutPath, mut answer: tokio::task::JoinHandle<Response>) -> Option<Response> {
    scene.site.gate().end(page.as_str());
    tokio::time::timeout(GRACE, &mut answer).await.ok()?.ok()
}

/// What a browser is told a file is, by the ending of its name.
fn kind(path: &str) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let text = kind.type_() == mime_guess::mime::TEXT || matches!(kind.subtype().as_str(), "javascript" | "json" | "xml" | "manifest+json");
    if text { format!("{kind}; charset=utf-8") } else { kind.to_string() }
}

fn sent(status: StatusCode, kind: &str, bytes: Bytes) -> Response {
    (status, [(header::CONTENT_TYPE, kind.to_owned())], bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn a_browser_is_told_what_a_file_is() {
        let case = |path: &str, want: &str| assert_eq!(kind(path), want);
        case("index.html", "text/html; charset=utf-8");
        case("a/ironleaf.12345678.css", "text/css; charset=utf-8");
        case("ironleaf.js", "text/javascript; charset=utf-8");
        case("squat.jpg", "image/jpeg");
        case("squat.webp", "image/webp");
        case("squat.avif", "image/avif");
        case("map.svg", "image/svg+xml");
        case("squat.mp4", "video/mp4");
        case("font.woff2", "font/woff2");
        case("sitemap.xml", "text/xml; charset=utf-8");
        case("feed.json", "application/json; charset=utf-8");
        case("guide.epub", "application/epub+zip");
        case("plan.pdf", "application/pdf");
        case("plan.ics", "text/calendar; charset=utf-8");
        case("LICENCE", "application/octet-stream");
    }
}
