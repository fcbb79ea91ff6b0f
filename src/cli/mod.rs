//! Words in, words out: the `ironleaf` command.
//!
//! Every command ends with 0 when all is well, 1 when there are findings to mend, and 2 when it was called wrongly, the
//! disk said no, or Ironleaf itself has a mistake.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the command line has a clock, a terminal and an environment")]

mod about;
mod args;
mod build;
mod check;
mod explain;
mod export;
mod fmt;
mod import;
mod init;
mod new;
mod progress;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod terminal;
mod theme;
mod watchdog;
mod workout;

use std::panic::catch_unwind;
use std::process::ExitCode;
use std::sync::{OnceLock, mpsc};

use clap::Parser as _;

use args::{Args, Command};
use terminal::Terminal;

pub use about::reference;

use crate::disk;

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// All is well.
    Well,
    /// There are findings to mend.
    Findings,
    /// Called wrongly, or the world said no.
    Trouble,
}

impl From<End> for ExitCode {
    fn from(end: End) -> Self {
        match end {
            End::Well => Self::SUCCESS,
            End::Findings => Self::from(1),
            End::Trouble => Self::from(2),
        }
    }
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // A reader that has gone away is no trouble.
            let _ = error.print();
            return if error.use_stderr() { End::Trouble } else { End::Well }.into();
        }
    };
    quiet_panics();
    // The work has a thread of its own, so that a template that never ends does not keep the process.
    let (done, end) = mpsc::channel();
    let stuck = done.clone();
    let work = move || {
        let terminal = Terminal::new();
        let end = catch_unwind(|| run(args, &terminal, stuck)).unwrap_or_else(|_| {
            terminal.error(&internal_error());
            End::Trouble
        });
        let _ = done.send(end);
    };
    if std::thread::Builder::new().name("ironleaf".into()).stack_size(16 << 20).spawn(work).is_err() {
        Terminal::new().error("error: the system has no thread left\n");
        return End::Trouble.into();
    }
    end.recv().unwrap_or(End::Trouble).into()
}

fn run(args: Args, terminal: &Terminal, stuck: mpsc::Sender<End>) -> End {
    let end = match args.command {
        Command::Init(args) => init::run(&args, terminal),
        Command::New(args) => new::run(&args, terminal),
        Command::Build(args) => build::run(&args, terminal, stuck),
        Command::Check(args) => check::run(&args, terminal, stuck),
        Command::Fmt(args) => fmt::run(&args, terminal),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(&args, terminal),
        Command::Workout(args) => workout::run(&args, terminal),
        Command::Explain(args) => Ok(explain::run(&args, terminal)),
        Command::Import(args) => import::run(&args, terminal),
        Command::Export(args) => export::run(&args, terminal, stuck),
        Command::Theme(args) => theme::run(&args, terminal),
        Command::Schema(args) => Ok(schema::run(&args, terminal)),
        Command::Completions(args) => Ok(about::completions(&args, terminal)),
        Command::Man(args) => about::man(&args, terminal),
        Command::Help(args) => Ok(about::help(&args, terminal)),
    };
    end.unwrap_or_else(|error: disk::Error| {
        terminal.error(&format!("error: {error}\n"));
        if let (disk::Error::Internal { .. }, Some(place)) = (&error, PANIC.get()) {
            terminal.error(&format!("{place}\n"));
        }
        End::Trouble
    })
}

/// The first panic's place and words.
static PANIC: OnceLock<String> = OnceLock::new();

/// Keeps panics for the end: they are caught, and told once and in plain words.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|info| {
        let _ = PANIC.set(info.to_string());
    }));
}

fn internal_error() -> String {
    let place = PANIC.get().map_or("", String::as_str);
    format!(
        "error: internal error; what was there before is untouched\nhelp: this is a mistake in Ironleaf, not in your guide; please report it\n{place}\n"
    )
}
