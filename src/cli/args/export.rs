//! What may be said to `ironleaf export`.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::exchange::export::Moment;
use crate::training::terms::Date;

use super::{Guide, address};

/// Write the guide, or a program of it, for other tools.
///
/// Without a program it is the whole guide. Nothing is written while the guide has errors: `ironleaf check` shows them.
/// The same guide and the same options give the same file; a calendar without `--start` goes by the day it is made.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    ironleaf export csv                                           the exercises, for a spreadsheet\n  \
    ironleaf export csv \"Two days\" --output two-days.csv          the rows of a program\n  \
    ironleaf export ics \"Two days\" --start 2026-01-05 --at 18:30  its sessions, for a calendar\n  \
    ironleaf export epub --output guide.epub                      the guide, for an e-reader\n  \
    ironleaf export zip --output guide.zip                        the built guide in one file")]
pub(in crate::cli) struct Export {
    /// What it is to be
    #[arg(value_enum, value_name = "FORMAT")]
    pub(in crate::cli) form: Form,
    /// The program; without it the whole guide, or the only program where one is needed
    #[arg(value_name = "PROGRAM")]
    pub(in crate::cli) program: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) guide: Guide,
    /// The file to write into, over what it holds; `-` is what prints it [default: it is printed]
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// In a calendar: the first day of week 1, such as 2026-01-05 [default: the coming Monday]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(in crate::cli) start: Option<Date>,
    /// In a calendar: when sessions begin, such as 18:30 [default: events of a whole day]
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(in crate::cli) at: Option<Moment>,
    /// The published guide's address, for links; wins over `base_url` in ironleaf.yaml
    #[arg(long, value_name = "URL", value_parser = address)]
    pub(in crate::cli) base_url: Option<String>,
}

/// A form that other tools read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Form {
    /// All that is known of the guide or the program, for programs
    Json,
    /// The exercises, or the rows of a program, for spreadsheets
    Csv,
    /// A program's sessions, for calendars
    Ics,
    /// A program, for the app Liftosaur
    Liftoscript,
    /// A program as routines, for the interface of the app Hevy
    Hevy,
    /// The guide, or a program with its exercises, as one page that needs nothing else
    Html,
    /// The same for e-readers
    Epub,
    /// The guide as it is built, in one file
    Zip,
}

impl Form {
    /// Its name on the command line.
    pub(in crate::cli) fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "write year, month and day, such as 2026-01-05".to_owned())
}

fn time(text: &str) -> Result<Moment, String> {
    Moment::parse(text).ok_or_else(|| "write hours and minutes, such as 18:30".to_owned())
}
