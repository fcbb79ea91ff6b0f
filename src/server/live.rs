//! The channel by which open pages hear of changes: server-sent events, each the whole state.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

use super::answer::Desk;
use super::overlay::Findings;
use super::stage::Scene;

/// What a page has to know: whether it is what it shows, and what is wrong.
#[derive(Serialize)]
struct State<'a> {
    /// Tells one run of the server from the next.
    run: &'a str,
    /// The edition of the site.
    edition: u64,
    /// A page of this edition or a later one has only to take its stylesheets again.
    styled_from: u64,
    /// These, by their paths inside `static/`, and where they are now.
    styles: &'a std::collections::BTreeMap<String, String>,
    /// What was found.
    #[serde(flatten)]
    findings: &'a Findings,
}

/// The state now and after each change, for a page of this server; who is slow hears only the last.
pub(super) fn channel(desk: &Desk, headers: &HeaderMap) -> Response {
    if !desk.hosts.sent_by_own_page(headers) {
        return (StatusCode::FORBIDDEN, "only pages of this server hear of its changes\n").into_response();
    }
    let run = desk.run.clone();
    let states = WatchStream::new(desk.stage.scenes()).map(move |scene: Arc<Scene>| {
        let json = scene.told.get_or_init(|| state(&run, &scene));
        Ok::<_, Infallible>(Event::default().event("state").data(json))
    });
    Sse::new(states).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response()
}

fn state(run: &str, scene: &Scene) -> String {
    let Scene { edition, styled_from, styles, findings, .. } = scene;
    let state = State { run, edition: *edition, styled_from: *styled_from, styles, findings };
    serde_json::to_string(&state).unwrap_or_default()
}
