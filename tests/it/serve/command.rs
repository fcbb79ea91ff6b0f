//! The command itself: a guide on a disk, saved as editors save it.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::json;

use super::SQUAT;
use super::client::{Live, ask};

/// A running `ironleaf serve`, ended with the test.
pub(super) struct Serve {
    child: Child,
    pub(super) port: u16,
    pub(super) folder: tempfile::TempDir,
    said: String,
}

impl Serve {
    /// Serves a guide of one exercise from a new folder.
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("content/exercises")).unwrap();
        fs::write(folder.path().join("content/exercises/squat.md"), SQUAT).unwrap();
        Self::over(folder, &["--port", "0"])
    }

    pub(super) fn over(folder: tempfile::TempDir, args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ironleaf"))
            .args(["serve", "--root"])
            .arg(folder.path())
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        let port = loop {
            let mut line = String::new();
            assert!(lines.read_line(&mut line).unwrap() > 0, "it ended: {said}");
            said.push_str(&line);
            if let Some((_, port)) = line.strip_prefix("The guide is at http://").and_then(|address| address.rsplit_once(':')) {
                break port.trim_end().trim_end_matches('/').parse().unwrap();
            }
        };
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        Self { child, port, folder, said }
    }

    fn file(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn page(&self, path: &str) -> String {
        ask(self.port, &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).text()
    }

    /// How it ends by itself. One that does not is a test that hangs, which `cargo test` names.
    fn ended(&mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }
}

impl Drop for Serve {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Saves as most editors do: another file in the same folder, then one step.
fn exchange(path: &Path, text: &str) {
    let beside = path.with_extension("tmp~");
    fs::write(&beside, text).unwrap();
    fs::rename(&beside, path).unwrap();
}

#[test]
fn what_is_saved_is_served() {
    let server = Serve::new();
    let mut page = Live::new(server.port);
    page.next();
    let squat = server.file("content/exercises/squat.md");
    let has = |text: &str| server.page("/exercises/squat.html").contains(text);

    fs::write(&squat, SQUAT.replace("stand up", "written in place")).unwrap();
    page.until(|_| has("written in place"));
    exchange(&squat, &SQUAT.replace("stand up", "exchanged"));
    page.until(|_| has("exchanged"));

    // A new folder with a file in it, a rename, the folders away and back.
    fs::create_dir_all(server.file("content/articles")).unwrap();
    fs::write(server.file("content/articles/why.md"), "---\ntitle: Why\n---\nBecause.\n").unwrap();
    page.until(|_| server.page("/articles/why.html").contains("Because"));
    fs::rename(server.file("content/articles/why.md"), server.file("content/articles/how.md")).unwrap();
    page.until(|_| server.page("/articles/how.html").contains("Because") && !server.page("/articles/why.html").contains("Because."));
    fs::rename(server.file("content"), server.file("away")).unwrap();
    page.until(|state| state["stops"] == json!(1));
    assert!(has("exchanged"));
    fs::rename(server.file("away"), server.file("content")).unwrap();
    page.until(|state| state["stops"] == json!(0));
    fs::write(&squat, SQUAT.replace("stand up", "watched again")).unwrap();
    page.until(|_| has("watched again"));
}

#[test]
fn a_guide_that_is_moved_away_and_back_is_followed_again() {
    let outer = tempfile::tempdir().unwrap();
    let folder = tempfile::tempdir_in(outer.path()).unwrap();
    fs::create_dir_all(folder.path().join("content/exercises")).unwrap();
    fs::write(folder.path().join("content/exercises/squat.md"), SQUAT).unwrap();
    let server = Serve::over(folder, &["--port", "0"]);
    let mut page = Live::new(server.port);
    page.next();
    let away = outer.path().join("away");
    fs::rename(server.folder.path(), &away).unwrap();
    page.until(|state| state["stops"].as_u64() > Some(0));
    assert!(server.page("/exercises/squat.html").contains("stand up"));
    fs::rename(&away, server.folder.path()).unwrap();
    page.until(|state| state["stops"] == json!(0));
    fs::write(server.file("content/exercises/squat.md"), SQUAT.replace("stand up", "back")).unwrap();
    page.until(|_| server.page("/exercises/squat.html").contains("back"));
}

#[test]
fn a_port_in_use_is_left_to_the_other() {
    let first = Serve::new();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("content/exercises")).unwrap();
    fs::write(folder.path().join("content/exercises/squat.md"), SQUAT).unwrap();
    let second = Serve::over(folder, &["--port", &first.port.to_string()]);
    assert!(second.said.contains(&format!("port {} is in use, so this is port {}", first.port, second.port)), "{}", second.said);
}

#[test]
fn addresses_of_the_newer_form_are_told_as_browsers_want_them() {
    // A machine may have no addresses of the newer form at all.
    if std::net::TcpListener::bind("[::1]:0").is_err() {
        return;
    }
    for host in ["::", "::1"] {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("content/exercises")).unwrap();
        fs::write(folder.path().join("content/exercises/squat.md"), SQUAT).unwrap();
        let server = Serve::over(folder, &["--port", "0", "--host", host]);
        assert!(server.said.contains(&format!("The guide is at http://[::1]:{}/\n", server.port)), "{}", server.said);
        let mut page = std::net::TcpStream::connect(("::1", server.port)).unwrap();
        write!(page, "GET / HTTP/1.1\r\nHost: [::1]:{}\r\nConnection: close\r\n\r\n", server.port).unwrap();
        let mut answer = String::new();
        page.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
}

#[cfg(unix)]
#[test]
fn the_system_and_the_terminal_end_it() {
    for signal in ["-TERM", "-INT"] {
        let mut server = Serve::new();
        // Whoever is answered finds the signals watched.
        let mut open = Live::new(server.port);
        open.next();
        let done = Command::new("kill").args([signal, &server.child.id().to_string()]).status().unwrap();
        assert!(done.success());
        assert_eq!(server.ended(), Some(0), "{signal}");
    }
}

#[test]
fn its_help_shows_how_to_begin() {
    let done = crate::run(&["serve", "--help"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    assert!(done.out.contains("Examples:\n  ironleaf serve --open"), "{}", done.out);
}

#[test]
fn a_host_that_is_not_here_is_said() {
    let done = crate::run(&["serve", "--root", crate::example().to_str().unwrap(), "--host", "192.0.2.1"]);
    assert_eq!(done.code, 2);
    assert!(
        done.err.starts_with("error: cannot listen at `192.0.2.1`, port 4000: this machine does not have that address"),
        "{}",
        done.err
    );
}
