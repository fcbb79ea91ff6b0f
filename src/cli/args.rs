//! What the command line may say.

mod export;
mod writing;

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::training::library::Asked;

pub(super) use export::{Export, Form};
pub(super) use writing::{Completions, Fmt, Init, Man, New, PageKind, Schema, SchemaKind, Theme, ThemeCommand};

/// Draws strength-training guides: Markdown in, a cross-linked guide out.
#[derive(Debug, Parser)]
#[command(
    name = "ironleaf",
    version,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    after_help = "Begin with `ironleaf init my-guide`, or with `ironleaf build` in the folder of a guide; then open output/index.html.\n\
                  Exit codes: 0 all is well, 1 there are findings to mend, 2 called wrongly or the disk said no."
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(arg_required_else_help = true)]
    Init(Init),
    New(Box<New>),
    Build(Build),
    #[cfg(feature = "serve")]
    Serve(Serve),
    Check(Check),
    Fmt(Fmt),
    #[command(arg_required_else_help = true)]
    Workout(Box<Workout>),
    Explain(Explain),
    #[command(subcommand_required = true, arg_required_else_help = true, disable_help_subcommand = true)]
    Import(Import),
    #[command(arg_required_else_help = true)]
    Export(Export),
    #[command(subcommand_required = true, arg_required_else_help = true, disable_help_subcommand = true)]
    Theme(Theme),
    #[command(arg_required_else_help = true)]
    Schema(Schema),
    #[command(arg_required_else_help = true)]
    Completions(Completions),
    #[command(arg_required_else_help = true)]
    Man(Man),
    Help(Help),
}

/// Draw the guide into its output folder.
///
/// Reads `ironleaf.yaml`, `content/`, `templates/` and `static/`, and draws every page. The new guide takes the old
/// one's place in one step, and only when nothing stops it; until then, and after any error, the old one stands.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    ironleaf build                                  the guide in this folder, into output/\n  \
    ironleaf build --root my-guide                  another guide, into my-guide/output/\n  \
    ironleaf build --output public --drafts         with drafts, into public/\n  \
    ironleaf build --base-url https://example.org/  with full addresses and a sitemap")]
pub(super) struct Build {
    #[command(flatten)]
    pub(super) guide: Guide,
    /// The folder to draw into [default: output, in the guide's folder]
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// The published guide's address; wins over `base_url` in ironleaf.yaml
    #[arg(long, value_name = "URL", value_parser = address)]
    pub(super) base_url: Option<String>,
    /// Publish nothing when there is a warning
    #[arg(long)]
    pub(super) strict: bool,
    /// Print findings only
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// Show everything that is wrong in the guide, and write nothing.
///
/// Draws every page as `build` does and drops it. With `--fix`, files of the guide are corrected first, where a finding
/// has a correction that can only be right. Ends with 1 when there is an error, with `--strict` also when there
/// is a warning.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    ironleaf check                   every finding of the guide in this folder\n  \
    ironleaf check --strict          ends with 1 on warnings too\n  \
    ironleaf check --fix             mends what has only one way to be mended, and shows the rest\n  \
    ironleaf check --format github   as annotations in a GitHub workflow\n\n\
    `ironleaf explain RULE` says more about a finding.")]
pub(super) struct Check {
    #[command(flatten)]
    pub(super) guide: Guide,
    /// How findings are printed: for people (to standard error), as one JSON object, or as GitHub annotations
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
    /// Warnings count like errors
    #[arg(long)]
    pub(super) strict: bool,
    /// Make every correction that is sure, in the guide's files, and say what was changed
    #[arg(long)]
    pub(super) fix: bool,
}

/// Show the guide in a browser while you write.
///
/// Every page is kept up to date: save a file, and the browser shows it a moment later. Where something is wrong, the
/// page stays as it last was, and what is wrong lies over it, with the line, what to write and a link that opens your
/// editor there. Nothing is written to the disk; `ironleaf build` does that.
#[cfg(feature = "serve")]
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    ironleaf serve --open              the guide in this folder, opened in the browser\n  \
    ironleaf serve --root my-guide     another guide\n  \
    ironleaf serve --drafts            with the pages that are not finished\n  \
    ironleaf serve --host 0.0.0.0      also for the phone in the same network\n\n\
    Without --host only this machine is answered. Ctrl-C ends it.")]
pub(super) struct Serve {
    #[command(flatten)]
    pub(super) guide: Guide,
    /// The port; if another program has it, the next free one is taken
    #[arg(long, value_name = "N", default_value_t = 4000)]
    pub(super) port: u16,
    /// The address or name to listen at; anyone who can reach it can read the guide
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1", value_parser = super::serve::host)]
    pub(super) host: String,
    /// Open the guide in the browser
    #[arg(long)]
    pub(super) open: bool,
}

/// Work out a training session from the guide's exercises, with a reason for every row.
///
/// The session follows from stated rules (`ironleaf explain h1` to `h14`), and is the same every time. What you leave
/// out is as `sample_workouts` in ironleaf.yaml says. A session that cannot be ends with 1, and says which rule is in
/// the way and what would help.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    ironleaf workout --targets legs,back                       an hour, or what the guide assumes\n  \
    ironleaf workout --targets glutes,legs:2 --minutes 45      the legs matter more\n  \
    ironleaf workout --targets chest,back --order back-first --goal strength\n  \
    ironleaf workout --targets legs --equipment none --level beginner\n  \
    ironleaf workout --targets legs,back --format markdown     to paste into a page")]
pub(super) struct Workout {
    #[command(flatten)]
    pub(super) guide: Guide,
    #[command(flatten)]
    pub(super) request: Request,
    /// How the session is printed: as a table, as Markdown for a page of a guide, or as one JSON object
    #[arg(long, value_enum, default_value_t = Printed::Table)]
    pub(super) format: Printed,
}

/// A target, if the number after its colon may be a priority.
fn target(text: &str) -> Result<String, String> {
    let number = text.rsplit_once(':').filter(|(_, n)| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()));
    match number {
        Some((name, n)) if !matches!(n.parse(), Ok(1..=Asked::PRIORITY)) => Err(format!("a priority is from 1 to 9, such as `{name}:2`")),
        _ => Ok(text.to_owned()),
    }
}

/// What a session is asked for.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Request {
    /// Muscles and groups in order, such as legs,back; `legs:2` gives one a priority
    #[arg(long, value_name = "NAMES", required = true, value_delimiter = ',', value_parser = target)]
    pub(super) targets: Vec<String>,
    /// alternating, sequential, lift-first, or a target first: legs-first [default: alternating]
    #[arg(long, value_name = "ORDER")]
    pub(super) order: Option<String>,
    /// What it is for
    #[arg(long, value_name = "GOAL", value_parser = ["strength", "hypertrophy", "general", "endurance"])]
    pub(super) goal: Option<String>,
    /// Who trains
    #[arg(long, value_name = "LEVEL", value_parser = ["beginner", "intermediate", "advanced"])]
    pub(super) level: Option<String>,
    /// The time it must fit, warm-up and cool-down included
    #[arg(long, value_name = "N", value_parser = number::<5, 600>)]
    pub(super) minutes: Option<u32>,
    /// What there is, such as barbell,rack,cable; `none` is bodyweight
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) equipment: Option<Vec<String>>,
    /// The muscle that lags behind: its hardest exercise comes first
    #[arg(long, value_name = "MUSCLE")]
    pub(super) lagging: Option<String>,
    /// The exercise that comes first
    #[arg(long, value_name = "EXERCISE")]
    pub(super) main_lift: Option<String>,
    /// Exercises to leave out
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) exclude: Vec<String>,
    /// Injuries to respect, such as low-back
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub(super) flags: Vec<String>,
    /// Whether exercises are paired; auto pairs them where time asks for it [default: auto]
    #[arg(long, value_name = "WHEN", value_parser = ["auto", "yes", "no"])]
    pub(super) supersets: Option<String>,
    /// How many different sessions for one week [default: 1]
    #[arg(long, value_name = "N", value_parser = number::<1, 4>)]
    pub(super) sessions: Option<u32>,
    /// Which of the possible sessions: 1 is the best [default: 1]
    #[arg(long, value_name = "N", value_parser = number::<1, 99>)]
    pub(super) variant: Option<u32>,
    /// Leave out targets that cannot be served
    #[arg(long)]
    pub(super) partial: bool,
}

/// How a session is printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Printed {
    Table,
    Markdown,
    Json,
}

/// Which guide, and which of its pages.
#[derive(Debug, clap::Args)]
pub(super) struct Guide {
    /// The guide's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// Include pages marked `draft: true`
    #[arg(long)]
    pub(super) drafts: bool,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    Human,
    Json,
    Github,
}

/// Say what a finding means, why it matters and how to mend it.
///
/// The rule's name stands in brackets at the head of each finding: error[unknown-muscle]. The rules of generated
/// workouts are called h1 to h14.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    ironleaf explain                  the names of all rules\n  \
    ironleaf explain unknown-muscle   what that finding means\n  \
    ironleaf explain h2               why an exercise comes first in a generated workout")]
pub(super) struct Explain {
    /// The rule's name; without it, all rules are listed
    #[arg(value_name = "RULE")]
    pub(super) rule: Option<String>,
}

/// Show what a command can do, as `--help` behind it does.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    ironleaf help         all commands\n  \
    ironleaf help check   what `ironleaf check` can do")]
pub(super) struct Help {
    /// The command; without it, all are listed
    #[arg(value_name = "COMMAND")]
    pub(super) command: Vec<String>,
}

/// Make drafts of exercises from a public collection.
#[derive(Debug, clap::Args)]
pub(super) struct Import {
    #[command(subcommand)]
    pub(super) from: Collection,
}

#[derive(Debug, Subcommand)]
pub(super) enum Collection {
    /// The public-domain collection of exercises of the same name, as its one JSON file
    ///
    /// Writes a page for each exercise into content/exercises/, marked as not yet reviewed. Pages that are there
    /// already stay as they are. Where the collection's pictures lie beside the file, in a folder `images` or
    /// `exercises`, they come along.
    #[command(after_help = "Example:\n  \
        ironleaf import free-exercise-db exercises.json --into my-guide\n  \
        ironleaf build --root my-guide")]
    FreeExerciseDb {
        /// The collection's `exercises.json`
        file: PathBuf,
        /// The guide to write into; made where it is not there
        #[arg(long, value_name = "DIR", default_value = ".")]
        into: PathBuf,
        /// The folder of the collection's pictures [default: `images` or `exercises` beside the file]
        #[arg(long, value_name = "DIR")]
        images: Option<PathBuf>,
        /// Leaves the pictures out
        #[arg(long, conflicts_with = "images")]
        no_images: bool,
    },
}

/// A whole number from `LOW` to `HIGH`.
fn number<const LOW: u32, const HIGH: u32>(text: &str) -> Result<u32, String> {
    let number = text.trim().parse().ok().filter(|number| (LOW..=HIGH).contains(number));
    number.ok_or_else(|| format!("write a whole number from {LOW} to {HIGH}, without a unit"))
}

/// An address that links can be made of.
fn address(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plain = |host: &str| {
        !host.is_empty()
            && !host.starts_with('/')
            && !host.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\?#".contains(c))
    };
    if host.is_some_and(plain) { Ok(text.to_owned()) } else { Err("write a whole address, such as https://example.org/guide/".into()) }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        super::Args::command().debug_assert();
    }

    #[test]
    fn numbers_are_whole_and_within_bounds() {
        let case = |text: &str, want: Option<u32>| assert_eq!(super::number::<5, 600>(text).ok(), want, "{text}");
        case("45", Some(45));
        case(" 5", Some(5));
        case("4", None);
        case("1h", None);
        case("45min", None);
        case("-5", None);
    }

    #[test]
    fn addresses_are_whole() {
        let case = |text: &str, good: bool| assert_eq!(super::address(text).is_ok(), good, "{text}");
        case("https://example.org/guide/", true);
        case("http://localhost:8000", true);
        case("example.org", false);
        case("https://", false);
        case("javascript:alert(1)", false);
        case("https://a b", false);
        case("https://example.org/?page=", false);
    }
}
