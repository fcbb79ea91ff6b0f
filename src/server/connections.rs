//! Connections: so many at once, none of them for ever.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs as _};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, oneshot};
use tokio_io_timeout::TimeoutStream;

use super::answer::router;
use super::{Hosts, Stage};

/// Connections at once; more wait until one ends.
const MOST: usize = 4096;
/// How long a request's head may take.
const HEAD: Duration = Duration::from_secs(10);
/// How long a reader may take nothing of an answer.
const STALLED: Duration = Duration::from_secs(20);
/// The longest head of a request, in bytes.
const LONGEST: usize = 32 << 10;
/// Threads that draw pages; few do at once, but those whose templates never end are lost.
const THREADS: usize = 128;
/// So many ports are tried, from the first on.
const PORTS: u16 = 50;

/// A server that holds its port, and answers once what [`Server::ready`] gives is called.
#[derive(Debug)]
pub struct Server {
    host: String,
    listeners: Vec<std::net::TcpListener>,
    address: SocketAddr,
}

/// Ends a running server from any thread.
#[derive(Debug)]
pub struct Stop(oneshot::Sender<()>);

impl Server {
    /// A server at `port` of `host`, or at the first free port after it.
    ///
    /// # Errors
    /// When `host` is no address of this machine, or no port is free.
    pub fn bind(host: &str, port: u16) -> io::Result<Self> {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let bare = if bare.eq_ignore_ascii_case("localhost") { "127.0.0.1" } else { bare };
        let mut refused = io::Error::new(io::ErrorKind::NotFound, "no address of this machine has that name");
        for port in (0..if port == 0 { 1 } else { PORTS }).map_while(|n| port.checked_add(n)) {
            for address in (bare, port).to_socket_addrs()? {
                match listen(address) {
                    Ok((listener, address)) => {
                        let mut listeners = vec![listener];
                        // Some systems try the newer form of an address first when a browser asks for `localhost`.
                        if address.ip() == Ipv4Addr::LOCALHOST {
                            listeners.extend(listen((Ipv6Addr::LOCALHOST, address.port()).into()).ok().map(|(l, _)| l));
                        }
                        return Ok(Self { host: host.to_owned(), listeners, address });
                    }
                    Err(error) => refused = error,
                }
            }
            if refused.kind() != io::ErrorKind::AddrInUse {
                break;
            }
        }
        Err(refused)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address for a browser on this machine.
    pub fn url(&self) -> String {
        let ip = self.address.ip();
        let name = match ip {
            IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.to_string(),
            IpAddr::V6(ip) if ip.is_unspecified() => format!("[{}]", Ipv6Addr::LOCALHOST),
            _ if self.host.parse::<IpAddr>().is_ok() || ip.is_loopback() => {
                if ip.is_ipv6() {
                    format!("[{ip}]")
                } else {
                    ip.to_string()
                }
            }
            _ => self.host.clone(),
        };
        format!("http://{name}:{}/", self.address.port())
    }

    /// Whether it answers at addresses of the older form, `192.168.1.20`: one for all of the newer form does on many
    /// systems, and not on all.
    pub fn answers_ipv4(&self) -> bool {
        self.listeners.iter().any(|listener| match listener.local_addr() {
            Ok(SocketAddr::V4(_)) => true,
            Ok(SocketAddr::V6(address)) => address.ip().is_unspecified() && is_dual(listener),
            Err(_) => false,
        })
    }

    /// What answers from `stage` until a signal ends it, or the second value does from another thread.
    ///
    /// # Errors
    /// When the system gives no sockets.
    pub fn ready(self, stage: Stage) -> io::Result<(impl FnOnce() -> io::Result<()>, Stop)> {
        let (stop, stopped) = oneshot::channel();
        more_files();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().max_blocking_threads(THREADS).build()?;
        let run = move || {
            let ended = runtime.block_on(async {
                tokio::select! {
                    answered = self.answer(stage) => answered,
                    _ = stopped => Ok(()),
                    signalled = signalled() => signalled,
                }
            });
            runtime.shutdown_background();
            ended
        };
        Ok((run, Stop(stop)))
    }

    async fn answer(self, stage: Stage) -> io::Result<()> {
        let clock = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        let run = format!("{:x}-{:x}", clock.as_nanos(), std::process::id());
        let router = router(stage, Hosts::of(&self.host), &run);
        let room = Arc::new(Semaphore::new(MOST));
        for listener in self.listeners {
            let listener = TcpListener::from_std(listener)?;
            tokio::spawn(accept(listener, router.clone(), room.clone()));
        }
        std::future::pending().await
    }
}

impl Stop {
    /// Ends the server.
    pub fn now(self) {
        let _ = self.0.send(());
    }
}

fn listen(address: SocketAddr) -> io::Result<(std::net::TcpListener, SocketAddr)> {
    let listener = std::net::TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    #[cfg(unix)]
    {
        // The standard library lets only 128 wait.
        let _ = rustix::net::listen(&listener, 4096);
    }
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Whether a listener at `::` hears of the older form of addresses too.
fn is_dual(listener: &std::net::TcpListener) -> bool {
    #[cfg(unix)]
    let dual = rustix::net::sockopt::ipv6_v6only(listener).is_ok_and(|only| !only);
    #[cfg(not(unix))]
    let dual = {
        let _ = listener;
        false
    };
    dual
}

async fn accept(listener: TcpListener, router: axum::Router, room: Arc<Semaphore>) {
    loop {
        let Ok(place) = room.clone().acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            // No file handle is left; some connection will end.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let router = router.clone();
        tokio::spawn(async move {
            let _until_ended = place;
            connection(stream, router).await;
        });
    }
}

async fn connection(stream: TcpStream, router: axum::Router) {
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(STALLED));
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(LONGEST)
        .serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(router));
    // A browser that goes away in the middle is no trouble.
    let _ = serving.await;
}

/// Waits for the terminal's Ctrl-C, or for a word from the system to end.
async fn signalled() -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut end, mut hang_up) = (signal(SignalKind::terminate())?, signal(SignalKind::hangup())?);
        tokio::select! {
            said = tokio::signal::ctrl_c() => said,
            _ = end.recv() => Ok(()),
            _ = hang_up.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

/// Asks the system for more open files: each connection is one, and a usual limit is 1,024.
fn more_files() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let limit = getrlimit(Resource::Nofile);
        let wanted = limit.maximum.unwrap_or(u64::MAX).min(8192);
        if limit.current.is_some_and(|now| now < wanted) {
            let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum: limit.maximum });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Server;

    #[test]
    fn the_address_that_is_told_works_in_a_browser() {
        let case = |host: &str, want: &str| {
            // A machine may have no addresses of the newer form at all.
            let server = match Server::bind(host, 0) {
                Ok(server) => server,
                Err(_) if host.contains("::") && std::net::TcpListener::bind("[::1]:0").is_err() => return,
                Err(error) => panic!("{host}: {error}"),
            };
            let port = server.address().port();
            assert_eq!(server.url(), format!("http://{want}:{port}/"), "{host}");
            std::net::TcpStream::connect(format!("{want}:{port}")).unwrap();
            if server.answers_ipv4() {
                std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
            } else {
                assert!(host.contains("::1"), "{host}");
            }
        };
        case("127.0.0.1", "127.0.0.1");
        case("localhost", "127.0.0.1");
        case("0.0.0.0", "127.0.0.1");
        case("::1", "[::1]");
        case("[::1]", "[::1]");
        case("::", "[::1]");
    }
}
