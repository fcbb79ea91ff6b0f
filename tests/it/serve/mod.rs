//! `ironleaf serve` through loopback: what is answered, what is refused, and what open pages hear.

mod browser;
mod client;
mod command;
mod findings;

use std::io::Write as _;
use std::net::TcpStream;

use client::{Live, Running, ask};
use serde_json::json;

pub(crate) const SQUAT: &str = "---\ntitle: Squat\nmuscles: {primary: [quads]}\n---\nSit down, stand up.\n";
const GUIDE: &[(&str, &str)] = &[
    ("content/exercises/squat.md", SQUAT),
    ("content/programs/fives.md", "---\ntitle: Fives\nsessions:\n  - name: Monday\n    work: |\n      Squat: 5 x 5, rest 3 min\n---\n"),
    ("static/photo.jpg", "not really"),
    ("static/a b/note.txt", "x"),
    ("static/look.css", "body{}"),
];

/// `GUIDE` with some files otherwise; an empty text is a file that is gone.
fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = GUIDE.iter().filter(|(path, _)| !changes.iter().any(|(p, _)| p == path)).copied();
    kept.chain(changes.iter().filter(|(_, text)| !text.is_empty()).copied()).collect()
}

#[test]
fn addresses_and_what_stands_there() {
    let server = Running::new(GUIDE);
    let case = |path: &str, status: u16, kind: &str| {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("content-type").unwrap_or("")), (status, kind), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
    };
    const HTML: &str = "text/html; charset=utf-8";
    case("/", 200, HTML);
    case("/index.html?x=1", 200, HTML);
    case("/exercises/", 200, HTML);
    case("/exercises/squat.html", 200, HTML);
    case("/photo.jpg", 200, "image/jpeg");
    case("/a%20b/note.txt", 200, "text/plain; charset=utf-8");
    case("/look.css", 200, "text/css; charset=utf-8");
    case("/_ironleaf/live.js", 200, "text/javascript; charset=utf-8");
    case("/_ironleaf/live.css", 200, "text/css; charset=utf-8");
    case("/nothing.html", 404, HTML);
    for path in ["/../ironleaf.yaml", "/%2e%2e/%2e%2e/etc/passwd", "/..%5c..%5cx", "/%00", "//etc/passwd", "/content/exercises/squat.md"] {
        case(path, 404, HTML);
    }
    let long = server.get(&format!("/{}", "a/%2e%2e/".repeat(2000)));
    assert_eq!(long.status, 404);
    assert!([0, 400, 414, 431].contains(&server.get(&format!("/{}", "x".repeat(200_000))).status));
    let moved = server.get("/exercises?a=b");
    assert_eq!((moved.status, moved.header("location")), (307, Some("/exercises/?a=b")));
    assert_eq!(server.get("/photo.jpg").text(), "not really");
}

#[test]
fn only_reading_and_only_by_its_own_name() {
    let server = Running::new(GUIDE);
    let port = server.port;
    let case = |method: &str, more: &str, status: u16| {
        let answer = ask(port, &format!("{method} / HTTP/1.1\r\n{more}Connection: close\r\n\r\n"));
        assert_eq!(answer.status, status, "{method} {more:?}");
        answer
    };
    let own = format!("Host: localhost:{port}\r\n");
    case("GET", &own, 200);
    case("GET", "Host: [::1]\r\n", 200);
    case("GET", "Host: example.org\r\n", 403);
    case("GET", &format!("Host: example.org:{port}\r\n"), 403);
    case("GET", &format!("{own}Host: example.org\r\n"), 403);
    case("GET", "", 403);
    case("POST", "Host: example.org\r\n", 403);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"] {
        let answer = case(method, &own, 405);
        assert_eq!(answer.header("allow"), Some("GET, HEAD"));
    }
    let (head, get) = (case("HEAD", &own, 200), case("GET", &own, 200));
    assert_eq!((head.header("content-length"), head.body.len()), (get.header("content-length"), 0));
    assert_eq!(get.header("content-length"), Some(&*get.body.len().to_string()));
}

#[test]
fn the_live_channel_is_for_own_pages() {
    let server = Running::new(GUIDE);
    let port = server.port;
    let case = |origin: &str, status: u16| {
        let request = format!("HEAD /_ironleaf/live HTTP/1.1\r\nHost: localhost:{port}\r\n{origin}Connection: close\r\n\r\n");
        assert_eq!(ask(port, &request).status, status, "{origin}");
    };
    case("", 200);
    case(&format!("Origin: http://localhost:{port}\r\n"), 200);
    case("Origin: http://example.org\r\n", 403);
    case("Origin: null\r\n", 403);
    case(&format!("Origin: http://127.0.0.1:{port}\r\n"), 403);
    case("Sec-Fetch-Site: cross-site\r\n", 403);
}

#[test]
fn open_pages_hear_what_changed() {
    let mut server = Running::new(GUIDE);
    let mut page = server.live();
    let first = page.next();
    assert_eq!((&first["edition"], &first["stops"]), (&json!(1), &json!(0)));
    assert!(server.get("/exercises/squat.html").text().contains("data-edition=\"1\""));

    let longer = SQUAT.replace("stand up", "stand up fast");
    server.save(&with(&[("content/exercises/squat.md", &longer)]));
    let state = page.next();
    assert_eq!((&state["edition"], &state["styled_from"]), (&json!(2), &json!(2)));
    assert!(server.get("/exercises/squat.html").text().contains("stand up fast"));

    // A stylesheet alone is taken again without the page.
    server.save(&with(&[("content/exercises/squat.md", &longer), ("static/look.css", "body{color:red}")]));
    let state = page.next();
    assert_eq!((&state["edition"], &state["styled_from"], &state["styles"]), (&json!(3), &json!(2), &json!({"look.css": "look.css"})));

    // The same files again are no change.
    server.save(&with(&[("content/exercises/squat.md", &longer), ("static/look.css", "body{color:red}")]));
    server.save(&with(&[]));
    assert_eq!(page.next()["edition"], json!(4));
}

#[test]
fn a_page_with_a_mistake_stays_as_it_was_and_the_others_follow() {
    let mut server = Running::new(GUIDE);
    let mut page = server.live();
    page.next();
    let other = ("content/articles/why.md", "---\ntitle: Why squat\n---\nBecause of [[Squat]].\n");
    server.save(&with(&[("content/exercises/squat.md", "---\ntitle: Squ"), other]));
    let state = page.next();
    assert!(state["stops"].as_u64() > Some(0), "{state}");
    let finding = &state["findings"][0];
    assert_eq!(finding["place"]["file"], json!("content/exercises/squat.md"));
    assert_eq!(
        finding["editor"],
        json!(format!("vscode://file/guide/content/exercises/squat.md:{}:{}", finding["place"]["line"], finding["place"]["column"]))
    );
    assert!(server.get("/exercises/squat.html").text().contains("Sit down, stand up."));
    let why = server.get("/articles/why.html");
    assert!(why.status == 200 && why.text().contains("exercises/squat.html"), "the link holds");

    // The only mistake mended: the page is the new one.
    server.save(&with(&[("content/exercises/squat.md", &SQUAT.replace("stand up", "get up")), other]));
    assert_eq!(page.next()["stops"], json!(0));
    assert!(server.get("/exercises/squat.html").text().contains("get up"));
}

#[test]
fn content_that_vanishes_is_shown_until_it_is_back() {
    let mut server = Running::new(GUIDE);
    let mut page = server.live();
    page.next();
    server.save(&[]);
    let state = page.next();
    assert_eq!(state["findings"][0]["rule"], json!("empty-guide"));
    assert_eq!(server.get("/exercises/squat.html").status, 200);
    server.save(GUIDE);
    assert_eq!(page.next()["stops"], json!(0));
    // A file that is deleted is gone; one that others name stays until they do not.
    server.save(&with(&[("content/programs/fives.md", "")]));
    page.next();
    assert_eq!(server.get("/programs/fives.html").status, 404);
    server.save(&with(&[]));
    page.next();
    server.save(&with(&[("content/exercises/squat.md", "")]));
    assert!(page.next()["stops"].as_u64() > Some(0));
    assert_eq!(server.get("/exercises/squat.html").status, 200);
}

#[test]
fn a_page_that_never_was_good_says_what_to_mend() {
    let server = Running::new(&[("content/exercises/squat.md", "---\ntitle: Squ")]);
    assert!(server.get("/exercises/squat.html").text().contains("/_ironleaf/live.js"));
    assert!(server.live().next()["stops"].as_u64() > Some(0));
    assert_eq!(server.get("/").status, 200);
}

#[test]
fn a_template_that_cannot_draw_leaves_the_pages_as_they_were() {
    let good = ("templates/exercise.html", "<!doctype html><html><head></head><body>Old look of {{ head.title }}</body></html>");
    let mut server = Running::new(&with(&[good]));
    let mut page = server.live();
    page.next();
    let drawn = server.get("/exercises/squat.html");
    assert!(drawn.text().contains("Old look"), "{}", drawn.text());
    for broken in ["{{ head.titel.x }}", "{% if %}"] {
        server.save(&with(&[("templates/exercise.html", broken)]));
        let state = page.until(|state| state["stops"].as_u64() > Some(0));
        assert_eq!(state["findings"][0]["place"]["file"], json!("templates/exercise.html"));
        assert!(server.get("/exercises/squat.html").text().contains("Old look"));
    }
    // A template that was never good: the page says so, and so does the channel.
    let server =
        Running::new(&with(&[("templates/term.html", "{{ nothing.at.all }}"), ("content/glossary/rep.md", "---\ntitle: Rep\n---\nOne.")]));
    let answer = server.get("/glossary/rep.html");
    assert!(answer.status == 500 && answer.text().contains("cannot be drawn"), "{}", answer.text());
}

#[test]
fn slow_and_many_connections_do_not_keep_others_out() {
    let server = Running::new(GUIDE);
    let connect = |text: &str| {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        stream.write_all(text.as_bytes()).unwrap();
        stream
    };
    let slow: Vec<TcpStream> = (0..100).map(|_| connect("GET / HTTP/1.1\r\nHost: local")).collect();
    let idle: Vec<TcpStream> = (0..100).map(|_| connect("")).collect();
    let mut open: Vec<Live> = (0..50).map(|_| server.live()).collect();
    assert_eq!(server.get("/exercises/squat.html").status, 200);
    for page in &mut open {
        assert_eq!(page.next()["edition"], json!(1));
    }
    assert_eq!(slow.len() + idle.len(), 200);
}

#[test]
fn the_last_of_many_edits_is_what_is_served() {
    let mut server = Running::new(GUIDE);
    let mut page = server.live();
    for n in 0..100 {
        let text = SQUAT.replace("stand up", &format!("stand up {n} times"));
        server.save(&with(&[("content/exercises/squat.md", if n % 3 == 0 { "---\ntitle: Sq" } else { &text })]));
    }
    let text = SQUAT.replace("stand up", "stand up for the last time");
    server.save(&with(&[("content/exercises/squat.md", &text)]));
    assert!(server.get("/exercises/squat.html").text().contains("stand up for the last time"));
    // A slow page hears of the last state, and of few before it.
    page.until(|state| state["edition"].as_u64() >= Some(50) && state["stops"] == json!(0));
}
