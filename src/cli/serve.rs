//! `ironleaf serve`: the guide in a browser while it is written.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, UdpSocket};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use crate::base::words;
use crate::diag::show::{self, Amount};
use crate::diag::{Checked, Finding, Report, Rule};
use crate::disk::{self, Error, Watch};
use crate::server::{Editing, Made, Moved, Server, Stage, Workshop};
use crate::source::{Drafts, Options, Sources};

use super::End;
use super::args::Serve;
use super::terminal::Terminal;

/// So many errors, and so many warnings, are shown in full.
const SHOWN: usize = 20;

pub(super) fn run(args: &Serve, terminal: &Terminal) -> Result<End, Error> {
    let began = Instant::now();
    let mut watch = Watch::new(&args.guide.root)?;
    let server = Server::bind(&args.host, args.port).map_err(|source| Error::Serve { host: args.host.clone(), port: args.port, source })?;
    let drafts = if args.guide.drafts { Drafts::Show } else { Drafts::Hide };
    let mut workshop = Workshop::new(Options { drafts, base_url: None });
    let editing = Editing { root: watch.root().to_string_lossy().into_owned() };
    let Some(made) = workshop.take(disk::read(watch.root())?) else { return Ok(End::Well) };
    let (url, port) = (server.url(), server.address().port());
    let stage = Stage::new(made.show(&editing));
    tell(terminal, &made);
    let near = near(&args.host, server.answers_ipv4()).map(|ip| for_browser(ip, port));
    terminal.out(&opening(&made, (&url, near.as_deref()), (args.port, port), began.elapsed()));
    let (serve, _stop) = server.ready(stage.clone()).map_err(|source| Error::Serve { host: args.host.clone(), port, source })?;
    drop(made);
    let follow = move || follow(&mut watch, &mut workshop, &stage, &editing);
    // Without a thread to spare the pages stay as they are, and are served all the same.
    if std::thread::Builder::new().name("watch".into()).stack_size(16 << 20).spawn(follow).is_err() {
        terminal.error("warning: the system has no thread left; changes do not show\n");
    }
    if args.open && open::that_detached(&url).is_err() {
        terminal.error(&format!("warning: no browser could be opened; open {url} yourself\n"));
    }
    serve().map_err(|source| Error::Serve { host: args.host.clone(), port, source })?;
    Ok(End::Well)
}

/// Makes the site again at each change, for ever.
fn follow(watch: &mut Watch, workshop: &mut Workshop, stage: &Stage, editing: &Editing) {
    let terminal = Terminal::new();
    // A folder that is gone is told of once.
    let mut gone = false;
    loop {
        watch.wait();
        let began = Instant::now();
        let read = match disk::read(watch.root()) {
            Ok(read) => {
                gone = false;
                read
            }
            Err(_) if gone => continue,
            Err(error) => {
                gone = true;
                Checked { value: Sources::default(), report: Report::from_iter([away(&error)]) }
            }
        };
        // A mistake of ours in one state of the guide must not end the following of all later ones.
        let Ok(made) = catch_unwind(AssertUnwindSafe(|| workshop.take(read))) else {
            terminal.error("error: internal error; this is a mistake in Ironleaf, not in your guide: please report it\n");
            continue;
        };
        let Some(made) = made else { continue };
        stage.show(made.show(editing));
        let took = began.elapsed();
        tell(&terminal, &made);
        terminal.out(&changed(&made.moved, &made.report, took));
    }
}

/// What is said in the browser when the whole guide is gone.
fn away(error: &Error) -> Finding {
    Finding::new(Rule::Unreadable, None, error.to_string())
        .help("put the folder back where it was; what was last there is shown until then")
}

fn tell(terminal: &Terminal, made: &Made) {
    terminal.error(&show::findings(&made.report, &made.sources, terminal.style(Amount::First(SHOWN))));
}

/// The first words: what there is, and where.
/// `url` is for this machine, `near` for others where they are answered.
fn opening(made: &Made, (url, near): (&str, Option<&str>), (asked, port): (u16, u16), took: Duration) -> String {
    let pages = words::count(made.site.plan().iter().filter(|(path, _)| path.is_page()).count(), "page");
    let busy = if asked != 0 && asked != port { format!("port {asked} is in use, so this is port {port}\n") } else { String::new() };
    let near = near.map_or_else(String::new, |near| format!("On a phone in the same network it is at {near}\n"));
    format!(
        "read {pages} in {} — {}\n{busy}\nThe guide is at {url}\n{near}It follows what you save. Press Ctrl-C to end.\n\n",
        time(took),
        show::summary(&made.report)
    )
}

/// The address at which others in the network are answered, where `host` is every address that this machine has.
///
/// The older form is told where it works: it is the shorter one to type on a phone.
fn near(host: &str, answers_ipv4: bool) -> Option<IpAddr> {
    let host: IpAddr = host.trim_start_matches('[').trim_end_matches(']').parse().ok()?;
    if !host.is_unspecified() {
        return None;
    }
    let old = || own_address(Ipv4Addr::UNSPECIFIED.into(), ELSEWHERE.into());
    let new = || own_address(Ipv6Addr::UNSPECIFIED.into(), ELSEWHERE_NEW.into());
    answers_ipv4.then(old).flatten().or_else(|| if host.is_ipv6() { new() } else { None })
}

/// Addresses that are kept for documents: what matters is from where the way to them would begin.
const ELSEWHERE: Ipv4Addr = Ipv4Addr::new(192, 0, 2, 1);
const ELSEWHERE_NEW: Ipv6Addr = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1);

/// The address that this machine has in its network, if it is in one. Nothing is sent.
fn own_address(any: IpAddr, elsewhere: IpAddr) -> Option<IpAddr> {
    let socket = UdpSocket::bind((any, 0)).ok()?;
    socket.connect((elsewhere, 9)).ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_loopback() && !ip.is_unspecified()).then_some(ip)
}

/// An address as a browser wants it, one of the newer form in brackets.
fn for_browser(ip: IpAddr, port: u16) -> String {
    format!("http://{}/", std::net::SocketAddr::from((ip, port)))
}

/// `content/exercises/squat.md changed: 34 ms — 0 errors, 2 warnings`
fn changed(moved: &Moved, report: &Report, took: Duration) -> String {
    let each = |paths: &[String], what: &str| match paths {
        [] => None,
        [one] => Some(format!("{} {what}", show::plain(one))),
        many => Some(format!("{} {what}", words::count(many.len(), "file"))),
    };
    let parts: Vec<String> =
        [each(&moved.changed, "changed"), each(&moved.added, "added"), each(&moved.removed, "removed")].into_iter().flatten().collect();
    let what = if parts.is_empty() { "the guide was read again".to_owned() } else { words::list(&parts) };
    format!("{what}: {} — {}\n", time(took), show::summary(report))
}

fn time(took: Duration) -> String {
    if took.as_secs() > 0 { format!("{:.1} s", took.as_secs_f64()) } else { format!("{} ms", took.as_millis()) }
}

/// A host name, or an address in numbers.
pub(super) fn host(text: &str) -> Result<String, String> {
    let plain = !text.is_empty() && text.len() < 256 && !text.contains(|c: char| c.is_whitespace() || matches!(c, '/' | '@' | '#' | '?'));
    if plain { Ok(text.to_owned()) } else { Err("write a name or an address such as 0.0.0.0, without `http://`".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::{Duration, Moved, Report, changed, for_browser, host, near};

    #[test]
    fn a_change_is_told_in_plain_words() {
        let case = |changes: &[&str], added: &[&str], removed: &[&str], want: &str| {
            let own = |paths: &[&str]| paths.iter().map(ToString::to_string).collect();
            let moved = Moved { changed: own(changes), added: own(added), removed: own(removed) };
            let said = changed(&moved, &Report::default(), Duration::from_millis(34));
            assert_eq!(said, format!("{want}: 34 ms — 0 errors, 0 warnings\n"));
        };
        case(&["content/a.md"], &[], &[], "content/a.md changed");
        case(&["content/a.md", "static/b.css"], &[], &[], "2 files changed");
        case(&[], &["content/b.md"], &["content/a.md"], "content/b.md added and content/a.md removed");
        case(&[], &[], &[], "the guide was read again");
    }

    #[test]
    fn a_host_is_a_name() {
        let case = |text: &str, good: bool| assert_eq!(host(text).is_ok(), good, "{text}");
        case("127.0.0.1", true);
        case("::1", true);
        case("gym.local", true);
        case("http://gym.local", false);
        case("", false);
    }

    #[test]
    fn only_every_address_is_for_phones_too() {
        let case = |text: &str| assert_eq!(near(text, true), None, "{text}");
        case("127.0.0.1");
        case("::1");
        case("localhost");
        // A machine without a network has nothing to tell.
        let form = |host: &str, ipv4: bool, new: bool| assert!(near(host, ipv4).is_none_or(|ip| ip.is_ipv6() == new), "{host}");
        form("0.0.0.0", true, false);
        form("::", false, true);
        form("[::]", false, true);
    }

    #[test]
    fn an_address_of_the_newer_form_stands_in_brackets() {
        let case = |ip: &str, want: &str| assert_eq!(for_browser(ip.parse().unwrap(), 4000), want);
        case("192.0.2.7", "http://192.0.2.7:4000/");
        case("2001:db8::7", "http://[2001:db8::7]:4000/");
    }
}
