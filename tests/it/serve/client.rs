//! A browser of a few lines, and a server to ask.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use ironleaf::server::{Editing, Server, Stage, Stop, Workshop};
use ironleaf::{Checked, Options, Sources};
use serde_json::Value;

/// No answer takes longer; reached only by a failing test.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server of this process, and what it shows.
pub(crate) struct Running {
    pub(crate) port: u16,
    pub(crate) stage: Stage,
    pub(crate) workshop: Workshop,
    stop: Option<(Stop, std::thread::JoinHandle<()>)>,
}

impl Running {
    /// Serves the guide of `files`.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let mut workshop = Workshop::new(Options::default());
        let made = workshop.take(read(files)).unwrap();
        let stage = Stage::new(made.show(&editing()));
        let server = Server::bind("127.0.0.1", 0).unwrap();
        let port = server.address().port();
        let (serve, stop) = server.ready(stage.clone()).unwrap();
        let thread = std::thread::spawn(move || serve().unwrap());
        Self { port, stage, workshop, stop: Some((stop, thread)) }
    }

    /// The coach has saved, and the guide is now `files`.
    pub(crate) fn save(&mut self, files: &[(&str, &str)]) {
        self.save_sources(files.iter().copied().collect());
    }

    /// The same with files of any bytes.
    pub(crate) fn save_sources(&mut self, sources: Sources) {
        if let Some(made) = self.workshop.take(Checked::clean(sources)) {
            self.stage.show(made.show(&editing()));
        }
    }

    /// Asks for a page.
    pub(crate) fn get(&self, path: &str) -> Answer {
        ask(self.port, &format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port))
    }

    /// Listens as an open page does.
    pub(crate) fn live(&self) -> Live {
        Live::new(self.port)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.stop.take() {
            stop.now();
            thread.join().unwrap();
        }
    }
}

fn read(files: &[(&str, &str)]) -> Checked<Sources> {
    Checked::clean(files.iter().copied().collect())
}

fn editing() -> Editing {
    Editing { root: "/guide".to_owned() }
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.split_once(": ").filter(|(n, _)| n.eq_ignore_ascii_case(name))).map(|(_, value)| value)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Sends `request` as it is, and reads until the server closes.
pub(crate) fn ask(port: u16, request: &str) -> Answer {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    // A server that refuses a long head closes before it is all sent.
    let _ = stream.write_all(request.as_bytes());
    let mut all = Vec::new();
    let _ = stream.read_to_end(&mut all);
    let at = all.windows(4).position(|w| w == b"\r\n\r\n").map_or(all.len(), |at| at + 4);
    let head = String::from_utf8_lossy(&all[..at]).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    Answer { status, head, body: all[at..].to_vec() }
}

/// The channel of an open page.
pub(crate) struct Live(BufReader<TcpStream>);

impl Live {
    pub(crate) fn new(port: u16) -> Self {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(format!("GET /_ironleaf/live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n").as_bytes()).unwrap();
        Self(BufReader::new(stream))
    }

    /// The next state that is told.
    pub(crate) fn next(&mut self) -> Value {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).expect("a state in time") > 0, "the channel was closed");
            if let Some(json) = line.strip_prefix("data:") {
                return serde_json::from_str(json.trim()).unwrap();
            }
        }
    }

    /// The next state for which `holds`.
    pub(crate) fn until(&mut self, holds: impl Fn(&Value) -> bool) -> Value {
        loop {
            let state = self.next();
            if holds(&state) {
                return state;
            }
        }
    }
}
